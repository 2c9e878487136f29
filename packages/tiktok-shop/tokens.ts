/**
 * Getting and renewing tokens. The app secret travels in the query of these two calls, as TikTok documents it: therefore
 * no URL of this file ever reaches an error or a log. Sources: "Authorization overview 202407", "Authorization guide
 * 202309", read November 2026.
 */

import { z } from 'zod'
import { parseEnvelope } from './envelope.ts'
import type { HttpDoor } from './http.ts'
import { problemOfCode, problemOfSilence, problemOfUnreadable } from './judge.ts'
import type { CallName, TikTokProblem, TikTokResult } from './problem.ts'
import { ids, number, readWith, text, time } from './reading.ts'
import { encodeQuery, failed, withoutSecrets } from './transport.ts'

export type AppCredentials = { appKey: string; appSecret: string }

export type TokenPair = {
  accessToken: string
  /** ISO 8601. */
  accessTokenExpiresAt: string
  refreshToken: string
  /** ISO 8601; the end of the authorisation the seller granted. null when TikTok did not say. */
  refreshTokenExpiresAt: string | null
}

/** What the seller granted. Check `userType` and `grantedScopes` right after connecting. */
export type TokenGrant = {
  tokens: TokenPair
  openId: string | null
  sellerName: string | null
  sellerBaseRegion: string | null
  /** A sync app serves sellers only. */
  userType: 'seller' | 'creator' | 'partner' | 'other'
  grantedScopes: string[]
}

export type AuthorisationOptions = {
  app: AppCredentials
  http: HttpDoor
  /** Default: TikTok's. */
  authorisationUrl?: string
  /** Milliseconds since 1970, UTC. */
  now?: () => number
  timeoutMs?: number
}

export const defaultAuthorisationUrl = 'https://auth.tiktok-shops.com'
const defaultTimeoutMs = 15_000
// A token answer is a kilobyte or two.
const tokenReplyBytesMax = 64 * 1024

const userTypes = new Map<number | null, TokenGrant['userType']>([
  [0, 'seller'],
  [1, 'creator'],
  [3, 'partner'],
])

const readGrant = readWith(
  z
    .object({
      access_token: z.string().min(1),
      // Absolute unix seconds, not durations.
      access_token_expire_in: time,
      refresh_token: z.string().min(1),
      refresh_token_expire_in: time,
      open_id: text,
      seller_name: text,
      seller_base_region: text,
      user_type: number,
      granted_scopes: ids,
    })
    .refine((grant) => grant.access_token_expire_in !== null)
    .transform(
      (grant): TokenGrant => ({
        tokens: {
          accessToken: grant.access_token,
          accessTokenExpiresAt: grant.access_token_expire_in as string,
          refreshToken: grant.refresh_token,
          refreshTokenExpiresAt: grant.refresh_token_expire_in,
        },
        openId: grant.open_id,
        sellerName: grant.seller_name,
        sellerBaseRegion: grant.seller_base_region,
        userType: userTypes.get(grant.user_type) ?? 'other',
        grantedScopes: grant.granted_scopes,
      }),
    ),
)

/** Turns the `code` of the redirect into tokens. A code lives 30 minutes and works once (36004004 after that). */
export function exchangeCode(options: AuthorisationOptions, code: string): Promise<TikTokResult<TokenGrant>> {
  // Spelled so by TikTok: authorized_code, not authorization_code.
  return askForTokens(options, 'token-get', '/api/v2/token/get', { auth_code: code, grant_type: 'authorized_code' })
}

/**
 * A new pair for an old refresh token. The old one may be dead afterwards (not documented): keep the new pair before using
 * it, and let `TokenKeeper` see to it that only one refresh runs at a time.
 */
export function refreshTokens(options: AuthorisationOptions, refreshToken: string): Promise<TikTokResult<TokenGrant>> {
  return askForTokens(options, 'token-refresh', '/api/v2/token/refresh', {
    refresh_token: refreshToken,
    grant_type: 'refresh_token',
  })
}

async function askForTokens(
  {
    app,
    http,
    authorisationUrl = defaultAuthorisationUrl,
    now = Date.now,
    timeoutMs = defaultTimeoutMs,
  }: AuthorisationOptions,
  call: CallName,
  path: string,
  query: Record<string, string>,
): Promise<TikTokResult<TokenGrant>> {
  const secrets = [app.appSecret, query.auth_code ?? '', query.refresh_token ?? '']
  const safely = (problem: TikTokProblem) => failed(withoutSecrets(problem, secrets))
  const outcome = await http({
    method: 'GET',
    url: `${authorisationUrl}${path}?${encodeQuery({ app_key: app.appKey, app_secret: app.appSecret, ...query })}`,
    headers: {},
    timeoutMs,
    replyBytesMax: tokenReplyBytesMax,
  })
  if (!outcome.ok) return safely(problemOfSilence('write', outcome.effect, outcome.reason))
  const envelope = parseEnvelope(outcome.reply.text)
  if (envelope === null) return safely(problemOfUnreadable('write', outcome.reply, null, now()))
  if (envelope.code !== 0) return safely(problemOfCode(call, 'write', outcome.reply, envelope, now()))
  const grant = readGrant(envelope.data)
  return grant === undefined
    ? safely(problemOfUnreadable('write', outcome.reply, envelope, now()))
    : { ok: true, value: grant, requestId: envelope.requestId }
}
