/** Store carriers that shipments wait for, and whom they may mean among what the channel offers. */
import { carrierById, matchProvider, matchStoreCarrier } from '@waybridge/carriers'
import type { Suggestion } from '@waybridge/sync'
import {
  countHeldByCarrier,
  countHeldByStore,
  type HeldExample,
  mappingOf,
  readHeldExamples,
  type StoreCount,
} from '../database/mappings.ts'
import type { Parts } from '../parts.ts'
import { askScene, type ChannelScene, openChannelScene } from './channel-scene.ts'
import { unionOf } from './channels.ts'
import type { Actor } from './house.ts'
import { carriersMax } from './mappings.ts'

const examplesEach = 3

export type MappingExample = {
  id: string
  orderName: string | null
  orderId: string | null
  trackingTexts: string[]
  deadlineAt: string | null
}
export const exampleOf = ({ syncId, orderName, orderId, trackingTexts, deadlineAt }: HeldExample): MappingExample => ({
  id: syncId,
  orderName,
  orderId,
  trackingTexts,
  deadlineAt,
})

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
