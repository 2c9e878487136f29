/** The same promises on both engines: a block of tests runs on the embedded one and on a real PostgreSQL. */
import { afterAll, describe, inject } from 'vitest'
import type { openInMemory } from '../../packages/server/database/embedded.ts'
import { type Database, openDatabase } from '../../packages/server/database/open.ts'
import { createPostgresDatabase } from './databases-of-postgres.ts'

export type OpenDatabase = () => Promise<Database>

/** A migrated data folder, made once a worker: much faster than migrating each time. */
let snapshot: Promise<Blob> | null = null
function migratedSnapshot(): Promise<Blob> {
  snapshot ??= (async () => {
    const db = (await openDatabase({ memory: true })) as Awaited<ReturnType<typeof openInMemory>>
    const dump = await db.raw.dumpDataDir('none')
    await db.close()
    return dump
  })()
  return snapshot
}

/** @param tests are given `open`: each call answers a fresh, migrated database that is closed after the block. */
export function onEachDatabase(
  title: string,
  tests: (open: OpenDatabase, engine: 'embedded' | 'postgres') => void,
): void {
  describe(`${title} (embedded)`, () => {
    const opened: Database[] = []
    afterAll(async () => {
      for (const db of opened) await db.close()
    })
    tests(async () => {
      const db = await openDatabase({ memory: true, snapshot: await migratedSnapshot() })
      opened.push(db)
      return db
    }, 'embedded')
  })
  const url = inject('postgresUrl')
  describe.skipIf(url === null)(
    `${title} (PostgreSQL${url === null ? ': skipped, npm has no binaries for this platform; set TEST_DATABASE_URL' : ''})`,
    () => {
      const opened: { db: Database; drop: () => Promise<void> }[] = []
      afterAll(async () => {
        for (const { db, drop } of opened) {
          await db.close()
          await drop()
        }
      })
      tests(async () => {
        const fresh = await createPostgresDatabase(url as string)
        const db = await openDatabase({ url: fresh.url })
        opened.push({ db, drop: fresh.drop })
        return db
      }, 'postgres')
    },
  )
}
