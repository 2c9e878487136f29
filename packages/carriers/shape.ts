/**
 * What the definitions' shapes say of each place of a number: a digit, a letter, or either. Read out of the expression itself,
 * so that the two cannot disagree; an expression that is too clever to be read is simply asked every time.
 */

/** A piece of a shape that stands for `min` to `max` characters. */
type Atom = { characters: string; digits: boolean; letters: boolean; isWhole: boolean; min: number; max: number }

/** A place and the characters it takes, each the bit of its code's last five bits; whether they are digits or letters is known. */
export type PickyPlace = { at: number; bits: number }

/** One way in which numbers of one length fit. */
export type Places = {
  /** Bits of the places that take digits only, and of those that take letters only. */
  digitsOnly: number
  lettersOnly: number
  /** Places that take some digits or letters and not all of them, with the bits of either. */
  picky: readonly { at: number; digits: number; letters: number }[]
  /** There is more to ask than this tells. */
  isPartial: boolean
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** A number of places beyond which the last bit speaks for the rest. */
export const placesMax = 30
/** Shapes that branch more than this are asked. */
const sequencesMax = 64

/** The bit of a place. */
export const bitOf = (at: number): number => 1 << (at < placesMax ? at : placesMax)

/** Bits of the places in which the text has a letter; null for text that is not capital letters and digits alone. */
export function lettersOf(text: string): number | null {
  // Read once, here and wherever a text is walked through: strings come in many kinds (whole, sliced, joined …), and among so many
  // the engine looks a length up anew each time it is asked for, which costs more than all the rest of the loop.
  const { length } = text
  let letters = 0
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) letters |= bitOf(at)
    else if (code < 48 || code > 57) return null
  }
  return letters
}

/** The ways in which a number of this length may fit; null where the shape cannot be read. */
export function placesOf(shape: RegExp, length: number): Places[] | null {
  const { source } = shape
  if (!source.startsWith('^') || !source.endsWith('$')) return null
  const read = alternativesOf(source.slice(1, -1))
  if (read === null) return null
  // Looking ahead narrows what else would fit.
  const looksAhead = source.includes('(?!') || source.includes('(?=')
  return read.flatMap((atoms) => spread(atoms, length, looksAhead))
}

/** How many places from the start take one character only. */
export function fixedPlaces({ picky }: Places): number {
  const isOne = (bits: number) => bits !== 0 && (bits & (bits - 1)) === 0
  let at = 0
  for (const place of picky) {
    if (place.at !== at || (place.digits !== 0) === (place.letters !== 0) || !isOne(place.digits | place.letters)) break
    at++
  }
  return at
}

/** What is left to ask of a number whose letters stand in these places. */
export const pickyAmong = ({ picky }: Places, letters: number): PickyPlace[] =>
  picky.map((place) => ({ at: place.at, bits: (letters >> place.at) & 1 ? place.letters : place.digits }))

/** Whether a number with letters in the right places has there what it should. */
export function fitsPicky(picky: readonly PickyPlace[], number: string): boolean {
  for (let nth = 0; nth < picky.length; nth++) {
    const { at, bits } = picky[nth] as PickyPlace
    // Shifting reads the last five bits of the code.
    if (((bits >> number.charCodeAt(at)) & 1) === 0) return false
  }
  return true
}

export const fits = ({ digitsOnly, lettersOnly }: Places, letters: number): boolean =>
  (letters & digitsOnly) === 0 && (~letters & lettersOnly) === 0

function spread(atoms: readonly Atom[], length: number, looksAhead: boolean): Places[] {
  const least = atoms.reduce((sum, atom) => sum + atom.min, 0)
  const most = atoms.reduce((sum, atom) => sum + atom.max, 0)
  if (length < least || length > most) return []
  // With two stretching pieces nobody knows which place is whose.
  if (atoms.filter((atom) => atom.max > atom.min).length > 1)
    return [{ digitsOnly: 0, lettersOnly: 0, picky: [], isPartial: true }]
  const picky: { at: number; digits: number; letters: number }[] = []
  let isPartial = looksAhead
  let [digitsOnly, lettersOnly, at] = [0, 0, 0]
  for (const atom of atoms) {
    const bitsOf = (from: string, to: string) =>
      [...atom.characters]
        .filter((each) => each >= from && each <= to)
        .reduce((bits, each) => bits | (1 << each.charCodeAt(0)), 0)
    const [digits, letters] = [bitsOf('0', '9'), bitsOf('A', 'Z')]
    const count = atom.max > atom.min ? length - (least - atom.min) : atom.min
    for (const end = at + count; at < end; at++) {
      // The last bit speaks for many places, so it forbids nothing; the shape itself tells about them.
      if (at >= placesMax) {
        isPartial = true
        break
      }
      if (!atom.letters) digitsOnly |= 1 << at
      if (!atom.digits) lettersOnly |= 1 << at
      if (!atom.isWhole) picky.push({ at, digits, letters })
    }
  }
  return [{ digitsOnly, lettersOnly, picky, isPartial }]
}

function alternativesOf(source: string): Atom[][] | null {
  const all: Atom[][] = []
  for (const branch of branchesOf(source)) {
    const sequences = sequencesOf(branch)
    if (sequences === null || all.length + sequences.length > sequencesMax) return null
    all.push(...sequences)
  }
  return all
}

function sequencesOf(source: string): Atom[][] | null {
  let sequences: Atom[][] = [[]]
  for (let rest = source; rest !== ''; ) {
    const next = pieceOf(rest)
    if (next === null || sequences.length * next.choices.length > sequencesMax) return null
    sequences = sequences.flatMap((sequence) => next.choices.map((choice) => [...sequence, ...choice]))
    rest = next.rest
  }
  return sequences
}

type Piece = { choices: Atom[][]; rest: string }

function pieceOf(source: string): Piece | null {
  if (source.startsWith('(')) {
    const end = closingOf(source)
    const after = source.slice(end + 1)
    if (/^\(\?[=!]/.test(source)) return { choices: [[]], rest: after }
    const inner = source.startsWith('(?:') ? alternativesOf(source.slice(3, end)) : null
    if (inner === null || /^[*+{]/.test(after)) return null
    return after.startsWith('?') ? { choices: [...inner, []], rest: after.slice(1) } : { choices: inner, rest: after }
  }
  const [matched = '', head, least, most, mark] =
    /^(\[[^\]^][^\]]*\]|\\d|[A-Z0-9])(?:\{(\d+)(?:,(\d+))?\}|(\?))?/.exec(source) ?? []
  if (head === undefined) return null
  const rest = source.slice(matched.length)
  if (/^[*+{?]/.test(rest)) return null
  const characters = head.startsWith('[') ? expand(head.slice(1, -1)) : head === '\\d' ? alphabet.slice(0, 10) : head
  const min = mark === '?' ? 0 : Number(least ?? 1)
  const atom: Atom = { characters, ...classOf(characters), min, max: mark === '?' ? 1 : Number(most ?? least ?? 1) }
  return { choices: [[atom]], rest }
}

function classOf(characters: string): Pick<Atom, 'digits' | 'letters' | 'isWhole'> {
  const kinds = new Set(characters)
  const digits = [...alphabet.slice(0, 10)].filter((each) => kinds.has(each)).length
  const letters = [...alphabet.slice(10)].filter((each) => kinds.has(each)).length
  return {
    digits: digits > 0,
    letters: letters > 0,
    isWhole: (digits === 0 || digits === 10) && (letters === 0 || letters === 26),
  }
}

/** Where the group that begins at 0 ends. */
export function closingOf(source: string): number {
  let depth = 0
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') at = source.indexOf(']', at)
    else if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return at
  }
  throw new Error(`a group of ${source} is not closed`)
}

export function branchesOf(source: string): string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') at = source.indexOf(']', at)
    else if (source[at] === '(') at += closingOf(source.slice(at))
    else if (source[at] === '|') {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...found, source.slice(from)]
}

export function expand(characters: string): string {
  return characters
    .replace(/\\d/g, '0-9')
    .replace(/(.)-(.)/g, (_, from: string, to: string) =>
      alphabet.slice(alphabet.indexOf(from), alphabet.indexOf(to) + 1),
    )
}
