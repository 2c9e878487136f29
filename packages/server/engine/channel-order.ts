/** TikTok Shop's order in our nouns: only the distinctions the decision needs, nothing of the buyer. */
import type { ChannelOrder, ChannelOrderStage } from '@waybridge/sync'
import { onHoldMs } from '@waybridge/sync'
import type { Order } from '@waybridge/tiktok-shop'

const stages: Record<string, ChannelOrderStage> = {
  UNPAID: 'unpaid',
  ON_HOLD: 'on_hold',
  AWAITING_SHIPMENT: 'to_ship',
  PARTIALLY_SHIPPING: 'to_ship',
  AWAITING_COLLECTION: 'shipped',
  IN_TRANSIT: 'shipped',
  DELIVERED: 'delivered',
  COMPLETED: 'delivered',
  CANCELLED: 'cancelled',
}

export function toChannelOrder(order: Order, nowMs: number): ChannelOrder {
  return {
    orderId: order.id,
    stage: stageOf(order, nowMs),
    status: order.status,
    shippedBy:
      order.shippingType === 'SELLER' ? 'seller' : order.shippingType === 'TIKTOK' ? 'channel' : 'unrecognised',
    fulfilledBy:
      order.fulfillmentType === 'FULFILLMENT_BY_SELLER'
        ? 'seller'
        : order.fulfillmentType === null
          ? 'unrecognised'
          : 'channel',
    cancelRequested: order.isBuyerRequestCancel,
    deliveryOptionId: order.deliveryOptionId,
    deliveryOptionName: order.deliveryOptionName,
    recipientRegion: order.recipientRegion,
    warehouseId: order.warehouseId,
    paidAt: order.paidAt,
    shipByAt: order.rtsSlaAt,
    cancelAt: order.shippingDueAt,
    combineGroup: order.autoCombineGroupId,
    units: order.lineItems.map((item) => ({
      lineItemId: item.id,
      sku: item.sellerSku,
      cancelled: item.isCancelled,
      packageId: item.packageId,
      trackingNumber: item.trackingNumber,
      providerId: item.shippingProviderId,
      providerName: item.shippingProviderName,
      shippedAt: item.rtsAt ?? order.rtsAt,
    })),
  }
}

/**
 * A shop without the ON_HOLD stage leaves the remorse hour to the app: "is_on_hold_order = false: wait one hour after
 * payment" (order overview, read November 2026).
 */
function stageOf(order: Order, nowMs: number): ChannelOrderStage {
  const stage = stages[order.status] ?? 'unrecognised'
  const inFirstHour = order.paidAt !== null && Date.parse(order.paidAt) + onHoldMs > nowMs
  return stage === 'to_ship' && order.isOnHoldOrder === false && inFirstHour ? 'on_hold' : stage
}
