/** Makes orders from the words of the control API: one, many, or many like one. */
import { ControlMistake } from '../core/control.ts'
import { type FaultKind, faultKinds } from '../core/faults.ts'
import type { Order, OrderStatus, Shop, Unit } from './entities.ts'
import { placeOrder } from './order-life.ts'
import { marketOf } from './seed-data.ts'
import type { ShopWorld } from './shop-world.ts'

/** What an order may be told; everything has a default. Times are unix seconds. */
export type OrderWish = {
  /** One line item is made per unit. Default: one unit of SKU-1. */
  lines?: { sellerSku: string; quantity?: number; productName?: string; price?: string; isGift?: boolean }[]
  status?: 'UNPAID' | 'ON_HOLD' | 'AWAITING_SHIPMENT'
  shippingType?: Order['shippingType']
  fulfillmentType?: Order['fulfillmentType']
  /** Id of one of the shop's delivery options; default: the one of its shipping type. */
  deliveryOption?: string
  /** The same key is the same recipient and address. Default: nobody else's. */
  recipientKey?: string
  buyerId?: string
  /** `fault:<kind>` or `fault:<kind>:<number>` injects that fault once into shipping this order. */
  buyerNote?: string
  createTime?: number
  /** When it changed last; left out: when it was placed. Orders are found by it. */
  updateTime?: number
  rtsSlaTime?: number
  ttsSlaTime?: number
  deliverySlaTime?: number
  shippingDueTime?: number
  collectionDueTime?: number
  deliveryDueTime?: number
  /** False: the shop has no hour of remorse. Default true. */
  isOnHoldOrder?: boolean
  isSampleOrder?: boolean
  replacedOrderId?: string
  autoCombineGroupId?: string
  orderType?: string
}

const wishFields: Record<keyof OrderWish, true> = {
  lines: true,
  status: true,
  shippingType: true,
  fulfillmentType: true,
  deliveryOption: true,
  recipientKey: true,
  buyerId: true,
  buyerNote: true,
  createTime: true,
  updateTime: true,
  rtsSlaTime: true,
  ttsSlaTime: true,
  deliverySlaTime: true,
  shippingDueTime: true,
  collectionDueTime: true,
  deliveryDueTime: true,
  isOnHoldOrder: true,
  isSampleOrder: true,
  replacedOrderId: true,
  autoCombineGroupId: true,
  orderType: true,
}

/** A misspelt field would make another order than the test meant. @throws ControlMistake that names it. */
export function checkWish(wish: object): void {
  for (const field of Object.keys(wish)) {
    if (!(field in wishFields)) throw new ControlMistake(`an order knows no ${field}`)
  }
}

const daySeconds = 86_400
const unitsMax = 1_000
const startStatuses: OrderStatus[] = ['UNPAID', 'ON_HOLD', 'AWAITING_SHIPMENT']

/** @param notify false sends no webhook, for bulks. @throws ControlMistake on a wish that cannot be. */
export function makeOrder(here: ShopWorld, shop: Shop, wish: OrderWish, notify: boolean): Order {
  const { memory } = here
  const status = wish.status ?? 'AWAITING_SHIPMENT'
  if (!startStatuses.includes(status)) throw new ControlMistake(`an order starts as ${startStatuses.join(', ')}`)
  const shippingType = wish.shippingType ?? 'SELLER'
  const deliveryOption =
    wish.deliveryOption === undefined
      ? shop.deliveryOptions.find((option) => (option.type === 'SEND_BY_SELLER') === (shippingType === 'SELLER'))
      : shop.deliveryOptions.find((option) => option.id === wish.deliveryOption)
  if (deliveryOption === undefined) throw new ControlMistake(`the shop has no delivery option ${wish.deliveryOption}`)
  const id = memory.nextId('order')
  const createTime = wish.createTime ?? here.now()
  const units = unitsOf(here, wish.lines ?? [{ sellerSku: 'SKU-1' }], status)
  const order: Order = {
    id,
    shop,
    buyerId: wish.buyerId ?? `7021${id.slice(4)}`,
    status,
    units,
    packages: [],
    createTime,
    paidTime: status === 'UNPAID' ? null : createTime,
    updateTime: wish.updateTime ?? createTime,
    rtsTime: null,
    collectionTime: null,
    deliveryTime: null,
    cancelTime: null,
    shippingType,
    fulfillmentType: wish.fulfillmentType ?? 'FULFILLMENT_BY_SELLER',
    deliveryOption,
    warehouseId: shop.warehouseId,
    recipientKey: wish.recipientKey ?? id,
    hasUpdatedAddress: false,
    buyerNote: wish.buyerNote ?? '',
    rtsSlaTime: wish.rtsSlaTime ?? createTime + 2 * daySeconds,
    ttsSlaTime: wish.ttsSlaTime ?? createTime + 3 * daySeconds,
    deliverySlaTime: wish.deliverySlaTime ?? createTime + 8 * daySeconds,
    shippingDueTime: wish.shippingDueTime ?? createTime + 9 * daySeconds,
    collectionDueTime: wish.collectionDueTime ?? createTime + 14 * daySeconds,
    deliveryDueTime: wish.deliveryDueTime ?? createTime + 40 * daySeconds,
    isOnHoldOrder: wish.isOnHoldOrder ?? true,
    isSampleOrder: wish.isSampleOrder ?? false,
    replacedOrderId: wish.replacedOrderId ?? null,
    autoCombineGroupId: wish.autoCombineGroupId ?? null,
    orderType: wish.orderType ?? 'NORMAL',
    hasAfterSale: false,
    hasTiktokLabel: false,
    isSplit: false,
    cancellation: null,
    cancelReason: null,
    cancelInitiator: null,
    references: [],
    past: [],
  }
  injectNotedFault(here, order)
  placeOrder(here, order, notify)
  return order
}

function unitsOf(here: ShopWorld, lines: NonNullable<OrderWish['lines']>, status: OrderStatus): Unit[] {
  const { memory } = here
  const units: Unit[] = []
  for (const line of lines) {
    const quantity = line.quantity ?? 1
    if (!(quantity >= 1 && units.length + quantity <= unitsMax)) {
      throw new ControlMistake(`an order has 1 to ${unitsMax} units`)
    }
    const skuId = skuIdOf(line.sellerSku)
    for (let nth = 0; nth < quantity; nth++) {
      units.push({
        id: memory.nextId('unit'),
        skuId,
        productId: skuId,
        sellerSku: line.sellerSku,
        productName: line.productName ?? `Product ${line.sellerSku}`,
        salePrice: line.price ?? '10.00',
        isGift: line.isGift ?? false,
        status: status === 'UNPAID' ? 'UNPAID' : 'AWAITING_SHIPMENT',
        package: null,
        cancelReason: null,
      })
    }
  }
  if (units.length === 0) throw new ControlMistake('an order has at least one unit')
  return units
}

/** The same seller SKU has the same SKU id in every order. */
function skuIdOf(sellerSku: string): string {
  let mixed = 17
  for (let at = 0; at < sellerSku.length; at++) mixed = (mixed * 31 + sellerSku.charCodeAt(at)) % 1_000_000_007
  return `1729${String(mixed).padStart(15, '0')}`
}

/** A failure made by an input: the buyer's note names the fault that shipping this order shall meet. */
function injectNotedFault(here: ShopWorld, order: Order): void {
  const [, kind, number] = /^fault:([a-z_]+)(?::(\d+))?$/.exec(order.buyerNote) ?? []
  if (kind === undefined) return
  if (!faultKinds.includes(kind as FaultKind)) throw new ControlMistake(`no such fault: ${kind}`)
  const value = number === undefined ? undefined : Number(number)
  const writes = marketOf(order.shop.region).marks ? 'mark package as shipped' : 'ship package'
  here.world.faults.inject({
    vendor: 'tiktok-shop',
    kind: kind as FaultKind,
    operation: kind === 'stale_read' ? 'get order detail' : writes,
    key: order.id,
    ...(value !== undefined && faultNumber(kind, value)),
  })
}

function faultNumber(
  kind: string,
  value: number,
): { status?: number; code?: number; ms?: number; retryAfterSeconds?: number } {
  if (kind === 'status') return { status: value }
  if (kind === 'business_code') return { code: value }
  if (kind === 'rate_limited') return { retryAfterSeconds: value }
  return { ms: value }
}
