/**
 * Connecting stores. The live check comes first: nothing is kept of settings that do not work. Secrets are sealed before
 * they touch the database, and no answer, audit or log ever holds one.
 */
import type { SettingField, StoreConnector, StoreTools, SubscriptionReport } from '@waybridge/store-contract'
import type { Problem } from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import { ensureDuty } from '../database/schedules.ts'
import {
  countStoreContents,
  disconnectStore,
  findStore,
  findStoreByKey,
  insertStore,
  type StoreContents,
  type StoreRow,
  saveStoreSettings,
  setStoreStatus,
} from '../database/stores.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { type Actor, audit, isoNow, unguessable } from './house.ts'

/** How often a store is read without a notice. */
export const storeReadEveryMs = 600_000

/** Where the vault binds what it seals to: moved to another row, it does not open. */
const settingsPlace = (storeId: string) => `store.settings:${storeId}`
const rememberedPlace = (storeId: string) => `store.remembered:${storeId}`

export type Permission = { name: string; granted: boolean; neededFor: string }
export type StoreConnected = {
  storeId: string
  permissions: Permission[]
  notices: SubscriptionReport
  noticesSay: string | null
}

/** Somebody waits at a form, where nothing goes on by itself: what passes is tried again by them. */
const refusalOf = (problem: Problem) =>
  new Refusal('store.refused', {
    say: problem.say,
    nextStep:
      problem.retry !== null
        ? 'Check the address, and try again in a few minutes.'
        : (problem.nextStep ?? 'Check the settings, then try again.'),
  })

function connectorOf(parts: Parts, kind: string): StoreConnector {
  const connector = parts.connectors.get(kind)
  if (connector === undefined) throw new Refusal('store.kind_unknown', { kind })
  return connector
}

function readSettings(connector: StoreConnector, settings: Record<string, string>): unknown {
  const parsed = connector.settings.safeParse(settings)
  if (parsed.success) return parsed.data
  const wrong = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]))
  const fields = [...wrong].flatMap(([name, message]) => {
    const field = connector.fields.find((each) => each.name === name)
    if (field === undefined) return []
    const isEmpty = (settings[name] ?? '').trim() === ''
    // A message about a secret could quote it.
    const say = field.secret ? (isEmpty ? 'Fill this in' : 'This cannot be right') : message
    return [{ path: name, label: field.label, say }]
  })
  const because = fields.length === 0 ? 'an unknown field' : fields.map(({ label }) => label).join(', ')
  throw new Refusal(
    'store.settings',
    { because },
    fields.map(({ path, say }) => ({ path, say })),
  )
}

/** What of the settings a screen may show. */
export const publicSettings = (
  fields: readonly SettingField[],
  settings: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter((field) => !field.secret && settings[field.name] !== undefined)
      .map((field) => [field.name, settings[field.name] as string]),
  )

function toolsOf(parts: Parts, remembered: { value: string | null }): StoreTools {
  return {
    http: parts.door,
    now: () => parts.clock.now(),
    wait: (ms) => parts.clock.wait(ms),
    remembered: {
      read: async () => remembered.value,
      save: async (value) => {
        remembered.value = value
      },
    },
  }
}

/** Talks to the store before anything is kept. */
async function checkLive(
  parts: Parts,
  connector: StoreConnector,
  settings: unknown,
  remembered: { value: string | null },
) {
  const session = connector.connect(settings, toolsOf(parts, remembered))
  const checked = await session.check()
  if (!checked.ok) throw refusalOf(checked.problem)
  const missing = checked.value.permissions.filter((permission) => !permission.granted)
  if (missing.length > 0) {
    throw new Refusal('store.permissions', {
      missing: missing.map((each) => `${each.name} (${each.neededFor})`).join(', '),
    })
  }
  return { session, check: checked.value }
}

/** Before the transaction, not in it: sealing may ask the database for a key. */
async function sealSettings(
  { vault }: Parts,
  workspaceId: string,
  storeId: string,
  settings: Record<string, string>,
  remembered: string | null,
) {
  return {
    settingsSealed: await vault.seal(workspaceId, settingsPlace(storeId), JSON.stringify(settings)),
    rememberedSealed: remembered === null ? null : await vault.seal(workspaceId, rememberedPlace(storeId), remembered),
  }
}

export const noticeAddress = (parts: Parts, hookPath: string) => `${parts.publicUrl}/hooks/stores/${hookPath}`

export async function connectStore(
  parts: Parts,
  by: Actor,
  wanted: { kind: string; name?: string; settings: Record<string, string> },
): Promise<StoreConnected> {
  const connector = connectorOf(parts, wanted.kind)
  const settings = readSettings(connector, wanted.settings)
  const remembered = { value: null as string | null }
  const { session, check } = await checkLive(parts, connector, settings, remembered)
  const hookPath = unguessable()
  const storeId = newId('sto', parts.clock.now())
  const sealed = await sealSettings(parts, by.workspaceId, storeId, wanted.settings, remembered.value)
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    if ((await findStoreByKey(sql, by.workspaceId, wanted.kind, check.storeKey)) !== null)
      throw new Refusal('store.connected')
    await insertStore(sql, {
      id: storeId,
      workspaceId: by.workspaceId,
      kind: wanted.kind,
      name: wanted.name ?? check.name,
      storeKey: check.storeKey,
      ...sealed,
      settingsPublic: publicSettings(connector.fields, wanted.settings),
      hookPath,
      createdAt: isoNow(parts),
    })
    await ensureDuty(
      sql,
      { workspaceId: by.workspaceId, duty: 'store.read', subjectId: storeId, everyMs: storeReadEveryMs },
      parts.clock.now(),
    )
    await audit(sql, parts, by, 'store.connected', storeId, {
      kind: wanted.kind,
      name: wanted.name ?? check.name,
      storeKey: check.storeKey,
    })
  })
  parts.wake()
  // Notices only make a read come sooner: when they cannot be had, the store is read all the same.
  const subscribed = await session.subscribe(noticeAddress(parts, hookPath))
  return {
    storeId,
    permissions: check.permissions,
    notices: subscribed.ok ? subscribed.value : [],
    noticesSay: subscribed.ok ? null : subscribed.problem.say,
  }
}

async function openStore(parts: Parts, by: Actor, storeId: string): Promise<StoreRow> {
  const store = await parts.db.inWorkspace(by.workspaceId, (sql) => findStore(sql, by.workspaceId, storeId))
  if (store === null) throw new Refusal('not_found')
  if (store.status === 'disconnected') throw new Refusal('connection.disconnected')
  return store
}

async function unseal(
  parts: Parts,
  store: StoreRow,
): Promise<{ settings: Record<string, string>; remembered: { value: string | null } }> {
  return {
    settings: JSON.parse(await parts.vault.open(store.workspaceId, settingsPlace(store.id), store.settingsSealed)),
    remembered: {
      value:
        store.rememberedSealed === null
          ? null
          : await parts.vault.open(store.workspaceId, rememberedPlace(store.id), store.rememberedSealed),
    },
  }
}

/** Asks the store now; changes nothing. */
export async function testStore(
  parts: Parts,
  by: Actor,
  storeId: string,
): Promise<{ name: string; permissions: Permission[] }> {
  const store = await openStore(parts, by, storeId)
  const connector = connectorOf(parts, store.kind)
  const { settings, remembered } = await unseal(parts, store)
  const checked = await connector.connect(readSettings(connector, settings), toolsOf(parts, remembered)).check()
  if (!checked.ok) throw refusalOf(checked.problem)
  return { name: checked.value.name, permissions: checked.value.permissions }
}

/** New settings for the same store, for example a new secret. Fields left out keep their value. */
export async function reconnectStore(
  parts: Parts,
  by: Actor,
  storeId: string,
  wanted: { name?: string; settings: Record<string, string> },
): Promise<StoreConnected> {
  const store = await openStore(parts, by, storeId)
  const connector = connectorOf(parts, store.kind)
  const known = await unseal(parts, store)
  const merged = { ...known.settings, ...wanted.settings }
  // A new credential makes what the old one had learned worthless.
  const remembered = { value: null as string | null }
  const { session, check } = await checkLive(parts, connector, readSettings(connector, merged), remembered)
  if (check.storeKey !== store.storeKey) throw new Refusal('store.other', { name: check.name })
  const sealed = await sealSettings(parts, by.workspaceId, storeId, merged, remembered.value)
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    await saveStoreSettings(sql, {
      id: storeId,
      workspaceId: by.workspaceId,
      name: wanted.name ?? store.name,
      ...sealed,
      settingsPublic: publicSettings(connector.fields, merged),
    })
    await ensureDuty(
      sql,
      { workspaceId: by.workspaceId, duty: 'store.read', subjectId: storeId, everyMs: storeReadEveryMs },
      parts.clock.now(),
    )
    await audit(sql, parts, by, 'store.reconnected', storeId, { fields: Object.keys(wanted.settings) })
  })
  parts.wake()
  const subscribed = await session.subscribe(noticeAddress(parts, store.hookPath))
  return {
    storeId,
    permissions: check.permissions,
    notices: subscribed.ok ? subscribed.value : [],
    noticesSay: subscribed.ok ? null : subscribed.problem.say,
  }
}

export async function pauseStore(parts: Parts, by: Actor, storeId: string, paused: boolean): Promise<void> {
  const store = await openStore(parts, by, storeId)
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    await setStoreStatus(sql, by.workspaceId, storeId, paused ? 'paused' : 'active', paused ? 'Paused by hand.' : null)
    await audit(sql, parts, by, paused ? 'store.paused' : 'store.resumed', storeId, { before: store.status })
  })
  parts.wake()
}

export async function previewStoreEnd(parts: Parts, by: Actor, storeId: string): Promise<StoreContents> {
  await openStore(parts, by, storeId)
  return parts.db.inWorkspace(by.workspaceId, (sql) => countStoreContents(sql, by.workspaceId, storeId))
}

/** Ends the connection and deletes what it held. The store is told to stop sending; if it does not hear, we end all the same. */
export async function endStore(
  parts: Parts,
  by: Actor,
  storeId: string,
): Promise<{ deleted: StoreContents; noticesRemoved: boolean }> {
  const store = await openStore(parts, by, storeId)
  const deleted = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const contents = await countStoreContents(sql, by.workspaceId, storeId)
    if (contents.inFlight > 0) throw new Refusal('connection.in_flight', { count: contents.inFlight })
    await disconnectStore(sql, by.workspaceId, storeId)
    await audit(sql, parts, by, 'store.disconnected', storeId, { deleted: contents })
    return contents
  })
  return { deleted, noticesRemoved: await tellStoreToStop(parts, store) }
}

/** The connection is over whatever comes of this: settings that no longer open must not keep a store connected. */
async function tellStoreToStop(parts: Parts, store: StoreRow): Promise<boolean> {
  try {
    const connector = connectorOf(parts, store.kind)
    const { settings, remembered } = await unseal(parts, store)
    const session = connector.connect(readSettings(connector, settings), toolsOf(parts, remembered))
    return (await session.unsubscribe(noticeAddress(parts, store.hookPath))).ok
  } catch (error) {
    parts.log.warn(
      { store: store.id, error: (error as Error).message },
      'a store could not be told to stop its notices',
    )
    return false
  }
}
