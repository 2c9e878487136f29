/** Control paths of the imitated Shopify, all below `/control/shopify`. Listed with their bodies in the README here. */
import { ControlMistake, textOf } from '../core/control.ts'
import type { World } from '../core/world.ts'
import {
  cancelOrder,
  createOrder,
  editTracking,
  type FulfilmentWish,
  fulfil,
  type Hand,
  type OrderWish,
  removeUnits,
  setFulfilmentStatus,
  type TrackingWish,
  uninstall,
} from './actions.ts'
import { bucketSeconds, restoreRates } from './cost.ts'
import { type Fulfilment, fulfilmentStatusOf, type Order, type Plan, type Shop, type ShopSettings } from './entities.ts'
import { issueToken } from './oauth.ts'
import { OrderIndex } from './order-index.ts'

export type Memory = { shops: Map<string, Shop>; newId(): string }

type Body = Record<string, unknown>

const prefix = '/control/shopify/shops'
const ordersMax = 200_000
const describedMax = 1_000
const oldSecretMs = 3_600_000

export const defaultScopes = ['read_orders', 'read_fulfillments', 'read_products']

/** @throws ControlMistake when the name is taken or the plan unknown. */
export function addShop(world: World, memory: Memory, body: Body): { shop: Shop; tokens: string[] } {
  const name = textOf(body, 'shop')
  if (memory.shops.has(name)) throw new ControlMistake(`shop ${name} is already there`, 409)
  const plan = (body.plan ?? 'basic') as Plan
  const restoreRate = restoreRates[plan]
  if (restoreRate === undefined) throw new ControlMistake(`plan: one of ${Object.keys(restoreRates).join(', ')}`)
  const maximumAvailable = restoreRate * bucketSeconds
  const shop: Shop = {
    id: memory.newId(),
    name,
    clientId: typeof body.clientId === 'string' ? body.clientId : `${name}-client`,
    clientSecret: typeof body.clientSecret === 'string' ? body.clientSecret : `${name}-secret`,
    oldSecret: null,
    isSameOrganization: body.isSameOrganization !== false,
    isInstalled: true,
    plan,
    scopes: (body.scopes as string[] | undefined) ?? defaultScopes,
    settings: { indexLagMs: 0, throttleAs429: false, restoreRate, maximumAvailable },
    bucket: { available: maximumAvailable, at: world.clock.now() },
    tokens: new Map(),
    refreshTokens: new Map(),
    codes: new Map(),
    subscriptions: new Map(),
    orders: new Map(),
    fulfilments: new Map(),
    index: new OrderIndex(),
    orderNumber: 1000,
  }
  memory.shops.set(name, shop)
  const pasted = body.tokens as string[] | undefined
  for (const text of pasted ?? []) shop.tokens.set(text, { text, scopes: new Set(shop.scopes), expiresAt: null })
  return { shop, tokens: pasted ?? [issueToken(world, shop, shop.scopes, null).text] }
}

export function registerControl(world: World, memory: () => Memory): void {
  const { control } = world
  const shopOf = (name: string | undefined) => found(memory().shops.get(name ?? ''), 'shop', name)
  const handOf = (name: string | undefined, body: Body): Hand => ({
    world,
    shop: shopOf(name),
    newId: memory().newId,
    isSilent: body.silent === true,
  })
  const orderOf = ({ shop }: Hand, id: unknown) => found(shop.orders.get(String(id)), 'order', id)
  const fulfilmentOf = ({ shop }: Hand, id: unknown) => found(shop.fulfilments.get(String(id)), 'fulfilment', id)
  /** Registers an action of one shop. */
  const action = (path: string, work: (hand: Hand, body: Body, params: Record<string, string>) => unknown) =>
    control.register('POST', `${prefix}/:shop${path}`, (body, params) => work(handOf(params.shop, body), body, params))

  control.register('POST', prefix, (body) => {
    const { shop, tokens } = addShop(world, memory(), body)
    return { ...describeShop(shop), clientSecret: shop.clientSecret, tokens }
  })
  control.register('GET', `${prefix}/:shop`, (_, { shop: name }) => {
    const shop = shopOf(name)
    return {
      ...describeShop(shop),
      subscriptions: [...shop.subscriptions.values()],
      orders: [...shop.orders.values()].slice(-describedMax).map(describeOrder),
    }
  })
  control.register('GET', `${prefix}/:shop/orders/:order`, (body, { shop, order }) =>
    describeOrder(orderOf(handOf(shop, body), order)),
  )
  control.register('PUT', `${prefix}/:shop/settings`, (body, { shop: name }) => {
    const shop = shopOf(name)
    for (const key of Object.keys(body)) {
      const known = shop.settings[key as keyof ShopSettings]
      if (known === undefined || typeof known !== typeof body[key]) throw new ControlMistake(`no such setting: ${key}`)
    }
    Object.assign(shop.settings, body)
    shop.bucket = { available: shop.settings.maximumAvailable, at: world.clock.now() }
    return shop.settings
  })

  action('/orders', (hand, body) => {
    if (typeof body.count === 'number') return bulk(hand, body as Body & { count: number })
    const wishes = (body.orders as OrderWish[] | undefined) ?? [body as OrderWish]
    bounded(wishes.length)
    return { orders: wishes.map((wish) => describeOrder(createOrder(hand, wish))) }
  })
  action('/fulfilments', (hand, body) => {
    const wishes = (body.fulfilments as (FulfilmentWish & { orderId: string })[] | undefined) ?? [
      body as FulfilmentWish & { orderId: string },
    ]
    bounded(wishes.length)
    return {
      fulfilments: wishes.map((wish) => describeFulfilment(fulfil(hand, orderOf(hand, wish.orderId), wish))),
    }
  })
  action('/fulfilments/:fulfilment/tracking', (hand, body, { fulfilment: id }) => {
    const fulfilment = fulfilmentOf(hand, id)
    editTracking(hand, fulfilment, body as TrackingWish)
    return describeFulfilment(fulfilment)
  })
  action('/fulfilments/:fulfilment/status', (hand, body, { fulfilment: id }) => {
    const fulfilment = fulfilmentOf(hand, id)
    setFulfilmentStatus(hand, fulfilment, textOf(body, 'status') as Fulfilment['status'])
    return describeFulfilment(fulfilment)
  })
  action('/fulfilments/:fulfilment/cancel', (hand, _, { fulfilment: id }) => {
    const fulfilment = fulfilmentOf(hand, id)
    setFulfilmentStatus(hand, fulfilment, 'CANCELLED')
    return describeFulfilment(fulfilment)
  })
  action('/orders/:order/cancel', (hand, _, { order: id }) => {
    const order = orderOf(hand, id)
    cancelOrder(hand, order)
    return describeOrder(order)
  })
  action('/orders/:order/remove-line', (hand, body, { order: id }) => {
    const order = orderOf(hand, id)
    removeUnits(hand, order, textOf(body, 'lineItemId'), (body.quantity as number | undefined) ?? null)
    return describeOrder(order)
  })
  action('/uninstall', (hand) => {
    uninstall(hand)
    return describeShop(hand.shop)
  })
  action('/rotate-secret', ({ shop }, body) => {
    const untilMs = world.clock.now() + ((body.signWithOldForMs as number | undefined) ?? oldSecretMs)
    shop.oldSecret = { secret: shop.clientSecret, untilMs }
    shop.clientSecret = typeof body.secret === 'string' ? body.secret : `${shop.clientSecret}-next`
    return { clientSecret: shop.clientSecret, oldSecretSignsUntil: untilMs }
  })
}

/** Orders by number: `{n}` in texts of the wish is the order's position from 1. */
function bulk(hand: Hand, body: Body & { count: number }): { ids: string[] } {
  bounded(body.count)
  const { sourceIdentifierFrom } = body
  const start = typeof sourceIdentifierFrom === 'string' ? BigInt(sourceIdentifierFrom) : null
  const ids: string[] = []
  for (let at = 0; at < body.count; at++) {
    const wish = body as OrderWish
    const order = createOrder(hand, {
      ...wish,
      ...(wish.name !== undefined && { name: wish.name.replaceAll('{n}', String(at + 1)) }),
      ...(start !== null && { sourceIdentifier: String(start + BigInt(at)) }),
    })
    ids.push(order.id)
  }
  return { ids }
}

function bounded(count: number): void {
  if (!(count >= 1 && count <= ordersMax)) throw new ControlMistake(`1 to ${ordersMax} at a time`)
}

export function describeShop(shop: Shop) {
  const { id, name, clientId, plan, scopes, isInstalled, settings } = shop
  return { id, shop: name, clientId, plan, scopes, isInstalled, settings, orderCount: shop.orders.size }
}

function describeOrder(order: Order) {
  const { id, name, sourceIdentifier, tags, lines, createdAt, updatedAt, cancelledAt } = order
  return {
    id,
    name,
    sourceIdentifier,
    tags,
    lines,
    createdAt,
    updatedAt,
    cancelledAt,
    status: fulfilmentStatusOf(order),
    fulfilments: order.fulfilments.map(describeFulfilment),
  }
}

function describeFulfilment({ id, order, status, tracking, lines }: Fulfilment) {
  return {
    id,
    orderId: order.id,
    status,
    tracking,
    lines: lines.map(({ line, quantity }) => ({ lineItemId: line.id, sku: line.sku, quantity })),
  }
}

function found<T>(value: T | undefined, noun: string, id: unknown): T {
  if (value === undefined) throw new ControlMistake(`no ${noun} ${String(id)}`, 404)
  return value
}
