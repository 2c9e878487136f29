/** Explore with the sandbox: an imitated TikTok Shop and store, to see everything work before anything real is connected. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Explore } from '../../explore/explore.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'

const ordersMax = 100

const stateSchema = z
  .object({
    available: z.boolean().describe('False where the operator switched it off, or several processes share the work.'),
    phase: z.enum(['off', 'starting', 'connecting', 'filling', 'ready', 'failed']),
    done: z.int().describe('Orders placed so far.'),
    total: z.int(),
    say: z.string().nullable(),
    endedByRestart: z
      .boolean()
      .describe('The server was started anew while exploring: the sandbox and all of it is gone.'),
  })
  .meta({ id: 'Explore' })

export function exploreRoutes(api: FastifyInstance, explore: Explore | null): void {
  const offered = (): Explore => {
    if (explore === null) throw new Refusal('explore.off')
    return explore
  }
  const stateOf = (workspaceId: string) =>
    explore === null
      ? { available: false, phase: 'off' as const, done: 0, total: 0, say: null, endedByRestart: false }
      : { available: true, ...explore.state(workspaceId) }

  addRoute(
    api,
    'viewer',
    { method: 'GET', url: '/explore', tag: 'explore', summary: 'How far the sandbox is.', answer: stateSchema },
    async ({ caller }) => stateOf(caller.workspaceId),
  )
  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/explore',
      tag: 'explore',
      summary:
        'Start an imitated TikTok Shop and store inside, connect them, and fill them with orders. Answers at once.',
      answer: stateSchema,
    },
    async ({ caller }) => {
      await offered().start(caller)
      return stateOf(caller.workspaceId)
    },
  )
  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/explore/orders',
      tag: 'explore',
      summary: 'Let the imitated store ship more orders.',
      body: z.object({ count: z.int().min(1).max(ordersMax) }),
      answer: stateSchema,
    },
    async ({ body, caller }) => {
      await offered().moreOrders(caller, body.count)
      return stateOf(caller.workspaceId)
    },
  )
  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/explore',
      tag: 'explore',
      summary: 'End it: the imitated shops and store, their orders, shipments and mappings are deleted.',
      answer: stateSchema,
    },
    async ({ caller }) => {
      await offered().end(caller)
      return stateOf(caller.workspaceId)
    },
  )
}
