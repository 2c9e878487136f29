/**
 * Live updates as server-sent events: which topics changed, never what. At most one word a second, and an end within a second
 * of the session's own when somebody signs out, is taken off the team or has their key revoked.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Parts } from '../../parts.ts'
import { type Changes, createChanges, type Topic } from '../changes.ts'
import { type Caller, findCaller } from '../guard.ts'
import { safeHeadersAt } from '../headers.ts'
import { type Line, openLine } from '../line.ts'
import type { People } from '../people.ts'
import { Refusal } from '../refusals.ts'

/** Open lines of one person or key: tabs on their desks, with room. A workspace has as many as its people. */
const linesMax = 20

export function eventRoutes(api: FastifyInstance, parts: Parts, people: People): void {
  const changes: Changes = createChanges(parts.db)
  /** By who has them open, in which workspace. */
  const lines = new Map<string, Set<Line<Topic>>>()
  // Before the server stops listening, or it would wait for lines that never end by themselves.
  api.addHook('preClose', async () => {
    for (const open of [...lines.values()]) for (const line of [...open]) line.end()
    await changes.close()
  })

  api.route({
    method: 'GET',
    url: '/events',
    // A stream has no head to ask for alone: the question would wait for its end.
    exposeHeadRoute: false,
    config: { who: 'viewer', looksOnly: true },
    schema: {
      tags: ['events'],
      summary:
        'Live updates (server-sent events): `event: changed` with the topics that changed. Ask again for what you show.',
      description: 'Role: viewer.',
      response: { 200: { description: 'A stream.', content: { 'text/event-stream': { schema: z.string() } } } },
      security: [{ key: [] }, { session: [] }],
      'x-role': 'viewer',
    } as object,
    handler: async (request, reply) => {
      const { id, actor, workspaceId } = request.caller as Caller
      const place = `${workspaceId} ${actor}`
      let line: Line<Topic> | null = null
      // Heard before the line is opened: a database that cannot be listened to is a refusal, not a line that stays silent.
      const deafen = await changes.hear(workspaceId, (changed) => line?.tell(changed))
      const open = lines.get(place) ?? new Set()
      if (open.size >= linesMax) {
        deafen()
        throw new Refusal('events.limit', { max: linesMax })
      }
      reply.hijack()
      if (reply.raw.destroyed) return deafen()
      line = openLine<Topic>({
        stream: reply.raw,
        headers: safeHeadersAt(parts.publicUrl),
        isWelcome: async () => {
          const now = await findCaller(parts, people, request, false).catch(() => null)
          return now?.id === id && now.workspaceId === workspaceId
        },
        // Sessions, members and keys that end are told as changes of the team.
        mayEnd: (topic) => topic === 'team',
        ended: (over) => {
          deafen()
          open.delete(over)
          if (open.size === 0) lines.delete(place)
        },
      })
      lines.set(place, open.add(line))
    },
  })
}
