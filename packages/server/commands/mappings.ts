/**
 * Mappings: store carrier → TikTok's shipping provider, per channel. Saving one lets go of what waited for it, and says how
 * many that were. The preview asks the same function as the push, with the mapping as if it were saved.
 */
import { carrierById, matchProvider, matchStoreCarrier } from '@waybridge/carriers'
import {
  findMapping,
  type Mapping,
  type MappingTarget,
  type Provider,
  type Suggestion,
  storeCarrierKey,
} from '@waybridge/sync'
import { readCsv, writeCsvToReadBack } from '../api/csv.ts'
import { Refusal } from '../api/refusals.ts'
import { readNewestFacts } from '../database/decision-facts.ts'
import {
  insertMappingChange,
  type MappingAction,
  type MappingState,
  type MappingStep,
} from '../database/mapping-changes.ts'
import {
  countHeldByCarrier,
  countHeldByStore,
  deleteMapping,
  findHeldIds,
  findMappingRow,
  type HeldCarrier,
  type HeldExample,
  insertMapping,
  listCarriersUnderDecision,
  listMappings,
  type MappingRow,
  type MappingWrite,
  mappingOf,
  mappingsMax,
  putMapping,
  readHeldExamples,
  releaseHeld,
  type StoreCount,
  updateMapping,
} from '../database/mappings.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { keepBulkRun } from './bulk-runs.ts'
import { askScene, type ChannelScene, openChannelScene, type SceneQuestion } from './channel-scene.ts'
import { openChannel, unionOf } from './channels.ts'
import { type Actor, audit, isoNow } from './house.ts'
import { type Effect, effectsOn, newestLookedMax, type Outcome, outcomeOf, waitingLookedMax } from './what-if.ts'

/** Store carriers looked at for a release or a list; beyond it the long tail is one question each. */
const carriersMax = 1_000
const examplesEach = 3
const previewExamples = 5

export type MappingWish = {
  storeCarrier: string
  match: 'exact' | 'pattern'
  storeKind: string | null
  deliveryOptionId: string | null
  target: MappingTarget['kind']
  /** Set when the target is a provider. */
  providerId: string | null
}

function writeOf(parts: Parts, by: Actor, scene: ChannelScene, wish: MappingWish, id: string): MappingWrite {
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
function speaksFor(mappings: readonly Mapping[]): (storeCarrier: string) => boolean {
  const free = mappings.map((mapping) => ({ ...mapping, storeKind: null, deliveryOptionId: null }))
  return (storeCarrier) => findMapping(free, { storeCarrier, storeKind: null, deliveryOptionId: null }) !== null
}

/** The held store carriers that one of these mappings speaks for. */
async function heldBy(sql: Sql, by: Actor, channelId: string, mappings: readonly Mapping[]): Promise<HeldCarrier[]> {
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

const shown = ({
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

type Import = { added: number; changed: number; same: number } & Released

/** What makes a mapping the same mapping: its carrier and its conditions. */
export const identityOf = (row: MappingState | MappingRow | MappingWrite): string =>
  JSON.stringify([row.match, row.storeCarrierKey, row.storeKind, row.deliveryOptionId])

/** Writes many mappings or none. */
async function putAll(
  parts: Parts,
  by: Actor,
  channelId: string,
  writes: readonly MappingWrite[],
  from: string,
): Promise<Import> {
  const answer = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const counts = { added: 0, changed: 0, same: 0 }
    const steps: MappingStep[] = []
    const known = new Map(
      (await listMappings(sql, by.workspaceId, channelId)).map((row) => [identityOf(row), stateOf(row)]),
    )
    for (const write of writes) {
      const outcome = await putMapping(sql, { workspaceId: by.workspaceId, channelId }, write)
      counts[outcome] += 1
      if (outcome === 'same') continue
      const before = known.get(identityOf(write)) ?? null
      // A mapping that was there keeps its id.
      const after = { ...stateOf(write), id: before?.id ?? write.id }
      steps.push({ before, after })
      known.set(identityOf(write), after)
    }
    await remember(sql, parts, by, channelId, from === 'csv' ? 'imported' : 'copied', steps)
    const action = from === 'csv' ? 'mapping.imported' : 'mapping.copied'
    await audit(sql, parts, by, action, channelId, { from, ...counts, mappings: writes.map(shown) })
    return {
      ...counts,
      ...(await release(
        sql,
        parts,
        by,
        channelId,
        writes.map((write) => mappingOf(asRow(write))),
      )),
    }
  })
  parts.wake()
  return answer
}

const csvColumns = [
  'Store carrier',
  'Match',
  'Store',
  'Delivery option id',
  'Action',
  'TikTok shipping provider',
  'Provider id',
] as const
const noCarrierWord = '(no carrier)'

export async function exportMappings(parts: Parts, by: Actor, channelId: string): Promise<string> {
  const { mappings } = await openChannelScene(parts, by, channelId)
  await parts.db.inWorkspace(by.workspaceId, (sql) =>
    audit(sql, parts, by, 'mapping.exported', channelId, { rows: mappings.length }),
  )
  return writeCsvToReadBack(
    csvColumns,
    mappings.map((row) => [
      row.storeCarrier === '' ? noCarrierWord : row.storeCarrier,
      row.match,
      row.storeKind,
      row.deliveryOptionId,
      row.target,
      row.providerName,
      row.providerId,
    ]),
  )
}

/** A line that cannot be taken, as the file numbers it. */
export type WrongLine = { line: number; say: string }

/** What many mappings at once would change. Nothing is written. */
export type ImportPreview = {
  added: number
  changed: number
  same: number
  wrong: WrongLine[]
  /** Those that are new or different, before and after. */
  changes: MappingStep[]
}
const changesShown = 100
const wrongShown = 20

function comparedWith(present: readonly MappingRow[], writes: readonly MappingWrite[]): Omit<ImportPreview, 'wrong'> {
  const known = new Map(present.map((row) => [identityOf(row), stateOf(row)]))
  const counts = { added: 0, changed: 0, same: 0 }
  const changes: MappingStep[] = []
  for (const write of writes) {
    const before = known.get(identityOf(write)) ?? null
    const after = stateOf(write)
    known.set(identityOf(write), after)
    if (before?.target === after.target && before.providerId === after.providerId) {
      counts.same += 1
      continue
    }
    counts[before === null ? 'added' : 'changed'] += 1
    changes.push({ before, after })
  }
  return { ...counts, changes: changes.slice(0, changesShown) }
}

/** A provider may be named by id or, when the name is unique, by name. */
function readImport(parts: Parts, by: Actor, scene: ChannelScene, csv: string) {
  const read = readCsv(csv, { required: ['Store carrier'], rowsMax: mappingsMax })
  if (!read.ok) throw new Refusal('mapping.csv', { because: read.say })
  const providers = unionOf(scene.lists)
  const writes: MappingWrite[] = []
  const wrong: WrongLine[] = []
  for (const { line, cells } of read.rows) {
    const wish = wishOf(cells, providers)
    if (typeof wish === 'string') wrong.push({ line, say: wish })
    else writes.push(writeOf(parts, by, scene, wish, newId('map', parts.clock.now())))
  }
  return { writes, wrong }
}

export async function previewImport(parts: Parts, by: Actor, channelId: string, csv: string): Promise<ImportPreview> {
  const scene = await openChannelScene(parts, by, channelId)
  const { writes, wrong } = readImport(parts, by, scene, csv)
  return { ...comparedWith(scene.mappings, writes), wrong: wrong.slice(0, wrongShown) }
}

/** All lines or none. */
export async function importMappings(parts: Parts, by: Actor, channelId: string, csv: string): Promise<Import> {
  const scene = await openChannelScene(parts, by, channelId)
  const { writes, wrong } = readImport(parts, by, scene, csv)
  if (wrong.length > 0) {
    const lines = wrong.slice(0, 10).map(({ line, say }) => `line ${line}: ${say}`)
    throw new Refusal('mapping.csv', { because: `${lines.join('; ')}${wrong.length > 10 ? '; …' : ''}` })
  }
  return putAll(parts, by, channelId, writes, 'csv')
}

const carrierCharsMax = 200

function wishOf(cells: Record<string, string>, providers: readonly Provider[]): MappingWish | string {
  const cell = (name: (typeof csvColumns)[number]) => cells[name.toLowerCase()] ?? ''
  const storeCarrier = cell('Store carrier')
  if (storeCarrier === '') return `the store carrier is empty; write ${noCarrierWord} when the store names nobody`
  if (storeCarrier.length > carrierCharsMax) return 'the store carrier is too long'
  const match = cell('Match') || 'exact'
  if (match !== 'exact' && match !== 'pattern') return 'Match is "exact" or "pattern"'
  const target = cell('Action') || 'provider'
  if (target !== 'provider' && target !== 'do_not_sync' && target !== 'hold')
    return 'Action is "provider", "do_not_sync" or "hold"'
  const base = {
    storeCarrier: storeCarrier.toLowerCase() === noCarrierWord ? '' : storeCarrier,
    match,
    storeKind: cell('Store') || null,
    deliveryOptionId: cell('Delivery option id') || null,
    target,
  } as const
  if (target !== 'provider') return { ...base, providerId: null }
  const [id, name] = [cell('Provider id'), cell('TikTok shipping provider').toLowerCase()]
  const found = providers.filter((each) => (id === '' ? each.name.toLowerCase() === name : each.id === id))
  if (found.length !== 1)
    return `TikTok Shop lists ${found.length === 0 ? 'no' : 'more than one'} shipping provider "${id || name}"`
  return { ...base, providerId: found[0]?.id ?? null }
}

type NotOffered = { storeCarrier: string; providerName: string }

/** Providers are found by id, then by name; those not offered here are named, not guessed. */
async function readCopy(parts: Parts, by: Actor, scene: ChannelScene, fromChannelId: string) {
  const source = await openChannelScene(parts, by, fromChannelId)
  const providers = unionOf(scene.lists)
  const notOffered: NotOffered[] = []
  const writes: MappingWrite[] = []
  for (const row of source.mappings) {
    const provider =
      providers.find((each) => each.id === row.providerId) ?? providers.find((each) => each.name === row.providerName)
    if (row.target === 'provider' && provider === undefined) {
      notOffered.push({ storeCarrier: row.storeCarrier, providerName: row.providerName ?? '' })
      continue
    }
    // Delivery options belong to a shop; elsewhere their ids mean nothing.
    const deliveryOptionId = scene.lists.some((list) => list.deliveryOptionId === row.deliveryOptionId)
      ? row.deliveryOptionId
      : null
    const wish = { ...row, deliveryOptionId, providerId: row.target === 'provider' ? (provider?.id ?? null) : null }
    writes.push(writeOf(parts, by, scene, wish, newId('map', parts.clock.now())))
  }
  return { writes, notOffered }
}

export async function previewCopy(
  parts: Parts,
  by: Actor,
  channelId: string,
  fromChannelId: string,
): Promise<Omit<ImportPreview, 'wrong'> & { notOffered: NotOffered[] }> {
  const scene = await openChannelScene(parts, by, channelId)
  const { writes, notOffered } = await readCopy(parts, by, scene, fromChannelId)
  return { ...comparedWith(scene.mappings, writes), notOffered }
}

/** Takes over another channel's mappings. `keepsOwn`: what is mapped here stays as it is. */
export async function copyMappings(
  parts: Parts,
  by: Actor,
  channelId: string,
  fromChannelId: string,
  keepsOwn: boolean,
): Promise<Import & { notOffered: NotOffered[] }> {
  const scene = await openChannelScene(parts, by, channelId)
  const { writes, notOffered } = await readCopy(parts, by, scene, fromChannelId)
  const own = new Set(scene.mappings.map(identityOf))
  const wanted = keepsOwn ? writes.filter((write) => !own.has(identityOf(write))) : writes
  return { ...(await putAll(parts, by, channelId, wanted, fromChannelId)), notOffered }
}

export type MappingExample = {
  id: string
  orderName: string | null
  orderId: string | null
  trackingTexts: string[]
  deadlineAt: string | null
}
const exampleOf = ({ syncId, orderName, orderId, trackingTexts, deadlineAt }: HeldExample): MappingExample => ({
  id: syncId,
  orderName,
  orderId,
  trackingTexts,
  deadlineAt,
})

export type MappingPreview = {
  /** Shipments that saving would have decided again. */
  count: number
  earliestDeadlineAt: string | null
  outcome: Outcome
  examples: (MappingExample & { number: string | null; provider: Provider | null; say: string | null })[]
  lastShipments: { looked: number; changed: number; examples: Effect[] }
}

/** `change`: the mapping `mappingId` becomes the wish. `remove`: it goes. Without an id the wish is a new mapping. */
export type PreviewWish = (MappingWish & { mappingId?: string }) | { target: 'remove'; mappingId: string }

/** What would change: held shipments that would be let go, and what the last shipments would become. Nothing is written. */
export async function previewMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  wish: PreviewWish,
): Promise<MappingPreview> {
  const scene = await openChannelScene(parts, by, channelId)
  const old = wish.mappingId === undefined ? undefined : scene.mappings.find((row) => row.id === wish.mappingId)
  if (wish.mappingId !== undefined && old === undefined) throw new Refusal('not_found')
  const write = wish.target === 'remove' ? null : writeOf(parts, by, scene, wish, wish.mappingId ?? 'preview')
  // As saving would: the twin of the same carrier and conditions gives way.
  const kept = scene.mappings.filter(
    (row) => row.id !== old?.id && (write === null || identityOf(row) !== identityOf(write)),
  )
  const before = scene.mappings.map(mappingOf)
  const after = [...kept.map(mappingOf), ...(write === null ? [] : [mappingOf(asRow(write))])]
  const touching = [
    ...(old === undefined ? [] : [mappingOf(old)]),
    ...(write === null ? [] : [mappingOf(asRow(write))]),
  ]
  const { held, heldIds, examples, newest } = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const touched = await heldBy(sql, by, channelId, touching)
    const keys = touched.map((carrier) => carrier.storeCarrierKey)
    return {
      held: touched,
      heldIds: await findHeldIds(sql, by.workspaceId, channelId, keys, waitingLookedMax),
      examples: await readHeldExamples(sql, by.workspaceId, channelId, keys.slice(0, previewExamples), previewExamples),
      newest: await readNewestFacts(sql, by.workspaceId, channelId, newestLookedMax),
    }
  })
  const answerOf = (question: SceneQuestion, mappings: readonly Mapping[]) => askScene(parts, scene, question, mappings)
  const speaks = speaksFor(touching)
  const effects = effectsOn(
    newest.filter((each) => speaks(each.storeCarrier ?? '')),
    (each) => answerOf(each, before),
    (each) => answerOf(each, after),
  )
  return {
    count: held.reduce((sum, each) => sum + each.count, 0),
    earliestDeadlineAt: held.map((each) => each.earliestDeadlineAt).find((at) => at !== null) ?? null,
    outcome: await outcomeOf(parts, by, channelId, heldIds, { mappings: after }),
    examples: examples.slice(0, previewExamples).map((example) => {
      const { number, provider, reason } = answerOf(example, after)
      return { ...exampleOf(example), number, provider, say: reason?.say ?? null }
    }),
    lastShipments: { ...effects, looked: newest.length },
  }
}

/** Whom a store carrier's text names, as far as this channel offers them. */
export type NamedCarrier = {
  suggestions: Suggestion[]
  /** The carrier that the text names but TikTok Shop does not list for this channel. */
  notOffered: string | null
}

/** Below this a text resembles a name, and may be anybody. */
const namesConfidenceMin = 0.5

function namedBy(scene: ChannelScene, storeCarrier: string, storeKind: string | null): NamedCarrier {
  const providers = unionOf(scene.lists)
  const names = matchStoreCarrier(storeCarrier, {
    region: scene.channel.region,
    ...(storeKind === null ? {} : { platform: storeKind }),
  })
  const suggestions = new Map<string, Suggestion>()
  for (const { carrier, confidence, because } of names) {
    const { provider } = matchProvider(carrier, providers)
    if (provider !== null && !suggestions.has(provider.id))
      suggestions.set(provider.id, { provider: { id: provider.id, name: provider.name }, confidence, because })
  }
  const [best] = names
  const isMissing =
    best !== undefined &&
    best.confidence >= namesConfidenceMin &&
    providers.length > 0 &&
    matchProvider(best.carrier, providers).provider === null
  return { suggestions: [...suggestions.values()], notOffered: isMissing ? carrierById(best.carrier).name : null }
}

/** Suggestions for a name that somebody types. */
export async function suggestFor(
  parts: Parts,
  by: Actor,
  channelId: string,
  storeCarrier: string,
  storeKind: string | null,
): Promise<NamedCarrier> {
  return namedBy(await openChannelScene(parts, by, channelId), storeCarrier, storeKind)
}

export type UnmappedCarrier = {
  storeCarrier: string | null
  storeCarrierKey: string
  waiting: number
  earliestDeadlineAt: string | null
  /** Where they come from. */
  stores: StoreCount[]
  examples: MappingExample[]
  suggestions: Suggestion[]
  notOffered: string | null
}

/** Store carriers that shipments wait for, most urgent first, each with ranked suggestions and why. */
export async function listUnmapped(
  parts: Parts,
  by: Actor,
  channelId: string,
  limit: number,
): Promise<UnmappedCarrier[]> {
  const scene = await openChannelScene(parts, by, channelId)
  const { held, examples, stores } = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const all = await countHeldByCarrier(sql, by.workspaceId, channelId, carriersMax)
    const waiting = all.filter((carrier) => carrier.needsMapping > 0).slice(0, limit)
    const keys = waiting.map((carrier) => carrier.storeCarrierKey)
    return {
      held: waiting,
      examples: await readHeldExamples(sql, by.workspaceId, channelId, keys, examplesEach),
      stores: await countHeldByStore(sql, by.workspaceId, channelId, keys),
    }
  })
  const mappings = scene.mappings.map(mappingOf)
  return held.map((carrier) => {
    const own = examples.filter((example) => example.storeCarrierKey === carrier.storeCarrierKey)
    const first = own[0]
    return {
      storeCarrier: carrier.storeCarrier,
      storeCarrierKey: carrier.storeCarrierKey,
      waiting: carrier.needsMapping,
      earliestDeadlineAt: carrier.earliestDeadlineAt,
      stores: stores
        .filter((each) => each.storeCarrierKey === carrier.storeCarrierKey)
        .map(({ id, name, kind, waiting }) => ({ id, name, kind, waiting })),
      examples: own.map(exampleOf),
      suggestions: first === undefined ? [] : askScene(parts, scene, first, mappings).suggestions,
      notOffered: namedBy(scene, carrier.storeCarrier ?? '', first?.storeKind ?? null).notOffered,
    }
  })
}

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
