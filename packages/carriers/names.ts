/**
 * Which carrier a store's text names. Service words, signs, codes, platform slugs and small misspellings are understood;
 * words that name a warehouse, an agency or nobody match nothing; a tie is a tie.
 */
import type { Alias, Region } from './definition.ts'
import { type CarrierId, carriers } from './known.ts'
import { normaliseCarrierName } from './normalise.ts'

export type NameMatch = {
  carrier: CarrierId
  /** 0 to 1. Equal confidences are a tie: nobody is named. */
  confidence: number
  because: string
}

type Name = {
  words: string[]
  joined: string
  carrier: CarrierId
  region: 'US' | 'UK' | null
  confidence: number
  text: string
  because: string | null
}

const wordsOf = (text: string): string[] =>
  normaliseCarrierName(text)
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const names: Name[] = carriers
  .flatMap((carrier) =>
    carrier.aliases.map((alias: Alias): Name => {
      const given = typeof alias === 'string' ? { text: alias } : alias
      const words = wordsOf(given.text)
      return {
        words,
        joined: words.join(''),
        carrier: carrier.id,
        region: given.region ?? null,
        confidence: given.confidence ?? 1,
        text: given.text,
        because: given.because ?? null,
      }
    }),
  )
  // The longest name wins: "DHL eCommerce UK" before "DHL eCommerce" before "DHL".
  .sort((a, b) => b.joined.length - a.joined.length)

/** Agencies, warehouses and platforms: they hand the parcel to somebody else. */
const agencies = new Set(
  'shipstation shipbob shiphero shippo easypost easyship sendcloud veeqo deliverr shipmonk shipwire flexport pirateship royale packlink interparcel starlink linnworks mintsoft huboo parcelhub scurri metapack despatchcloud shipengine rakuten 3pl warehouse'.split(
    ' ',
  ),
)

/** "Hermes Germany", "DHL Paket": a company of another country under a name we know. */
const abroad = new Set(
  'paket germany deutschland france spain espana italy italia poland polska netherlands nederland belgium austria switzerland ireland portugal canada australia mexico india'.split(
    ' ',
  ),
)
/** One company and one kind of number in every country. */
const worldwide = new Set<CarrierId>(['ups', 'fedex', 'dhl_express', 'tnt', 'asendia'])

const namesPerTextMax = 8
const textCharactersMax = 200

/** @returns best first; empty when the text names nobody we know. */
export function matchStoreCarrier(
  text: string,
  options: { region: Region | (string & {}); platform?: string | undefined },
): NameMatch[] {
  const words = wordsOf(text.slice(0, textCharactersMax))
  if (words.length === 0) return []
  const joined = words.join('')
  const region = options.region === 'GB' ? 'UK' : options.region
  const found = new Map<CarrierId, NameMatch>()
  const isAbroad = words.some((word) => abroad.has(word))
  let longest = 0
  for (const name of names) {
    if (found.size >= namesPerTextMax) break
    if (name.region !== null && region !== 'INTL' && name.region !== region) continue
    // A shorter name inside a longer one that matched says nothing more.
    if (name.joined.length < longest && isInsideMatched(name, found)) continue
    const how = howItStands(name, words, joined)
    if (how === null) continue
    if (name.joined.length < longest && name.confidence < 1) continue
    longest = Math.max(longest, name.joined.length)
    const confidence = name.confidence * how
    // "FedEx Home Delivery": the service alone says less than the carrier's own name beside it.
    if ((found.get(name.carrier)?.confidence ?? 0) >= confidence) continue
    if (isAbroad && !(worldwide.has(name.carrier) && confidence === 1)) continue
    found.set(name.carrier, {
      carrier: name.carrier,
      confidence,
      because: name.because ?? (how === 1 ? `"${name.text}" stands in it` : `it is close to "${name.text}"`),
    })
  }
  if (found.size === 0 && !isAbroad)
    for (const match of misspelt(words, joined, region)) found.set(match.carrier, match)
  const isAgency = words.some((word) => agencies.has(word))
  const list = [...found.values()].map((match) => ({
    ...match,
    confidence: Math.round(match.confidence * (isAgency ? 0.7 : 1) * 100) / 100,
  }))
  return list.sort((a, b) => b.confidence - a.confidence)
}

const matchedTexts = (found: Map<CarrierId, NameMatch>) => [...found.values()].map((match) => match.because)
function isInsideMatched(name: Name, found: Map<CarrierId, NameMatch>): boolean {
  const inside = ` ${name.words.join(' ')} `
  return matchedTexts(found).some((because) => ` ${wordsOf(because).join(' ')} `.includes(inside))
}

/** 1 when the name stands in the text as whole words, a little less when only the letters agree, null when it does not. */
function howItStands(name: Name, words: readonly string[], joined: string): number | null {
  const { words: wanted } = name
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (wanted.every((word, index) => words[at + index] === word)) return 1
  }
  if (joined === name.joined) return 1
  // "AxlehireV3", "fedexground": the name begins a word that goes on. Short names would match by chance.
  if (name.joined.length >= 5 && words.some((word) => word.startsWith(name.joined) && word.length > name.joined.length))
    return 0.95
  return name.joined.length >= 7 && joined.includes(name.joined) ? 0.95 : null
}

const misspeltLengthMin = 5
/** Two edits turn "Delivery" into "Deliver-it" and "Speedy" into "Spee-Dee". */
const misspeltEditsMax = 1
/** Words of any shop's shipping options that lie one edit from a carrier's name. */
const ordinaryWords = new Set(['speedy', 'speed', 'delivery', 'delivered', 'panthers', 'yodels'])
const misspeltConfidence = 0.8

function misspelt(words: readonly string[], joined: string, region: string): NameMatch[] {
  const found = new Map<CarrierId, NameMatch>()
  for (const name of names) {
    // A code such as express48 is right or it is another code.
    if (name.joined.length < misspeltLengthMin || name.confidence < 1 || /\d/.test(name.joined)) continue
    if (name.region !== null && region !== 'INTL' && name.region !== region) continue
    const wordCount = name.words.length
    const places = wordCount === 1 ? words : words.map((_, at) => words.slice(at, at + wordCount).join(''))
    const close = [...places, joined].some(
      (place) =>
        !ordinaryWords.has(place) && place[0] === name.joined[0] && isWithin(place, name.joined, misspeltEditsMax),
    )
    if (close && !found.has(name.carrier))
      found.set(name.carrier, {
        carrier: name.carrier,
        confidence: misspeltConfidence,
        because: `it is close to "${name.text}"`,
      })
  }
  return [...found.values()]
}

/** Whether at most `max` insertions, deletions, substitutions or swaps of neighbours lie between two short words. */
function isWithin(a: string, b: string, max: number): boolean {
  if (Math.abs(a.length - b.length) > max) return false
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] as number) + 1)
      next.push(best)
    }
    before = row
    row = next
  }
  return (row[b.length] as number) <= max
}
