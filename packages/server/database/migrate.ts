/**
 * Forward-only migrations: numbered SQL files, each in one transaction, recorded with a checksum. A database that is newer
 * than the code, or was made by a changed file, is refused with a sentence. Two processes that start together take turns.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Sql } from './sql.ts'

const folder = new URL('./migrations/', import.meta.url)
/** Any number, as long as it is ours: the advisory lock of migrations. */
const lockKey = 7_229_411
const tableLockMsMax = 10_000

type Migration = { number: number; name: string; text: string; checksum: string }

/** Throws when two files have the same number: which one ran first would depend on their names. */
export function readMigrations(): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { number: Number(name.slice(0, 4)), name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
  const twin = migrations.find((migration, index) => migrations[index - 1]?.number === migration.number)
  if (twin !== undefined) throw new Error(`Two migrations have the number of ${twin.name}.`)
  return migrations
}

/** What a migration needs of an engine: one session that may change the schema, and whole scripts run in it. */
export type MigrationSession = Sql & { script(text: string): Promise<void> }

export async function migrate(
  session: MigrationSession,
  migrations: readonly Migration[] = readMigrations(),
): Promise<{ applied: string[] }> {
  await session.query('select pg_advisory_lock($1)', [lockKey])
  try {
    await session.script(`create table if not exists migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await session.query<{ number: number; name: string; checksum: string }>(
      'select number, name, checksum from migration order by number',
    )
    const newest = migrations.at(-1)?.number ?? 0
    for (const row of rows) {
      const known = migrations.find((migration) => migration.number === row.number)
      if (known === undefined) {
        throw new Error(
          `This database was made by a newer Waybridge (migration ${row.name}; this version knows ${newest}). Start that version, or restore a backup from before the upgrade.`,
        )
      }
      if (known.checksum !== row.checksum) {
        throw new Error(
          `The migration ${row.name} was changed after this database ran it. Restore the file as it was released; changes go into a new migration.`,
        )
      }
    }
    const applied: string[] = []
    const reached = rows.at(-1)?.number ?? 0
    const pending = migrations.filter((migration) => !rows.some((row) => row.number === migration.number))
    const late = pending.find((migration) => migration.number < reached)
    if (late !== undefined) {
      throw new Error(
        `The migration ${late.name} came after this database ran number ${reached}. Migrations only go forward: give it the next free number.`,
      )
    }
    for (const migration of pending) {
      await session.script('begin')
      // A change that waits for a busy table makes everybody wait behind it; given up in time, the next start tries again.
      await session.script(`set local lock_timeout = '${tableLockMsMax}ms'`)
      try {
        await session.script(migration.text)
        await session.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
          migration.number,
          migration.name,
          migration.checksum,
        ])
        await session.script('commit')
      } catch (cause) {
        await session.script('rollback').catch(() => {})
        throw new Error(`The migration ${migration.name} failed; the database stays at the version before it.`, {
          cause,
        })
      }
      applied.push(migration.name)
    }
    await session.script(appRole)
    return { applied }
  } finally {
    // A session that was lost has given the lock back by itself; the cause is what the reader needs.
    await session.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
  }
}

/** The right to `set role`, for pg_has_role: before version 16 every member has it. */
export const roleRight = `case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end`

/**
 * The role the server works as: no superuser, owner of nothing, so that row-level security binds it and no statement of the
 * running server can change the schema. Where the connecting role may not create roles, it works as itself: the tables force
 * row-level security on their owner too.
 */
const appRole = `
do $$
begin
  begin
    if not exists (select 1 from pg_roles where rolname = 'waybridge_app') then
      create role waybridge_app nologin;
    end if;
  exception when duplicate_object or unique_violation then
    null; -- another database of this server made it in the same moment: roles belong to the whole server
  end;
  -- From PostgreSQL 16 on, who makes a role is its member without the right to become it.
  begin
    if not pg_has_role(current_user, 'waybridge_app', ${roleRight}) then
      execute format('grant waybridge_app to %I', current_user);
    end if;
  exception when insufficient_privilege then
    raise notice 'working as %: %', current_user, sqlerrm;
  end;
  grant usage on schema public to waybridge_app;
  grant select, insert, update, delete on all tables in schema public to waybridge_app;
  grant usage, select on all sequences in schema public to waybridge_app;
  revoke insert, update, delete on migration from waybridge_app;
  -- what was recorded stays recorded
  revoke update, delete on audit from waybridge_app;
exception when insufficient_privilege or undefined_object then
  raise notice 'working without a role of our own: %', sqlerrm;
end $$`
