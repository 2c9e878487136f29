/** How far one is on the way to the first synced order, told from what is connected. Pure. */
import type { Channel, Store } from '../../api/channels.ts'
import type { Overview } from '../overview/api.ts'
import { countOf } from '../overview/counts.ts'

export const stepNames = ['channel', 'store', 'link', 'carriers', 'synced'] as const
export type StepName = (typeof stepNames)[number]
export type Steps = {
  done: Record<StepName, boolean>
  doneCount: number
  total: number
  channelNames: readonly string[]
  storeNames: readonly string[]
  shipments: number
  unmapped: number
  synced: number
}

type Named = Pick<Channel | Store, 'name' | 'status'>

export function stepsDone(
  channels: readonly Named[],
  stores: readonly Named[],
  { counts, problems }: Pick<Overview, 'counts' | 'problems'>,
): Steps {
  const namesOf = (each: readonly Named[]) =>
    each.filter(({ status }) => status !== 'disconnected').map(({ name }) => name)
  const [channelNames, storeNames] = [namesOf(channels), namesOf(stores)]
  const shipments = counts.reduce((sum, { count }) => sum + count, 0)
  const unmapped = problems.filter(({ kind }) => kind === 'unmapped').length
  const synced = countOf(counts, ['synced', 'synced_with_warning'])
  const done = {
    channel: channelNames.length > 0,
    store: storeNames.length > 0,
    link: shipments > 0,
    // Without shipments nobody knows yet whether a carrier wants a mapping.
    carriers: shipments > 0 && unmapped === 0,
    synced: synced > 0,
  }
  const doneCount = Object.values(done).filter(Boolean).length
  return { done, doneCount, total: stepNames.length, channelNames, storeNames, shipments, unmapped, synced }
}
