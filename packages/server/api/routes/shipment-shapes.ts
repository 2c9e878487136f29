/** What a shipment looks like from outside, and how one asks for some of them. */
import { correctionMarginMs, correctionWindowMs } from '@waybridge/sync'
import { z } from 'zod'
import {
  type Needs,
  type ShipmentDetailRow,
  type ShipmentFilter,
  type ShipmentListRow,
  shipmentGroups,
  shipmentSorts,
} from '../../database/shipment-list.ts'
import {
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
import { isTimeZone } from '../shipments-csv.ts'

export const becauseSchema = z.string().trim().max(300).default('')
export const numberSchema = z.string().trim().min(1).max(100)
export const lineItemsSchema = z.array(z.string().max(100)).min(1).max(500)
export const orderIdSchema = z.string().regex(/^\d{5,25}$/, 'a TikTok order id has only digits')

export const sortSchema = z.enum(shipmentSorts).default('newest')
export const timeZoneSchema = z
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
export const filterQuery = { state: oneOrMany.optional().describe('May be given several times.'), ...filterFields }
export const filterBody = z.object({ states: z.array(stateSchema).max(12).optional(), ...filterFields })
export const filterOf = ({ state, ...rest }: z.output<z.ZodObject<typeof filterQuery>>): ShipmentFilter => ({
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

export const detailSchema = z
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
export function correctionOf(row: ShipmentDetailRow, nowMs: number) {
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
