/**
 * kill -9 of the server at random moments while shipments flow: after the last restart every shipment has exactly one applied
 * effect at the channel, or a reason. Random moments come from a seed that is printed; WAYBRIDGE_KILLS sets how many.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { createApiKey, createWorkspace } from '../packages/server/commands/workspaces.ts'
import { openDatabase } from '../packages/server/database/open.ts'
import { type Parts, systemClock } from '../packages/server/parts.ts'
import { createPostgresDatabase } from './support/databases-of-postgres.ts'
import { freePort } from './support/postgres.ts'
import { runSandbox, runServer } from './support/processes.ts'

const kills = Number(process.env.WAYBRIDGE_KILLS ?? 5)
const seed = Number(process.env.WAYBRIDGE_SEED ?? Math.floor(Date.now() / 1000) % 1_000_000)
const orders = 80
const finishMsMax = 150_000

const postgresUrl = inject('postgresUrl')

describe(`after ${kills} kills (seed ${seed})`, () => {
  it('every shipment has one applied effect or a reason: embedded database', () => story(null), 300_000)
  it.skipIf(postgresUrl === null)(
    `every shipment has one applied effect or a reason: PostgreSQL${postgresUrl === null ? ' (skipped: npm has no binaries for this platform)' : ''}`,
    async () => {
      const database = await createPostgresDatabase(postgresUrl as string)
      try {
        await story(database.url)
      } finally {
        await database.drop()
      }
    },
    300_000,
  )
})

async function story(databaseUrl: string | null): Promise<void> {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'waybridge-crash-'))
  const port = await freePort()
  const env: Record<string, string> = {
    PORT: String(port),
    WAYBRIDGE_DATA: folder,
    WAYBRIDGE_SETTLE_MS: '1500',
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  }
  const secret = await makeKey(databaseUrl === null ? { folder: join(folder, 'database') } : { url: databaseUrl })
  const sandbox = await runSandbox()
  let server = await runServer(env)
  const api = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return reply.json() as Promise<any>
  }
  try {
    await sandbox.control('PUT', '/control/tiktok-shop/switches', { usps: 'off', callsPerSecond: null })
    const { shops } = await sandbox.control('GET', '/control/tiktok-shop/shops')
    const shop = shops.find((each: { region: string }) => each.region === 'US')
    const { code } = await sandbox.control('POST', '/control/tiktok-shop/authorisations', { shopId: shop.id })
    await api('POST', '/channels', {
      appKey: 'sandboxapp1',
      appSecret: 'sandbox-secret-of-no-worth-00001',
      authCode: code,
      apiUrl: sandbox.tiktokShopUrl,
      authUrl: sandbox.tiktokShopUrl,
    })
    const credentials = { clientId: 'crash', clientSecret: 'crash-secret-of-no-worth' }
    await sandbox.control('POST', '/control/shopify/shops', {
      shop: 'crash',
      ...credentials,
      scopes: ['read_orders', 'read_fulfillments'],
    })
    await api('POST', '/stores', {
      kind: 'shopify',
      settings: { shopDomain: 'crash.myshopify.com', ...credentials, adminUrl: `${sandbox.shopifyUrl}/shops/crash` },
    })

    // Shipments keep coming while the server is killed and started again, at moments the seed chooses.
    const numbers = new Map<string, string>()
    let made = 0
    const ship = async (count: number) => {
      for (let i = 0; i < count && made < orders; i++, made++) {
        const number = ups1z(made)
        const { orders: placed } = await sandbox.control('POST', '/control/tiktok-shop/orders', {
          shopId: shop.id,
          orders: [{ lines: [{ sellerSku: 'MUG', quantity: 1 }], createTime: Math.floor(Date.now() / 1000) - 7_200 }],
        })
        const orderId = placed[0].id
        const kept = await sandbox.control('POST', '/control/shopify/shops/crash/orders', {
          name: `#${made}`,
          sourceIdentifier: orderId,
          lines: [{ sku: 'MUG', quantity: 1 }],
        })
        await sandbox.control('POST', '/control/shopify/shops/crash/fulfilments', {
          orderId: kept.orders[0].id,
          company: 'UPS',
          numbers: [number],
        })
        numbers.set(orderId, number)
      }
    }
    for (let kill = 0; kill < kills; kill++) {
      await ship(Math.ceil(orders / kills))
      const effects = async () =>
        (await sandbox.control('GET', '/control/ledger?vendor=tiktok-shop&effect=package%20shipped')).total as number
      // A random share of what is under way may be applied before the blow falls: so it meets every step.
      const target = (await effects()) + Math.floor(random() * Math.ceil(orders / kills))
      const untilMs = Date.now() + 200 + Math.floor(random() * 2_500)
      while (Date.now() < untilMs && (await effects()) < target);
      await server.kill('SIGKILL')
      server = await runServer(env)
    }
    await ship(orders)

    const list = async () => {
      const items: any[] = []
      for (let cursor: string | null = null; ; ) {
        const page: any = await api(
          'GET',
          `/shipments?limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        )
        items.push(...page.items)
        cursor = page.nextCursor ?? null
        if (cursor === null) return items
      }
    }
    const over = new Set([
      'synced',
      'synced_with_warning',
      'needs_mapping',
      'needs_fix',
      'failed',
      'skipped',
      'cancelled',
      'superseded',
    ])
    const giveUpMs = Date.now() + finishMsMax
    let shipments = await list()
    while ((shipments.length < orders || shipments.some((each) => !over.has(each.state))) && Date.now() < giveUpMs)
      shipments = await list()

    const { entries } = await sandbox.control('GET', '/control/ledger?vendor=tiktok-shop&effect=package%20shipped')
    const effectsOf = new Map<string, string[]>()
    for (const entry of entries)
      effectsOf.set(entry.orderId, [...(effectsOf.get(entry.orderId) ?? []), entry.trackingNumber])
    for (const [orderId, number] of numbers) {
      const shipment = shipments.find((each) => each.orderId === orderId)
      expect(effectsOf.get(orderId), `order ${orderId} stands at ${shipment?.state}: ${shipment?.say}`).toEqual([
        number,
      ])
      expect(shipment).toMatchObject({ state: 'synced', trackingNumber: number })
    }
    expect(shipments).toHaveLength(orders)
  } finally {
    await server.kill('SIGKILL')
    await sandbox.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeKey(place: { folder: string } | { url: string }): Promise<string> {
  const db = await openDatabase(place)
  try {
    // Making a key needs a database and a clock; nothing else of the parts is there yet.
    const parts = { db, clock: systemClock } as Parts
    const { workspaceId } = await createWorkspace(parts, { name: 'Crash' })
    return (await createApiKey(parts, { workspaceId, name: 'crash', role: 'owner' })).secret
  } finally {
    await db.close()
  }
}

/** Mulberry32: the same seed, the same moments. */
function seeded(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A UPS number with its check digit. */
function ups1z(serial: number): string {
  const body = `999AA1${String(serial).padStart(9, '0')}`
  let sum = 0
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at)
    sum += (code < 58 ? code - 48 : (code - 63) % 10) * (at % 2 === 0 ? 1 : 2)
  }
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}
