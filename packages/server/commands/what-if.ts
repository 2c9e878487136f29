/**
 * What a change of mappings or settings would do, before it is made. What waits for it is decided as the push would, with the
 * change as if it were made; of the newest shipments, number and provider are asked for with and without it. Nothing is written.
 */
import type { Provider, SyncState } from '@waybridge/sync'
import { type DecisionFacts, readBulkFacts } from '../database/decision-facts.ts'
import type { Parts } from '../parts.ts'
import { type BulkGroup, type BulkOutcome, groupsOf, type Instead, judgeInChannel } from './bulk-preview.ts'
import type { Actor } from './house.ts'

/** Of what waits, so many are decided; the rest is counted. */
export const waitingLookedMax = 500
/** The newest shipments that are decided with and without the change. */
export const newestLookedMax = 500
const effectsShown = 10

/** What becomes of the shipments that wait now. */
export type Outcome = Record<BulkOutcome, number> & { looked: number; groups: BulkGroup[] }

export async function outcomeOf(
  parts: Parts,
  by: Actor,
  channelId: string,
  syncIds: readonly string[],
  instead: Instead,
): Promise<Outcome> {
  const facts = await parts.db.inWorkspace(by.workspaceId, (sql) => readBulkFacts(sql, by.workspaceId, syncIds))
  const verdicts = await judgeInChannel(parts, by, channelId, facts, { action: 'retry' }, instead)
  const count = (outcome: BulkOutcome) => verdicts.filter((verdict) => verdict.outcome === outcome).length
  return {
    looked: verdicts.length,
    goes: count('goes'),
    waits: count('waits'),
    already: count('already'),
    skips: count('skips'),
    groups: groupsOf(verdicts),
  }
}

/** What number and carrier say of a shipment; `reasonCode` is null where they let it go. */
export type Side = { provider: Provider | null; state: SyncState; reasonCode: string | null; say: string | null }

/** A shipment whose provider or reason would be another one. */
export type Effect = {
  id: string
  orderName: string | null
  orderId: string | null
  number: string | null
  before: Side
  after: Side
}

type Answer = {
  number: string | null
  provider: Provider | null
  reason: { code: string; state: SyncState; say: string } | null
}

const sideOf = ({ provider, reason }: Answer): Side => ({
  provider,
  state: reason?.state ?? 'ready',
  reasonCode: reason?.code ?? null,
  say: reason?.say ?? null,
})

export function effectsOn(
  newest: readonly DecisionFacts[],
  was: (facts: DecisionFacts) => Answer,
  becomes: (facts: DecisionFacts) => Answer,
): { looked: number; changed: number; examples: Effect[] } {
  const effects = newest
    .map((each): Effect => {
      const [old, fresh] = [was(each), becomes(each)]
      return {
        id: each.syncId,
        orderName: each.orderName,
        orderId: each.orderId,
        number: fresh.number ?? old.number,
        before: sideOf(old),
        after: sideOf(fresh),
      }
    })
    .filter(({ before, after }) => before.provider?.id !== after.provider?.id || before.say !== after.say)
  return { looked: newest.length, changed: effects.length, examples: effects.slice(0, effectsShown) }
}
