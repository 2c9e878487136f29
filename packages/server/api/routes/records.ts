/** Alerts and the audit. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit, isoNow } from '../../commands/house.ts'
import { closeAlert, listAlerts } from '../../database/alerts-list.ts'
import { listAudit, verifyAudit } from '../../database/audit.ts'
import type { Parts } from '../../parts.ts'
import { cutPage, pageOf, pageQuery, readCursor } from '../cursor.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'
import { idParams, time, timeOrNull, timeSchema } from '../shapes.ts'

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
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

export function recordRoutes(api: FastifyInstance, parts: Parts): void {
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
      query: z.object({ action: z.string().max(60).optional(), subject: z.string().max(64).optional(), ...pageQuery }),
      answer: pageOf(auditSchema),
    },
    async ({ query, caller }) => {
      const beforeId = readCursor(query.cursor, 1)?.[0] ?? null
      if (beforeId !== null && !/^\d{1,18}$/.test(beforeId)) throw new Refusal('request.cursor')
      const rows = await parts.db.inWorkspace(caller.workspaceId, (sql) =>
        listAudit(sql, caller.workspaceId, {
          beforeId,
          limit: query.limit,
          action: query.action,
          subject: query.subject,
        }),
      )
      return cutPage(
        rows,
        query.limit,
        (row) => [row.id],
        ({ id, at, actor, action, subject, detail, hash }) => ({
          id,
          at: time(at),
          actor,
          action,
          subject,
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
