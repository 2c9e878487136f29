/** For the tests of this folder: an API over a fresh database, two workspaces, keys of each role, one store and one channel. */
import { randomBytes } from 'node:crypto'
import type { StoreConnector } from '@waybridge/store-contract'
import { failed, ok } from '@waybridge/sync'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { z } from 'zod'
import { type HandClock, handClock } from '../../../tests/support/clock.ts'
import { createApiKey, createWorkspace } from '../commands/workspaces.ts'
import type { Role } from '../database/api-keys.ts'
import { acrossWorkspaces, type Database } from '../database/sql.ts'
import { newId } from '../ids.ts'
import { openLog } from '../log.ts'
import type { Parts } from '../parts.ts'
import { openVault } from '../secrets/vault.ts'
import { type ApiOptions, buildApi } from './index.ts'

/** A store in the process: it knows one secret, and refuses all others in words that would leak it if anything would. */
export const shelfSecret = 'canary-shelf-secret-9c1f'
const shelf: StoreConnector<{ address: string; secret: string }> = {
  kind: 'shelf',
  label: 'Shelf',
  settings: z.object({ address: z.string().min(1), secret: z.string().min(8) }),
  fields: [
    { name: 'address', label: 'Address', help: 'Where the shelf is.', secret: false, required: true },
    { name: 'secret', label: 'Secret', help: 'Behind the shelf.', secret: true, required: true },
  ],
  abilities: { changeFeed: 'updatedSince', notices: 'signed', manyParcelsPerOrder: true },
  whereIsTheCarrierName: 'On the label.',
  noticeSecrets: (settings) => [settings.secret],
  readNotice: () => ({ ok: false, because: 'unreadable', say: 'A shelf sends no notices.' }),
  connect: (settings, tools) => ({
    check: async () => {
      if (!settings.secret.startsWith(shelfSecret)) {
        return failed({
          code: 'store.credentials_refused',
          owner: 'merchant',
          effect: 'none',
          retry: null,
          say: 'The shelf does not know this secret.',
        })
      }
      await tools.remembered.save(`canary-remembered-of-${settings.address}`)
      const granted = settings.address !== 'locked'
      return ok({
        storeKey: settings.address,
        name: `Shelf ${settings.address}`,
        timeZone: null,
        permissions: [{ name: 'read_orders', granted, neededFor: 'reading what was shipped' }],
      })
    },
    subscribe: async () => ok([{ topic: 'orders', state: 'created' as const }]),
    unsubscribe: async () => ok({ removed: 1 }),
    readOrder: async () => ok(null),
    readChanges: async () => ok({ orders: [], cursor: '', more: false }),
    orderUrl: (id) => `https://shelf.example/${id}`,
  }),
}

export type Scene = {
  app: FastifyInstance
  parts: Parts
  clock: HandClock
  /** All workspaces: for looking, and for what others left behind. The API itself works behind the wall. */
  db: Database
  workspaceId: string
  otherWorkspaceId: string
  keys: Record<Role, string> & { stranger: string }
  logged: string[]
  wakes: { count: number }
  ask(
    method: InjectOptions['method'],
    url: string,
    options?: { body?: unknown; key?: string | null; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>
}

export async function openScene(
  db: Database,
  given: {
    api?: ApiOptions
    publicUrl?: string
    door?: Parts['door']
    /** More routes, which an app takes only before it is ready. */
    beforeReady?: (app: FastifyInstance) => Promise<void>
  } = {},
): Promise<Scene> {
  const clock = handClock()
  const logged: string[] = []
  const wakes = { count: 0 }
  const parts: Parts = {
    db,
    vault: await openVault(db.allWorkspaces, randomBytes(32)),
    door: given.door ?? (async () => ({ ok: false, effect: 'none', reason: 'no network in this test' })),
    clock,
    log: openLog('debug', { write: (line: string) => logged.push(line) }),
    connectors: new Map([['shelf', shelf as unknown as StoreConnector]]),
    publicUrl: given.publicUrl ?? 'http://127.0.0.1:4000',
    wake: () => {
      wakes.count += 1
    },
  }
  const app = await buildApi(parts, given.api)
  await given.beforeReady?.(app)
  await app.ready()
  const { workspaceId } = await createWorkspace(parts, { name: 'Here' })
  const { workspaceId: otherWorkspaceId } = await createWorkspace(parts, { name: 'Elsewhere' })
  const key = async (workspace: string, role: Role) =>
    (await createApiKey(parts, { workspaceId: workspace, name: role, role })).secret
  const keys = {
    owner: await key(workspaceId, 'owner'),
    operator: await key(workspaceId, 'operator'),
    viewer: await key(workspaceId, 'viewer'),
    stranger: await key(otherWorkspaceId, 'owner'),
  }
  return {
    app,
    parts,
    clock,
    db: acrossWorkspaces(db),
    workspaceId,
    otherWorkspaceId,
    keys,
    logged,
    wakes,
    ask: (method, url, options = {}) =>
      app.inject({
        method,
        url: url.startsWith('/api') || !url.startsWith('/v') ? url : `/api/v1${url.slice(2)}`,
        headers: {
          ...(options.key === null ? {} : { authorization: `Bearer ${options.key ?? keys.owner}` }),
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { payload: JSON.stringify(options.body) }),
      }),
  }
}

export const fedex = { id: '7001', name: 'FedEx' }
export const ups = { id: '7002', name: 'UPS' }

/** A connected channel with providers, written straight into the tables: what a connection leaves behind. */
export async function givenChannel(
  scene: Scene,
  shopId = '7490000000000000001',
  workspaceId = scene.workspaceId,
): Promise<string> {
  const id = newId('chn', scene.clock.now())
  const { db, parts } = scene
  const tokens = {
    accessToken: 'canary-access-token',
    accessTokenExpiresAt: '2026-12-01T00:00:00.000Z',
    refreshToken: 'canary-refresh-token',
    refreshTokenExpiresAt: null,
  }
  await db.query(
    `insert into channel (id, workspace_id, name, region, shop_id, shop_cipher, app_key, app_secret_sealed, tokens_sealed, api_url, auth_url, hook_path)
     values ($1, $2, 'My shop', 'US', $3, 'canary-cipher', 'app', $4, $5, 'https://api.invalid', 'https://auth.invalid', $1)`,
    [
      id,
      workspaceId,
      shopId,
      await parts.vault.seal(workspaceId, `channel.app_secret:${id}`, 'canary-app-secret'),
      await parts.vault.seal(workspaceId, `channel.tokens:${id}`, JSON.stringify(tokens)),
    ],
  )
  await db.query(
    `insert into provider_list (workspace_id, channel_id, delivery_option_id, delivery_option_name, providers, read_at)
     values ($1, $2, 'opt1', 'Seller shipping', $3, now())`,
    [workspaceId, id, JSON.stringify([fedex, ups])],
  )
  return id
}

export async function givenStore(scene: Scene, address = 'shelf-1'): Promise<string> {
  const answer = await scene.ask('POST', '/v/stores', {
    body: { kind: 'shelf', settings: { address, secret: shelfSecret } },
  })
  return answer.json().store.id
}

export type GivenSync = {
  storeId: string
  channelId: string | null
  orderId?: string | null
  orderName?: string
  state?: string
  reasonCode?: string
  storeCarrier?: string | null
  carrierKey?: string
  number?: string
  deadlineAt?: string | null
  leased?: boolean
}

let made = 0
/** A shipment with its sync, as the engine leaves them. */
export async function givenSync(scene: Scene, given: GivenSync): Promise<{ id: string; shipmentId: string }> {
  made += 1
  const { db, workspaceId, clock } = scene
  const id = newId('syn', clock.now())
  const shipmentId = newId('shp', clock.now())
  const storeOrderId = `so-${made}`
  const nowAt = new Date(clock.now() + made).toISOString()
  await db.query(
    `insert into store_order (workspace_id, store_id, store_order_id, name, lines, link_candidates, store_updated_at)
     values ($1, $2, $3, $4, '[]', '[]', $5)`,
    [workspaceId, given.storeId, storeOrderId, given.orderName ?? `#${1000 + made}`, nowAt],
  )
  await db.query(
    `insert into shipment (id, workspace_id, store_id, store_order_id, store_shipment_id, status, store_updated_at, content_digest,
       tracking_texts, tracking_urls, store_carrier, store_carrier_key, lines)
     values ($1, $2, $3, $4, $5, 'shipped', $6, 'x', $7, '[]', $8, $9, '[]')`,
    [
      shipmentId,
      workspaceId,
      given.storeId,
      storeOrderId,
      `ss-${made}`,
      nowAt,
      JSON.stringify([given.number ?? '1Z12345E0205271688']),
      given.storeCarrier ?? null,
      given.carrierKey ?? '',
    ],
  )
  await db.query(
    `insert into sync (id, workspace_id, shipment_id, channel_id, order_id, state, reason_code, say, tracking_number, store_carrier_key, deadline_at,
       created_at, updated_at, lease_until, leased_by)
     values ($1, $2, $3, $4, $5, $6, $7, 'said', $8, $9, $10, $11, $11, $12, $13)`,
    [
      id,
      workspaceId,
      shipmentId,
      given.channelId,
      given.channelId === null ? null : (given.orderId ?? `57646141303878${5000 + made}`),
      given.state ?? 'needs_mapping',
      given.reasonCode ?? 'carrier_unmapped',
      given.number ?? '1Z12345E0205271688',
      given.carrierKey ?? '',
      given.deadlineAt ?? null,
      nowAt,
      given.leased ? new Date(clock.now() + 60_000).toISOString() : null,
      given.leased ? 'somebody' : null,
    ],
  )
  return { id, shipmentId }
}
