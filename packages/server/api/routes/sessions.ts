/** Where one is signed in, and ending that elsewhere. Everybody sees and ends only sessions of their own. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../commands/house.ts'
import type { Parts } from '../../parts.ts'
import type { Caller } from '../guard.ts'
import type { People } from '../people.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'
import { idParams, time, timeSchema } from '../shapes.ts'

const sessionSchema = z
  .object({
    id: z.string(),
    isThis: z.boolean().describe('Whether this request came with it.'),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    startedAt: timeSchema,
    lastSeenAt: timeSchema.describe('To the day.'),
  })
  .meta({ id: 'Session' })

export function sessionsRoutes(api: FastifyInstance, parts: Parts, people: People): void {
  const auditEnd = (caller: Caller, subject: string, detail: { sessions: number }) =>
    parts.db.inWorkspace(caller.workspaceId, (sql) => audit(sql, parts, caller, 'session.ended', subject, detail))

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/sessions',
      tag: 'session',
      summary: 'Where you are signed in, the session used last first. Empty for an API key.',
      answer: z.object({ items: z.array(sessionSchema) }),
    },
    async ({ caller }) => {
      // An API key has no sessions.
      if (caller.session === null) return { items: [] }
      const sessionId = caller.session.id
      const rows = await people.sessionsOf(caller.id)
      return {
        items: rows.map((row) => ({
          ...row,
          isThis: row.id === sessionId,
          startedAt: time(row.startedAt),
          lastSeenAt: time(row.lastSeenAt),
        })),
      }
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'DELETE',
      url: '/sessions/:id',
      tag: 'session',
      summary: 'End a session of yours, at once.',
      params: idParams,
    },
    async ({ params, caller }) => {
      if (caller.kind !== 'person' || !(await people.endSession(caller.id, params.id))) throw new Refusal('not_found')
      await auditEnd(caller, params.id, { sessions: 1 })
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'DELETE',
      url: '/sessions',
      tag: 'session',
      summary: 'End every other session of yours, at once.',
      answer: z.object({ ended: z.int() }),
    },
    async ({ caller }) => {
      if (caller.session === null) return { ended: 0 }
      const ended = await people.endOtherSessions(caller.id, caller.session.id)
      if (ended > 0) await auditEnd(caller, caller.id, { sessions: ended })
      return { ended }
    },
  )
}
