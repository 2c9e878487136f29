/**
 * Secrets at rest: each workspace has a random key of its own, wrapped by the master key. What is sealed for one workspace
 * and one place (table, column and row) opens nowhere else.
 */
import { randomBytes } from 'node:crypto'
import type { Sql } from '../database/sql.ts'
import { keyBytes, openWith, partsOf, sealWith } from './seal.ts'

export type Vault = {
  /** @param place table, column and row: `store.settings:sto_…`. Not secret; it must be the same when opening. */
  seal(workspaceId: string, place: string, plain: string): Promise<string>
  /** Throws when the value was moved, changed, or sealed with another key. */
  open(workspaceId: string, place: string, sealed: string): Promise<string>
}

const masterPlace = (workspaceId: string) => `workspace_key:${workspaceId}`
const checkId = 'master'
const checkValue = 'waybridge'
const wrongKey =
  'The master key is not the one this database was sealed with. Give the right WAYBRIDGE_MASTER_KEY, or put back the file master.key of the data folder. Nothing was changed.'

/** Where the check value is lost (a partial restore), a workspace's key says as well whether the master key is right. */
async function provePreviousKeys(sql: Sql, masterKey: Uint8Array): Promise<void> {
  const { rows } = await sql.query<{ workspaceId: string; wrapped: string }>(
    `select workspace_id as "workspaceId", wrapped from workspace_key where not exists (select 1 from vault_check) limit 1`,
  )
  for (const row of rows) {
    try {
      openWith(masterKey, masterPlace(row.workspaceId), row.wrapped)
    } catch {
      throw new Error(wrongKey)
    }
  }
}

/** True once something was sealed with a master key: then a missing key must not be replaced by a new one. */
export async function isSealed(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query('select 1 from vault_check union all select 1 from workspace_key limit 1')
  return rows.length > 0
}

/** Throws a sentence for the operator when the master key is not the one this database was sealed with; nothing is written then. */
export async function openVault(sql: Sql, masterKey: Uint8Array): Promise<Vault> {
  if (masterKey.length !== keyBytes)
    throw new Error(`The master key must have ${keyBytes} bytes (base64), this one has ${masterKey.length}.`)
  await provePreviousKeys(sql, masterKey)
  await sql.query('insert into vault_check (id, sealed) values ($1, $2) on conflict (id) do nothing', [
    checkId,
    sealWith(masterKey, 'master', 'vault_check', checkValue),
  ])
  const { rows } = await sql.query<{ sealed: string }>('select sealed from vault_check where id = $1', [checkId])
  try {
    openWith(masterKey, 'vault_check', rows[0]?.sealed ?? '')
  } catch {
    throw new Error(wrongKey)
  }

  const keys = new Map<string, Uint8Array>()
  const newest = new Map<string, string>()

  const readKeys = async (workspaceId: string): Promise<void> => {
    const found = await sql.query<{ keyId: string; wrapped: string }>(
      'select key_id as "keyId", wrapped from workspace_key where workspace_id = $1 order by created_at, key_id',
      [workspaceId],
    )
    for (const row of found.rows) {
      keys.set(`${workspaceId} ${row.keyId}`, openWith(masterKey, masterPlace(workspaceId), row.wrapped))
      newest.set(workspaceId, row.keyId)
    }
  }

  const sealingKey = async (workspaceId: string): Promise<{ keyId: string; key: Uint8Array }> => {
    if (!newest.has(workspaceId)) {
      await readKeys(workspaceId)
      if (!newest.has(workspaceId)) {
        // Two processes may make the first key at once: one row wins, and both read it.
        await sql.query(
          `insert into workspace_key (workspace_id, key_id, wrapped) values ($1, 'k1', $2) on conflict (workspace_id, key_id) do nothing`,
          [workspaceId, sealWith(masterKey, 'master', masterPlace(workspaceId), randomBytes(keyBytes))],
        )
        await readKeys(workspaceId)
      }
    }
    const keyId = newest.get(workspaceId) as string
    return { keyId, key: keys.get(`${workspaceId} ${keyId}`) as Uint8Array }
  }

  const placeOf = (workspaceId: string, place: string) => `${workspaceId}/${place}`
  return {
    async seal(workspaceId, place, plain) {
      const { keyId, key } = await sealingKey(workspaceId)
      return sealWith(key, keyId, placeOf(workspaceId, place), plain)
    },
    async open(workspaceId, place, sealed) {
      const { keyId } = partsOf(sealed)
      if (!keys.has(`${workspaceId} ${keyId}`)) await readKeys(workspaceId)
      const key = keys.get(`${workspaceId} ${keyId}`)
      if (key === undefined) throw new Error('a secret was sealed with a key this workspace does not have')
      return openWith(key, placeOf(workspaceId, place), sealed).toString('utf8')
    },
  }
}
