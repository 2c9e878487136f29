/**
 * Webhooks 1, 3, 4, 6, 7 and 11: signed, sent, and sent again 2 minutes, 30 minutes, 3 hours and 12 hours after a failure.
 * Source: "TTS webhooks overview", "Configuration guide" and the page of each type, read November 2026.
 */
import { createHmac } from 'node:crypto'
import type { App, Authorisation, Cancellation, Order, Package, Shop } from './entities.ts'
import type { ShopWorld } from './shop-world.ts'

const types = {
  ORDER_STATUS_CHANGE: 1,
  RECIPIENT_ADDRESS_UPDATE: 3,
  PACKAGE_UPDATE: 4,
  SELLER_DEAUTHORIZATION: 6,
  UPCOMING_AUTHORIZATION_EXPIRATION: 7,
  CANCELLATION_STATUS_CHANGE: 11,
} as const

type EventType = keyof typeof types

const answerMsMax = 3_000
const minuteMs = 60_000
const retryAfterMs = [2 * minuteMs, 30 * minuteMs, 180 * minuteMs, 720 * minuteMs]

/** Every event type a shop may set an address for; types not in the list above are never sent by this sandbox. */
export const settableEventTypes = [
  'ORDER_STATUS_CHANGE',
  'RECIPIENT_ADDRESS_UPDATE',
  'PACKAGE_UPDATE',
  'PRODUCT_STATUS_CHANGE',
  'SELLER_DEAUTHORIZATION',
  'UPCOMING_AUTHORIZATION_EXPIRATION',
  'CANCELLATION_STATUS_CHANGE',
  'RETURN_STATUS_CHANGE',
  'NEW_CONVERSATION',
  'NEW_MESSAGE',
  'PRODUCT_INFORMATION_CHANGE',
  'PRODUCT_CREATION',
  'PRODUCT_CATEGORY_CHANGE',
  'NEW_MESSAGE_LISTENER',
  'INVOICE_STATUS_CHANGE',
  'PRODUCT_AUDIT_STATUS_CHANGE',
  'REVERSE_STATUS_UPDATE',
]

/** The bare `Authorization` of a webhook: HMAC-SHA256 over app key and raw body, keyed with the app secret. */
export function signNotice(app: { key: string; secret: string }, body: Buffer): string {
  return createHmac('sha256', app.secret).update(app.key).update(body).digest('hex')
}

export function orderStatusChanged(here: ShopWorld, order: Order): void {
  const { notifyPartiallyShipping, cancelSpelling } = here.memory.switches
  if (order.status === 'PARTIALLY_SHIPPING' && !notifyPartiallyShipping) return
  tell(here, order.shop, 'ORDER_STATUS_CHANGE', {
    order_id: order.id,
    order_status: order.status === 'CANCELLED' ? cancelSpelling : order.status,
    is_on_hold_order: order.isOnHoldOrder,
    update_time: order.updateTime,
  })
}

export function addressChanged(here: ShopWorld, order: Order): void {
  tell(here, order.shop, 'RECIPIENT_ADDRESS_UPDATE', { order_id: order.id, update_time: here.now() })
}

export function packagesChanged(here: ShopWorld, shop: Shop, change: 'SPLIT' | 'COMBINE', packages: Package[]): void {
  tell(here, shop, 'PACKAGE_UPDATE', {
    sc_type: change,
    role_type: 'ROLE_SELLER',
    package_list: packages.map(({ id, orders }) => ({
      package_id: id,
      order_id_list: orders.map((order) => order.id),
    })),
    update_time: here.now(),
  })
}

export function cancellationChanged(here: ShopWorld, cancellation: Cancellation): void {
  tell(here, cancellation.order.shop, 'CANCELLATION_STATUS_CHANGE', {
    order_id: cancellation.order.id,
    cancellations_role: cancellation.role,
    cancel_status: cancellation.status,
    cancel_id: cancellation.id,
    create_time: cancellation.createTime,
  })
}

/** Sent although the authorisation is gone already: it is how the app learns of it. */
export function deauthorised(here: ShopWorld, authorisation: Authorisation): void {
  for (const shop of shopsOf(here, authorisation)) {
    send(here, authorisation.app, shop, 'SELLER_DEAUTHORIZATION', {
      message: `Shop_id ${shop.id} is deauthorized from your APP by merchant.`,
    })
  }
}

export function authorisationEndsSoon(here: ShopWorld, authorisation: Authorisation, daysLeft: number): void {
  for (const shop of shopsOf(here, authorisation)) {
    send(here, authorisation.app, shop, 'UPCOMING_AUTHORIZATION_EXPIRATION', {
      message: `Authorization of shop_id ${shop.id} is expiring in ${daysLeft} days. Please direct the merchant to re-authorize.`,
      expiration_time: String(Math.floor(authorisation.endsAtMs / 1000)),
    })
  }
}

function shopsOf(here: ShopWorld, authorisation: Authorisation): Shop[] {
  return [...authorisation.shopIds].flatMap((id) => here.memory.shops.get(id) ?? [])
}

/** Tells every app that holds a living authorisation of the shop, once. */
function tell(here: ShopWorld, shop: Shop, event: EventType, data: unknown): void {
  const told = new Set<App>()
  for (const { app, shopIds, isRemoved, endsAtMs } of here.memory.authorisations.values()) {
    if (isRemoved || endsAtMs <= here.nowMs() || told.has(app) || !shopIds.has(shop.id)) continue
    told.add(app)
    send(here, app, shop, event, data)
  }
}

/** An address the shop set for the type goes before the app's own: which one wins in reality is not documented. */
function send(here: ShopWorld, app: App, shop: Shop, event: EventType, data: unknown): void {
  const url = shop.webhooks.get(app.key)?.get(event)?.address ?? app.webhookUrl
  if (url === null) return
  // The documented sample of the address event carries no id.
  const id = event === 'RECIPIENT_ADDRESS_UPDATE' ? {} : { tts_notification_id: here.memory.nextId('other') }
  const envelope = { type: types[event], ...id, shop_id: shop.id, timestamp: here.now(), data }
  const body = Buffer.from(JSON.stringify(envelope))
  here.world.webhooks.send({
    vendor: 'tiktok-shop',
    url,
    topic: event,
    body,
    headers: { 'content-type': 'application/json', authorization: signNotice(app, body) },
    timeoutMs: answerMsMax,
    retryAfterMs,
    // The guide wants 200 with an empty body; 401 says "bad signature" and also ends the delivery.
    accepts: (status, answer) => (status === 200 && answer.length === 0) || status === 401,
  })
}
