/** Shipments: the list, one in full with its why, and what people do to them. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../commands/house.ts'
import {
  addTracking,
  chooseByHand,
  confirmable,
  forgetChosen,
  linkByHand,
  openShipment,
  retryShipment,
  skipShipment,
  unlinkByHand,
} from '../../commands/shipments.ts'
import {
  countNeeds,
  countShipmentsByState,
  listAttempts,
  listFacets,
  listShipments,
} from '../../database/shipment-list.ts'
import type { Parts } from '../../parts.ts'
import { writeCsv } from '../csv.ts'
import { cutPage, pageOf, pageQuery, readCursor } from '../cursor.ts'
import { addRoute } from '../route.ts'
import { idParams, idSchema, time, timeOrNull } from '../shapes.ts'
import { type CsvColumn, clockOf, csvColumns } from '../shipments-csv.ts'
import {
  becauseSchema,
  correctionOf,
  countSchema,
  detailSchema,
  filterOf,
  filterQuery,
  lineItemsSchema,
  needsFields,
  numberSchema,
  orderIdSchema,
  shipmentSchema,
  shownCount,
  shownNeeds,
  shownShipment,
  sortSchema,
  timeZoneSchema,
} from './shipment-shapes.ts'

/** Rows of one CSV; the view beyond it wants a narrower filter. */
const csvRowsMax = 10_000

export function shipmentRoutes(api: FastifyInstance, parts: Parts): void {
  const { db } = parts

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments',
      tag: 'shipments',
      summary: 'Shipments, newest first or as sort says.',
      query: z.object({ ...filterQuery, ...pageQuery, sort: sortSchema }),
      answer: pageOf(shipmentSchema),
    },
    async ({ query: { cursor, limit, sort, ...filter }, caller }) => {
      const after = readCursor(cursor, 2)
      const rows = await db.inWorkspace(caller.workspaceId, (sql) =>
        listShipments(sql, caller.workspaceId, filterOf(filter), { sort, after, limit }),
      )
      return cutPage(rows, limit, (row) => [row.sortKey, row.id], shownShipment)
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments/counts',
      tag: 'shipments',
      summary: 'How many shipments stand in each state, and the earliest deadline among them.',
      query: z.object(filterQuery),
      answer: z.object({ items: z.array(countSchema), ...needsFields }).meta({ id: 'ShipmentCounts' }),
    },
    async ({ query, caller }) => {
      const { rows, needs } = await db.inWorkspace(caller.workspaceId, async (sql) => ({
        rows: await countShipmentsByState(sql, caller.workspaceId, filterOf(query)),
        needs: await countNeeds(sql, caller.workspaceId, filterOf(query)),
      }))
      return { items: rows.map(shownCount), ...shownNeeds(needs) }
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments/facets',
      tag: 'shipments',
      summary:
        'What there is to filter by: reasons and store carriers of the newest shipments, the most frequent first.',
      answer: z.object({
        reasons: z.array(z.object({ reasonCode: z.string(), count: z.int() })),
        carriers: z.array(
          z.object({ storeCarrierKey: z.string(), storeCarrier: z.string().nullable(), count: z.int() }),
        ),
      }),
    },
    ({ caller }) => db.inWorkspace(caller.workspaceId, (sql) => listFacets(sql, caller.workspaceId)),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments.csv',
      tag: 'shipments',
      summary: `The view as CSV, at most ${csvRowsMax} rows.`,
      query: z.object({
        ...filterQuery,
        sort: sortSchema,
        columns: z
          .string()
          .max(300)
          .optional()
          .describe(`Which columns, separated by commas, out of: ${Object.keys(csvColumns).join(', ')}.`),
        timeZone: timeZoneSchema.default('UTC').describe('Zone of the times, such as Europe/London.'),
      }),
      answer: z.string(),
      sends: 'text/csv',
    },
    async ({ query: { sort, columns, timeZone, ...filter }, caller, reply }) => {
      const rows = await db.inWorkspace(caller.workspaceId, async (sql) => {
        const found = await listShipments(sql, caller.workspaceId, filterOf(filter), {
          sort,
          after: null,
          limit: csvRowsMax,
        })
        await audit(sql, parts, caller, 'shipments.exported', caller.workspaceId, { rows: found.length, ...filter })
        return found
      })
      reply.header('content-disposition', 'attachment; filename="shipments.csv"')
      const names = columns?.split(',').filter((name): name is CsvColumn => Object.hasOwn(csvColumns, name)) ?? []
      const chosen = names.length === 0 ? (Object.keys(csvColumns) as CsvColumn[]) : names
      const clock = clockOf(timeZone)
      return writeCsv(
        chosen.map((name) => csvColumns[name].title),
        rows.slice(0, csvRowsMax).map((row) => chosen.map((name) => csvColumns[name].cell(row, clock))),
      )
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments/:id',
      tag: 'shipments',
      summary: 'One shipment in full: why it stands where it stands, and every try.',
      params: idParams,
      answer: detailSchema,
    },
    async ({ params, caller }) => {
      const { row, attempts } = await db.inWorkspace(caller.workspaceId, async (sql) => ({
        row: await openShipment(sql, caller, params.id),
        attempts: await listAttempts(sql, caller.workspaceId, params.id),
      }))
      const { decision, channelOrder } = row
      return {
        ...shownShipment(row),
        trace: decision?.trace ?? [],
        mappingId: decision?.mappingId ?? null,
        suggestions: decision?.suggestions ?? [],
        repair: decision?.repair ?? null,
        warnings: decision?.warnings ?? [],
        otherNumbers: decision?.otherNumbers ?? [],
        revision: row.revision,
        shipment: {
          revision: row.shipmentRevision,
          status: row.shipmentStatus,
          storeShipmentId: row.storeShipmentId,
          storeUpdatedAt: time(row.storeUpdatedAt),
          trackingUrls: row.trackingUrls,
          fulfilledBy: row.fulfilledBy,
          lines: row.lines,
        },
        chosen: row.chosen,
        tries: row.tries,
        corrections: row.corrections,
        correction: correctionOf(row, parts.clock.now()),
        packageId: row.packageId,
        link:
          row.linkMadeBy === null ? null : { madeBy: row.linkMadeBy, createdAt: time(row.linkedAt ?? row.createdAt) },
        linkCandidates: row.linkCandidates ?? [],
        order:
          channelOrder === null
            ? null
            : {
                stage: channelOrder.stage,
                status: channelOrder.status,
                shipByAt: timeOrNull(channelOrder.shipByAt),
                cancelAt: timeOrNull(channelOrder.cancelAt),
                deliveryOptionName: channelOrder.deliveryOptionName,
                readAt: time(row.channelOrderReadAt ?? row.updatedAt),
                units: channelOrder.units.map(({ lineItemId, sku, cancelled, trackingNumber, providerName }) => ({
                  lineItemId,
                  sku,
                  cancelled,
                  trackingNumber,
                  providerName,
                })),
              },
        attempts: attempts.map((attempt) => ({
          ...attempt,
          sentAt: time(attempt.sentAt),
          settledAt: timeOrNull(attempt.settledAt),
        })),
      }
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/shipments',
      tag: 'shipments',
      summary: 'Add tracking info to a TikTok Shop order that no store shipment speaks for.',
      body: z.object({
        channelId: idSchema,
        orderId: orderIdSchema,
        number: numberSchema,
        providerId: idSchema.optional(),
        lineItemIds: lineItemsSchema.optional().describe('Left out: every unit not shipped yet.'),
      }),
      answer: z.object({ id: z.string() }),
      status: 201,
    },
    ({ body, caller }) => addTracking(parts, caller, body),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/shipments/:id/retry',
      tag: 'shipments',
      summary: 'Read, decide and, when all is well, push again now.',
      params: idParams,
    },
    ({ params, caller }) => retryShipment(parts, caller, params.id),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/shipments/:id/skip',
      tag: 'shipments',
      summary: 'Do not sync this shipment.',
      params: idParams,
      body: z.object({ because: becauseSchema }),
    },
    ({ params, body, caller }) => skipShipment(parts, caller, params.id, body.because),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'PUT',
      url: '/shipments/:id/chosen',
      tag: 'shipments',
      summary:
        'Settle by hand: the tracking number, the provider, the items, or a reason you have read and wave through.',
      params: idParams,
      body: z
        .object({
          number: numberSchema.optional(),
          providerId: idSchema.optional(),
          lineItemIds: lineItemsSchema.optional(),
          confirm: z.array(z.enum(confirmable)).min(1).max(confirmable.length).optional(),
        })
        .refine((wish) => Object.values(wish).some((value) => value !== undefined), 'name at least one of them'),
    },
    ({ params, body, caller }) => chooseByHand(parts, caller, params.id, body),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'DELETE',
      url: '/shipments/:id/chosen',
      tag: 'shipments',
      summary: "Take back what was settled by hand; the store's words count again.",
      params: idParams,
    },
    ({ params, caller }) => forgetChosen(parts, caller, params.id),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'PUT',
      url: '/shipments/:id/link',
      tag: 'shipments',
      summary: "Tie the shipment's store order to a TikTok Shop order.",
      params: idParams,
      body: z.object({ channelId: idSchema, orderId: orderIdSchema }),
    },
    ({ params, body, caller }) => linkByHand(parts, caller, params.id, body),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'DELETE',
      url: '/shipments/:id/link',
      tag: 'shipments',
      summary: 'Take the link away.',
      params: idParams,
    },
    ({ params, caller }) => unlinkByHand(parts, caller, params.id),
  )
}
