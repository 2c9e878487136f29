/** Views of Manage orders that somebody kept. */
import type { Sql } from './sql.ts'

export type SavedView = {
  id: string
  owner: string
  name: string
  query: Record<string, string | string[]>
  shared: boolean
  createdAt: string
}

const columns = `id, owner, name, query, shared, created_at as "createdAt"`
/** Of one person or key: who has more needs a search, not more views. */
export const savedViewsMax = 50
/** Shared by others; a list nobody reads to its end. */
const sharedMax = 200

/** One's own and those shared in the workspace, oldest first, so that they keep their places. */
export async function listSavedViews(sql: Sql, workspaceId: string, owner: string): Promise<SavedView[]> {
  const { rows } = await sql.query<SavedView>(
    `select ${columns} from saved_view where workspace_id = $1 and (owner = $2 or id in (
       select id from saved_view where workspace_id = $1 and shared order by created_at, id limit ${sharedMax}))
     order by created_at, id`,
    [workspaceId, owner],
  )
  return rows
}

/** False when its owner has as many as they may. */
export async function insertSavedView(sql: Sql, workspaceId: string, view: SavedView): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into saved_view (id, workspace_id, owner, name, query, shared, created_at)
     select $1, $2, $3, $4, $5, $6, $7
     where (select count(*) from saved_view where workspace_id = $2 and owner = $3) < ${savedViewsMax}`,
    [view.id, workspaceId, view.owner, view.name, JSON.stringify(view.query), view.shared, view.createdAt],
  )
  return rowCount === 1
}

/** Only one's own can be changed. */
export async function updateSavedView(
  sql: Sql,
  workspaceId: string,
  view: Pick<SavedView, 'id' | 'owner' | 'name' | 'query' | 'shared'>,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    'update saved_view set name = $4, query = $5, shared = $6 where workspace_id = $1 and id = $2 and owner = $3',
    [workspaceId, view.id, view.owner, view.name, JSON.stringify(view.query), view.shared],
  )
  return rowCount === 1
}

/** @param mayDeleteShared also a view somebody else shared */
export async function deleteSavedView(
  sql: Sql,
  workspaceId: string,
  id: string,
  by: { owner: string; mayDeleteShared: boolean },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    'delete from saved_view where workspace_id = $1 and id = $2 and (owner = $3 or (shared and $4::boolean))',
    [workspaceId, id, by.owner, by.mayDeleteShared],
  )
  return rowCount === 1
}

/** Views of somebody who is gone, which nobody else could see or delete. What they shared stays. */
export async function deletePrivateViews(sql: Sql, workspaceId: string, owner: string): Promise<number> {
  const { rowCount } = await sql.query('delete from saved_view where workspace_id = $1 and owner = $2 and not shared', [
    workspaceId,
    owner,
  ])
  return rowCount
}

export async function countPrivateViews(sql: Sql, workspaceId: string, owner: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    'select count(*)::int as count from saved_view where workspace_id = $1 and owner = $2 and not shared',
    [workspaceId, owner],
  )
  return rows[0]?.count ?? 0
}
