/**
 * The authorisation host: the page where a seller says yes or no, codes, tokens. Tokens here are names, not secrets.
 *
 * Source: "Authorization overview" and "Authorization guide", read November 2026. Times in answers are absolute unix seconds.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, json, type Reply, send } from '../core/answer.ts'
import { Refusal, refusal, textOfCode } from './codes.ts'
import type { App, Authorisation, Seller } from './entities.ts'
import { authorisationEndsSoon, deauthorised } from './notices.ts'
import { allScopes } from './seed-data.ts'
import type { ShopWorld } from './shop-world.ts'

const codeMs = 30 * 60_000
const accessTokenMs = 7 * 86_400_000
const dayMs = 86_400_000
const authorisationDays = 365
const warnedDays = 30

export const authPaths = new Set([
  '/api/v2/token/get',
  '/api/v2/token/refresh',
  '/open/authorize',
  '/oauth/authorize',
  '/oauth/decide',
])

export type Granted = { app: App; seller: Seller; shopIds?: string[]; scopes?: string[]; days?: number }

/** The seller says yes. Absent parts: every shop of the seller, every scope, a year. */
export function grant(here: ShopWorld, given: Granted): { authorisation: Authorisation; code: string } {
  const { memory } = here
  const days = given.days ?? authorisationDays
  const ownShops = [...memory.shops.values()].filter((shop) => shop.seller === given.seller).map((shop) => shop.id)
  const authorisation: Authorisation = {
    id: memory.nextName('authorisation-'),
    app: given.app,
    seller: given.seller,
    shopIds: new Set(given.shopIds ?? ownShops),
    scopes: given.scopes ?? allScopes,
    endsAtMs: here.nowMs() + days * dayMs,
    isRemoved: false,
  }
  memory.authorisations.set(authorisation.id, authorisation)
  warnDaily(here, authorisation)
  return { authorisation, code: newCode(here, authorisation) }
}

export function newCode(here: ShopWorld, authorisation: Authorisation): string {
  const code = here.memory.nextName('ROW_code_')
  here.memory.codes.set(code, { authorisation, expiresAtMs: here.nowMs() + codeMs })
  return code
}

/** The seller removes the app: calls fail from now on, and webhook 6 says so. */
export function removeAuthorisation(here: ShopWorld, authorisation: Authorisation): void {
  if (authorisation.isRemoved) return
  authorisation.isRemoved = true
  deauthorised(here, authorisation)
}

/** Webhook 7: from 30 days before the end, daily at 0:00 (UTC: the page names no time zone). */
function warnDaily(here: ShopWorld, authorisation: Authorisation): void {
  const first = Math.max(here.nowMs(), authorisation.endsAtMs - warnedDays * dayMs)
  const schedule = (afterMs: number) => {
    const midnight = (Math.floor(afterMs / dayMs) + 1) * dayMs
    if (midnight >= authorisation.endsAtMs) return
    here.world.clock.schedule(midnight, () => {
      if (authorisation.isRemoved) return
      authorisationEndsSoon(here, authorisation, Math.ceil((authorisation.endsAtMs - midnight) / dayMs))
      schedule(midnight)
    })
  }
  schedule(first)
}

/** New tokens for an authorisation, worded as the vendor answers them. */
export function issueTokens(here: ShopWorld, authorisation: Authorisation): Record<string, unknown> {
  const { memory } = here
  const accessToken = memory.nextName('TTP_access_')
  const refreshToken = memory.nextName('TTP_refresh_')
  const expiresAtMs = Math.min(here.nowMs() + accessTokenMs, authorisation.endsAtMs)
  memory.accessTokens.set(accessToken, { authorisation, expiresAtMs })
  memory.refreshTokens.set(refreshToken, { authorisation, expiresAtMs: authorisation.endsAtMs, isReplaced: false })
  return {
    access_token: accessToken,
    access_token_expire_in: Math.floor(expiresAtMs / 1000),
    refresh_token: refreshToken,
    refresh_token_expire_in: Math.floor(authorisation.endsAtMs / 1000),
    open_id: authorisation.seller.openId,
    seller_name: authorisation.seller.name,
    seller_base_region: authorisation.seller.baseRegion,
    user_type: authorisation.seller.userType,
    granted_scopes: authorisation.scopes,
  }
}

/** Answers the paths of the authorisation host. */
export function handleAuth(
  here: ShopWorld,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): void {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://auth')
  if (request.method !== 'GET') {
    const { code, message } = refusal(36009010)
    send(response, json(405, { code, message, request_id: requestId, data: null }))
  } else if (pathname.startsWith('/api/')) {
    const isRefresh = pathname.endsWith('/refresh')
    const refuse = (code: number, message: string, status: number): Reply =>
      json(status, { code, message, request_id: requestId, data: null })
    answer({
      response,
      clock: here.world.clock,
      fault: here.world.faults.take({ vendor: 'tiktok-shop', operation: isRefresh ? 'token refresh' : 'token get' }),
      work: () => {
        try {
          const data = isRefresh ? refreshTokens(here, query) : exchangeCode(here, query)
          return json(200, { code: 0, message: 'success', data, request_id: requestId })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return refuse(error.code, error.message, 200)
        }
      },
      refuse: (fault) => {
        const code = Number(fault.code ?? (fault.kind === 'rate_limited' ? 36009002 : 36009003))
        const status =
          fault.status ?? { status: 503, rate_limited: 429, business_code: 200 }[fault.kind as string] ?? 200
        return refuse(code, fault.message ?? textOfCode(code), status)
      },
    })
  } else if (pathname === '/oauth/decide') decide(here, query, response)
  else askForConsent(here, query, response)
}

function appOf(here: ShopWorld, query: URLSearchParams): App {
  const app = here.memory.apps.get(query.get('app_key') ?? '')
  if (app === undefined || query.get('app_secret') !== app.secret) throw refusal(98001004)
  return app
}

function exchangeCode(here: ShopWorld, query: URLSearchParams): unknown {
  const app = appOf(here, query)
  // Spelled so by the vendor; the usual `authorization_code` is refused.
  if (query.get('grant_type') !== 'authorized_code') throw refusal(98001004)
  const text = query.get('auth_code') ?? ''
  const code = here.memory.codes.get(text)
  if (code === undefined || code.authorisation.app !== app || code.expiresAtMs <= here.nowMs()) throw refusal(36004004)
  here.memory.codes.delete(text)
  if (code.authorisation.isRemoved) throw refusal(36004005)
  return issueTokens(here, code.authorisation)
}

function refreshTokens(here: ShopWorld, query: URLSearchParams): unknown {
  const { memory } = here
  const app = appOf(here, query)
  if (query.get('grant_type') !== 'refresh_token') throw refusal(98001004)
  const token = memory.refreshTokens.get(query.get('refresh_token') ?? '')
  if (token === undefined || token.authorisation.app !== app || token.authorisation.isRemoved) throw refusal(36004005)
  if (token.expiresAtMs <= here.nowMs()) throw refusal(36004001)
  if (token.isReplaced && !memory.switches.oldRefreshTokenStaysValid) throw refusal(36004001)
  token.isReplaced = true
  if (!memory.switches.oldAccessTokenStaysValid) {
    for (const [name, access] of memory.accessTokens) {
      if (access.authorisation === token.authorisation) memory.accessTokens.delete(name)
    }
  }
  return issueTokens(here, token.authorisation)
}

/** The real link names a service_id; here any app's key, or the only app. */
function appOfLink(here: ShopWorld, query: URLSearchParams): App | undefined {
  const key = query.get('app_key') ?? query.get('service_id') ?? ''
  return here.memory.apps.get(key) ?? here.memory.apps.values().next().value
}

function askForConsent(here: ShopWorld, query: URLSearchParams, response: ServerResponse): void {
  const { consent } = here.memory.switches
  const app = appOfLink(here, query)
  const [firstSeller] = here.memory.sellers.values()
  if (app === undefined || app.redirectUrl === null || firstSeller === undefined) {
    send(response, json(400, { error: 'the app has no redirectUrl in this sandbox: set one through the control API' }))
    return
  }
  const link = (decision: string, seller?: Seller) => {
    const parts = { app_key: app.key, state: query.get('state') ?? '', decision, seller: seller?.openId ?? '' }
    return `/oauth/decide?${new URLSearchParams(parts)}`
  }
  if (consent !== 'ask') {
    redirect(response, link(consent, firstSeller))
    return
  }
  const sellers = [...here.memory.sellers.values()]
    .map(
      (seller) => `<li><a href="${escapeHtml(link('accept', seller))}">Authorise ${escapeHtml(seller.name)}</a></li>`,
    )
    .join('')
  send(response, {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><title>Sandbox: authorise an app</title><h1>Imitated TikTok Shop</h1>
<p>The app ${escapeHtml(app.key)} asks for access.</p><ul>${sellers}</ul>
<p><a href="${escapeHtml(link('access_denied'))}">Refuse</a></p></html>`,
  })
}

function decide(here: ShopWorld, query: URLSearchParams, response: ServerResponse): void {
  const app = appOfLink(here, query)
  const seller = here.memory.sellers.get(query.get('seller') ?? '')
  const decision = query.get('decision') ?? ''
  if (!app?.redirectUrl || (decision === 'accept' && seller === undefined)) {
    send(response, json(400, { error: 'unknown app or seller' }))
    return
  }
  const target = new URL(app.redirectUrl)
  if (decision === 'accept' && seller) target.searchParams.set('code', grant(here, { app, seller }).code)
  else {
    target.searchParams.set('code', 'null')
    // Two pages of the vendor name two words for a refusal.
    target.searchParams.set('error', decision === 'auth_denied' ? 'auth_denied' : 'access_denied')
  }
  if (query.get('state')) target.searchParams.set('state', query.get('state') as string)
  redirect(response, target.href)
}

function redirect(response: ServerResponse, location: string): void {
  send(response, { status: 302, headers: { location }, body: '' })
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
