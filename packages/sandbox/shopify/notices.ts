/**
 * Webhooks. Bodies have the shape of the REST API, ids as JSON numbers of 18 digits; the signature is over exactly these
 * bytes. All deliveries of one merchant action share an Event-Id; each has its own Webhook-Id, the same on every retry.
 *
 * Sources: "Webhooks: verify deliveries", "delivery structure", "troubleshoot", read November 2026. Not documented are the
 * gaps between the eight retries; here they grow and end after four hours.
 */
import { createHmac } from 'node:crypto'
import type { World } from '../core/world.ts'
import { domainOf, type Fulfilment, gid, isoSecond, type Order, openQuantityOf, type Shop } from './entities.ts'
import { randomHex } from './oauth.ts'
import { apiVersion } from './schema.ts'

export type Topic =
  | 'FULFILLMENTS_CREATE'
  | 'FULFILLMENTS_UPDATE'
  | 'ORDERS_UPDATED'
  | 'ORDERS_CANCELLED'
  | 'APP_UNINSTALLED'

/** The topics that are ever sent, as headers tell them, and the scope a subscription needs. */
export const topics: Record<Topic, { header: string; scope: string | null }> = {
  FULFILLMENTS_CREATE: { header: 'fulfillments/create', scope: 'read_fulfillments' },
  FULFILLMENTS_UPDATE: { header: 'fulfillments/update', scope: 'read_fulfillments' },
  ORDERS_UPDATED: { header: 'orders/updated', scope: 'read_orders' },
  ORDERS_CANCELLED: { header: 'orders/cancelled', scope: 'read_orders' },
  APP_UNINSTALLED: { header: 'app/uninstalled', scope: null },
}

const minuteMs = 60_000
const retryAfterMs = [1, 2, 5, 10, 22, 40, 60, 100].map((minutes) => minutes * minuteMs)
const timeoutMs = 5_000

/** Node knows `JSON.rawJSON`; the language level of this project does not name it yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }

export type Notice = { topic: Topic; body: Record<string, unknown> }

/** Sends the notices of one merchant action to every subscription that wants them. */
export function notify(world: World, shop: Shop, notices: Notice[]): void {
  const eventId = uuid(world)
  const triggeredAt = new Date(world.clock.now()).toISOString()
  for (const { topic, body } of notices) {
    for (const subscription of shop.subscriptions.values()) {
      if (subscription.topic !== topic) continue
      const { includeFields } = subscription
      const bytes = Buffer.from(JSON.stringify(includeFields.length === 0 ? body : pick(body, includeFields)))
      world.webhooks.send({
        vendor: 'shopify',
        topic: topics[topic].header,
        url: subscription.uri,
        body: bytes,
        timeoutMs,
        retryAfterMs,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Shopify-Captain-Hook',
          'x-shopify-topic': topics[topic].header,
          'x-shopify-hmac-sha256': createHmac('sha256', secretOf(world, shop)).update(bytes).digest('base64'),
          'x-shopify-shop-domain': domainOf(shop),
          'x-shopify-api-version': apiVersion,
          'x-shopify-webhook-id': uuid(world),
          'x-shopify-event-id': eventId,
          'x-shopify-triggered-at': triggeredAt,
          ...(subscription.name !== null && { 'x-shopify-name': subscription.name }),
        },
        // After eight failures in a row a subscription made by API is gone.
        onGivenUp: () => shop.subscriptions.delete(subscription.id),
      })
    }
  }
}

function secretOf(world: World, shop: Shop): string {
  const { oldSecret } = shop
  return oldSecret !== null && world.clock.now() < oldSecret.untilMs ? oldSecret.secret : shop.clientSecret
}

function uuid(world: World): string {
  const hex = randomHex(world, 30)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}

/** Keeps the named fields; `line_items.id` reaches into lists. */
function pick(value: Record<string, unknown>, paths: string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  const below = new Map<string, string[]>()
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.')
    if (!(name in value)) continue
    if (rest.length === 0) kept[name] = value[name]
    else below.set(name, [...(below.get(name) ?? []), rest.join('.')])
  }
  for (const [name, inner] of below) {
    if (name in kept) continue
    const child = value[name]
    kept[name] = Array.isArray(child)
      ? child.map((item) => pick(item as Record<string, unknown>, inner))
      : typeof child === 'object' && child !== null
        ? pick(child as Record<string, unknown>, inner)
        : child
  }
  return kept
}

/** A fulfilment as webhook bodies tell it. */
export function fulfilmentBody(fulfilment: Fulfilment): Record<string, unknown> {
  const { order, tracking } = fulfilment
  const numbers = tracking.map(({ number }) => number).filter((number) => number !== null)
  const urls = tracking.map(({ url }) => url).filter((url) => url !== null)
  return {
    id: rawJSON(fulfilment.id),
    admin_graphql_api_id: gid('Fulfillment', fulfilment.id),
    order_id: rawJSON(order.id),
    status: fulfilment.status.toLowerCase(),
    service: fulfilment.service.handle,
    created_at: isoSecond(fulfilment.createdAt),
    updated_at: isoSecond(fulfilment.updatedAt),
    tracking_company: tracking[0]?.company ?? null,
    shipment_status: null,
    location_id: null,
    name: `${order.name}.${fulfilment.position}`,
    receipt: {},
    tracking_number: numbers[0] ?? null,
    tracking_numbers: numbers,
    tracking_url: urls[0] ?? null,
    tracking_urls: urls,
    email: null,
    destination: null,
    origin_address: null,
    line_items: fulfilment.lines.map(({ line, quantity }) => lineBody(order, line, quantity)),
  }
}

/** An order as webhook bodies tell it; buyer fields are absent, as for an app without that permission. */
export function orderBody(order: Order): Record<string, unknown> {
  return {
    id: rawJSON(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    name: order.name,
    note: order.note,
    tags: order.tags.join(', '),
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName,
    created_at: isoSecond(order.createdAt),
    updated_at: isoSecond(order.updatedAt),
    cancelled_at: order.cancelledAt === null ? null : isoSecond(order.cancelledAt),
    line_items: order.lines.map((line) => lineBody(order, line, line.quantity)),
    fulfillments: order.fulfilments.map(fulfilmentBody),
  }
}

/** The shop, as `app/uninstalled` tells it. */
export function shopBody(shop: Shop): Record<string, unknown> {
  return { id: rawJSON(shop.id), name: shop.name, domain: domainOf(shop), myshopify_domain: domainOf(shop) }
}

function lineBody(order: Order, line: Order['lines'][number], quantity: number): Record<string, unknown> {
  return {
    id: rawJSON(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    variant_id: line.variantId === null ? null : rawJSON(line.variantId),
    sku: line.sku,
    quantity,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: openQuantityOf(order, line),
    fulfillment_service: 'manual',
    requires_shipping: line.requiresShipping,
    gift_card: line.isGiftCard,
  }
}
