/** Bulk actions: which rows they touched. How far they are is told by the rows themselves, so a restart loses nothing. */
import { needsYou, onTheirWay } from './needs-you.ts'
import type { Sql } from './sql.ts'

export type NewBulkRun = {
  id: string
  workspaceId: string
  action: string
  startedBy: string
  startedAt: string
  syncIds: string[]
}

export async function insertBulkRun(sql: Sql, run: NewBulkRun, keptSince: string): Promise<void> {
  await sql.query('delete from bulk_run where workspace_id = $1 and started_at < $2', [run.workspaceId, keptSince])
  await sql.query(
    'insert into bulk_run (id, workspace_id, action, started_by, started_at, sync_ids) values ($1, $2, $3, $4, $5, $6)',
    [run.id, run.workspaceId, run.action, run.startedBy, run.startedAt, run.syncIds],
  )
}

export type BulkProgress = {
  id: string
  action: string
  startedAt: string
  total: number
  done: number
  synced: number
  /** They wait for a person: also those for which auto-sync is off, or the channel is silent. */
  held: number
  failed: number
  /** They go by themselves, later. */
  waiting: number
  /** Not ours to send after all: skipped, replaced, cancelled. */
  skipped: number
}

/**
 * A row is done when nobody works on it, it is not on its way, and it is not due since the action began; nobody works the rows of a
 * channel that is paused. A claimed row is due when its lease ends, which says nothing of the action.
 */
const progress = `select bulk_run.id, bulk_run.action, bulk_run.started_at as "startedAt", cardinality(bulk_run.sync_ids) as total,
       cardinality(bulk_run.sync_ids) - count(sync.id) filter (where sync.state in ('pushing', 'unknown') or sync.lease_until is not null
         or (sync.state = 'ready' or sync.due_at <= bulk_run.started_at) and coalesce(channel.status, 'active') = 'active')::int as done,
       count(sync.id) filter (where sync.state in ('synced', 'synced_with_warning'))::int as synced,
       count(sync.id) filter (where ${needsYou} and sync.state <> 'failed')::int as held,
       count(sync.id) filter (where sync.state = 'failed')::int as failed,
       count(sync.id) filter (where ${onTheirWay} and sync.state in ('waiting', 'ready'))::int as waiting,
       count(sync.id) filter (where sync.state in ('skipped', 'superseded', 'cancelled'))::int as skipped
     from bulk_run left join sync on sync.id = any(bulk_run.sync_ids) and sync.workspace_id = bulk_run.workspace_id
     left join channel on channel.id = sync.channel_id`

/** Null when there is no such run. */
export async function findBulkProgress(sql: Sql, workspaceId: string, id: string): Promise<BulkProgress | null> {
  const { rows } = await sql.query<BulkProgress>(
    `${progress} where bulk_run.workspace_id = $1 and bulk_run.id = $2 group by bulk_run.id`,
    [workspaceId, id],
  )
  return rows[0] ?? null
}

const runsListedMax = 5

/** What somebody began since a moment, the newest first; not what a mapping let go. */
export async function listBulkProgress(
  sql: Sql,
  workspaceId: string,
  startedBy: string,
  since: string,
): Promise<BulkProgress[]> {
  const { rows } = await sql.query<BulkProgress>(
    `${progress} where bulk_run.id in (select id from bulk_run where workspace_id = $1 and started_by = $2 and started_at >= $3
       and action <> 'release' order by started_at desc limit ${runsListedMax})
     group by bulk_run.id order by bulk_run.started_at desc`,
    [workspaceId, startedBy, since],
  )
  return rows
}

/** What a run skipped and is skipped by a person's word still. Null when there is no such run. */
export async function findSkippedBy(sql: Sql, workspaceId: string, id: string): Promise<string[] | null> {
  const { rows } = await sql.query<{ ids: string[] }>(
    `select array(select sync.id from sync where sync.workspace_id = $1 and sync.id = any(bulk_run.sync_ids)
       and sync.state = 'skipped' and sync.reason_code = 'skipped_by_person') as ids
     from bulk_run where workspace_id = $1 and id = $2 and action = 'skip'`,
    [workspaceId, id],
  )
  return rows[0]?.ids ?? null
}
