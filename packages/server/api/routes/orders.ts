/** TikTok Shop orders that still need tracking and that no store shipment speaks for. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listOpenOrders } from '../../database/orders-list.ts'
import type { Parts } from '../../parts.ts'
import { cutPage, pageOf, pageQuery, readCursor } from '../cursor.ts'
import { addRoute } from '../route.ts'
import { idSchema, time, timeOrNull, timeSchema, unitSchema } from '../shapes.ts'

const orderSchema = z
  .object({
    channelId: z.string(),
    channelName: z.string(),
    orderId: z.string(),
    stage: z.string(),
    status: z.string(),
    shipByAt: timeSchema.nullable(),
    cancelAt: timeSchema.nullable().describe('When TikTok Shop cancels it by itself.'),
    deliveryOptionId: z.string().nullable(),
    readAt: timeSchema,
    units: z.array(unitSchema),
  })
  .meta({ id: 'OpenOrder' })

export function orderRoutes(api: FastifyInstance, parts: Parts): void {
  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/orders',
      tag: 'orders',
      summary: 'TikTok Shop orders that wait for tracking and have no shipment yet, most urgent first.',
      query: z.object({
        channelId: idSchema.optional(),
        orderId: z.string().max(25).optional(),
        text: z.string().trim().min(1).max(100).optional().describe('The beginning of the TikTok order id.'),
        ...pageQuery,
      }),
      answer: pageOf(orderSchema),
    },
    async ({ query: { channelId = null, orderId = null, text = null, cursor, limit }, caller }) => {
      const page = { channelId, orderId, text, after: readCursor(cursor, 3), limit }
      const rows = await parts.db.inWorkspace(caller.workspaceId, (sql) =>
        listOpenOrders(sql, caller.workspaceId, page),
      )
      return cutPage(
        rows,
        limit,
        (row) => [row.deadlineKey, row.channelId, row.orderId],
        ({ order, ...row }) => ({
          channelId: row.channelId,
          channelName: row.channelName,
          orderId: row.orderId,
          stage: order.stage,
          status: order.status,
          shipByAt: timeOrNull(row.shipByAt),
          cancelAt: timeOrNull(row.cancelAt),
          deliveryOptionId: order.deliveryOptionId,
          readAt: time(row.readAt),
          units: order.units.map(({ lineItemId, sku, cancelled, trackingNumber, providerName }) => ({
            lineItemId,
            sku,
            cancelled,
            trackingNumber,
            providerName,
          })),
        }),
      )
    },
  )
}
