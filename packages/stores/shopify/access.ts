/**
 * The access token of one session. A pasted token is used as it is. With client credentials the token lives a day, has no
 * refresh token and is simply asked for again ("Authenticate an app for stores in your organization", read November 2026).
 *
 * Promises: however many calls notice an old token, one request leaves; a token is renewed before it runs out; a refused one
 * is renewed once. What was learned outlives a restart in `remembered`, and is ignored once the app or the shop changed.
 */
import type { StoreTools } from '@waybridge/store-contract'
import { failed, ok, type Result } from '@waybridge/sync'
import { z } from 'zod'
import { problemOfSilence, problemOfTokenRefusal, problemOfUnreadable } from './problems.ts'
import { tokenRequest } from './requests.ts'
import { readRetryAfterMs } from './retry-after.ts'
import { baseUrl, type ShopifySettings } from './settings.ts'
import { parseGrant, parseJson } from './wire.ts'

/** Long enough for the slowest call to end with the token it began with. */
const renewAheadMs = 5 * 60_000

const remembered = z.object({ for: z.string(), accessToken: z.string().min(1), expiresAtMs: z.number() })
type Token = z.output<typeof remembered>

export class Access {
  private readonly settings: ShopifySettings
  private readonly tools: StoreTools
  private token: Token | null = null
  private wasRead = false
  /** The request under way; everybody who comes meanwhile waits for it. */
  private underWay: Promise<Result<string>> | null = null

  constructor(settings: ShopifySettings, tools: StoreTools) {
    this.settings = settings
    this.tools = tools
  }

  /** Whether a refused token can be replaced without a person. */
  get renews(): boolean {
    return this.settings.accessToken === undefined
  }

  async current(): Promise<Result<string>> {
    if (this.settings.accessToken !== undefined) return ok(this.settings.accessToken)
    if (!this.wasRead) await this.recall()
    return this.isFresh() && this.token !== null ? ok(this.token.accessToken) : this.renew()
  }

  /** A token other than the refused one. */
  async renewAfterRefusal(refusedToken: string): Promise<Result<string>> {
    if (this.token !== null && this.token.accessToken !== refusedToken && this.isFresh())
      return ok(this.token.accessToken)
    return this.renew()
  }

  private isFresh(): boolean {
    return this.token !== null && this.token.expiresAtMs - this.tools.now() > renewAheadMs
  }

  private renew(): Promise<Result<string>> {
    this.underWay ??= this.ask().finally(() => {
      this.underWay = null
    })
    return this.underWay
  }

  private async ask(): Promise<Result<string>> {
    const { clientId = '', clientSecret } = this.settings
    const outcome = await this.tools.http(tokenRequest(baseUrl(this.settings), clientId, clientSecret))
    if (!outcome.ok) return failed(problemOfSilence('none', outcome.reason))
    const { status, headers, text } = outcome.reply
    if (status < 200 || status > 299) {
      return failed(problemOfTokenRefusal(status, text, readRetryAfterMs(headers['retry-after'])))
    }
    const grant = parseGrant(text)
    if (grant === null) return failed(problemOfUnreadable('none', 'the token endpoint answered without a token'))
    const expiresAtMs = this.tools.now() + grant.expiresInMs
    this.token = { for: this.owner(), accessToken: grant.accessToken, expiresAtMs }
    await this.tools.remembered.save(JSON.stringify(this.token))
    return ok(grant.accessToken)
  }

  private async recall(): Promise<void> {
    const kept = remembered.safeParse(parseJson((await this.tools.remembered.read()) ?? ''))
    // A call side by side may have got a newer one meanwhile.
    if (kept.success && kept.data.for === this.owner()) this.token ??= kept.data
    this.wasRead = true
  }

  private owner(): string {
    return `${this.settings.clientId} ${baseUrl(this.settings)}`
  }
}
