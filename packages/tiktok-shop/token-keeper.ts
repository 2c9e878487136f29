/**
 * Keeps an access token fresh for many callers in many processes.
 *
 * Promises: however many calls notice the expiry, one refresh runs; its pair is committed by the port before anyone uses
 * it; a process that lost the race uses the winner's pair. Refuses to hammer: after a failed refresh it rests a while.
 */

import type { RemoteClock } from './clock.ts'
import type { TikTokProblem, TikTokResult } from './problem.ts'
import type { TokenGrant, TokenPair } from './tokens.ts'
import { failed, type TokenSource } from './transport.ts'

/** Where the pair lives between processes. */
export type TokenPort = {
  /** The committed pair. */
  read(): Promise<TokenPair>
  /**
   * Takes the lock on this pair, across processes; hands the committed pair to `work`; commits what `work` returns (null:
   * nothing new); answers with the pair that is committed then.
   */
  refreshExclusively(work: (current: TokenPair) => Promise<TokenPair | null>): Promise<TokenPair>
}

export type TokenKeeperOptions = {
  port: TokenPort
  /** Usually `(token) => refreshTokens(options, token)`. */
  refresh: (refreshToken: string) => Promise<TikTokResult<TokenGrant>>
  clock: RemoteClock
  /** Refresh that long before the end. Default 10 minutes. */
  refreshAheadMs?: number
  /** Rest after a failed refresh. Default 30 seconds. */
  restMs?: number
}

const defaultRefreshAheadMs = 10 * 60 * 1000
const defaultRestMs = 30 * 1000

export class TokenKeeper implements TokenSource {
  readonly #port: TokenPort
  readonly #refresh: TokenKeeperOptions['refresh']
  readonly #clock: RemoteClock
  readonly #refreshAheadMs: number
  readonly #restMs: number
  /** The refresh of this process that is under way; everybody who comes meanwhile waits for it. */
  #underWay: Promise<TikTokResult<TokenPair>> | null = null
  #lastFailure: { problem: TikTokProblem; restUntilMs: number } | null = null
  /**
   * A pair TikTok gave us and the port failed to commit. The old refresh token may be dead, so the next attempt offers this
   * pair to the port again instead of asking TikTok.
   */
  #uncommitted: { insteadOf: string; pair: TokenPair } | null = null

  constructor({ port, refresh, clock, refreshAheadMs, restMs }: TokenKeeperOptions) {
    this.#port = port
    this.#refresh = refresh
    this.#clock = clock
    this.#refreshAheadMs = refreshAheadMs ?? defaultRefreshAheadMs
    this.#restMs = restMs ?? defaultRestMs
  }

  /** Why the last refresh failed; null once one succeeded. For the operator: a token may still live for minutes. */
  get lastProblem(): TikTokProblem | null {
    return this.#lastFailure?.problem ?? null
  }

  /** An access token that should still live. Throws only what the port throws. */
  async current(): Promise<TikTokResult<string>> {
    const pair = await this.#port.read()
    if (this.#livesLong(pair)) return found(pair)
    const renewed = await this.#renew((committed) => !this.#livesLong(committed))
    if (renewed.ok) return found(renewed.value)
    // Ahead of time, a failed refresh costs nothing yet.
    return this.#remainingMs(pair) > 0 ? found(pair) : renewed
  }

  async renewAfterRefusal(refusedToken: string): Promise<TikTokResult<string>> {
    const isStale = (committed: TokenPair) => committed.accessToken === refusedToken
    const joined = await this.#renew(isStale)
    // The refresh we joined may have been somebody's look ahead that found the refused token still long-lived.
    const renewed = joined.ok && isStale(joined.value) ? await this.#renew(isStale) : joined
    return renewed.ok ? found(renewed.value) : renewed
  }

  /** Joins the refresh under way or starts one; `isStale` is asked again under the lock, about what is committed then. */
  #renew(isStale: (committed: TokenPair) => boolean): Promise<TikTokResult<TokenPair>> {
    this.#underWay ??= this.#renewUnderLock(isStale).finally(() => {
      this.#underWay = null
    })
    return this.#underWay
  }

  async #renewUnderLock(isStale: (committed: TokenPair) => boolean): Promise<TikTokResult<TokenPair>> {
    let problem: TikTokProblem | null = null
    const committed = await this.#port.refreshExclusively(async (current) => {
      if (!isStale(current)) return null
      if (this.#uncommitted?.insteadOf === current.refreshToken) return this.#uncommitted.pair
      if (this.#lastFailure !== null && this.#clock.ownNowMs() < this.#lastFailure.restUntilMs) {
        problem = this.#lastFailure.problem
        return null
      }
      const refreshed = await this.#refresh(current.refreshToken)
      if (!refreshed.ok) {
        problem = asNothingHappened(refreshed.problem)
        this.#lastFailure = { problem, restUntilMs: this.#clock.ownNowMs() + this.#restMs }
        return null
      }
      this.#uncommitted = { insteadOf: current.refreshToken, pair: refreshed.value.tokens }
      return refreshed.value.tokens
    })
    if (problem !== null) return failed(problem)
    this.#uncommitted = null
    this.#lastFailure = null
    return { ok: true, value: committed, requestId: null }
  }

  #livesLong(pair: TokenPair): boolean {
    return this.#remainingMs(pair) > this.#refreshAheadMs
  }

  #remainingMs(pair: TokenPair): number {
    return Date.parse(pair.accessTokenExpiresAt) - (this.#clock.ownNowMs() + this.#clock.offsetMs)
  }
}

/** A token that cannot be renewed: for the first calls after connecting, and for tests. */
export function fixedToken(accessToken: string): TokenSource {
  return {
    current: async () => ({ ok: true, value: accessToken, requestId: null }),
    renewAfterRefusal: async () =>
      failed({
        class: 'token_expired',
        code: 105002,
        message: 'the access token ran out and cannot be renewed here',
        requestId: null,
        httpStatus: null,
        effect: 'none',
        retryAfterMs: null,
        say: 'The access to TikTok Shop ran out.',
        nextStep: 'Connect TikTok Shop again.',
      }),
  }
}

function found(pair: TokenPair): TikTokResult<string> {
  return { ok: true, value: pair.accessToken, requestId: null }
}

/**
 * Whoever waits for a token did not get to send anything with it: for that call a lost refresh is "later", without any
 * effect to be unsure about.
 */
function asNothingHappened(problem: TikTokProblem): TikTokProblem {
  return { ...problem, class: problem.class === 'unknown' ? 'later' : problem.class, effect: 'none' }
}
