/** Alerts: one row per cause, however many shipments it touches. */
import type { Sql } from './sql.ts'

export type NewAlert = {
  id: string
  workspaceId: string
  causeKey: string
  severity: 'info' | 'warning' | 'urgent'
  say: string
  nextStep: string | null
  nowMs: number
}

export async function raiseAlert(sql: Sql, alert: NewAlert): Promise<void> {
  await sql.query(
    `insert into alert as known (id, workspace_id, cause_key, severity, say, next_step, opened_at, last_seen_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (workspace_id, cause_key) where closed_at is null
     do update set times = known.times + 1, last_seen_at = excluded.last_seen_at, say = excluded.say, severity = excluded.severity`,
    [
      alert.id,
      alert.workspaceId,
      alert.causeKey,
      alert.severity,
      alert.say,
      alert.nextStep,
      new Date(alert.nowMs).toISOString(),
    ],
  )
}

export async function closeAlert(sql: Sql, workspaceId: string, causeKey: string, nowMs: number): Promise<void> {
  await sql.query('update alert set closed_at = $3 where workspace_id = $1 and cause_key = $2 and closed_at is null', [
    workspaceId,
    causeKey,
    new Date(nowMs).toISOString(),
  ])
}
