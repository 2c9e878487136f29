/**
 * `doctor`: what stands between this installation and a synced shipment. Looks only: it makes no folder, no key and no schema
 * change, and shows no secret.
 */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from '../config.ts'
import { openEmbedded } from '../database/embedded.ts'
import { readMigrations } from '../database/migrate.ts'
import type { Sql } from '../database/sql.ts'
import { keyBytes, openWith } from '../secrets/seal.ts'

export type Finding = {
  what: string
  state: 'ok' | 'warn' | 'fail'
  say: string
  /** What to do; null when there is nothing to do. */
  nextStep: string | null
}

const dayMs = 86_400_000
/** TikTok's refresh token needs a person to authorise again: a week is time to do so. */
const tokenDaysMin = 7
/** TikTok refuses signatures that are five minutes off (signing guide, read November 2026); we warn well before. */
const clockDriftMsMax = 60_000
const askTimeoutMs = 3_000
const connectTimeoutMs = 5_000
const connectionsMax = 200

type Asking = typeof fetch

/** @param now milliseconds since 1970. @param ask for the running server; tests give their own. */
export async function examine(
  env: Record<string, string | undefined>,
  now: number = Date.now(),
  ask: Asking = fetch,
): Promise<Finding[]> {
  const findings: Finding[] = [nodeVersion(process.versions.node)]
  const reading = readConfig(env)
  if (!reading.ok) return [...findings, fail('settings', reading.say, 'Correct this environment variable.')]
  const { config } = reading
  findings.push(ok('settings', 'Every setting can be read.'), dataFolder(config), publicUrl(config))
  const opened = await openForLooking(config)
  if (opened.kind === 'none') findings.push(opened.finding)
  if (opened.kind === 'in use') findings.push(...(await askRunning(config, now, ask, opened.say)))
  let sealed: string | null = null
  if (opened.kind === 'open') {
    try {
      findings.push(...(await schema(opened.sql)))
      const { rows } = await opened.sql.query<{ name: string | null }>(`select to_regclass('channel')::text as name`)
      if (rows[0]?.name != null) {
        findings.push(await clock(opened.sql, now), ...(await connections(opened.sql, now)))
        const check = await opened.sql.query<{ sealed: string }>('select sealed from vault_check limit 1')
        sealed = check.rows[0]?.sealed ?? null
      }
    } catch (cause) {
      findings.push(
        fail(
          'database',
          `The database could not be read: ${(cause as Error).message}`,
          'Look at the database server’s log.',
        ),
      )
    } finally {
      await opened.close()
    }
  }
  findings.push(masterKey(config, sealed))
  return findings
}

const ok = (what: string, say: string): Finding => ({ what, state: 'ok', say, nextStep: null })
const warn = (what: string, say: string, nextStep: string): Finding => ({ what, state: 'warn', say, nextStep })
const fail = (what: string, say: string, nextStep: string): Finding => ({ what, state: 'fail', say, nextStep })

export function nodeVersion(version: string): Finding {
  const major = Number(version.split('.')[0])
  return major >= 24 && major !== 25
    ? ok('node', `Node.js ${version}.`)
    : fail(
        'node',
        `Node.js ${version} does not run Waybridge.`,
        'Install Node.js 24, or start through npm, which brings it.',
      )
}

function dataFolder(config: Config): Finding {
  const folder = config.dataFolder
  if (!existsSync(folder))
    return warn('data folder', `${folder} does not exist yet.`, 'Nothing to do: the first start makes it.')
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
    return ok('data folder', `${folder} can be written.`)
  } catch {
    return fail(
      'data folder',
      `${folder} cannot be written.`,
      'Give it to the user Waybridge runs as, or set WAYBRIDGE_DATA.',
    )
  }
}

function publicUrl(config: Config): Finding {
  if (config.publicUrl === null) {
    return warn(
      'public address',
      'Not set: stores and TikTok Shop cannot send notices, so changes are found by looking. Behind a TLS proxy, cookies are not kept to https either.',
      'Set WAYBRIDGE_PUBLIC_URL to your https address.',
    )
  }
  return config.publicUrl.startsWith('https://')
    ? ok('public address', `${config.publicUrl}.`)
    : warn(
        'public address',
        `${config.publicUrl} is not https; TikTok Shop and Shopify send notices to https only.`,
        'Put a TLS proxy in front, and set WAYBRIDGE_PUBLIC_URL to its https address.',
      )
}

type Opened =
  | { kind: 'open'; sql: Sql; close(): Promise<void> }
  | { kind: 'in use'; say: string }
  | { kind: 'none'; finding: Finding }

async function openForLooking(config: Config): Promise<Opened> {
  const place = config.database
  try {
    if ('folder' in place) {
      if (!existsSync(join(place.folder, 'postgres'))) {
        return {
          kind: 'none',
          finding: warn('database', 'There is no database yet.', 'Run npm start: the first start makes it.'),
        }
      }
      const db = await openEmbedded(place.folder)
      await db.raw.exec(`set waybridge.workspace_id to '*'; set default_transaction_read_only = on`)
      return { kind: 'open', sql: db, close: () => db.close() }
    }
    const client = new pg.Client({ connectionString: place.url, connectionTimeoutMillis: connectTimeoutMs })
    client.on('error', () => {})
    await client.connect()
    await client.query(`set waybridge.workspace_id to '*'; set default_transaction_read_only = on`)
    return {
      kind: 'open',
      sql: {
        async query<Row>(text: string, values: readonly unknown[] = []) {
          const { rows, rowCount } = await client.query(text, [...values])
          return { rows: rows as Row[], rowCount: rowCount ?? 0 }
        },
      },
      close: () => client.end(),
    }
  } catch (cause) {
    const { message } = cause as Error
    if (message.includes('in use by another') || message.includes('already open in this process'))
      return { kind: 'in use', say: message }
    const nextStep =
      'folder' in place
        ? 'Look at the data folder’s disk and rights.'
        : 'Check DATABASE_URL and that the server accepts connections.'
    return {
      kind: 'none',
      finding: fail('database', `The database cannot be opened: ${message || String(cause)}`, nextStep),
    }
  }
}

/** The embedded database belongs to one process: a running server is asked instead. */
async function askRunning(config: Config, now: number, ask: Asking, say: string): Promise<Finding[]> {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${config.port}/readyz`
  const locked = ok(
    'database',
    'A running server holds the embedded database, so connections are not listed here; see its Settings.',
  )
  try {
    const answer = await ask(url, { signal: AbortSignal.timeout(askTimeoutMs) })
    const date = Date.parse(answer.headers.get('date') ?? '')
    const drift =
      Number.isNaN(date) || Math.abs(date - now) <= clockDriftMsMax
        ? []
        : [clockFinding(date - now, 'the running server')]
    return answer.ok
      ? [locked, ok('running server', `It is ready (${url}).`), ...drift]
      : [
          locked,
          fail(
            'running server',
            `It answers ${answer.status} at ${url}: it cannot write to its database.`,
            'Look at its log, and at the space left on the disk.',
          ),
        ]
  } catch {
    return [
      fail(
        'running server',
        `${say} It does not answer at ${url}.`,
        'Set PORT and HOST as the server has them; if it hangs, stop it and start it again.',
      ),
    ]
  }
}

async function schema(sql: Sql): Promise<Finding[]> {
  const known = readMigrations()
  const { rows: tables } = await sql.query<{ name: string | null }>(`select to_regclass('migration')::text as name`)
  if (tables[0]?.name == null)
    return [warn('database', 'It is empty.', 'Run npm start: the first start makes the tables.')]
  const { rows } = await sql.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from migration order by number',
  )
  const stranger = rows.find(
    (row) => !known.some((each) => each.number === row.number && each.checksum === row.checksum),
  )
  if (stranger !== undefined) {
    return [
      fail(
        'database',
        `Its schema was made by another version of Waybridge (${stranger.name}).`,
        'Start that version, or restore a backup from before the upgrade.',
      ),
    ]
  }
  const pending = known.length - rows.length
  return pending === 0
    ? [ok('database', `Reachable; its schema is the newest (${rows.at(-1)?.name}).`)]
    : [
        warn(
          'database',
          `Reachable; ${pending} schema changes are waiting.`,
          'Nothing to do: the next start applies them.',
        ),
      ]
}

async function clock(sql: Sql, now: number): Promise<Finding> {
  const { rows } = await sql.query<{ ms: string }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms',
  )
  const drift = Number(rows[0]?.ms) - now
  // The embedded database reads this machine's clock: there it is only a question of sanity.
  return Math.abs(drift) <= clockDriftMsMax
    ? ok('clock', `${new Date(now).toISOString()}, as the database has it.`)
    : clockFinding(drift, 'the database server')
}

const clockFinding = (driftMs: number, than: string): Finding =>
  fail(
    'clock',
    `This machine’s clock is ${Math.round(Math.abs(driftMs) / 1000)} s ${driftMs > 0 ? 'behind' : 'ahead of'} ${than}; TikTok Shop refuses signatures that are minutes off.`,
    'Switch on time synchronisation (NTP).',
  )

type Connection = { kind: string; name: string; status: string; say: string | null; refreshExpiresAt: unknown }

async function connections(sql: Sql, now: number): Promise<Finding[]> {
  const { rows } = await sql.query<Connection>(
    `select 'channel' as kind, name, status, status_say as say, refresh_expires_at as "refreshExpiresAt" from channel where status <> 'disconnected'
     union all
     select kind, name, status, status_say, null::timestamptz from store where status <> 'disconnected'
     order by 1, 2 limit ${connectionsMax}`,
  )
  if (rows.length === 0)
    return [
      warn('connections', 'No store and no TikTok Shop is connected.', 'Connect them under Settings, or over the API.'),
    ]
  return rows.map((row) => connection(row, now))
}

function connection(row: Connection, now: number): Finding {
  const what = `${row.kind} ${row.name}`
  if (row.status === 'broken')
    return fail(what, row.say ?? 'The connection is broken.', 'Connect it again under Settings.')
  if (row.status === 'paused')
    return warn(what, row.say ?? 'Paused.', 'Resume it under Settings when you want it to sync.')
  if (row.refreshExpiresAt === null) return ok(what, 'Connected.')
  const days = Math.floor((new Date(row.refreshExpiresAt as string).getTime() - now) / dayMs)
  if (days < 0) return fail(what, 'Its authorisation has ended.', 'Authorise the shop again under Settings.')
  return days < tokenDaysMin
    ? warn(what, `Its authorisation ends in ${days} days.`, 'Authorise the shop again under Settings.')
    : ok(what, `Connected; authorised for ${days} more days.`)
}

/** @param sealed the database's check value; null when nothing was sealed yet or the database could not be read. */
function masterKey(config: Config, sealed: string | null): Finding {
  const path = join(config.dataFolder, 'master.key')
  const fromFile = config.masterKey === null
  if (fromFile && !existsSync(path)) {
    return sealed === null
      ? warn(
          'master key',
          'There is none yet.',
          'Nothing to do: the first start makes one. Keep a copy of it away from the database.',
        )
      : fail(
          'master key',
          'The database is sealed with a master key, and there is none here.',
          `Set WAYBRIDGE_MASTER_KEY, or put master.key back into ${config.dataFolder}.`,
        )
  }
  let key: Uint8Array
  try {
    key = Buffer.from(config.masterKey ?? readFileSync(path, 'utf8').trim(), 'base64')
  } catch {
    return fail('master key', `${path} cannot be read.`, 'Give it to the user Waybridge runs as.')
  }
  if (key.length !== keyBytes)
    return fail('master key', `It has ${key.length} bytes, not ${keyBytes}.`, 'Give the key as base64, unchanged.')
  if (sealed !== null) {
    try {
      openWith(key, 'vault_check', sealed)
    } catch {
      return fail(
        'master key',
        'It is not the one this database was sealed with.',
        'Give the right WAYBRIDGE_MASTER_KEY, or put the right master.key back.',
      )
    }
  }
  if (fromFile && process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    return warn('master key', `Others on this machine can read ${path}.`, `Run chmod 600 ${path}.`)
  }
  return ok('master key', sealed === null ? 'There is one.' : 'It opens this database.')
}

/** A table for people: state, what, and the next step under it. */
export function sayFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((each) => each.what.length))
  const lines = findings.flatMap(({ what, state, say, nextStep }) => [
    `${state.padEnd(4)}  ${what.padEnd(width)}  ${say}`,
    ...(nextStep === null ? [] : [`${' '.repeat(width + 8)}→ ${nextStep}`]),
  ])
  return `${lines.join('\n')}\n`
}
