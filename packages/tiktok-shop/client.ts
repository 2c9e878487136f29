/**
 * One shop, ready to talk to. Every method answers with a value or a problem; it never throws for the world's sake.
 */

import { cancellationCalls } from './calls/cancellations.ts'
import { carrierCalls } from './calls/carriers.ts'
import { orderCalls } from './calls/orders.ts'
import { referenceCalls } from './calls/references.ts'
import { shippingCalls } from './calls/shipping.ts'
import { shopCalls } from './calls/shops.ts'
import { webhookSettingsCalls } from './calls/webhook-settings.ts'
import { RemoteClock } from './clock.ts'
import type { HttpDoor } from './http.ts'
import type { AppCredentials } from './tokens.ts'
import { createTransport, type TokenSource } from './transport.ts'

export type TikTokShopOptions = {
  app: AppCredentials
  tokens: TokenSource
  http: HttpDoor
  /** From Get Authorized Shops; null while connecting, when only the calls about shops can be made. */
  shopCipher: string | null
  /** Share one among the clients of a process: the machine has one clock. Default: an own one. */
  clock?: RemoteClock
  /** Without a trailing slash. Default: TikTok's, the same for all markets. */
  apiUrl?: string
  /** For one exchange. Default 15 seconds. */
  timeoutMs?: number
  /** Of a decompressed reply. Default 5 MiB: a full page of 100 orders is far below. */
  replyBytesMax?: number
}

export const defaultApiUrl = 'https://open-api.tiktokglobalshop.com'
const defaultTimeoutMs = 15_000
const defaultReplyBytesMax = 5 * 1024 * 1024

export type TikTokShopClient = ReturnType<typeof createTikTokShopClient>

export function createTikTokShopClient(options: TikTokShopOptions) {
  const transport = createTransport({
    ...options,
    clock: options.clock ?? new RemoteClock(),
    apiUrl: options.apiUrl ?? defaultApiUrl,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    replyBytesMax: options.replyBytesMax ?? defaultReplyBytesMax,
  })
  return {
    ...shopCalls(transport),
    ...orderCalls(transport),
    ...carrierCalls(transport),
    ...shippingCalls(transport),
    ...referenceCalls(transport),
    ...webhookSettingsCalls(transport),
    ...cancellationCalls(transport),
  }
}
