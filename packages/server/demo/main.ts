/**
 * The demonstration: an imitated TikTok Shop and Shopify, a real server, messy orders, real HTTP between all three. It talks
 * to the server over its public API and to the imitated world over its control API, as a stranger would.
 *
 *   npm run demo -- [--orders 120] [--seed 1] [--no-faults] [--no-map] [--keep] [--json-summary]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApiKey, createWorkspace } from '../commands/workspaces.ts'
import { openDatabase } from '../database/open.ts'
import { type Parts, systemClock } from '../parts.ts'
import { houseCarrier, type MessyOrder, messyOrders, seeded } from './messy.ts'
import { startProgram } from './programs.ts'
import { dim, type Shown, say, shipmentLine, strong, summary, waitingTable } from './screen.ts'

const { values: wishes } = parseArgs({
  options: {
    orders: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    'no-faults': { type: 'boolean', default: false },
    'no-map': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    'json-summary': { type: 'boolean', default: false },
  },
})

/** Orders arrive over this time, so that there is something to watch. */
const streamMs = 20_000
/** Everything that can be pushed should be by then. */
const settleMsMax = 90_000
const lookMs = 400
const shop = 'messy-goods'
const credentials = { clientId: 'demo-client', clientSecret: 'demo-secret-of-no-worth' }
const finalStates = new Set([
  'synced',
  'synced_with_warning',
  'needs_mapping',
  'needs_fix',
  'failed',
  'skipped',
  'cancelled',
  'superseded',
  'waiting',
])

const startedMs = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'waybridge-demo-'))
const stopping: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
/** One clean-up for all who want it: a second press, or the end of the story while one is under way, waits for the first. */
let cleaning: Promise<void> | null = null
async function end(code: number): Promise<never> {
  cleaning ??= (async () => {
    for (const stop of stopping.toReversed()) await stop()
  })()
  await cleaning
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))

async function demonstrate(): Promise<number> {
  say(strong('Waybridge: tracking numbers from a store to TikTok Shop'))
  say(dim('Starting an imitated TikTok Shop and Shopify, and the server with an embedded database …'))
  const secret = await makeKey()
  const sandboxProgram = await startProgram('packages/sandbox/main.ts', ['--port', '0'], {}, (line) =>
    line.startsWith('{'),
  )
  stopping.push(() => sandboxProgram.stop())
  const sandbox = JSON.parse(sandboxProgram.line) as { tiktokShopUrl: string; shopifyUrl: string; controlUrl: string }
  const port = await freePort()
  const serverProgram = await startProgram(
    'packages/server/main.ts',
    ['start'],
    {
      PORT: String(port),
      WAYBRIDGE_DATA: folder,
      WAYBRIDGE_ALLOW_PRIVATE_NETWORK: '1',
      WAYBRIDGE_LOG: 'error',
      WAYBRIDGE_SETTLE_MS: '4000',
    },
    (line) => line.includes('listens on'),
  )
  stopping.push(() => serverProgram.stop())

  const api = caller(`http://127.0.0.1:${port}/api/v1`, { authorization: `Bearer ${secret}` })
  const control = caller(`${sandbox.controlUrl}/control`, {})
  const shops = await connectEverything(api, control, sandbox)
  if (!wishes['no-faults']) await injectFaults(control)
  say(
    `Ready after ${((Date.now() - startedMs) / 1000).toFixed(1)} s: one store, two sales channels. Orders are coming in.`,
  )
  say(dim(`API: http://127.0.0.1:${port}/api/v1   key: ${secret}`))
  say()

  const orders = messyOrders(Number(wishes.orders), seeded(Number(wishes.seed)))
  const watch = new Watch(api)
  const pushable = new Set<string>()
  for (const [index, order] of orders.entries()) {
    const orderId = await place(control, shops, order, index)
    if (order.pushable && orderId !== null) pushable.add(orderId)
    const behindMs = startedShipping() + ((index + 1) * streamMs) / orders.length - Date.now()
    if (behindMs > 0) await pause(behindMs)
    if (index % 4 === 0) await watch.look()
  }
  const untilMs = Date.now() + settleMsMax
  while (Date.now() < untilMs) {
    await watch.look()
    if (
      watch.shipments.length > 0 &&
      watch.shipments.every((shipment) => finalStates.has(shipment.state)) &&
      allSynced(watch.shipments, pushable)
    )
      break
    await pause(lookMs)
  }
  const flowSeconds = (Date.now() - startedShipping()) / 1000

  say()
  say(strong('Where they stand'))
  say(`  ${summary(watch.shipments)}`)
  say()
  say(strong('What waits, and what to do'))
  for (const line of waitingTable(watch.shipments)) say(line)
  await showMapping(api, `http://127.0.0.1:${port}`, shops, watch)

  const proof = await compareWithLedger(control, watch.shipments)
  const synced = [...pushable].filter((orderId) => isSynced(watch.shipments, orderId)).length
  const share = pushable.size === 0 ? 1 : synced / pushable.size
  const silent = watch.shipments.filter(
    (shipment) => !['synced', 'synced_with_warning'].includes(shipment.state) && shipment.say === '',
  )
  say()
  say(
    `${strong(`${synced} of ${pushable.size} pushable orders synced`)} in ${flowSeconds.toFixed(0)} s (${(100 * share).toFixed(1)} %), without a hand.`,
  )
  say(
    proof.agrees
      ? `The ledger of the imitated shop holds ${proof.applied} applied effects, our records ${proof.recorded}: they agree one to one.`
      : `The ledger and our records disagree: ${JSON.stringify(proof.difference)}`,
  )
  const good = proof.agrees && share >= 0.95 && silent.length === 0
  if (wishes['json-summary']) {
    say(
      JSON.stringify({
        readyMs: readyMs(),
        pushable: pushable.size,
        synced,
        share,
        waiting: waitingOf(watch.shipments),
        ledger: proof,
        silent: silent.length,
        good,
      }),
    )
  }
  if (wishes.keep) {
    say(dim('The server goes on until Ctrl-C.'))
    await new Promise(() => {})
  }
  return good ? 0 : 1
}

let shippingSinceMs = 0
function startedShipping(): number {
  shippingSinceMs ||= Date.now()
  return shippingSinceMs
}
const readyMs = () => shippingSinceMs - startedMs
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const isSynced = (shipments: readonly Shown[], orderId: string) => {
  const own = shipments.filter((shipment) => shipment.orderId === orderId)
  return own.length > 0 && own.every((shipment) => shipment.state.startsWith('synced'))
}
const allSynced = (shipments: readonly Shown[], orderIds: ReadonlySet<string>) =>
  [...orderIds].every((orderId) => isSynced(shipments, orderId))
const waitingOf = (shipments: readonly Shown[]) =>
  Object.fromEntries(
    [...Map.groupBy(shipments, (shipment) => shipment.state)].map(([state, group]) => [state, group.length]),
  )

/** Made before the server opens the folder: a key is for those who own the machine. */
async function makeKey(): Promise<string> {
  const db = await openDatabase({ folder: join(folder, 'database') })
  try {
    const parts = { db, clock: systemClock } as Parts
    const { workspaceId } = await createWorkspace(parts, { name: 'Messy Goods' })
    return (await createApiKey(parts, { workspaceId, name: 'demo', role: 'owner' })).secret
  } finally {
    await db.close()
  }
}

type Call = <Answer = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<Answer>
function caller(base: string, headers: Record<string, string>): Call {
  return async (method, path, body) => {
    const reply = await fetch(base + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path} was answered with ${reply.status}: ${text.slice(0, 300)}`)
    return text === '' ? null : JSON.parse(text)
  }
}

type Shops = Record<'US' | 'UK', { shopId: string; channelId: string; name: string }>

async function connectEverything(
  api: Call,
  control: Call,
  sandbox: { tiktokShopUrl: string; shopifyUrl: string },
): Promise<Shops> {
  // Whether TikTok refuses USPS labels is not documented to the code: here it only warns.
  await control('PUT', '/tiktok-shop/switches', { usps: 'warning' })
  const { shops } = await control<{ shops: { id: string; region: string }[] }>('GET', '/tiktok-shop/shops')
  const connected = {} as Shops
  for (const region of ['US', 'UK'] as const) {
    const found = shops.find((each) => each.region === region || (region === 'UK' && each.region === 'GB'))
    if (found === undefined) throw new Error(`the sandbox has no shop in the ${region}`)
    const { code } = await control<{ code: string }>('POST', '/tiktok-shop/authorisations', { shopId: found.id })
    const answer = await api<{ channels: { channelId: string; name: string }[] }>('POST', '/channels', {
      appKey: 'sandboxapp1',
      appSecret: 'sandbox-secret-of-no-worth-00001',
      authCode: code,
      apiUrl: sandbox.tiktokShopUrl,
      authUrl: sandbox.tiktokShopUrl,
    })
    const [channel] = answer.channels
    if (channel === undefined) throw new Error(`the ${region} shop was not connected`)
    connected[region] = { shopId: found.id, ...channel }
  }
  await control('POST', '/shopify/shops', {
    shop,
    ...credentials,
    scopes: ['read_orders', 'read_fulfillments'],
    plan: 'plus',
  })
  await api('POST', '/stores', {
    kind: 'shopify',
    settings: { shopDomain: `${shop}.myshopify.com`, ...credentials, adminUrl: `${sandbox.shopifyUrl}/shops/${shop}` },
  })
  return connected
}

/** What networks and busy servers do on an ordinary day. */
async function injectFaults(control: Call): Promise<void> {
  const operation = 'mark package as shipped'
  for (const fault of [
    { kind: 'apply_then_drop', every: 13, times: 3 },
    { kind: 'rate_limited', every: 11, times: 3, retryAfterSeconds: 1 },
    { kind: 'status', status: 503, every: 17, times: 2 },
    { kind: 'garbled', every: 19, times: 2 },
  ]) {
    await control('POST', '/faults', { vendor: 'tiktok-shop', operation, ...fault })
  }
}

async function place(control: Call, shops: Shops, order: MessyOrder, index: number): Promise<string | null> {
  let orderId: string | null = null
  if (order.fromTikTok) {
    const placed = await control<{ orders: { id: string }[] }>('POST', '/tiktok-shop/orders', {
      shopId: shops[order.region].shopId,
      orders: [{ lines: order.lines, createTime: Math.floor(Date.now() / 1000) - 7_200, ...order.channel }],
    })
    orderId = placed.orders[0]?.id ?? null
  }
  const kept = await control<{ orders: { id: string }[] }>('POST', `/shopify/shops/${shop}/orders`, {
    name: `#${1001 + index}`,
    ...(orderId === null ? {} : { sourceIdentifier: orderId }),
    lines: order.lines.map(({ sellerSku, quantity }) => ({ sku: sellerSku, quantity })),
  })
  startedShipping()
  for (const parcel of order.parcels) {
    await control('POST', `/shopify/shops/${shop}/fulfilments`, { orderId: kept.orders[0]?.id, ...parcel })
  }
  return orderId
}

/** Says each shipment when it reaches a state, once. */
class Watch {
  shipments: Shown[] = []
  private readonly said = new Map<string, string>()
  private readonly api: Call
  constructor(api: Call) {
    this.api = api
  }
  async look(): Promise<void> {
    const all: Shown[] = []
    for (let cursor: string | null = null; ; ) {
      const page: { items: Shown[]; nextCursor: string | null } = await this.api(
        'GET',
        `/shipments?limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      all.push(...page.items)
      cursor = page.nextCursor
      if (cursor === null) break
    }
    this.shipments = all
    for (const shipment of all.toReversed()) {
      // "Not read yet" is over in a blink and would only be noise.
      if (!finalStates.has(shipment.state) || ['order_unread', 'not_linked'].includes(shipment.reasonCode)) continue
      const told = `${shipment.state} ${shipment.reasonCode}`
      if (this.said.get(shipment.id) === told) continue
      this.said.set(shipment.id, told)
      say(shipmentLine(shipment))
    }
  }
}

/** Mapping one carrier releases everything that waits for it: shown as the call, and done unless told not to. */
async function showMapping(api: Call, base: string, shops: Shops, watch: Watch): Promise<void> {
  for (const region of ['US', 'UK'] as const) {
    const { channelId, name } = shops[region]
    const { items } = await api<{ items: { storeCarrier: string; waiting: number }[] }>(
      'GET',
      `/channels/${channelId}/unmapped`,
    )
    const unmapped = items.find((item) => item.storeCarrier === houseCarrier)
    if (unmapped === undefined) continue
    const providers = (await api<{ items: { id: string; name: string }[] }>('GET', `/channels/${channelId}/providers`))
      .items
    // A house van delivers with whom the merchant says; for the show, with a provider that publishes no number format.
    const provider = providers.find((each) => /Wizmo|Panther/.test(each.name)) ?? providers[0]
    const body = { storeCarrier: houseCarrier, target: 'provider', providerId: provider?.id }
    say()
    say(strong(`${unmapped.waiting} shipments of ${name} wait for "${houseCarrier}". One call maps it:`))
    say(
      `  curl -X POST ${base}/api/v1/channels/${channelId}/mappings -H "authorization: Bearer $KEY" -H "content-type: application/json" \\`,
    )
    say(`    -d '${JSON.stringify(body)}'`)
    if (wishes['no-map']) continue
    await api('POST', `/channels/${channelId}/mappings`, body)
    say(dim(`  … done: ${provider?.name}. They go by themselves:`))
    const untilMs = Date.now() + 20_000
    const held = () =>
      watch.shipments.filter((shipment) => shipment.storeCarrier === houseCarrier && shipment.state === 'needs_mapping')
        .length
    const heldElsewhere = held() - unmapped.waiting
    do {
      await pause(lookMs)
      await watch.look()
    } while (
      (held() > heldElsewhere || watch.shipments.some((shipment) => !finalStates.has(shipment.state))) &&
      Date.now() < untilMs
    )
  }
}

/** One to one: order, number and provider of each applied effect against each shipment we call synced. */
async function compareWithLedger(control: Call, shipments: readonly Shown[]) {
  const { entries } = await control<{
    entries: { effect: string; orderId: string; trackingNumber: string; providerId: string }[]
  }>('GET', '/ledger?vendor=tiktok-shop')
  const applied = entries
    .filter((entry) => entry.effect === 'package shipped')
    .map((entry) => `${entry.orderId} ${entry.trackingNumber} ${entry.providerId}`)
  const recorded = shipments
    .filter((each) => each.state.startsWith('synced'))
    .map((each) => `${each.orderId} ${each.trackingNumber} ${each.provider?.id}`)
  const missing = applied.filter((each) => !recorded.includes(each))
  const extra = recorded.filter((each) => !applied.includes(each))
  const twice = applied.length - new Set(applied).size
  const agrees = missing.length === 0 && extra.length === 0 && twice === 0
  return {
    agrees,
    applied: applied.length,
    recorded: recorded.length,
    difference: agrees ? null : { missing, extra, twice },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

try {
  await end(await demonstrate())
} catch (error) {
  say(`The demonstration could not go on: ${(error as Error).message}`)
  await end(1)
}
