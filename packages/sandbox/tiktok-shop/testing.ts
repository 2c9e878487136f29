/** A bare client for the tests of this folder: signs as the documents say, keeps what came back, hides nothing. */
import { createHmac } from 'node:crypto'
import { type Sandbox, type SandboxOptions, startSandbox } from '../index.ts'
import { firstApp } from './seed-data.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asserts on
export type Said = { status: number; headers: Headers; code: number; message: string; data: any }

export type CallOptions = {
  query?: Record<string, string>
  body?: unknown
  /** Changes the finished query before it is sent, after signing. */
  tamper?: (query: URLSearchParams) => void
  headers?: Record<string, string>
  withoutCipher?: boolean
  timestamp?: number
}

export type Shopfront = {
  sandbox: Sandbox
  shopId: string
  cipher: string
  accessToken: string
  refreshToken: string
  authorisationId: string
  optionId: string
  provider(name: string): string
  call(method: string, path: string, options?: CallOptions): Promise<Said>
  auth(path: string, query: Record<string, string>): Promise<Said>
  order(wish?: Record<string, unknown>): Promise<{ id: string; lineItemIds: string[]; packageIds: string[] }>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asserts on
  read(orderId: string): Promise<any>
  mark(orderId: string, trackingNumber: string, provider: string, lineItemIds?: string[]): Promise<Said>
  hand(orderId: string, hand: string, body?: unknown): Promise<unknown>
}

/** A sandbox whose clock stands still at the first of January 2026, with one shop and tokens for it. */
export async function openShop(
  given: { region?: string; sellerType?: string; sandbox?: SandboxOptions } = {},
): Promise<Shopfront> {
  const sandbox = await startSandbox({ clock: { frozenAtMs: Date.UTC(2026, 0, 1) }, ...given.sandbox })
  const { region = 'US', sellerType = 'LOCAL' } = given
  const control = (path: string, body: unknown) => sandbox.control('POST', `/control/tiktok-shop/${path}`, body)
  const shop = await control('shops', { region, sellerType })
  const { id, tokens } = await control('authorisations', { shopId: shop.id, exchange: true })
  const [option] = shop.deliveryOptions
  const front: Shopfront = {
    sandbox,
    shopId: shop.id,
    cipher: shop.cipher,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    authorisationId: id,
    optionId: option.id,
    provider: (name) => option.providers.find((one: { name: string }) => one.name === name).id,
    async call(method, path, options = {}) {
      const timestamp = options.timestamp ?? Math.floor(sandbox.world.clock.now() / 1000)
      const query: Record<string, string> = {
        app_key: firstApp.key,
        timestamp: String(timestamp),
        ...(!options.withoutCipher && { shop_cipher: front.cipher }),
        ...options.query,
      }
      const body = options.body === undefined ? '' : JSON.stringify(options.body)
      const sorted = Object.keys(query).sort()
      const text = `${firstApp.secret}${path}${sorted.map((name) => name + query[name]).join('')}${body}${firstApp.secret}`
      const sign = createHmac('sha256', firstApp.secret).update(text).digest('hex')
      const search = new URLSearchParams({ ...query, sign })
      options.tamper?.(search)
      const answer = await fetch(`${sandbox.tiktokShopUrl}${path}?${search}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-tts-access-token': front.accessToken, ...options.headers },
        redirect: 'manual',
        ...(body !== '' && { body }),
      })
      return said(answer)
    },
    async auth(path, query) {
      return said(await fetch(`${sandbox.tiktokShopUrl}${path}?${new URLSearchParams(query)}`, { redirect: 'manual' }))
    },
    async order(wish = {}) {
      const { orders } = await control('orders', { shopId: front.shopId, ...wish })
      return orders[0]
    },
    async read(orderId) {
      const { data } = await front.call('GET', '/order/202507/orders', { query: { ids: orderId } })
      return data.orders[0]
    },
    mark: (orderId, trackingNumber, provider, lineItemIds) =>
      front.call('POST', `/fulfillment/202309/orders/${orderId}/packages`, {
        body: {
          tracking_number: trackingNumber,
          shipping_provider_id: provider,
          ...(lineItemIds && { order_line_item_ids: lineItemIds }),
        },
      }),
    hand: (orderId, hand, body) => control(`orders/${orderId}/${hand}`, body),
  }
  return front
}

async function said(answer: Response): Promise<Said> {
  const text = await answer.text()
  const parsed = text === '' ? {} : JSON.parse(text)
  return { status: answer.status, headers: answer.headers, ...parsed }
}
