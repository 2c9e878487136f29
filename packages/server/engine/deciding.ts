/**
 * From rows to decisions: what the push decides and what a preview promises are the same calls with the same values. Nothing is
 * sent and nothing is written here.
 */
import {
  type ChannelOrder,
  type Chosen,
  type Decision,
  type DecisionInput,
  decide,
  type Mapping,
  type Provider,
} from '@waybridge/sync'
import { policyOf } from '../commands/policy.ts'
import type { NumberUse, PushOfOrder } from '../database/intents.ts'
import type { ClaimedSync } from '../database/syncs.ts'

/** A shipment as far as the decision looks at it. */
export type DecidableRow = Pick<
  ClaimedSync,
  | 'id'
  | 'shipmentId'
  | 'shipmentStatus'
  | 'lines'
  | 'storeLines'
  | 'trackingTexts'
  | 'trackingUrls'
  | 'storeCarrier'
  | 'storeKind'
> & { chosen: Chosen | null }
export type Decidable<Row extends DecidableRow = DecidableRow> = { row: Row; order: ChannelOrder }

/** What all decisions of one channel share. */
export type DecidingChannel = {
  region: string
  sellerType: string
  policy: unknown
  defaultProviderId: string | null
  defaultProviderName: string | null
}
export type DecisionContext = {
  mappings: readonly Mapping[]
  providersOf: (order: ChannelOrder) => readonly Provider[] | null
}

export type Deciding = {
  channel: DecidingChannel
  context: DecisionContext
  /** Everything the channel was, or is being, told about these orders. */
  pushes: readonly PushOfOrder[]
  nowMs: number
  readUses(numbers: readonly string[]): Promise<NumberUse[]>
  /** A defect in one decision is told at that shipment and does not stop its neighbours. */
  onDefect(syncId: string, error: unknown): void
}

export type Decided<Job extends Decidable> = { job: Job; decision: Decision | null }

/**
 * Decides each job. Where else a number stands is asked once the decision has read the number out of the text, however it was
 * written there: a decision that meets another use is made again with it. Null for a decision that ended with a defect.
 */
export async function decideAll<Job extends Decidable>(
  deciding: Deciding,
  jobs: readonly Job[],
): Promise<Decided<Job>[]> {
  const asked = new Map<Job, string>()
  const decideWith = (job: Job, uses: Uses) =>
    decideSafely(deciding, job, (number) => {
      asked.set(job, number)
      return otherUses(job, uses.get(number) ?? [])
    })
  const decided = jobs.map((job) => ({ job, decision: decideWith(job, new Map()) }))
  const uses: Uses = Map.groupBy(await deciding.readUses([...new Set(asked.values())]), (use) => use.number)
  return decided.map(({ job, decision }) =>
    otherUses(job, uses.get(asked.get(job) ?? '') ?? []).length === 0
      ? { job, decision }
      : { job, decision: decideWith(job, uses) },
  )
}

type Uses = Map<string, NumberUse[]>

/** One shipment of the store that holds several orders of the channel is one parcel. */
const otherUses = ({ row, order }: Decidable, uses: readonly NumberUse[]) =>
  uses
    .filter((use) => use.orderId !== order.orderId)
    .map((use) => ({
      orderId: use.orderId,
      combineGroup: use.combineGroup,
      sameParcel: use.shipmentId === row.shipmentId,
    }))

function decideSafely(
  { channel, context, pushes, nowMs, onDefect }: Deciding,
  { row, order }: Decidable,
  otherOrdersWith: DecisionInput['otherOrdersWith'],
): Decision | null {
  try {
    return decide({
      syncId: row.id,
      nowMs,
      region: channel.region,
      sellerType: channel.sellerType,
      policy: policyOf(channel.policy),
      defaultProvider:
        channel.defaultProviderId === null
          ? null
          : { id: channel.defaultProviderId, name: channel.defaultProviderName ?? '' },
      mappings: context.mappings,
      providers: context.providersOf(order),
      shipmentStatus: row.shipmentStatus,
      shipmentLines: row.lines,
      storeLines: row.storeLines,
      trackingTexts: row.trackingTexts,
      trackingUrls: row.trackingUrls,
      storeCarrier: row.storeCarrier,
      storeKind: row.storeKind,
      chosen: row.chosen,
      order,
      earlier: pushes.filter((push) => push.orderId === order.orderId),
      otherOrdersWith,
    })
  } catch (error) {
    onDefect(row.id, error)
    return null
  }
}
