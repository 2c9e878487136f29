/** Judges one number: which formats it fits, whose it is, and when it fits none, why. */
import { finishedBy } from './carriers/s10.ts'
import { evriSoft } from './checks.ts'
import type { Carrier, Note, Region } from './definition.ts'
import { type Candidate, type Detection, malformed, none } from './detection.ts'
import { type Entry, formatsFor, hasShape } from './dispatch.ts'
import { type CarrierId, carrierById } from './known.ts'
import { matchStoreCarrier } from './names.ts'
import { numberCharactersMax, numberCharactersMin, withoutRouting } from './normalise.ts'
import { isPlaceholder, repairs } from './repairs.ts'
import { lettersOf } from './shape.ts'

const hasLengthOfNumber = (text: string): boolean =>
  text.length >= numberCharactersMin && text.length <= numberCharactersMax

export const isBare = (text: string): boolean => hasLengthOfNumber(text) && lettersOf(text) !== null

/** Among the carriers a number fits, the one the store names comes first: TikTok wants the provider the label was bought from. */
const namedBonus = 100
/** Where its words may mean several, they choose between those that fit about as well. */
const halfNamedBonus = 25
/** Evri's check character is one project's word: a fit only raises the rank. */
const evriSoftBonus = 5
/** A fit this strong beats any name: the store is wrong about it. */
const tellingStrengthMin = 90
/** Formats below this come from a single source. */
const doubtfulStrength = 40
/** The post that finishes a foreign parcel stands this far behind the one that issued its number. */
const finisherBehind = 30
/** Candidates this far behind the first do not make it "several". */
const clearLead = 20

/** Judges stripped text that may not be a number at all. */
export function judgeText(bare: string, region: Region, storeCarrier: string | undefined): Detection {
  const letters = hasLengthOfNumber(bare) ? lettersOf(bare) : null
  if (letters !== null) return judge(bare, region, storeCarrier, letters)
  if (/[^\p{ASCII}]/u.test(bare)) {
    return malformed(
      bare.slice(0, numberCharactersMax),
      'foreign_letters',
      'The number holds characters that are no Latin letters or digits; some look just like them. Type it again.',
    )
  }
  const kept = bare.replace(/[^A-Z0-9]/g, '')
  if (kept.length < numberCharactersMin)
    return malformed(kept, 'too_short', `"${kept}" is too short for a tracking number.`)
  if (kept.length > numberCharactersMax)
    return malformed(kept.slice(0, numberCharactersMax), 'too_long', 'This is too long for a tracking number.')
  return malformed(kept, 'unknown_format', `"${kept}" holds signs that no tracking number has.`)
}

export function judge(
  bare: string,
  region: Region,
  storeCarrier: string | undefined,
  letters = lettersOf(bare) ?? -1,
): Detection {
  if (isPlaceholder(bare)) return malformed(bare, 'placeholder', 'This number is a placeholder: no parcel has it.')
  let passed: Candidate[] = none
  let failed: Candidate[] | null = null
  let topStrength = 0
  let notes: Note[] = none
  let isForeign = false
  const said = storeCarrier === undefined || storeCarrier === '' ? nobody : namedCarriers(storeCarrier, region)
  const named = said.surely
  const saidBonus = named === null ? halfNamedBonus : namedBonus
  const entries = formatsFor(region, bare, letters)
  for (let nth = 0; nth < entries.length; nth++) {
    const entry = entries[nth] as Entry
    const isNamed = said.perhaps.length > 0 && said.perhaps.includes(entry.id)
    if (entry.onlyWhenNamed && !isNamed) continue
    if (!hasShape(entry, bare)) continue
    if (entry.passes !== null && !entry.passes(bare)) {
      // A shape of one doubtful source says nothing about a number that does not even pass its check.
      if (entry.strength < doubtfulStrength) continue
      failed = failed === null ? entry.failedAlone : [...failed, entry.failed]
      continue
    }
    const strength = entry.strength + (isNamed ? saidBonus : 0) + (entry.isEvri16 && evriSoft(bare) ? evriSoftBonus : 0)
    if (strength > topStrength) {
      topStrength = strength
      notes = entry.notes
    }
    if (entry.id === 's10') isForeign = true
    const isAsUsual = strength === entry.strength
    if (isAsUsual && passed === none) passed = entry.passedAlone
    else passed = added(passed, isAsUsual ? entry.passed : { ...entry.passed, strength })
  }
  const number = withoutRouting(bare)
  if (passed.length > 0) {
    if (isForeign && region !== 'INTL') passed = withFinishers(passed, region, said.perhaps, saidBonus)
    if (passed.length > 1) rank(passed)
    return wellFormed(number, passed, named, notes)
  }
  if (named !== null && failed === null && mayBeUnpublished(bare, named, region)) {
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
  return new Refused(number, failed ?? none, bare, region, named)
}

/** A parcel of a foreign post is finished by the post here, whose provider TikTok knows. */
function withFinishers(
  passed: Candidate[],
  region: 'US' | 'UK',
  named: readonly CarrierId[],
  bonus: number,
): Candidate[] {
  for (let at = 0; at < passed.length; at++) {
    const foreign = passed[at] as Candidate
    if (foreign.carrier !== 's10') continue
    const weaker = foreign.strength - finisherBehind
    return finishedBy[region].reduce(
      (all, carrier) => added(all, { ...foreign, carrier, strength: weaker + (named.includes(carrier) ? bonus : 0) }),
      passed,
    )
  }
  return passed
}

/** Strongest first, equals as they came: two or three of them, for which a sort by comparison costs more than the check digits. */
function rank(list: Candidate[]): void {
  for (let from = 1; from < list.length; from++) {
    const moved = list[from] as Candidate
    let at = from
    for (; at > 0 && (list[at - 1] as Candidate).strength < moved.strength; at--) list[at] = list[at - 1] as Candidate
    list[at] = moved
  }
}

/** The strongest fit of a carrier counts, others of the same carrier do not. The list given may be one that many share. */
function added(list: Candidate[], candidate: Candidate): Candidate[] {
  for (let at = 0; at < list.length; at++) {
    const known = list[at] as Candidate
    if (known.carrier === candidate.carrier)
      return candidate.strength > known.strength ? list.with(at, candidate) : list
  }
  // The commonest case written out: it is many times faster than the general one.
  return list.length === 1 ? [list[0] as Candidate, candidate] : [...list, candidate]
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

/**
 * Words and repairs are made when somebody reads them: trying every confusion and swap costs more than all the rest, and who
 * sifts a million numbers only wants the verdict. As JSON it holds them like any other field.
 */
class Refused implements Detection {
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
      const looksLike = `"${this.number}" looks like a number of ${namesOf(this.candidates, 3)}`
      return { code: 'check_digit', say: `${looksLike}, but its check digit is wrong: one character is mistyped.` }
    }
    const elsewhere = fittingElsewhere(this.#bare, this.#region)
    if (elsewhere.length > 0) {
      const whose = `"${this.number}" is a number of ${namesOf(elsewhere, 2)}`
      return {
        code: 'carrier_not_in_region',
        say: `${whose}, which does not deliver for sellers in the ${this.#region}.`,
      }
    }
    const whose = this.#named === null ? 'any carrier we know' : carrierById(this.#named).name
    return { code: 'unknown_format', say: `"${this.number}" does not fit the numbers of ${whose}.` }
  }

  get suggestions(): Detection['suggestions'] {
    this.#found ??= this.reason.code === 'carrier_not_in_region' ? none : repairs(this.#bare, this.#region)
    return this.#found
  }

  toJSON(): Detection {
    const { number, verdict, reason, candidates, state, didYouMean, suggestions, notes } = this
    return { number, verdict, reason, candidates, state, didYouMean, suggestions, notes }
  }
}

function namesOf(candidates: readonly Candidate[], most: number): string {
  const names = new Set(candidates.map((each) => carrierById(each.carrier).name))
  return [...names].slice(0, most).join(' or ')
}

/** Whose number it is where others sell. */
export function fittingElsewhere(bare: string, region: Region): readonly Candidate[] {
  if (region === 'INTL') return none
  const anywhere = judge(bare, 'INTL', undefined)
  return anywhere.verdict === 'well_formed' ? anywhere.candidates : none
}

/** Whom a store's words name: enough to take a number of no known form, and enough to choose among those a number fits. */
type Said = { surely: CarrierId | null; perhaps: readonly CarrierId[] }

const nobody: Said = { surely: null, perhaps: [] }
const sureFrom = 0.75
const perhapsFrom = 0.5
const namesRemembered: Record<Region, Map<string, Said>> = { US: new Map(), UK: new Map(), INTL: new Map() }
const namesRememberedMax = 5_000

export function namedCarriers(storeCarrier: string, region: Region): Said {
  const remembered = namesRemembered[region]
  const known = remembered.get(storeCarrier)
  if (known !== undefined) return known
  const matches = matchStoreCarrier(storeCarrier, { region })
  const [best] = matches
  const equals = matches.filter(({ confidence }) => confidence === best?.confidence && confidence >= perhapsFrom)
  const said: Said = {
    surely: best !== undefined && equals.length === 1 && best.confidence >= sureFrom ? best.carrier : null,
    perhaps: equals.map(({ carrier }) => carrier),
  }
  if (remembered.size >= namesRememberedMax) remembered.clear()
  remembered.set(storeCarrier, said)
  return said
}

/**
 * Whether a number that fits nothing may have been issued by the carrier the store names: it publishes no form here, the number
 * is 8 to 35 letters or digits with a digit among them, and it is nobody's elsewhere.
 */
function mayBeUnpublished(bare: string, named: CarrierId, region: Region): boolean {
  if (bare.length < 8 || bare.length > 35 || !/\d/.test(bare)) return false
  const { complete, formats, regions }: Carrier = carrierById(named)
  if (region === 'INTL') return !complete
  const hasForm = complete && formats.some((format) => format.regions.includes(region))
  return regions.includes(region) && !hasForm && fittingElsewhere(bare, region).length === 0
}
