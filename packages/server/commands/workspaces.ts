/** Workspaces, API keys, and the one link that makes the first account. For the API, the CLI and the demonstration alike. */

import { Refusal } from '../api/refusals.ts'
import { insertApiKey, type Role, revokeApiKey } from '../database/api-keys.ts'
import { hasAnyMember, insertWorkspace, lockRole, replaceSetupLink } from '../database/members.ts'
import { deletePrivateViews } from '../database/saved-views.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { keyPrefix } from '../secrets/api-key.ts'
import { digest } from '../secrets/digest.ts'
import { type Actor, audit, isoNow, unguessable } from './house.ts'

/** How long a set-up link works. */
export const setupLinkLifeMs = 30 * 60_000

export const createWorkspace = (parts: Parts, workspace: { name: string }): Promise<{ workspaceId: string }> =>
  parts.db.allWorkspaces.transaction((sql) => addWorkspace(sql, parts, workspace))

/** @param sql a transaction that sees all workspaces: this one is not there yet */
export async function addWorkspace(
  sql: Sql,
  parts: Parts,
  { name }: { name: string },
): Promise<{ workspaceId: string }> {
  const workspaceId = newId('ws', parts.clock.now())
  await insertWorkspace(sql, { id: workspaceId, name, createdAt: isoNow(parts) })
  await audit(sql, parts, { workspaceId, actor: 'setup' }, 'workspace.created', workspaceId, { name })
  return { workspaceId }
}

/**
 * Makes a key. `secret` is shown once: only its digest is kept.
 * @param expiresAt ISO 8601; null: until revoked.
 */
export async function createApiKey(
  parts: Parts,
  key: { workspaceId: string; name: string; role: Role; expiresAt?: string | null; by?: string },
): Promise<{ id: string; secret: string; shownPrefix: string }> {
  const now = parts.clock.now()
  const expiresAt = key.expiresAt ?? null
  if (expiresAt !== null && !(Date.parse(expiresAt) > now)) throw new Refusal('key.expiry')
  const id = newId('key', now)
  const secret = `${keyPrefix}${unguessable()}`
  const shownPrefix = secret.slice(0, keyPrefix.length + 4)
  const actor = key.by ?? 'setup'
  await parts.db.inWorkspace(key.workspaceId, async (sql) => {
    const person = /^person:(.+)$/.exec(actor)?.[1]
    if (person !== undefined) {
      const role = await lockRole(sql, key.workspaceId, person)
      if (role === null) throw new Refusal('session.missing')
      if (role !== 'owner') throw new Refusal('role.too_low', { role, needed: 'owner' })
    }
    await insertApiKey(sql, {
      id,
      workspaceId: key.workspaceId,
      name: key.name,
      role: key.role,
      shownPrefix,
      secretHash: digest(secret),
      createdBy: actor,
      createdAt: isoNow(parts),
      expiresAt,
    })
    const detail = { name: key.name, role: key.role, expiresAt }
    await audit(sql, parts, { workspaceId: key.workspaceId, actor }, 'key.created', id, detail)
  })
  return { id, secret, shownPrefix }
}

export async function endApiKey(parts: Parts, by: Actor, id: string): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const key = await revokeApiKey(sql, by.workspaceId, id, isoNow(parts))
    if (key === null) throw new Refusal('not_found')
    await deletePrivateViews(sql, by.workspaceId, `key:${id}`)
    await audit(sql, parts, by, 'key.revoked', id, { name: key.name })
  })
}

/**
 * The link that makes the first account: works once, for 30 minutes, and only while nobody is a member. Null when there is
 * somebody. Each call outdates the link before.
 */
export async function createSetupLink(parts: Parts): Promise<{ url: string; expiresAt: string } | null> {
  const token = unguessable()
  const expiresAt = new Date(parts.clock.now() + setupLinkLifeMs).toISOString()
  return parts.db.allWorkspaces.transaction(async (sql) => {
    if (await hasAnyMember(sql)) return null
    await replaceSetupLink(sql, digest(token), expiresAt)
    // Behind "#", so that the token reaches no server's log.
    return { url: `${parts.publicUrl}/set-up#${token}`, expiresAt }
  })
}
