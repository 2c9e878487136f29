/**
 * A carrier's entry in TikTok's live list. Names are compared whole, never by a part: "DHL express", "DHL eCommerce",
 * "DHL UK" and "DHL Paket" are four carriers.
 */
import { type CarrierId, carrierById, carriers, isCarrierId } from './known.ts'

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
  const named = providers.flatMap((entry) => {
    const rank = rankOf(family, entry.name)
    return rank === null ? [] : [{ entry, rank, country: countryIn(entry.name)?.country ?? null }]
  })
  const best = named.filter(({ rank }) => rank === Math.min(...named.map((each) => each.rank)))
  const [first] = best
  if (first === undefined) return { provider: null, tie: [], byFallback: false }
  // "Amazon Logistics UK" beside "Amazon Logistics US": which of them is not the name's to say.
  const elsewhere = named.filter(
    ({ entry, country }) =>
      first.country !== null && country !== null && country !== first.country && entry !== first.entry,
  )
  const all = [...new Set([...best, ...elsewhere].map(({ entry }) => entry))]
  return all.length > 1
    ? { provider: null, tie: all, byFallback: false }
    : { provider: first.entry, tie: [], byFallback: false }
}

const names = new Map<string, CarrierId[]>()
for (const { id, providerNames } of carriers)
  for (const name of providerNames) names.set(plain(name), [...(names.get(plain(name)) ?? []), id])

/**
 * How well an entry's name is the carrier's: the place of the name among its names; behind them one that only adds a country it
 * serves, then one that gives two names of the same network ("OnTrac (LaserShip)"). Null when it is somebody else's.
 */
function rankOf(family: CarrierId, name: string): number | null {
  const { providerNames, regions, fallbacks = [] } = carrierById(family)
  const exact = providerNames.findIndex((each) => plain(each) === plain(name))
  if (exact >= 0) return exact
  if (names.has(plain(name))) return null
  const found = countryIn(name)
  if (found !== null && regions.includes(found.country)) {
    const bare = providerNames.findIndex((each) => plain(each) === plain(found.rest))
    if (bare >= 0) return providerNames.length + bare
  }
  const parts = name
    .split(/[/()]/)
    .map((part) => part.replace(/\b(?:formerly|ex|was|by)\b/gi, '').trim())
    .filter((part) => part !== '')
  const owners = parts.map((part) => names.get(plain(part)) ?? names.get(plain(countryIn(part)?.rest ?? part)) ?? [])
  const isOurs = (ids: readonly CarrierId[]) => ids.includes(family)
  const isOfNetwork = (ids: readonly CarrierId[]) => isOurs(ids) || ids.some((id) => fallbacks.includes(id))
  return parts.length > 1 && owners.some(isOurs) && owners.every(isOfNetwork) ? 2 * providerNames.length : null
}

/** The country a provider's name ends in, and what stands before it. */
function countryIn(name: string): { country: 'UK' | 'US'; rest: string } | null {
  const [, rest = '', last] = /^(.*\S)\s*\b(uk|usa?)$/i.exec(name.trim()) ?? []
  return last === undefined ? null : { country: last.toUpperCase() === 'UK' ? 'UK' : 'US', rest }
}
