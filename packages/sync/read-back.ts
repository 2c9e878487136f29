/** Does the channel hold what an intent says? The only judge of an unknown outcome, and of "already shipped". */
import type { ChannelOrder } from './channel.ts'

export type IntentFacts = {
  kind: 'ship' | 'correct'
  /** Sorted ids joined by commas, or `all`. */
  lineItemsKey: string
  trackingNumber: string
  providerId: string
}

/**
 * `applied`: every unit of the intent carries our number and provider. `other_provider`: our number, another provider.
 * `not_there`: none of them carries our number and (for a ship) none is shipped. `different`: somebody else's number stands there.
 */
export type ReadBack = 'applied' | 'other_provider' | 'not_there' | 'different'

export const lineItemsKeyOf = (lineItemIds: readonly string[] | 'all'): string =>
  lineItemIds === 'all' ? 'all' : [...lineItemIds].sort().join(',')

export function readBack(intent: IntentFacts, order: ChannelOrder): ReadBack {
  const wanted = intent.lineItemsKey === 'all' ? null : new Set(intent.lineItemsKey.split(','))
  const units = order.units.filter((unit) => (wanted === null ? !unit.cancelled : wanted.has(unit.lineItemId)))
  const shipped = units.filter((unit) => unit.trackingNumber !== null)
  if (shipped.length === 0) return 'not_there'
  const ours = shipped.filter((unit) => unit.trackingNumber === intent.trackingNumber)
  if (ours.length === 0) return intent.kind === 'correct' ? 'not_there' : 'different'
  if (ours.length < units.length) return 'different'
  return ours.every((unit) => unit.providerId === null || unit.providerId === intent.providerId)
    ? 'applied'
    : 'other_provider'
}
