import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import type { Sql } from './sql.ts'

onEachDatabase('a database', (open) => {
  it('says the same for the same statement on both engines', async () => {
    const db = await open()
    const { rows } = await db.query(
      `select 9007199254740993::bigint as big, 1.50::numeric as amount, '2026-11-23 10:00:00.123456+02'::timestamptz as at,
       '{"a":[1]}'::jsonb as json, $1::text[] as list, null::text as nothing`,
      [['x', 'y']],
    )
    expect(rows).toEqual([
      {
        big: '9007199254740993',
        amount: '1.50',
        at: '2026-11-23T08:00:00.123456Z',
        json: { a: [1] },
        list: ['x', 'y'],
        nothing: null,
      },
    ])
  })

  it('shows a workspace its own rows only, and a session that says nothing none', async () => {
    const db = await open()
    await db.allWorkspaces.query(`insert into workspace (id, name) values ('ws_a', 'A'), ('ws_b', 'B')`)
    const list = 'select id from workspace order by id'
    const seenBy = async (sql: Sql) => (await sql.query<{ id: string }>(list)).rows.map(({ id }) => id)
    expect(await db.inWorkspace('ws_a', seenBy)).toEqual(['ws_a'])
    expect(await seenBy(db.allWorkspaces)).toEqual(['ws_a', 'ws_b'])
    expect(await db.allWorkspaces.transaction(seenBy)).toEqual(['ws_a', 'ws_b'])
    // Nothing is left over of what was seen before, also by statements side by side and after a failed transaction.
    await expect(
      db.inWorkspace('ws_a', async () => {
        throw new Error('given up')
      }),
    ).rejects.toThrow('given up')
    const seen = await Promise.all(
      Array.from({ length: 10 }, async () => [
        await seenBy(db),
        await db.allWorkspaces.transaction(seenBy),
        await db.transaction(seenBy),
        await db.inWorkspace('ws_b', seenBy),
      ]),
    )
    for (const each of seen) expect(each).toEqual([[], ['ws_a', 'ws_b'], [], ['ws_b']])
  })

  it('lets a session that says nothing write nothing either', async () => {
    const db = await open()
    const add = `insert into workspace (id, name) values ('ws_a', 'A')`
    await expect(db.query(add)).rejects.toThrow(/row-level security/)
    await db.allWorkspaces.query(add)
    expect((await db.query(`update workspace set name = 'mine'`)).rowCount).toBe(0)
    expect((await db.query('delete from workspace')).rowCount).toBe(0)
    await expect(db.inWorkspace('*', async () => {})).rejects.toThrow(/contradiction/)
    await expect(db.inWorkspace('', async () => {})).rejects.toThrow(/contradiction/)
  })

  it('refuses a row of another workspace', async () => {
    const db = await open()
    await db.allWorkspaces.query(`insert into workspace (id, name) values ('ws_a', 'A'), ('ws_b', 'B')`)
    await expect(
      db.inWorkspace('ws_a', (sql) =>
        sql.query(
          `insert into alert (id, workspace_id, cause_key, severity, say) values ('x', 'ws_b', 'c', 'info', 's')`,
        ),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('lets the running server change no schema and no recorded audit entry', async () => {
    const db = await open()
    await expect(db.query('create table more (id text)')).rejects.toThrow(/permission denied/)
    await expect(db.query('update audit set action = $1', ['other'])).rejects.toThrow(/permission denied/)
    await expect(db.query('alter table sync disable row level security')).rejects.toThrow(/must be owner/)
  })

  it('puts every table of a tenant behind the wall', async () => {
    const db = await open()
    const { rows } = await db.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
         and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')`,
    )
    expect(rows.map((row) => row.name)).toEqual([])
  })

  it('hears what another statement tells', async () => {
    const db = await open()
    const heard = Promise.withResolvers<string>()
    const end = await db.listen('waybridge_wake', heard.resolve)
    await db.query(`select pg_notify('waybridge_wake', 'now')`)
    expect(await heard.promise).toBe('now')
    await end()
  })
})
