/** API keys: the digest of the secret, never the secret. */
import type { Sql } from './sql.ts'

export type Role = 'owner' | 'operator' | 'viewer'

export type ApiKeyRow = {
  id: string
  workspaceId: string
  name: string
  role: Role
  shownPrefix: string
  createdBy: string
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
}

const columns = `id, workspace_id as "workspaceId", name, role, shown_prefix as "shownPrefix", created_by as "createdBy",
  created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

const keysMax = 500

export async function listApiKeys(sql: Sql, workspaceId: string): Promise<ApiKeyRow[]> {
  const { rows } = await sql.query<ApiKeyRow>(
    `select ${columns} from api_key where workspace_id = $1 order by created_at desc, id limit ${keysMax}`,
    [workspaceId],
  )
  return rows
}

export async function insertApiKey(
  sql: Sql,
  key: Omit<ApiKeyRow, 'lastUsedAt' | 'revokedAt'> & { secretHash: string },
): Promise<void> {
  await sql.query(
    `insert into api_key (id, workspace_id, name, role, shown_prefix, secret_hash, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      key.id,
      key.workspaceId,
      key.name,
      key.role,
      key.shownPrefix,
      key.secretHash,
      key.createdBy,
      key.createdAt,
      key.expiresAt,
    ],
  )
}

/** A key that is good now; last use is noted at most once a minute, so that a busy key does not write on every request. */
export async function findLiveApiKey(sql: Sql, secretHash: string, nowAt: string): Promise<ApiKeyRow | null> {
  const { rows } = await sql.query<ApiKeyRow>(
    `select ${columns} from api_key where secret_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [secretHash, nowAt],
  )
  const row = rows[0]
  if (row === undefined) return null
  await sql.query(
    `update api_key set last_used_at = $2
     where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [row.id, nowAt],
  )
  return row
}

/** Keys still good that an actor made, and those made with such keys. */
export async function listLiveKeysMadeBy(
  sql: Sql,
  workspaceId: string,
  actor: string,
  nowAt: string,
): Promise<ApiKeyRow[]> {
  const { rows } = await sql.query<ApiKeyRow>(
    `with recursive made as (
       select id from api_key where workspace_id = $1 and created_by = $2
       union select api_key.id from api_key join made on api_key.created_by = 'key:' || made.id where api_key.workspace_id = $1
     )
     select ${columns} from api_key where workspace_id = $1 and id in (select id from made) and revoked_at is null
       and (expires_at is null or expires_at > $3) order by created_at, id`,
    [workspaceId, actor, nowAt],
  )
  return rows
}

export async function setApiKeyRole(sql: Sql, workspaceId: string, id: string, role: Role): Promise<void> {
  await sql.query('update api_key set role = $3 where workspace_id = $1 and id = $2', [workspaceId, id, role])
}

export async function revokeApiKey(
  sql: Sql,
  workspaceId: string,
  id: string,
  nowAt: string,
): Promise<ApiKeyRow | null> {
  const { rows } = await sql.query<ApiKeyRow>(
    `update api_key set revoked_at = coalesce(revoked_at, $3) where workspace_id = $1 and id = $2 returning ${columns}`,
    [workspaceId, id, nowAt],
  )
  return rows[0] ?? null
}
