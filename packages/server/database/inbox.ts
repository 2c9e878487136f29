/**
 * The inbox: every notice, durable before it is acknowledged. A row says where to look, never what to believe.
 *
 * A claimed row comes back by itself when its lease ends (`due_at` is the lease), so a crash loses nothing.
 */
import type { Sql } from './sql.ts'

export type NewNotice = {
  workspaceId: string
  source: 'store' | 'channel'
  sourceId: string
  topic: string
  dedupeKey: string
  subjectKind: string
  subjectId: string | null
}

export type InboxRow = {
  id: string
  workspaceId: string
  source: 'store' | 'channel'
  sourceId: string
  topic: string
  subjectKind: string
  subjectId: string | null
  tries: number
}

/** Inserts notices in one statement; a notice seen before only counts as one more copy. */
export async function insertNotices(sql: Sql, notices: readonly NewNotice[], nowMs: number): Promise<void> {
  const unique = new Map<string, NewNotice>()
  for (const notice of notices) unique.set(`${notice.sourceId}\n${notice.dedupeKey}`, notice)
  const rows = [...unique.values()]
  const column = <K extends keyof NewNotice>(name: K) => rows.map((row) => row[name])
  await sql.query(
    `insert into inbox (workspace_id, source, source_id, topic, dedupe_key, subject_kind, subject_id, received_at, due_at)
     select *, $8::timestamptz, $8::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
     on conflict (source_id, dedupe_key) do update set copies = inbox.copies + 1`,
    [
      column('workspaceId'),
      column('source'),
      column('sourceId'),
      column('topic'),
      column('dedupeKey'),
      column('subjectKind'),
      column('subjectId'),
      new Date(nowMs).toISOString(),
    ],
  )
}

/** Claims the rows due longest; they are ours until `leaseUntilMs`. */
export async function claimNotices(
  sql: Sql,
  nowMs: number,
  leaseUntilMs: number,
  rowsMax: number,
): Promise<InboxRow[]> {
  const { rows } = await sql.query<InboxRow>(
    `update inbox set due_at = $2, tries = tries + 1
     where id in (select id from inbox where due_at <= $1 order by due_at, id limit $3 for update skip locked)
     returning id, workspace_id as "workspaceId", source, source_id as "sourceId", topic,
       subject_kind as "subjectKind", subject_id as "subjectId", tries`,
    [new Date(nowMs).toISOString(), new Date(leaseUntilMs).toISOString(), rowsMax],
  )
  return rows
}

/** A connection's health shows when it last spoke; more exactly than this nobody asks. */
const lastNoticeStepMs = 60_000

/** Notes when a store or channel last sent something; writes at most once a minute for each. */
export async function noteLastNotice(
  sql: Sql,
  source: InboxRow['source'],
  sourceIds: readonly string[],
  nowMs: number,
): Promise<void> {
  await sql.query(
    `update ${source} set last_notice_at = $2 where id = any($1::text[]) and (last_notice_at is null or last_notice_at <= $3)`,
    [sourceIds, new Date(nowMs).toISOString(), new Date(nowMs - lastNoticeStepMs).toISOString()],
  )
}

export async function finishNotices(sql: Sql, ids: readonly string[], nowMs: number): Promise<void> {
  if (ids.length === 0) return
  await sql.query('update inbox set done_at = $2, due_at = null where id = any($1::bigint[])', [
    ids,
    new Date(nowMs).toISOString(),
  ])
}

/** Puts a notice back for later; `say` tells the operator why. */
export async function postponeNotices(sql: Sql, ids: readonly string[], dueMs: number, say: string): Promise<void> {
  if (ids.length === 0) return
  await sql.query('update inbox set due_at = $2, say = $3 where id = any($1::bigint[])', [
    ids,
    new Date(dueMs).toISOString(),
    say,
  ])
}

/** Takes a notice that fails every time out of the way of the others; it stays for an operator to look at. */
export async function parkNotices(sql: Sql, ids: readonly string[], nowMs: number, say: string): Promise<void> {
  if (ids.length === 0) return
  await sql.query('update inbox set due_at = null, done_at = $2, say = $3 where id = any($1::bigint[])', [
    ids,
    new Date(nowMs).toISOString(),
    say,
  ])
}

/** Forgets notices that were done before the given instant. Bounded, so that one call never holds the table long. */
export async function forgetNotices(sql: Sql, doneBeforeMs: number, rowsMax: number): Promise<number> {
  const { rowCount } = await sql.query(
    'delete from inbox where id in (select id from inbox where done_at < $1 order by id limit $2)',
    [new Date(doneBeforeMs).toISOString(), rowsMax],
  )
  return rowCount
}
