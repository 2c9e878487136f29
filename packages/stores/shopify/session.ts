/**
 * One connected shop. Reads whole orders, finds changed ones, and keeps the notices coming.
 *
 * Promises: an order is answered with all its shipments in full or not at all; nothing but subscriptions is ever written;
 * no answer of Shopify makes it throw.
 */
import type { ChangedPage, StoreCheck, StoreSession, StoreTools, SubscriptionReport } from '@waybridge/store-contract'
import { failed, ok, type Problem, type Result, type StoreOrder } from '@waybridge/sync'
import { afterPage, closeCursor, openCursor } from './changes-cursor.ts'
import { isAlreadyThere, orderIdMalformed, problemOfUnreadable, wordsOf } from './problems.ts'
import {
  changedSinceQuery,
  changedSizes,
  fullSizes,
  orderGid,
  type PageSizes,
  pageItemsMax,
  wantedSubscriptions,
} from './requests.ts'
import { baseUrl, type ShopifySettings } from './settings.ts'
import { plainId, toStoreOrder } from './translate.ts'
import { Transport } from './transport.ts'
import type { Replies, WireOrder, WireOrderLine, WireShipment, WireSubscription } from './wire.ts'

/** 5,000 lines at 250 a page; an order cannot hold that many today. Above, the answer would be a server gone mad. */
const linePagesMax = 20
/** 2,000 lines in one parcel at 100 a page. */
const shipmentLinePagesMax = 20
const subscriptionPagesMax = 10

const neededPermissions = [
  { name: 'read_orders', neededFor: 'reading orders, their shipments and tracking numbers' },
  { name: 'read_fulfillments', neededFor: 'hearing of a shipment at once instead of minutes later' },
]
/** Missing, it is no fault: most apps never get it. It is named only where it was granted. */
const optionalPermissions = [{ name: 'read_all_orders', neededFor: 'orders older than 60 days' }]

export class ShopifySession implements StoreSession {
  private readonly settings: ShopifySettings
  private readonly transport: Transport

  constructor(settings: ShopifySettings, tools: StoreTools) {
    this.settings = settings
    this.transport = new Transport(settings, tools)
  }

  warnings(): Problem[] {
    return this.transport.warnings
  }

  orderUrl(storeOrderId: string): string {
    return `${baseUrl(this.settings)}/admin/orders/${encodeURIComponent(plainId(storeOrderId))}`
  }

  async check(): Promise<Result<StoreCheck>> {
    const reply = await this.transport.ask('SelfCheck', {})
    if (!reply.ok) return reply
    const { shop, currentAppInstallation } = reply.value
    const handles = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle))
    const isGranted = (name: string) => handles.has(name) || handles.has(name.replace(/^read_/, 'write_'))
    return ok({
      storeKey: shop.myshopifyDomain.toLowerCase(),
      name: shop.name,
      timeZone: shop.ianaTimezone,
      permissions: [
        ...neededPermissions.map((each) => ({ ...each, granted: isGranted(each.name) })),
        ...optionalPermissions.filter(({ name }) => handles.has(name)).map((each) => ({ ...each, granted: true })),
      ],
    })
  }

  async readOrder(storeOrderId: string): Promise<Result<StoreOrder | null>> {
    const id = orderGid(storeOrderId)
    return id === null ? failed(orderIdMalformed()) : this.readWhole(id)
  }

  async readChanges({ cursor, sinceAt }: { cursor: string | null; sinceAt: string }): Promise<Result<ChangedPage>> {
    const at = openCursor(cursor, sinceAt)
    const query = changedSinceQuery(at.fromAt)
    let reply = await this.transport.ask('ChangedOrders', { query, after: at.after })
    if (!reply.ok && at.after !== null && reply.problem.code === 'store.request_refused') {
      // Shopify's own cursor may not survive a version change. The run's beginning does.
      reply = await this.transport.ask('ChangedOrders', { query, after: null })
    }
    if (!reply.ok) return reply
    const { nodes, pageInfo } = reply.value.orders
    const orders: StoreOrder[] = []
    for (const node of nodes) {
      const whole = isWhole(node, changedSizes) ? ok(toStoreOrder(node)) : await this.readWhole(node.id)
      if (!whole.ok) return whole
      if (whole.value !== null) orders.push(whole.value)
    }
    // A next page that has no cursor cannot be asked for; the next run will find what is on it.
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    const position = afterPage(
      at,
      nodes.map(({ updatedAt }) => updatedAt),
      next,
    )
    return ok({ orders, cursor: closeCursor(position), more: next !== null })
  }

  async subscribe(address: string): Promise<Result<SubscriptionReport>> {
    const listed = await this.subscriptions()
    if (!listed.ok) return listed
    const report: SubscriptionReport = []
    for (const { topic, includeFields } of wantedSubscriptions) {
      const known = listed.value.filter((each) => each.topic === topic)
      const current = known.find((each) => each.uri === address && isAsWanted(each, includeFields))
      const stale = known.filter((each) => each !== current)
      // Topic and address are unique together, so one with other fields must go before its successor can come.
      for (const each of stale.filter(({ uri }) => uri === address)) await this.remove(each.id)
      const entry: SubscriptionReport[number] =
        current === undefined ? await this.create(topic, address, includeFields) : { topic, state: 'already there' }
      report.push(entry)
      if (entry.state === 'failed') continue
      // The new address hears before the old one goes silent.
      for (const each of stale.filter(({ uri }) => uri !== address)) {
        const removed = await this.remove(each.id)
        if (!removed) entry.say = 'An older address still gets these notices; it will be removed next time.'
      }
    }
    return ok(report)
  }

  async unsubscribe(address: string): Promise<Result<{ removed: number }>> {
    const listed = await this.subscriptions()
    if (!listed.ok) return listed
    let removed = 0
    for (const { id } of listed.value.filter(({ uri }) => uri === address)) {
      const reply = await this.transport.ask('Unsubscribe', { id })
      if (!reply.ok) return reply
      if (reply.value.webhookSubscriptionDelete.deletedWebhookSubscriptionId !== null) removed++
    }
    return ok({ removed })
  }

  private async create(
    topic: string,
    uri: string,
    includeFields: readonly string[],
  ): Promise<SubscriptionReport[number]> {
    const subscription = { uri, format: 'JSON', includeFields }
    const reply = await this.transport.ask('Subscribe', { topic, subscription })
    if (!reply.ok) return { topic, state: 'failed', say: reply.problem.say }
    const { webhookSubscription, userErrors } = reply.value.webhookSubscriptionCreate
    if (userErrors.length === 0 && webhookSubscription) return { topic, state: 'created' }
    if (isAlreadyThere(userErrors)) return { topic, state: 'already there' }
    return { topic, state: 'failed', say: wordsOf(userErrors) || 'Shopify made no subscription and did not say why.' }
  }

  private async remove(id: string): Promise<boolean> {
    const reply = await this.transport.ask('Unsubscribe', { id })
    return reply.ok && reply.value.webhookSubscriptionDelete.userErrors.length === 0
  }

  private async subscriptions(): Promise<Result<WireSubscription[]>> {
    const found: WireSubscription[] = []
    let after: string | null = null
    for (let page = 0; page < subscriptionPagesMax; page++) {
      const reply: Result<Replies['Subscriptions']> = await this.transport.ask('Subscriptions', { after })
      if (!reply.ok) return reply
      const { nodes, pageInfo }: Replies['Subscriptions']['webhookSubscriptions'] = reply.value.webhookSubscriptions
      found.push(...nodes)
      if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return ok(found)
      after = pageInfo.endCursor
    }
    return failed(problemOfUnreadable('none', 'the list of subscriptions does not end'))
  }

  private async readWhole(id: string): Promise<Result<StoreOrder | null>> {
    const reply = await this.transport.ask('OrderShipments', { id })
    if (!reply.ok) return reply
    const { order } = reply.value
    if (order === null) return ok(null)
    const lines = await this.readLines(order)
    if (!lines.ok) return lines
    const shipments = await this.readShipments(order)
    if (!shipments.ok) return shipments
    const { pageInfo } = order.lineItems
    return ok(toStoreOrder({ ...order, lineItems: { nodes: lines.value, pageInfo }, fulfillments: shipments.value }))
  }

  private async readLines({ id, lineItems }: WireOrder): Promise<Result<WireOrderLine[]>> {
    const lines = [...lineItems.nodes]
    let { pageInfo } = lineItems
    for (let page = 0; pageInfo.hasNextPage; page++) {
      if (page === linePagesMax) return failed(problemOfUnreadable('none', 'the lines of an order do not end'))
      const reply = await this.transport.ask('OrderLines', { id, after: pageInfo.endCursor })
      if (!reply.ok) return reply
      if (reply.value.order === null) return failed(vanished())
      lines.push(...reply.value.order.lineItems.nodes)
      pageInfo = reply.value.order.lineItems.pageInfo
    }
    return ok(lines)
  }

  /** All shipments of the order, each with all its numbers and lines. */
  private async readShipments(order: WireOrder): Promise<Result<WireShipment[]>> {
    const known = new Map(order.fulfillments.map((shipment) => [shipment.id, shipment]))
    const ids = hasAllShipments(order, fullSizes) ? ok([...known.keys()]) : await this.shipmentIds(order.id)
    if (!ids.ok) return ids
    const shipments: WireShipment[] = []
    for (const id of ids.value) {
      const first = known.get(id)
      const whole = first && isWholeShipment(first, fullSizes) ? ok(first) : await this.readShipment(id)
      if (!whole.ok) return whole
      shipments.push(whole.value)
    }
    return ok(shipments)
  }

  private async shipmentIds(id: string): Promise<Result<string[]>> {
    const reply = await this.transport.ask('OrderShipmentIds', { id })
    if (!reply.ok) return reply
    return reply.value.order === null ? failed(vanished()) : ok(reply.value.order.fulfillments.map((each) => each.id))
  }

  private async readShipment(id: string): Promise<Result<WireShipment>> {
    const nodes: WireShipment['fulfillmentLineItems']['nodes'] = []
    let after: string | null = null
    for (let page = 0; page < shipmentLinePagesMax; page++) {
      const reply: Result<Replies['OneShipment']> = await this.transport.ask('OneShipment', { id, after })
      if (!reply.ok) return reply
      const shipment: WireShipment | null = reply.value.fulfillment
      if (shipment === null) return failed(vanished())
      nodes.push(...shipment.fulfillmentLineItems.nodes)
      const { pageInfo }: WireShipment['fulfillmentLineItems'] = shipment.fulfillmentLineItems
      if (!pageInfo.hasNextPage) return ok({ ...shipment, fulfillmentLineItems: { nodes, pageInfo } })
      after = pageInfo.endCursor
    }
    return failed(problemOfUnreadable('none', 'the lines of a shipment do not end'))
  }
}

/** Gone between two questions about the same order; the next reading will see a settled state. */
const vanished = (): Problem => problemOfUnreadable('none', 'a part of the order vanished while it was read')

const isWhole = (order: WireOrder, sizes: PageSizes): boolean =>
  !order.lineItems.pageInfo.hasNextPage &&
  hasAllShipments(order, sizes) &&
  order.fulfillments.every((shipment) => isWholeShipment(shipment, sizes))

/** The list has no cursor. The count tells (it counts cancelled ones too); without one, a full list may go on. */
const hasAllShipments = ({ fulfillments, fulfillmentsCount }: WireOrder, { shipments }: PageSizes): boolean =>
  fulfillmentsCount
    ? fulfillments.length >= Math.min(fulfillmentsCount.count, pageItemsMax)
    : fulfillments.length < shipments

/** Tracking numbers are a plain list as well. */
const isWholeShipment = ({ trackingInfo, fulfillmentLineItems }: WireShipment, { numbers }: PageSizes): boolean =>
  trackingInfo.length < numbers && !fulfillmentLineItems.pageInfo.hasNextPage

const isAsWanted = ({ format, includeFields }: WireSubscription, wanted: readonly string[]): boolean =>
  (format ?? 'JSON') === 'JSON' &&
  includeFields.length === wanted.length &&
  wanted.every((field) => includeFields.includes(field))
