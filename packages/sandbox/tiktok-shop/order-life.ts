/**
 * How orders live: placed, paid, on hold for an hour, shipped in parts or whole, collected, delivered, completed, or
 * cancelled by somebody or by a due time. Every effect is written to the ledger here, in the moment it happens, and every
 * change of a status is told by webhook 1. Who may do what is decided elsewhere (fulfilment.ts, control.ts).
 *
 * Source: overviews of the order and the fulfilment API, read November 2026.
 */
import type { LedgerEntry } from '../core/world.ts'
import type { Cancellation, Order, OrderStatus, Package, Unit, UnitStatus } from './entities.ts'
import { cancellationChanged, orderStatusChanged, packagesChanged } from './notices.ts'
import { renderOrder } from './render.ts'
import { marketOf, type Provider } from './seed-data.ts'
import type { ShopWorld } from './shop-world.ts'

export const holdSeconds = 3_600
const sellerAnswerSeconds = 48 * 3_600
const pastViewsMax = 16

const unshipped: UnitStatus[] = ['UNPAID', 'AWAITING_SHIPMENT']

export function unshippedUnits(order: Order): Unit[] {
  return order.units.filter((unit) => unshipped.includes(unit.status))
}

function record(
  here: ShopWorld,
  order: Order,
  effect: string,
  requestId: string,
  more: Partial<LedgerEntry> = {},
): void {
  here.world.ledger.record({ at: here.nowMs(), vendor: 'tiktok-shop', effect, orderId: order.id, requestId, ...more })
}

/** Keeps how the order reads now, for reads that are asked to lag; free while no such fault is set. */
export function rememberPast(here: ShopWorld, order: Order): void {
  if (!here.world.faults.has('stale_read')) return
  order.past.push({ replacedAtMs: here.nowMs(), view: renderOrder(order) })
  if (order.past.length > pastViewsMax) order.past.shift()
}

function setStatus(here: ShopWorld, order: Order, status: OrderStatus): void {
  order.status = status
  touch(here, order)
  orderStatusChanged(here, order)
}

function touch(here: ShopWorld, order: Order): void {
  order.updateTime = here.now()
  order.shop.orders.update_time.put(order, order.updateTime)
}

/** Takes a made order into the books and starts its clocks. */
export function placeOrder(here: ShopWorld, order: Order, notify: boolean): void {
  const { memory } = here
  memory.orders.set(order.id, order)
  order.shop.orders.create_time.put(order, order.createTime)
  order.shop.orders.update_time.put(order, order.updateTime)
  if (marketOf(order.shop.region).packagesAtPayment && order.status !== 'UNPAID') {
    newPackage(here, order, order.units, null, '')
  }
  if (order.status === 'ON_HOLD')
    here.at((order.paidTime ?? order.createTime) + holdSeconds, () => release(here, order))
  cancelAt(
    here,
    order,
    order.shippingDueTime,
    ['AWAITING_SHIPMENT', 'PARTIALLY_SHIPPING'],
    'system_cancel_order_reason_shipping_timeout',
  )
  record(here, order, 'order created', 'control')
  if (notify) orderStatusChanged(here, order)
}

export function pay(here: ShopWorld, order: Order): void {
  if (order.status !== 'UNPAID') return
  rememberPast(here, order)
  order.paidTime = here.now()
  for (const unit of order.units) unit.status = 'AWAITING_SHIPMENT'
  if (marketOf(order.shop.region).packagesAtPayment) newPackage(here, order, order.units, null, '')
  setStatus(here, order, order.isOnHoldOrder ? 'ON_HOLD' : 'AWAITING_SHIPMENT')
  if (order.isOnHoldOrder) here.after(holdSeconds, () => release(here, order))
}

/** The hour of remorse is over. */
export function release(here: ShopWorld, order: Order): void {
  if (order.status !== 'ON_HOLD') return
  rememberPast(here, order)
  setStatus(here, order, 'AWAITING_SHIPMENT')
}

function newPackage(here: ShopWorld, order: Order, units: Unit[], provider: Provider | null, number: string): Package {
  const { shop } = order
  const parcel: Package = {
    id: here.memory.nextId('package'),
    shop,
    orders: [order],
    units: [...units],
    status: null,
    trackingNumber: number,
    provider,
    shippedTime: null,
    correctionsSpent: 0,
    isFrozen: false,
    createTime: here.now(),
    updateTime: here.now(),
    scans: [],
  }
  here.memory.packages.set(parcel.id, parcel)
  shop.packages.create_time.put(parcel, parcel.createTime)
  shop.packages.update_time.put(parcel, parcel.updateTime)
  shop.packages.order_pay_time.put(parcel, order.paidTime ?? order.createTime)
  for (const unit of units) unit.package = parcel
  order.packages.push(parcel)
  return parcel
}

function touchPackage(here: ShopWorld, parcel: Package): void {
  parcel.updateTime = here.now()
  parcel.shop.packages.update_time.put(parcel, parcel.updateTime)
}

/** The seller divides what is not shipped yet. Package ids from before are dead. */
export function splitPackages(here: ShopWorld, order: Order, groups: Unit[][]): Package[] {
  rememberPast(here, order)
  dropWaitingPackages(here, order)
  const packages = groups.map((units) => newPackage(here, order, units, null, ''))
  order.isSplit = packages.length > 1 || order.packages.length > 1
  record(here, order, 'order split', 'control', { detail: packages.map(({ id }) => id) })
  packagesChanged(here, order.shop, 'SPLIT', packages)
  return packages
}

/** Orders that wait with a package each are put into one. Package ids from before are dead. */
export function combinePackages(here: ShopWorld, orders: [Order, ...Order[]]): Package {
  for (const order of orders) {
    rememberPast(here, order)
    dropWaitingPackages(here, order)
  }
  const [first, ...others] = orders
  const parcel = newPackage(here, first, unshippedUnits(first), null, '')
  for (const order of others) {
    for (const unit of unshippedUnits(order)) {
      unit.package = parcel
      parcel.units.push(unit)
    }
    parcel.orders.push(order)
    order.packages.push(parcel)
  }
  for (const order of orders) record(here, order, 'orders combined', 'control', { packageId: parcel.id })
  packagesChanged(here, first.shop, 'COMBINE', [parcel])
  return parcel
}

function dropWaitingPackages(here: ShopWorld, order: Order): void {
  for (const parcel of order.packages.filter((one) => one.status === null)) {
    here.memory.packages.delete(parcel.id)
    parcel.orders = [] // searches pass over it
    order.packages.splice(order.packages.indexOf(parcel), 1)
  }
}

/** Mark Package As Shipped: makes the package (or takes the one a split made) and ships it. */
export function shipUnits(
  here: ShopWorld,
  order: Order,
  units: Unit[],
  number: string,
  provider: Provider,
  requestId: string,
): Package {
  rememberPast(here, order)
  const made = units[0]?.package
  const isWholePackage =
    made?.status === null && made.units.length === units.length && units.every((unit) => unit.package === made)
  const parcel = isWholePackage ? made : newPackage(here, order, units, provider, number)
  if (units.length < order.units.filter((unit) => unit.status !== 'CANCELLED').length) order.isSplit = true
  shipParcel(here, parcel, number, provider, requestId)
  return parcel
}

/** Ship Package: ships a package that exists, with all the orders in it. */
export function shipParcel(
  here: ShopWorld,
  parcel: Package,
  number: string,
  provider: Provider,
  requestId: string,
): void {
  const time = here.now()
  parcel.status = 'PROCESSING'
  parcel.trackingNumber = number
  parcel.provider = provider
  parcel.shippedTime = time
  touchPackage(here, parcel)
  for (const unit of parcel.units) if (unshipped.includes(unit.status)) unit.status = 'AWAITING_COLLECTION'
  for (const order of parcel.orders) {
    useNumber(order, number, 1)
    record(here, order, 'package shipped', requestId, {
      lineItemIds: lineIdsIn(parcel, order),
      trackingNumber: number,
      providerId: provider.id,
      packageId: parcel.id,
    })
    if (order.cancellation?.status === 'CANCELLATION_REQUEST_PENDING') rejectCancellation(here, order.cancellation)
    afterUnitsMoved(here, order)
  }
}

function lineIdsIn(parcel: Package, order: Order): string[] {
  return order.units.filter((unit) => unit.package === parcel && unit.status !== 'CANCELLED').map((unit) => unit.id)
}

/** The status of the order follows its units. */
function afterUnitsMoved(here: ShopWorld, order: Order): void {
  const living = order.units.filter((unit) => unit.status !== 'CANCELLED')
  const waiting = living.filter((unit) => unshipped.includes(unit.status))
  if (living.length === 0) {
    order.cancelTime = here.now()
    setStatus(here, order, 'CANCELLED')
  } else if (waiting.length === 0 && (order.status === 'AWAITING_SHIPMENT' || order.status === 'PARTIALLY_SHIPPING')) {
    order.rtsTime = here.now()
    setStatus(here, order, 'AWAITING_COLLECTION')
    cancelAt(here, order, order.collectionDueTime, ['AWAITING_COLLECTION'], 'system_cancel_order_untracked')
  } else if (waiting.length > 0 && waiting.length < living.length && order.status === 'AWAITING_SHIPMENT') {
    setStatus(here, order, 'PARTIALLY_SHIPPING')
  }
}

/** Replaces number and provider of a shipped package. */
export function correctParcel(
  here: ShopWorld,
  parcel: Package,
  number: string,
  provider: Provider,
  requestId: string,
  spendsTry: boolean,
): void {
  for (const order of parcel.orders) {
    rememberPast(here, order)
    useNumber(order, parcel.trackingNumber, -1)
    useNumber(order, number, 1)
    record(here, order, 'tracking corrected', requestId, {
      lineItemIds: lineIdsIn(parcel, order),
      trackingNumber: number,
      providerId: provider.id,
      packageId: parcel.id,
      detail: { before: { trackingNumber: parcel.trackingNumber, providerId: parcel.provider?.id } },
    })
    if (here.memory.switches.correctionMovesUpdateTime) touch(here, order)
  }
  parcel.trackingNumber = number
  parcel.provider = provider
  if (spendsTry) parcel.correctionsSpent++
  touchPackage(here, parcel)
}

function useNumber(order: Order, number: string, step: 1 | -1): void {
  const key = number.toUpperCase()
  const uses = order.shop.numbers.get(key) ?? new Map<string, number>()
  const count = (uses.get(order.id) ?? 0) + step
  if (count > 0) uses.set(order.id, count)
  else uses.delete(order.id)
  order.shop.numbers.set(key, uses)
}

/** The carrier scanned every parcel of the order. */
export function collect(here: ShopWorld, order: Order): void {
  if (order.status !== 'AWAITING_COLLECTION') return
  rememberPast(here, order)
  order.collectionTime = here.now()
  moveParcels(here, order, 'FULFILLING', 'IN_TRANSIT', 'Your package was picked up by the carrier.')
  setStatus(here, order, 'IN_TRANSIT')
  cancelAt(here, order, order.deliveryDueTime, ['IN_TRANSIT'], 'system_cancel_order_exceed_edt_not_arrive')
}

export function deliver(here: ShopWorld, order: Order): void {
  if (order.status !== 'IN_TRANSIT') return
  rememberPast(here, order)
  order.deliveryTime = here.now()
  moveParcels(here, order, 'COMPLETED', 'DELIVERED', 'Your package was delivered!\n')
  setStatus(here, order, 'DELIVERED')
}

export function complete(here: ShopWorld, order: Order): void {
  if (order.status !== 'DELIVERED') return
  rememberPast(here, order)
  for (const unit of order.units) if (unit.status === 'DELIVERED') unit.status = 'COMPLETED'
  setStatus(here, order, 'COMPLETED')
}

function moveParcels(
  here: ShopWorld,
  order: Order,
  parcelStatus: 'FULFILLING' | 'COMPLETED',
  unitStatus: 'IN_TRANSIT' | 'DELIVERED',
  description: string,
): void {
  for (const parcel of order.packages) {
    parcel.status = parcelStatus
    parcel.scans.push({ description, atMs: here.nowMs() })
    touchPackage(here, parcel)
  }
  for (const unit of order.units) if (unit.status !== 'CANCELLED') unit.status = unitStatus
}

/** Auto-cancel at a due time, when the order has not got on by then. */
function cancelAt(here: ShopWorld, order: Order, time: number, statuses: OrderStatus[], reason: string): void {
  here.at(time, () => {
    if (!statuses.includes(order.status)) return
    cancelUnits(here, order, order.units, 'SYSTEM', reason)
  })
}

/** Cancels units; the order follows when none is left. */
export function cancelUnits(
  here: ShopWorld,
  order: Order,
  units: Unit[],
  role: Cancellation['role'],
  reason: string,
): void {
  rememberPast(here, order)
  order.cancelInitiator = role
  order.cancelReason = reason
  for (const unit of units) {
    unit.status = 'CANCELLED'
    unit.cancelReason = reason
  }
  for (const parcel of order.packages) {
    if (parcel.units.every((unit) => unit.status === 'CANCELLED')) {
      parcel.status = 'CANCELLED'
      touchPackage(here, parcel)
    }
  }
  record(here, order, 'order cancelled', 'control', { lineItemIds: units.map((unit) => unit.id), detail: reason })
  if (order.cancellation?.status === 'CANCELLATION_REQUEST_PENDING') {
    setCancellation(here, order.cancellation, 'CANCELLATION_REQUEST_SUCCESS')
  } else {
    const type = role === 'BUYER' ? 'BUYER_CANCEL' : 'CANCEL'
    openCancellation(here, order, units, { type, role, reason, status: 'CANCELLATION_REQUEST_SUCCESS' })
  }
  afterUnitsMoved(here, order)
}

/** The buyer asks; the seller has 48 hours, then it is approved by itself. */
export function requestCancellation(here: ShopWorld, order: Order, reason: string): Cancellation {
  rememberPast(here, order)
  const asked = openCancellation(here, order, order.units, {
    type: 'BUYER_CANCEL',
    role: 'BUYER',
    reason,
    status: 'CANCELLATION_REQUEST_PENDING',
  })
  touch(here, order)
  here.after(sellerAnswerSeconds, () => {
    if (asked.status === 'CANCELLATION_REQUEST_PENDING') cancelUnits(here, order, asked.units, 'BUYER', reason)
  })
  return asked
}

export function rejectCancellation(here: ShopWorld, cancellation: Cancellation): void {
  record(here, cancellation.order, 'cancellation rejected', 'control', { detail: cancellation.id })
  setCancellation(here, cancellation, 'CANCELLATION_REQUEST_CANCELLED')
}

function openCancellation(
  here: ShopWorld,
  order: Order,
  units: Unit[],
  given: Pick<Cancellation, 'type' | 'role' | 'reason' | 'status'>,
): Cancellation {
  const time = here.now()
  const cancellation: Cancellation = {
    ...given,
    id: here.memory.nextId('other'),
    order,
    units: [...units],
    createTime: time,
    updateTime: time,
  }
  order.cancellation = cancellation
  here.memory.cancellations.set(cancellation.id, cancellation)
  order.shop.cancellations.create_time.put(cancellation, time)
  setCancellation(here, cancellation, given.status)
  return cancellation
}

function setCancellation(here: ShopWorld, cancellation: Cancellation, status: Cancellation['status']): void {
  cancellation.status = status
  cancellation.updateTime = here.now()
  cancellation.order.shop.cancellations.update_time.put(cancellation, cancellation.updateTime)
  cancellationChanged(here, cancellation)
}
