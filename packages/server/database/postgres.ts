/** PostgreSQL on a server, for many workers. Sessions run in UTC and give up on statements and transactions that hang. */
import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database, Sql } from './sql.ts'
import { toInstant } from './values.ts'

const versionMin = 150_000
const statementMsMax = 60_000
const idleInTransactionMsMax = 30_000
const connectMsMax = 5_000
/** A lost listening connection is opened again after this. */
const relistenMs = 1_000

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: (text) => text,
  [pg.types.builtins.NUMERIC]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: toInstant,
  [pg.types.builtins.TIMESTAMP]: (text) => text,
  [pg.types.builtins.DATE]: (text) => text,
}
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

export async function openPostgres(url: string, connectionsMax = 10): Promise<Database & { asConnectingRole: Sql }> {
  const shared: pg.ClientConfig = {
    connectionString: url,
    types,
    connectionTimeoutMillis: connectMsMax,
    statement_timeout: statementMsMax,
    idle_in_transaction_session_timeout: idleInTransactionMsMax,
    application_name: 'waybridge',
  }
  const admin = new pg.Pool({ ...shared, max: 1, options: `-c timezone=UTC -c waybridge.workspace_id=*` })
  admin.on('error', () => {})
  try {
    const { rows } = await admin.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    if ((rows[0]?.version ?? 0) < versionMin) throw new Error('Waybridge needs PostgreSQL 15 or newer; this server is older.')
  } catch (cause) {
    await admin.end()
    throw cause
  }
  // A superuser walks through row-level security: sessions step down to the app's role once the migrations have made it.
  const role = async (client: pg.ClientBase) => {
    const { rows } = await client.query(
      `select 1 from pg_roles where rolname = 'waybridge_app' and pg_has_role(current_user, 'waybridge_app', 'member')`,
    )
    if (rows.length > 0) await client.query('set role waybridge_app')
  }
  const pool = new pg.Pool({
    ...shared,
    max: connectionsMax,
    options: '-c timezone=UTC -c waybridge.workspace_id=*',
    onConnect: role,
  } as pg.PoolConfig)
  // An idle connection that breaks is replaced at the next use; unheard, the event would end the process.
  pool.on('error', () => {})

  const sqlOf = (runner: Pick<pg.ClientBase, 'query'>): Sql => ({
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const result = await runner.query(text, [...values])
      return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 }
    },
  })
  const transaction = async <T>(work: (sql: Sql) => Promise<T>, before?: (client: pg.PoolClient) => Promise<unknown>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      await before?.(client)
      const value = await work(sqlOf(client))
      await client.query('commit')
      return value
    } catch (cause) {
      await client.query('rollback').catch((error: Error) => {
        broken = error
      })
      throw cause
    } finally {
      client.release(broken)
    }
  }

  const listeners = new Set<() => Promise<void>>()
  return {
    engine: 'postgres',
    asConnectingRole: sqlOf(admin as unknown as pg.ClientBase),
    ...sqlOf(pool as unknown as pg.ClientBase),
    transaction: (work) => transaction(work),
    inWorkspace: (workspaceId, work) =>
      transaction(work, (client) => client.query("select set_config('waybridge.workspace_id', $1, true)", [workspaceId])),
    async listen(channel, heard) {
      let ended = false
      let client: pg.Client | null = null
      const open = async (): Promise<void> => {
        if (ended) return
        const next = new pg.Client(shared)
        next.on('notification', (message) => heard(message.payload ?? ''))
        next.on('error', () => {
          if (client === next) client = null
          setTimeout(() => void open().catch(() => {}), relistenMs).unref()
        })
        try {
          await next.connect()
          await next.query(`listen ${pg.escapeIdentifier(channel)}`)
          client = next
        } catch (cause) {
          await next.end().catch(() => {})
          if (client === null && listeners.has(end)) setTimeout(() => void open().catch(() => {}), relistenMs).unref()
          else throw cause
        }
      }
      const end = async () => {
        ended = true
        listeners.delete(end)
        await client?.end().catch(() => {})
      }
      await open()
      listeners.add(end)
      return end
    },
    kyselyDialect: () => new PostgresDialect({ pool }),
    async close() {
      for (const end of [...listeners]) await end()
      await Promise.all([pool.end(), admin.end()])
    },
  }
}
