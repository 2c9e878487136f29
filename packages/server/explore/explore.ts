/**
 * "Explore with the sandbox": an imitated TikTok Shop with two markets and an imitated store, started as a child, connected by
 * the same commands as real ones and filled with orders as messy as real ones. Nothing of it reaches anybody outside.
 *
 * off → starting → connecting → filling → ready, and from each of them to failed or back to off. What was made is written down
 * before it is used, so that ending, a crash or the next start takes all of it away again: the imitated world lives in the
 * child's memory, and connections to a world that is gone would only look broken.
 *
 * Offered where one process does everything; a worker elsewhere could not reach the child.
 */
import { Refusal } from '../api/refusals.ts'
import { connectWithCode } from '../commands/channels.ts'
import { type Actor, audit, isoNow } from '../commands/house.ts'
import { connectStore } from '../commands/stores.ts'
import {
  addExploredChannel,
  addExploredStore,
  findExplored,
  insertExplored,
  removeExplored,
} from '../database/explore.ts'
import type { Door } from '../door/door.ts'
import type { Parts } from '../parts.ts'
import { ordersToPlace, place, placeAwaiting, type Shops, storeName, storeSecrets } from './filling.ts'
import { type ImitatedWorld, startImitatedWorld } from './imitated-world.ts'

const firstOrders = 60
const awaitingOrders = 6
/** The credentials the sandbox's documentation names for its app. */
const sandboxApp = { appKey: 'sandboxapp1', appSecret: 'sandbox-secret-of-no-worth-00001' }

export type ExplorePhase = 'off' | 'starting' | 'connecting' | 'filling' | 'ready' | 'failed'
export type ExploreState = {
  phase: ExplorePhase
  /** Orders placed, of `total`. */
  done: number
  total: number
  say: string | null
  /** A server before this one explored: its imitated world ended with it, and with that all that came of it. */
  endedByRestart: boolean
}

export type Explore = {
  state(workspaceId: string): ExploreState
  /** Answers at once; the state tells how far it is. */
  start(by: Actor): Promise<void>
  moreOrders(by: Actor, count: number): Promise<void>
  end(by: Actor): Promise<void>
  /** Takes away what a server before this one left behind. */
  tidy(): Promise<void>
  close(): Promise<void>
}

const off: ExploreState = { phase: 'off', done: 0, total: 0, say: null, endedByRestart: false }

export function createExplore(parts: Parts, door: Pick<Door, 'admit' | 'dismiss'>): Explore {
  let world: ImitatedWorld | null = null
  let shops: Shops | null = null
  let owner: string | null = null
  let placed = 0
  let now: ExploreState = off
  /** What runs, so that ending waits for it. */
  let running: Promise<void> = Promise.resolve()
  let isEnding = false
  /** The workspace whose exploring ended with the server before. */
  let tidiedOf: string | null = null

  const origins = (of: ImitatedWorld) => [of.tiktokShopUrl, of.shopifyUrl]
  const at = (phase: ExplorePhase, more: Partial<ExploreState> = {}) => {
    now = { ...now, say: null, ...more, phase }
  }

  async function forget(): Promise<void> {
    const gone = world
    world = null
    shops = null
    if (gone !== null) {
      await gone.stop()
      door.dismiss(origins(gone))
    }
    await parts.db.allWorkspaces.transaction(async (sql) => {
      const explored = await findExplored(sql)
      if (explored !== null) await removeExplored(sql, explored)
    })
  }

  async function begin(by: Actor): Promise<void> {
    world = await startImitatedWorld()
    world.onEnd(() => {
      at('failed', { say: 'The imitated shop has ended. End exploring, then start it again.' })
    })
    door.admit(origins(world))
    at('connecting')
    shops = await connect(world, by)
    at('filling', { done: 0, total: firstOrders + awaitingOrders })
    await fill(world, shops, firstOrders)
    for (let index = 0; index < awaitingOrders && !isEnding; index += 1) {
      await placeAwaiting(world, index % 2 === 0 ? shops.UK : shops.US, index, parts.clock.now())
      now = { ...now, done: now.done + 1 }
    }
    at('ready')
  }

  async function fill(into: ImitatedWorld, where: Shops, count: number): Promise<void> {
    for (const order of ordersToPlace(placed, count)) {
      if (isEnding) return
      await place(into, where, order, placed, parts.clock.now())
      placed += 1
      now = { ...now, done: now.done + 1 }
    }
  }

  async function connect(into: ImitatedWorld, by: Actor): Promise<Shops> {
    // Whether TikTok refuses such labels outright is a switch of ours; here it warns, which shows more.
    await into.control('PUT', '/tiktok-shop/switches', { usps: 'warning' })
    const known = (await into.control<{ shops: { id: string; region: string }[] }>('GET', '/tiktok-shop/shops')).shops
    const shopOf = (regions: readonly string[]) => {
      const found = known.find((shop) => regions.includes(shop.region))
      if (found === undefined) throw new Error(`the sandbox has no shop in ${regions.join(' or ')}`)
      return found.id
    }
    const made: Shops = { UK: shopOf(['UK', 'GB']), US: shopOf(['US']) }
    for (const shopId of [made.UK, made.US]) {
      const { code } = await into.control<{ code: string }>('POST', '/tiktok-shop/authorisations', { shopId })
      const { channels } = await connectWithCode(
        parts,
        by,
        { otherAddresses: true },
        { ...sandboxApp, authCode: code, apiUrl: into.tiktokShopUrl, authUrl: into.tiktokShopUrl },
      )
      for (const { channelId } of channels)
        await parts.db.inWorkspace(by.workspaceId, (sql) => addExploredChannel(sql, channelId))
    }
    await into.control('POST', '/shopify/shops', {
      shop: storeName,
      ...storeSecrets,
      scopes: ['read_orders', 'read_fulfillments'],
      plan: 'plus',
    })
    const { storeId } = await connectStore(parts, by, {
      kind: 'shopify',
      name: 'Sandbox store',
      settings: {
        shopDomain: `${storeName}.myshopify.com`,
        ...storeSecrets,
        adminUrl: `${into.shopifyUrl}/shops/${storeName}`,
      },
    })
    await parts.db.inWorkspace(by.workspaceId, (sql) => addExploredStore(sql, storeId))
    return made
  }

  return {
    state: (workspaceId) => ({
      ...(owner === null || owner === workspaceId ? now : off),
      endedByRestart: owner === null && tidiedOf === workspaceId,
    }),

    async start(by) {
      if (now.phase !== 'off' || owner !== null) throw new Refusal('explore.running')
      owner = by.workspaceId
      tidiedOf = null
      isEnding = false
      placed = 0
      at('starting', { done: 0, total: 0 })
      try {
        await parts.db.inWorkspace(by.workspaceId, async (sql) => {
          if (!(await insertExplored(sql, by.workspaceId, isoNow(parts)))) throw new Refusal('explore.running')
          await audit(sql, parts, by, 'explore.started', by.workspaceId)
        })
      } catch (error) {
        owner = null
        now = off
        throw error
      }
      running = begin(by).catch((error: Error) => {
        parts.log.error({ error: error.message }, 'exploring with the sandbox did not start')
        at('failed', { say: 'The sandbox could not be started. End exploring, then try again.' })
      })
    },

    async moreOrders(by, count) {
      if (now.phase !== 'ready' || world === null || shops === null || owner !== by.workspaceId)
        throw new Refusal('explore.not_ready')
      const [into, where] = [world, shops]
      at('filling', { done: 0, total: count })
      running = fill(into, where, count).then(
        () => at('ready'),
        (error: Error) => {
          parts.log.error({ error: error.message }, 'the sandbox took no more orders')
          at('failed', { say: 'The sandbox took no more orders. End exploring, then start it again.' })
        },
      )
    },

    async end(by) {
      if (owner === null) throw new Refusal('explore.not_ready')
      if (owner !== by.workspaceId) throw new Refusal('explore.running')
      isEnding = true
      await running
      await forget()
      await parts.db.inWorkspace(by.workspaceId, (sql) => audit(sql, parts, by, 'explore.ended', by.workspaceId))
      owner = null
      now = off
    },

    async tidy() {
      const left = await parts.db.allWorkspaces.transaction(findExplored)
      if (left === null) return
      await forget()
      parts.log.info(
        'what exploring with the sandbox had made was taken away: its imitated world ended with the server',
      )
      tidiedOf = left.workspaceId
    },

    async close() {
      isEnding = true
      await running
      await world?.stop()
    },
  }
}
