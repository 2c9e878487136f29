/** Which mapping of a channel speaks for a store carrier. Exact beats normalised beats pattern; more conditions beat fewer. */
import { normaliseCarrierName } from '@waybridge/carriers'
import type { Mapping } from './channel.ts'

/**
 * The key under which store carriers are compared and grouped: case, width and spacing do not count. Empty when the store
 * names nobody: null, blank and Shopify's literal `Other` are one bucket.
 */
export function storeCarrierKey(storeCarrier: string | null): string {
  const key = normaliseCarrierName(storeCarrier ?? '')
  return key === 'other' ? '' : key
}

export type MappingMatch = { mapping: Mapping; how: 'exactly' | 'but for spelling' | 'by pattern' }

export function findMapping(
  mappings: readonly Mapping[],
  seen: { storeCarrier: string | null; storeKind: string | null; deliveryOptionId: string | null },
): MappingMatch | null {
  const key = storeCarrierKey(seen.storeCarrier)
  let best: MappingMatch | null = null
  let bestRank = 0
  for (const mapping of mappings) {
    if (mapping.storeKind !== null && mapping.storeKind !== seen.storeKind) continue
    if (mapping.deliveryOptionId !== null && mapping.deliveryOptionId !== seen.deliveryOptionId) continue
    const how = howItMatches(mapping, seen.storeCarrier, key)
    if (how === null) continue
    const conditions = Number(mapping.storeKind !== null) + Number(mapping.deliveryOptionId !== null)
    const rank = 10 * (how === 'exactly' ? 3 : how === 'but for spelling' ? 2 : 1) + conditions
    if (rank > bestRank) {
      best = { mapping, how }
      bestRank = rank
    }
  }
  return best
}

function howItMatches(mapping: Mapping, storeCarrier: string | null, key: string): MappingMatch['how'] | null {
  if (mapping.match === 'pattern') return matchesPattern(mapping.storeCarrier, key) ? 'by pattern' : null
  if (storeCarrier !== null && mapping.storeCarrier === storeCarrier) return 'exactly'
  return storeCarrierKey(mapping.storeCarrier) === key ? 'but for spelling' : null
}

/** `*` stands for any run of characters; everything else is literal. Linear: each piece is looked for once, left to right. */
function matchesPattern(pattern: string, key: string): boolean {
  const pieces = pattern.split('*').map((piece) => normaliseCarrierName(piece))
  if (pieces.length === 1) return pieces[0] === key
  const first = pieces[0] ?? ''
  const last = pieces[pieces.length - 1] ?? ''
  if (!key.startsWith(first) || key.length < first.length + last.length || !key.endsWith(last)) return false
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const at = key.indexOf(piece, from)
    if (at === -1) return false
    from = at + piece.length
  }
  return from <= key.length - last.length
}
