/**
 * Which carrier a store's text names. Service words, signs, codes, platform slugs and small misspellings are understood.
 *
 * Refuses to guess: words that name a warehouse, an agency, another country's firm or nobody match nothing; two carriers named
 * side by side are a tie; a name that others share ("DPD", "Panther") counts only where all the rest is words of shipping.
 */
import { nameConfidence } from './carriers/aliases.ts'
import { untracked, untrackedServices } from './carriers/royal-mail.ts'
import type { Note, Region } from './definition.ts'
import { type CarrierId, carriers } from './known.ts'
import { endOfMisgapped, endOfMisspelt } from './misspelt.ts'
import { normaliseCarrierName } from './normalise.ts'
import { platformCode } from './platform-codes.ts'
import {
  abroad,
  agencies,
  beforeUps,
  chancePhrases,
  idlePhrases,
  isShippingWord,
  isUnit,
  labelTools,
  namesNobody,
  negations,
  otherCarriers,
  resemblesByChance,
} from './shipping-words.ts'

export type NameMatch = {
  carrier: CarrierId
  /** 0 to 1. Equal confidences are a tie: nobody is named. */
  confidence: number
  because: string
  /** What to know about the service the text names, for example that it is not tracked. */
  note?: Note
}

/** One way a carrier is written, from its page. */
type Name = {
  words: readonly string[]
  joined: string
  hasDigit: boolean
  carrier: CarrierId
  region: 'US' | 'UK' | null
  confidence: number
  text: string
  because: string | null
}

/** Words `from` to `to` of the text, and whose name they are. */
type Span = { from: number; to: number; matches: NameMatch[] }

/** Scripts without blanks between words stand right beside Latin letters: "UPS快递". */
const scriptEdge =
  /(?<=[\p{Script=Latin}\p{N}])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\p{Script=Latin}\p{N}])/gu

/** Signs of a trademark part words; left in, ™ would become the letters TM. */
const wordsOf = (text: string): string[] =>
  normaliseCarrierName(text.replace(/[®™℠©]/g, ' '))
    .replace(scriptEdge, ' ')
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .replace(/\b([ap])\.m\b/g, '$1m')
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** "UPSNextDayAir", "UK_RoyalMailSpecialDelivery": capitals part words where nothing else does. */
const partedByCapitals = (text: string): string =>
  text.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')

/** The words without those of idle phrases: "please deliver it by Friday". */
function withoutIdle(words: readonly string[]): readonly string[] {
  const text = ` ${words.join(' ')} `
  const idle = idlePhrases.find((phrase) => text.includes(` ${phrase} `))
  if (idle === undefined) return words
  return text
    .replace(` ${idle} `, ' ')
    .split(' ')
    .filter((word) => word !== '')
}

/** "Local pick-ups" is not UPS; Northern Ireland and New Mexico are no other countries. */
const withoutPhrases = (words: readonly string[]): string[] =>
  withoutIdle(words).filter((word, at, all) => {
    const before = all[at - 1] ?? ''
    if (word === 'ups') return !beforeUps.has(before)
    return !(word === 'ireland' && before === 'northern') && !(word === 'mexico' && before === 'new')
  })

const names: readonly Name[] = carriers.flatMap((carrier) =>
  carrier.aliases.map((alias): Name => {
    const given = typeof alias === 'string' ? { text: alias } : alias
    const words = wordsOf(given.text)
    return {
      words,
      joined: words.join(''),
      hasDigit: /\d/.test(given.text),
      carrier: carrier.id,
      region: given.region ?? null,
      confidence: given.confidence ?? 1,
      text: given.text,
      because: given.because ?? null,
    }
  }),
)

// Map.groupBy would do, but whoever installs this package may be on a Node that has none.
function grouped<Key>(keyOf: (name: Name) => Key): ReadonlyMap<Key, readonly Name[]> {
  const groups = new Map<Key, Name[]>()
  for (const name of names) {
    const group = groups.get(keyOf(name))
    if (group === undefined) groups.set(keyOf(name), [name])
    else group.push(name)
  }
  return groups
}
const byWords = grouped((name) => name.words.join(' '))
/** "Parcel Force", "U.P.S.": the same letters with other gaps. A code is right to the letter or it is another code. */
const byLetters = grouped((name) => (name.hasDigit ? '' : name.joined))
const nameWordsMax = Math.max(...names.map((name) => name.words.length), 6)

/** "fedexground": the name begins a word that goes on. */
const gluedFactor = 0.95
const misspeltConfidence = 0.8
/** A service has common words, and a slip in one makes little sure. */
const misspeltServiceConfidence = 0.6
/** An agency or another carrier stands beside the name: it may carry the parcel just as well. */
const besideOthersFactor = 0.7

/**
 * One firm in every country, or of one country alone: "FedEx Mexico" is FedEx, and "Royal Mail to Germany" Royal Mail. The
 * others have sisters of their name abroad.
 */
const withoutSisters: ReadonlySet<CarrierId> = new Set<CarrierId>([
  'ups',
  'fedex',
  'dhl_express',
  'usps',
  'ontrac',
  'lasership',
  'royal_mail',
  'parcelforce',
  'evri',
  'yodel',
  'dpd_local',
  'uk_mail',
  'whistl',
])

const textCharactersMax = 200
const textWordsMax = 24

/**
 * @param options.platform the kind of store the text comes from, where its codes mean something else than their words.
 * @returns best first; empty when the text names nobody we know.
 */
export function matchStoreCarrier(
  text: string,
  options: { region: Region | (string & {}); platform?: string | undefined },
): NameMatch[] {
  const region = options.region === 'GB' ? 'UK' : options.region
  const code = platformCode(options.platform, text.trim(), region)
  if (code !== undefined) return [...code]
  const cut = text.slice(0, textCharactersMax)
  const written = readable(cut)
  if (written.length === 0) return []
  const exact = standing(spansOf(written, region), written)
  const parted = exact.length > 0 ? written : readable(partedByCapitals(cut))
  const exactParted =
    exact.length > 0 || parted.length === written.length ? exact : standing(spansOf(parted, region), parted)
  const words = exactParted.length > 0 ? parted : written
  const found = exactParted.length > 0 ? exactParted : standing(misspeltSpansOf(words, region), words)
  const taken = placesOf(found)
  const beside =
    words.find((word, at) => agencies.has(word) && !taken.has(at)) ?? otherCarriersIn(words, taken).names[0] ?? null
  const note = isUntracked(words) ? untracked : null
  return agreed(found, words)
    .map((match) => ({
      ...match,
      confidence: Math.round(match.confidence * (beside === null ? 1 : besideOthersFactor) * 100) / 100,
      because: beside === null ? match.because : `${match.because}, beside "${beside}"`,
      ...(note !== null && match.carrier === 'royal_mail' ? { note } : {}),
    }))
    .sort((a, b) => b.confidence - a.confidence)
}

const readable = (text: string): string[] => withoutPhrases(wordsOf(text).slice(0, textWordsMax))

const placesOf = (spans: readonly Span[]): ReadonlySet<number> =>
  new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)))

/** The names that bear what stands beside them: another country for none but worldwide firms, a strange word for own names. */
function standing(spans: readonly Span[], words: readonly string[]): Span[] {
  const taken = placesOf(spans)
  const rest = words.filter((_, at) => !taken.has(at))
  const isAbroad = rest.some((word) => abroad.has(word))
  const others = otherCarriersIn(words, taken)
  const hasStrangers = rest.some(
    (word) =>
      !namesNobody(word) &&
      !abroad.has(word) &&
      !agencies.has(word) &&
      !labelTools.has(word) &&
      !others.words.has(word),
  )
  const stay = (bears: (match: NameMatch) => boolean) =>
    spans.flatMap((span) => {
      const matches = span.matches.filter(bears)
      return matches.length > 0 ? [{ ...span, matches }] : []
    })
  const here = (match: NameMatch) =>
    !isAbroad || (withoutSisters.has(match.carrier) && match.confidence === nameConfidence.own)
  const own = stay((match) => here(match) && (!hasStrangers || match.confidence >= nameConfidence.own * gluedFactor))
  // "Evri lost, resent DPD": where anybody is named for sure, a name that would not bear the strange words alone counts, too.
  // "Not Royal Mail": and nobody says who instead.
  if (spans.some(({ from }) => negations.has(words[from - 1] ?? '') || (from === 1 && words[0] === 'no'))) return []
  return own.length > 0 ? stay(here) : []
}

/** A name counts where its carrier bears it; in countries whose firms we do not know, only a name that nobody shares. */
function serves(name: Name, region: string): boolean {
  if (region === 'INTL') return true
  if (region !== 'US' && region !== 'UK') return name.region === null && name.confidence === nameConfidence.own
  return name.region === null || name.region === region
}

/** Shorter names are met by chance where words meet ("a ci"); spelled letter by letter ("U.P.S.") they are meant. */
const joinedLengthMin = 5

/**
 * The names that stand in the text; the longest first, so that "DHL eCommerce" is not also "DHL". Words anybody uses come last:
 * the parcel of "DHL Parcel Next Day" is DHL's.
 */
function spansOf(words: readonly string[], region: string): Span[] {
  const spans: Span[] = []
  const isFree = (from: number, to: number) => !spans.some((span) => from < span.to && span.from < to)
  const keep = (from: number, to: number, known: readonly Name[] | undefined, factor: number) => {
    const serving = (known ?? []).filter((name) => serves(name, region))
    if (serving.length > 0 && isFree(from, to)) spans.push({ from, to, matches: matchesOf(serving, factor) })
  }
  const isAnybodys = ({ confidence }: Name) => confidence <= nameConfidence.anybody
  collect(words, region, (from, to, known, factor) =>
    keep(
      from,
      to,
      known?.filter((name) => !isAnybodys(name)),
      factor,
    ),
  )
  collect(words, region, (from, to, known, factor) => keep(from, to, known?.filter(isAnybodys), factor))
  return spans
}

type Keep = (from: number, to: number, known: readonly Name[] | undefined, factor: number) => void

function collect(words: readonly string[], region: string, keep: Keep): void {
  for (let length = Math.min(nameWordsMax, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const part = words.slice(from, from + length)
      keep(from, from + length, byWords.get(part.join(' ')), 1)
      const joined = part.join('')
      if (joined.length >= joinedLengthMin || part.every((word) => word.length === 1))
        keep(from, from + length, byLetters.get(joined), 1)
      if (length === 1) keep(from, from + 1, gluedIn(part[0] as string, region), gluedFactor)
    }
  }
}

function matchesOf(known: readonly Name[], factor: number): NameMatch[] {
  const best = new Map<CarrierId, NameMatch>()
  for (const { carrier, confidence, because, text } of known) {
    if ((best.get(carrier)?.confidence ?? 0) >= confidence * factor) continue
    best.set(carrier, { carrier, confidence: confidence * factor, because: because ?? `"${text}" stands in it` })
  }
  return [...best.values()]
}

const gluedLengthMin = 3
/** "AxlehireV3", "royalmailtracked48": a name, and behind it nothing but words of shipping. */
function gluedIn(word: string, region: string): readonly Name[] {
  for (let end = word.length - 1; end >= gluedLengthMin; end--) {
    const known = (byLetters.get(word.slice(0, end)) ?? []).filter(
      (name) => serves(name, region) && name.confidence >= nameConfidence.shared,
    )
    if (known.length > 0 && isGluedRest(word.slice(end), end)) return known
  }
  return []
}

const gluedPiecesMax = 3
/** Two letters would make "upson" a name. */
const isGluedWord = (word: string) =>
  (word.length > 2 && isShippingWord(word)) || isUnit(word) || /^(?:uk|us|gb|\d{2,4})$/.test(word)

function isGluedRest(rest: string, nameLength: number, pieces = gluedPiecesMax): boolean {
  // One letter or a small number behind a short name is another name: "UPS2", "DPDs".
  if (/^v?\d$/.test(rest)) return nameLength >= 5
  if (isGluedWord(rest)) return true
  if (pieces === 1) return false
  for (let end = rest.length - 2; end >= 2; end--) {
    if (isGluedWord(rest.slice(0, end)) && isGluedRest(rest.slice(end), nameLength, pieces - 1)) return true
  }
  return false
}

/**
 * Whom all the names of the text mean together: "Post Office Tracked 24" is Royal Mail, whom both may mean. A name beats the
 * words of somebody's service; names of different carriers are a tie, however well each is known.
 */
function agreed(spans: readonly Span[], words: readonly string[]): NameMatch[] {
  const common = meantByAll(spans)
  if (common.length > 0) return common
  // "Priority Mail or UPS Ground" leaves it open.
  const isEither = words.includes('or')
  const isOfService = ({ matches }: Span) => matches.every(({ confidence }) => isService(confidence))
  // "Amazon Tracked 48": it may be the shop where it was sold.
  const isSoldThere = spans.every((span) => isOfService(span) || words.slice(span.from, span.to).join(' ') === 'amazon')
  const isTrueService = ({ matches }: Span) => matches.some(({ confidence }) => confidence === nameConfidence.service)
  const named = spans.filter((span) => isEither || !isOfService(span) || (isSoldThere && isTrueService(span)))
  const commonOfNamed = meantByAll(named)
  if (commonOfNamed.length > 0) return commonOfNamed
  const all = (named.length > 0 ? named : spans).flatMap((span) => span.matches)
  const lowest = Math.min(...all.map((match) => match.confidence))
  const tied = new Map(all.map((match) => [match.carrier, { ...match, confidence: lowest }]))
  return [...tied.values()]
}

const isService = (confidence: number) => confidence === nameConfidence.service || confidence <= nameConfidence.anybody

function meantByAll(spans: readonly Span[]): NameMatch[] {
  const [first, ...others] = spans
  if (first === undefined) return []
  return first.matches.flatMap((match) => {
    const same = others.map((span) => span.matches.find((each) => each.carrier === match.carrier))
    if (same.includes(undefined)) return []
    return [match, ...(same as NameMatch[])].reduce((a, b) => (b.confidence > a.confidence ? b : a))
  })
}

function otherCarriersIn(words: readonly string[], taken: ReadonlySet<number>) {
  const found = { names: [] as string[], words: new Set<string>() }
  for (const name of otherCarriers) {
    for (let at = 0; at + name.length <= words.length; at++) {
      if (name.some((word, step) => words[at + step] !== word || taken.has(at + step))) continue
      found.names.push(name.join(' '))
      for (const word of name) found.words.add(word)
    }
  }
  return found
}

const misspeltLengthMin = 5
const misspeltServiceLengthMin = 9
/** Names of five letters that stores write often enough to mistype; of the others, a word one letter away is another word. */
const shortButOften: ReadonlySet<CarrierId> = new Set<CarrierId>(['yodel', 'fedex', 'wizmo', 'jitsu', 'dhl_uk', 'evri'])

/** Names one edit away, where everything else in the text is words of shipping. */
function misspeltSpansOf(words: readonly string[], region: string): Span[] {
  if (words.some((word) => resemblesByChance.has(word)) || otherCarriersIn(words, new Set()).names.length > 0) return []
  // "My heroes", "laser shop", "order on track": two words of daily speech.
  if (chancePhrases.some((phrase) => ` ${words.join(' ')} `.includes(` ${phrase} `))) return []
  // A code such as express48 is right or it is another code.
  const likely = names.filter((name) => {
    if (name.hasDigit || !serves(name, region)) return false
    if (name.confidence >= nameConfidence.shared)
      return (
        name.joined.length > misspeltLengthMin ||
        (name.joined.length === misspeltLengthMin && shortButOften.has(name.carrier))
      )
    return name.confidence === nameConfidence.service && name.joined.length >= misspeltServiceLengthMin
  })
  for (const endOf of [endOfMisspelt, endOfMisgapped]) {
    const byPlace = new Map<string, Span>()
    for (const name of likely) {
      for (let from = 0; from < words.length; from++) {
        const to = endOf(words, from, name)
        if (to === null || !words.every((word, at) => (at >= from && at < to) || namesNobody(word))) continue
        const { carrier, text } = name
        const confidence = name.confidence >= nameConfidence.shared ? misspeltConfidence : misspeltServiceConfidence
        const span = byPlace.get(`${from} ${to}`) ?? { from, to, matches: [] }
        byPlace.set(`${from} ${to}`, span)
        if (!span.matches.some((match) => match.carrier === carrier))
          span.matches.push({ carrier, confidence, because: `it is close to "${text}"` })
      }
    }
    if (byPlace.size > 0) return [...byPlace.values()]
  }
  return []
}

const untrackedPhrases = untrackedServices.map((service) => ` ${wordsOf(service).join(' ')} `)
/** "Royal Mail 48", and not "Royal Mail Tracked 48". */
function isUntracked(words: readonly string[]): boolean {
  const phrase = ` ${words.join(' ')} `
  return untrackedPhrases.some((service) => phrase.includes(service)) && !words.some((word) => word.startsWith('track'))
}
