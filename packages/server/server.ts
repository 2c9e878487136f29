/** The server as one value: parts wired in order, and taken apart in the reverse order. main.ts and the tests start it alike. */
import { mkdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import type { StoreConnector } from '@waybridge/store-contract'
import { shopify } from '@waybridge/store-shopify'
import type { Logger } from 'pino'
import { registerHooks } from './api/hooks.ts'
import { buildApi } from './api/index.ts'
import { builtScreens, registerScreens } from './api/screens.ts'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './database/open.ts'
import { createDoor } from './door/door.ts'
import { createEngine, type Engine, type EngineOptions } from './engine/engine.ts'
import { createReceiver } from './engine/receiver.ts'
import { createExplore } from './explore/explore.ts'
import { openLog } from './log.ts'
import { type Clock, type Parts, systemClock, type Woken } from './parts.ts'
import { readMasterKey } from './secrets/master-key.ts'
import { isSealed, openVault } from './secrets/vault.ts'

export const connectors: ReadonlyMap<string, StoreConnector> = new Map(
  [shopify as StoreConnector].map((connector) => [connector.kind, connector]),
)

/** `web` answers people, programs and notices; `worker` does the work; `all` is both. */
export type Role = 'web' | 'worker' | 'all'

export type Server = { url: string; parts: Parts; engine: Engine; stop(): Promise<void> }

/** Wake-ups for other processes are gathered for this long: one is as good as many. */
const wakeGatherMs = 20

export async function startServer(
  config: Config,
  role: Role = 'all',
  given: { clock?: Clock; log?: Logger; db?: Database; engine?: Partial<EngineOptions> } = {},
): Promise<Server> {
  const clock = given.clock ?? systemClock
  const log = given.log ?? openLog(config.logLevel)
  mkdirSync(config.dataFolder, { recursive: true })
  const db = given.db ?? (await openDatabase(config.database))
  // A database that was handed in belongs to who opened it.
  const closing: (() => Promise<void>)[] = given.db === undefined ? [() => db.close()] : []
  try {
    const vault = await openVault(
      db.allWorkspaces,
      readMasterKey(config.masterKey, config.dataFolder, !(await isSealed(db.allWorkspaces))),
    )
    const door = createDoor({ allowPrivateNetwork: config.allowPrivateNetwork })
    closing.push(() => door.close())

    // Cookies, links and notice addresses hold the public address, so the port is settled before anything is built.
    const port = role === 'worker' ? 0 : config.port === 0 ? await freePort(config.host) : config.port
    const url = role === 'worker' ? '' : `http://${config.host}:${port}`
    let engine: Engine | null = null
    let telling: Woken | null = null
    const parts: Parts = {
      db,
      vault,
      door: door.http,
      clock,
      log,
      connectors,
      publicUrl: config.publicUrl ?? url,
      wake(what = 'all') {
        engine?.wake(what)
        // One process owns an embedded database: there is nobody else to tell.
        if (db.engine === 'embedded') return
        const isFirst = telling === null
        if (isFirst || what === 'all') telling = what
        if (!isFirst) return
        setTimeout(() => {
          const told = telling
          telling = null
          db.query(`select pg_notify('waybridge_wake', $1)`, [told]).catch((error: Error) =>
            log.warn({ error }, 'other workers could not be woken; they look by themselves'),
          )
        }, wakeGatherMs)
      },
    }
    engine = createEngine(parts, {
      drains: config.drains,
      pacing: config.pacing,
      settleMs: config.settleMs,
      ...given.engine,
    })
    if (role !== 'worker') {
      const explore = role === 'all' && config.explore ? createExplore(parts, door) : null
      if (explore !== null) {
        await explore.tidy()
        closing.push(() => explore.close())
      }
      const app = await buildApi(parts, {
        explore,
        allowPrivateNetwork: config.allowPrivateNetwork,
        metricsKey: config.metricsKey,
        trustProxy: config.trustProxy,
      })
      await registerHooks(app, parts, createReceiver(parts))
      await registerScreens(app, config.screensFolder ?? builtScreens)
      closing.push(() => app.close())
      await app.listen({ port, host: config.host })
    }
    if (role !== 'web') {
      await engine.start()
      const running = engine
      closing.push(() => running.stop())
    }
    return {
      url,
      parts,
      engine,
      async stop() {
        // Work first, then doors, then the database: nothing loses the ground under its feet.
        for (const close of closing.toReversed()) await close()
      },
    }
  } catch (cause) {
    for (const close of closing.toReversed()) await close().catch(() => {})
    throw cause
  }
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
