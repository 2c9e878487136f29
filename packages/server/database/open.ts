/** Opens a database, brings its schema up to date, and hands it over with the wall between workspaces standing. */
import { openEmbedded, openInMemory } from './embedded.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import type { Database } from './sql.ts'

export type DatabasePlace =
  | { folder: string }
  | { memory: true; snapshot?: Blob }
  | { url: string; connectionsMax?: number }

/** Throws a sentence an operator can act on: folder in use, server too old or unreachable, schema newer than the code. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  if ('url' in place) {
    return openPostgres(place.url, place.connectionsMax, async (connecting) => {
      await migrate({
        query: connecting.query,
        script: async (text) => {
          await connecting.query(text)
        },
      })
    })
  }
  const db = 'folder' in place ? await openEmbedded(place.folder) : await openInMemory(place.snapshot)
  try {
    await db.raw.exec(`reset role; set timezone to 'UTC'; set waybridge.workspace_id to '*'`)
    await migrate({
      query: db.query,
      script: async (text) => {
        await db.raw.exec(text)
      },
    })
    await db.raw.exec(
      `grant maintain on all tables in schema public to waybridge_app; set role waybridge_app; reset waybridge.workspace_id`,
    )
  } catch (cause) {
    await db.close()
    throw cause
  }
  return db
}

export type { Database, Sql } from './sql.ts'
