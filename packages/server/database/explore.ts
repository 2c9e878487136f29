/** What "Explore with the sandbox" made, and taking it away. */
import { disconnectChannel } from './channels.ts'
import type { Sql } from './sql.ts'
import { disconnectStore } from './stores.ts'

export type Explored = { workspaceId: string; channelIds: string[]; storeIds: string[] }

/** False when somebody explores already. */
export async function insertExplored(sql: Sql, workspaceId: string, nowAt: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    'insert into explore (workspace_id, started_at) values ($1, $2) on conflict (single) do nothing',
    [workspaceId, nowAt],
  )
  return rowCount === 1
}

export async function addExploredChannel(sql: Sql, channelId: string): Promise<void> {
  await sql.query('update explore set channel_ids = array_append(channel_ids, $1)', [channelId])
}

export async function addExploredStore(sql: Sql, storeId: string): Promise<void> {
  await sql.query('update explore set store_ids = array_append(store_ids, $1)', [storeId])
}

export async function findExplored(sql: Sql): Promise<Explored | null> {
  const { rows } = await sql.query<Explored>(
    'select workspace_id as "workspaceId", channel_ids as "channelIds", store_ids as "storeIds" from explore',
  )
  return rows[0] ?? null
}

/** The imitated shop and store leave no trace but their lines in the audit. */
export async function removeExplored(sql: Sql, explored: Explored): Promise<void> {
  const { workspaceId, channelIds, storeIds } = explored
  for (const channelId of channelIds) await disconnectChannel(sql, workspaceId, channelId)
  for (const storeId of storeIds) await disconnectStore(sql, workspaceId, storeId)
  await sql.query('delete from channel where workspace_id = $1 and id = any($2::text[])', [workspaceId, channelIds])
  await sql.query('delete from store where workspace_id = $1 and id = any($2::text[])', [workspaceId, storeIds])
  await sql.query('delete from explore')
}
