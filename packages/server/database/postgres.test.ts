/** What only a server can do to us: end connections, refuse roles, be away. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createPostgresDatabase } from '../../../tests/support/databases-of-postgres.ts'
import { openDatabase } from './open.ts'
import type { Database } from './sql.ts'

const server = inject('postgresUrl')

describe.skipIf(server === null)('PostgreSQL (skipped where there is none: set TEST_DATABASE_URL)', () => {
  let fresh: Awaited<ReturnType<typeof createPostgresDatabase>>
  let admin: pg.Client
  let db: Database
  beforeAll(async () => {
    fresh = await createPostgresDatabase(server as string)
    admin = new pg.Client(fresh.url)
    await admin.connect()
    db = await openDatabase({ url: fresh.url })
  })
  afterAll(async () => {
    await db.close()
    await admin.end()
    await fresh.drop()
  })

  it('a connection that ends inside a transaction fails that transaction, and not the process', async () => {
    const unheard: Error[] = []
    const hear = (error: Error) => unheard.push(error)
    process.on('uncaughtException', hear)
    const cut = db.allWorkspaces.transaction(async (sql) => {
      await sql.query(`insert into workspace (id, name) values ('ws_cut', 'A')`)
      const { rows } = await sql.query<{ pid: number }>('select pg_backend_pid() as pid')
      await admin.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
      // The news of the end arrives with the next turns of the event loop.
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    })
    await expect(cut).rejects.toThrow()
    process.off('uncaughtException', hear)
    expect(unheard).toEqual([])
    expect((await db.allWorkspaces.query(`select id from workspace where id = 'ws_cut'`)).rows).toEqual([])
  })

  it('a listener that lost its connection three times hears once, on one connection, and is told to look', async () => {
    const listeners = `select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`
    const heard: string[] = []
    let onHeard = () => {}
    const next = () => new Promise<void>((resolve) => (onHeard = resolve))
    const end = await db.listen('test_channel', (payload) => {
      heard.push(payload)
      onHeard()
    })
    for (let cuts = 0; cuts < 3; cuts++) {
      const again = next()
      await admin.query(`select pg_terminate_backend(pid, 5000) from (${listeners}) found`)
      await again
    }
    expect(heard).toEqual(['', '', ''])
    const told = next()
    await admin.query(`select pg_notify('test_channel', 'work')`)
    await told
    expect(heard).toEqual(['', '', '', 'work'])
    expect((await admin.query(listeners)).rows).toHaveLength(1)
    await end()
  })

  const asRole = async <T>(attributes: string, work: (url: string) => Promise<T>): Promise<T> => {
    const role = `lab_${process.pid}_${Math.trunc(performance.now())}`
    const own = await createPostgresDatabase(server as string)
    const inside = new pg.Client(own.url)
    await inside.connect()
    try {
      await inside.query(`create role ${role} login password 'test' ${attributes}`)
      await inside.query(`grant create on schema public to ${role}`)
      const url = new URL(own.url)
      url.username = role
      url.password = 'test'
      return await work(url.toString())
    } finally {
      await inside.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`)
      await inside.end()
      await own.drop()
    }
  }

  it('an owner that is no superuser works behind the wall too', async () => {
    const seen = await asRole('', async (url) => {
      const own = await openDatabase({ url })
      try {
        await own.allWorkspaces.query(`insert into workspace (id, name) values ('ws_a', 'A'), ('ws_b', 'B')`)
        return (await own.inWorkspace('ws_a', (sql) => sql.query('select id from workspace'))).rows
      } finally {
        await own.close()
      }
    })
    expect(seen).toEqual([{ id: 'ws_a' }])
  })

  it('a role that walks through the wall and may not step down is refused', async () => {
    await expect(asRole('bypassrls', (url) => openDatabase({ url }))).rejects.toThrow(
      /would see every workspace's rows/,
    )
  })

  it('two processes that start together on an empty database take turns', async () => {
    const empty = await createPostgresDatabase(server as string)
    const both = await Promise.all([openDatabase({ url: empty.url }), openDatabase({ url: empty.url })])
    const { rows } = await (both[0] as Database).query('select number from migration')
    expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length)
    for (const each of both) await each.close()
    await empty.drop()
  })

  it('a server that is away is said at once, without the password', async () => {
    const away = openDatabase({ url: 'postgres://someone:canary@127.0.0.1:1/nowhere' })
    await expect(away).rejects.toThrow(/ECONNREFUSED/)
    await expect(away).rejects.not.toThrow(/canary/)
  })
})
