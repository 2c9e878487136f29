/**
 * Shipments synced end to end per second, from a backlog of notices to applied effects in the shop, against a bare loop that
 * POSTs pre-signed calls to the same sandbox with the same number of calls under way at once.
 *
 * Ours reads each store order again, links it, reads the channel orders, decides, commits intent and attempt, sends, settles:
 * three database commits and about three HTTP exchanges for each call of the bare loop. Pacing is off, replies come at once.
 */
import { Pool } from 'undici'
import { insertNotices } from '../packages/server/database/inbox.ts'
import { signRequest } from '../packages/tiktok-shop/index.ts'
import {
  app,
  type Connected,
  connect,
  type Engine,
  newPlace,
  type Place,
  startServerAt,
  storeShop,
  withDatabase,
} from './scene.ts'

const bareCalls = 2_000
const bareAtOnce = 8
const chunk = 2_000
/** The provider id of UPS in the imitated US shop. */
const upsId = '7117859084333745966'

export type SyncRow = {
  engine: Engine
  backlog: number
  synced: number
  perSecond: number
  barePerSecond: number
  ratio: number
  timeBoxed: boolean
}

export async function benchSync(
  engine: Engine,
  backlogs: readonly number[],
  options: { timeBoxMs: number },
): Promise<SyncRow[]> {
  const rows: SyncRow[] = []
  for (const backlog of backlogs) {
    const place = await newPlace(engine)
    const scene = await connect(place)
    const barePerSecond = await bareLoop(scene)
    await prepare(place, scene, backlog)
    const before = await effects(scene)
    const server = await startServerAt(place, scene.port, 'all')
    const startMs = performance.now()
    let done = 0
    while (done < backlog && performance.now() - startMs < options.timeBoxMs) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      done = (await effects(scene)) - before
    }
    const seconds = (performance.now() - startMs) / 1000
    await server.kill('SIGTERM')
    await scene.sandbox.kill('SIGTERM')
    await place.close()
    rows.push({
      engine,
      backlog,
      synced: done,
      perSecond: done / seconds,
      barePerSecond,
      ratio: done / seconds / barePerSecond,
      timeBoxed: done < backlog,
    })
  }
  return rows
}

const effects = async (scene: Connected): Promise<number> =>
  (await scene.sandbox.control('GET', '/control/state')).ledger.entries

async function placeOrders(scene: Connected, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < count; from += chunk) {
    const made = await scene.sandbox.control('POST', '/control/tiktok-shop/orders', {
      shopId: scene.shopId,
      count: Math.min(chunk, count - from),
      lines: [{ sellerSku: 'MUG', quantity: 1 }],
      createTime: Math.floor(Date.now() / 1000) - 7_200,
      notify: false,
    })
    ids.push(...made.orderIds)
  }
  return ids
}

/** Orders fulfilled in the store without a notice, and the notices as rows: the backlog stands before the clock starts. */
async function prepare(place: Place, scene: Connected, backlog: number): Promise<void> {
  const orderIds = await placeOrders(scene, backlog)
  const storeOrderIds: string[] = []
  for (let from = 0; from < orderIds.length; from += chunk) {
    const part = orderIds.slice(from, from + chunk)
    const { orders } = await scene.sandbox.control('POST', `/control/shopify/shops/${storeShop}/orders`, {
      silent: true,
      orders: part.map((orderId, at) => ({
        name: `#${from + at}`,
        sourceIdentifier: orderId,
        lines: [{ sku: 'MUG', quantity: 1 }],
      })),
    })
    const kept = orders.map((order: { id: string }) => order.id)
    await scene.sandbox.control('POST', `/control/shopify/shops/${storeShop}/fulfilments`, {
      silent: true,
      fulfilments: kept.map((orderId: string, at: number) => ({
        orderId,
        company: 'UPS® Ground',
        numbers: [ups1z(from + at)],
      })),
    })
    storeOrderIds.push(...kept)
  }
  await withDatabase(place, async (db) => {
    for (let from = 0; from < storeOrderIds.length; from += 1_000) {
      await insertNotices(
        db,
        storeOrderIds.slice(from, from + 1_000).map((subjectId, at) => ({
          workspaceId: scene.workspaceId,
          source: 'store' as const,
          sourceId: scene.storeId,
          topic: 'fulfillments/create',
          dedupeKey: `bench-${from + at}`,
          subjectKind: 'order',
          subjectId,
        })),
        Date.now(),
      )
    }
  })
}

/** What a client does that trusts everything: signed calls, eight at once, one per order. Signing is not counted. */
async function bareLoop(scene: Connected): Promise<number> {
  const orderIds = await placeOrders(scene, bareCalls)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const calls = orderIds.map((orderId, at) => {
    const path = `/fulfillment/202309/orders/${orderId}/packages`
    const body = JSON.stringify({ tracking_number: ups1z(10 ** 7 + at), shipping_provider_id: upsId })
    const query: Record<string, string> = { app_key: app.key, timestamp, shop_cipher: scene.cipher }
    query.sign = signRequest({ appSecret: app.secret, path, query, body })
    return { path: `${path}?${new URLSearchParams(query)}`, body }
  })
  const pool = new Pool(scene.sandbox.tiktokShopUrl, { connections: bareAtOnce, pipelining: 1 })
  const startMs = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: bareAtOnce }, async () => {
      for (;;) {
        const call = calls[next++]
        if (call === undefined) return
        const reply = await pool.request({
          ...call,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-tts-access-token': scene.accessToken },
        })
        const answer = (await reply.body.json()) as { code: number; message: string }
        if (answer.code !== 0) throw new Error(`the bare loop was refused: ${answer.code} ${answer.message}`)
      }
    }),
  )
  const seconds = (performance.now() - startMs) / 1000
  await pool.close()
  return bareCalls / seconds
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
