import { beforeEach, describe, expect, it } from 'vitest'
import { createTikTokShopClient } from './client.ts'
import { RemoteClock } from './clock.ts'
import type { TikTokProblem, TikTokResult } from './problem.ts'
import { envelope, reply, scriptedDoor } from './scripted-http.ts'
import { TokenKeeper, type TokenPort } from './token-keeper.ts'
import type { TokenGrant, TokenPair } from './tokens.ts'

const startMs = Date.parse('2026-11-23T11:00:00Z')
const minuteMs = 60_000

let nowMs = startMs
beforeEach(() => {
  nowMs = startMs
})
const clock = new RemoteClock(() => nowMs)

function pairOf(generation: number, expiresInMs: number): TokenPair {
  return {
    accessToken: `access-${generation}`,
    accessTokenExpiresAt: new Date(nowMs + expiresInMs).toISOString(),
    refreshToken: `refresh-${generation}`,
    refreshTokenExpiresAt: null,
  }
}

/** One row with a lock, shared by as many processes as a test wants. */
class SharedPort implements TokenPort {
  committed: TokenPair
  commitsToFail = 0
  locksTaken = 0
  /** Whoever comes waits for it; a test that wants to stand in between replaces it. */
  gate: Promise<void> = Promise.resolve()
  #queue: Promise<unknown> = Promise.resolve()

  constructor(committed: TokenPair) {
    this.committed = committed
  }

  async read(): Promise<TokenPair> {
    return this.committed
  }

  refreshExclusively(work: (current: TokenPair) => Promise<TokenPair | null>): Promise<TokenPair> {
    const turn = this.#queue.then(async () => {
      await this.gate
      this.locksTaken += 1
      const pair = await work(this.committed)
      if (pair !== null && this.commitsToFail > 0) {
        this.commitsToFail -= 1
        throw new Error('the database went away at commit')
      }
      if (pair !== null) this.committed = pair
      return this.committed
    })
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}

/** TikTok's side: a refresh token works once, and the pair it gives is the next generation. */
class Authority {
  generation: number
  refreshes: string[] = []
  problem: TikTokProblem | null = null

  constructor(generation = 1) {
    this.generation = generation
  }

  refresh = async (refreshToken: string): Promise<TikTokResult<TokenGrant>> => {
    this.refreshes.push(refreshToken)
    await Promise.resolve()
    if (this.problem !== null) return { ok: false, problem: this.problem }
    if (refreshToken !== `refresh-${this.generation}`) return { ok: false, problem: refused }
    this.generation += 1
    return {
      ok: true,
      requestId: null,
      value: {
        tokens: pairOf(this.generation, 7 * 24 * 60 * minuteMs),
        openId: null,
        sellerName: null,
        sellerBaseRegion: null,
        userType: 'seller',
        grantedScopes: [],
      },
    }
  }
}

const refused: TikTokProblem = {
  class: 'credentials',
  code: 36004001,
  message: 'rt has expired',
  requestId: null,
  httpStatus: 200,
  effect: 'none',
  retryAfterMs: null,
  say: '',
  nextStep: '',
}
const lost: TikTokProblem = { ...refused, class: 'unknown', code: null, effect: 'unknown' }

const tokenOf = (result: TikTokResult<string>) => (result.ok ? result.value : result.problem.class)

describe('the token keeper', () => {
  it('refreshes once for 20 calls that are refused at the same time, and all go on with the committed pair', async () => {
    const port = new SharedPort(pairOf(1, 60 * minuteMs))
    const authority = new Authority()
    const tokens = new TokenKeeper({ port, refresh: authority.refresh, clock })
    // The API knows one live token: the one that was committed before it is used.
    const http = scriptedDoor(({ headers }) =>
      headers['x-tts-access-token'] === 'access-2' && port.committed.accessToken === 'access-2'
        ? reply(200, envelope(0, { package_id: '5' }))
        : reply(401, envelope(105002, null)),
    )
    const client = createTikTokShopClient({
      app: { appKey: 'k', appSecret: 's' },
      tokens,
      http,
      clock,
      shopCipher: 'c',
    })
    const results = await Promise.all(Array.from({ length: 20 }, () => client.readPackage('5')))
    expect(results.every((result) => result.ok)).toBe(true)
    expect(authority.refreshes).toEqual(['refresh-1'])
    expect(port.locksTaken, 'one process queues once for the lock').toBe(1)
    expect(http.requests).toHaveLength(40)
  })

  it('refreshes once for two processes: the one that lost the race uses the pair of the other', async () => {
    const port = new SharedPort(pairOf(1, 60 * minuteMs))
    const authority = new Authority()
    const processes = [1, 2].map(() => new TokenKeeper({ port, refresh: authority.refresh, clock }))
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => processes[index % 2]?.renewAfterRefusal('access-1')),
    )
    expect(results.map((result) => result && tokenOf(result))).toEqual(Array.from({ length: 20 }, () => 'access-2'))
    expect(authority.refreshes).toEqual(['refresh-1'])
  })

  it('does not refresh for a call that comes late with a token already replaced', async () => {
    const port = new SharedPort(pairOf(2, 60 * minuteMs))
    const authority = new Authority(2)
    const keeper = new TokenKeeper({ port, refresh: authority.refresh, clock })
    expect(tokenOf(await keeper.renewAfterRefusal('access-1'))).toBe('access-2')
    expect(authority.refreshes).toEqual([])
  })

  it.each([
    { name: 'an hour before the end: no refresh', expiresInMs: 60 * minuteMs, token: 'access-1', refreshes: 0 },
    { name: 'nine minutes before the end: refresh ahead', expiresInMs: 9 * minuteMs, token: 'access-2', refreshes: 1 },
    { name: 'after the end: refresh', expiresInMs: -minuteMs, token: 'access-2', refreshes: 1 },
  ])('$name', async ({ expiresInMs, token, refreshes }) => {
    const authority = new Authority()
    const keeper = new TokenKeeper({ port: new SharedPort(pairOf(1, expiresInMs)), refresh: authority.refresh, clock })
    expect(tokenOf(await keeper.current())).toBe(token)
    expect(authority.refreshes).toHaveLength(refreshes)
  })

  it('goes on with the living token when a refresh ahead of time fails, tells why, and rests before it tries again', async () => {
    const authority = new Authority()
    authority.problem = lost
    const port = new SharedPort(pairOf(1, 5 * minuteMs))
    const keeper = new TokenKeeper({ port, refresh: authority.refresh, clock })
    expect([tokenOf(await keeper.current()), tokenOf(await keeper.current())]).toEqual(['access-1', 'access-1'])
    expect(authority.refreshes).toHaveLength(1)
    expect(keeper.lastProblem).toMatchObject({ class: 'later', effect: 'none' })
    nowMs += minuteMs
    authority.problem = null
    expect(tokenOf(await keeper.current())).toBe('access-2')
    expect(keeper.lastProblem).toBeNull()
  })

  it('answers with the problem when the token is over and cannot be renewed, without hammering', async () => {
    const authority = new Authority()
    authority.problem = refused
    const keeper = new TokenKeeper({ port: new SharedPort(pairOf(1, -1)), refresh: authority.refresh, clock })
    const results = await Promise.all(Array.from({ length: 20 }, () => keeper.current()))
    results.push(await keeper.current())
    expect(new Set(results.map(tokenOf))).toEqual(new Set(['credentials']))
    expect(authority.refreshes).toHaveLength(1)
  })

  it('offers a pair whose commit failed again, instead of asking with a refresh token that may be dead', async () => {
    const authority = new Authority()
    const port = new SharedPort(pairOf(1, -1))
    port.commitsToFail = 1
    const keeper = new TokenKeeper({ port, refresh: authority.refresh, clock })
    await expect(keeper.current()).rejects.toThrow('the database went away at commit')
    expect(tokenOf(await keeper.current())).toBe('access-2')
    expect(port.committed.accessToken).toBe('access-2')
    expect(authority.refreshes).toEqual(['refresh-1'])
  })

  it('looks once more when the refresh it joined was for another reason and left the refused token in place', async () => {
    const port = new SharedPort(pairOf(1, 5 * minuteMs))
    const authority = new Authority()
    const keeper = new TokenKeeper({ port, refresh: authority.refresh, clock })
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    port.gate = gate
    const ahead = keeper.current()
    // The look ahead stands before the lock. Meanwhile the row gets a later end, but keeps the token TikTok refuses.
    await new Promise((resolve) => setImmediate(resolve))
    port.committed = pairOf(1, 60 * minuteMs)
    const renewed = keeper.renewAfterRefusal('access-1')
    open()
    expect(tokenOf(await ahead)).toBe('access-1')
    expect(tokenOf(await renewed)).toBe('access-2')
    expect(authority.refreshes).toEqual(['refresh-1'])
  })
})
