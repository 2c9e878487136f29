/**
 * Everything the engine asks of stores and channels, ready to talk: sessions and clients made from rows, kept while the
 * rows stay the same, and the few things said about a connection as a whole (it broke, it needs care).
 */
import type { StoreConnector, StoreSession } from '@waybridge/store-contract'
import type { ChannelOrder, Mapping, Provider } from '@waybridge/sync'
import {
  createTikTokShopClient,
  orderDetailIdsMax,
  RemoteClock,
  refreshTokens,
  type TikTokProblem,
  type TikTokResult,
  type TikTokShopClient,
  TokenKeeper,
} from '@waybridge/tiktok-shop'
import { closeAlert, raiseAlert } from '../database/alerts.ts'
import { type ChannelClaim, readChannel } from '../database/syncs.ts'
import { newId } from '../ids.ts'
import { toChannelOrder } from './channel-order.ts'
import type { DecisionContext } from './deciding.ts'
import type { EngineParts } from './engine.ts'
import { type AnyPace, noPace, Pace, readPace, writePace } from './pacing.ts'
import { createTokenPort } from './token-port.ts'

/** How old a provider list may be before a push reads it again; the daily duty refreshes it anyway. */
const providersFreshMs = 24 * 3_600_000
/** After a list could not be read, it is not asked for again for a while. */
const providersRestMs = 10_000
/** Calls of one channel under way at once; the pace decides how often they leave. */
const uploadsAtOnce = 8
/** The Date header has whole seconds and takes a while to come: a smaller difference is no news. */
const clockOffsetMsMin = 5_000

export type StoreConnection = {
  workspaceId: string
  storeId: string
  kind: string
  status: string
  changeCursor: string | null
  session: StoreSession
}

export type ChannelConnection = { client: TikTokShopClient; reads: AnyPace; writes: AnyPace; clock: RemoteClock }

/** One upload of a tracking number: a push, or the one correction. */
export type Upload = {
  kind: 'ship' | 'correct'
  orderId: string
  lineItemIds: string[] | 'all'
  packageId: string | null
  trackingNumber: string
  providerId: string
}
export type UploadOutcome =
  | { ok: true; requestId: string | null; packageId: string | null; warning: string | null }
  | { ok: false; problem: TikTokProblem }

export type OrdersRead = {
  orders: ChannelOrder[]
  /** False when some could not be asked for: an order that is missing then is not known to be missing. */
  complete: boolean
  problem: TikTokProblem | null
  /** The channel itself does not answer any more. */
  broken: boolean
}

/** Made for one version of a row. */
type Opened<Value> = { version: string; value: Promise<Value> }

/** Who comes while it is being opened waits for the same one: two would each keep tokens and a pace of their own. */
function openOnce<Value>(
  opened: Map<string, Opened<Value>>,
  id: string,
  version: string,
  open: () => Promise<Value>,
): Promise<Value> {
  const known = opened.get(id)
  if (known?.version === version) return known.value
  const value = open()
  opened.set(id, { version, value })
  // What could not be opened is tried again by the next one who asks.
  value.catch(() => {
    if (opened.get(id)?.value === value) opened.delete(id)
  })
  return value
}

export class Connections {
  private readonly parts: EngineParts
  private readonly stores = new Map<string, Opened<StoreSession>>()
  private readonly channels = new Map<string, Opened<ChannelConnection>>()
  private readonly providerLists = new Map<string, { providers: Provider[] | null; readMs: number }>()

  constructor(parts: EngineParts) {
    this.parts = parts
  }

  async store(storeId: string): Promise<StoreConnection | null> {
    const { rows } = await this.parts.db.query<{
      workspaceId: string
      kind: string
      status: string
      settingsSealed: string
      changeCursor: string | null
    }>(
      `select workspace_id as "workspaceId", kind, status, settings_sealed as "settingsSealed", change_cursor as "changeCursor" from store where id = $1`,
      [storeId],
    )
    const row = rows[0]
    const connector = row === undefined ? undefined : this.parts.connectors.get(row.kind)
    if (row === undefined || connector === undefined || row.status === 'disconnected') return null
    const session = await openOnce(this.stores, storeId, row.settingsSealed, () =>
      this.openStore(connector, row.workspaceId, storeId, row.settingsSealed),
    )
    return {
      workspaceId: row.workspaceId,
      storeId,
      kind: row.kind,
      status: row.status,
      changeCursor: row.changeCursor,
      session,
    }
  }

  private async openStore(
    connector: StoreConnector,
    workspaceId: string,
    storeId: string,
    sealed: string,
  ): Promise<StoreSession> {
    const { vault, db, door, clock } = this.parts
    const settings = connector.settings.parse(
      JSON.parse(await vault.open(workspaceId, `store.settings:${storeId}`, sealed)),
    )
    const place = `store.remembered:${storeId}`
    return connector.connect(settings, {
      http: door,
      now: clock.now,
      wait: (ms) => clock.wait(ms, this.parts.stopping),
      remembered: {
        read: async () => {
          const { rows } = await db.query<{ sealed: string | null }>(
            'select remembered_sealed as sealed from store where id = $1',
            [storeId],
          )
          return rows[0]?.sealed == null ? null : vault.open(workspaceId, place, rows[0].sealed)
        },
        save: async (value) => {
          await db.query('update store set remembered_sealed = $2 where id = $1', [
            storeId,
            await vault.seal(workspaceId, place, value),
          ])
        },
      },
    })
  }

  async channel(row: ChannelClaim): Promise<ChannelConnection> {
    const version = [row.appKey, row.appSecretSealed, row.shopCipher, row.apiUrl, row.authUrl].join(' ')
    return openOnce(this.channels, row.id, version, () => this.openChannel(row))
  }

  private async openChannel(row: ChannelClaim): Promise<ChannelConnection> {
    const { vault, door, clock, pacing } = this.parts
    const app = {
      appKey: row.appKey,
      appSecret: await vault.open(row.workspaceId, `channel.app_secret:${row.id}`, row.appSecretSealed),
    }
    const remoteClock = new RemoteClock(clock.now)
    const tokens = new TokenKeeper({
      port: createTokenPort(this.parts, row, this.parts.stopping),
      refresh: (refreshToken) =>
        refreshTokens({ app, http: door, authorisationUrl: row.authUrl, now: clock.now }, refreshToken),
      clock: remoteClock,
    })
    const client = createTikTokShopClient({
      app,
      tokens,
      http: door,
      clock: remoteClock,
      shopCipher: row.shopCipher,
      apiUrl: row.apiUrl,
    })
    const paced = pacing === 'adaptive'
    return {
      client,
      clock: remoteClock,
      reads: paced ? new Pace(clock, readPace) : noPace,
      writes: paced ? new Pace(clock, writePace) : noPace,
    }
  }

  /**
   * Orders as the channel shows them now. What Get Order Detail does with an id it does not know is not documented: it may
   * leave it out or refuse the whole call, so a refused call is asked again in halves until the odd one stands alone.
   */
  async readOrders(row: ChannelClaim, orderIds: readonly string[]): Promise<OrdersRead> {
    const { client, reads } = await this.channel(row)
    const all: OrdersRead = { orders: [], complete: true, problem: null, broken: false }
    const ask = async (ids: readonly string[]): Promise<void> => {
      await reads.turn()
      const result = await client.readOrders(ids)
      pace(reads, result)
      if (result.ok) {
        const nowMs = this.parts.clock.now()
        all.orders.push(...result.value.orders.map((order) => toChannelOrder(order, nowMs)))
        if (result.value.unreadableCount > 0) {
          all.complete = false
          await this.raiseUnreadable(row.id, result.value.unreadableCount)
        }
        return
      }
      const { problem } = result
      if (ids.length > 1 && isAboutOneOrder(problem)) {
        const half = Math.ceil(ids.length / 2)
        await ask(ids.slice(0, half))
        await ask(ids.slice(half))
      } else if (problem.code !== orderUnknownCode) {
        all.complete = false
        all.problem = problem
        if (isWholeChannel(problem)) {
          all.broken = true
          await this.breakChannel(row.id, problem.say)
        }
      }
    }
    for (let from = 0; from < orderIds.length && !all.broken; from += orderDetailIdsMax)
      await ask(orderIds.slice(from, from + orderDetailIdsMax))
    return all
  }

  async decisionContext(row: ChannelClaim, orders: readonly ChannelOrder[]): Promise<DecisionContext> {
    const { rows } = await this.parts.db.query<{
      id: string
      storeCarrier: string
      match: 'exact' | 'pattern'
      storeKind: string | null
      deliveryOptionId: string | null
      target: 'provider' | 'do_not_sync' | 'hold'
      providerId: string | null
      providerName: string | null
    }>(
      `select id, store_carrier as "storeCarrier", match, store_kind as "storeKind", delivery_option_id as "deliveryOptionId", target,
         provider_id as "providerId", provider_name as "providerName" from mapping where channel_id = $1`,
      [row.id],
    )
    const mappings: Mapping[] = rows.map(({ target, providerId, providerName, ...mapping }) => ({
      ...mapping,
      target:
        target === 'provider'
          ? { kind: target, provider: { id: providerId ?? '', name: providerName ?? '' } }
          : { kind: target },
    }))
    const lists = new Map<string, readonly Provider[] | null>()
    for (const order of orders) {
      const option = order.deliveryOptionId
      if (option !== null && !lists.has(option))
        lists.set(option, await this.providers(row, option, order.recipientRegion))
    }
    return {
      mappings,
      providersOf: (order) => (order.deliveryOptionId === null ? null : (lists.get(order.deliveryOptionId) ?? null)),
    }
  }

  /** The live list of one delivery option: from memory, else the last good one of the database, else asked for. */
  private async providers(
    row: ChannelClaim,
    deliveryOptionId: string,
    buyerRegion: string | null,
  ): Promise<Provider[] | null> {
    const key = `${row.id} ${deliveryOptionId}`
    const nowMs = this.parts.clock.now()
    const known = this.providerLists.get(key)
    if (known !== undefined && nowMs - known.readMs < (known.providers === null ? providersRestMs : providersFreshMs))
      return known.providers
    const stored = await this.parts.db.query<{ providers: Provider[]; readAt: string }>(
      'select providers, read_at as "readAt" from provider_list where channel_id = $1 and delivery_option_id = $2',
      [row.id, deliveryOptionId],
    )
    const last = stored.rows[0]
    if (known === undefined && last !== undefined && nowMs - Date.parse(last.readAt) < providersFreshMs) {
      this.providerLists.set(key, { providers: last.providers, readMs: Date.parse(last.readAt) })
      return last.providers
    }
    const asked = await this.askProviders(row, deliveryOptionId, buyerRegion)
    // The last good list is better than none; its age is on the screen.
    const providers = asked ?? last?.providers ?? null
    this.providerLists.set(key, {
      providers,
      readMs: asked === null ? nowMs - providersFreshMs + providersRestMs : nowMs,
    })
    return providers
  }

  private async askProviders(
    row: ChannelClaim,
    deliveryOptionId: string,
    buyerRegion: string | null,
  ): Promise<Provider[] | null> {
    const { client, reads } = await this.channel(row)
    await reads.turn()
    const result = await client.listShippingProviders(
      deliveryOptionId,
      buyerRegion === null ? undefined : regionsOf(row, buyerRegion),
    )
    pace(reads, result)
    if (!result.ok) return null
    const providers = result.value.map(({ id, name }) => ({ id, name }))
    await this.parts.db.query(
      `insert into provider_list (workspace_id, channel_id, delivery_option_id, providers, read_at) values ($1, $2, $3, $4, $5)
       on conflict (channel_id, delivery_option_id) do update set providers = excluded.providers, read_at = excluded.read_at`,
      [
        row.workspaceId,
        row.id,
        deliveryOptionId,
        JSON.stringify(providers),
        new Date(this.parts.clock.now()).toISOString(),
      ],
    )
    return providers
  }

  /** The next decision asks TikTok for the list instead of trusting the one we have. */
  forgetProviders(channelId: string): void {
    for (const [key, list] of this.providerLists) {
      if (key.startsWith(`${channelId} `)) this.providerLists.set(key, { ...list, readMs: 0 })
    }
  }

  upload(row: ChannelClaim) {
    const connection = this.channel(row)
    return {
      atOnce: uploadsAtOnce,
      callFor: (upload: Upload) => callName(upload, row.region),
      turn: async () => (await connection).writes.turn(this.parts.stopping),
      send: async (upload: Upload): Promise<UploadOutcome> => {
        const { client, writes } = await connection
        const result = await sendUpload(client, upload, row.region)
        pace(writes, result)
        return result.ok ? { ok: true, requestId: result.requestId, ...result.value } : result
      },
    }
  }

  /** Stops calling a channel whose authorisation does not hold; its work is kept and goes on after reconnecting. */
  async breakChannel(channelId: string, say: string): Promise<void> {
    const { rowCount } = await this.parts.db.query(
      `update channel set status = 'broken', status_say = $2 where id = $1 and status = 'active'`,
      [channelId, say],
    )
    if (rowCount > 0)
      await this.raise(
        channelId,
        'broken',
        'urgent',
        say,
        'Reconnect the sales channel; everything waiting then goes by itself.',
      )
  }

  async breakStore(storeId: string, say: string): Promise<void> {
    const { rowCount } = await this.parts.db.query(
      `update store set status = 'broken', status_say = $2 where id = $1 and status = 'active'`,
      [storeId, say],
    )
    if (rowCount > 0) await this.raiseAboutStore(storeId, 'broken', 'urgent', say, 'Reconnect the store.')
  }

  /** A regular reading went well: what was said about the connection is over, and what the session noticed is told. */
  async storeAnswers({ workspaceId, storeId, session }: StoreConnection): Promise<void> {
    await closeAlert(this.parts.db, workspaceId, `store:${storeId}:broken`, this.parts.clock.now())
    for (const { code, say, nextStep } of session.warnings?.() ?? [])
      await this.raiseAboutStore(storeId, code, 'warning', say, nextStep ?? null)
  }

  async channelAnswers(row: ChannelClaim): Promise<void> {
    await closeAlert(this.parts.db, row.workspaceId, `channel:${row.id}:broken`, this.parts.clock.now())
    const { offsetMs } = (await this.channel(row)).clock
    if (Math.abs(offsetMs) < clockOffsetMsMin)
      await closeAlert(this.parts.db, row.workspaceId, `channel:${row.id}:clock`, this.parts.clock.now())
    else {
      const say = `The clock of this installation is ${Math.round(Math.abs(offsetMs) / 1000)} s ${offsetMs > 0 ? 'behind' : 'ahead of'} TikTok Shop's. Calls are corrected for it.`
      await this.raise(row.id, 'clock', 'warning', say, 'Ask the operator to set the clock (time synchronisation).')
    }
  }

  async raiseUnreadable(channelId: string, count: number): Promise<void> {
    await this.raise(
      channelId,
      'unreadable-orders',
      'warning',
      `${count} orders came from TikTok Shop in a shape Waybridge does not know.`,
      'Update Waybridge; these orders wait.',
    )
  }

  async raiseAboutStore(
    storeId: string,
    cause: string,
    severity: 'info' | 'warning' | 'urgent',
    say: string,
    nextStep: string | null,
  ): Promise<void> {
    const { rows } = await this.parts.db.query<{ workspaceId: string; name: string }>(
      'select workspace_id as "workspaceId", name from store where id = $1',
      [storeId],
    )
    const store = rows[0]
    if (store !== undefined)
      await raiseAlert(
        this.parts.db,
        this.alert(store.workspaceId, `store:${storeId}:${cause}`, severity, `${store.name}: ${say}`, nextStep),
      )
  }

  /** One alert per cause: raising it again only counts. */
  async raise(
    channelId: string,
    cause: string,
    severity: 'info' | 'warning' | 'urgent',
    say: string,
    nextStep: string | null,
  ): Promise<void> {
    const channel = await readChannel(this.parts.db, channelId)
    if (channel === null) return
    await raiseAlert(
      this.parts.db,
      this.alert(channel.workspaceId, `channel:${channelId}:${cause}`, severity, `${channel.name}: ${say}`, nextStep),
    )
  }

  private alert(
    workspaceId: string,
    causeKey: string,
    severity: 'info' | 'warning' | 'urgent',
    say: string,
    nextStep: string | null,
  ) {
    const nowMs = this.parts.clock.now()
    return { id: newId('alr', nowMs), workspaceId, causeKey, severity, say, nextStep, nowMs }
  }
}

function pace(pace: AnyPace, result: TikTokResult<unknown>): void {
  if (result.ok) pace.quiet()
  else if (result.problem.class === 'later') pace.pushedBack(result.problem.retryAfterMs)
}

/** A refusal that may be about one id of many, unlike a busy, broken or silent channel. */
function isAboutOneOrder(problem: TikTokProblem): boolean {
  return !['later', 'unknown', 'token_expired', 'clock', 'ours'].includes(problem.class) && !isWholeChannel(problem)
}
/** Get Order Detail's word for an order this shop does not have (its page, read November 2026). */
const orderUnknownCode = 21008111
const isWholeChannel = (problem: TikTokProblem) => problem.class === 'credentials' && problem.code !== orderUnknownCode

const euRegions = new Set(['ES', 'IE', 'IT', 'DE', 'FR', 'AT', 'BE', 'NL', 'PL'])
/** EU shops must name both regions since 26 March 2026 (changelog 7z0wsn3s, read November 2026); others are not asked. */
function regionsOf(
  row: ChannelClaim,
  buyerRegion: string,
): { warehouseRegion?: string; buyerRegion?: string } | undefined {
  return euRegions.has(row.region) ? { warehouseRegion: row.region, buyerRegion } : undefined
}

/** Where packages exist since payment, the package is shipped; elsewhere the order is (fulfilment overview, read November 2026). */
const packageRegions = new Set(['ID', 'TH', 'SG', 'MY', 'VN', 'PH', 'BR', 'MX'])

function callName(upload: Upload, region: string): string {
  if (upload.kind === 'correct')
    return upload.packageId === null ? 'update-shipping-info' : 'update-package-shipping-info'
  return packageRegions.has(region) ? 'ship-package' : 'mark-package-as-shipped'
}

async function sendUpload(
  client: TikTokShopClient,
  upload: Upload,
  region: string,
): Promise<TikTokResult<{ packageId: string | null; warning: string | null }>> {
  const number = { trackingNumber: upload.trackingNumber, shippingProviderId: upload.providerId }
  const plain = (result: TikTokResult<null>): TikTokResult<{ packageId: string | null; warning: string | null }> =>
    result.ok ? { ...result, value: { packageId: upload.packageId, warning: null } } : result
  switch (callName(upload, region)) {
    case 'update-shipping-info':
      return plain(await client.updateShippingInfo({ orderId: upload.orderId, ...number }))
    case 'update-package-shipping-info':
      return plain(await client.updatePackageShippingInfo({ packageId: upload.packageId ?? '', ...number }))
    case 'ship-package':
      return plain(await client.shipPackage({ packageId: upload.packageId ?? '', ...number }))
    default: {
      const result = await client.markPackageAsShipped({
        orderId: upload.orderId,
        ...number,
        ...(upload.lineItemIds === 'all' ? {} : { lineItemIds: upload.lineItemIds }),
      })
      return result.ok
        ? { ...result, value: { packageId: result.value.packageId, warning: result.value.warning?.text ?? null } }
        : result
    }
  }
}
