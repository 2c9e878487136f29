/**
 * Mappings: store carrier → TikTok's shipping provider, per channel. Saving one lets go of what waited for it, and says how
 * many that were.
 */
import { findMapping, type Mapping, type MappingTarget, storeCarrierKey } from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import {
  insertMappingChange,
  type MappingAction,
  type MappingState,
  type MappingStep,
} from '../database/mapping-changes.ts'
import {
  countHeldByCarrier,
  deleteMapping,
  findMappingRow,
  type HeldCarrier,
  insertMapping,
  listCarriersUnderDecision,
  type MappingRow,
  type MappingWrite,
  mappingOf,
  releaseHeld,
  updateMapping,
} from '../database/mappings.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { keepBulkRun } from './bulk-runs.ts'
import { type ChannelScene, openChannelScene } from './channel-scene.ts'
import { openChannel, unionOf } from './channels.ts'
import { type Actor, audit, isoNow } from './house.ts'

/** Store carriers looked at for a release or a list; beyond it the long tail is one question each. */
export const carriersMax = 1_000

export type MappingWish = {
  storeCarrier: string
  match: 'exact' | 'pattern'
  storeKind: string | null
  deliveryOptionId: string | null
  target: MappingTarget['kind']
  /** Set when the target is a provider. */
  providerId: string | null
}

export function writeOf(parts: Parts, by: Actor, scene: ChannelScene, wish: MappingWish, id: string): MappingWrite {
  const provider = wish.target === 'provider' ? unionOf(scene.lists).find((each) => each.id === wish.providerId) : null
  if (provider === undefined) throw new Refusal('provider.unknown', { provider: wish.providerId ?? '(none)' })
  return {
    id,
    storeCarrier: wish.storeCarrier.trim(),
    // A pattern's stars must survive, so its key is the pattern itself but for case and outer spaces.
    storeCarrierKey:
      wish.match === 'pattern' ? wish.storeCarrier.trim().toLowerCase() : storeCarrierKey(wish.storeCarrier),
    match: wish.match,
    storeKind: wish.storeKind,
    deliveryOptionId: wish.deliveryOptionId,
    target: wish.target,
    providerId: provider?.id ?? null,
    providerName: provider?.name ?? null,
    createdBy: by.actor,
    nowAt: isoNow(parts),
  }
}

/** Does one of these mappings speak for a store carrier? Conditions are left to the decision: a row too many is looked at once more. */
export function speaksFor(mappings: readonly Mapping[]): (storeCarrier: string) => boolean {
  const free = mappings.map((mapping) => ({ ...mapping, storeKind: null, deliveryOptionId: null }))
  return (storeCarrier) => findMapping(free, { storeCarrier, storeKind: null, deliveryOptionId: null }) !== null
}

/** The held store carriers that one of these mappings speaks for. */
export async function heldBy(
  sql: Sql,
  by: Actor,
  channelId: string,
  mappings: readonly Mapping[],
): Promise<HeldCarrier[]> {
  const held = await countHeldByCarrier(sql, by.workspaceId, channelId, carriersMax)
  const speaks = speaksFor(mappings)
  return held.filter((carrier) => speaks(carrier.storeCarrier ?? carrier.storeCarrierKey))
}

/** What a change of mappings has let go. */
export type Released = {
  /** Held shipments that are decided again because of it. */
  released: number
  /** Under which their progress is told, as of a bulk action; null when there are none. */
  bulkId: string | null
}

export async function release(
  sql: Sql,
  parts: Parts,
  by: Actor,
  channelId: string,
  mappings: readonly Mapping[],
): Promise<Released> {
  const held = await heldBy(sql, by, channelId, mappings)
  const underDecision = await listCarriersUnderDecision(sql, by.workspaceId, channelId)
  const keys = [...held.map((carrier) => carrier.storeCarrierKey), ...underDecision.filter(speaksFor(mappings))]
  const syncIds = await releaseHeld(sql, by.workspaceId, channelId, keys, isoNow(parts))
  if (syncIds.length === 0) return { released: 0, bulkId: null }
  return { released: syncIds.length, bulkId: await keepBulkRun(sql, parts, by, 'release', syncIds) }
}

export const shown = ({
  storeCarrier,
  match,
  storeKind,
  deliveryOptionId,
  target,
  providerName,
}: MappingRow | MappingWrite) => ({
  storeCarrier,
  match,
  storeKind,
  deliveryOptionId,
  target,
  providerName,
})
export const asRow = (write: MappingWrite): MappingRow => ({ ...write, createdAt: write.nowAt, updatedAt: write.nowAt })

/** What undoing would bring back. */
export const stateOf = (row: MappingRow | MappingWrite): MappingState => ({
  id: row.id,
  storeCarrier: row.storeCarrier,
  storeCarrierKey: row.storeCarrierKey,
  match: row.match,
  storeKind: row.storeKind,
  deliveryOptionId: row.deliveryOptionId,
  target: row.target,
  providerId: row.providerId,
  providerName: row.providerName,
})

/** Remembers what was done, in the same transaction, so that it can be undone. */
export async function remember(
  sql: Sql,
  parts: Parts,
  by: Actor,
  channelId: string,
  action: MappingAction,
  changes: MappingStep[],
): Promise<void> {
  if (changes.length === 0) return
  const change = { id: newId('mch', parts.clock.now()), at: isoNow(parts), actor: by.actor, action, changes }
  await insertMappingChange(sql, { workspaceId: by.workspaceId, channelId }, change)
}

export async function createMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  wish: MappingWish,
): Promise<{ mapping: MappingRow } & Released> {
  const scene = await openChannelScene(parts, by, channelId)
  const write = writeOf(parts, by, scene, wish, newId('map', parts.clock.now()))
  const released = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const added = await insertMapping(sql, { workspaceId: by.workspaceId, channelId }, write)
    if (!added) throw new Refusal('mapping.exists', { storeCarrier: wish.storeCarrier })
    await audit(sql, parts, by, 'mapping.created', write.id, { channelId, after: shown(write) })
    await remember(sql, parts, by, channelId, 'added', [{ before: null, after: stateOf(write) }])
    return release(sql, parts, by, channelId, [mappingOf(asRow(write))])
  })
  parts.wake()
  return { mapping: asRow(write), ...released }
}

export async function changeMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  mappingId: string,
  wish: MappingWish,
): Promise<{ mapping: MappingRow } & Released> {
  const scene = await openChannelScene(parts, by, channelId)
  const before = scene.mappings.find((mapping) => mapping.id === mappingId)
  if (before === undefined) throw new Refusal('not_found')
  const write = writeOf(parts, by, scene, wish, mappingId)
  const answer = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const changed = await updateMapping(sql, { workspaceId: by.workspaceId, channelId }, write)
    if (!changed) throw new Refusal('mapping.exists', { storeCarrier: wish.storeCarrier })
    await audit(sql, parts, by, 'mapping.changed', mappingId, { channelId, before: shown(before), after: shown(write) })
    await remember(sql, parts, by, channelId, 'changed', [{ before: stateOf(before), after: stateOf(write) }])
    const mapping = (await findMappingRow(sql, by.workspaceId, channelId, mappingId)) as MappingRow
    return { mapping, ...(await release(sql, parts, by, channelId, [mappingOf(before), mappingOf(mapping)])) }
  })
  parts.wake()
  return answer
}

export async function removeMapping(parts: Parts, by: Actor, channelId: string, mappingId: string): Promise<Released> {
  await openChannel(parts, by, channelId)
  const released = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const before = await findMappingRow(sql, by.workspaceId, channelId, mappingId)
    if (before === null) throw new Refusal('not_found')
    await deleteMapping(sql, by.workspaceId, channelId, mappingId)
    await audit(sql, parts, by, 'mapping.deleted', mappingId, { channelId, before: shown(before) })
    await remember(sql, parts, by, channelId, 'removed', [{ before: stateOf(before), after: null }])
    return release(sql, parts, by, channelId, [mappingOf(before)])
  })
  parts.wake()
  return released
}

/** What makes a mapping the same mapping: its carrier and its conditions. */
export const identityOf = (row: MappingState | MappingRow | MappingWrite): string =>
  JSON.stringify([row.match, row.storeCarrierKey, row.storeKind, row.deliveryOptionId])

/** The mappings of a channel with how many held shipments each would speak for. */
export async function readMappings(
  parts: Parts,
  by: Actor,
  channelId: string,
): Promise<(MappingRow & { held: number })[]> {
  const scene = await openChannelScene(parts, by, channelId)
  const held = await parts.db.inWorkspace(by.workspaceId, (sql) =>
    countHeldByCarrier(sql, by.workspaceId, channelId, carriersMax),
  )
  return scene.mappings.map((row) => {
    const speaks = speaksFor([mappingOf(row)])
    const own = held.filter((carrier) => speaks(carrier.storeCarrier ?? carrier.storeCarrierKey))
    return { ...row, held: own.reduce((sum, each) => sum + each.count, 0) }
  })
}
