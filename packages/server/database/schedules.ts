/**
 * Coarse duties that come round: poll a store, read changed orders, refresh tokens and provider lists, forget old notices.
 *
 * Our own few statements instead of a job library: a job library asks the database for the time, and then no story with a
 * hand-turned clock could tell how polling and refreshing behave. See docs/architecture.md.
 */
import type { Sql } from './sql.ts'

export type DutyName =
  | 'store.read'
  | 'channel.read'
  | 'channel.tokens'
  | 'channel.providers'
  | 'house.forget'
  | 'house.vacuum'
  | 'house.sweep'

export type DutyRow = {
  id: string
  workspaceId: string | null
  duty: DutyName
  subjectId: string | null
  everyMs: number
  fence: string
  tries: number
  /** Until when it is ours; its `due_at` meanwhile, unless somebody asks for it sooner. */
  leaseUntilMs: number
}

/** Makes a duty come round; an existing one keeps its next time. */
export async function ensureDuty(
  sql: Sql,
  duty: { workspaceId: string | null; duty: DutyName; subjectId: string | null; everyMs: number },
  firstDueMs: number,
): Promise<void> {
  const id = duty.subjectId === null ? duty.duty : `${duty.duty}:${duty.subjectId}`
  await sql.query(
    `insert into schedule (id, workspace_id, duty, subject_id, due_at, every_ms) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set every_ms = excluded.every_ms`,
    [id, duty.workspaceId, duty.duty, duty.subjectId, new Date(firstDueMs).toISOString(), duty.everyMs],
  )
}

export async function claimDuty(sql: Sql, nowMs: number, leaseUntilMs: number): Promise<DutyRow | null> {
  const { rows } = await sql.query<Omit<DutyRow, 'leaseUntilMs'>>(
    `update schedule set due_at = $2, tries = tries + 1, fence = nextval('fence')
     where id = (select id from schedule where due_at <= $1 order by due_at limit 1 for update skip locked)
     returning id, workspace_id as "workspaceId", duty, subject_id as "subjectId", every_ms as "everyMs", fence, tries`,
    [new Date(nowMs).toISOString(), new Date(leaseUntilMs).toISOString()],
  )
  const row = rows[0]
  return row === undefined ? null : { ...row, everyMs: Number(row.everyMs), leaseUntilMs }
}

/** Ends a run. Who asked for the duty while it ran is not forgotten: what it came for may have been read before it was there. */
export async function finishDuty(
  sql: Sql,
  row: DutyRow,
  nowMs: number,
  nextDueMs: number,
  say: string | null,
  went: boolean,
): Promise<void> {
  await sql.query(
    `update schedule set due_at = case when due_at < $7 then least(due_at, $3::timestamptz) else $3::timestamptz end, last_run_at = $4, last_say = $5, tries = case when $6 then 0 else tries end
     where id = $1 and fence = $2`,
    [
      row.id,
      row.fence,
      new Date(nextDueMs).toISOString(),
      new Date(nowMs).toISOString(),
      say,
      went,
      new Date(row.leaseUntilMs).toISOString(),
    ],
  )
}

/** Makes a duty due now, as a notice or a button asks. */
export async function hastenDuty(sql: Sql, id: string, nowMs: number): Promise<void> {
  await sql.query('update schedule set due_at = $2 where id = $1 and due_at > $2', [id, new Date(nowMs).toISOString()])
}
