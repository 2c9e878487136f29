/** `api-key create`: a key for a program, made on the database itself. */

import { Refusal } from '../api/refusals.ts'
import { createApiKey } from '../commands/workspaces.ts'
import type { Role } from '../database/api-keys.ts'
import { type Parts, systemClock } from '../parts.ts'
import { CliError } from './cli-error.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

export type ApiKeyWish = { name: string; role: Role; workspace?: string; expires?: string }

/** Throws a CliError when the database is held by a server, the workspace is not clear, or the expiry is no later time. */
export async function makeApiKey(
  env: Record<string, string | undefined>,
  wish: ApiKeyWish,
): Promise<{ id: string; secret: string; shownPrefix: string }> {
  const expiresAt = wish.expires === undefined ? null : new Date(wish.expires)
  if (expiresAt !== null && Number.isNaN(expiresAt.getTime()))
    throw new CliError('--expires must be a time such as 2027-12-31T00:00:00Z.')
  return withDatabase(env, async (db) => {
    const workspaceId = await chooseWorkspace(db, wish.workspace)
    // A key needs a database and a time; no door, vault or log is opened for it.
    const parts = { db, clock: systemClock } as Parts
    try {
      return await createApiKey(parts, {
        workspaceId,
        name: wish.name,
        role: wish.role,
        expiresAt: expiresAt?.toISOString() ?? null,
      })
    } catch (cause) {
      if (cause instanceof Refusal) throw new CliError('--expires must lie in the future.', { cause })
      throw cause
    }
  })
}
