/**
 * A carrier's entry in TikTok's live list. Names are compared whole, never by a part: "DHL express", "DHL eCommerce",
 * "DHL UK" and "DHL Paket" are four carriers.
 */
import { type CarrierId, carrierById, isCarrierId } from './known.ts'

export type ProviderEntry = { id: string; name: string }

export type ProviderMatch<Entry extends ProviderEntry> = {
  /** Null when it is not offered, or when several entries fit equally. */
  provider: Entry | null
  /** Set when several entries fit equally. */
  tie: Entry[]
  /** True when the entry of a carrier of the same network was taken. */
  byFallback: boolean
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')

/** @param family one of our carrier ids. */
export function matchProvider<Entry extends ProviderEntry>(
  family: CarrierId,
  providers: readonly Entry[],
): ProviderMatch<Entry> {
  const own = entryOf(family, providers)
  if (own.provider !== null || own.tie.length > 0) return own
  for (const fallback of carrierById(family).fallbacks ?? []) {
    if (!isCarrierId(fallback)) continue
    const entry = entryOf(fallback, providers)
    if (entry.provider !== null) return { ...entry, byFallback: true }
  }
  return own
}

function entryOf<Entry extends ProviderEntry>(family: CarrierId, providers: readonly Entry[]): ProviderMatch<Entry> {
  for (const name of carrierById(family).providerNames) {
    const same = providers.filter((provider) => plain(provider.name) === plain(name))
    if (same.length === 1) return { provider: same[0] as Entry, tie: [], byFallback: false }
    if (same.length > 1) return { provider: null, tie: same, byFallback: false }
  }
  return { provider: null, tie: [], byFallback: false }
}
