/** One press on many shipments: what it would do, doing it, and how far it is. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actInBulk, bulkMax, filterOfScope, undoSkip } from '../../commands/bulk.ts'
import { previewBulk } from '../../commands/bulk-preview.ts'
import { listBulkRuns, readBulkRun } from '../../commands/bulk-runs.ts'
import type { Parts } from '../../parts.ts'
import { addRoute } from '../route.ts'
import { idParams, idSchema, stateSchema, time, timeSchema } from '../shapes.ts'
import { becauseSchema, countSchema, filterBody, shownCount } from './shipment-shapes.ts'

const scopeSchema = z
  .union([z.object({ ids: z.array(idSchema).min(1).max(bulkMax) }), z.object({ filter: filterBody })])
  .describe('Named shipments, or all that match a filter.')
const wishSchema = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['retry', 'send_now', 'take_up']) }),
  z.object({ action: z.literal('skip'), because: becauseSchema }),
])

/** Shipments to which the same happens for the same cause. */
export const groupSchema = z.object({
  outcome: z.enum(['goes', 'waits', 'already', 'skips']),
  reasonCode: z.string(),
  provider: z.string().nullable().describe('With whom they go.'),
  count: z.int(),
  say: z.string().describe('As it is said of the first of them.'),
  nextStep: z.string().nullable(),
  examples: z.array(
    z.object({
      id: z.string(),
      orderName: z.string().nullable(),
      orderId: z.string().nullable(),
      state: stateSchema,
      say: z.string(),
    }),
  ),
})

const previewSchema = z
  .object({
    total: z.int().describe('All in the scope: touched, on their way, and untouched.'),
    touched: z.int().describe('Those the action would act on.'),
    inFlight: z.int().describe('On their way to TikTok Shop: they are left alone.'),
    untouched: z.int().describe('Settled, or not meant by the action: they stay as they are.'),
    most: z.int().describe('At most so many at a time.'),
    counts: z.array(countSchema),
    effect: z
      .object({
        goes: z.int(),
        waits: z.int(),
        already: z.int().describe('TikTok Shop has the number: nothing is sent.'),
        skips: z.int().describe('Not ours to send.'),
      })
      .nullable()
      .describe('What the whole decision says now about those touched; null for a skip, and for too many.'),
    groups: z.array(groupSchema).describe('By outcome and cause, what goes first.'),
  })
  .meta({ id: 'BulkPreview' })

const runSchema = z
  .object({
    id: z.string(),
    action: z.string(),
    total: z.int(),
    done: z.int(),
    synced: z.int(),
    held: z.int().describe('They wait for a person.'),
    failed: z.int(),
    waiting: z.int().describe('They go by themselves, later.'),
    skipped: z.int(),
    startedAt: timeSchema,
  })
  .meta({ id: 'BulkRun' })

export function bulkRoutes(api: FastifyInstance, parts: Parts): void {
  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/shipments/bulk/preview',
      tag: 'shipments',
      summary: 'What a bulk action would touch, and what the decision says about it.',
      body: z.object({ scope: scopeSchema, wish: wishSchema }),
      answer: previewSchema,
    },
    async ({ body, caller }) => {
      const preview = await previewBulk(parts, caller, filterOfScope(body.scope), body.wish)
      return { ...preview, most: bulkMax, counts: preview.counts.map(shownCount) }
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/shipments/bulk',
      tag: 'shipments',
      summary: `Retry, send now, take up again or skip many shipments, at most ${bulkMax} at a time.`,
      body: z.object({ scope: scopeSchema, wish: wishSchema }),
      answer: z.object({ bulkId: z.string(), changed: z.int(), leftAlone: z.int() }),
    },
    ({ body, caller }) => actInBulk(parts, caller, body.scope, body.wish),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments/bulk',
      tag: 'shipments',
      summary: 'How far the bulk actions are that you began within the last hour, the newest first.',
      answer: z.object({ items: z.array(runSchema) }),
    },
    async ({ caller }) => {
      const runs = await listBulkRuns(parts, caller)
      return { items: runs.map((run) => ({ ...run, startedAt: time(run.startedAt) })) }
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/shipments/bulk/:id/undo',
      tag: 'shipments',
      summary: 'Take up again what a bulk skip skipped.',
      params: idParams,
      answer: z.object({ bulkId: z.string(), changed: z.int() }),
    },
    ({ params, caller }) => undoSkip(parts, caller, params.id),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/shipments/bulk/:id',
      tag: 'shipments',
      summary: 'How far a bulk action is. Kept for a week.',
      params: idParams,
      answer: runSchema,
    },
    async ({ params, caller }) => {
      const run = await readBulkRun(parts, caller, params.id)
      return { ...run, startedAt: time(run.startedAt) }
    },
  )
}
