/**
 * What a press on many shipments would do, before it is done. The whole decision of the push runs over each of them, with the
 * orders as they were last read; every shipment of the scope is counted once, so that the figures add up.
 */
import {
  type ChannelOrder,
  type Decision,
  lineItemsKeyOf,
  type Mapping,
  type ReasonCode,
  reason,
  type SyncState,
} from '@waybridge/sync'
import { findChannel, readProviderLists } from '../database/channels.ts'
import { type BulkFacts, readBulkFacts } from '../database/decision-facts.ts'
import { type NumberUse, type PushOfOrder, readNumberUses, readPushes } from '../database/intents.ts'
import { listMappings, mappingOf } from '../database/mappings.ts'
import { countShipmentsByState, findShipmentIds, type ShipmentFilter } from '../database/shipment-list.ts'
import { type Decidable, type Deciding, type DecidingChannel, decideAll } from '../engine/deciding.ts'
import type { Parts } from '../parts.ts'
import { type BulkWish, bulkMax, inFlightStates, touchedBy } from './bulk.ts'
import { unionOf } from './channels.ts'
import type { Actor } from './house.ts'

const groupsMax = 20
const examplesMax = 3

/** `already`: TikTok Shop has the number, nothing is sent. `skips`: not ours to send. */
export type BulkOutcome = 'goes' | 'waits' | 'already' | 'skips'

export type BulkExample = {
  id: string
  orderName: string | null
  orderId: string | null
  state: SyncState
  say: string
}
/** Shipments to which the same happens for the same cause; those that go, by shipping provider. */
export type BulkGroup = {
  outcome: BulkOutcome
  reasonCode: string
  provider: string | null
  count: number
  say: string
  nextStep: string | null
  examples: BulkExample[]
}

export async function previewBulk(parts: Parts, by: Actor, filter: ShipmentFilter, wish: BulkWish) {
  const touchable = touchedBy(wish, filter)
  const { counts, touchedCounts, facts } = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const ids = await findShipmentIds(sql, by.workspaceId, touchable, bulkMax + 1)
    return {
      counts: await countShipmentsByState(sql, by.workspaceId, filter),
      touchedCounts: await countShipmentsByState(sql, by.workspaceId, touchable),
      // Too many are not looked at: the press is refused before anything happens.
      facts: wish.action === 'skip' || ids.length > bulkMax ? null : await readBulkFacts(sql, by.workspaceId, ids),
    }
  })
  const sum = (rows: typeof counts) => rows.reduce((total, each) => total + each.count, 0)
  const touched = sum(touchedCounts)
  const inFlight = sum(counts.filter((each) => inFlightStates.has(each.state)))
  const total = sum(counts)
  const verdicts = facts === null ? null : await judge(parts, by, facts, wish)
  const count = (outcome: BulkOutcome) => verdicts?.filter((verdict) => verdict.outcome === outcome).length ?? 0
  return {
    total,
    touched,
    inFlight,
    untouched: total - touched - inFlight,
    counts,
    effect:
      verdicts === null
        ? null
        : { goes: count('goes'), waits: count('waits'), already: count('already'), skips: count('skips') },
    groups: verdicts === null ? [] : groupsOf(verdicts),
  }
}

export type Verdict = {
  facts: BulkFacts
  outcome: BulkOutcome
  reasonCode: string
  provider: string | null
  say: string
  nextStep: string | null
}

async function judge(parts: Parts, by: Actor, facts: readonly BulkFacts[], wish: BulkWish): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const [channelId, own] of Map.groupBy(facts, (each) => each.channelId)) {
    if (channelId === null) verdicts.push(...own.map(asItStands))
    else verdicts.push(...(await judgeInChannel(parts, by, channelId, own, wish)))
  }
  return verdicts
}

/** Not linked to an order: looked for again, and nothing more can be said before. */
const asItStands = (facts: BulkFacts): Verdict => ({
  facts,
  outcome: facts.state === 'skipped' ? 'skips' : 'waits',
  reasonCode: facts.reasonCode,
  provider: null,
  say: facts.say,
  nextStep: facts.nextStep,
})

const waitsBecause = (facts: BulkFacts, code: ReasonCode, words: Record<string, string> = {}): Verdict => {
  const { say, nextStep } = reason(code, words)
  return { facts, outcome: 'waits', reasonCode: code, provider: null, say, nextStep }
}

type Job = Decidable<BulkFacts & { chosen: BulkFacts['chosen'] }>

/** Mappings and settings as they would be, in place of those that are. */
export type Instead = {
  mappings?: readonly Mapping[]
  settings?: Pick<DecidingChannel, 'policy' | 'defaultProviderId' | 'defaultProviderName'>
}

export async function judgeInChannel(
  parts: Parts,
  by: Actor,
  channelId: string,
  facts: readonly BulkFacts[],
  wish: BulkWish,
  instead: Instead = {},
): Promise<Verdict[]> {
  const { channel, lists, mappings, pushes } = await parts.db.inWorkspace(by.workspaceId, async (sql) => ({
    channel: await findChannel(sql, by.workspaceId, channelId),
    lists: await readProviderLists(sql, by.workspaceId, channelId),
    mappings: await listMappings(sql, by.workspaceId, channelId),
    pushes: await readPushes(sql, channelId, [...new Set(facts.flatMap(({ orderId }) => orderId ?? []))]),
  }))
  if (channel === null) return facts.map(asItStands)
  if (channel.status !== 'active') {
    const because = channel.statusSay ?? ''
    return facts.map((each) => waitsBecause(each, 'channel_paused', { because }))
  }
  const jobs: Job[] = []
  const verdicts: Verdict[] = []
  for (const each of facts) {
    if (each.order === null) verdicts.push(waitsBecause(each, 'order_unread'))
    else jobs.push({ row: wish.action === 'send_now' ? sentDespiteAutoSync(each) : each, order: each.order })
  }
  const providers = unionOf(lists)
  const deciding: Deciding = {
    channel: { ...channel, ...instead.settings },
    context: {
      mappings: instead.mappings ?? mappings.map(mappingOf),
      providersOf: (order: ChannelOrder) =>
        lists.find((list) => list.deliveryOptionId === order.deliveryOptionId)?.providers ??
        (providers.length === 0 ? null : providers),
    },
    pushes,
    nowMs: parts.clock.now(),
    readUses: (numbers) => parts.db.inWorkspace(by.workspaceId, (sql) => readNumberUses(sql, channelId, numbers)),
    onDefect: (sync, error) => parts.log.error({ sync, error }, 'a decision ended with a defect'),
  }
  for (const { job, decision } of await decideInTurn(deciding, jobs)) {
    verdicts.push(decision === null ? waitsBecause(job.row, 'broken') : verdictOf(job.row, decision))
  }
  return verdicts
}

const sentDespiteAutoSync = (facts: BulkFacts): BulkFacts => ({
  ...facts,
  chosen: { ...facts.chosen, confirmed: [...(facts.chosen?.confirmed ?? []), 'auto_sync_off'] },
})

/** As the push does it: a shipment that shares its order or its number with one before it is decided knowing of that one. */
async function decideInTurn(deciding: Deciding, jobs: readonly Job[]) {
  const decided = await decideAll(deciding, jobs)
  const seen = new Set<string>()
  const pushes: PushOfOrder[] = [...deciding.pushes]
  const uses: NumberUse[] = []
  for (const each of decided) {
    const keysOf = (plan: NonNullable<Decision['plan']>) => [`order ${each.job.order.orderId}`, `number ${plan.number}`]
    if (each.decision?.plan != null && keysOf(each.decision.plan).some((key) => seen.has(key))) {
      const readUses = async (numbers: readonly string[]) => [
        ...(await deciding.readUses(numbers)),
        ...uses.filter((use) => numbers.includes(use.number)),
      ]
      const [again] = await decideAll({ ...deciding, pushes, readUses }, [each.job])
      each.decision = again?.decision ?? null
    }
    const plan = each.decision?.plan
    if (plan == null) continue
    for (const key of keysOf(plan)) seen.add(key)
    const { row, order } = each.job
    pushes.push({
      syncId: row.id,
      orderId: order.orderId,
      lineItemsKey: lineItemsKeyOf(plan.lineItemIds),
      trackingNumber: plan.number,
      providerId: plan.provider.id,
      packageId: null,
      corrections: 0,
      confirmed: false,
      warning: null,
      shipmentCancelled: false,
    })
    uses.push({
      number: plan.number,
      orderId: order.orderId,
      combineGroup: order.combineGroup,
      shipmentId: row.shipmentId,
    })
  }
  return decided
}

const outcomes: Record<Decision['action'], BulkOutcome> = {
  push: 'goes',
  done: 'already',
  skip: 'skips',
  wait: 'waits',
  hold: 'waits',
}

const verdictOf = (facts: BulkFacts, decision: Decision): Verdict => ({
  facts,
  outcome: outcomes[decision.action],
  reasonCode: decision.reason.code,
  provider: decision.plan?.provider.name ?? null,
  say: decision.reason.say,
  nextStep: decision.reason.nextStep,
})

const order: readonly BulkOutcome[] = ['goes', 'waits', 'already', 'skips']

/** What goes first, then the largest cause. */
export function groupsOf(verdicts: readonly Verdict[]): BulkGroup[] {
  const groups = Map.groupBy(verdicts, ({ outcome, reasonCode, provider }) => `${outcome} ${reasonCode} ${provider}`)
  return [...groups.values()]
    .flatMap((own): BulkGroup[] => {
      const [first] = own
      if (first === undefined) return []
      const { outcome, reasonCode, provider, say, nextStep } = first
      const examples = own.slice(0, examplesMax).map(({ facts, say: words }) => {
        const { id, orderName, orderId, state } = facts
        return { id, orderName, orderId, state, say: words }
      })
      return [{ outcome, reasonCode, provider, count: own.length, say, nextStep, examples }]
    })
    .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.count - a.count)
    .slice(0, groupsMax)
}
