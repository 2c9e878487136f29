/**
 * Orders: the list (search) and the detail. Buyers' data is dropped while parsing: of the address only the region code
 * survives, because Get Shipping Providers wants it in the EU. Names, streets, phones and e-mail never become values.
 */

import { z } from 'zod'
import { problemOfOurs } from '../judge.ts'
import type { TikTokResult } from '../problem.ts'
import { flag, id, listOf, maybeFlag, number, readWith, text, time, unixSeconds } from '../reading.ts'
import { failed, type Transport } from '../transport.ts'

/** "Get Order Detail": ids is a list of at most 50. Read November 2026. */
export const orderDetailIdsMax = 50
/** "Get Order List": page_size is 1 to 100. Read November 2026. */
export const orderPageSizeMax = 100

/** Values documented in "Order API overview" (November 2026); others may come and pass through. */
export type OrderStatus =
  | 'UNPAID'
  | 'ON_HOLD'
  | 'AWAITING_SHIPMENT'
  | 'PARTIALLY_SHIPPING'
  | 'AWAITING_COLLECTION'
  | 'IN_TRANSIT'
  | 'DELIVERED'
  | 'COMPLETED'
  | 'CANCELLED'

/** A documented value, or one TikTok invented since. */
export type OpenValue<Known extends string> = Known | (string & {})

/** One unit: quantity 3 of a SKU is three line items. */
export type OrderLineItem = {
  id: string
  sellerSku: string | null
  skuId: string | null
  displayStatus: OpenValue<
    'UNPAID' | 'AWAITING_SHIPMENT' | 'AWAITING_COLLECTION' | 'IN_TRANSIT' | 'DELIVERED' | 'COMPLETED' | 'CANCELLED'
  > | null
  packageStatus: OpenValue<'TO_FULFILL' | 'PROCESSING' | 'FULFILLING' | 'COMPLETED' | 'CANCELLED'> | null
  /** null before shipment for US and UK local sellers. */
  packageId: string | null
  trackingNumber: string | null
  shippingProviderId: string | null
  shippingProviderName: string | null
  /** When this unit was shipped ("ready to ship"). The correction window starts here. */
  rtsAt: string | null
  isGift: boolean
  isCancelled: boolean
  cancelReason: string | null
  /** Components of a virtual bundle, by which a store may name them; empty for an ordinary SKU. */
  bundleComponents: { skuId: string | null; sellerSku: string | null; quantity: number }[]
}

/** An order, without its buyer. Times are ISO 8601 in UTC. */
export type Order = {
  id: string
  status: OpenValue<OrderStatus>
  fulfillmentType: OpenValue<
    'FULFILLMENT_BY_SELLER' | 'FULFILLMENT_BY_TIKTOK' | 'FULFILLMENT_BY_DILAYANI_TOKOPEDIA'
  > | null
  /** SELLER: tracking is uploaded by the seller. TIKTOK: the label is TikTok's, never upload. Can change between reads. */
  shippingType: OpenValue<'SELLER' | 'TIKTOK'> | null
  /** Whether the order was or will be ON_HOLD; null when not told. False: the shop has no such stage. */
  isOnHoldOrder: boolean | null
  /** A buyer's request to cancel is open. */
  isBuyerRequestCancel: boolean
  deliveryOptionId: string | null
  deliveryOptionName: string | null
  /** Not documented on orders, read when sent; the reliable source is the warehouse's delivery options. */
  deliveryOptionType: OpenValue<'STANDARD' | 'EXPRESS' | 'ECONOMY' | 'SEND_BY_SELLER'> | null
  deliveryType: OpenValue<'HOME_DELIVERY' | 'COLLECTION_POINT'> | null
  warehouseId: string | null
  createdAt: string | null
  paidAt: string | null
  /** Documented as the time of the last status change, not of any change. */
  updatedAt: string | null
  /** Upload tracking by then, else late. */
  rtsSlaAt: string | null
  /** First carrier scan by then, else late dispatch. */
  ttsSlaAt: string | null
  /** Cancelled by TikTok if not AWAITING_COLLECTION by then. */
  shippingDueAt: string | null
  /** Cancelled by TikTok if not IN_TRANSIT by then. */
  collectionDueAt: string | null
  /** Cancelled by TikTok if not DELIVERED by then. */
  deliveryDueAt: string | null
  /** When the whole order was shipped. */
  rtsAt: string | null
  cancelledAt: string | null
  cancelReason: string | null
  trackingNumber: string | null
  shippingProviderId: string | null
  shippingProviderName: string | null
  splitOrCombineTag: OpenValue<'COMBINED' | 'SPLIT'> | null
  /** Orders sharing it may go in one parcel. null when absent or "N/A". */
  autoCombineGroupId: string | null
  /** NORMAL, ZERO_LOTTERY, PRE_ORDER, MADE_TO_ORDER, BACK_ORDER … */
  orderType: string | null
  /** Pre-orders only. */
  releaseAt: string | null
  /** Brazil: an invoice must be uploaded before shipping. */
  needUploadInvoice: OpenValue<'UNKNOWN' | 'NEED_INVOICE' | 'NO_NEED' | 'INVOICE_UPLOADED'> | null
  isSampleOrder: boolean
  isReplacementOrder: boolean
  /** The order that this one replaces. */
  replacedOrderId: string | null
  isExchangeOrder: boolean
  exchangeSourceOrderId: string | null
  isSubscriptionOrder: boolean
  hasUpdatedRecipientAddress: boolean
  /** Region code of the address (ISO 3166-1 alpha-2 in samples); null while the address is hidden. Nothing else is kept. */
  recipientRegion: string | null
  packages: { id: string }[]
  lineItems: OrderLineItem[]
}

export type OrderSearch = {
  /** 1 to 100. */
  pageSize: number
  pageToken?: string
  sortField?: 'create_time' | 'update_time'
  sortOrder?: 'ASC' | 'DESC'
  orderStatus?: OrderStatus
  /** ISO 8601, inclusive, cut to whole seconds. */
  createdFrom?: string
  /** ISO 8601, exclusive. */
  createdBefore?: string
  updatedFrom?: string
  updatedBefore?: string
  shippingType?: 'TIKTOK' | 'SELLER'
  isBuyerRequestCancel?: boolean
  /** At most 100. */
  warehouseIds?: readonly string[]
}

export type OrderPage = {
  orders: Order[]
  /** null at the end. Opaque. */
  nextPageToken: string | null
  totalCount: number | null
  /** Entries too odd to read (no id). Not silent: count them, alarm on them. */
  unreadableCount: number
}

/** Orders by id. Ids unknown to the shop are left out or refused: TikTok documents neither. */
export type OrderDetails = { orders: Order[]; unreadableCount: number }

const bundleComponent = z
  .object({ sku_id: text, seller_sku: text, sku_count: number })
  .transform(({ sku_id, seller_sku, sku_count }) => ({
    skuId: sku_id,
    sellerSku: seller_sku,
    quantity: sku_count ?? 1,
  }))

const lineItem = z
  .object({
    id,
    seller_sku: text,
    sku_id: text,
    display_status: text,
    package_status: text,
    package_id: text,
    tracking_number: text,
    shipping_provider_id: text,
    shipping_provider_name: text,
    rts_time: time,
    is_gift: flag,
    cancel_reason: text,
    combined_listing_skus: listOf(bundleComponent),
  })
  .transform(
    (line): OrderLineItem => ({
      id: line.id,
      sellerSku: line.seller_sku,
      skuId: line.sku_id,
      displayStatus: line.display_status,
      packageStatus: line.package_status,
      packageId: line.package_id,
      trackingNumber: line.tracking_number,
      shippingProviderId: line.shipping_provider_id,
      shippingProviderName: line.shipping_provider_name,
      rtsAt: line.rts_time,
      isGift: line.is_gift,
      isCancelled: line.display_status === 'CANCELLED',
      cancelReason: line.cancel_reason,
      bundleComponents: line.combined_listing_skus.entries,
    }),
  )

// The only look into the address there is.
const recipientRegion = z
  .object({ region_code: text })
  .transform((address) => address.region_code)
  .nullish()
  .catch(null)

const order = z
  .object({
    id,
    status: id,
    fulfillment_type: text,
    shipping_type: text,
    is_on_hold_order: maybeFlag,
    is_buyer_request_cancel: flag,
    delivery_option_id: text,
    delivery_option_name: text,
    delivery_option_type: text,
    delivery_type: text,
    warehouse_id: text,
    create_time: time,
    paid_time: time,
    update_time: time,
    rts_sla_time: time,
    tts_sla_time: time,
    shipping_due_time: time,
    collection_due_time: time,
    delivery_due_time: time,
    rts_time: time,
    cancel_time: time,
    cancel_reason: text,
    tracking_number: text,
    shipping_provider_id: text,
    shipping_provider: text,
    split_or_combine_tag: text,
    auto_combine_group_id: text,
    auto_combine_order_id: text,
    order_type: text,
    release_date: time,
    need_upload_invoice: text,
    is_sample_order: flag,
    is_replacement_order: flag,
    replaced_order_id: text,
    is_exchange_order: flag,
    exchange_source_order_id: text,
    exchange_order_source_id: text,
    is_subscription_order: flag,
    has_updated_recipient_address: flag,
    recipient_address: recipientRegion,
    packages: listOf(z.object({ id })),
    // Demanded: an order whose lines cannot be read must not look like an order without lines.
    line_items: z.array(lineItem),
  })
  .transform((order): Order => {
    // The field's page and the changelog spell these two differently; we take whichever comes.
    const groupId = order.auto_combine_group_id ?? order.auto_combine_order_id
    return {
      id: order.id,
      status: order.status,
      fulfillmentType: order.fulfillment_type,
      shippingType: order.shipping_type,
      isOnHoldOrder: order.is_on_hold_order,
      isBuyerRequestCancel: order.is_buyer_request_cancel,
      deliveryOptionId: order.delivery_option_id,
      deliveryOptionName: order.delivery_option_name,
      deliveryOptionType: order.delivery_option_type,
      deliveryType: order.delivery_type,
      warehouseId: order.warehouse_id,
      createdAt: order.create_time,
      paidAt: order.paid_time,
      updatedAt: order.update_time,
      rtsSlaAt: order.rts_sla_time,
      ttsSlaAt: order.tts_sla_time,
      shippingDueAt: order.shipping_due_time,
      collectionDueAt: order.collection_due_time,
      deliveryDueAt: order.delivery_due_time,
      rtsAt: order.rts_time,
      cancelledAt: order.cancel_time,
      cancelReason: order.cancel_reason,
      trackingNumber: order.tracking_number,
      shippingProviderId: order.shipping_provider_id,
      shippingProviderName: order.shipping_provider,
      splitOrCombineTag: order.split_or_combine_tag,
      autoCombineGroupId: groupId === 'N/A' ? null : groupId,
      orderType: order.order_type,
      releaseAt: order.release_date,
      needUploadInvoice: order.need_upload_invoice,
      isSampleOrder: order.is_sample_order,
      isReplacementOrder: order.is_replacement_order,
      replacedOrderId: order.replaced_order_id,
      isExchangeOrder: order.is_exchange_order,
      exchangeSourceOrderId: order.exchange_source_order_id ?? order.exchange_order_source_id,
      isSubscriptionOrder: order.is_subscription_order,
      hasUpdatedRecipientAddress: order.has_updated_recipient_address,
      recipientRegion: order.recipient_address ?? null,
      packages: order.packages.entries,
      lineItems: order.line_items,
    }
  })

const readOrderPage = readWith(
  z.object({ orders: listOf(order), next_page_token: text, total_count: number }).transform(
    (data): OrderPage => ({
      orders: data.orders.entries,
      nextPageToken: data.next_page_token,
      totalCount: data.total_count,
      unreadableCount: data.orders.unreadableCount,
    }),
  ),
)

const readOrderDetails = readWith(
  z
    .object({ orders: listOf(order) })
    .transform(({ orders }): OrderDetails => ({ orders: orders.entries, unreadableCount: orders.unreadableCount })),
)

export function orderCalls({ send }: Transport) {
  return {
    /**
     * Get Order List. To follow changes: sort by update_time ascending, start a little before the last page's end, and
     * remember ids, because `updatedAt` moves with the status only.
     */
    async searchOrders(search: OrderSearch): Promise<TikTokResult<OrderPage>> {
      if (search.pageSize < 1 || search.pageSize > orderPageSizeMax) {
        return failed(problemOfOurs(`page size must be 1 to ${orderPageSizeMax}`))
      }
      return send({
        name: 'get-order-list',
        kind: 'read',
        method: 'POST',
        path: '/order/202309/orders/search',
        query: {
          page_size: String(search.pageSize),
          page_token: search.pageToken,
          sort_field: search.sortField,
          sort_order: search.sortOrder,
        },
        body: {
          order_status: search.orderStatus,
          create_time_ge: unixSeconds(search.createdFrom),
          create_time_lt: unixSeconds(search.createdBefore),
          update_time_ge: unixSeconds(search.updatedFrom),
          update_time_lt: unixSeconds(search.updatedBefore),
          shipping_type: search.shippingType,
          is_buyer_request_cancel: search.isBuyerRequestCancel,
          warehouse_ids: search.warehouseIds,
        },
        shopCipher: 'sent',
        read: readOrderPage,
      })
    },

    /** Get Order Detail (version 202507), 1 to 50 ids. Unknown ids are left out or refused: not documented. */
    async readOrders(orderIds: readonly string[]): Promise<TikTokResult<OrderDetails>> {
      if (orderIds.length < 1 || orderIds.length > orderDetailIdsMax) {
        return failed(problemOfOurs(`order ids must be 1 to ${orderDetailIdsMax}`))
      }
      return send({
        name: 'get-order-detail',
        kind: 'read',
        method: 'GET',
        path: '/order/202507/orders',
        query: { ids: orderIds.join(',') },
        shopCipher: 'sent',
        read: readOrderDetails,
      })
    },
  }
}
