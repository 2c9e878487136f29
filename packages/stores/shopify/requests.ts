/**
 * Values in, request out. Every question this connector asks Shopify is written here, as text a person can paste into
 * GraphiQL. No document selects a buyer's field (name, email, phone, address), so protected customer data level 1 suffices.
 *
 * A query may cost at most 1,000 points whatever the plan, counted on the page sizes asked for, not on what is found
 * ("GraphQL Admin API rate limits", read November 2026). That is why the pages are small and the rare big order is read on.
 */
import type { HttpRequest } from '@waybridge/store-contract'

/** Supported until about October 2027; a retired version is not refused but silently replaced ("About Shopify API versioning"). */
export const apiVersion = '2026-10'

const requestTimeoutMs = 30_000
const replyBytesMax = 8 * 1024 * 1024

/** The largest page Shopify allows for a connection or a list. */
export const pageItemsMax = 250

export type PageSizes = { lines: number; shipments: number; numbers: number; shipmentLines: number }

/** Nine of ten orders fit these; an order that fills one of them is read again with `fullSizes`. */
export const changedSizes: PageSizes = { lines: 8, shipments: 2, numbers: 3, shipmentLines: 6 }
export const fullSizes: PageSizes = { lines: 50, shipments: 10, numbers: 5, shipmentLines: 15 }
export const changedOrdersPerPage = 10

const pageInfo = 'pageInfo { hasNextPage endCursor }'
const orderLine = 'id sku currentQuantity requiresShipping isGiftCard customAttributes { key value }'
const shipmentLine = 'quantity lineItem { id sku requiresShipping isGiftCard }'

// `service` needs read_fulfillments and is only a hint: without the scope Shopify answers null there and says so beside it.
const shipmentFields = (numbers: number, shipmentLines: string) => `
      id
      legacyResourceId
      status
      updatedAt
      requiresShipping
      service { handle serviceName type }
      trackingInfo(first: ${numbers}) { company number url }
      fulfillmentLineItems(${shipmentLines}) { nodes { ${shipmentLine} } ${pageInfo} }`

const orderFields = (sizes: PageSizes) => `
    id
    legacyResourceId
    name
    updatedAt
    cancelledAt
    sourceIdentifier
    tags
    note
    customAttributes { key value }
    lineItems(first: ${sizes.lines}) { nodes { ${orderLine} } ${pageInfo} }
    fulfillmentsCount { count }
    fulfillments(first: ${sizes.shipments}) {${shipmentFields(sizes.numbers, `first: ${sizes.shipmentLines}`)}
    }`

export const documents = {
  OrderShipments: `query OrderShipments($id: ID!) {
  order(id: $id) {${orderFields(fullSizes)}
  }
}`,

  OrderLines: `query OrderLines($id: ID!, $after: String) {
  order(id: $id) {
    lineItems(first: ${pageItemsMax}, after: $after) { nodes { ${orderLine} } ${pageInfo} }
  }
}`,

  // A plain list without a cursor: beyond the first ten the ids are listed, then each is read by itself.
  OrderShipmentIds: `query OrderShipmentIds($id: ID!) {
  order(id: $id) {
    fulfillments(first: ${pageItemsMax}) { id }
  }
}`,

  OneShipment: `query OneShipment($id: ID!, $after: String) {
  fulfillment(id: $id) {${shipmentFields(pageItemsMax, 'first: 100, after: $after')}
  }
}`,

  ChangedOrders: `query ChangedOrders($query: String!, $after: String) {
  orders(first: ${changedOrdersPerPage}, after: $after, sortKey: UPDATED_AT, query: $query) {
    nodes {${orderFields(changedSizes)}
    }
    ${pageInfo}
  }
}`,

  SelfCheck: `query SelfCheck {
  currentAppInstallation { accessScopes { handle } }
  shop { name myshopifyDomain ianaTimezone }
}`,

  Subscriptions: `query Subscriptions($after: String) {
  webhookSubscriptions(first: 100, after: $after) {
    nodes { id topic uri format includeFields }
    ${pageInfo}
  }
}`,

  Subscribe: `mutation Subscribe($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
    webhookSubscription { id }
    userErrors { field message }
  }
}`,

  Unsubscribe: `mutation Unsubscribe($id: ID!) {
  webhookSubscriptionDelete(id: $id) {
    deletedWebhookSubscriptionId
    userErrors { field message }
  }
}`,
} as const

export type Operation = keyof typeof documents

export const changesSomething = (operation: Operation): boolean => documents[operation].startsWith('mutation')

/** Timestamps are quoted, or the search grammar would split them at their colons. */
export const changedSinceQuery = (fromAt: string): string => `updated_at:>='${fromAt}'`

export function graphqlRequest(
  base: string,
  accessToken: string,
  operation: Operation,
  variables: Record<string, unknown>,
): HttpRequest {
  return {
    method: 'POST',
    url: `${base}/admin/api/${apiVersion}/graphql.json`,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-shopify-access-token': accessToken,
    },
    body: JSON.stringify({ query: documents[operation], operationName: operation, variables }),
    timeoutMs: requestTimeoutMs,
    replyBytesMax,
  }
}

/** "Authenticate an app for stores in your organization": form-encoded, and the scopes are the app's own, not asked for. */
export function tokenRequest(base: string, clientId: string, clientSecret: string): HttpRequest {
  return {
    method: 'POST',
    url: `${base}/admin/oauth/access_token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
    timeoutMs: requestTimeoutMs,
    replyBytesMax: 64 * 1024,
  }
}

/** What we want to hear of, and the only fields a notice needs to carry: no buyer's field among them. */
export const wantedSubscriptions: readonly { topic: string; includeFields: readonly string[] }[] = [
  // `updated_at` must stay: bodies that look alike are swallowed as repeats ("Webhooks: delivery filtering").
  ...['FULFILLMENTS_CREATE', 'FULFILLMENTS_UPDATE'].map((topic) => ({
    topic,
    includeFields: [
      'id',
      'admin_graphql_api_id',
      'order_id',
      'status',
      'updated_at',
      'tracking_company',
      'tracking_numbers',
      'line_items.id',
      'line_items.quantity',
    ],
  })),
  { topic: 'ORDERS_UPDATED', includeFields: ['id', 'admin_graphql_api_id', 'updated_at'] },
  { topic: 'ORDERS_CANCELLED', includeFields: ['id', 'admin_graphql_api_id', 'updated_at', 'cancelled_at'] },
  // Without this the body is the whole shop with its owner's name and email.
  { topic: 'APP_UNINSTALLED', includeFields: ['id', 'myshopify_domain'] },
]

/** Shopify's global id for an order named by its plain number or by its global id; null for anything else. */
export function orderGid(storeOrderId: string): string | null {
  const digits = /^(?:gid:\/\/shopify\/Order\/)?([0-9]{1,20})$/.exec(storeOrderId)?.[1]
  return digits === undefined ? null : `gid://shopify/Order/${digits}`
}
