/** Alerts as people read them. The engine opens and closes them. */
import type { Sql } from './sql.ts'

export type AlertRow = {
  id: string
  causeKey: string
  severity: 'info' | 'warning' | 'urgent'
  say: string
  nextStep: string | null
  times: number
  openedAt: string
  lastSeenAt: string
  closedAt: string | null
  openedKey: string
}

/** One page, newest first, and one row more. */
export async function listAlerts(
  sql: Sql,
  workspaceId: string,
  page: { open: boolean; after: readonly string[] | null; limit: number },
): Promise<AlertRow[]> {
  const { rows } = await sql.query<AlertRow>(
    `select id, cause_key as "causeKey", severity, say, next_step as "nextStep", times, opened_at as "openedAt",
       last_seen_at as "lastSeenAt", closed_at as "closedAt", opened_at::text as "openedKey"
     from alert where workspace_id = $1 and (closed_at is null or not $2::boolean)
       and ($3::timestamptz is null or (opened_at, id) < ($3::timestamptz, $4::text))
     order by opened_at desc, id desc limit $5`,
    [workspaceId, page.open, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit + 1],
  )
  return rows
}

export async function closeAlert(sql: Sql, workspaceId: string, id: string, nowAt: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    'update alert set closed_at = coalesce(closed_at, $3) where workspace_id = $1 and id = $2',
    [workspaceId, id, nowAt],
  )
  return rowCount === 1
}
