/** Many mappings at once: as CSV, out and in, and from another channel. All of them are written or none. */
import type { Provider } from '@waybridge/sync'
import { readCsv, writeCsvToReadBack } from '../api/csv.ts'
import { Refusal } from '../api/refusals.ts'
import type { MappingStep } from '../database/mapping-changes.ts'
import {
  listMappings,
  type MappingRow,
  type MappingWrite,
  mappingOf,
  mappingsMax,
  putMapping,
} from '../database/mappings.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { type ChannelScene, openChannelScene } from './channel-scene.ts'
import { unionOf } from './channels.ts'
import { type Actor, audit } from './house.ts'
import {
  asRow,
  identityOf,
  type MappingWish,
  type Released,
  release,
  remember,
  shown,
  stateOf,
  writeOf,
} from './mappings.ts'

type Import = { added: number; changed: number; same: number } & Released

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
