/** Shipments: the list, one in full with its why, and what people do to them. */
import { correctionMarginMs, correctionWindowMs } from '@waybridge/sync'
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
  type Needs,
  type ShipmentDetailRow,
  type ShipmentFilter,
  type ShipmentListRow,
  shipmentGroups,
  shipmentSorts,
} from '../../database/shipment-list.ts'
import type { Parts } from '../../parts.ts'
import { writeCsv } from '../csv.ts'
import { cutPage, pageOf, pageQuery, readCursor } from '../cursor.ts'
import { addRoute } from '../route.ts'
import {
  idParams,
  idSchema,
  providerSchema,
  stateSchema,
  suggestionSchema,
  time,
  timeInput,
  timeOrNull,
  timeSchema,
  traceLineSchema,
  unitSchema,
} from '../shapes.ts'
import { type CsvColumn, clockOf, csvColumns, isTimeZone } from '../shipments-csv.ts'

/** Rows of one CSV; the view beyond it wants a narrower filter. */
const csvRowsMax = 10_000
export const becauseSchema = z.string().trim().max(300).default('')
const numberSchema = z.string().trim().min(1).max(100)
const lineItemsSchema = z.array(z.string().max(100)).min(1).max(500)
const orderIdSchema = z.string().regex(/^\d{5,25}$/, 'a TikTok order id has only digits')

const sortSchema = z.enum(shipmentSorts).default('newest')
const timeZoneSchema = z
  .string()
  .max(60)
  .refine((zone) => isTimeZone(zone), 'is no IANA time zone')

const filterFields = {
  group: z
    .enum(shipmentGroups)
    .optional()
    .describe('Those that wait for a person, or those that go on by themselves, whatever their state.'),
  channelId: idSchema.optional(),
  storeId: idSchema.optional(),
  storeCarrierKey: z.string().max(200).optional(),
  providerId: idSchema.optional().describe('With this shipping provider, as decided or sent.'),
  reasonCode: z.string().max(60).optional(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Order name (its beginning), TikTok order id or tracking number.'),
  deadlineBefore: timeInput.optional(),
  createdFrom: timeInput.optional(),
  createdBefore: timeInput.optional(),
}
const oneOrMany = z.union([stateSchema.transform((state) => [state]), z.array(stateSchema).max(12)])
const filterQuery = { state: oneOrMany.optional().describe('May be given several times.'), ...filterFields }
export const filterBody = z.object({ states: z.array(stateSchema).max(12).optional(), ...filterFields })
const filterOf = ({ state, ...rest }: z.output<z.ZodObject<typeof filterQuery>>): ShipmentFilter => ({
  ...rest,
  ...(state === undefined ? {} : { states: state }),
})

const shipmentFields = {
  id: z.string(),
  state: stateSchema,
  reasonCode: z.string(),
  say: z.string(),
  nextStep: z.string().nullable(),
  store: z.object({ id: z.string(), kind: z.string(), name: z.string() }).nullable().describe('Null: typed by hand.'),
  orderName: z.string().nullable(),
  storeOrderId: z.string().nullable(),
  channel: z.object({ id: z.string(), name: z.string() }).nullable().describe('Null: not linked yet.'),
  orderId: z.string().nullable(),
  trackingNumber: z.string().nullable().describe('Tracking ID on TikTok.'),
  trackingTexts: z.array(z.string()).describe('As the store has it.'),
  storeCarrier: z.string().nullable(),
  provider: providerSchema.nullable(),
  warning: z.string().nullable(),
  needsYou: z.boolean().describe('It does not go by itself: nextStep says what to do.'),
  deadlineAt: timeSchema.nullable(),
  dueAt: timeSchema.nullable(),
  syncedAt: timeSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
}
export const shipmentSchema = z.object(shipmentFields).meta({ id: 'Shipment' })

const attemptSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['ship', 'correct']),
    call: z.string(),
    trackingNumber: z.string(),
    providerName: z.string(),
    sentAt: timeSchema,
    settledAt: timeSchema.nullable(),
    effect: z.enum(['applied', 'none', 'unknown']).nullable().describe('Null: its outcome is not known yet.'),
    settledBy: z.enum(['reply', 'read_back']).nullable(),
    problemClass: z.string().nullable(),
    code: z.string().nullable(),
    message: z.string().nullable(),
    requestId: z.string().nullable().describe("TikTok's support asks for it."),
    httpStatus: z.int().nullable(),
    warning: z.string().nullable(),
    tookMs: z.int().nullable(),
  })
  .meta({ id: 'Attempt' })

const detailSchema = z
  .object({
    ...shipmentFields,
    trace: z.array(traceLineSchema).describe('Why it stands where it stands, in the order the steps were taken.'),
    mappingId: z.string().nullable().describe('The mapping that spoke for the store carrier when it was decided last.'),
    suggestions: z.array(suggestionSchema),
    repair: z.string().nullable().describe('The one repair that makes a malformed number fit.'),
    warnings: z.array(z.string()),
    otherNumbers: z.array(z.string()),
    revision: z.int().describe('Revision of the shipment that was decided last.'),
    shipment: z.object({
      revision: z.int(),
      status: z.enum(['shipped', 'pending', 'cancelled']),
      storeShipmentId: z.string().nullable(),
      storeUpdatedAt: timeSchema,
      trackingUrls: z.array(z.string()),
      fulfilledBy: z.string().nullable(),
      lines: z.array(z.object({ lineId: z.string(), sku: z.string().nullable(), quantity: z.number() })),
    }),
    chosen: z
      .object({
        number: z.string().optional(),
        provider: providerSchema.optional(),
        lineItemIds: z.array(z.string()).optional(),
        confirmed: z.array(z.string()).optional(),
      })
      .nullable()
      .describe('What a person settled by hand.'),
    tries: z.int(),
    corrections: z.int(),
    correction: z
      .object({
        state: z.enum(['open', 'used', 'over']).describe('over: the 72 hours have passed, or it is delivered.'),
        until: timeSchema.describe('Until when it may be sent.'),
      })
      .nullable()
      .describe('The one correction TikTok Shop allows; null before it has the number.'),
    packageId: z.string().nullable(),
    link: z.object({ madeBy: z.string(), createdAt: timeSchema }).nullable(),
    linkCandidates: z.array(z.object({ orderId: z.string(), from: z.string() })),
    order: z
      .object({
        stage: z.string(),
        status: z.string(),
        shipByAt: timeSchema.nullable(),
        cancelAt: timeSchema.nullable(),
        deliveryOptionName: z.string().nullable(),
        readAt: timeSchema,
        units: z.array(unitSchema),
      })
      .nullable(),
    attempts: z.array(attemptSchema),
  })
  .meta({ id: 'ShipmentDetail' })

export const shownShipment = (row: ShipmentListRow): z.infer<typeof shipmentSchema> => ({
  id: row.id,
  state: row.state,
  reasonCode: row.reasonCode,
  say: row.say,
  nextStep: row.nextStep,
  store: row.storeId === null ? null : { id: row.storeId, kind: row.storeKind ?? '', name: row.storeName ?? '' },
  orderName: row.orderName,
  storeOrderId: row.storeOrderId,
  channel: row.channelId === null ? null : { id: row.channelId, name: row.channelName ?? '' },
  orderId: row.orderId,
  trackingNumber: row.trackingNumber,
  trackingTexts: row.trackingTexts,
  storeCarrier: row.storeCarrier,
  provider: row.providerId === null ? null : { id: row.providerId, name: row.providerName ?? row.providerId },
  warning: row.warning,
  needsYou: row.needsYou,
  deadlineAt: timeOrNull(row.deadlineAt),
  dueAt: timeOrNull(row.dueAt),
  syncedAt: timeOrNull(row.syncedAt),
  createdAt: time(row.createdAt),
  updatedAt: time(row.updatedAt),
})

/** As the decision judges it: one correction, some hours after shipping, and none once delivered. */
function correctionOf(row: ShipmentDetailRow, nowMs: number) {
  if (row.syncedAt === null) return null
  const order = row.channelOrder
  const shippedAt = order?.units
    .filter((unit) => unit.trackingNumber === row.trackingNumber)
    .map((unit) => unit.shippedAt)
    .find((at) => at != null)
  // Until the order is read again after our push, the moment TikTok Shop took it stands for the time of shipping.
  const untilMs = Date.parse(shippedAt ?? row.syncedAt) + correctionWindowMs - correctionMarginMs
  const isOver = order?.stage === 'delivered' || nowMs > untilMs
  return {
    state: row.corrections > 0 ? ('used' as const) : isOver ? ('over' as const) : ('open' as const),
    until: new Date(untilMs).toISOString(),
  }
}

export const countSchema = z.object({ state: stateSchema, count: z.int(), earliestDeadlineAt: timeSchema.nullable() })
export const shownCount = (row: {
  state: z.infer<typeof stateSchema>
  count: number
  earliestDeadlineAt: string | null
}) => ({
  ...row,
  earliestDeadlineAt: timeOrNull(row.earliestDeadlineAt),
})

export const needsFields = {
  needsYou: z
    .object({
      shipments: z.int(),
      orders: z.int().describe('An order in two parcels counts once.'),
      earliestDeadlineAt: timeSchema.nullable(),
    })
    .describe('What does not go by itself: held, failed, auto-sync off, or its sales channel paused.'),
  onTheirWay: z.object({ shipments: z.int() }).describe('What goes on by itself.'),
}
export const shownNeeds = ({ needsYou, onTheirWay }: Needs) => ({
  needsYou: { ...needsYou, earliestDeadlineAt: timeOrNull(needsYou.earliestDeadlineAt) },
  onTheirWay,
})

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
