/**
 * Orders: the list (search) and the detail. Buyers' data is dropped while parsing: of the address only the region code
 * survives, because Get Shipping Providers wants it in the EU. Names, streets, phones and e-mail never become values.
 */

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
