/**
 * A server connected to a sandbox over real HTTP: one Shopify store, a US and a UK channel, an API key. The engine's loops do
 * not run: a story says `work()` when time has come, so that nothing depends on the machine's speed.
 */
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sandbox, startSandbox } from '../../packages/sandbox/index.ts'
import { createApiKey, createWorkspace } from '../../packages/server/commands/workspaces.ts'
import type { Config } from '../../packages/server/config.ts'
import type { Database } from '../../packages/server/database/open.ts'
import type { EngineOptions } from '../../packages/server/engine/engine.ts'
import { openLog } from '../../packages/server/log.ts'
import { type Role, type Server, startServer } from '../../packages/server/server.ts'
import { type HandClock, handClock } from './clock.ts'

export const storeShop = 'messy-goods'
export const storeCredentials = { clientId: 'demo-client', clientSecret: 'demo-client-secret-of-no-worth' }

export type Connected = {
  sandbox: Sandbox
  server: Server
  clock: HandClock
  logs: string[]
  workspaceId: string
  storeId: string
  /** By region. */
  channels: Record<'US' | 'UK', { channelId: string; shopId: string; authorisationId: string }>
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>
  /** Lets notices arrive and works until nothing is due at the present instant. */
  work(): Promise<void>
  /** Works and turns both clocks until nothing of this order is under way, or `msMax` is over. */
  settle(orderId: string, msMax?: number): Promise<any>
  /** Turns both clocks. */
  advance(ms: number): Promise<void>
  /** A TikTok order and the store order that carries its id. */
  order(order?: {
    region?: 'US' | 'UK'
    lines?: { sellerSku: string; quantity: number }[]
    channel?: object
    store?: object
  }): Promise<{ orderId: string; storeOrderId: string }>
  /** In the store; answers the fulfilment. */
  fulfil(fulfilment: {
    orderId: string
    company?: string | null
    numbers?: string[]
    [field: string]: unknown
  }): Promise<{ id: string }>
  /** What a merchant does to the store's fulfilment or order: `fulfilments/<id>/tracking`, `orders/<id>/cancel` … */
  inStore(path: string, body?: object): Promise<any>
  /** What a hand does at TikTok Shop: `cancel`, `request-cancel`, `seller-ships` … */
  atChannel(orderId: string, hand: string, body?: object): Promise<any>
  /** Makes the sandbox fail; absent fields match everything. */
  fault(rule: { kind: string; operation?: string; vendor?: string; [field: string]: unknown }): Promise<void>
  providerId(region: 'US' | 'UK', name: string): Promise<string>
  /** The sync rows of a channel order as the API lists them. */
  shipmentsOf(orderId: string): Promise<any[]>
  /** The only shipment of a channel order, in full. */
  shipmentOf(orderId: string): Promise<any>
  applied(orderId?: string): Promise<any[]>
  /** A new authorisation code for the channel's shop, entered as a person would. */
  reconnect(region: 'US' | 'UK'): Promise<void>
  /** Sends a delivery of the store once more, signed anew, with other headers; answers the status. */
  sendNotice(notice: { url: string; topic: string; body: string }, headers: Record<string, string>): Promise<number>
  /** Waits for a fact that becomes true by itself while something else is under way. */
  until(fact: () => Promise<boolean>): Promise<void>
  config: Config
  /** What nobody may find anywhere in clear. */
  secrets(): Promise<Record<string, string>>
  close(): Promise<void>
}

const appSecret = 'sandbox-secret-of-no-worth-00001'
const startMs = Date.UTC(2026, 10, 23, 10)
const settleStepMs = 5_000
const waitStepMs = 250
const underWay = new Set(['ready', 'pushing', 'unknown'])

/** A second server on the same database, with the same clock: another process, as far as leases and fences can tell. */
export function startBeside(bridge: Connected): Promise<Server> {
  const { db, clock, log } = bridge.server.parts
  return startServer(bridge.config, 'web', { clock, db, log, engine: { chance: () => 0.5 } })
}

export async function connect(
  db: Database,
  options: { engine?: Partial<EngineOptions>; role?: Role; screensFolder?: string } = {},
): Promise<Connected> {
  const sandbox = await startSandbox({ clock: { frozenAtMs: startMs } })
  const clock = handClock(startMs)
  const dataFolder = mkdtempSync(join(tmpdir(), 'waybridge-story-'))
  const logs: string[] = []
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    database: { folder: dataFolder },
    dataFolder,
    publicUrl: null,
    masterKey: null,
    logLevel: 'info',
    drains: 1,
    pacing: 'off',
    settleMs: 20_000,
    allowPrivateNetwork: true,
    screensFolder: options.screensFolder ?? null,
    explore: false,
    metricsKey: null,
    trustProxy: false,
  }
  const log = openLog('debug', { write: (line: string) => void logs.push(line) })
  const server = await startServer(config, options.role ?? 'web', {
    clock,
    db,
    log,
    engine: { chance: () => 0.5, ...options.engine },
  })
  const { workspaceId } = await createWorkspace(server.parts, { name: 'Messy Goods' })
  const key = await createApiKey(server.parts, { workspaceId, name: 'story', role: 'owner' })

  const api: Connected['api'] = async (method, path, body) => {
    const reply = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key.secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return {
      status: reply.status,
      body: text === '' ? null : reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
    }
  }
  const must = async (method: string, path: string, body?: unknown) => {
    const reply = await api(method, path, body)
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }

  await sandbox.control('PUT', '/control/tiktok-shop/switches', { usps: 'off', callsPerSecond: null })
  const { shops } = await sandbox.control('GET', '/control/tiktok-shop/shops')
  const connectShop = async (shopId: string): Promise<{ channelId: string; authorisationId: string }> => {
    const { id, code } = await sandbox.control('POST', '/control/tiktok-shop/authorisations', { shopId })
    const connected = await must('POST', '/channels', {
      appKey: 'sandboxapp1',
      appSecret,
      authCode: code,
      apiUrl: sandbox.tiktokShopUrl,
      authUrl: sandbox.tiktokShopUrl,
    })
    return { channelId: connected.channels[0].channelId, authorisationId: id }
  }
  const channels = {} as Connected['channels']
  for (const region of ['US', 'UK'] as const) {
    const shop = shops.find((each: { region: string }) => each.region === (region === 'UK' ? 'GB' : region))
    channels[region] = { ...(await connectShop(shop.id)), shopId: shop.id }
  }
  await sandbox.control('POST', '/control/shopify/shops', {
    shop: storeShop,
    ...storeCredentials,
    scopes: ['read_orders', 'read_fulfillments', 'read_products'],
  })
  const store = await must('POST', '/stores', {
    kind: 'shopify',
    settings: {
      shopDomain: `${storeShop}.myshopify.com`,
      ...storeCredentials,
      adminUrl: `${sandbox.shopifyUrl}/shops/${storeShop}`,
    },
  })
  const storeId = store.store.id

  const advance = async (ms: number) => {
    await sandbox.control('POST', '/control/clock/advance', { ms, settle: true })
    await clock.advance(ms)
  }
  /** Somebody who waits for the clock inside a round (a store that asked to slow down) gets the time waited for. */
  const round = async () => {
    let over = false
    const running = server.engine.runDue().finally(() => {
      over = true
    })
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve))
      if (clock.waits() > 0) await advance(waitStepMs)
    }
    await running
  }
  const work = async () => {
    await sandbox.control('POST', '/control/webhooks/settled')
    await round()
    await sandbox.control('POST', '/control/webhooks/settled')
    await round()
  }
  const shipmentsOf = async (orderId: string) => (await must('GET', `/shipments?text=${orderId}`)).items
  const shipmentOf = async (orderId: string) => {
    const shipments = await shipmentsOf(orderId)
    if (shipments.length !== 1) throw new Error(`order ${orderId} has ${shipments.length} shipments, not one`)
    return must('GET', `/shipments/${shipments[0].id}`)
  }
  return {
    sandbox,
    server,
    clock,
    logs,
    workspaceId,
    storeId,
    channels,
    api,
    work,
    advance,
    async reconnect(region) {
      Object.assign(channels[region], await connectShop(channels[region].shopId))
    },
    async sendNotice({ url, topic, body }, headers) {
      const signature = createHmac('sha256', storeCredentials.clientSecret).update(body).digest('base64')
      const reply = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-shopify-topic': topic,
          'x-shopify-hmac-sha256': signature,
          'x-shopify-shop-domain': `${storeShop}.myshopify.com`,
          ...headers,
        },
      })
      return reply.status
    },
    async until(fact) {
      while (!(await fact())) await new Promise((resolve) => setImmediate(resolve))
    },
    config,
    async secrets() {
      const { db, vault } = server.parts
      const { rows } = await db.allWorkspaces.query<{ id: string; sealed: string }>(
        'select id, tokens_sealed as sealed from channel',
      )
      const pairs = await Promise.all(
        rows.map(async ({ id, sealed }) => JSON.parse(await vault.open(workspaceId, `channel.tokens:${id}`, sealed))),
      )
      const kept = await db.allWorkspaces.query<{ sealed: string | null }>(
        'select remembered_sealed as sealed from store',
      )
      const remembered = kept.rows[0]?.sealed ?? null
      return {
        ...Object.fromEntries(
          pairs.flatMap(({ accessToken, refreshToken }, at) => [
            [`access token ${at}`, accessToken],
            [`refresh token ${at}`, refreshToken],
          ]),
        ),
        ...(remembered !== null && {
          'store token': JSON.parse(await vault.open(workspaceId, `store.remembered:${storeId}`, remembered))
            .accessToken,
        }),
        'app secret': appSecret,
        'client secret': storeCredentials.clientSecret,
        'API key': key.secret,
        'master key': readFileSync(join(dataFolder, 'master.key'), 'utf8').trim(),
      }
    },
    async order({
      region = 'US',
      lines = [{ sellerSku: 'MUG', quantity: 1 }],
      channel = {},
      store: storeFields = {},
    } = {}) {
      const made = await sandbox.control('POST', '/control/tiktok-shop/orders', {
        shopId: channels[region].shopId,
        orders: [{ lines, createTime: Math.floor(clock.now() / 1000) - 7_200, ...channel }],
      })
      const orderId = (made.orders ?? made.items ?? made.ids)[0].id ?? (made.orders ?? made.ids)[0]
      const kept = await sandbox.control('POST', `/control/shopify/shops/${storeShop}/orders`, {
        name: `#${orderId.slice(-4)}`,
        sourceIdentifier: orderId,
        lines: lines.map(({ sellerSku, quantity }) => ({ sku: sellerSku, quantity })),
        ...storeFields,
      })
      return { orderId, storeOrderId: kept.id ?? kept.orderId ?? kept.orders?.[0]?.id ?? kept.order?.id }
    },
    async fulfil(fulfilment) {
      return (await sandbox.control('POST', `/control/shopify/shops/${storeShop}/fulfilments`, fulfilment))
        .fulfilments[0]
    },
    inStore: (path, body = {}) => sandbox.control('POST', `/control/shopify/shops/${storeShop}/${path}`, body),
    atChannel: (orderId, hand, body = {}) =>
      sandbox.control('POST', `/control/tiktok-shop/orders/${orderId}/${hand}`, body),
    fault: (rule) => sandbox.control('POST', '/control/faults', rule),
    async providerId(region, name) {
      const { items } = await must('GET', `/channels/${channels[region].channelId}/providers`)
      const provider = items.find((each: { name: string }) => each.name === name)
      if (provider === undefined) throw new Error(`the ${region} shop offers no ${name}`)
      return provider.id
    },
    shipmentsOf,
    shipmentOf,
    async settle(orderId, msMax = 300_000) {
      for (let passedMs = 0; ; passedMs += settleStepMs) {
        await work()
        const [known] = await shipmentsOf(orderId)
        const isUnderWay = known === undefined || underWay.has(known.state) || known.reasonCode === 'order_unread'
        if (!isUnderWay || passedMs >= msMax) return shipmentOf(orderId)
        await advance(settleStepMs)
      }
    },
    async applied(orderId) {
      const query = orderId === undefined ? '' : `&orderId=${orderId}`
      return (await sandbox.control('GET', `/control/ledger?vendor=tiktok-shop${query}`)).entries.filter(
        (entry: { effect: string }) => /shipped|corrected/.test(entry.effect),
      )
    },
    async close() {
      await server.stop()
      await sandbox.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
