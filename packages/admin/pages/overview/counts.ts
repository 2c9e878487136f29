/** Sums over the counts by state. Pure. */
import type { SyncState } from '../orders/search.ts'

export type StateCount = { state: SyncState; count: number; earliestDeadlineAt: string | null }

export const countOf = (counts: readonly StateCount[], states: readonly SyncState[]): number =>
  counts.reduce((sum, each) => sum + (states.includes(each.state) ? each.count : 0), 0)

/** The earliest of some instants; ISO instants in UTC compare as text. */
export const firstOf = (instants: readonly (string | null)[]): string | null =>
  instants.filter((at) => at !== null).toSorted()[0] ?? null
