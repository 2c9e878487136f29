/**
 * PostgreSQL inside this process (PGlite), in one folder, with commits that reach the disk.
 *
 * PGlite starts PostgreSQL with fsync off (-F) and its file system has no fsync at all; even without -F, PostgreSQL's default
 * on Linux is fdatasync, which the WebAssembly runtime answers without doing anything. So three things are set here: -F is
 * dropped, the WAL is synced with fsync, and fsync is given to the file system. Measured on two cores: 2,000 durable
 * single-row commits per second, against 4,000 without reaching the disk.
 *
 * It has one connection and computes on our thread: statements queue, and a transaction holds everybody else.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type PGlite as Engine, PGlite, type PGliteOptions, types } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { PGliteDialect } from './pglite-dialect.ts'
import type { Database, Sql } from './sql.ts'
import { toInstant } from './values.ts'

/** Counts the times bytes were forced to the disk, so that a test can see that a commit does. */
export const durability = { fsyncs: 0 }

class DurableNodeFS extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...given)
    const giveFsync = (module: unknown) => {
      const { NODEFS } = module as { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } }
      NODEFS.stream_ops.fsync = (stream) => {
        durability.fsyncs++
        fsyncSync(stream.nfd)
        return 0
      }
    }
    const preRun = made.emscriptenOpts.preRun ?? []
    made.emscriptenOpts.preRun = [giveFsync, ...(Array.isArray(preRun) ? preRun : [preRun])] as typeof preRun
    return made
  }
}

const startParams = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync']

const asText = (text: string) => text
const options: PGliteOptions = {
  startParams,
  parsers: {
    [types.INT8]: asText,
    [types.NUMERIC]: asText,
    [types.TIMESTAMPTZ]: toInstant,
    [types.TIMESTAMP]: asText,
    [types.DATE]: asText,
  },
}

/** Opens the folder; refuses when another process has it open. */
export async function openEmbedded(folder: string): Promise<Database & { raw: Engine }> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    return wrap(await PGlite.create({ ...options, fs: new DurableNodeFS(join(folder, 'postgres')) }), unlock)
  } catch (cause) {
    unlock()
    throw cause
  }
}

/** Nothing is kept: for tests. `snapshot` starts from a dumped data folder, which is much faster than a new one. */
export async function openInMemory(snapshot?: Blob): Promise<Database & { raw: Engine }> {
  return wrap(await PGlite.create({ ...options, ...(snapshot === undefined ? {} : { loadDataDir: snapshot }) }), () => {})
}

async function wrap(raw: Engine, unlock: () => void): Promise<Database & { raw: Engine }> {
  type Runner = Pick<Engine, 'query'>
  const sqlOf = (runner: Runner): Sql => ({
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const result = await runner.query<Row>(text, values.map(toParameter))
      return { rows: result.rows, rowCount: result.affectedRows || result.rows.length }
    },
  })
  return {
    raw,
    engine: 'embedded',
    ...sqlOf(raw),
    transaction: (work) => raw.transaction((tx) => work(sqlOf(tx))),
    inWorkspace: (workspaceId, work) =>
      raw.transaction(async (tx) => {
        await tx.query("select set_config('waybridge.workspace_id', $1, true)", [workspaceId])
        return work(sqlOf(tx))
      }),
    listen: async (channel, heard) => {
      const end = await raw.listen(channel, heard)
      return async () => {
        if (!raw.closed) await end()
      }
    },
    kyselyDialect: () => new PGliteDialect(raw),
    async close() {
      if (!raw.closed) await raw.close()
      unlock()
    },
  }
}

/** PGlite serialises by the parameter's type in the statement: objects it knows go as they are, the rest as text. */
function toParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : typeof value === 'bigint' ? value.toString() : value
}

/** Two processes on one folder would destroy it. The lock names its holder, so that a dead one's lock is taken over. */
function lockFolder(folder: string): () => void {
  const path = join(folder, 'waybridge.lock')
  for (let tries = 0; tries < 3; tries++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, `${process.pid}`)
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      const holder = Number(existsSync(path) ? readFileSync(path, 'utf8') : Number.NaN)
      if (holder !== process.pid && isAlive(holder)) {
        throw new Error(
          `The data folder ${folder} is in use by another Waybridge process (${holder}). Stop that one first, or set WAYBRIDGE_DATA to another folder.`,
        )
      }
      rmSync(path, { force: true })
    }
  }
  throw new Error(`The data folder ${folder} could not be locked.`)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
