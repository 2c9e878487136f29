/**
 * What a measurement stands on: a database that reaches the disk, a server and a sandbox as processes of their own, connected
 * as a merchant would connect them. Everything is ended and removed by `close`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createApiKey, createWorkspace } from '../packages/server/commands/workspaces.ts'
import { type Database, openDatabase } from '../packages/server/database/open.ts'
import { acrossWorkspaces } from '../packages/server/database/sql.ts'
import { type Parts, systemClock } from '../packages/server/parts.ts'
import { createPostgresDatabase } from '../tests/support/databases-of-postgres.ts'
import { freePort, type PostgresServer, startPostgres } from '../tests/support/postgres.ts'
import { type Program, runSandbox, runServer, type SandboxProgram } from '../tests/support/processes.ts'

export type Engine = 'embedded' | 'postgres'

export const app = { key: 'sandboxapp1', secret: 'sandbox-secret-of-no-worth-00001' }
export const storeShop = 'bench-goods'
export const storeCredentials = { clientId: 'bench', clientSecret: 'bench-secret-of-no-worth' }

export type Place = {
  engine: Engine
  where: { folder: string } | { url: string }
  env: Record<string, string>
  close(): Promise<void>
}

let postgres: PostgresServer | null = null

/** A fresh database and data folder. One PostgreSQL server serves all places of a run. */
export async function newPlace(engine: Engine): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'waybridge-bench-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  if (engine === 'embedded') {
    return {
      engine,
      where: { folder: join(folder, 'database') },
      env: { WAYBRIDGE_DATA: folder },
      close: async () => remove(),
    }
  }
  postgres ??= await startPostgres()
  const database = await createPostgresDatabase(postgres.url)
  return {
    engine,
    where: { url: database.url },
    env: { WAYBRIDGE_DATA: folder, DATABASE_URL: database.url },
    async close() {
      await database.drop()
      remove()
    },
  }
}

export async function endPostgres(): Promise<void> {
  await postgres?.stop()
  postgres = null
}

/** The database, while no server has it. */
export async function withDatabase<Value>(place: Place, work: (db: Database) => Promise<Value>): Promise<Value> {
  const db = await openDatabase(place.where)
  try {
    return await work(acrossWorkspaces(db))
  } finally {
    await db.close()
  }
}

export const makeKey = (place: Place): Promise<{ workspaceId: string; secret: string }> =>
  withDatabase(place, async (db) => {
    const parts = { db, clock: systemClock } as Parts
    const { workspaceId } = await createWorkspace(parts, { name: 'Bench' })
    return { workspaceId, ...(await createApiKey(parts, { workspaceId, name: 'bench', role: 'owner' })) }
  })

/** A server at a port that stays the same when it is started again. */
export async function startServerAt(place: Place, port: number, role: 'web' | 'all'): Promise<Program> {
  return runServer(
    { ...place.env, PORT: String(port), WAYBRIDGE_PACING: 'off', WAYBRIDGE_LOG: 'silent', WAYBRIDGE_DRAINS: '2' },
    ['--role', role],
  )
}

export type Connected = {
  sandbox: SandboxProgram
  port: number
  shopId: string
  storeId: string
  workspaceId: string
  hookPath: string
  cipher: string
  accessToken: string
}

/** Connects a store and a shop through the API of a server that only answers, and leaves it stopped: nothing has been worked yet. */
export async function connect(place: Place): Promise<Connected> {
  const { workspaceId, secret } = await makeKey(place)
  const sandbox = await runSandbox()
  const port = await freePort()
  const server = await startServerAt(place, port, 'web')
  const api = async (path: string, body: unknown): Promise<any> => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply.json()
  }
  await sandbox.control('PUT', '/control/tiktok-shop/switches', { usps: 'off', callsPerSecond: null })
  const { shops } = await sandbox.control('GET', '/control/tiktok-shop/shops')
  const shop = shops.find((each: { region: string }) => each.region === 'US')
  const { code } = await sandbox.control('POST', '/control/tiktok-shop/authorisations', { shopId: shop.id })
  await api('/channels', {
    appKey: app.key,
    appSecret: app.secret,
    authCode: code,
    apiUrl: sandbox.tiktokShopUrl,
    authUrl: sandbox.tiktokShopUrl,
  })
  await sandbox.control('POST', '/control/shopify/shops', {
    shop: storeShop,
    ...storeCredentials,
    plan: 'enterprise',
    scopes: ['read_orders', 'read_fulfillments'],
  })
  await sandbox.control('PUT', `/control/shopify/shops/${storeShop}/settings`, {
    restoreRate: 10_000_000,
    maximumAvailable: 100_000_000,
  })
  await api('/stores', {
    kind: 'shopify',
    settings: {
      shopDomain: `${storeShop}.myshopify.com`,
      ...storeCredentials,
      adminUrl: `${sandbox.shopifyUrl}/shops/${storeShop}`,
    },
  })
  await server.kill('SIGTERM')
  // A second authorisation, for the bare client of the comparison.
  const { tokens } = await sandbox.control('POST', '/control/tiktok-shop/authorisations', {
    shopId: shop.id,
    exchange: true,
  })
  const { storeId, hookPath } = await withDatabase(place, async (db) => {
    const { rows } = await db.query<{ storeId: string; hookPath: string }>(
      'select id as "storeId", hook_path as "hookPath" from store',
    )
    // The daily round of the channel would read all orders at once in the middle of a measurement.
    await db.query(`delete from schedule where duty in ('channel.read', 'store.read')`)
    return rows[0] as { storeId: string; hookPath: string }
  })
  return {
    sandbox,
    port,
    shopId: shop.id,
    storeId,
    workspaceId,
    hookPath,
    cipher: shop.cipher ?? '',
    accessToken: tokens.access_token ?? tokens.accessToken,
  }
}

/** A small program of the bench's own as a process; resolves with the first line it prints. */
export function runHelper(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ line: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve({
        line,
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      }),
    )
    child.once('exit', () => reject(new Error(`${file} ended at its start`)))
  })
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
