/** The first page of the morning, in one question. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { createOverviewReader } from '../../commands/overview.ts'
import type { Parts } from '../../parts.ts'
import { addRoute } from '../route.ts'
import { idSchema, stateSchema, statusSchema, time, timeOrNull, timeSchema } from '../shapes.ts'
import { countSchema, needsFields, shipmentSchema, shownCount, shownNeeds, shownShipment } from './shipment-shapes.ts'

const daysSchema = z
  .enum(['1', '7', '30'])
  .default('7')
  .transform((text) => Number(text) as 1 | 7 | 30)

const deadlinesSchema = z.object({
  overdue: z.int(),
  within4h: z.int(),
  within24h: z.int(),
  later: z.int(),
  none: z.int(),
})

const overviewSchema = z
  .object({
    asOf: timeSchema,
    figuresAt: timeSchema.describe(
      'When series, speed and carriers were counted: up to 10 s before. Ask again then for what changed meanwhile.',
    ),
    counts: z.array(countSchema),
    ...needsFields,
    urgent: z.array(shipmentSchema).describe('Not synced yet, earliest deadline first.'),
    deadlines: deadlinesSchema.describe('Unsynced shipments by the time left.'),
    awaiting: z
      .object({
        count: z.int(),
        earliestDeadlineAt: timeSchema.nullable(),
        deadlines: deadlinesSchema,
        urgent: z.array(
          z.object({
            channelId: z.string(),
            channelName: z.string(),
            orderId: z.string(),
            deadlineAt: timeSchema.nullable(),
          }),
        ),
      })
      .describe('TikTok Shop orders that await tracking and that no shipment speaks for; GET /orders lists them.'),
    series: z.array(
      z.object({
        at: timeSchema.describe('Start of the span, UTC: an hour of the last 24, or a day.'),
        synced: z.int(),
        arrived: z.int(),
        waiting: z.int().describe('Unsynced at the end of the span.'),
      }),
    ),
    speed: z
      .object({ medianMs: z.int(), p95Ms: z.int(), count: z.int() })
      .nullable()
      .describe('From the shipment being known to TikTok Shop having its number.'),
    carriers: z.array(
      z.object({
        providerId: z.string(),
        carrier: z.string(),
        synced: z.int(),
        warned: z.int(),
        refused: z.int(),
        goodRatio: z.number().describe('Taken without a remark, of all that were sent.'),
      }),
    ),
    problems: z.array(
      z.object({
        kind: z.enum(['unmapped', 'reason']),
        state: stateSchema,
        reasonCode: z.string(),
        say: z.string(),
        nextStep: z.string().nullable(),
        channelId: z.string().nullable(),
        channelName: z.string().nullable(),
        storeCarrier: z.string().nullable(),
        storeCarrierKey: z.string().nullable(),
        count: z.int().describe('Shipments.'),
        orders: z.int().describe('Orders: one in two parcels counts once.'),
        earliestDeadlineAt: timeSchema.nullable(),
      }),
    ),
    connections: z.array(
      z.object({
        kind: z.enum(['store', 'channel']),
        id: z.string(),
        name: z.string(),
        platform: z.string(),
        status: statusSchema,
        statusSay: z.string().nullable(),
        lastNoticeAt: timeSchema.nullable(),
        lastReadAt: timeSchema.nullable(),
        refreshExpiresAt: timeSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'Overview' })

type Spoken = {
  id: string
  name: string
  status: z.infer<typeof statusSchema>
  statusSay: string | null
  lastNoticeAt: string | null
  lastReadAt: string | null
}
const connection = ({ id, name, status, statusSay, lastNoticeAt, lastReadAt }: Spoken) => ({
  id,
  name,
  status,
  statusSay,
  lastNoticeAt: timeOrNull(lastNoticeAt),
  lastReadAt: timeOrNull(lastReadAt),
})

const deadlinesOnly = ({ overdue, within4h, within24h, later, none }: z.infer<typeof deadlinesSchema>) => ({
  overdue,
  within4h,
  within24h,
  later,
  none,
})

export function overviewRoutes(api: FastifyInstance, parts: Parts): void {
  const readOverview = createOverviewReader(parts)
  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/overview',
      tag: 'overview',
      summary: 'What is wrong, how many shipments, how long is left; figures over the last 1, 7 or 30 days.',
      query: z.object({ channelId: idSchema.optional(), days: daysSchema }),
      answer: overviewSchema,
    },
    async ({ query, caller }) => {
      const seen = await readOverview(caller, query.channelId ?? null, query.days)
      return {
        asOf: seen.asOf,
        figuresAt: seen.figuresAt,
        counts: seen.counts.map(shownCount),
        ...shownNeeds(seen.needs),
        urgent: seen.urgent.map(shownShipment),
        deadlines: seen.deadlines,
        awaiting: {
          count: seen.awaiting.count,
          earliestDeadlineAt: timeOrNull(seen.awaiting.earliestDeadlineAt),
          deadlines: deadlinesOnly(seen.awaiting),
          urgent: seen.awaitingUrgent.map(({ channelId, channelName, orderId, shipByAt }) => ({
            channelId,
            channelName,
            orderId,
            deadlineAt: timeOrNull(shipByAt),
          })),
        },
        series: seen.series.map(({ at, synced, arrived, waiting }) => ({ at: time(at), synced, arrived, waiting })),
        speed: seen.speed,
        carriers: seen.carriers,
        problems: seen.problems.map((row) => ({ ...row, earliestDeadlineAt: timeOrNull(row.earliestDeadlineAt) })),
        connections: [
          ...seen.channels.map((row) => ({
            kind: 'channel' as const,
            platform: 'tiktok_shop',
            ...connection(row),
            refreshExpiresAt: timeOrNull(row.refreshExpiresAt),
          })),
          ...seen.stores.map((row) => ({
            kind: 'store' as const,
            platform: row.kind,
            ...connection(row),
            refreshExpiresAt: null,
          })),
        ],
      }
    },
  )
}
