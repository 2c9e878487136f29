/**
 * Control paths of the imitated TikTok Shop: who exists, which orders there are, and every hand that may move them. Effects
 * made here are in the ledger with the request id `control`. Listed with examples in packages/sandbox/README.md.
 */
import { ControlMistake, numberOf, textOf } from '../core/control.ts'
import type { App, Authorisation, Order, Package, Seller, Shop, Unit } from './entities.ts'
import { newShop } from './entities.ts'
import { addressChanged } from './notices.ts'
import {
  cancelUnits,
  collect,
  combinePackages,
  complete,
  correctParcel,
  deliver,
  pay,
  rejectCancellation,
  release,
  rememberPast,
  requestCancellation,
  shipParcel,
  shipUnits,
  splitPackages,
  unshippedUnits,
} from './order-life.ts'
import { checkWish, makeOrder, type OrderWish } from './order-maker.ts'
import { refer } from './references.ts'
import { renderOrder } from './render.ts'
import { allScopes, marketOf, type Provider, providersOf, regions } from './seed-data.ts'
import type { ShopWorld } from './shop-world.ts'
import { defaultSwitches, type Switches } from './switches.ts'
import { grant, issueTokens, newCode, removeAuthorisation } from './tokens.ts'

const ordersMax = 200_000
const described = 1_000
const prefix = '/control/tiktok-shop'

type Body = Record<string, unknown>

export function registerControl(here: ShopWorld): void {
  registerEntities(here)
  registerAuthorisations(here)
  registerOrders(here)
}

function registerEntities(here: ShopWorld): void {
  const { control } = here.world

  control.register('POST', `${prefix}/apps`, (body) => addApp(here, body))
  control.register('PUT', `${prefix}/apps/:key`, (body, { key }) => {
    const app = found(here.memory.apps.get(key ?? ''), 'app', key)
    if (body.webhookUrl !== undefined) app.webhookUrl = optionalText(body, 'webhookUrl')
    if (body.redirectUrl !== undefined) app.redirectUrl = optionalText(body, 'redirectUrl')
    return app
  })
  control.register('POST', `${prefix}/sellers`, (body) => addSeller(here, body))
  control.register('PUT', `${prefix}/sellers/:openId`, (body, { openId }) => {
    const seller = found(here.memory.sellers.get(openId ?? ''), 'seller', openId)
    seller.isActive = body.isActive !== false
    return seller
  })
  control.register('POST', `${prefix}/shops`, (body) => shopView(addShop(here, body)))
  control.register('GET', `${prefix}/shops`, () => ({ shops: [...here.memory.shops.values()].map(shopView) }))
  control.register('PUT', `${prefix}/shops/:shopId`, (body, { shopId }) => {
    const shop = found(here.memory.shops.get(shopId ?? ''), 'shop', shopId)
    shop.isActive = body.isActive !== false
    return shopView(shop)
  })
  control.register('PUT', `${prefix}/delivery-options/:id`, (body, { id }) => {
    const options = [...here.memory.shops.values()].flatMap((shop) => shop.deliveryOptions)
    const option = found(
      options.find((one) => one.id === id),
      'delivery option',
      id,
    )
    if (Array.isArray(body.providers)) {
      option.providers = body.providers.map((one: Body) => ({ id: textOf(one, 'id'), name: textOf(one, 'name') }))
    }
    if (body.isSubscribed !== undefined) option.isSubscribed = body.isSubscribed !== false
    return option
  })

  control.register('GET', `${prefix}/switches`, () => here.memory.switches)
  control.register('PUT', `${prefix}/switches`, (body) => {
    for (const name of Object.keys(body)) {
      if (!(name in defaultSwitches)) throw new ControlMistake(`no such switch: ${name}`)
      const expected = defaultSwitches[name as keyof Switches]
      const isSameKind = expected === null || body[name] === null || typeof body[name] === typeof expected
      if (!isSameKind) throw new ControlMistake(`${name}: ${typeof expected} is needed`)
    }
    return Object.assign(here.memory.switches, body)
  })
}

export function addApp(here: ShopWorld, body: Body): App {
  const key = typeof body.key === 'string' ? body.key : here.memory.nextName('app')
  if (here.memory.apps.has(key)) throw new ControlMistake(`the app ${key} exists`)
  const app: App = {
    key,
    secret: typeof body.secret === 'string' ? body.secret : here.memory.nextName('sandbox-secret-of-no-worth-'),
    redirectUrl: optionalText(body, 'redirectUrl'),
    webhookUrl: optionalText(body, 'webhookUrl'),
  }
  here.memory.apps.set(key, app)
  return app
}

function addSeller(here: ShopWorld, body: Body): Seller {
  const openId = here.memory.nextId('other')
  const seller: Seller = {
    openId,
    name: optionalText(body, 'name') ?? `Seller ${openId.slice(-4)}`,
    baseRegion: regionOf(body.baseRegion ?? 'US'),
    userType: body.userType === 1 || body.userType === 3 ? body.userType : 0,
    isActive: true,
  }
  here.memory.sellers.set(openId, seller)
  return seller
}

/** Without `sellerId` the shop gets a seller of its own. */
export function addShop(here: ShopWorld, body: Body): Shop {
  const region = regionOf(body.region ?? 'US')
  const sellerType = body.sellerType ?? 'LOCAL'
  if (sellerType !== 'LOCAL' && sellerType !== 'CROSS_BORDER') {
    throw new ControlMistake('sellerType: LOCAL or CROSS_BORDER')
  }
  const name = optionalText(body, 'name') ?? `Sandbox shop ${region}`
  const seller =
    typeof body.sellerId === 'string'
      ? found(here.memory.sellers.get(body.sellerId), 'seller', body.sellerId)
      : addSeller(here, { name, baseRegion: region })
  return newShop(here.memory, { name, region, sellerType, seller }, providersOf(region))
}

/** The API says GB; people say UK. */
function regionOf(given: unknown): string {
  const region = given === 'UK' ? 'GB' : String(given)
  if (!regions.includes(region)) throw new ControlMistake(`region: one of ${regions.join(', ')}`)
  return region
}

function shopView(shop: Shop): Record<string, unknown> {
  const { id, cipher, code, name, region, sellerType, seller, isActive, warehouseId, deliveryOptions } = shop
  return { id, cipher, code, name, region, sellerType, sellerId: seller.openId, isActive, warehouseId, deliveryOptions }
}

function registerAuthorisations(here: ShopWorld): void {
  const { control } = here.world
  const authorisationOf = (id: string | undefined): Authorisation =>
    found(here.memory.authorisations.get(id ?? ''), 'authorisation', id)

  control.register('POST', `${prefix}/authorisations`, (body) => {
    const { memory } = here
    const app = found(memory.apps.get(optionalText(body, 'appKey') ?? first(memory.apps)), 'app', body.appKey)
    const shop = memory.shops.get(optionalText(body, 'shopId') ?? '')
    const seller = shop?.seller ?? found(memory.sellers.get(textOf(body, 'sellerId')), 'seller', body.sellerId)
    const shopIds = shop ? [shop.id] : undefined
    const { authorisation, code } = grant(here, {
      app,
      seller,
      ...(shopIds && { shopIds }),
      ...(Array.isArray(body.scopes) && { scopes: body.scopes.map(String) }),
      ...(body.days !== undefined && { days: numberOf(body, 'days') }),
    })
    const tokens = body.exchange === true ? issueTokens(here, authorisation) : undefined
    return { id: authorisation.id, code, ...(tokens && { tokens }) }
  })
  control.register('POST', `${prefix}/authorisations/:id/code`, (_body, { id }) => ({
    code: newCode(here, authorisationOf(id)),
  }))
  control.register('POST', `${prefix}/authorisations/:id/deauthorise`, (_body, { id }) => {
    removeAuthorisation(here, authorisationOf(id))
  })
  control.register('PUT', `${prefix}/authorisations/:id/scopes`, (body, { id }) => {
    authorisationOf(id).scopes = Array.isArray(body.scopes) ? body.scopes.map(String) : allScopes
  })
  // Without a body every token ends: the next call of every client meets 105002.
  control.register('POST', `${prefix}/tokens/expire`, (body) => {
    const { memory } = here
    const isMeant = (authorisation: Authorisation, name: string) =>
      (body.authorisationId === undefined || body.authorisationId === authorisation.id) &&
      (body.token === undefined || body.token === name)
    let expired = 0
    const tokens = body.kind === 'refresh' ? memory.refreshTokens : memory.accessTokens
    for (const [name, token] of tokens) {
      if (!isMeant(token.authorisation, name)) continue
      token.expiresAtMs = here.nowMs()
      expired++
    }
    return { expired }
  })
}

function registerOrders(here: ShopWorld): void {
  const { control } = here.world
  control.register('POST', `${prefix}/orders`, (body) => {
    const shop = found(here.memory.shops.get(textOf(body, 'shopId')), 'shop', body.shopId)
    const { shopId, count = 1, orders, notify, ...template } = body
    if (!Number.isInteger(count) || Number(count) < 1) throw new ControlMistake('count: a whole number, 1 or more')
    const wishes = (Array.isArray(orders) ? orders : Array.from({ length: Number(count) }, () => ({}))) as OrderWish[]
    for (const wish of [template, ...wishes]) checkWish(wish)
    if (wishes.length > ordersMax) throw new ControlMistake(`at most ${ordersMax} orders at once`)
    const made = wishes.map((wish) => makeOrder(here, shop, { ...template, ...wish }, notify !== false))
    return {
      orderIds: made.map((order) => order.id),
      ...(made.length <= described && { orders: made.map(orderView) }),
    }
  })
  control.register('GET', `${prefix}/orders/:orderId`, (_body, { orderId }) => {
    const order = found(here.memory.orders.get(orderId ?? ''), 'order', orderId)
    return { ...orderView(order), order: renderOrder(order) }
  })
  control.register('POST', `${prefix}/orders/:orderId/:hand`, (body, { orderId, hand }) => {
    const order = found(here.memory.orders.get(orderId ?? ''), 'order', orderId)
    const move = found(hands[hand ?? ''], 'hand', `${hand}; there are ${Object.keys(hands).join(', ')}`)
    const before = order.status
    move(here, order, body)
    return { before, ...orderView(order) }
  })
}

function orderView(order: Order): Record<string, unknown> {
  return {
    id: order.id,
    status: order.status,
    lineItemIds: order.units.map((unit) => unit.id),
    packageIds: order.packages.map((parcel) => parcel.id),
    cancellation: order.cancellation && { id: order.cancellation.id, status: order.cancellation.status },
  }
}

/** Each hand does what a buyer, a seller in Seller Center, a carrier or the platform would do. */
const hands: Record<string, (here: ShopWorld, order: Order, body: Body) => void> = {
  pay,
  'release-hold': release,
  'in-transit': collect,
  delivered: deliver,
  complete,
  cancel(here, order, body) {
    const role = body.role === 'SELLER' || body.role === 'BUYER' ? body.role : 'SYSTEM'
    cancelUnits(here, order, unitsOf(order, body.lineItemIds) ?? order.units, role, reasonOf(body))
  },
  'request-cancel'(here, order, body) {
    requestCancellation(here, order, reasonOf(body))
  },
  'accept-cancel'(here, order) {
    const request = pendingRequest(order)
    cancelUnits(here, order, request.units, 'BUYER', request.reason)
  },
  'reject-cancel'(here, order) {
    rejectCancellation(here, pendingRequest(order))
  },
  'after-sale'(here, order, body) {
    rememberPast(here, order)
    order.hasAfterSale = body.open !== false
  },
  freeze(_here, order, body) {
    for (const parcel of order.packages) parcel.isFrozen = body.frozen !== false
  },
  /** By hand in Seller Center: no check of the number at all. */
  'seller-ships'(here, order, body) {
    const number = textOf(body, 'trackingNumber')
    const provider = providerOf(order, body)
    const units = unitsOf(order, body.lineItemIds) ?? unshippedUnits(order)
    if (order.status !== 'AWAITING_SHIPMENT' && order.status !== 'PARTIALLY_SHIPPING') {
      throw new ControlMistake(`the order is ${order.status}`)
    }
    const waiting = order.packages.find((parcel) => parcel.status === null)
    if (waiting && marketOf(order.shop.region).packagesAtPayment) shipParcel(here, waiting, number, provider, 'control')
    else shipUnits(here, order, units, number, provider, 'control')
  },
  'seller-corrects'(here, order, body) {
    const parcel: Package = found(
      order.packages.find((one) => one.status !== null && (body.packageId === undefined || one.id === body.packageId)),
      'shipped package',
      body.packageId,
    )
    const spends = here.memory.switches.handCorrectionSpendsTry
    correctParcel(here, parcel, textOf(body, 'trackingNumber'), providerOf(order, body), 'control', spends)
  },
  /** A label bought from TikTok: the order leaves seller shipping. */
  'buy-label'(here, order) {
    rememberPast(here, order)
    order.hasTiktokLabel = true
    order.shippingType = 'TIKTOK'
  },
  split(here, order, body) {
    const groups = Array.isArray(body.groups) ? body.groups.map((ids) => unitsOf(order, ids) ?? []) : []
    const waiting = unshippedUnits(order)
    const given = groups.flat()
    if (groups.length < 2 || new Set(given).size !== waiting.length || given.some((unit) => !waiting.includes(unit))) {
      throw new ControlMistake('groups: two or more lists that hold each unshipped line item once')
    }
    splitPackages(here, order, groups)
  },
  /** The platform offers this to markets with packages since payment, for one recipient. */
  combine(here, order, body) {
    const ids = Array.isArray(body.with) ? body.with : []
    const others = ids.map((id) => found(here.memory.orders.get(String(id)), 'order', id))
    for (const one of [order, ...others]) {
      const isWaiting = one.packages.length === 1 && one.packages[0]?.status === null
      if (!isWaiting || one.recipientKey !== order.recipientKey || one.shop !== order.shop) {
        throw new ControlMistake('combine: orders of one shop and recipient that wait with one package each')
      }
    }
    if (others.length === 0) throw new ControlMistake('with: a list of other order ids')
    combinePackages(here, [order, ...others])
  },
  'change-address'(here, order, body) {
    rememberPast(here, order)
    order.hasUpdatedAddress = true
    if (typeof body.recipientKey === 'string') order.recipientKey = body.recipientKey
    addressChanged(here, order)
  },
  /** What the tool that imported the order into a store would have written. */
  refer(here, order, body) {
    const lines = Array.isArray(body.lineItems) ? body.lineItems : []
    const lineItems = lines.map((line: Body) => ({ id: textOf(line, 'id'), originId: textOf(line, 'originId') }))
    refer(here, order, { id: textOf(body, 'id'), platform: textOf(body, 'platform'), lineItems }, 'control')
  },
}

function pendingRequest(order: Order): NonNullable<Order['cancellation']> {
  const { cancellation } = order
  if (cancellation?.status !== 'CANCELLATION_REQUEST_PENDING') throw new ControlMistake('no request is pending')
  return cancellation
}

function reasonOf(body: Body): string {
  return optionalText(body, 'reason') ?? 'ecom_order_to_ship_canceled_reason_created_by_mistakes'
}

function unitsOf(order: Order, ids: unknown): Unit[] | undefined {
  if (ids === undefined) return undefined
  if (!Array.isArray(ids)) throw new ControlMistake('line item ids: a list is needed')
  return ids.map((id) =>
    found(
      order.units.find((unit) => unit.id === id),
      'line item',
      id,
    ),
  )
}

/** Any id is taken: a seller's own choice need not be in the list. */
function providerOf(order: Order, body: Body): Provider {
  const id = textOf(body, 'providerId')
  const name = optionalText(body, 'providerName') ?? 'Other'
  return order.deliveryOption.providers.find((provider) => provider.id === id) ?? { id, name }
}

function optionalText(body: Body, name: string): string | null {
  return typeof body[name] === 'string' ? body[name] : null
}

function first(map: Map<string, unknown>): string {
  return map.keys().next().value ?? ''
}

function found<T>(value: T | undefined, what: string, id: unknown): T {
  if (value === undefined) throw new ControlMistake(`no ${what} ${String(id ?? '')}`, 404)
  return value
}
