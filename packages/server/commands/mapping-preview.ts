/** What a mapping would do, before it is saved: the same function as the push is asked, with the mapping as if it were there. */
import type { Mapping, Provider } from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import { readNewestFacts } from '../database/decision-facts.ts'
import { findHeldIds, mappingOf, readHeldExamples } from '../database/mappings.ts'
import type { Parts } from '../parts.ts'
import { askScene, openChannelScene, type SceneQuestion } from './channel-scene.ts'
import type { Actor } from './house.ts'
import { asRow, heldBy, identityOf, type MappingWish, speaksFor, writeOf } from './mappings.ts'
import { exampleOf, type MappingExample } from './unmapped.ts'
import { type Effect, effectsOn, newestLookedMax, type Outcome, outcomeOf, waitingLookedMax } from './what-if.ts'

const previewExamples = 5

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
