/**
 * What an operator may set, read from the environment once, at start. A value that cannot be read stops the start with a
 * sentence; nothing falls back silently.
 */
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'

const flag = (usual: '0' | '1') =>
  z
    .enum(['0', '1', 'false', 'true'])
    .default(usual)
    .transform((text) => text === '1' || text === 'true')
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  WAYBRIDGE_DATA: z.string().min(1).optional(),
  WAYBRIDGE_PUBLIC_URL: z.url().optional(),
  WAYBRIDGE_MASTER_KEY: z.string().optional(),
  WAYBRIDGE_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  WAYBRIDGE_DRAINS: wholeNumber(1, 64).default(4),
  WAYBRIDGE_PACING: z.enum(['adaptive', 'off']).default('adaptive'),
  WAYBRIDGE_SETTLE_MS: wholeNumber(0, 600_000).default(65_000),
  // Stores and channels on this machine or in a private network: for sandboxes, never on the open internet.
  WAYBRIDGE_ALLOW_PRIVATE_NETWORK: flag('0'),
  // "Explore with the sandbox" in the screens: an imitated TikTok Shop and store, started inside.
  WAYBRIDGE_EXPLORE: flag('1'),
  // Another build of the screens than the one beside the server.
  WAYBRIDGE_SCREENS: z.string().min(1).optional(),
  WAYBRIDGE_METRICS_KEY: z.string().min(16).optional(),
  // Addresses or networks of reverse proxies whose forwarded headers are believed, separated by commas.
  WAYBRIDGE_TRUST_PROXY: z.string().optional(),
})

export type Config = {
  port: number
  host: string
  database: { url: string } | { folder: string }
  /** Where the master key lives when it is not given; also the embedded database's folder. */
  dataFolder: string
  publicUrl: string | null
  masterKey: string | null
  logLevel: string
  drains: number
  pacing: 'adaptive' | 'off'
  settleMs: number
  allowPrivateNetwork: boolean
  screensFolder: string | null
  explore: boolean
  /** Bearer key for /metrics; without one there is no such page. */
  metricsKey: string | null
  trustProxy: string[] | false
}

export type ConfigReading = { ok: true; config: Config } | { ok: false; say: string }

export function readConfig(env: Record<string, string | undefined>): ConfigReading {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { ok: false, say: `The setting ${issue?.path.join('.')} cannot be used: ${issue?.message}.` }
  }
  const values = parsed.data
  const dataFolder = resolve(values.WAYBRIDGE_DATA?.replace(/^~(?=\/|$)/, homedir()) ?? 'data')
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      database: values.DATABASE_URL === undefined ? { folder: `${dataFolder}/database` } : { url: values.DATABASE_URL },
      dataFolder,
      publicUrl: values.WAYBRIDGE_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      masterKey: values.WAYBRIDGE_MASTER_KEY ?? null,
      logLevel: values.WAYBRIDGE_LOG,
      drains: values.WAYBRIDGE_DRAINS,
      pacing: values.WAYBRIDGE_PACING,
      settleMs: values.WAYBRIDGE_SETTLE_MS,
      allowPrivateNetwork: values.WAYBRIDGE_ALLOW_PRIVATE_NETWORK,
      screensFolder: values.WAYBRIDGE_SCREENS ?? null,
      explore: values.WAYBRIDGE_EXPLORE,
      metricsKey: values.WAYBRIDGE_METRICS_KEY ?? null,
      trustProxy:
        values.WAYBRIDGE_TRUST_PROXY?.split(',')
          .map((proxy) => proxy.trim())
          .filter(Boolean) ?? false,
    },
  }
}
