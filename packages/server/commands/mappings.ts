/**
 * Mappings: store carrier → TikTok's shipping provider, per channel. Saving one lets go of what waited for it, and says how
 * many that were. The preview asks the same function as the push, with the mapping as if it were saved.
 */
import {
  chooseProvider,
  findMapping,
  type Mapping,
  type MappingTarget,
  type Provider,
  type Suggestion,
  storeCarrierKey,
} from '@waybridge/sync'
import { readCsv, writeCsv } from '../api/csv.ts'
import { Refusal } from '../api/refusals.ts'
import { type ChannelRow, readProviderLists } from '../database/channels.ts'
import {
  countHeldByCarrier,
  deleteMapping,
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
  updateMapping,
} from '../database/mappings.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { openChannel, unionOf } from './channels.ts'
import { type Actor, audit, isoNow } from './house.ts'
import { policyOf } from './policy.ts'

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

/** What a channel offers and how it decides, read once per command. */
type Scene = { channel: ChannelRow; lists: Awaited<ReturnType<typeof readProviderLists>>; mappings: MappingRow[] }

async function openScene(parts: Parts, by: Actor, channelId: string): Promise<Scene> {
  const channel = await openChannel(parts, by, channelId)
  return parts.db.inWorkspace(by.workspaceId, async (sql) => ({
    channel,
    lists: await readProviderLists(sql, by.workspaceId, channelId),
    mappings: await listMappings(sql, by.workspaceId, channelId),
  }))
}

function writeOf(parts: Parts, by: Actor, scene: Scene, wish: MappingWish, id: string): MappingWrite {
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

async function release(
  sql: Sql,
  parts: Parts,
  by: Actor,
  channelId: string,
  mappings: readonly Mapping[],
): Promise<number> {
  const held = await heldBy(sql, by, channelId, mappings)
  const underDecision = await listCarriersUnderDecision(sql, by.workspaceId, channelId)
  const keys = [...held.map((carrier) => carrier.storeCarrierKey), ...underDecision.filter(speaksFor(mappings))]
  return releaseHeld(sql, by.workspaceId, channelId, keys, isoNow(parts))
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
const asRow = (write: MappingWrite): MappingRow => ({ ...write, createdAt: write.nowAt, updatedAt: write.nowAt })

export async function createMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  wish: MappingWish,
): Promise<{ mapping: MappingRow; released: number }> {
  const scene = await openScene(parts, by, channelId)
  const write = writeOf(parts, by, scene, wish, newId('map', parts.clock.now()))
  const released = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const added = await insertMapping(sql, { workspaceId: by.workspaceId, channelId }, write)
    if (!added) throw new Refusal('mapping.exists', { storeCarrier: wish.storeCarrier })
    await audit(sql, parts, by, 'mapping.created', write.id, { channelId, after: shown(write) })
    return release(sql, parts, by, channelId, [mappingOf(asRow(write))])
  })
  parts.wake()
  return { mapping: asRow(write), released }
}

export async function changeMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  mappingId: string,
  wish: MappingWish,
): Promise<{ mapping: MappingRow; released: number }> {
  const scene = await openScene(parts, by, channelId)
  const before = scene.mappings.find((mapping) => mapping.id === mappingId)
  if (before === undefined) throw new Refusal('not_found')
  const write = writeOf(parts, by, scene, wish, mappingId)
  const answer = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const changed = await updateMapping(sql, { workspaceId: by.workspaceId, channelId }, write)
    if (!changed) throw new Refusal('mapping.exists', { storeCarrier: wish.storeCarrier })
    await audit(sql, parts, by, 'mapping.changed', mappingId, { channelId, before: shown(before), after: shown(write) })
    const mapping = (await findMappingRow(sql, by.workspaceId, channelId, mappingId)) as MappingRow
    return { mapping, released: await release(sql, parts, by, channelId, [mappingOf(before), mappingOf(mapping)]) }
  })
  parts.wake()
  return answer
}

export async function removeMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  mappingId: string,
): Promise<{ released: number }> {
  await openChannel(parts, by, channelId)
  const released = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const before = await findMappingRow(sql, by.workspaceId, channelId, mappingId)
    if (before === null) throw new Refusal('not_found')
    await deleteMapping(sql, by.workspaceId, channelId, mappingId)
    await audit(sql, parts, by, 'mapping.deleted', mappingId, { channelId, before: shown(before) })
    return release(sql, parts, by, channelId, [mappingOf(before)])
  })
  parts.wake()
  return { released }
}

type Import = { added: number; changed: number; same: number; released: number }

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
    for (const write of writes) counts[await putMapping(sql, { workspaceId: by.workspaceId, channelId }, write)] += 1
    await audit(sql, parts, by, 'mapping.imported', channelId, { from, ...counts, mappings: writes.map(shown) })
    return {
      ...counts,
      released: await release(
        sql,
        parts,
        by,
        channelId,
        writes.map((write) => mappingOf(asRow(write))),
      ),
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
  const { mappings } = await openScene(parts, by, channelId)
  return writeCsv(
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

/** All lines or none. A provider may be named by id or, when the name is unique, by name. */
export async function importMappings(parts: Parts, by: Actor, channelId: string, csv: string): Promise<Import> {
  const scene = await openScene(parts, by, channelId)
  const read = readCsv(csv, { required: ['Store carrier'], rowsMax: mappingsMax })
  if (!read.ok) throw new Refusal('mapping.csv', { because: read.say })
  const providers = unionOf(scene.lists)
  const writes: MappingWrite[] = []
  const wrong: string[] = []
  for (const { line, cells } of read.rows) {
    const wish = wishOf(cells, providers)
    if (typeof wish === 'string') wrong.push(`line ${line}: ${wish}`)
    else writes.push(writeOf(parts, by, scene, wish, newId('map', parts.clock.now())))
  }
  if (wrong.length > 0)
    throw new Refusal('mapping.csv', { because: `${wrong.slice(0, 10).join('; ')}${wrong.length > 10 ? '; …' : ''}` })
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

/** Takes over another channel's mappings. Providers are found by id, then by name; those not offered here are named, not guessed. */
export async function copyMappings(
  parts: Parts,
  by: Actor,
  channelId: string,
  fromChannelId: string,
): Promise<Import & { notOffered: { storeCarrier: string; providerName: string }[] }> {
  const scene = await openScene(parts, by, channelId)
  const source = await openScene(parts, by, fromChannelId)
  const providers = unionOf(scene.lists)
  const notOffered: { storeCarrier: string; providerName: string }[] = []
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
  return { ...(await putAll(parts, by, channelId, writes, fromChannelId)), notOffered }
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

/** Asks the decision's own function, for one held example. */
function ask(parts: Parts, scene: Scene, example: HeldExample, mappings: readonly Mapping[]) {
  const { channel, lists } = scene
  const list = lists.find((each) => each.deliveryOptionId === example.deliveryOptionId)
  return chooseProvider({
    region: channel.region,
    sellerType: channel.sellerType,
    today: isoNow(parts).slice(0, 10),
    trackingTexts: example.trackingTexts,
    trackingUrls: example.trackingUrls,
    storeCarrier: example.storeCarrier,
    storeKind: example.storeKind,
    deliveryOptionId: example.deliveryOptionId,
    mappings,
    defaultProvider:
      channel.defaultProviderId === null
        ? null
        : { id: channel.defaultProviderId, name: channel.defaultProviderName ?? channel.defaultProviderId },
    providers: list?.providers ?? unionOf(lists),
    policy: policyOf(channel.policy),
    chosen: null,
  })
}

export type MappingPreview = {
  count: number
  earliestDeadlineAt: string | null
  examples: (MappingExample & { number: string | null; provider: Provider | null; say: string | null })[]
}

/** What would change: held shipments this mapping speaks for, and what a few of them would become. */
export async function previewMapping(
  parts: Parts,
  by: Actor,
  channelId: string,
  wish: MappingWish,
): Promise<MappingPreview> {
  const scene = await openScene(parts, by, channelId)
  const mapping = mappingOf(asRow(writeOf(parts, by, scene, wish, 'preview')))
  const { held, examples } = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const touched = await heldBy(sql, by, channelId, [mapping])
    const keys = touched.slice(0, previewExamples).map((carrier) => carrier.storeCarrierKey)
    return {
      held: touched,
      examples: await readHeldExamples(sql, by.workspaceId, channelId, keys, previewExamples),
    }
  })
  // As saving would: the twin of the same carrier and conditions gives way.
  const twin = (row: MappingRow) =>
    row.match === mapping.match &&
    row.storeKind === mapping.storeKind &&
    row.deliveryOptionId === mapping.deliveryOptionId &&
    storeCarrierKey(row.storeCarrier) === storeCarrierKey(mapping.storeCarrier)
  const mappings = [...scene.mappings.filter((row) => !twin(row)).map(mappingOf), mapping]
  return {
    count: held.reduce((sum, each) => sum + each.count, 0),
    earliestDeadlineAt: held.map((each) => each.earliestDeadlineAt).find((at) => at !== null) ?? null,
    examples: examples.slice(0, previewExamples).map((example) => {
      const answer = ask(parts, scene, example, mappings)
      return {
        ...exampleOf(example),
        number: answer.number,
        provider: answer.provider,
        say: answer.reason?.say ?? null,
      }
    }),
  }
}

export type UnmappedCarrier = {
  storeCarrier: string | null
  storeCarrierKey: string
  waiting: number
  earliestDeadlineAt: string | null
  examples: MappingExample[]
  suggestions: Suggestion[]
}

/** Store carriers that shipments wait for, most urgent first, each with ranked suggestions and why. */
export async function listUnmapped(
  parts: Parts,
  by: Actor,
  channelId: string,
  limit: number,
): Promise<UnmappedCarrier[]> {
  const scene = await openScene(parts, by, channelId)
  const { held, examples } = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const all = await countHeldByCarrier(sql, by.workspaceId, channelId, carriersMax)
    const waiting = all.filter((carrier) => carrier.needsMapping > 0).slice(0, limit)
    const keys = waiting.map((carrier) => carrier.storeCarrierKey)
    return { held: waiting, examples: await readHeldExamples(sql, by.workspaceId, channelId, keys, examplesEach) }
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
      examples: own.map(exampleOf),
      suggestions: first === undefined ? [] : ask(parts, scene, first, mappings).suggestions,
    }
  })
}

/** The mappings of a channel with how many held shipments each would speak for. */
export async function readMappings(
  parts: Parts,
  by: Actor,
  channelId: string,
): Promise<(MappingRow & { held: number })[]> {
  const scene = await openScene(parts, by, channelId)
  const held = await parts.db.inWorkspace(by.workspaceId, (sql) =>
    countHeldByCarrier(sql, by.workspaceId, channelId, carriersMax),
  )
  return scene.mappings.map((row) => {
    const speaks = speaksFor([mappingOf(row)])
    const own = held.filter((carrier) => speaks(carrier.storeCarrier ?? carrier.storeCarrierKey))
    return { ...row, held: own.reduce((sum, each) => sum + each.count, 0) }
  })
}
