/** What the imitated TikTok Shop holds, in memory, and how ids are made. Times are unix seconds unless the name says Ms. */
import type { Provider } from './seed-data.ts'
import { defaultSwitches, type Switches } from './switches.ts'
import { TimeIndex } from './time-index.ts'

export type App = { key: string; secret: string; redirectUrl: string | null; webhookUrl: string | null }

export type Seller = { openId: string; name: string; baseRegion: string; userType: 0 | 1 | 3; isActive: boolean }

export type DeliveryOption = {
  id: string
  name: string
  type: 'STANDARD' | 'EXPRESS' | 'ECONOMY' | 'SEND_BY_SELLER'
  /** False: Get Shipping Providers answers 21008116. */
  isSubscribed: boolean
  /** Empty for options that TikTok delivers. */
  providers: Provider[]
}

export type Shop = {
  id: string
  cipher: string
  code: string
  name: string
  region: string
  sellerType: 'LOCAL' | 'CROSS_BORDER'
  seller: Seller
  isActive: boolean
  warehouseId: string
  returnWarehouseId: string
  /** Seller shipping first, then one that TikTok delivers. */
  deliveryOptions: DeliveryOption[]
  orders: { create_time: TimeIndex<Order>; update_time: TimeIndex<Order> }
  packages: { create_time: TimeIndex<Package>; update_time: TimeIndex<Package>; order_pay_time: TimeIndex<Package> }
  cancellations: { create_time: TimeIndex<Cancellation>; update_time: TimeIndex<Cancellation> }
  /** Orders each tracking number is on: number → order id → how many packages. */
  numbers: Map<string, Map<string, number>>
  /** Webhook addresses by app key, then by event type. */
  webhooks: Map<string, Map<string, { address: string; createTime: number; updateTime: number }>>
}

export type Authorisation = {
  id: string
  app: App
  seller: Seller
  shopIds: Set<string>
  scopes: string[]
  /** Milliseconds. */
  endsAtMs: number
  isRemoved: boolean
}

export type AccessToken = { authorisation: Authorisation; expiresAtMs: number }
export type RefreshToken = { authorisation: Authorisation; expiresAtMs: number; isReplaced: boolean }
export type AuthCode = { authorisation: Authorisation; expiresAtMs: number }

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

/** ON_HOLD and PARTIALLY_SHIPPING are words for whole orders only. */
export type UnitStatus = Exclude<OrderStatus, 'ON_HOLD' | 'PARTIALLY_SHIPPING'>

/** One line item is one unit. */
export type Unit = {
  id: string
  skuId: string
  productId: string
  sellerSku: string
  productName: string
  salePrice: string
  isGift: boolean
  status: UnitStatus
  package: Package | null
  cancelReason: string | null
}

export type Package = {
  id: string
  shop: Shop
  orders: Order[]
  units: Unit[]
  /** Null: not shipped yet. */
  status: 'PROCESSING' | 'FULFILLING' | 'COMPLETED' | 'CANCELLED' | null
  trackingNumber: string
  provider: Provider | null
  shippedTime: number | null
  correctionsSpent: number
  isFrozen: boolean
  createTime: number
  updateTime: number
  scans: { description: string; atMs: number }[]
}

export type Order = {
  id: string
  shop: Shop
  buyerId: string
  status: OrderStatus
  units: Unit[]
  packages: Package[]
  createTime: number
  paidTime: number | null
  updateTime: number
  rtsTime: number | null
  collectionTime: number | null
  deliveryTime: number | null
  cancelTime: number | null
  shippingType: 'SELLER' | 'TIKTOK'
  fulfillmentType: 'FULFILLMENT_BY_SELLER' | 'FULFILLMENT_BY_TIKTOK' | 'FULFILLMENT_BY_DILAYANI_TOKOPEDIA'
  deliveryOption: DeliveryOption
  warehouseId: string
  /** The same key is the same recipient at the same address. */
  recipientKey: string
  hasUpdatedAddress: boolean
  buyerNote: string
  rtsSlaTime: number
  ttsSlaTime: number
  deliverySlaTime: number
  shippingDueTime: number
  collectionDueTime: number
  deliveryDueTime: number
  /** The shop has the hour of remorse. */
  isOnHoldOrder: boolean
  isSampleOrder: boolean
  replacedOrderId: string | null
  autoCombineGroupId: string | null
  orderType: string
  hasAfterSale: boolean
  hasTiktokLabel: boolean
  isSplit: boolean
  cancellation: Cancellation | null
  cancelReason: string | null
  cancelInitiator: 'SELLER' | 'BUYER' | 'SYSTEM' | null
  references: ExternalOrder[]
  /** How the order read before its latest changes; kept only while a stale read is asked for. */
  past: { replacedAtMs: number; view: unknown }[]
}

export type Cancellation = {
  id: string
  order: Order
  type: 'CANCEL' | 'BUYER_CANCEL'
  status:
    | 'CANCELLATION_REQUEST_PENDING'
    | 'CANCELLATION_REQUEST_SUCCESS'
    | 'CANCELLATION_REQUEST_CANCELLED'
    | 'CANCELLATION_REQUEST_COMPLETE'
  role: 'BUYER' | 'SELLER' | 'SYSTEM'
  reason: string
  units: Unit[]
  createTime: number
  updateTime: number
}

export type ExternalOrder = { id: string; platform: string; lineItems: { id: string; originId: string }[] }

/** Everything the imitated vendor remembers; `reset` replaces it as a whole. */
export class Memory {
  readonly switches: Switches
  readonly apps = new Map<string, App>()
  readonly sellers = new Map<string, Seller>()
  readonly shops = new Map<string, Shop>()
  readonly shopsByCipher = new Map<string, Shop>()
  readonly authorisations = new Map<string, Authorisation>()
  readonly codes = new Map<string, AuthCode>()
  readonly accessTokens = new Map<string, AccessToken>()
  readonly refreshTokens = new Map<string, RefreshToken>()
  readonly orders = new Map<string, Order>()
  readonly packages = new Map<string, Package>()
  readonly cancellations = new Map<string, Cancellation>()
  /** `platform|external id` → orders. */
  readonly ordersByReference = new Map<string, Set<Order>>()
  #ids = 0

  constructor() {
    this.switches = structuredClone(defaultSwitches)
  }

  /** A decimal text of 19 digits, above what a JavaScript number can hold. */
  nextId(kind: 'order' | 'unit' | 'package' | 'other'): string {
    const prefix = { order: '5764', unit: '5765', package: '1153', other: '7495' }[kind]
    return prefix + String(++this.#ids * 17 + 614_130_000_000_000)
  }

  /** A name nobody else has, for ciphers, codes and tokens. Not secret: nothing here is. */
  nextName(prefix: string): string {
    return `${prefix}${(++this.#ids).toString(36).padStart(6, '0')}`
  }
}

export function newShop(
  memory: Memory,
  given: Pick<Shop, 'name' | 'region' | 'sellerType' | 'seller'>,
  providers: Provider[],
): Shop {
  const shop: Shop = {
    ...given,
    id: memory.nextId('other'),
    // Real ciphers carry characters that must be escaped in a URL; clients that sign the escaped form fail here too.
    cipher: `${memory.nextName('ROW_')}+sandbox/cipher==`,
    code: memory.nextName(`${given.region}LC`).toUpperCase(),
    isActive: true,
    warehouseId: memory.nextId('other'),
    returnWarehouseId: memory.nextId('other'),
    deliveryOptions: [
      { id: memory.nextId('other'), name: 'Send by seller', type: 'SEND_BY_SELLER', isSubscribed: true, providers },
      { id: memory.nextId('other'), name: 'Standard shipping', type: 'STANDARD', isSubscribed: true, providers: [] },
    ],
    orders: { create_time: new TimeIndex(), update_time: new TimeIndex() },
    packages: { create_time: new TimeIndex(), update_time: new TimeIndex(), order_pay_time: new TimeIndex() },
    cancellations: { create_time: new TimeIndex(), update_time: new TimeIndex() },
    numbers: new Map(),
    webhooks: new Map(),
  }
  memory.shops.set(shop.id, shop)
  memory.shopsByCipher.set(shop.cipher, shop)
  return shop
}
