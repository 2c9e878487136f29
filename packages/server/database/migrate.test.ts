import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { openInMemory } from './embedded.ts'
import { type MigrationSession, migrate, readMigrations } from './migrate.ts'
import type { Sql } from './sql.ts'

/** Schemas of their own, on an engine that is not migrated yet. */
async function withEmptyDatabase(work: (session: MigrationSession, sql: Sql) => Promise<void>): Promise<void> {
  const db = await openInMemory()
  try {
    await db.query('create table audit (id text)')
    await work({ query: db.query, script: async (text) => void (await db.raw.exec(text)) }, db)
  } finally {
    await db.close()
  }
}
const step = (number: number, text: string, checksum = text) => ({
  number,
  name: `000${number}_step.sql`,
  text,
  checksum,
})
const one = step(1, 'create table one (id text)')
const two = step(2, 'create table two (id text)')
const three = step(3, 'create table three (id text)')
const tables = async (sql: Sql) =>
  (
    await sql.query<{ name: string }>(
      `select relname as name from pg_class where relname in ('one', 'two', 'three', 'half') order by 1`,
    )
  ).rows.map((row) => row.name)

it('a migration runs once, and a second start runs none', async () => {
  await withEmptyDatabase(async (session, sql) => {
    expect(await migrate(session, [one])).toEqual({ applied: [one.name] })
    expect(await migrate(session, [one, two])).toEqual({ applied: [two.name] })
    expect(await migrate(session, [one, two])).toEqual({ applied: [] })
    expect(await tables(sql)).toEqual(['one', 'two'])
  })
})

it('one that fails half-way leaves the version before it, and the next start can try again', async () => {
  await withEmptyDatabase(async (session, sql) => {
    const broken = step(2, 'create table half (id text); select 1 / 0;')
    await expect(migrate(session, [one, broken, three])).rejects.toThrow(/0002_step.sql failed; the database stays/)
    expect(await tables(sql)).toEqual(['one'])
    expect(await migrate(session, [one, two, three])).toEqual({ applied: [two.name, three.name] })
  })
})

it.each([
  ['is newer than the code', [one], /made by a newer Waybridge/],
  ['was made by a file that has changed', [one, step(2, two.text, 'changed')], /0002_step.sql was changed/],
])('a database that %s is refused, and left alone', async (_, known, say) => {
  await withEmptyDatabase(async (session, sql) => {
    await migrate(session, [one, two])
    await expect(
      migrate(
        session,
        [...known, three].filter((each) => known.length > 1 || each !== three),
      ),
    ).rejects.toThrow(say)
    expect(await tables(sql)).toEqual(['one', 'two'])
  })
})

it('a file slipped in behind what already ran is refused, not silently skipped', async () => {
  await withEmptyDatabase(async (session, sql) => {
    await migrate(session, [one, three])
    await expect(migrate(session, [one, two, three])).rejects.toThrow(/only go forward/)
    expect(await tables(sql)).toEqual(['one', 'three'])
  })
})

it('the files of this version are numbered without a gap', () => {
  expect(readMigrations().map((migration) => migration.number)).toEqual(readMigrations().map((_, index) => index + 1))
})

onEachDatabase('the role of the running server', (open) => {
  it('is no superuser, bypasses nothing and owns nothing', async () => {
    const { rows } = await (await open()).query(
      `select rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user`,
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owned: '0' }])
  })
})
