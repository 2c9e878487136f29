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
import { join, resolve } from 'node:path'
import { type PGlite as Engine, PGlite, type PGliteOptions, types } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { PGliteDialect } from './pglite-dialect.ts'
import { assertOneWorkspace, type Database, type Sql } from './sql.ts'
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

const lockTriesMax = 3

const asText = (text: string) => text
const options: PGliteOptions = {
  startParams,
  parsers: {
    [types.INT8]: asText,
    [types.NUMERIC]: asText,
    [types.TIMESTAMPTZ]: toInstant,
    [types.TIMESTAMP]: asText,
    [types.DATE]: asText,
    [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
  },
}

/** As long as PostgreSQL lets a transaction idle (postgres.ts): here everybody else waits for it. */
const transactionMsMax = 30_000
export type EmbeddedOptions = { transactionMsMax?: number }

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
export async function openInMemory(snapshot?: Blob, limits: EmbeddedOptions = {}): Promise<Database & { raw: Engine }> {
  return wrap(
    await PGlite.create({ ...options, ...(snapshot === undefined ? {} : { loadDataDir: snapshot }) }),
    () => {},
    limits,
  )
}

async function wrap(
  raw: Engine,
  unlock: () => void,
  limits: EmbeddedOptions = {},
): Promise<Database & { raw: Engine }> {
  const bound = <T>(work: Promise<T>) => inTime(work, limits.transactionMsMax ?? transactionMsMax)
  type Runner = Pick<Engine, 'query'>
  const sqlOf = (runner: Runner): Sql => ({
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const result = await runner.query<Row>(text, values.map(toParameter))
      return { rows: result.rows, rowCount: result.affectedRows || result.rows.length }
    },
  })
  // One connection serves everybody, so each time says for itself what it may see.
  const seeingAll = <T>(work: (tx: Runner) => Promise<T>): Promise<T> =>
    raw.transaction(async (tx) => {
      await tx.exec(`set local waybridge.workspace_id to '*'`)
      return work(tx)
    })
  return {
    raw,
    engine: 'embedded',
    ...sqlOf(raw),
    transaction: (work) => raw.transaction((tx) => bound(work(sqlOf(tx)))),
    inWorkspace: async (workspaceId, work) => {
      assertOneWorkspace(workspaceId)
      return raw.transaction(async (tx) => {
        await tx.query("select set_config('waybridge.workspace_id', $1, true)", [workspaceId])
        return bound(work(sqlOf(tx)))
      })
    },
    allWorkspaces: {
      query: <Row>(text: string, values?: readonly unknown[]) => seeingAll((tx) => sqlOf(tx).query<Row>(text, values)),
      transaction: (work) => seeingAll((tx) => bound(work(sqlOf(tx)))),
    },
    vacuum: async (table) => {
      await raw.query(`vacuum (analyze) ${table}`)
    },
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

/**
 * A transaction that calls the database instead of the `sql` it was handed waits for itself, and everybody else with it; it is
 * rolled back in time, with a sentence that says what to look for.
 */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(
            `A transaction held the database for ${ms} ms and was rolled back. Inside one, only the sql it was handed may be used, and nobody's server be waited for.`,
          ),
        ),
      ms,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** PGlite serialises by the parameter's type in the statement: objects it knows go as they are, the rest as text. */
function toParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : typeof value === 'bigint' ? value.toString() : value
}

/** Folders open in this process: after a restart in a container the process id is often the same, so it alone says little. */
const openHere = new Set<string>()

/** Two engines on one folder would destroy it. The lock names its holder, so that a dead one's lock is taken over. */
function lockFolder(folder: string): () => void {
  const path = resolve(folder, 'waybridge.lock')
  if (openHere.has(path)) throw new Error(`The data folder ${folder} is already open in this process.`)
  for (let tries = 0; tries < lockTriesMax; tries++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, `${process.pid} ${birthOf(process.pid)}`)
      closeSync(file)
      openHere.add(path)
      return () => {
        openHere.delete(path)
        rmSync(path, { force: true })
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      const [holder = '', birth = ''] = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : []
      const pid = Number(holder)
      // Another program may have the number by now, after a reboot above all: then its birth is another one.
      if (pid !== process.pid && isAlive(pid) && birthOf(pid) === birth) {
        throw new Error(
          `The data folder ${folder} is in use by another Waybridge process (${pid}). Stop that one first, or set WAYBRIDGE_DATA to another folder.`,
        )
      }
      rmSync(path, { force: true })
    }
  }
  throw new Error(`The data folder ${folder} could not be locked.`)
}

/** Boot and start time of a process, where the system tells them (Linux, proc(5)); else nothing. */
function birthOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name, in brackets, may hold blanks; the start time is the twentieth field after it.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
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
