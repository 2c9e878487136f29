/**
 * Connecting TikTok Shops. The seller grants an authorisation, which may reach several shops; each chosen shop becomes a
 * sales channel. A state is single use and bound to who asked for it; app secret and tokens are sealed from the first write.
 */
import { defaultChannelPolicy, type Provider } from '@waybridge/sync'
import {
  createTikTokShopClient,
  defaultApiUrl,
  defaultAuthorisationUrl,
  exchangeCode,
  fixedToken,
  RemoteClock,
  type TikTokProblem,
  type TikTokShopClient,
  type TokenPair,
  type WebhookEventType,
} from '@waybridge/tiktok-shop'
import { Refusal } from '../api/refusals.ts'
import {
  type AuthorisationRow,
  type ChannelContents,
  type ChannelRow,
  countChannelContents,
  disconnectChannel,
  findChannel,
  findChannelByShop,
  findOpenAuthorisation,
  finishAuthorisation,
  insertAuthorisation,
  type OfferedShop,
  type ProviderListRow,
  readProviderLists,
  saveAuthorisationShops,
  saveChannelConnection,
  saveProviderLists,
  setChannelStatus,
  takeAuthorisationState,
} from '../database/channels.ts'
import { ensureDuty, hastenDuty } from '../database/schedules.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { digest } from '../secrets/digest.ts'
import { type Actor, audit, isoNow, unguessable } from './house.ts'

export const channelReadEveryMs = 600_000
export const channelTokensEveryMs = 3_600_000
export const channelProvidersEveryMs = 86_400_000
/** From the link to the redirect. */
const stateLifeMs = 10 * 60_000
/** From the exchanged code to the choice of shops. */
const choiceLifeMs = 30 * 60_000
/** A shop has a handful of warehouses and options; more are cut, and the lists of the others come with their orders. */
const warehousesMax = 20
const deliveryOptionsMax = 40

/** Where a seller grants the authorisation (Seller authorisation guide, read November 2026). */
const authorisePages = {
  US: 'https://services.us.tiktokshop.com/open/authorize',
  other: 'https://services.tiktokshop.com/open/authorize',
} as const
export type Market = keyof typeof authorisePages

const wantedNotices: readonly WebhookEventType[] = [
  'ORDER_STATUS_CHANGE',
  'PACKAGE_UPDATE',
  'CANCELLATION_STATUS_CHANGE',
  'SELLER_DEAUTHORIZATION',
  'UPCOMING_AUTHORIZATION_EXPIRATION',
]

export type ChannelOptions = {
  /** An operator's switch: other addresses than TikTok's, for sandboxes. */
  otherAddresses: boolean
}
export type AppSettings = { appKey: string; appSecret: string; apiUrl?: string; authUrl?: string }

/** Somebody waits at a form, where nothing goes on by itself: what passes is tried again by them. */
export const refusalOf = (problem: TikTokProblem) =>
  new Refusal('channel.refused', {
    say: problem.say,
    nextStep: ['later', 'unknown'].includes(problem.class)
      ? 'Try again in a few minutes. If it stays, check that this server can reach TikTok Shop.'
      : problem.nextStep,
  })

function addressesOf(options: ChannelOptions, app: AppSettings): { apiUrl: string; authUrl: string } {
  if (!options.otherAddresses && (app.apiUrl !== undefined || app.authUrl !== undefined))
    throw new Refusal('channel.address')
  return { apiUrl: app.apiUrl ?? defaultApiUrl, authUrl: app.authUrl ?? defaultAuthorisationUrl }
}

const secretPlace = (authorisationId: string) => `authorisation.app_secret:${authorisationId}`
const tokensPlace = (authorisationId: string) => `authorisation.tokens:${authorisationId}`
const channelSecretPlace = (channelId: string) => `channel.app_secret:${channelId}`
const channelTokensPlace = (channelId: string) => `channel.tokens:${channelId}`

async function beginAuthorisation(
  parts: Parts,
  by: Actor,
  options: ChannelOptions,
  app: AppSettings,
  state: string | null,
): Promise<AuthorisationRow> {
  const now = parts.clock.now()
  const id = newId('aut', now)
  const row: AuthorisationRow = {
    id,
    workspaceId: by.workspaceId,
    startedBy: by.actor,
    appKey: app.appKey,
    appSecretSealed: await parts.vault.seal(by.workspaceId, secretPlace(id), app.appSecret),
    ...addressesOf(options, app),
    tokensSealed: null,
    shops: null,
    expiresAt: new Date(now + stateLifeMs).toISOString(),
  }
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    await insertAuthorisation(sql, { ...row, stateHash: state === null ? null : digest(state) })
    await audit(sql, parts, by, 'authorisation.started', id, { appKey: app.appKey })
  })
  return row
}

/** The page on which the seller grants access, with a state that works once, for ten minutes, for this caller only. */
export async function startAuthorisation(
  parts: Parts,
  by: Actor,
  options: ChannelOptions,
  app: AppSettings & { serviceId: string; market: Market },
): Promise<{ authorisationId: string; url: string; expiresAt: string }> {
  const state = unguessable()
  const row = await beginAuthorisation(parts, by, options, app, state)
  const page = app.authUrl === undefined ? authorisePages[app.market] : `${app.authUrl}/open/authorize`
  const query = new URLSearchParams({ service_id: app.serviceId, state })
  return { authorisationId: row.id, url: `${page}?${query}`, expiresAt: row.expiresAt }
}

/** TikTok's redirect came back. The state is taken whatever follows, so that nothing can be tried twice. */
export async function returnFromAuthorisation(
  parts: Parts,
  by: Actor,
  answer: { state: string; code: string | null },
): Promise<{ authorisationId: string; shops: OfferedShop[] }> {
  const row = await parts.db.inWorkspace(by.workspaceId, (sql) =>
    takeAuthorisationState(sql, {
      workspaceId: by.workspaceId,
      stateHash: digest(answer.state),
      startedBy: by.actor,
      nowAt: isoNow(parts),
    }),
  )
  if (row === null) throw new Refusal('authorisation.state')
  // A refusal comes as code=null in TikTok's spelling, or without a code.
  if (answer.code === null || answer.code === 'null') throw new Refusal('authorisation.denied')
  return { authorisationId: row.id, shops: await exchange(parts, row, answer.code) }
}

/** Turns the code into tokens, asks which shops they reach, and keeps both until the shops are chosen. */
async function exchange(parts: Parts, row: AuthorisationRow, code: string): Promise<OfferedShop[]> {
  const app = {
    appKey: row.appKey,
    appSecret: await parts.vault.open(row.workspaceId, secretPlace(row.id), row.appSecretSealed),
  }
  const granted = await exchangeCode(
    { app, http: parts.door, authorisationUrl: row.authUrl, now: parts.clock.now },
    code,
  )
  if (!granted.ok) throw refusalOf(granted.problem)
  if (granted.value.userType !== 'seller') throw new Refusal('channel.wrong_account')
  const { tokens } = granted.value
  const reached = await clientOf(parts, app, tokens, { apiUrl: row.apiUrl, shopCipher: null }).listAuthorizedShops()
  if (!reached.ok) throw refusalOf(reached.problem)
  const shops = reached.value.map(
    (shop): OfferedShop => ({
      id: shop.id,
      name: shop.name ?? shop.code ?? shop.id,
      region: shop.region ?? granted.value.sellerBaseRegion ?? '',
      sellerType: shop.sellerType ?? 'LOCAL',
      cipher: shop.cipher,
    }),
  )
  if (shops.length === 0) throw new Refusal('channel.no_shop')
  const tokensSealed = await parts.vault.seal(row.workspaceId, tokensPlace(row.id), JSON.stringify(tokens))
  await parts.db.inWorkspace(row.workspaceId, (sql) =>
    saveAuthorisationShops(sql, {
      workspaceId: row.workspaceId,
      id: row.id,
      tokensSealed,
      shops,
      expiresAt: new Date(parts.clock.now() + choiceLifeMs).toISOString(),
      nowAt: isoNow(parts),
    }),
  )
  return shops
}

const clientOf = (
  parts: Parts,
  app: { appKey: string; appSecret: string },
  tokens: TokenPair,
  shop: { apiUrl: string; shopCipher: string | null },
): TikTokShopClient =>
  createTikTokShopClient({
    app,
    tokens: fixedToken(tokens.accessToken),
    http: parts.door,
    clock: new RemoteClock(parts.clock.now),
    ...shop,
  })

export type ConnectedChannel = {
  channelId: string
  shopId: string
  name: string
  providers: number
  notices: 'registered' | 'not possible here' | 'failed'
}

/** Makes a sales channel of each chosen shop. */
export async function connectShops(
  parts: Parts,
  by: Actor,
  authorisationId: string,
  shopIds: readonly string[],
): Promise<ConnectedChannel[]> {
  const opened = await parts.db.inWorkspace(by.workspaceId, (sql) =>
    findOpenAuthorisation(sql, by.workspaceId, authorisationId, isoNow(parts)),
  )
  if (opened === null || opened.tokensSealed === null) throw new Refusal('not_found')
  const chosen = shopIds.map((id) => {
    const shop = opened.shops?.find((each) => each.id === id)
    if (shop === undefined) throw new Refusal('channel.shop_unknown')
    return shop
  })
  const { vault } = parts
  const app = {
    appKey: opened.appKey,
    appSecret: await vault.open(by.workspaceId, secretPlace(opened.id), opened.appSecretSealed),
  }
  const tokens: TokenPair = JSON.parse(await vault.open(by.workspaceId, tokensPlace(opened.id), opened.tokensSealed))

  // Sealing may ask the database for a key, so it happens before the transaction, not in it.
  const plans: {
    shop: OfferedShop
    known: ChannelRow | null
    id: string
    appSecretSealed: string
    tokensSealed: string
  }[] = []
  for (const shop of chosen) {
    const known = await parts.db.inWorkspace(by.workspaceId, (sql) => findChannelByShop(sql, by.workspaceId, shop.id))
    const id = known?.id ?? newId('chn', parts.clock.now())
    const appSecretSealed = await vault.seal(by.workspaceId, channelSecretPlace(id), app.appSecret)
    const tokensSealed = await vault.seal(by.workspaceId, channelTokensPlace(id), JSON.stringify(tokens))
    plans.push({ shop, known, id, appSecretSealed, tokensSealed })
  }
  const channels = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const made: ChannelRow[] = []
    for (const { shop, known, id, appSecretSealed, tokensSealed } of plans) {
      const saved = await saveChannelConnection(sql, {
        id,
        workspaceId: by.workspaceId,
        name: shop.name,
        region: shop.region,
        sellerType: shop.sellerType,
        shopId: shop.id,
        shopCipher: shop.cipher,
        appKey: opened.appKey,
        appSecretSealed,
        tokensSealed,
        accessExpiresAt: tokens.accessTokenExpiresAt,
        refreshExpiresAt: tokens.refreshTokenExpiresAt,
        apiUrl: opened.apiUrl,
        authUrl: opened.authUrl,
        hookPath: known !== null && known.status !== 'disconnected' ? known.hookPath : unguessable(),
        policy: defaultChannelPolicy,
        createdAt: isoNow(parts),
      }).catch((error: unknown) => {
        // The shop is connected in another workspace: the unique index sees through the walls, we do not.
        if ((error as { code?: unknown }).code === '23505')
          throw new Refusal('channel.shop_connected', { shop: shop.name })
        throw error
      })
      if (!saved) throw new Refusal('channel.shop_connected', { shop: shop.name })
      const now = parts.clock.now()
      const duty = { workspaceId: by.workspaceId, subjectId: id }
      await ensureDuty(sql, { ...duty, duty: 'channel.read', everyMs: channelReadEveryMs }, now)
      await ensureDuty(
        sql,
        { ...duty, duty: 'channel.tokens', everyMs: channelTokensEveryMs },
        now + channelTokensEveryMs,
      )
      await ensureDuty(
        sql,
        { ...duty, duty: 'channel.providers', everyMs: channelProvidersEveryMs },
        now + channelProvidersEveryMs,
      )
      await hastenDuty(sql, `channel.read:${id}`, now)
      await audit(sql, parts, by, known === null ? 'channel.connected' : 'channel.reconnected', id, {
        shopId: shop.id,
        name: shop.name,
        region: shop.region,
      })
      made.push((await findChannel(sql, by.workspaceId, id)) as ChannelRow)
    }
    await finishAuthorisation(sql, by.workspaceId, opened.id, isoNow(parts))
    return made
  })

  const connected: ConnectedChannel[] = []
  for (const channel of channels) {
    const client = clientOf(parts, app, tokens, { apiUrl: channel.apiUrl, shopCipher: channel.shopCipher })
    // Both come again by themselves (with the first order, or by polling), so neither may undo the connection.
    const providers = await loadProviders(parts, channel, client)
    const notices = await registerNotices(parts, channel, client)
    connected.push({
      channelId: channel.id,
      shopId: channel.shopId,
      name: channel.name,
      providers: providers.length,
      notices,
    })
  }
  parts.wake()
  return connected
}

/** With a code pasted by hand: exchanges it and, when the choice is clear, connects at once. */
export async function connectWithCode(
  parts: Parts,
  by: Actor,
  options: ChannelOptions,
  wanted: AppSettings & { authCode: string; shopIds?: readonly string[] },
): Promise<{ authorisationId: string; shops: OfferedShop[]; channels: ConnectedChannel[] }> {
  const row = await beginAuthorisation(parts, by, options, wanted, null)
  const shops = await exchange(parts, row, wanted.authCode)
  const only = shops.length === 1 ? shops.map((shop) => shop.id) : []
  const shopIds = wanted.shopIds ?? only
  const channels = shopIds.length === 0 ? [] : await connectShops(parts, by, row.id, shopIds)
  return { authorisationId: row.id, shops, channels }
}

/** Reads the shipping providers of every delivery option in which the seller ships. */
async function loadProviders(parts: Parts, channel: ChannelRow, client: TikTokShopClient): Promise<Provider[]> {
  const lists = new Map<string, Omit<ProviderListRow, 'readAt'>>()
  const warehouses = await client.listWarehouses()
  if (!warehouses.ok) return []
  const sales = warehouses.value.filter((warehouse) => warehouse.type === null || warehouse.type === 'SALES_WAREHOUSE')
  for (const warehouse of sales.slice(0, warehousesMax)) {
    const options = await client.listDeliveryOptions(warehouse.id)
    if (!options.ok) continue
    for (const option of options.value) {
      const sellerShips = option.type === null || option.type === 'SEND_BY_SELLER'
      if (!sellerShips || lists.has(option.id) || lists.size >= deliveryOptionsMax) continue
      const regions = {
        ...(warehouse.region ? { warehouseRegion: warehouse.region } : {}),
        buyerRegion: channel.region,
      }
      const providers = await client.listShippingProviders(option.id, regions)
      if (!providers.ok) continue
      lists.set(option.id, {
        deliveryOptionId: option.id,
        deliveryOptionName: option.name ?? '',
        providers: providers.value.map(({ id, name }) => ({ id, name })),
      })
    }
  }
  await parts.db.inWorkspace(channel.workspaceId, (sql) =>
    saveProviderLists(
      sql,
      { workspaceId: channel.workspaceId, channelId: channel.id },
      [...lists.values()],
      isoNow(parts),
    ),
  )
  return unionOf([...lists.values()])
}

async function registerNotices(
  parts: Parts,
  channel: ChannelRow,
  client: TikTokShopClient,
): Promise<ConnectedChannel['notices']> {
  // TikTok delivers to https only; a sandbox, which has an address of its own, delivers anywhere.
  if (!parts.publicUrl.startsWith('https://') && channel.apiUrl === defaultApiUrl) return 'not possible here'
  const address = `${parts.publicUrl}/hooks/channels/${channel.hookPath}`
  for (const event of wantedNotices) {
    const done = await client.updateShopWebhook(event, address)
    if (!done.ok) return 'failed'
  }
  return 'registered'
}

/** Every provider of a channel once, whatever the delivery option; by name. */
export const unionOf = (lists: readonly { providers: readonly Provider[] }[]): Provider[] =>
  [...new Map(lists.flatMap((list) => list.providers).map((provider) => [provider.id, provider])).values()].sort(
    (a, b) => (a.name < b.name ? -1 : 1),
  )

export async function openChannel(parts: Parts, by: Actor, channelId: string): Promise<ChannelRow> {
  const channel = await parts.db.inWorkspace(by.workspaceId, (sql) => findChannel(sql, by.workspaceId, channelId))
  if (channel === null) throw new Refusal('not_found')
  if (channel.status === 'disconnected') throw new Refusal('connection.disconnected')
  return channel
}

/** A provider by id, as the channel lists it. */
export async function providerOf(parts: Parts, by: Actor, channelId: string, providerId: string): Promise<Provider> {
  const lists = await parts.db.inWorkspace(by.workspaceId, (sql) => readProviderLists(sql, by.workspaceId, channelId))
  const provider = unionOf(lists).find((each) => each.id === providerId)
  if (provider === undefined) throw new Refusal('provider.unknown', { provider: providerId })
  return provider
}

/** Asks TikTok Shop now with what is kept of the connection; changes nothing. */
export async function testChannel(parts: Parts, by: Actor, channelId: string): Promise<{ name: string }> {
  const channel = await openChannel(parts, by, channelId)
  const reached = await (await keptClientOf(parts, channel)).listAuthorizedShops()
  if (!reached.ok) throw refusalOf(reached.problem)
  const shop = reached.value.find(({ id }) => id === channel.shopId)
  if (shop === undefined) throw new Refusal('channel.no_shop')
  return { name: shop.name ?? shop.code ?? channel.name }
}

async function keptClientOf(parts: Parts, channel: ChannelRow): Promise<TikTokShopClient> {
  const { vault } = parts
  const { id, workspaceId, appKey, apiUrl, shopCipher } = channel
  const appSecret = await vault.open(workspaceId, channelSecretPlace(id), channel.appSecretSealed)
  const tokens: TokenPair = JSON.parse(await vault.open(workspaceId, channelTokensPlace(id), channel.tokensSealed))
  return clientOf(parts, { appKey, appSecret }, tokens, { apiUrl, shopCipher })
}

export async function pauseChannel(parts: Parts, by: Actor, channelId: string, paused: boolean): Promise<void> {
  const channel = await openChannel(parts, by, channelId)
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    await setChannelStatus(
      sql,
      by.workspaceId,
      channelId,
      paused ? 'paused' : 'active',
      paused ? 'Paused by hand.' : null,
    )
    await audit(sql, parts, by, paused ? 'channel.paused' : 'channel.resumed', channelId, { before: channel.status })
  })
  parts.wake()
}

export async function previewChannelEnd(parts: Parts, by: Actor, channelId: string): Promise<ChannelContents> {
  await openChannel(parts, by, channelId)
  return parts.db.inWorkspace(by.workspaceId, (sql) => countChannelContents(sql, by.workspaceId, channelId))
}

/** Ends the connection, deletes its tokens and data, and asks TikTok to stop sending notices. */
export async function endChannel(
  parts: Parts,
  by: Actor,
  channelId: string,
): Promise<{ deleted: ChannelContents; noticesRemoved: boolean }> {
  const channel = await openChannel(parts, by, channelId)
  const deleted = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const contents = await countChannelContents(sql, by.workspaceId, channelId)
    if (contents.inFlight > 0) throw new Refusal('connection.in_flight', { count: contents.inFlight })
    await disconnectChannel(sql, by.workspaceId, channelId)
    await audit(sql, parts, by, 'channel.disconnected', channelId, { shopId: channel.shopId, deleted: contents })
    return contents
  })
  return { deleted, noticesRemoved: await tellTikTokToStop(parts, channel) }
}

/** The connection is over whatever comes of this: tokens that no longer open must not keep a channel connected. */
async function tellTikTokToStop(parts: Parts, channel: ChannelRow): Promise<boolean> {
  try {
    const client = await keptClientOf(parts, channel)
    let removed = true
    for (const event of wantedNotices) removed = (await client.deleteShopWebhook(event)).ok && removed
    return removed
  } catch (error) {
    parts.log.warn(
      { channel: channel.id, error: (error as Error).message },
      'TikTok Shop could not be told to stop its notices',
    )
    return false
  }
}
