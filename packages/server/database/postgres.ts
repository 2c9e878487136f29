/** PostgreSQL on a server, for many workers. Sessions run in UTC and give up on statements and transactions that hang. */
import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { roleRight } from './migrate.ts'
import { listenOn } from './postgres-listener.ts'
import { assertOneWorkspace, type Database, type Sql } from './sql.ts'
import { mapTexts, toInstant } from './values.ts'

const versionMin = 150_000
const statementMsMax = 60_000
/** A little more than the server's own bound: only a server that went away without a word is given up by us. */
const answerMsMax = 65_000
const idleInTransactionMsMax = 30_000
const connectMsMax = 5_000

const asText = (text: string) => text
/** text[] */
const textListType = 1009
const textList = pg.types.getTypeParser(textListType as number) as (text: string) => unknown
const listOf = (each: (text: string) => unknown) => (text: string) => mapTexts(textList(text), each)

/** Type ids: PostgreSQL's pg_type.dat. Arrays have ids of their own, which pg would parse into numbers and Dates. */
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: asText,
  [pg.types.builtins.NUMERIC]: asText,
  [pg.types.builtins.TIMESTAMPTZ]: toInstant,
  [pg.types.builtins.TIMESTAMP]: asText,
  [pg.types.builtins.DATE]: asText,
  [pg.types.builtins.INTERVAL]: asText,
  600: asText, // point
  1231: listOf(asText), // numeric[]
  1185: listOf(toInstant), // timestamptz[]
  1115: listOf(asText), // timestamp[]
  1182: listOf(asText), // date[]
  1187: listOf(asText), // interval[]
}
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

const sqlOf = (runner: Pick<pg.ClientBase, 'query'>): Sql => ({
  async query<Row>(text: string, values: readonly unknown[] = []) {
    const result = await runner.query(text, [...values])
    return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 }
  },
})

/**
 * @param prepare is given one session of the connecting role, to bring the schema up to date; it may take its time.
 * Throws when the server is away or too old, and when no role is left that the wall between workspaces would bind.
 */
export async function openPostgres(
  url: string,
  connectionsMax = 10,
  prepare: (connecting: Sql) => Promise<void> = async () => {},
): Promise<Database> {
  const shared: pg.ClientConfig = {
    connectionString: url,
    types,
    connectionTimeoutMillis: connectMsMax,
    keepAlive: true,
    application_name: 'waybridge',
    options: '-c timezone=UTC',
  }
  /** Sessions that see all workspaces are others than those that see one or none: nothing is left over from one to the other. */
  const seeingAll: pg.ClientConfig = { ...shared, options: `${shared.options} -c waybridge.workspace_id=*` }
  await withSession(seeingAll, async (connecting) => {
    const { rows } = await connecting.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    if ((rows[0]?.version ?? 0) < versionMin)
      throw new Error('Waybridge needs PostgreSQL 15 or newer; this server is older.')
    await prepare(connecting)
  })

  const pool = openPool(shared, connectionsMax)
  const poolOfAll = openPool(seeingAll, connectionsMax)
  const endPools = () => Promise.all([pool.end(), poolOfAll.end()])
  try {
    await refuseWithoutWall(pool)
  } catch (cause) {
    await endPools()
    throw cause
  }

  const transactionOn = async <T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>, workspaceId?: string): Promise<T> => {
    const client = await pool.connect()
    let broken = false
    try {
      await client.query('begin')
      if (workspaceId !== undefined)
        await client.query("select set_config('waybridge.workspace_id', $1, true)", [workspaceId])
      const value = await work(sqlOf(client))
      const end = await client.query('commit')
      // After a failed statement whose error was swallowed, COMMIT rolls back and reports success of a kind.
      if (end.command !== 'COMMIT')
        throw new Error('The transaction was rolled back instead of committed: a statement in it had failed.')
      return value
    } catch (cause) {
      await client.query('rollback').catch(() => {
        broken = true
      })
      throw cause
    } finally {
      client.release(broken)
    }
  }

  const listeners = new Set<() => Promise<void>>()
  return {
    engine: 'postgres',
    ...sqlOf(pool as unknown as pg.ClientBase),
    transaction: (work) => transactionOn(pool, work),
    inWorkspace: async (workspaceId, work) => {
      assertOneWorkspace(workspaceId)
      return transactionOn(pool, work, workspaceId)
    },
    allWorkspaces: {
      ...sqlOf(poolOfAll as unknown as pg.ClientBase),
      transaction: (work) => transactionOn(poolOfAll, work),
    },
    vacuum: async (table) => {
      await pool.query(`vacuum (analyze) ${table}`)
    },
    async listen(channel, heard) {
      const stop = await listenOn(shared, channel, heard)
      const end = async () => {
        listeners.delete(end)
        await stop()
      }
      listeners.add(end)
      return end
    },
    kyselyDialect: () => new PostgresDialect({ pool }),
    async close() {
      for (const end of [...listeners]) await end()
      await endPools()
    },
  }
}

/** Connections are made when they are needed, and idle ones end by themselves. */
function openPool(config: pg.ClientConfig, connectionsMax: number): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    statement_timeout: statementMsMax,
    query_timeout: answerMsMax,
    idle_in_transaction_session_timeout: idleInTransactionMsMax,
    max: connectionsMax,
    onConnect: stepDown,
  } as pg.PoolConfig)
  // A connection that breaks is noticed by the statement that uses it, and replaced. It also says so by an event, idle or not;
  // unheard, that would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** One connection for all of it: a lock of the session and a transaction over several statements need the same one. */
async function withSession(config: pg.ClientConfig, work: (sql: Sql) => Promise<void>): Promise<void> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    await work(sqlOf(client))
  } finally {
    await client.end().catch(() => {})
  }
}

/** A superuser walks through row-level security: sessions step down to the app's role, where they may. */
async function stepDown(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_roles where rolname = 'waybridge_app' and pg_has_role(current_user, oid, ${roleRight})`,
  )
  if (rows.length > 0) await client.query('set role waybridge_app')
}

async function refuseWithoutWall(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; walksThrough: boolean }>(
    `select rolname as role, rolsuper or rolbypassrls as "walksThrough" from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.walksThrough === false) return
  throw new Error(
    `The role ${rows[0]?.role} would see every workspace's rows: it bypasses row-level security and may not become waybridge_app. Run as an administrator: create role waybridge_app nologin; grant waybridge_app to "${rows[0]?.role}".`,
  )
}
