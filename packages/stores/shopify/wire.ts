/**
 * What arrives, parsed. Tolerant on purpose: fields we do not know are welcome, enum values are plain strings, and what we
 * could live without may be missing. Ids are strings all the way; a JavaScript number would round them.
 */
import { z } from 'zod'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
const moment = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value).toISOString())
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: text })
const attributes = z
  .array(z.object({ key: z.string(), value: text }))
  .nullish()
  .transform((value) => value ?? [])

const orderLine = z.object({
  id: z.string(),
  sku: text,
  currentQuantity: z.number(),
  requiresShipping: z.boolean(),
  isGiftCard: z.boolean().nullish(),
  customAttributes: attributes,
})
const orderLines = z.object({ nodes: z.array(orderLine), pageInfo })

const shipmentLine = z.object({
  quantity: z.number().nullish(),
  lineItem: z.object({ id: z.string(), sku: text, requiresShipping: z.boolean(), isGiftCard: z.boolean().nullish() }),
})

const shipment = z.object({
  id: z.string(),
  legacyResourceId: text,
  status: z.string(),
  updatedAt: moment,
  requiresShipping: z.boolean().nullish(),
  service: z.object({ handle: text, serviceName: text, type: text }).nullish(),
  trackingInfo: z.array(z.object({ company: text, number: text, url: text })),
  fulfillmentLineItems: z.object({ nodes: z.array(shipmentLine), pageInfo }),
})

const order = z.object({
  id: z.string(),
  legacyResourceId: text,
  name: z.string(),
  updatedAt: moment,
  cancelledAt: moment.nullish(),
  sourceIdentifier: text,
  tags: z.array(z.string()).nullish(),
  note: text,
  customAttributes: attributes,
  lineItems: orderLines,
  fulfillmentsCount: z.object({ count: z.number() }).nullish(),
  fulfillments: z.array(shipment),
})

const userErrors = z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() }))

export type WireOrder = z.output<typeof order>
export type WireOrderLine = z.output<typeof orderLine>
export type WireShipment = z.output<typeof shipment>
export type WireSubscription = z.output<typeof subscription>
export type WireUserErrors = z.output<typeof userErrors>

const subscription = z.object({
  id: z.string(),
  topic: z.string(),
  uri: z.string(),
  format: text,
  includeFields: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
})

/** The `data` of each operation. */
export const replies = {
  OrderShipments: z.object({ order: order.nullable() }),
  OrderLines: z.object({ order: z.object({ lineItems: orderLines }).nullable() }),
  OrderShipmentIds: z.object({ order: z.object({ fulfillments: z.array(z.object({ id: z.string() })) }).nullable() }),
  OneShipment: z.object({ fulfillment: shipment.nullable() }),
  ChangedOrders: z.object({ orders: z.object({ nodes: z.array(order), pageInfo }) }),
  SelfCheck: z.object({
    currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
    shop: z.object({ name: z.string(), myshopifyDomain: z.string(), ianaTimezone: text }),
  }),
  Subscriptions: z.object({ webhookSubscriptions: z.object({ nodes: z.array(subscription), pageInfo }) }),
  Subscribe: z.object({
    webhookSubscriptionCreate: z.object({ webhookSubscription: z.object({ id: z.string() }).nullish(), userErrors }),
  }),
  Unsubscribe: z.object({ webhookSubscriptionDelete: z.object({ deletedWebhookSubscriptionId: text, userErrors }) }),
}

export type Replies = { [Name in keyof typeof replies]: z.output<(typeof replies)[Name]> }

const graphqlError = z.object({
  message: z.string().catch(''),
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(null),
  extensions: z
    .object({ code: text.catch(null), requiredAccess: text.catch(null) })
    .nullish()
    .catch(null),
})
export type GraphqlError = z.output<typeof graphqlError>

const cost = z.object({
  requestedQueryCost: z.number().nonnegative(),
  throttleStatus: z.object({
    maximumAvailable: z.number().positive(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
})
export type Cost = z.output<typeof cost>

const envelope = z.object({
  // Absent, not null, in a throttled reply.
  data: z.unknown().optional(),
  // A refusal before GraphQL (401, 402 …) puts plain text here.
  errors: z
    .union([z.array(graphqlError), z.string().transform((message): GraphqlError[] => [{ message }])])
    .nullish()
    .transform((value) => value ?? []),
  extensions: z
    .object({ cost: cost.nullish().catch(null) })
    .nullish()
    .catch(null),
})
export type Envelope = { data: unknown; errors: GraphqlError[]; cost: Cost | null }

/** Null for anything that is not a GraphQL answer. */
export function parseEnvelope(text: string): Envelope | null {
  const parsed = envelope.safeParse(parseJson(text))
  if (!parsed.success) return null
  return { data: parsed.data.data, errors: parsed.data.errors, cost: parsed.data.extensions?.cost ?? null }
}

const grant = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** The reply of the token endpoint; null when it holds no token. */
export function parseGrant(text: string): { accessToken: string; expiresInMs: number } | null {
  const parsed = grant.safeParse(parseJson(text))
  return parsed.success ? { accessToken: parsed.data.access_token, expiresInMs: parsed.data.expires_in * 1000 } : null
}

type ReviverWithSource = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown
const keepDigits: ReviverWithSource = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined && /^[0-9]+$/.test(source) && !Number.isSafeInteger(value)
    ? source
    : value

/** JSON without the loss: a whole number too big to be exact stays its own digits. `undefined` for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown)
  } catch {
    // A syntax error, or nesting too deep for the parser: either way not readable, and the text may be private.
    return undefined
  }
}
