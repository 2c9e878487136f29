/** What was done to a channel's mappings, whole enough to be undone. */
import type { MappingRow } from './mappings.ts'
import type { Sql } from './sql.ts'

/** A mapping without when and by whom: what undoing brings back. */
export type MappingState = Omit<MappingRow, 'createdBy' | 'createdAt' | 'updatedAt'>
export type MappingStep = { before: MappingState | null; after: MappingState | null }
export type MappingAction = 'added' | 'changed' | 'removed' | 'imported' | 'copied' | 'undone'
export type MappingChange = {
  id: string
  at: string
  actor: string
  action: MappingAction
  changes: MappingStep[]
}

const shownMax = 100

export async function insertMappingChange(
  sql: Sql,
  channel: { workspaceId: string; channelId: string },
  change: MappingChange,
): Promise<void> {
  await sql.query(
    'insert into mapping_change (id, workspace_id, channel_id, at, actor, action, changes) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      change.id,
      channel.workspaceId,
      channel.channelId,
      change.at,
      change.actor,
      change.action,
      JSON.stringify(change.changes),
    ],
  )
}

/** Newest first. */
export async function listMappingChanges(sql: Sql, workspaceId: string, channelId: string): Promise<MappingChange[]> {
  const { rows } = await sql.query<MappingChange>(
    `select id, at, actor, action, changes from mapping_change where workspace_id = $1 and channel_id = $2
     order by at desc, id desc limit ${shownMax}`,
    [workspaceId, channelId],
  )
  return rows
}

export async function findMappingChange(
  sql: Sql,
  workspaceId: string,
  channelId: string,
  id: string,
): Promise<MappingChange | null> {
  const { rows } = await sql.query<MappingChange>(
    'select id, at, actor, action, changes from mapping_change where workspace_id = $1 and channel_id = $2 and id = $3',
    [workspaceId, channelId, id],
  )
  return rows[0] ?? null
}
