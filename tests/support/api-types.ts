/** The REST API's OpenAPI document, and the types the admin speaks it with. Nothing listens; the database is in memory. */
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildApi } from '../../packages/server/api/index.ts'
import { openDatabase } from '../../packages/server/database/open.ts'
import { openLog } from '../../packages/server/log.ts'
import { systemClock } from '../../packages/server/parts.ts'
import { openVault } from '../../packages/server/secrets/vault.ts'

const head = `/**
 * The REST API as its OpenAPI document tells it. Written by \`node scripts/api-types.ts\`; a test says when it is stale.
 */
`

export async function apiDocument(): Promise<object> {
  const db = await openDatabase({ memory: true })
  try {
    const app = await buildApi({
      db,
      vault: await openVault(db.allWorkspaces, randomBytes(32)),
      door: async () => ({ ok: false, effect: 'none', reason: 'nothing is called' }),
      clock: systemClock,
      log: openLog('silent'),
      connectors: new Map(),
      publicUrl: 'http://127.0.0.1:4000',
      wake: () => {},
    })
    await app.ready()
    const document = app.swagger()
    await app.close()
    return document
  } finally {
    await db.close()
  }
}

export async function apiTypes(): Promise<string> {
  // It lives with the admin, beside the older TypeScript it is made for.
  const { default: openapiTypes, astToString } = createRequire(join(import.meta.dirname, '../../packages/admin/'))(
    'openapi-typescript',
  )
  return head + astToString(await openapiTypes(JSON.stringify(await apiDocument())))
}
