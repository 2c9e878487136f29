/** References to the store's order, kept at TikTok. The scopes may not be granted: plan for their absence. */

import { z } from 'zod'
import { cleanMessage, readErrorCode } from '../envelope.ts'
import { problemOfOurs } from '../judge.ts'
import type { TikTokResult } from '../problem.ts'
import { id, listOf, readWith, text } from '../reading.ts'
import { failed, pathOf, type Transport } from '../transport.ts'

/** "Add External Order References": at most 100 orders of 100 lines. Read November 2026. */
export const referencedOrdersMax = 100
export const referencedLinesMax = 100

export type ExternalPlatform =
  | 'SHOPIFY'
  | 'WOOCOMMERCE'
  | 'BIGCOMMERCE'
  | 'MAGENTO'
  | 'SALESFORCE_COMMERCE_CLOUD'
  | 'CHANNEL_ADVISOR'
  | 'AMAZON'
  | 'ORDER_MANAGEMENT_SYSTEM'
  | 'WAREHOUSE_MANAGEMENT_SYSTEM'
  | 'ERP_SYSTEM'

export type ExternalOrder = {
  /** The store's order id. */
  id: string
  platform: string
  /** `id` of the store's line, `lineItemId` of TikTok's. */
  lines: { id: string; lineItemId: string }[]
}

export type ExternalReference = { orderId: string; externalOrder: ExternalOrder }

/** One refused reference inside an answer of code 0. */
export type ReferenceFailure = {
  code: number | null
  message: string
  orderId: string | null
  externalOrderId: string | null
}

const externalOrder = z
  .object({
    id,
    platform: text,
    line_items: listOf(
      z.object({ id, origin_id: id }).transform((line) => ({ id: line.id, lineItemId: line.origin_id })),
    ),
  })
  .transform(
    ({ id, platform, line_items }): ExternalOrder => ({ id, platform: platform ?? '', lines: line_items.entries }),
  )

const externalReference = z
  .object({ id, external_order: externalOrder })
  .transform(({ id, external_order }): ExternalReference => ({ orderId: id, externalOrder: external_order }))

const failureDetail = z
  .object({ order_id: text, external_order: z.object({ id: text }).nullish().catch(null) })
  .nullish()
  .catch(null)

const failure = z.object({ code: z.unknown().optional(), message: text, detail: failureDetail }).transform(
  ({ code, message, detail }): ReferenceFailure => ({
    // A string here ("36020001"), unlike everywhere else.
    code: readErrorCode(code),
    message: cleanMessage(message ?? ''),
    orderId: detail?.order_id ?? null,
    externalOrderId: detail?.external_order?.id ?? null,
  }),
)

// A failure that cannot be read is still a failure: the reference counts as refused.
const unreadableFailure: ReferenceFailure = {
  code: null,
  message: 'a failure that could not be read',
  orderId: null,
  externalOrderId: null,
}

const readFailures = readWith(
  z
    .object({ errors: listOf(failure) })
    .nullish()
    .transform((data) => ({
      failures: [
        ...(data?.errors.entries ?? []),
        ...Array.from({ length: data?.errors.unreadableCount ?? 0 }, () => unreadableFailure),
      ],
    })),
)
const readExternalOrders = readWith(
  z.object({ external_orders: listOf(externalOrder) }).transform((data) => data.external_orders.entries),
)
const readReferences = readWith(
  z.object({ orders: listOf(externalReference) }).transform((data) => data.orders.entries),
)

export function referenceCalls({ send }: Transport) {
  return {
    /**
     * Add External Order References. The same platform again replaces the reference; another platform adds a second one.
     * The answer succeeds as a whole even when single references fail: read `failures`.
     */
    async addExternalReferences(
      references: readonly ExternalReference[],
    ): Promise<TikTokResult<{ failures: ReferenceFailure[] }>> {
      const tooMany =
        references.length > referencedOrdersMax ||
        references.some(({ externalOrder }) => externalOrder.lines.length > referencedLinesMax)
      if (references.length === 0 || tooMany) {
        return failed(problemOfOurs(`references must be 1 to ${referencedOrdersMax}, of ${referencedLinesMax} lines`))
      }
      return send({
        name: 'add-external-order-references',
        kind: 'write',
        method: 'POST',
        path: '/order/202406/orders/external_orders',
        body: {
          orders: references.map(({ orderId, externalOrder }) => ({
            id: orderId,
            external_order: {
              id: externalOrder.id,
              platform: externalOrder.platform,
              line_items: externalOrder.lines.map((line) => ({ id: line.id, origin_id: line.lineItemId })),
            },
          })),
        },
        shopCipher: 'sent',
        read: readFailures,
      })
    },

    /** Get External Order References. */
    readExternalReferences(orderId: string, platform: ExternalPlatform): Promise<TikTokResult<ExternalOrder[]>> {
      return send({
        name: 'get-external-order-references',
        kind: 'read',
        method: 'GET',
        path: pathOf`/order/202406/orders/${orderId}/external_orders`,
        query: { platform },
        shopCipher: 'sent',
        read: readExternalOrders,
      })
    },

    /** Search Order By External Order Reference: a POST whose parameters sit in the query, without a body. */
    searchOrdersByExternalReference(
      platform: ExternalPlatform,
      externalOrderId: string,
    ): Promise<TikTokResult<ExternalReference[]>> {
      return send({
        name: 'search-order-by-external-order-reference',
        kind: 'read',
        method: 'POST',
        path: '/order/202406/orders/external_order_search',
        query: { platform, external_order_id: externalOrderId },
        shopCipher: 'sent',
        read: readReferences,
      })
    },
  }
}
