/**
 * Which formats a number meets at all: by region, length, first character, and where it has letters; worked out from the
 * definitions when first asked. Only speed: a format that cannot fit is not asked, and the one that is asked decides by its
 * whole shape.
 */
import { definitions } from './carriers/index.ts'
import type { Carrier, Format, Note, Region } from './definition.ts'
import { type Candidate, frozen, none } from './detection.ts'
import type { CarrierId } from './known.ts'
import { numberCharactersMax } from './normalise.ts'
import {
  branchesOf,
  closingOf,
  expand,
  fits,
  fitsPicky,
  fixedPlaces,
  lettersOf,
  type PickyPlace,
  pickyAmong,
  placesOf,
} from './shape.ts'

/**
 * A format of a carrier as the hot path reads it. All entries have the same fields in the same order, which the definitions
 * with their optional ones do not: reading those costs more than the check digit.
 */
export type Entry = {
  id: CarrierId
  /** The check digit's rule; null where none is known. */
  passes: ((number: string) => boolean) | null
  /** The ways in which a number that meets it may yet fit; null where they could not be read out of the shape. */
  ways: readonly (readonly PickyPlace[])[] | null
  /** How many places from the start take one character only, in one of the ways. */
  fixedPlaces: number
  /** The shape looks ahead too: it has the last word. */
  isPartial: boolean
  shape: RegExp
  strength: number
  onlyWhenNamed: boolean
  isEvri16: boolean
  /** What most answers say of it, made once: frozen, because many answers share it. */
  passed: Candidate
  failed: Candidate
  /** The same for answers that name nobody else: what is made anew for each number crowds everything else out of the caches. */
  passedAlone: Candidate[]
  failedAlone: Candidate[]
  /** To be said where it is the best fit. */
  notes: Note[]
  format: Format
}

/** Whether a number that meets the format has its shape. */
export function hasShape(entry: Entry, number: string): boolean {
  const { ways } = entry
  if (ways === null) return entry.shape.test(number)
  for (let nth = 0; nth < ways.length; nth++) {
    if (fitsPicky(ways[nth] as readonly PickyPlace[], number)) return !entry.isPartial || entry.shape.test(number)
  }
  return false
}

/** Formats of one region, length and first character; by where a number has letters, as far as that was asked: most have none. */
type Cell = { all: Entry[]; ofDigits: readonly Entry[] | null; byLetters: Map<number, readonly Entry[]> }

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const nothing: readonly Entry[] = []

/** `[length][code of the first character − 48]` */
type Table = readonly (readonly Cell[])[]

/** Whoever sends made-up numbers does not make us remember all of them. */
const rememberedMax = 256

const unitedStates = build('US')
const unitedKingdom = build('UK')
const anywhere = build('INTL')

/** The formats worth asking about a number of capital letters and digits; `letters` as `lettersOf` answers it. */
export function formatsFor(region: Region, number: string, letters = lettersOf(number) ?? -1): readonly Entry[] {
  const table = region === 'US' ? unitedStates : region === 'UK' ? unitedKingdom : anywhere
  const cell = table[number.length]?.[number.charCodeAt(0) - 48]
  if (cell === undefined) return nothing
  if (letters === 0) {
    cell.ofDigits ??= narrowed(cell.all, number, 0)
    return cell.ofDigits
  }
  const known = cell.byLetters.get(letters)
  if (known !== undefined) return known
  const met = narrowed(cell.all, number, letters)
  if (cell.byLetters.size < rememberedMax) cell.byLetters.set(letters, met)
  return met
}

/** For all numbers of this one's length, first character and places of letters. */
function narrowed(all: readonly Entry[], number: string, letters: number): readonly Entry[] {
  return all.flatMap((entry) => {
    const places = placesOf(entry.format.shape, number.length)
    if (places === null) return [entry]
    const fitting = places.filter((each) => fits(each, letters))
    const isFirst = ({ at }: PickyPlace) => at === 0
    const ways = fitting
      .map((each) => pickyAmong(each, letters))
      .filter((picky) => fitsPicky(picky.filter(isFirst), number))
      .map((picky) => picky.filter((place) => !isFirst(place)))
    if (ways.length === 0) return []
    // A way that takes every number of these classes leaves nothing to ask of the others.
    const free = ways.find((picky) => picky.length === 0)
    return [
      {
        ...entry,
        ways: free === undefined ? ways : [free],
        fixedPlaces: Math.max(...fitting.map(fixedPlaces)),
        isPartial: fitting.some((each) => each.isPartial),
      },
    ]
  })
}

/** Every region has a table of its own, because each remembers what it met. */
function build(region: Region): Table {
  const table: Cell[][] = Array.from({ length: numberCharactersMax + 1 }, () => [])
  definitions.forEach((carrier: Carrier) => {
    for (const format of carrier.formats) {
      if (region !== 'INTL' && !format.regions.includes(region)) continue
      const id = carrier.id as CarrierId
      const fit = { carrier: id, format: format.id, strength: format.strength }
      const note = format.note ?? carrier.note
      const passed: Candidate = Object.freeze({ ...fit, check: format.check === null ? 'none' : 'passed' })
      const failed: Candidate = Object.freeze({ ...fit, check: 'failed', strength: 0 })
      const entry: Entry = {
        id,
        passes: format.check === null ? null : format.check.passes,
        ways: null,
        fixedPlaces: 0,
        isPartial: true,
        shape: format.shape,
        strength: format.strength,
        onlyWhenNamed: format.onlyWhenNamed === true,
        isEvri16: format.id === 'evri-16',
        passed,
        failed,
        passedAlone: frozen([passed]),
        failedAlone: frozen([failed]),
        notes: note === undefined ? none : frozen([note]),
        format,
      }
      for (const first of firstCharacters(format.shape) ?? alphabet) {
        for (let length = format.lengths[0]; length <= Math.min(format.lengths[1], numberCharactersMax); length++) {
          const row = table[length] as Cell[]
          const code = first.charCodeAt(0) - 48
          row[code] ??= { all: [], ofDigits: null, byLetters: new Map() }
          row[code].all.push(entry)
        }
      }
    }
  })
  return table
}

/** With which characters a match of an anchored shape can begin; null when the shape is too clever to tell. */
export function firstCharacters(shape: RegExp): string | null {
  const { source } = shape
  return source.startsWith('^') ? firstOf(source.slice(1)) : null
}

function firstOf(source: string): string | null {
  // Looking ahead narrows what follows and takes no character itself.
  const rest = /^\(\?[=!]/.test(source) ? source.slice(closingOf(source) + 1) : source
  if (rest !== source) return firstOf(rest)
  if (rest.startsWith('(?:')) {
    const end = closingOf(rest)
    if (isOptional(rest.slice(end + 1))) return null
    const branches = branchesOf(rest.slice(3, end)).map(firstOf)
    return branches.includes(null) ? null : [...new Set(branches.join(''))].join('')
  }
  if (rest.startsWith('[')) {
    const end = rest.indexOf(']')
    return rest[1] === '^' || isOptional(rest.slice(end + 1)) ? null : expand(rest.slice(1, end))
  }
  if (rest.startsWith('\\d')) return isOptional(rest.slice(2)) ? null : alphabet.slice(0, 10)
  return /^[A-Z0-9]/.test(rest) && !isOptional(rest.slice(1)) ? (rest[0] as string) : null
}

function isOptional(after: string): boolean {
  return /^(?:[?*]|\{0)/.test(after)
}
