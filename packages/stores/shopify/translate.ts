/**
 * Theirs to ours. Pure. Promises: nothing a buyer typed or is called survives, numbers and carrier names stay exactly as the
 * store spells them, and what is never in a parcel (gift cards, digital goods) does not look like one.
 */
import type { LinkCandidate, StoreLine, StoreOrder, StoreShipment } from '@waybridge/sync'
import type { WireOrder, WireOrderLine, WireShipment } from './wire.ts'

export const channelLineIdsKey = '_tiktok_line_ids'
/** A long note could hold any number of digits; nobody needs more than this to recognise an order. */
export const linkCandidatesMax = 10

const channelIds = /(?<![0-9])[0-9]{17,20}(?![0-9])/g

/** The number at the end of `gid://shopify/Order/5731021234567`, which is the id everywhere else in Shopify. */
export const plainId = (gid: string): string => /\/([0-9]+)(?:\?.*)?$/.exec(gid)?.[1] ?? gid

export function toStoreOrder(order: WireOrder): StoreOrder {
  return {
    storeOrderId: order.legacyResourceId ?? plainId(order.id),
    name: order.name,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt ?? null,
    linkCandidates: linkCandidates(order),
    lines: order.lineItems.nodes.map(toStoreLine),
    shipments: order.fulfillments.map(toStoreShipment).filter((shipment) => shipment !== null),
  }
}

function toStoreLine(line: WireOrderLine): StoreLine {
  const written = line.customAttributes.filter(({ key }) => key === channelLineIdsKey)
  return {
    lineId: plainId(line.id),
    sku: line.sku,
    quantity: line.currentQuantity,
    requiresShipping: travels(line),
    channelLineIds: [...new Set(written.flatMap(({ value }) => value?.match(channelIds) ?? []))],
  }
}

const travels = (line: { requiresShipping: boolean; isGiftCard?: boolean | null | undefined }) =>
  line.requiresShipping && line.isGiftCard !== true

/** Null for a "shipment" in which nothing travels. */
export function toStoreShipment(shipment: WireShipment): StoreShipment | null {
  const { nodes } = shipment.fulfillmentLineItems
  const parcelLines = nodes.filter(({ lineItem, quantity }) => travels(lineItem) && (quantity ?? 0) > 0)
  if (shipment.requiresShipping === false || (nodes.length > 0 && parcelLines.length === 0)) return null
  const { trackingInfo } = shipment
  return {
    storeShipmentId: shipment.legacyResourceId ?? plainId(shipment.id),
    status: shipmentStatus(shipment.status),
    updatedAt: shipment.updatedAt,
    trackingTexts: trackingInfo.map(({ number }) => number).filter(says),
    trackingUrls: trackingInfo.map(({ url }) => url).filter(says),
    storeCarrier: trackingInfo.map(({ company }) => company).find(says) ?? null,
    fulfilledBy: fulfilledBy(shipment.service),
    lines: parcelLines.map(({ lineItem, quantity }) => ({
      lineId: plainId(lineItem.id),
      sku: lineItem.sku,
      quantity: quantity ?? 0,
    })),
  }
}

const says = (value: string | null): value is string => value !== null && value.trim() !== ''

/** Only SUCCESS is a parcel. An error or a value nobody has seen yet may still become one, so it waits. */
function shipmentStatus(status: string): StoreShipment['status'] {
  if (status === 'SUCCESS') return 'shipped'
  return status === 'CANCELLED' ? 'cancelled' : 'pending'
}

/** The warehouse or 3PL; a merchant packing by hand is nobody worth naming. */
function fulfilledBy(service: WireShipment['service']): string | null {
  if (!service || service.type === 'MANUAL' || service.handle === 'manual') return null
  return service.serviceName !== null && says(service.serviceName) ? service.serviceName : null
}

/**
 * Every place where a tool that imports TikTok orders is known to leave the order id, the most deliberate first. A
 * candidate is only a claim: whoever links confirms it against the channel's own orders.
 */
export function linkCandidates(order: WireOrder): LinkCandidate[] {
  const places: { from: string; text: string | null }[] = [
    { from: 'sourceIdentifier', text: order.sourceIdentifier },
    ...order.customAttributes
      .filter(({ key }) => namesAnOrder(key))
      .map(({ key, value }) => ({ from: `customAttributes.${key}`, text: value })),
    ...(order.tags ?? []).map((tag) => ({ from: 'tag', text: tag })),
    { from: 'name', text: order.name },
    { from: 'note', text: order.note },
  ]
  const found = new Map<string, LinkCandidate>()
  for (const { from, text } of places) {
    for (const orderId of text?.match(channelIds) ?? []) {
      if (!found.has(orderId) && found.size < linkCandidatesMax) found.set(orderId, { orderId, from })
    }
  }
  return [...found.values()]
}

/** A `tiktok_shop_id` has as many digits as an order id; taking it for one would make two claims of every order. */
function namesAnOrder(key: string): boolean {
  if (!/tik[\s_-]*tok/i.test(key) || /(?<!on)line|item|package/i.test(key)) return false
  return /order/i.test(key) || !/shop[\s_-]*id|seller|buyer|user|customer|product|sku|warehouse|cipher/i.test(key)
}
