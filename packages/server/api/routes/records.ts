/** Alerts and the audit. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit, isoNow } from '../../commands/house.ts'
import { nameOfActor, namesOfActors } from '../../database/actors.ts'
import { closeAlert, listAlerts } from '../../database/alerts-list.ts'
import { type AuditFilter, listAudit, verifyAudit } from '../../database/audit.ts'
import { type AuditSubject, subjectsOf } from '../../database/audit-subjects.ts'
import type { Parts } from '../../parts.ts'
import { writeCsv } from '../csv.ts'
import { cutPage, pageOf, pageQuery, readCursor } from '../cursor.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'
import { idParams, time, timeInput, timeOrNull, timeSchema } from '../shapes.ts'

/** Rows of one CSV; more wants a narrower filter. */
const csvRowsMax = 10_000

const alertSchema = z
  .object({
    id: z.string(),
    severity: z.enum(['info', 'warning', 'urgent']),
    say: z.string(),
    nextStep: z.string().nullable(),
    times: z.int(),
    openedAt: timeSchema,
    lastSeenAt: timeSchema,
    closedAt: timeSchema.nullable(),
  })
  .meta({ id: 'Alert' })

const auditSchema = z
  .object({
    id: z.string(),
    at: timeSchema,
    actor: z.string(),
    actorName: z.string().describe("The person's or the key's name today, or Waybridge."),
    action: z.string(),
    subject: z.string(),
    about: z
      .object({
        kind: z.enum(['channel', 'store', 'key', 'member', 'shipment', 'mapping', 'workspace']).nullable(),
        name: z.string().nullable(),
        channelId: z.string().nullable(),
      })
      .describe('What the subject is, as it is named today; kind is null when it is gone.'),
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

const auditFilterFields = {
  action: z.string().max(60).optional().describe('The beginning of an action: mapping, or mapping.created.'),
  actor: z.string().max(80).optional().describe('person:<id>, key:<id>, or one of our own: setup, explore.'),
  subject: z.string().max(64).optional(),
  from: timeInput.optional(),
  to: timeInput.optional().describe('Up to this instant, and not at it.'),
}

export function recordRoutes(api: FastifyInstance, parts: Parts): void {
  const readAudit = (workspaceId: string, page: { beforeId: string | null; limit: number }, filter: AuditFilter) =>
    parts.db.inWorkspace(workspaceId, async (sql) => {
      const rows = await listAudit(sql, workspaceId, page, filter)
      const actors = rows.map((row) => row.actor)
      return { rows, names: await namesOfActors(sql, actors) }
    })

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/alerts',
      tag: 'alerts',
      summary: 'What needs attention: one alert per cause, newest first.',
      query: z.object({ open: z.stringbool().default(true), ...pageQuery }),
      answer: pageOf(alertSchema),
    },
    async ({ query, caller }) => {
      const page = { open: query.open, after: readCursor(query.cursor, 2), limit: query.limit }
      const rows = await parts.db.inWorkspace(caller.workspaceId, (sql) => listAlerts(sql, caller.workspaceId, page))
      return cutPage(
        rows,
        query.limit,
        (row) => [row.openedKey, row.id],
        ({ id, severity, say, nextStep, times, openedAt, lastSeenAt, closedAt }) => ({
          id,
          severity,
          say,
          nextStep,
          times,
          openedAt: time(openedAt),
          lastSeenAt: time(lastSeenAt),
          closedAt: timeOrNull(closedAt),
        }),
      )
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/alerts/:id/close',
      tag: 'alerts',
      summary: 'Put an alert away; it comes back if its cause does.',
      params: idParams,
    },
    async ({ params, caller }) => {
      await parts.db.inWorkspace(caller.workspaceId, async (sql) => {
        if (!(await closeAlert(sql, caller.workspaceId, params.id, isoNow(parts)))) throw new Refusal('not_found')
        await audit(sql, parts, caller, 'alert.closed', params.id)
      })
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'GET',
      url: '/audit',
      tag: 'audit',
      summary: 'Who did what, newest first.',
      query: z.object({ ...auditFilterFields, ...pageQuery }),
      answer: pageOf(auditSchema),
    },
    async ({ query, caller }) => {
      const { limit, cursor, ...filter } = query
      const beforeId = readCursor(cursor, 1)?.[0] ?? null
      if (beforeId !== null && !/^\d{1,18}$/.test(beforeId)) throw new Refusal('request.cursor')
      const { rows, names } = await readAudit(caller.workspaceId, { beforeId, limit }, filter)
      const subjects = await parts.db.inWorkspace(caller.workspaceId, (sql) =>
        subjectsOf(sql, caller.workspaceId, rows),
      )
      return cutPage(
        rows,
        query.limit,
        (row) => [row.id],
        ({ id, at, actor, action, subject, detail, hash }) => ({
          id,
          at: time(at),
          actor,
          actorName: nameOfActor(names, actor),
          action,
          subject,
          about: subjects.get(id) as AuditSubject,
          detail,
          hash,
        }),
      )
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'GET',
      url: '/audit.csv',
      tag: 'audit',
      summary: `The audit as CSV, newest first, at most ${csvRowsMax} rows.`,
      query: z.object(auditFilterFields),
      answer: z.string(),
      sends: 'text/csv',
    },
    async ({ query, caller, reply }) => {
      const { rows, names } = await readAudit(caller.workspaceId, { beforeId: null, limit: csvRowsMax }, query)
      await parts.db.inWorkspace(caller.workspaceId, (sql) =>
        audit(sql, parts, caller, 'audit.exported', caller.workspaceId, { rows: rows.length, ...query }),
      )
      reply.header('content-disposition', 'attachment; filename="audit.csv"')
      return writeCsv(
        ['At', 'Who', 'Actor', 'Action', 'Subject', 'Detail', 'Hash'],
        rows
          .slice(0, csvRowsMax)
          .map(({ at, actor, action, subject, detail, hash }) => [
            time(at),
            nameOfActor(names, actor),
            actor,
            action,
            subject,
            JSON.stringify(detail),
            hash,
          ]),
      )
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/audit/verify',
      tag: 'audit',
      summary: 'Walk the chain of the audit and name the first entry that was changed or taken out.',
      answer: z.object({ ok: z.boolean(), rows: z.int(), brokenAtId: z.string().nullable() }),
    },
    async ({ caller }) => {
      const verdict = await verifyAudit(parts.db, caller.workspaceId)
      return { ok: verdict.ok, rows: verdict.rows, brokenAtId: verdict.ok ? null : verdict.brokenAtId }
    },
  )
}
