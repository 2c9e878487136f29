/**
 * What people and warehouses do in the shop's admin. Each action changes the state, notes the order in the search index,
 * writes the ledger and sends the notices Shopify would send, sharing one Event-Id.
 */
import { ControlMistake } from '../core/control.ts'
import type { World } from '../core/world.ts'
import {
  type Fulfilment,
  type Line,
  type Order,
  openQuantityOf,
  type Service,
  type Shop,
  type Tracking,
} from './entities.ts'
import { fulfilmentBody, type Notice, notify, orderBody, shopBody, type Topic } from './notices.ts'

export type Hand = {
  world: World
  shop: Shop
  newId(): string /** Silent: no notices, as if all were lost. */
  isSilent: boolean
}

export type LineWish = {
  sku?: string | null
  quantity?: number
  requiresShipping?: boolean
  isGiftCard?: boolean
  customAttributes?: { key: string; value: string | null }[]
  variantId?: string
}

export type OrderWish = {
  name?: string
  sourceIdentifier?: string | null
  sourceName?: string | null
  customAttributes?: { key: string; value: string | null }[]
  tags?: string[]
  note?: string | null
  lines?: LineWish[]
  /** When it was made; absent: now. */
  createdAt?: string
}

export type TrackingWish = { company?: string | null; numbers?: (string | null)[]; urls?: (string | null)[] }

export type FulfilmentWish = TrackingWish & {
  /** Absent: everything still open. */
  lines?: { sku?: string; lineItemId?: string; quantity?: number }[]
  status?: Fulfilment['status']
  service?: Partial<Service>
}

/** Makes an order. Making one sends no notice: no subscription topic of the sandbox is about it. */
export function createOrder({ world, shop, newId }: Hand, wish: OrderWish): Order {
  const createdAt = wish.createdAt === undefined ? second(world) : Date.parse(wish.createdAt)
  if (Number.isNaN(createdAt)) throw new ControlMistake(`createdAt: no date: ${wish.createdAt}`)
  const lines = (wish.lines ?? [{ sku: 'MUG-RED', quantity: 1 }]).map((line): Line => {
    const quantity = line.quantity ?? 1
    return {
      id: newId(),
      sku: line.sku ?? null,
      quantity,
      currentQuantity: quantity,
      requiresShipping: line.requiresShipping ?? !line.isGiftCard,
      isGiftCard: line.isGiftCard ?? false,
      customAttributes: line.customAttributes ?? [],
      variantId: line.variantId ?? newId(),
    }
  })
  const order: Order = {
    id: newId(),
    shop,
    name: wish.name ?? `#${++shop.orderNumber}`,
    sourceIdentifier: wish.sourceIdentifier ?? null,
    sourceName: wish.sourceName ?? null,
    note: wish.note ?? null,
    tags: wish.tags ?? [],
    customAttributes: wish.customAttributes ?? [],
    lines,
    fulfilments: [],
    createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
  }
  shop.orders.set(order.id, order)
  shop.index.note(order, world.clock.now() + shop.settings.indexLagMs)
  return order
}

/** Ships lines of an order, all open ones when none are named. @throws ControlMistake when nothing is open. */
export function fulfil(hand: Hand, order: Order, wish: FulfilmentWish): Fulfilment {
  if (order.cancelledAt !== null) throw new ControlMistake(`order ${order.id} is cancelled`)
  const at = second(hand.world)
  const lines = chosenLines(hand, order, wish.lines)
  if (lines.length === 0) throw new ControlMistake(`order ${order.id} has nothing left to ship`)
  const fulfilment: Fulfilment = {
    id: hand.newId(),
    order,
    position: order.fulfilments.length + 1,
    status: wish.status ?? 'SUCCESS',
    service: { handle: 'manual', name: 'Manual', type: 'MANUAL', ...wish.service },
    tracking: trackingOf(wish),
    lines,
    createdAt: at,
    updatedAt: at,
  }
  order.fulfilments.push(fulfilment)
  hand.shop.fulfilments.set(fulfilment.id, fulfilment)
  told(hand, order, 'order fulfilled', 'FULFILLMENTS_CREATE', fulfilment)
  return fulfilment
}

/** Replaces carrier and numbers; what is absent stays. */
export function editTracking(hand: Hand, fulfilment: Fulfilment, wish: TrackingWish): void {
  const { tracking } = fulfilment
  fulfilment.tracking = trackingOf({
    company: wish.company === undefined ? (tracking[0]?.company ?? null) : wish.company,
    numbers: wish.numbers ?? tracking.map(({ number }) => number),
    urls: wish.urls ?? (wish.numbers ? [] : tracking.map(({ url }) => url)),
  })
  fulfilment.updatedAt = second(hand.world)
  told(hand, fulfilment.order, 'tracking edited', 'FULFILLMENTS_UPDATE', fulfilment)
}

/** Cancels a fulfilment, or tells what a third party answered: SUCCESS, ERROR, FAILURE. */
export function setFulfilmentStatus(hand: Hand, fulfilment: Fulfilment, status: Fulfilment['status']): void {
  if (fulfilment.status === 'CANCELLED') throw new ControlMistake(`fulfilment ${fulfilment.id} is cancelled`)
  fulfilment.status = status
  fulfilment.updatedAt = second(hand.world)
  told(hand, fulfilment.order, `fulfilment ${status.toLowerCase()}`, 'FULFILLMENTS_UPDATE', fulfilment)
}

export function cancelOrder(hand: Hand, order: Order): void {
  order.cancelledAt = second(hand.world)
  told(hand, order, 'order cancelled', 'ORDERS_CANCELLED')
}

/** An order edit: takes units of a line away. @throws ControlMistake when they are not open. */
export function removeUnits(hand: Hand, order: Order, lineItemId: string, quantity: number | null): void {
  const line = order.lines.find(({ id }) => id === lineItemId)
  if (line === undefined) throw new ControlMistake(`order ${order.id} has no line ${lineItemId}`, 404)
  const open = openQuantityOf(order, line)
  const taken = quantity ?? open
  if (!(taken >= 1 && taken <= open)) throw new ControlMistake(`line ${lineItemId} has ${open} open units`)
  line.currentQuantity -= taken
  told(hand, order, 'order edited')
}

/** Ends every token; the notice is the last that the app hears. */
export function uninstall({ world, shop, isSilent }: Hand): void {
  shop.isInstalled = false
  shop.tokens.clear()
  shop.refreshTokens.clear()
  if (!isSilent) notify(world, shop, [{ topic: 'APP_UNINSTALLED', body: shopBody(shop) }])
  shop.subscriptions.clear()
}

function told(hand: Hand, order: Order, effect: string, topic?: Topic, fulfilment?: Fulfilment): void {
  const { world, shop, isSilent } = hand
  order.updatedAt = second(world)
  shop.index.note(order, world.clock.now() + shop.settings.indexLagMs)
  const number = fulfilment?.tracking[0]?.number
  world.ledger.record({
    at: world.clock.now(),
    vendor: 'shopify',
    effect,
    orderId: order.id,
    requestId: 'control',
    ...(fulfilment && { packageId: fulfilment.id }),
    ...(number != null && { trackingNumber: number }),
  })
  if (isSilent || shop.subscriptions.size === 0) return
  const notices: Notice[] = []
  if (topic !== undefined) notices.push({ topic, body: fulfilment ? fulfilmentBody(fulfilment) : orderBody(order) })
  notices.push({ topic: 'ORDERS_UPDATED', body: orderBody(order) })
  notify(world, shop, notices)
}

function chosenLines(hand: Hand, order: Order, wanted: FulfilmentWish['lines']): Fulfilment['lines'] {
  if (wanted === undefined) {
    return order.lines
      .map((line) => ({ id: hand.newId(), line, quantity: openQuantityOf(order, line) }))
      .filter(({ quantity }) => quantity > 0)
  }
  return wanted.map(({ sku, lineItemId, quantity }) => {
    const line = order.lines.find((one) => (lineItemId === undefined ? one.sku === sku : one.id === lineItemId))
    if (line === undefined) throw new ControlMistake(`order ${order.id} has no line ${lineItemId ?? sku}`, 404)
    const open = openQuantityOf(order, line)
    const taken = quantity ?? open
    if (!(taken >= 1 && taken <= open)) throw new ControlMistake(`line ${line.id} has ${open} open units`)
    return { id: hand.newId(), line, quantity: taken }
  })
}

function trackingOf({ company = null, numbers = [], urls = [] }: TrackingWish): Tracking[] {
  // A carrier without a number is allowed and kept.
  if (numbers.length === 0) return company === null ? [] : [{ company, number: null, url: urls[0] ?? null }]
  return numbers.map((number, at) => ({ company, number, url: urls[at] ?? null }))
}

function second(world: World): number {
  return Math.floor(world.clock.now() / 1000) * 1000
}
