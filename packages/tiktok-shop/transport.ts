/**
 * One call: signed, sent, judged.
 *
 * A call is sent once. It is sent again only where TikTok surely did not apply it: once after a refused time stamp (with
 * TikTok's own time), once after an expired token (with a new one). Every other repetition is the caller's decision.
 */

import type { RemoteClock } from './clock.ts'
import { parseEnvelope } from './envelope.ts'
import type { HttpDoor } from './http.ts'
import { type CallKind, problemOfCode, problemOfOurs, problemOfSilence, problemOfUnreadable } from './judge.ts'
import type { CallName, TikTokProblem, TikTokResult } from './problem.ts'
import { signRequest } from './signing.ts'
import type { AppCredentials } from './tokens.ts'

export type Call<Value> = {
  name: CallName
  kind: CallKind
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Built with `pathOf`. */
  path: string
  query?: Readonly<Record<string, string | undefined>>
  body?: unknown
  /** Most calls need the shop's cipher; /authorization and /seller refuse it (36009004 "Unexpected identifier"). */
  shopCipher: 'sent' | 'not sent'
  /** The value in `data`; undefined when the data cannot be it. */
  read: (data: unknown) => Value | undefined
}

/** Where access tokens come from. `TokenKeeper` is one; `fixedToken` serves the first calls after connecting. */
export type TokenSource = {
  current(): Promise<TikTokResult<string>>
  /** A token that is not the refused one. */
  renewAfterRefusal(refusedToken: string): Promise<TikTokResult<string>>
}

export type TransportOptions = {
  app: AppCredentials
  tokens: TokenSource
  http: HttpDoor
  clock: RemoteClock
  /** null where only calls without a cipher are made. */
  shopCipher: string | null
  apiUrl: string
  timeoutMs: number
  replyBytesMax: number
}

export type Transport = { send<Value>(call: Call<Value>): Promise<TikTokResult<Value>> }

/** The path of a call; an id that would bend the path makes it one that `send` refuses. */
export function pathOf(parts: TemplateStringsArray, ...pathIds: string[]): string {
  return parts.map((part, index) => part + encodeURIComponent(pathIds[index] ?? '')).join('')
}

const honestPath = /^(?:\/[A-Za-z0-9_-]+)+$/

export function createTransport(options: TransportOptions): Transport {
  const { app, tokens, http, clock, shopCipher, apiUrl, timeoutMs, replyBytesMax } = options

  type Exchange<Value> = { result: TikTokResult<Value>; dateHeader: string | undefined }

  async function exchange<Value>(call: Call<Value>, accessToken: string): Promise<Exchange<Value>> {
    const query: Record<string, string> = { app_key: app.appKey, timestamp: String(clock.remoteSeconds()) }
    if (call.shopCipher === 'sent' && shopCipher !== null) query.shop_cipher = shopCipher
    for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined) query[name] = value
    // Serialised once: the signature is over the very bytes that are sent.
    const body = call.body === undefined ? undefined : JSON.stringify(call.body)
    query.sign = signRequest({ appSecret: app.appSecret, path: call.path, query, ...(body !== undefined && { body }) })
    const outcome = await http({
      method: call.method,
      url: `${apiUrl}${call.path}?${encodeQuery(query)}`,
      headers: { 'content-type': 'application/json', 'x-tts-access-token': accessToken },
      ...(body !== undefined && { body }),
      timeoutMs,
      replyBytesMax,
    })
    if (!outcome.ok) {
      return { result: failed(problemOfSilence(call.kind, outcome.effect, outcome.reason)), dateHeader: undefined }
    }
    const { reply } = outcome
    const dateHeader = reply.headers.date
    const envelope = parseEnvelope(reply.text)
    if (envelope === null) {
      return { result: failed(problemOfUnreadable(call.kind, reply, null, clock.ownNowMs())), dateHeader }
    }
    if (envelope.code !== 0) {
      return { result: failed(problemOfCode(call.name, call.kind, reply, envelope, clock.ownNowMs())), dateHeader }
    }
    const succeeded = reply.status >= 200 && reply.status < 300
    const value = succeeded ? call.read(envelope.data) : undefined
    return value === undefined
      ? { result: failed(problemOfUnreadable(call.kind, reply, envelope, clock.ownNowMs())), dateHeader }
      : { result: { ok: true, value, requestId: envelope.requestId }, dateHeader }
  }

  return {
    async send(call) {
      if (!honestPath.test(call.path)) return failed(problemOfOurs('an id in the path has characters no id has'))
      if (call.shopCipher === 'sent' && shopCipher === null) return failed(problemOfOurs('the shop cipher is missing'))
      const token = await tokens.current()
      if (!token.ok) return token
      let accessToken = token.value
      let mayCorrectClock = true
      let mayRenewToken = true
      // At most three sends: each repetition uses up its permission.
      for (;;) {
        const { result, dateHeader } = await exchange(call, accessToken)
        if (result.ok) return result
        if (result.problem.class === 'clock' && mayCorrectClock && clock.learnFrom(dateHeader)) {
          mayCorrectClock = false
        } else if (result.problem.class === 'token_expired' && mayRenewToken) {
          mayRenewToken = false
          const renewed = await tokens.renewAfterRefusal(accessToken)
          if (!renewed.ok) return renewed
          accessToken = renewed.value
        } else {
          return failed(withoutSecrets(result.problem, [app.appSecret, accessToken]))
        }
      }
    },
  }
}

export function failed(problem: TikTokProblem): { ok: false; problem: TikTokProblem } {
  return { ok: false, problem }
}

/** Values are signed decoded and encoded only here; a blank is %20, never a plus. */
export function encodeQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}

// Shorter ones exist in samples only, and hiding them would eat ordinary words.
const secretCharactersMin = 6

/** A server may quote what it was sent. What it quotes goes to logs, so secrets are taken out of its words. */
export function withoutSecrets(problem: TikTokProblem, secrets: readonly string[]): TikTokProblem {
  const hide = (text: string) =>
    secrets
      .filter((secret) => secret.length >= secretCharactersMin)
      .flatMap((secret) => [secret, encodeURIComponent(secret)])
      .reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text)
  return {
    ...problem,
    message: hide(problem.message),
    requestId: problem.requestId === null ? null : hide(problem.requestId),
  }
}
