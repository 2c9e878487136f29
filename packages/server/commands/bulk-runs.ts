/** What was let go or acted upon at once is kept for a week, so that its progress can be told, also after a restart. */

import { Refusal } from '../api/refusals.ts'
import { type BulkProgress, findBulkProgress, insertBulkRun, listBulkProgress } from '../database/bulk-runs.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { type Actor, isoNow } from './house.ts'

/** An action that runs longer than this is told by its id, and no more by itself. */
const runsListedMs = 3_600_000
const runsKeptMs = 7 * 24 * 3_600_000

/** @returns the id under which the progress of these syncs is told */
export async function keepBulkRun(
  sql: Sql,
  parts: Parts,
  by: Actor,
  action: 'retry' | 'send_now' | 'take_up' | 'skip' | 'release',
  syncIds: string[],
): Promise<string> {
  const nowMs = parts.clock.now()
  const id = newId('blk', nowMs)
  await insertBulkRun(
    sql,
    { id, workspaceId: by.workspaceId, action, startedBy: by.actor, startedAt: isoNow(parts), syncIds },
    new Date(nowMs - runsKeptMs).toISOString(),
  )
  return id
}

export async function readBulkRun(parts: Parts, by: Actor, id: string): Promise<BulkProgress> {
  const run = await parts.db.inWorkspace(by.workspaceId, (sql) => findBulkProgress(sql, by.workspaceId, id))
  if (run === null) throw new Refusal('not_found')
  return run
}

/** What this person or key began lately, so that a page that was left or loaded anew can go on telling it. */
export const listBulkRuns = (parts: Parts, by: Actor): Promise<BulkProgress[]> =>
  parts.db.inWorkspace(by.workspaceId, (sql) =>
    listBulkProgress(sql, by.workspaceId, by.actor, new Date(parts.clock.now() - runsListedMs).toISOString()),
  )
