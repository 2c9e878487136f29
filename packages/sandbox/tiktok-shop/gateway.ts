/**
 * The door of the API host: finds the endpoint, makes the vendor's checks in the vendor's order, meets the injected
 * fault, calls the handler and words the answer. Handlers see only calls that passed.
 *
 * Order of checks: app key before signature was observed (September 2026); the rest of the order is our own choice.
 * Source of codes: "Common errors" and "Common parameters", read November 2026.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, json, type Reply, send } from '../core/answer.ts'
import type { Fault } from '../core/faults.ts'
import { invalidIdentifier, Refusal, refusal, textOfCode } from './codes.ts'
import type { AccessToken, App, Order, Shop } from './entities.ts'
import { notImitated } from './not-imitated.ts'
import type { ShopWorld } from './shop-world.ts'
import { isSame, signatureOf } from './sign.ts'

export type Call = {
  app: App
  token: AccessToken
  /** The shop of the cipher. Endpoints that forbid the cipher must not ask for it. */
  shop: Shop
  query: Map<string, string>
  /** The named parts of the path. */
  path: Record<string, string>
  body: Record<string, unknown>
  requestId: string
  /** How far behind this read shall be, milliseconds; 0 reads the present. */
  staleMs: number
}

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As documented, with `{names}`. */
  path: string
  /** The page's title in lower case: the operation's name in fault rules. */
  operation: string
  /** Any one of these is enough. */
  scopes: string[]
  cipher: 'required' | 'forbidden'
  /** The order a call is about, for faults that wait for one order. */
  orderOf?(call: Call): string | undefined
  /** @returns what goes into `data`. @throws Refusal. */
  handle(call: Call): unknown
}

const timestampPastSecondsMax = 300
const timestampFutureSecondsMax = 30
const hourMs = 3_600_000

type Route = { parts: string[]; methods: Map<string, Endpoint> }
type Window = { startedAtMs: number; calls: number }

export class Gateway {
  readonly #here: ShopWorld
  readonly #fixed = new Map<string, Route>()
  readonly #named: Route[] = []
  #perSecond = new Map<string, Window>()
  #perHour = new Map<string, Window>()
  #requests = 0

  constructor(here: ShopWorld, endpoints: Endpoint[]) {
    this.#here = here
    for (const endpoint of endpoints) {
      const route = this.#routeOf(endpoint.path)
      if (route.methods.has(endpoint.method)) throw new Error(`endpoint twice: ${endpoint.method} ${endpoint.path}`)
      route.methods.set(endpoint.method, endpoint)
    }
  }

  reset(): void {
    this.#perSecond = new Map()
    this.#perHour = new Map()
  }

  /** Answers one request to the API host. */
  handle(request: IncomingMessage, response: ServerResponse, raw: Buffer): void {
    const requestId = this.newRequestId()
    const url = request.url ?? '/'
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    const search = mark < 0 ? '' : url.slice(mark + 1)
    let call: Call
    let endpoint: Endpoint
    try {
      const missing = notImitated(request.method ?? 'GET', path)
      if (missing !== null) {
        const message = `not imitated by this sandbox: ${missing}`
        send(response, json(501, { code: 501, message, request_id: requestId, data: null }))
        return
      }
      const found = this.#find(path, request.method ?? 'GET')
      endpoint = found.endpoint
      call = this.#check(request, endpoint, found.path, path, search, raw, requestId)
    } catch (error) {
      send(response, this.#refused(error, requestId))
      return
    }
    const key = this.#here.world.faults.has() ? endpoint.orderOf?.(call) : undefined
    const fault = this.#here.world.faults.take({
      vendor: 'tiktok-shop',
      operation: endpoint.operation,
      ...(key !== undefined && { key }),
    })
    answer({
      response,
      clock: this.#here.world.clock,
      fault,
      work: (staleMs) => {
        try {
          const data = endpoint.handle({ ...call, staleMs })
          return json(200, { code: 0, data, message: 'Success', request_id: requestId })
        } catch (error) {
          return this.#refused(error, requestId)
        }
      },
      refuse: (given) => this.#refusedByFault(given, call, requestId),
    })
  }

  /** Time to the second, then a number nobody else has: the form of the samples. */
  newRequestId(): string {
    const second = new Date(this.#here.nowMs()).toISOString().replace(/\D/g, '').slice(0, 14)
    return second + (++this.#requests).toString(16).toUpperCase().padStart(20, '0')
  }

  #routeOf(path: string): Route {
    const parts = path.split('/')
    if (!path.includes('{')) {
      const route = this.#fixed.get(path) ?? { parts, methods: new Map() }
      this.#fixed.set(path, route)
      return route
    }
    const known = this.#named.find((route) => route.parts.join('/') === path)
    if (known) return known
    const route = { parts, methods: new Map() }
    this.#named.push(route)
    return route
  }

  #find(path: string, method: string): { endpoint: Endpoint; path: Record<string, string> } {
    let route = this.#fixed.get(path)
    let named: Record<string, string> = {}
    if (route === undefined) {
      const parts = path.split('/')
      for (const candidate of this.#named) {
        const found = matchPath(candidate.parts, parts)
        if (found === null) continue
        route = candidate
        named = found
        break
      }
    }
    if (route === undefined) throw refusal(36009009)
    const endpoint = route.methods.get(method)
    if (endpoint === undefined) throw refusal(36009010)
    return { endpoint, path: named }
  }

  #check(
    request: IncomingMessage,
    endpoint: Endpoint,
    named: Record<string, string>,
    path: string,
    search: string,
    raw: Buffer,
    requestId: string,
  ): Call {
    const { memory } = this.#here
    const query = new Map(new URLSearchParams(search))
    const app = memory.apps.get(query.get('app_key') ?? '')
    if (app === undefined) throw invalidIdentifier("Invalid 'app_key'")
    this.#checkTimestamp(query.get('timestamp'))

    const contentType = request.headers['content-type'] ?? ''
    const sign = query.get('sign')
    if (sign === undefined || sign === '') throw invalidIdentifier("Missing signature: 'sign' is required")
    const isMultipart = contentType.startsWith('multipart/form-data')
    if (!isSame(signatureOf(app.secret, path, query, raw, isMultipart), sign)) throw refusal(106001)

    const token = this.#checkToken(request.headers['x-tts-access-token'], app)
    const { authorisation } = token
    if (!endpoint.scopes.some((scope) => authorisation.scopes.includes(scope))) throw refusal(105005)
    const shop = this.#checkShop(endpoint, token, query.get('shop_cipher'))
    if (!authorisation.seller.isActive) throw refusal(36009044)
    this.#checkRate(`${app.key} ${shop?.id ?? authorisation.seller.openId}`, endpoint.operation)
    const body = bodyOf(raw, contentType)
    // Endpoints that forbid the cipher have no shop and never read it.
    return { app, token, shop: shop as Shop, query, path: named, body, requestId, staleMs: 0 }
  }

  #checkTimestamp(text: string | undefined): void {
    const timestamp = Number(text)
    if (text === undefined || !/^-?\d+$/.test(text)) throw invalidIdentifier("Invalid 'timestamp'")
    if (timestamp < 0) throw invalidIdentifier("Invalid 'timestamp': it must not be below 0")
    const now = this.#here.now()
    if (timestamp < now - timestampPastSecondsMax) {
      throw invalidIdentifier("Invalid 'timestamp': it is earlier than 5 minutes before the current time")
    }
    if (timestamp > now + timestampFutureSecondsMax) {
      throw invalidIdentifier("Invalid 'timestamp': it is more than 30 seconds ahead of the current time")
    }
  }

  #checkToken(header: string | string[] | undefined, app: App): AccessToken {
    const token = typeof header === 'string' ? this.#here.memory.accessTokens.get(header) : undefined
    if (token === undefined || token.authorisation.app !== app) {
      throw invalidIdentifier("Invalid 'x-tts-access-token' header")
    }
    if (token.authorisation.isRemoved) throw refusal(this.#here.memory.switches.deauthorisedCode)
    const now = this.#here.nowMs()
    if (token.expiresAtMs <= now || token.authorisation.endsAtMs <= now) throw refusal(105002)
    return token
  }

  #checkShop(endpoint: Endpoint, token: AccessToken, cipher: string | undefined): Shop | undefined {
    if (endpoint.cipher === 'forbidden') {
      if (cipher !== undefined) throw invalidIdentifier("Unexpected identifier: 'shop_cipher'")
      return undefined
    }
    if (cipher === undefined || cipher === '') throw refusal(106013)
    const shop = this.#here.memory.shopsByCipher.get(cipher)
    if (shop === undefined || !token.authorisation.shopIds.has(shop.id)) throw refusal(101000)
    if (!shop.isActive) throw refusal(36009043)
    return shop
  }

  #checkRate(caller: string, operation: string): void {
    const { callsPerSecond, callsPerHour, retryAfterSeconds } = this.#here.memory.switches
    const headers = retryAfterSeconds === null ? undefined : { 'retry-after': String(retryAfterSeconds) }
    if (callsPerHour !== null && !take(this.#perHour, caller, callsPerHour, hourMs, this.#here.nowMs())) {
      throw refusal(36009037, headers)
    }
    if (
      callsPerSecond !== null &&
      !take(this.#perSecond, `${caller} ${operation}`, callsPerSecond, 1_000, performance.now())
    ) {
      throw refusal(36009002, headers)
    }
  }

  #refused(error: unknown, requestId: string): Reply {
    if (!(error instanceof Refusal)) throw error
    return this.#coded(error.code, error.message, error.status, requestId, error.headers)
  }

  #coded(
    code: number,
    message: string,
    status: number | null,
    requestId: string,
    headers?: Record<string, string>,
  ): Reply {
    return json(
      status ?? this.#here.memory.switches.businessErrorStatus,
      { code, message, request_id: requestId, data: null },
      headers,
    )
  }

  #refusedByFault(fault: Fault, call: Call, requestId: string): Reply {
    const headers =
      typeof fault.retryAfterSeconds === 'number' ? { 'retry-after': String(fault.retryAfterSeconds) } : undefined
    switch (fault.kind) {
      case 'expire_token':
        call.token.expiresAtMs = this.#here.nowMs()
        return this.#refused(refusal(105002), requestId)
      case 'rate_limited':
        return this.#refused(refusal(36009002, headers), requestId)
      case 'business_code': {
        const code = Number(fault.code ?? 36009003)
        const { status } = new Refusal(code, '')
        return this.#coded(code, fault.message ?? textOfCode(code), fault.status ?? status, requestId, headers)
      }
      default: {
        const code = Number(fault.code ?? (fault.status === 504 ? 36009007 : 36009003))
        return this.#coded(code, fault.message ?? textOfCode(code), fault.status ?? 503, requestId, headers)
      }
    }
  }
}

function matchPath(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const named: Record<string, string> = {}
  for (let at = 0; at < pattern.length; at++) {
    const expected = pattern[at] as string
    const part = parts[at] as string
    if (expected.startsWith('{')) {
      if (part === '') return null
      named[expected.slice(1, -1)] = part
    } else if (expected !== part) return null
  }
  return named
}

function bodyOf(raw: Buffer, contentType: string): Record<string, unknown> {
  if (raw.length === 0) return {}
  if (!contentType.startsWith('application/json')) throw refusal(36009023)
  let parsed: unknown
  try {
    parsed = JSON.parse(raw.toString('utf8'))
  } catch {
    throw refusal(36009022)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refusal(36009022)
  return parsed as Record<string, unknown>
}

/** A window opens with its first call and holds `callsMax` calls. */
function take(windows: Map<string, Window>, key: string, callsMax: number, lengthMs: number, nowMs: number): boolean {
  const open = windows.get(key)
  if (open === undefined || nowMs - open.startedAtMs >= lengthMs || nowMs < open.startedAtMs) {
    windows.set(key, { startedAtMs: nowMs, calls: 1 })
    return true
  }
  return ++open.calls <= callsMax
}

/** The order, when it is one of the caller's shop; undefined otherwise. */
export function orderOfCall(here: ShopWorld, call: Call, id: string | undefined): Order | undefined {
  const order = here.memory.orders.get(id ?? '')
  return order?.shop === call.shop ? order : undefined
}
