/**
 * What an imitated Shopify remembers. Times are sandbox milliseconds cut to the second, because Shopify's own times are
 * told to the second: two changes within one second look equally old, as they do in a real shop.
 *
 * Ids have 18 digits, beyond what a JavaScript number can hold, and are kept as texts.
 */
import type { OrderIndex } from './order-index.ts'

export type Plan = 'basic' | 'advanced' | 'plus' | 'enterprise'

export type Line = {
  id: string
  sku: string | null
  quantity: number
  /** After edits: what is left to ship or was shipped. */
  currentQuantity: number
  requiresShipping: boolean
  isGiftCard: boolean
  customAttributes: { key: string; value: string | null }[]
  variantId: string | null
}

export type FulfilmentStatus = 'SUCCESS' | 'PENDING' | 'OPEN' | 'CANCELLED' | 'ERROR' | 'FAILURE'

export type Tracking = { company: string | null; number: string | null; url: string | null }

export type Fulfilment = {
  id: string
  order: Order
  /** Position within its order, from 1: the end of its name. */
  position: number
  status: FulfilmentStatus
  service: Service
  tracking: Tracking[]
  lines: { id: string; line: Line; quantity: number }[]
  createdAt: number
  updatedAt: number
}

export type Service = { handle: string; name: string; type: 'MANUAL' | 'THIRD_PARTY' | 'GIFT_CARD' }

export type Order = {
  id: string
  shop: Shop
  name: string
  sourceIdentifier: string | null
  sourceName: string | null
  note: string | null
  tags: string[]
  customAttributes: { key: string; value: string | null }[]
  lines: Line[]
  fulfilments: Fulfilment[]
  createdAt: number
  updatedAt: number
  cancelledAt: number | null
}

export type Token = {
  text: string
  scopes: Set<string>
  /** null: never. */
  expiresAt: number | null
}

/** A refresh token and what it replaces: the older one dies when this one is first used. */
export type RefreshToken = { text: string; accessToken: string; replaces: string | null; expiresAt: number }

export type Subscription = {
  id: string
  topic: string
  uri: string
  format: 'JSON'
  filter: string | null
  name: string | null
  includeFields: string[]
  createdAt: number
  updatedAt: number
  apiVersion: string
}

export type ShopSettings = {
  /** How far searches are behind the truth, sandbox milliseconds. */
  indexLagMs: number
  /** Throttled calls answer HTTP 429 with Retry-After instead of HTTP 200. */
  throttleAs429: boolean
  /** Points per second and size of the bucket; by default from the plan. */
  restoreRate: number
  maximumAvailable: number
}

export type Shop = {
  id: string
  /** The part before `.myshopify.com`. */
  name: string
  clientId: string
  clientSecret: string
  /** Signs webhooks until the moment told, after a rotation. */
  oldSecret: { secret: string; untilMs: number } | null
  /** App and shop belong to one organisation: the client credentials grant is permitted. */
  isSameOrganization: boolean
  isInstalled: boolean
  plan: Plan
  scopes: string[]
  settings: ShopSettings
  bucket: { available: number; at: number }
  tokens: Map<string, Token>
  refreshTokens: Map<string, RefreshToken>
  codes: Map<string, { scopes: string[]; expiresAt: number }>
  subscriptions: Map<string, Subscription>
  orders: Map<string, Order>
  fulfilments: Map<string, Fulfilment>
  index: OrderIndex
  orderNumber: number
}

/** A shop's domain name, as headers and callbacks tell it. */
export function domainOf(shop: Shop): string {
  return `${shop.name}.myshopify.com`
}

/** The global id of an entity, such as `gid://shopify/Order/820982911946154500`. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`
}

/** @returns the number in a global id of that type, or null for any other text. */
export function idOf(type: string, globalId: string): string | null {
  const prefix = `gid://shopify/${type}/`
  return globalId.startsWith(prefix) ? globalId.slice(prefix.length) : null
}

/** Time as GraphQL tells it: UTC to the second. */
export function isoSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** UNFULFILLED, PARTIALLY_FULFILLED or FULFILLED; only living fulfilments count. */
export function fulfilmentStatusOf(order: Order): 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED' {
  let shipped = 0
  for (const fulfilment of order.fulfilments) {
    if (!isLiving(fulfilment)) continue
    for (const { quantity } of fulfilment.lines) shipped += quantity
  }
  if (shipped === 0) return 'UNFULFILLED'
  let wanted = 0
  for (const line of order.lines) wanted += line.currentQuantity
  return shipped >= wanted ? 'FULFILLED' : 'PARTIALLY_FULFILLED'
}

/** How much of a line no living fulfilment holds. */
export function openQuantityOf(order: Order, line: Line): number {
  let open = line.currentQuantity
  for (const fulfilment of order.fulfilments) {
    if (!isLiving(fulfilment)) continue
    for (const part of fulfilment.lines) if (part.line === line) open -= part.quantity
  }
  return Math.max(open, 0)
}

/** Cancelled and failed fulfilments give their items back to the order. */
function isLiving({ status }: Fulfilment): boolean {
  return status === 'SUCCESS' || status === 'PENDING' || status === 'OPEN'
}
