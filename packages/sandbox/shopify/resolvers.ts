/**
 * Every field the sandbox imitates, by type: what is not in this table answers 501, whatever the schema says. Scopes are
 * checked per field, as Shopify does: a field without its scope is null and an ACCESS_DENIED entry with its path.
 */
import { GraphQLError } from 'graphql'
import type { World } from '../core/world.ts'
import {
  domainOf,
  type Fulfilment,
  fulfilmentStatusOf,
  gid,
  idOf,
  isoSecond,
  type Line,
  type Order,
  type Shop,
  type Subscription,
  type Token,
  type Tracking,
} from './entities.ts'
import { type Topic, topics } from './notices.ts'
import { apiVersion } from './schema.ts'
import { NotImitated, searchOrders } from './search.ts'

export type Context = {
  world: World
  shop: Shop
  token: Token
  newId(): string
  /** Reads are answered as searches saw the shop that long ago. */
  staleMs: number
  /** Objects found so far: the actual cost. */
  found: number
}

// biome-ignore lint/suspicious/noExplicitAny: sources and arguments are of the type the schema says, checked by graphql
export type Resolver = (source: any, args: any, context: Context) => unknown

export const supportedVersions = ['2026-01', '2026-04', '2026-07', '2026-10']

const firstMax = 250
const dayMs = 86_400_000
/** Orders older than this are hidden without `read_all_orders`. */
export const visibleOrdersMs = 60 * dayMs

type Connection<T> = { nodes: T[]; cursors: string[]; hasNextPage: boolean; hasPreviousPage: boolean }

const connection: Record<string, Resolver> = {
  nodes: ({ nodes }) => nodes,
  edges: ({ nodes, cursors }: Connection<unknown>) => nodes.map((node, at) => ({ node, cursor: cursors[at] })),
  pageInfo: (source) => source,
}
const edge: Record<string, Resolver> = { node: ({ node }) => node, cursor: ({ cursor }) => cursor }

export const resolvers: Record<string, Record<string, Resolver>> = {
  QueryRoot: {
    order: (_, { id }, context) => {
      const order = context.shop.orders.get(idOf('Order', id) ?? '')
      return order !== undefined && isVisible(order, context) ? order : null
    },
    fulfillment: (_, { id }, context) => {
      const fulfilment = context.shop.fulfilments.get(idOf('Fulfillment', id) ?? '')
      return fulfilment !== undefined && isVisible(fulfilment.order, context) ? fulfilment : null
    },
    orders: (_, args, context) => {
      const first = sizeOf(args)
      const { shop, world } = context
      const page = searchOrders(shop, {
        query: args.query ?? '',
        sortKey: args.sortKey,
        isReverse: args.reverse,
        first,
        after: args.after ?? null,
        atMs: world.clock.now() - context.staleMs,
        createdFromMs: oldestVisible(context),
      })
      return {
        nodes: page.orders,
        cursors: page.orders.map(page.cursorOf),
        hasNextPage: page.hasNextPage,
        hasPreviousPage: args.after != null,
      } satisfies Connection<Order>
    },
    webhookSubscriptions: (_, args, { shop }) =>
      pageOf([...shop.subscriptions.values()].filter(subscriptionFilter(args)), args),
    webhookSubscription: (_, { id }, { shop }) => shop.subscriptions.get(idOf('WebhookSubscription', id) ?? '') ?? null,
    currentAppInstallation: (_, __, context) => context.token,
    shop: (_, __, { shop }) => shop,
    publicApiVersions: () => supportedVersions,
  },
  Mutation: {
    webhookSubscriptionCreate: (_, { topic, webhookSubscription }, context) =>
      subscribe(topic, webhookSubscription, context),
    webhookSubscriptionDelete: (_, { id }, { shop }) => {
      const isThere = shop.subscriptions.delete(idOf('WebhookSubscription', id) ?? '')
      return isThere
        ? { deleted: id, userErrors: [] }
        : { deleted: null, userErrors: [{ field: ['id'], message: 'Webhook subscription does not exist' }] }
    },
  },
  OrderConnection: connection,
  OrderEdge: edge,
  FulfillmentLineItemConnection: connection,
  FulfillmentLineItemEdge: edge,
  LineItemConnection: connection,
  LineItemEdge: edge,
  WebhookSubscriptionConnection: connection,
  WebhookSubscriptionEdge: edge,
  PageInfo: {
    hasNextPage: ({ hasNextPage }) => hasNextPage,
    hasPreviousPage: ({ hasPreviousPage }) => hasPreviousPage,
    startCursor: ({ cursors }) => cursors[0] ?? null,
    endCursor: ({ cursors }) => cursors.at(-1) ?? null,
  },
  Order: {
    id: ({ id }: Order) => gid('Order', id),
    legacyResourceId: ({ id }: Order) => id,
    name: ({ name }: Order) => name,
    note: ({ note }: Order) => note,
    tags: ({ tags }: Order) => tags,
    customAttributes: ({ customAttributes }: Order) => customAttributes,
    sourceIdentifier: ({ sourceIdentifier }: Order) => sourceIdentifier,
    sourceName: ({ sourceName }: Order) => sourceName,
    createdAt: ({ createdAt }: Order) => isoSecond(createdAt),
    processedAt: ({ createdAt }: Order) => isoSecond(createdAt),
    updatedAt: ({ updatedAt }: Order) => isoSecond(updatedAt),
    cancelledAt: ({ cancelledAt }: Order) => (cancelledAt === null ? null : isoSecond(cancelledAt)),
    closed: () => false,
    closedAt: () => null,
    displayFulfillmentStatus: fulfilmentStatusOf,
    fulfillmentsCount: ({ fulfilments }: Order) => ({ count: fulfilments.length }),
    fulfillments: ({ fulfilments }: Order, { first, query }) =>
      fulfilments.filter(fulfilmentFilter(query ?? '')).slice(0, first ?? fulfilments.length),
    lineItems: ({ lines }: Order, args) => pageOf(lines, args),
  },
  Count: { count: ({ count }) => count, precision: () => 'EXACT' },
  Attribute: { key: ({ key }) => key, value: ({ value }) => value },
  Fulfillment: {
    id: ({ id }: Fulfilment) => gid('Fulfillment', id),
    legacyResourceId: ({ id }: Fulfilment) => id,
    name: ({ order, position }: Fulfilment) => `${order.name}-F${position}`,
    status: ({ status }: Fulfilment) => status,
    displayStatus: ({ status }: Fulfilment) => displayStatuses[status],
    createdAt: ({ createdAt }: Fulfilment) => isoSecond(createdAt),
    updatedAt: ({ updatedAt }: Fulfilment) => isoSecond(updatedAt),
    requiresShipping: ({ lines }: Fulfilment) => lines.some(({ line }) => line.requiresShipping),
    totalQuantity: ({ lines }: Fulfilment) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    service: ({ service }: Fulfilment) => service,
    order: ({ order }: Fulfilment) => order,
    trackingInfo: ({ tracking }: Fulfilment, { first }) => tracking.slice(0, first ?? tracking.length),
    fulfillmentLineItems: ({ lines }: Fulfilment, args) => pageOf(lines, args),
  },
  FulfillmentService: {
    id: ({ handle }) => `gid://shopify/FulfillmentService/${handle}?id=true`,
    handle: ({ handle }) => handle,
    serviceName: ({ name }) => name,
    type: ({ type }) => type,
  },
  FulfillmentTrackingInfo: {
    company: ({ company }: Tracking) => company,
    number: ({ number }: Tracking) => number,
    url: ({ url }: Tracking) => url,
  },
  FulfillmentLineItem: {
    id: ({ id }) => gid('FulfillmentLineItem', id),
    quantity: ({ quantity }) => quantity,
    lineItem: ({ line }) => line,
  },
  LineItem: {
    id: ({ id }: Line) => gid('LineItem', id),
    sku: ({ sku }: Line) => sku,
    name: ({ sku, id }: Line) => sku ?? id,
    title: ({ sku, id }: Line) => sku ?? id,
    quantity: ({ quantity }: Line) => quantity,
    currentQuantity: ({ currentQuantity }: Line) => currentQuantity,
    nonFulfillableQuantity: ({ quantity, currentQuantity }: Line) => quantity - currentQuantity,
    requiresShipping: ({ requiresShipping }: Line) => requiresShipping,
    isGiftCard: ({ isGiftCard }: Line) => isGiftCard,
    customAttributes: ({ customAttributes }: Line) => customAttributes,
    variant: ({ variantId }: Line) => (variantId === null ? null : { variantId }),
  },
  ProductVariant: {
    id: ({ variantId }) => gid('ProductVariant', variantId),
    legacyResourceId: ({ variantId }) => variantId,
  },
  WebhookSubscription: {
    id: ({ id }: Subscription) => gid('WebhookSubscription', id),
    legacyResourceId: ({ id }: Subscription) => id,
    topic: ({ topic }: Subscription) => topic,
    uri: ({ uri }: Subscription) => uri,
    callbackUrl: ({ uri }: Subscription) => uri,
    format: ({ format }: Subscription) => format,
    filter: ({ filter }: Subscription) => filter,
    name: ({ name }: Subscription) => name,
    includeFields: ({ includeFields }: Subscription) => includeFields,
    createdAt: ({ createdAt }: Subscription) => isoSecond(createdAt),
    updatedAt: ({ updatedAt }: Subscription) => isoSecond(updatedAt),
    apiVersion: ({ apiVersion: handle }: Subscription) => handle,
  },
  WebhookSubscriptionCreatePayload: {
    webhookSubscription: ({ webhookSubscription }) => webhookSubscription,
    userErrors: ({ userErrors }) => userErrors,
  },
  WebhookSubscriptionDeletePayload: {
    deletedWebhookSubscriptionId: ({ deleted }) => deleted,
    userErrors: ({ userErrors }) => userErrors,
  },
  UserError: { field: ({ field }) => field, message: ({ message }) => message },
  ApiVersion: {
    handle: (handle) => handle,
    displayName: (handle) => handle,
    supported: (handle) => supportedVersions.includes(handle),
  },
  AppInstallation: {
    id: () => gid('AppInstallation', '1'),
    accessScopes: ({ scopes }: Token) => [...scopes],
  },
  AccessScope: { handle: (scope) => scope, description: (scope) => scope },
  Shop: {
    id: ({ id }: Shop) => gid('Shop', id),
    name: ({ name }: Shop) => name,
    myshopifyDomain: domainOf,
    currencyCode: () => 'USD',
    ianaTimezone: () => 'America/New_York',
    plan: ({ plan }: Shop) => ({ plan }),
  },
  ShopPlan: {
    publicDisplayName: ({ plan }) => planNames[plan as Shop['plan']],
    shopifyPlus: ({ plan }) => plan === 'plus' || plan === 'enterprise',
    partnerDevelopment: () => false,
  },
}

const planNames = { basic: 'Basic', advanced: 'Advanced', plus: 'Shopify Plus', enterprise: 'Shopify Plus' }

const displayStatuses: Record<Fulfilment['status'], string> = {
  SUCCESS: 'FULFILLED',
  PENDING: 'SUBMITTED',
  OPEN: 'SUBMITTED',
  CANCELLED: 'CANCELED',
  ERROR: 'FAILURE',
  FAILURE: 'FAILURE',
}

const readOrders = ['read_orders', 'read_marketplace_orders']
const readFulfilment = [
  ...readOrders,
  'read_assigned_fulfillment_orders',
  'read_merchant_managed_fulfillment_orders',
  'read_third_party_fulfillment_orders',
  'read_marketplace_fulfillment_orders',
]

/** Fields that need one of these scopes. Source: the schema's descriptions of the types, 2026-10. */
const needs = new Map<string, string[]>([
  ['QueryRoot.order', readOrders],
  ['QueryRoot.orders', readOrders],
  ['QueryRoot.fulfillment', readFulfilment],
  ['Fulfillment.order', readOrders],
  ['Fulfillment.service', ['read_fulfillments', 'read_products', 'read_assigned_fulfillment_orders']],
  ['Fulfillment.fulfillmentLineItems', readOrders],
  ['LineItem.variant', ['read_products']],
])

/** @throws GraphQLError ACCESS_DENIED; graphql adds the path and makes the field null. */
export function checkAccess(parentName: string, fieldName: string, token: Token): void {
  const scopes = needs.get(`${parentName}.${fieldName}`)
  if (scopes === undefined || scopes.some((scope) => token.scopes.has(scope))) return
  const names = scopes.map((scope) => `\`${scope}\` access scope`)
  const last = names.pop()
  const requiredAccess = `${names.length === 0 ? last : `${names.join(', ')} or ${last}`}.`
  throw new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess,
    },
  })
}

function oldestVisible({ token, world }: Context): number {
  return token.scopes.has('read_all_orders') ? Number.NEGATIVE_INFINITY : world.clock.now() - visibleOrdersMs
}

function isVisible(order: Order, context: Context): boolean {
  return order.createdAt >= oldestVisible(context)
}

function sizeOf({ first, last }: { first?: number | null; last?: number | null }): number {
  if (last != null) throw new NotImitated('paging backwards with last')
  if (first == null)
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } })
  if (first > firstMax || first < 0) {
    throw new GraphQLError(`first must be between 0 and ${firstMax}`, { extensions: { code: 'BAD_REQUEST' } })
  }
  return first
}

/** A page of a short list in memory; the cursor is the item's position. */
function pageOf<T>(all: T[], args: { first?: number; after?: string | null }): Connection<T> {
  const first = sizeOf(args)
  const from = args.after == null ? 0 : Number(Buffer.from(args.after, 'base64').toString('latin1')) + 1 || 0
  const nodes = all.slice(from, from + first)
  return {
    nodes,
    cursors: nodes.map((_, at) => Buffer.from(String(from + at), 'latin1').toString('base64')),
    hasNextPage: from + nodes.length < all.length,
    hasPreviousPage: from > 0,
  }
}

/** `created_at` and `updated_at` with a comparison, nothing else. */
function fulfilmentFilter(query: string): (fulfilment: Fulfilment) => boolean {
  const tests = query
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'AND')
    .map((word) => {
      const [, field, operator, value] = /^(created_at|updated_at):(>=|<=|>|<)'?([^']+)'?$/.exec(word) ?? []
      const wanted = Date.parse(value ?? '')
      if (field === undefined || Number.isNaN(wanted)) throw new NotImitated(`fulfillments(query: "${word}")`)
      return (fulfilment: Fulfilment) => {
        const at = field === 'created_at' ? fulfilment.createdAt : fulfilment.updatedAt
        if (operator === '>=') return at >= wanted
        if (operator === '<=') return at <= wanted
        return operator === '>' ? at > wanted : at < wanted
      }
    })
  return (fulfilment) => tests.every((test) => test(fulfilment))
}

function subscriptionFilter(args: { topics?: string[]; uri?: string; query?: string }) {
  if (args.query) throw new NotImitated('webhookSubscriptions(query:)')
  return ({ topic, uri }: Subscription) =>
    (!args.topics || args.topics.includes(topic)) && (!args.uri || args.uri === uri)
}

type SubscriptionInput = {
  uri?: string
  callbackUrl?: string
  format?: string
  filter?: string
  name?: string
  includeFields?: string[]
}

function subscribe(topic: string, input: SubscriptionInput, { shop, token, world, newId }: Context) {
  const refuse = (field: string[], message: string) => ({ webhookSubscription: null, userErrors: [{ field, message }] })
  if (!(topic in topics)) throw new NotImitated(`webhook topic ${topic}`)
  if (input.format === 'XML' || input.filter) throw new NotImitated('webhook subscriptions with a filter or in XML')
  const uri = input.uri ?? input.callbackUrl ?? ''
  const isHttp = URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol)
  if (!isHttp) return refuse(['webhookSubscription', 'uri'], 'Address is invalid')
  const { scope, header } = topics[topic as Topic]
  if (scope !== null && !token.scopes.has(scope)) {
    return refuse(
      ['topic'],
      `You do not have permission to create or update webhooks with ${header} topic: it needs ${scope}`,
    )
  }
  if ([...shop.subscriptions.values()].some((known) => known.topic === topic && known.uri === uri)) {
    return refuse(['webhookSubscription', 'uri'], 'Address for this topic has already been taken')
  }
  const at = world.clock.now()
  const subscription: Subscription = {
    id: newId(),
    topic,
    uri,
    format: 'JSON',
    filter: null,
    name: input.name ?? null,
    includeFields: input.includeFields ?? [],
    createdAt: at,
    updatedAt: at,
    apiVersion,
  }
  shop.subscriptions.set(subscription.id, subscription)
  return { webhookSubscription: subscription, userErrors: [] }
}
