/**
 * Tokens: client credentials (a day), authorisation code with expiring tokens (an hour, and a refresh token that rotates)
 * or without, and the old kind that is pasted and never ends.
 *
 * Sources: "Authenticate an app for stores in your organization", "Use expiring offline access tokens", changelog "More
 * resilient refreshes" of 28 August 2026, read November 2026.
 */
import { createHmac } from 'node:crypto'
import type { World } from '../core/world.ts'
import { domainOf, type Shop, type Token } from './entities.ts'

const clientCredentialsSeconds = 86_399
const expiringSeconds = 3_600
/** Ninety days. */
const refreshSeconds = 7_776_000
const codeMs = 600_000

export type OauthReply = { status: number; body: unknown; headers?: Record<string, string> }

/** A text of hexadecimal digits from the sandbox's seed. */
export function randomHex(world: World, digits: number): string {
  let text = ''
  while (text.length < digits) text += Math.floor(world.random() * 16).toString(16)
  return text
}

/** @param livesSeconds null: the token never ends. */
export function issueToken(world: World, shop: Shop, scopes: string[], livesSeconds: number | null): Token {
  const token: Token = {
    text: `shpat_${randomHex(world, 32)}`,
    scopes: new Set(scopes),
    expiresAt: livesSeconds === null ? null : world.clock.now() + livesSeconds * 1000,
  }
  shop.tokens.set(token.text, token)
  return token
}

/** The living token of that text, or null. */
export function useToken(world: World, shop: Shop, text: string): Token | null {
  const token = shop.tokens.get(text)
  if (token === undefined || !shop.isInstalled) return null
  if (token.expiresAt !== null && token.expiresAt <= world.clock.now()) {
    shop.tokens.delete(text)
    return null
  }
  return token
}

/** `POST /admin/oauth/access_token`, the body a form or JSON. */
export function grantToken(world: World, shop: Shop, body: Record<string, string>): OauthReply {
  if (body.client_id !== shop.clientId || !isSecret(world, shop, body.client_secret)) {
    return refusal('invalid_client', 'Client authentication failed')
  }
  if (body.grant_type === 'client_credentials') {
    if (!shop.isSameOrganization || !shop.isInstalled) {
      return refusal('shop_not_permitted', 'Client credentials cannot be performed on this shop.')
    }
    const token = issueToken(world, shop, shop.scopes, clientCredentialsSeconds)
    return ok({ access_token: token.text, scope: shop.scopes.join(','), expires_in: clientCredentialsSeconds })
  }
  if (body.grant_type === 'refresh_token') return refresh(world, shop, body.refresh_token ?? '')
  if (body.code === undefined) return refusal('unsupported_grant_type', 'This grant type is not supported')
  const code = shop.codes.get(body.code)
  shop.codes.delete(body.code)
  if (code === undefined || code.expiresAt <= world.clock.now()) {
    return refusal('invalid_request', 'The authorization code was not found or was already used')
  }
  shop.isInstalled = true
  if (body.expiring === '1') return expiring(world, shop, code.scopes, null)
  const token = issueToken(world, shop, code.scopes, null)
  return ok({ access_token: token.text, scope: code.scopes.join(',') })
}

function refresh(world: World, shop: Shop, text: string): OauthReply {
  const known = shop.refreshTokens.get(text)
  if (known === undefined || known.expiresAt <= world.clock.now() || !shop.isInstalled) {
    return refusal('invalid_request', 'This request requires an active refresh_token')
  }
  // The first use of a refresh token ends the one before it; until then both work.
  if (known.replaces !== null) shop.refreshTokens.delete(known.replaces)
  const scopes = [...(shop.tokens.get(known.accessToken)?.scopes ?? shop.scopes)]
  return expiring(world, shop, scopes, text)
}

function expiring(world: World, shop: Shop, scopes: string[], replaces: string | null): OauthReply {
  const token = issueToken(world, shop, scopes, expiringSeconds)
  const refreshText = `shprt_${randomHex(world, 32)}`
  shop.refreshTokens.set(refreshText, {
    text: refreshText,
    accessToken: token.text,
    replaces,
    expiresAt: world.clock.now() + refreshSeconds * 1000,
  })
  return ok({
    access_token: token.text,
    scope: scopes.join(','),
    expires_in: expiringSeconds,
    refresh_token: refreshText,
    refresh_token_expires_in: refreshSeconds,
  })
}

/** `GET /admin/oauth/authorize`: the merchant says yes at once, and the browser goes back to the app. */
export function authorize(world: World, shop: Shop, query: URLSearchParams): OauthReply {
  const redirect = query.get('redirect_uri') ?? ''
  if (query.get('client_id') !== shop.clientId || !URL.canParse(redirect)) {
    return refusal('invalid_request', 'The redirect_uri or the client_id is not known')
  }
  const code = randomHex(world, 32)
  const wanted = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '')
  shop.codes.set(code, {
    scopes: wanted.length > 0 ? wanted : shop.scopes,
    expiresAt: world.clock.now() + codeMs,
  })
  const told: Record<string, string> = {
    code,
    host: Buffer.from(`admin.shopify.com/store/${shop.name}`).toString('base64').replaceAll('=', ''),
    shop: domainOf(shop),
    state: query.get('state') ?? '',
    timestamp: String(Math.floor(world.clock.now() / 1000)),
  }
  const sorted = Object.keys(told).sort()
  const message = sorted.map((name) => `${name}=${encodeURIComponent(told[name] as string)}`).join('&')
  const back = new URL(redirect)
  for (const name of sorted) back.searchParams.set(name, told[name] as string)
  back.searchParams.set('hmac', createHmac('sha256', shop.clientSecret).update(message).digest('hex'))
  return { status: 302, body: '', headers: { location: back.href } }
}

/** During a rotation the app may still say its old secret. */
function isSecret(world: World, shop: Shop, secret: string | undefined): boolean {
  if (secret === shop.clientSecret) return true
  const { oldSecret } = shop
  return oldSecret !== null && secret === oldSecret.secret && world.clock.now() < oldSecret.untilMs
}

function ok(body: unknown): OauthReply {
  return { status: 200, body }
}

function refusal(error: string, description: string): OauthReply {
  return { status: 400, body: { error, error_description: description } }
}
