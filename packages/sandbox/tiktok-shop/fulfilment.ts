/**
 * Shipping and correcting: who may, when, with which number. Each check names its code; the order of the checks among
 * themselves is our own choice (state before number), since no document tells it.
 *
 * Sources: overview of the fulfilment API, pages of the endpoints, the changelog on warnings for local US sellers; read
 * November 2026.
 */
import { type KnownCode, Refusal, refusal } from './codes.ts'
import type { Order, Package, Unit } from './entities.ts'
import { type Call, type Endpoint, orderOfCall } from './gateway.ts'
import { correctParcel, shipParcel, shipUnits, unshippedUnits } from './order-life.ts'
import { pageOf } from './paging.ts'
import { renderFoundPackage, renderPackage } from './render.ts'
import { marketOf, type Provider } from './seed-data.ts'
import type { ShopWorld } from './shop-world.ts'
import {
  hasSpecialCharacters,
  isUsps,
  judge,
  tiktokCollectionPrefix,
  tiktokLabelPrefix,
  type Verdict,
} from './tracking-numbers.ts'

const ordersPerNumberMax = 20
const hourSeconds = 3_600

/** The five texts of the changelog page on warnings for local US sellers, shortened where it only repeats itself. */
const warnings = {
  1: 'Verifying order tracking number timeout. Please check the tracking number later.',
  2: 'No logistics provider could be found for this tracking number. Please check the tracking number.',
  3: 'The tracking number you entered matches multiple logistics providers. Please select the correct logistics provider.',
  4: 'No logistics provider or service could be found for this tracking number. Please check the tracking number.',
  5: 'The tracking number you entered does not match your selected logistics provider. Did you mean to select {{provider}}?',
}

export function fulfilmentEndpoints(here: ShopWorld): Endpoint[] {
  const basic = ['seller.fulfillment.basic']
  const logistics = ['seller.logistics']
  const ofPackage = (call: Call) => here.memory.packages.get(call.path.package_id ?? '')?.orders[0]?.id
  const ofOrder = (call: Call) => call.path.order_id
  return [
    {
      method: 'POST',
      path: '/fulfillment/202309/orders/{order_id}/packages',
      operation: 'mark package as shipped',
      scopes: basic,
      cipher: 'required',
      orderOf: ofOrder,
      handle: (call) => mark(here, call),
    },
    {
      method: 'POST',
      path: '/fulfillment/202309/packages/{package_id}/ship',
      operation: 'ship package',
      scopes: basic,
      cipher: 'required',
      orderOf: ofPackage,
      handle: (call) => {
        shipExisting(here, call, call.path.package_id, call.body.self_shipment)
        return {}
      },
    },
    {
      method: 'POST',
      path: '/fulfillment/202309/packages/ship',
      operation: 'batch ship packages',
      scopes: basic,
      cipher: 'required',
      handle: (call) => batchShip(here, call),
    },
    {
      method: 'GET',
      path: '/fulfillment/202309/packages/{package_id}',
      operation: 'get package detail',
      scopes: basic,
      cipher: 'required',
      orderOf: ofPackage,
      handle: (call) => {
        const parcel = here.memory.packages.get(call.path.package_id ?? '')
        if (parcel?.shop !== call.shop) throw refusal(10006402)
        return renderPackage(parcel)
      },
    },
    {
      method: 'POST',
      path: '/fulfillment/202309/packages/search',
      operation: 'search package',
      scopes: basic,
      cipher: 'required',
      handle: searchPackages,
    },
    {
      method: 'POST',
      path: '/fulfillment/202309/orders/{order_id}/shipping_info/update',
      operation: 'update shipping info',
      scopes: logistics,
      cipher: 'required',
      orderOf: ofOrder,
      handle: (call) => correctOrder(here, call),
    },
    {
      method: 'POST',
      path: '/fulfillment/202309/packages/{package_id}/shipping_info/update',
      operation: 'update package shipping info',
      scopes: basic,
      cipher: 'required',
      orderOf: ofPackage,
      handle: (call) => correctPackage(here, call),
    },
    {
      method: 'GET',
      path: '/fulfillment/202309/orders/{order_id}/tracking',
      operation: 'get tracking',
      scopes: logistics,
      cipher: 'required',
      orderOf: ofOrder,
      handle: (call) => {
        const order = orderOfCall(here, call, call.path.order_id)
        if (order === undefined) throw refusal(21008111)
        const scans = order.packages.flatMap((parcel) => parcel.scans).sort((a, b) => b.atMs - a.atMs)
        return { tracking: scans.map(({ description, atMs }) => ({ description, update_time_millis: atMs })) }
      },
    },
    {
      method: 'GET',
      path: '/fulfillment/202508/tts_tracking_validation',
      operation: 'tts tracking validation',
      scopes: logistics,
      cipher: 'required',
      handle: (call) => {
        if (call.shop.region !== 'US') throw refusal(21008106)
        const number = call.query.get('tracking_number')?.toUpperCase()
        if (!number) throw refusal(21001001)
        return {
          is_tiktok_shipping: number.startsWith(tiktokLabelPrefix),
          is_tiktok_collection: number.startsWith(tiktokCollectionPrefix),
        }
      },
    },
  ]
}

function mark(here: ShopWorld, call: Call): unknown {
  const { switches } = here.memory
  if (!marketOf(call.shop.region).marks) throw refusal(21008106)
  // An unknown order and one of another shop are not told apart on the page of this endpoint.
  const order = orderOfCall(here, call, call.path.order_id)
  if (order === undefined) throw refusal(21011029)
  const number = call.body.tracking_number
  const providerId = call.body.shipping_provider_id
  if (typeof number !== 'string' || number === '' || typeof providerId !== 'string') throw refusal(21001001)
  const wanted = lineIdsOf(call.body.order_line_item_ids, switches.emptyLineIds)

  checkSellerShips(order, switches.tiktokShippedCode)
  if (order.status === 'ON_HOLD') throw refusal(21011044)
  if (order.status === 'UNPAID' || order.status === 'CANCELLED') throw refusal(21042057)
  if (order.status !== 'AWAITING_SHIPMENT' && order.status !== 'PARTIALLY_SHIPPING') {
    throw refusal(switches.alreadyShippedCode)
  }
  const units = unitsToShip(here, order, wanted)
  checkNoRequest(order, marketOf(order.shop.region).shippingRejectsCancellation)
  const provider = providerFor(order, providerId)
  if (hasSpecialCharacters(number)) throw refusal(21004012)
  const doubt = markDoubt(here, order, number, provider)
  checkNumberIsFree(here, order, number)

  const parcel = shipUnits(here, order, units, number, provider, call.requestId)
  return {
    order_id: order.id,
    order_line_item_ids: units.map((unit) => unit.id),
    package_id: parcel.id,
    ...(doubt !== null && { warning: { message: doubt } }),
  }
}

function lineIdsOf(given: unknown, emptyLineIds: 'whole' | 'refuse'): Set<string> | null {
  if (given === undefined || given === null) return null
  if (!Array.isArray(given) || !given.every((id) => typeof id === 'string')) throw refusal(21001001)
  if (given.length > 0) return new Set(given)
  if (emptyLineIds === 'refuse') throw refusal(21001001)
  return null
}

function unitsToShip(here: ShopWorld, order: Order, wanted: Set<string> | null): Unit[] {
  const { restWithoutLineIds, alreadyShippedCode } = here.memory.switches
  const waiting = unshippedUnits(order)
  if (wanted === null) {
    const madeBySplit = new Set(waiting.map((unit) => unit.package))
    const isRest = order.status === 'PARTIALLY_SHIPPING' && restWithoutLineIds === 'refuse'
    if (madeBySplit.size > 1 || isRest) throw refusal(21011048)
    return waiting
  }
  const units = order.units.filter((unit) => wanted.has(unit.id))
  if (units.length !== wanted.size) throw refusal(21011029)
  if (units.some((unit) => unit.status === 'CANCELLED')) throw refusal(21042057)
  if (units.some((unit) => !waiting.includes(unit))) throw refusal(alreadyShippedCode)
  return units
}

function checkSellerShips(order: Order, code: KnownCode): void {
  if (order.fulfillmentType !== 'FULFILLMENT_BY_SELLER') throw refusal(21008025)
  if (order.hasTiktokLabel) throw refusal(21022025)
  if (order.shippingType !== 'SELLER') throw refusal(code)
}

function checkNoRequest(order: Order, shippingRejectsCancellation: boolean): void {
  const isPending = order.cancellation?.status === 'CANCELLATION_REQUEST_PENDING'
  if (order.hasAfterSale || (isPending && !shippingRejectsCancellation)) throw refusal(21011007)
}

function providerFor(order: Order, id: string): Provider {
  const provider = order.deliveryOption.providers.find((one) => one.id === id)
  if (provider === undefined) throw refusal(21011022)
  return provider
}

/** @returns the warning to give, or null. @throws Refusal where the market refuses doubtful numbers. */
function markDoubt(here: ShopWorld, order: Order, number: string, provider: Provider): string | null {
  const { doubtfulNumberInUs, nobodyWarning, usps, uspsCode } = here.memory.switches
  const { region, sellerType } = order.shop
  const verdict = judge(number, provider, order.deliveryOption.providers)
  if (verdict.says === 'refused') throw refusal(verdict.code)
  if (
    region === 'US' &&
    usps !== 'off' &&
    (isUsps(number) || provider.name === 'USPS') &&
    verdict.says !== 'timed_out'
  ) {
    if (usps === 'error') throw new Refusal(uspsCode, 'not match logistics rule')
    return warnings[4]
  }
  if (verdict.says === 'fits' || verdict.says === 'cannot_tell') return null
  if (region === 'US' && sellerType === 'LOCAL' && doubtfulNumberInUs === 'warning') {
    return warningFor(verdict, nobodyWarning)
  }
  throw refusal(doubtCodes[verdict.says])
}

type Doubt = Exclude<Verdict, { says: 'fits' | 'cannot_tell' | 'refused' }>

const doubtCodes: Record<Doubt['says'], KnownCode> = {
  fits_nobody: 11028006,
  no_service: 21004016,
  fits_another: 21004015,
  fits_several: 21004015,
  timed_out: 11001027,
}

function warningFor(verdict: Doubt, nobodyWarning: 2 | 4): string {
  switch (verdict.says) {
    case 'timed_out':
      return warnings[1]
    case 'fits_nobody':
      return warnings[nobodyWarning]
    case 'fits_several':
      return warnings[3]
    case 'no_service':
      return warnings[4]
    case 'fits_another':
      return warnings[5].replace('{{provider}}', verdict.provider.name)
  }
}

/** One number may be on many orders of one recipient, at most twenty, and on no others. */
function checkNumberIsFree(here: ShopWorld, order: Order, number: string): void {
  const uses = order.shop.numbers.get(number.toUpperCase())
  if (uses === undefined || uses.size === 0) return
  const { duplicateNumberCode, sameNumberTwiceInOrder } = here.memory.switches
  if (uses.has(order.id) && sameNumberTwiceInOrder === 'refuse') throw refusal(duplicateNumberCode)
  for (const id of uses.keys()) {
    if (here.memory.orders.get(id)?.recipientKey !== order.recipientKey) throw refusal(duplicateNumberCode)
  }
  if (!uses.has(order.id) && uses.size >= ordersPerNumberMax) throw refusal(21011026)
}

function shipExisting(here: ShopWorld, call: Call, packageId: unknown, selfShipment: unknown): void {
  const parcel = typeof packageId === 'string' ? here.memory.packages.get(packageId) : undefined
  if (parcel === undefined) throw refusal(21011001)
  if (parcel.shop !== call.shop) throw refusal(21011028)
  const order = parcel.orders[0] as Order
  const isAnOrder = (status: Order['status']) => parcel.orders.some((one) => one.status === status)
  if (parcel.isFrozen) throw refusal(10007014)
  if (isAnOrder('CANCELLED') || parcel.status === 'CANCELLED') throw refusal(21011041)
  if (parcel.status === 'COMPLETED') throw refusal(21011027)
  if (parcel.status !== null) throw refusal(21011040)
  if (isAnOrder('ON_HOLD')) throw refusal(21011044)
  if (isAnOrder('UNPAID')) throw refusal(21011003)
  for (const one of parcel.orders) checkSellerShips(one, 21008025)
  const given = (selfShipment ?? {}) as { tracking_number?: unknown; shipping_provider_id?: unknown }
  const { tracking_number: number, shipping_provider_id: providerId } = given
  if (typeof number !== 'string' || number === '' || typeof providerId !== 'string') throw refusal(21001001)
  for (const one of parcel.orders) checkNoRequest(one, false)
  const provider = providerFor(order, providerId)
  // The page of this endpoint has no code of its own for special characters or a mismatch.
  if (hasSpecialCharacters(number)) throw refusal(21011022)
  const verdict = judge(number, provider, order.deliveryOption.providers)
  if (verdict.says === 'refused') throw refusal(verdict.code)
  if (verdict.says === 'fits_nobody' || verdict.says === 'no_service') throw refusal(11028006)
  if (verdict.says === 'fits_another' || verdict.says === 'fits_several') throw refusal(21022032)
  if (verdict.says === 'timed_out') throw refusal(11001027)
  checkNumberIsFree(here, order, number)
  shipParcel(here, parcel, number, provider, call.requestId)
}

function batchShip(here: ShopWorld, call: Call): unknown {
  const packages = call.body.packages
  if (!Array.isArray(packages) || packages.length === 0 || packages.length > here.memory.switches.batchPackagesMax) {
    throw refusal(21001001)
  }
  const errors = packages.flatMap((one: { id?: unknown; self_shipment?: unknown }) => {
    try {
      shipExisting(here, call, one?.id, one?.self_shipment)
      return []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return [{ code: error.code, message: error.message, detail: { package_id: String(one?.id ?? '') } }]
    }
  })
  return { errors }
}

function correctOrder(here: ShopWorld, call: Call): unknown {
  const order = orderOfCall(here, call, call.path.order_id)
  if (order === undefined) throw refusal(21011028)
  checkSellerShips(order, 21011004)
  if (order.status === 'CANCELLED') throw refusal(21011041)
  const shipped = order.packages.filter((parcel) => parcel.status !== null && parcel.status !== 'CANCELLED')
  if (shipped.length === 0) throw refusal(21011043)
  const [parcel] = shipped
  if (parcel === undefined || shipped.length > 1 || order.isSplit) throw refusal(10007002)
  return correct(here, call, parcel, 21011041)
}

function correctPackage(here: ShopWorld, call: Call): unknown {
  const parcel = here.memory.packages.get(call.path.package_id ?? '')
  if (parcel?.shop !== call.shop) throw refusal(21011028)
  checkSellerShips(parcel.orders[0] as Order, 21011004)
  return correct(here, call, parcel, 21011042)
}

function correct(here: ShopWorld, call: Call, parcel: Package, cancelledCode: KnownCode): unknown {
  const { correctionHours, correctionLateCode } = here.memory.switches
  const order = parcel.orders[0] as Order
  const { tracking_number: number, shipping_provider_id: providerId } = call.body
  if (typeof number !== 'string' || number === '' || typeof providerId !== 'string') throw refusal(21011022)
  if (parcel.status === 'CANCELLED' || order.status === 'CANCELLED') throw refusal(cancelledCode)
  if (parcel.status === null || parcel.shippedTime === null) throw refusal(21011043)
  if (parcel.status === 'COMPLETED') throw refusal(21011030)
  const market = marketOf(order.shop.region)
  checkNoRequest(order, market.shippingRejectsCancellation)
  if (parcel.correctionsSpent > 0) throw refusal(21011051)
  const hours = market.correctionIsWindowed ? correctionHours.windowed : correctionHours.elsewhere
  if (hours !== null && here.now() >= parcel.shippedTime + hours * hourSeconds) throw refusal(correctionLateCode)
  const provider = providerFor(order, providerId)
  if (hasSpecialCharacters(number)) throw refusal(21011022)
  checkCorrectedNumber(here, parcel, number, provider)
  correctParcel(here, parcel, number, provider, call.requestId, true)
  return {}
}

/** Both pages know one code only for whatever is wrong with the number. Local US sellers are not refused for a doubt. */
function checkCorrectedNumber(here: ShopWorld, parcel: Package, number: string, provider: Provider): void {
  const order = parcel.orders[0] as Order
  const { region, sellerType } = order.shop
  const verdict = judge(number, provider, order.deliveryOption.providers)
  const isLenient = region === 'US' && sellerType === 'LOCAL' && here.memory.switches.doubtfulNumberInUs === 'warning'
  const isGood = verdict.says === 'fits' || verdict.says === 'cannot_tell'
  if (verdict.says === 'refused' || !(isGood || isLenient)) throw refusal(21011022)
  if (number.toUpperCase() === parcel.trackingNumber.toUpperCase()) return
  try {
    checkNumberIsFree(here, order, number)
  } catch (error) {
    throw error instanceof Refusal ? refusal(21011022) : error
  }
}

function searchPackages(call: Call): unknown {
  const status = call.body.package_status
  const { items, nextPageToken, total } = pageOf(
    call,
    {
      pageSizeMax: 50,
      pageSizeDefault: null,
      sortFields: ['create_time', 'update_time', 'order_pay_time'],
      sortOrderDefault: 'DESC',
    },
    call.shop.packages,
    (parcel) => ({ create_time: parcel.createTime, update_time: parcel.updateTime }),
    (parcel) => (status === undefined || parcel.status === status) && parcel.orders.length > 0,
  )
  return { packages: items.map(renderFoundPackage), next_page_token: nextPageToken, total_count: total }
}
