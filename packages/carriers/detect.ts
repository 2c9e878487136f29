/**
 * Which carriers a text's tracking numbers fit.
 *
 * Promises: the store's name reorders what fits and never rescues what does not; nothing is repaired silently; never throws;
 * linear in the length of the text.
 */
import { definitions } from './carriers/index.ts'
import { finishedBy } from './carriers/s10.ts'
import { evriSoft } from './checks.ts'
import type { Carrier, Note, Region } from './definition.ts'
import { formatsFor } from './dispatch.ts'
import { type CarrierId, carrierById } from './known.ts'
import { matchStoreCarrier } from './names.ts'
import { cleanText, numberCharactersMax, numberCharactersMin, stripped } from './normalise.ts'

export type Candidate = { carrier: CarrierId; format: string; check: 'passed' | 'failed' | 'none'; strength: number }

export type DetectReasonCode =
  | 'no_number'
  | 'exponent_form'
  | 'phone_number'
  | 'email_address'
  | 'foreign_letters'
  | 'too_short'
  | 'too_long'
  | 'placeholder'
  | 'check_digit'
  | 'carrier_not_in_region'
  | 'unknown_format'

export type Detection = {
  /** Capital letters and digits; as TikTok should get it. */
  number: string
  verdict: 'well_formed' | 'unverified' | 'malformed'
  /** Set when malformed. */
  reason: { code: DetectReasonCode; say: string } | null
  /** Best first. When malformed: whom it looks like, with the check that failed. */
  candidates: Candidate[]
  /** TikTok's own four answers. */
  state: 'one' | 'several' | 'none' | 'mismatch'
  /** With `mismatch`: whose number it is. */
  didYouMean: CarrierId | null
  /** Repairs of a typo that make the check fit. */
  suggestions: { number: string; because: string }[]
  notes: Note[]
}

export type DetectOptions = {
  region: Region | (string & {})
  /** The store's carrier text, or a carrier's name. */
  storeCarrier?: string
}

const regionOf = (text: string): Region => (text === 'US' || text === 'UK' ? text : text === 'GB' ? 'UK' : 'INTL')

/** Among the carriers a number fits, the one the store names comes first: TikTok wants the provider the label was bought from. */
const namedBonus = 100
/** Evri's check character is one project's word: a fit only raises the rank. */
const evriSoftBonus = 5
/** Shared, because nearly every answer has an empty list or two. */
const none: never[] = Object.freeze([]) as unknown as never[]
/** A fit this strong beats any name: the store is wrong about it. */
const tellingStrengthMin = 90
/** Formats below this come from a single source. */
const doubtfulStrength = 40
/** Candidates this far behind the first do not make it "several". */
const clearLead = 20

/** Every tracking number of the text, in order. Text without any yields one malformed entry that says why. */
export function detect(text: string, options: DetectOptions): { numbers: Detection[] } {
  const region = regionOf(options.region)
  // The common case first: a bare number needs no cleaning.
  if (isBare(text)) return { numbers: [judge(text, region, options.storeCarrier)] }
  const trimmed = text.trim()
  if (plainLink.test(trimmed)) return { numbers: detectInUrl(trimmed, region, options.storeCarrier) }
  const printed = plainlyPrinted(trimmed)
  if (printed !== null) {
    const found = judge(printed.joined, region, options.storeCarrier)
    // Groups too short to be numbers of their own can only mean the whole.
    if (found.verdict === 'well_formed' || printed.longestGroup < numberCharactersMin) return { numbers: [found] }
  }
  return { numbers: detectInText(text, region, options.storeCarrier) }
}

function isBare(text: string): boolean {
  if (text.length < numberCharactersMin || text.length > numberCharactersMax) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 90))) return false
  }
  return true
}

/** One link and nothing else, in plain characters. */
const plainLink = /^https?:\/\/[!-~]{1,500}$/i

/** Spaces and dashes of every width, in which numbers are printed; and signs that nobody sees. */
const gaps = new Set([32, 45, 160, 0x2007, 0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x202f])
const unseen = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff])
/** Letters a printed number may begin a group with. */
const prefixLettersMax = 2
/** Full-width letters and digits stand this far behind the plain ones. */
const fullWidthOffset = 0xfee0

/**
 * The number of a text that holds nothing but letters and digits with gaps between them, and no word: the way numbers are
 * printed. Null for anything else, which is read with more care.
 */
function plainlyPrinted(text: string): { joined: string; longestGroup: number } | null {
  if (text.length > 2 * numberCharactersMax) return null
  let joined = ''
  let group = 0
  let longestGroup = 0
  let groupHasDigit = false
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at)
    if (code >= 0xff10 && code <= 0xff5a) code -= fullWidthOffset
    if (code >= 97 && code <= 122) code -= 32
    const isDigit = code >= 48 && code <= 57
    if (isDigit || (code >= 65 && code <= 90)) {
      joined += String.fromCharCode(code)
      groupHasDigit ||= isDigit
      group++
      // Letters in front of the first digit of a group may be a word.
      if (!groupHasDigit && group > prefixLettersMax) return null
    } else if (gaps.has(code)) {
      if (group > 0 && !groupHasDigit) {
        // "WL 0999 3244 7GB" is printed so; "NO 12345678" begins with a label.
        if (joined.length !== group || labels.has(joined)) return null
        longestGroup = numberCharactersMax
      }
      if (group > longestGroup) longestGroup = group
      group = 0
      groupHasDigit = false
    } else if (!unseen.has(code)) return null
  }
  // A country may stand apart at the end; what else it could be is read with more care.
  if (group > 0 && !groupHasDigit) longestGroup = numberCharactersMax
  if (group > longestGroup) longestGroup = group
  return joined.length >= numberCharactersMin && joined.length <= numberCharactersMax ? { joined, longestGroup } : null
}

const numbersPerTextMax = 20

function detectInText(text: string, region: Region, storeCarrier: string | undefined): Detection[] {
  const clean = cleanText(text)
    .trim()
    .replace(/^'(?=\S)/, '')
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^"(.*)"$/s, '$1')
    .trim()
  if (/^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i.test(clean)) {
    return [
      malformed(
        clean,
        'exponent_form',
        'A spreadsheet turned this number into exponent form; its last digits are lost. Copy it again from the source, formatted as text.',
      ),
    ]
  }
  if (/^\+\d[\d\s().-]*$/.test(clean))
    return [malformed(stripped(clean), 'phone_number', 'This looks like a phone number.')]
  if (clean.includes('@')) return [malformed('', 'email_address', 'This looks like an e-mail address.')]
  if (!/\d/.test(clean)) return [malformed('', 'no_number', 'There is no tracking number.')]

  const whole = stripped(clean)
  if (isBare(whole) && !hasLabel(clean)) {
    const found = judge(whole, region, storeCarrier)
    if (found.verdict === 'well_formed' || !/[\s]/.test(clean)) return [found]
  }
  const parts = splitNumbers(clean)
  const seen = new Set<string>()
  const results: Detection[] = []
  for (const part of parts.slice(0, numbersPerTextMax)) {
    for (const found of detectPart(part, region, storeCarrier)) {
      if (seen.has(found.number)) continue
      seen.add(found.number)
      results.push(found)
    }
  }
  const good = results.filter((each) => each.verdict !== 'malformed')
  // Beside a number, words and codes around it are no numbers that failed.
  return good.length > 0
    ? results.filter((each) => each.verdict !== 'malformed' || each.candidates.length > 0)
    : results.slice(0, 1)
}

const isUrl = (text: string) => /^(?:https?:\/\/|www\.)/i.test(text) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(text)

const labels = new Set(['NO', 'NR', 'NUM', 'REF', 'ID', 'AWB', 'EVRI', 'PARCEL'])
/** The letters a number is printed with stand in groups of at most four. */
const printedLettersMax = 4

/** Whether a word stands beside the number: "NUMBER 3070430790" joined would be an Evri number, and is none. */
const hasLabel = (text: string): boolean =>
  text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .some((word) => labels.has(word) || (word.length > printedLettersMax && !/\d/.test(word)))

function splitNumbers(text: string): string[] {
  if (isUrl(text) && !/\s/.test(text)) return [text]
  return text
    .split(/[,;|&\n\t]+| and |(?<![:/])\/(?!\/)(?=\s*[A-Z0-9]{7})/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function detectPart(part: string, region: Region, storeCarrier: string | undefined): Detection[] {
  if (isUrl(part)) return detectInUrl(part, region, storeCarrier)
  const bare = stripped(part)
  const direct = judgeText(bare, region, storeCarrier)
  if (direct.verdict === 'well_formed' && !hasLabel(part)) return [direct]

  // Words without a digit around a number are labels; a carrier's name among them is a hint.
  const tokens = part
    .replace(/[()[\]{}<>]/g, ' ')
    .split(/[\s:#=]+/)
    .filter((token) => token !== '')
  const isWord = (token: string) => !/\d/.test(token)
  const words = tokens.filter(isWord)
  const rest = tokens.filter((token) => !isWord(token))
  const hint = storeCarrier ?? (words.length > 0 ? words.join(' ') : undefined)
  if (rest.length > 0 && words.length > 0) {
    // A printed number may itself begin with letters: "WL 0999 3244 7GB" behind "Royal Mail".
    for (let drop = 1; drop < tokens.length && drop <= 8 && isWord(tokens[drop - 1] as string); drop++) {
      if (hasLabel(tokens.slice(drop).join(' '))) continue
      const found = judgeText(stripped(tokens.slice(drop).join('')), region, hint)
      if (found.verdict === 'well_formed') return [found]
    }
    const inner = judgeText(stripped(rest.join('')), region, hint)
    if (inner.verdict === 'well_formed') return [inner]
  }
  if (rest.length > 1) {
    const each = rest
      .map((token) => judgeText(stripped(token), region, hint))
      .filter((found) => found.verdict === 'well_formed')
    if (each.length > 0) return each
  }
  if (rest.length > 0 && words.length > 0) {
    const labelled = judgeText(stripped(rest.join('')), region, hint)
    if (direct.verdict === 'malformed' && (labelled.verdict !== 'malformed' || labelled.candidates.length > 0))
      return [labelled]
  }
  return [direct]
}

/** Names of URL parameters in which carriers keep the number. */
const parameters = new Set(
  'tracknum tracknums tlabels qtc_tlabels1 trknbr tracknumbers tracking-id trackingid tracknumber con consignmentnumber consignment reference parcelnumber number numbers tracking trackingnumber trackingnumbers no searchid awb id shipment'.split(
    ' ',
  ),
)

/**
 * Taken apart by hand: a tracking link is pasted text, not an address we call, and a whole URL parser costs more than all
 * that is asked of it here. Host, parameters, pieces of path and fragment are enough.
 */
function detectInUrl(text: string, region: Region, storeCarrier: string | undefined): Detection[] {
  const rest = text.replace(/^https?:\/\//i, '')
  const hostEnd = rest.search(/[/?#]/)
  const host = (hostEnd === -1 ? rest : rest.slice(0, hostEnd)).replace(/^.*@|:\d*$/g, '').toLowerCase()
  const hint = storeCarrier ?? ownerOf(host)
  const [address = '', fragment = ''] = (hostEnd === -1 ? '' : rest.slice(hostEnd)).split('#')
  const [path = '', query = ''] = address.split('?')
  let likely: Detection | null = null
  for (const piece of [...parametersOf(query), ...path.split('/'), ...fragment.split(/[/?&=]/)]) {
    const bare = stripped(decodeOnce(piece).replace(/\*.*$/s, ''))
    if (!isBare(bare) || !/\d/.test(bare)) continue
    const found = judge(bare, region, hint)
    if (found.verdict === 'well_formed') return [found]
    if (likely === null && (found.candidates.length > 0 || found.verdict === 'unverified')) likely = found
  }
  return [likely ?? malformed('', 'no_number', 'This link holds no tracking number.')]
}

/** Values of the parameters in which carriers keep numbers; several numbers stand in one, separated. */
function parametersOf(query: string): string[] {
  if (query === '') return none
  return query.split('&').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at > 0 && parameters.has(pair.slice(0, at).toLowerCase())
      ? decodeOnce(pair.slice(at + 1)).split(/[,;\s+]+/)
      : none
  })
}

const owners = new Map(
  definitions.flatMap((carrier: Carrier) => (carrier.hosts ?? []).map((host) => [host, carrier.name] as const)),
)

/** Whose tracking page it is: hosts are compared by whole labels, from the longest. */
function ownerOf(host: string): string | undefined {
  for (let rest = host; rest !== ''; ) {
    const owner = owners.get(rest)
    if (owner !== undefined) return owner
    const dot = rest.indexOf('.')
    rest = dot === -1 ? '' : rest.slice(dot + 1)
  }
  return undefined
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Judges stripped text that may not be a number at all. */
function judgeText(bare: string, region: Region, storeCarrier: string | undefined): Detection {
  if (isBare(bare)) return judge(bare, region, storeCarrier)
  if (/[^\p{ASCII}]/u.test(bare)) {
    return malformed(
      bare.slice(0, numberCharactersMax),
      'foreign_letters',
      'The number holds characters that are no Latin letters or digits; some look just like them. Type it again.',
    )
  }
  const letters = bare.replace(/[^A-Z0-9]/g, '')
  if (letters.length < numberCharactersMin)
    return malformed(letters, 'too_short', `"${letters}" is too short for a tracking number.`)
  if (letters.length > numberCharactersMax)
    return malformed(letters.slice(0, numberCharactersMax), 'too_long', 'This is too long for a tracking number.')
  return malformed(letters, 'unknown_format', `"${letters}" holds signs that no tracking number has.`)
}

function judge(bare: string, region: Region, storeCarrier: string | undefined): Detection {
  if (isPlaceholder(bare))
    return malformed(bare, 'placeholder', 'This number is a placeholder: its digits are all the same.')
  const passed: Candidate[] = []
  let failed: Candidate[] | null = null
  let notes: Note[] = none
  const named = storeCarrier === undefined || storeCarrier === '' ? null : namedCarrier(storeCarrier, region)
  const entries = formatsFor(region, bare)
  for (const entry of entries) {
    const { id, carrier, format } = entry
    if (format.onlyWhenNamed === true && named !== id) continue
    if (!format.shape.test(bare)) continue
    if (format.check !== null && !format.check.passes(bare)) {
      // A shape of one doubtful source says nothing about a number that does not even pass its check.
      if (format.strength < doubtfulStrength) continue
      failed ??= []
      failed.push(entry.failed)
      continue
    }
    const bonus = (named === id ? namedBonus : 0) + (format.id === 'evri-16' && evriSoft(bare) ? evriSoftBonus : 0)
    add(passed, bonus === 0 ? entry.passed : { ...entry.passed, strength: format.strength + bonus })
    if (format.note !== undefined) notes = [...notes, format.note]
    if (carrier.note !== undefined && passed.length === 1) notes = [...notes, carrier.note]
  }
  const number = toSend(bare)
  if (passed.length > 0) {
    const foreign = region === 'INTL' ? undefined : passed.find((candidate) => candidate.carrier === 's10')
    if (foreign !== undefined && region !== 'INTL') {
      for (const local of finishedBy[region])
        add(passed, {
          ...foreign,
          carrier: local,
          strength: foreign.strength - 30 + (named === local ? namedBonus : 0),
        })
    }
    if (passed.length > 1) passed.sort((a, b) => b.strength - a.strength)
    return wellFormed(number, passed, named, notes)
  }
  if (named !== null && failed === null && isPlausible(bare) && acceptsUnverified(named, region)) {
    return {
      number,
      verdict: 'unverified',
      reason: null,
      candidates: [{ carrier: named, format: 'unknown', check: 'none', strength: 10 }],
      state: 'one',
      didYouMean: null,
      suggestions: [],
      notes: [],
    }
  }
  return explain(bare, number, region, failed, named)
}

/** The strongest fit of a carrier counts, others of the same carrier do not. */
function add(list: Candidate[], candidate: Candidate): void {
  for (let at = 0; at < list.length; at++) {
    const known = list[at] as Candidate
    if (known.carrier !== candidate.carrier) continue
    if (candidate.strength > known.strength) list[at] = candidate
    return
  }
  list.push(candidate)
}

function wellFormed(number: string, candidates: Candidate[], named: CarrierId | null, notes: Note[]): Detection {
  const first = candidates[0] as Candidate
  const mismatch =
    named !== null && first.strength >= tellingStrengthMin && candidates.length === 1 && first.carrier !== named
  const second = candidates[1]
  const state = mismatch
    ? 'mismatch'
    : second === undefined || first.strength - second.strength > clearLead
      ? 'one'
      : 'several'
  return {
    number,
    verdict: 'well_formed',
    reason: null,
    candidates,
    state,
    didYouMean: mismatch ? first.carrier : null,
    suggestions: none,
    notes,
  }
}

function explain(
  bare: string,
  number: string,
  region: Region,
  failed: Candidate[] | null,
  named: CarrierId | null,
): Detection {
  if (failed !== null) return new Repairable(number, failed, bare, region, named)
  if (region !== 'INTL') {
    const elsewhere = fitsAnywhere(bare) ? judge(bare, 'INTL', undefined) : null
    if (elsewhere?.verdict === 'well_formed') {
      const names = elsewhere.candidates
        .map((each) => carrierById(each.carrier).name)
        .slice(0, 2)
        .join(' or ')
      return malformed(
        number,
        'carrier_not_in_region',
        `"${number}" is a number of ${names}, which does not deliver for sellers in the ${region}.`,
      )
    }
  }
  return new Repairable(number, none, bare, region, named)
}

/**
 * Words and repairs are made when somebody reads them: trying every confusion and swap costs more than all the rest, and who
 * sifts a million numbers only wants the verdict. As JSON it holds them like any other field.
 */
class Repairable implements Detection {
  readonly number: string
  readonly verdict = 'malformed'
  readonly candidates: Candidate[]
  readonly state = 'none'
  readonly didYouMean = null
  readonly notes: Note[] = none
  readonly #bare: string
  readonly #region: Region
  readonly #named: CarrierId | null
  #found: Detection['suggestions'] | null = null

  constructor(number: string, candidates: Candidate[], bare: string, region: Region, named: CarrierId | null) {
    this.number = number
    this.candidates = candidates
    this.#bare = bare
    this.#region = region
    this.#named = named
  }

  get reason(): NonNullable<Detection['reason']> {
    if (this.candidates.length > 0) {
      const looksLike = `"${this.number}" looks like a number of ${namesOf(this.candidates)}`
      return { code: 'check_digit', say: `${looksLike}, but its check digit is wrong: one character is mistyped.` }
    }
    const whose = this.#named === null ? 'any carrier we know' : carrierById(this.#named).name
    return { code: 'unknown_format', say: `"${this.number}" does not fit the numbers of ${whose}.` }
  }

  get suggestions(): Detection['suggestions'] {
    this.#found ??= repairs(this.#bare, this.#region)
    return this.#found
  }

  toJSON(): Detection {
    const { number, verdict, reason, candidates, state, didYouMean, suggestions, notes } = this
    return { number, verdict, reason, candidates, state, didYouMean, suggestions, notes }
  }
}

function namesOf(candidates: readonly Candidate[]): string {
  const [first] = candidates
  if (first !== undefined && candidates.length === 1) return carrierById(first.carrier).name
  return [...new Set(candidates.map((each) => carrierById(each.carrier).name))].slice(0, 3).join(' or ')
}

/** Asked before the full answer is made: most numbers that fit nothing here fit nothing elsewhere either. */
function fitsAnywhere(bare: string): boolean {
  for (const { format } of formatsFor('INTL', bare)) {
    if (
      format.onlyWhenNamed !== true &&
      format.shape.test(bare) &&
      (format.check === null || format.check.passes(bare))
    )
      return true
  }
  return false
}

const malformed = (number: string, code: DetectReasonCode, say: string): Detection => ({
  number,
  verdict: 'malformed',
  reason: { code, say },
  candidates: [],
  state: 'none',
  didYouMean: null,
  suggestions: [],
  notes: [],
})

const namedConfidenceMin = 0.75
const namesRemembered = new Map<string, CarrierId | null>()
const namesRememberedMax = 5_000

/** The one carrier a store's words name; null when they name none or more than one. */
function namedCarrier(storeCarrier: string, region: Region): CarrierId | null {
  const key = `${region}${storeCarrier}`
  const known = namesRemembered.get(key)
  if (known !== undefined) return known
  const [best, second] = matchStoreCarrier(storeCarrier, { region })
  const one =
    best !== undefined &&
    best.confidence >= namedConfidenceMin &&
    (second === undefined || second.confidence < best.confidence)
      ? best.carrier
      : null
  if (namesRemembered.size >= namesRememberedMax) namesRemembered.clear()
  namesRemembered.set(key, one)
  return one
}

const acceptsUnverified = (id: CarrierId, region: Region): boolean => {
  const carrier: Carrier = carrierById(id)
  return !carrier.complete && (region === 'INTL' || carrier.regions.includes(region))
}

/** 8 to 35 letters or digits with a digit among them: what a carrier without a published form may have issued. */
const isPlausible = (bare: string) => bare.length >= 8 && bare.length <= 35 && /\d/.test(bare)

/** All one digit, or a prefix of letters with nothing but one repeated digit behind it. All-zero strings satisfy nearly every check. */
function isPlaceholder(bare: string): boolean {
  const last = bare.charCodeAt(bare.length - 1)
  if (
    bare.charCodeAt(bare.length - 2) !== last ||
    bare.charCodeAt(bare.length - 3) !== last ||
    bare.charCodeAt(bare.length - 4) !== last
  )
    return false
  let at = bare.length - 1
  while (at >= 0 && bare.charCodeAt(at) === last) at--
  if (at < 0) return true
  return bare.length - 1 - at >= 6 && !/\d/.test(bare.slice(0, at + 1))
}

const toSend = (bare: string): string => {
  if (bare.length < 30 || !bare.startsWith('420')) return bare
  return /^420(?:\d{5}|\d{9})(9[1-5]\d{20}|9[2-5]\d{24})$/.exec(bare)?.[1] ?? bare
}

const confusions: Record<string, string[]> = {
  O: ['0'],
  Q: ['0'],
  D: ['0'],
  I: ['1'],
  L: ['1'],
  S: ['5'],
  B: ['8'],
  Z: ['2'],
  G: ['6'],
  0: ['O'],
  1: ['I', 'L'],
  5: ['S'],
  8: ['B'],
  2: ['Z'],
  6: ['G'],
}
const suggestionsMax = 5

/** Numbers one confusion of letter and digit, or one swap of neighbours, away that pass a check digit. */
function repairs(bare: string, region: Region): Detection['suggestions'] {
  const found = new Map<string, string>()
  const consider = (number: string, because: string) => {
    if (found.size < suggestionsMax && !found.has(number) && passesCheck(number, region)) found.set(number, because)
  }
  const allConfused = bare.replace(/[OQ]/g, '0').replace(/[IL]/g, '1')
  if (allConfused !== bare) consider(allConfused, 'letters typed for digits')
  for (let at = 0; at < bare.length; at++) {
    const here = bare[at] as string
    for (const other of confusions[here] ?? [])
      consider(bare.slice(0, at) + other + bare.slice(at + 1), `${other} instead of ${here} at position ${at + 1}`)
  }
  if (found.size === 0) {
    for (let at = 0; at + 1 < bare.length; at++) {
      if (bare[at] !== bare[at + 1])
        consider(
          bare.slice(0, at) + bare[at + 1] + bare[at] + bare.slice(at + 2),
          `positions ${at + 1} and ${at + 2} swapped`,
        )
    }
  }
  return [...found].map(([number, because]) => ({ number: toSend(number), because }))
}

function passesCheck(number: string, region: Region): boolean {
  for (const { format } of formatsFor(region, number)) {
    if (format.check !== null && format.shape.test(number) && format.check.passes(number)) return !isPlaceholder(number)
  }
  return false
}
