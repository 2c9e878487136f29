/**
 * Numbers among words: "Royal Mail: WL 0999 3244 7GB", "DPD Next Day by 12 1550…", "Parcel 1 of 2: 1Z…".
 *
 * Printed numbers have gaps, too, so such a text can be read in many ways, and loose forms fit by chance what was not meant: any six
 * characters and ten digits are an Evri number. So whatever stands in the text must be accounted for: it is a word, a count, a
 * reference somebody named, or part of a number. Letters and digits that are printed in groups belong together; a reading that
 * leaves one of them out is none, and where together they look like a number that is spoiled, or one of another region, that is what
 * is said. Of the readings that remain the one that says most is taken.
 */
import { definitions } from './carriers/index.ts'
import type { Carrier, Region } from './definition.ts'
import { type Candidate, type Detection, malformed } from './detection.ts'
import { numberCharactersMax, numberCharactersMin } from './normalise.ts'
import { introducesNumber, isPlaceWord, isReferenceWord, isShippingWord, isUnit } from './shipping-words.ts'
import {
  blankCode,
  capitalLetter,
  digitSign,
  foreignSign,
  plainLetter,
  signOfCode,
  signsOf,
  smallLetter,
} from './signs.ts'
import { fittingElsewhere, judgeText, namedCarriers } from './verdict.ts'

/**
 * `group`: has a digit. `letters`: capital letters that mean nothing, which a number may be printed with. `word`: anything else;
 * a short one is taken for letters only where the number cannot do without it ("UK" of Amazon, the country of a post). `signs`: of
 * which kinds its characters are, small letters among the capitals.
 */
type Token = { text: string; kind: 'group' | 'letters' | 'word'; signs: number; isExplained: boolean }
/** Tokens side by side, and the words in front of them. */
type Stretch = { tokens: Token[]; before: string[] }

/** What stands behind so many pieces of a text is not read. */
const piecesMax = 100
/** A number has at most so many groups. */
const stretchTokensMax = numberCharactersMax
/** In groups of a printed number stand at most so many letters; a word this short may be letters, too. */
const groupLettersMax = 6
const wordLettersMax = 4
const wordsInNumberMax = 3
/** A carrier's name is at most so long. */
const nameWordsMax = 6
/** Longer groups are numbers of their own rather than parts of one. */
const longGroupMin = numberCharactersMin
/** Words of so few letters that name what follows. */
const labels = new Set([
  'NO',
  'NR',
  'NUM',
  'REF',
  'ID',
  'TN',
  'TRK',
  'TRN',
  'AWB',
  'PO',
  'SO',
  'SKU',
  'EVRI',
  'CN',
  'SN',
])

const format = new Map(
  definitions.flatMap((carrier: Carrier) =>
    carrier.formats.map(({ id, shape, strength }) => {
      // Letters that the number must have: outside of classes, and of what it must not begin with.
      const literal = shape.source.replace(/\(\?[=!][^()]*\)|\[[^\]]*\]|\\d/g, '')
      return [id, { strength, hasLetters: /[A-Z]/.test(literal) }] as const
    }),
  ),
)

/** Never empty; the numbers in their order, or the one malformed reading that tells most. */
export function readAmongWords(part: string, region: Region, storeCarrier: string | undefined): Detection[] {
  const { stretches, words } = stretchesOf(part, region)
  const hint = storeCarrier ?? (words.length > 0 ? words.join(' ') : undefined)
  const read = (text: string) => judgeText(text, region, hint)
  const found = stretches.flatMap((stretch) => numbersIn(stretch, region, read))
  if (found.length > 0) return found
  const whole = stretches.map(({ tokens }) => joined(tokens.filter(({ kind }) => kind !== 'word')))
  const longest = whole.reduce((best, text) => (text.length > best.length ? text : best), '')
  if (longest === '') return [malformed('', 'no_number', 'There is no tracking number.')]
  const refused = read(longest)
  // Together they would fit somebody, but not in this text: an order, a date.
  return [
    refused.verdict === 'malformed'
      ? refused
      : malformed(longest, 'no_number', 'There is no tracking number in this text.'),
  ]
}

const joined = (tokens: readonly Token[]): string => {
  let text = ''
  for (const token of tokens) text += token.text
  return text
}

/** The best way to account for the tokens up to a place; where its last number ends, and whether by a check digit. */
type Account = { score: number; numbers: Detection[]; endsChecked: boolean; endsAt: number }
type Read = (text: string) => Detection

/** What a number must say more than nothing, so that one number is better than two halves. */
const numberCost = 60
/** What could be a number by itself is less likely a part of one. */
const longGroupCost = 10
/** From here a number with the right check digit needs no more of what stands beside it. */
const strongFrom = 90
/** And from here a postcode may follow it. */
const checkedFrom = 70

function numbersIn(stretch: Stretch, region: Region, read: Read): Detection[] {
  const { tokens } = stretch
  const accounts: (Account | null)[] = [{ score: 0, numbers: [], endsChecked: false, endsAt: 0 }]
  const improve = (at: number, account: Account) => {
    const known = accounts[at] ?? null
    // One that found a number is better than one that explained everything away.
    const isBetter =
      known === null || (known.numbers.length === 0) !== (account.numbers.length === 0)
        ? known === null || account.numbers.length > 0
        : account.score > known.score
    if (isBetter) accounts[at] = account
  }
  for (let from = 0; from < tokens.length; from++) {
    const account = accounts[from] ?? null
    if (account === null) continue
    const cost = costOfLeaving(tokens, from, account.endsChecked)
    if (cost !== null) improve(from + 1, { ...account, score: account.score - cost })
    for (let to = from + 1, length = 0, words = 0; to <= tokens.length; to++) {
      const last = tokens[to - 1] as Token
      length += last.text.length
      if (last.kind === 'word') words++
      if (length > numberCharactersMax || words > wordsInNumberMax) break
      if (length < numberCharactersMin) continue
      const reading = weigh(stretch, from, to, region, read)
      if (reading === null) continue
      // Where one number ends among short groups only check digits can tell.
      const isAmidGroups = account.endsAt === from && from > 0 && !isLong(tokens[from - 1]) && !isLong(tokens[from])
      if (isAmidGroups && !(account.endsChecked && isChecked(reading.found, checkedFrom))) continue
      improve(to, {
        score: account.score + reading.score,
        numbers: [...account.numbers, reading.found],
        endsChecked: isChecked(reading.found, checkedFrom),
        endsAt: to,
      })
    }
  }
  return accounts[tokens.length]?.numbers ?? []
}

/** What it costs to leave a token to the words; null where it belongs to its neighbours. */
function costOfLeaving(tokens: readonly Token[], at: number, isBehindChecked: boolean): number | null {
  const { text, kind, signs, isExplained } = tokens[at] as Token
  if (kind === 'word') return 0
  if (isExplained) return 1
  const isLast = tokens.findLastIndex((token) => token.kind !== 'word') === at
  if (kind === 'group') {
    // "15502425832451-1": the first piece of the parcel; "1Z… 90210": where it goes.
    const isBehindLong = isLong(tokens[at - 1])
    if (isLast && isBehindLong && isCount(tokens[at] as Token)) return 2
    if (isBehindChecked && isLast && signs === digitSign && text.length === zipDigits) return 8
    if (isLong(tokens[at])) return 20
  }
  const isInGroups = [tokens[at - 1], tokens[at + 1]].some(
    (beside) => beside !== undefined && beside.kind !== 'word' && !beside.isExplained && !isLong(beside),
  )
  return isInGroups ? null : 10
}

const zipDigits = 5
/** One or two digits. */
const isCount = ({ text, signs }: Token): boolean => signs === digitSign && text.length <= 2

const isLong = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'group' && token.text.length >= longGroupMin

const isChecked = ({ verdict, candidates: [first] }: Detection, strengthMin: number): boolean =>
  verdict === 'well_formed' && first !== undefined && first.check === 'passed' && first.strength >= strengthMin

/** What reading these tokens as one number says; null where they are none. */
function weigh(
  stretch: Stretch,
  from: number,
  to: number,
  region: Region,
  read: Read,
): { found: Detection; score: number } | null {
  const tokens = stretch.tokens.slice(from, to)
  const groups = tokens.filter(({ kind }) => kind === 'group')
  if (groups.length === 0 || !tokens.every(mayBeOfNumber)) return null
  const longGroups = groups.filter(isLong).length
  // What could be a number by itself is part of a longer one only where nothing is left over.
  const isAll =
    groups.length === stretch.tokens.filter(({ kind, isExplained }) => kind === 'group' && !isExplained).length
  if (longGroups > 0 && groups.length > 1 && !isAll) return null
  // Letters beside a long group need not be its own, nor need a word ever be.
  const needsLetters =
    tokens.some(({ kind }) => kind === 'word') ||
    (tokens.some(({ kind }) => kind === 'letters') && groups.length === 1 && longGroups === 1)
  if (needsLetters && takesFromName(stretch, from, to, region)) return null
  // Behind a word that is taken for letters, digits are no count.
  const isExplained = tokens.some((token, at) => token.isExplained && (at === 0 || tokens[at - 1]?.kind === 'group'))
  const found = read(joined(tokens))
  if (found.verdict === 'malformed') {
    if (isExplained) return null
    const looksLike = strengthOfSpoiled(found, region)
    return looksLike === null ? null : { found, score: looksLike - numberCost - 1 }
  }
  const first = found.candidates[0] as Candidate
  if (needsLetters && !bearsLetters(first, tokens)) return null
  if (isExplained && !isChecked(found, strongFrom)) return null
  const joinCost = groups.length > 1 ? longGroups * longGroupCost : 0
  return { found, score: first.strength - numberCost - joinCost }
}

/** Its form has letters of its own; or the letters mean nothing else, and the check digit is right with them. */
const bearsLetters = ({ format: id, check }: Candidate, tokens: readonly Token[]): boolean =>
  format.get(id)?.hasLetters === true || (check === 'passed' && !tokens.some(({ kind }) => kind === 'word'))

/** How much a refused number is like one: with the letters its form must have, spoiled or of another region. */
function strengthOfSpoiled(found: Detection, region: Region): number | null {
  if (!/[A-Z]/.test(found.number)) return null
  const likeness = (candidates: readonly Candidate[]) =>
    Math.max(
      ...candidates.map(({ format: id }) => {
        const known = format.get(id)
        return known?.hasLetters === true ? known.strength : Number.NEGATIVE_INFINITY
      }),
    )
  const most = Math.max(likeness(found.candidates), likeness(fittingElsewhere(found.number, region)))
  return most > 0 ? most : null
}

/** "DHL UK 3318810025": a word that is needed to name somebody is no part of the number. */
function takesFromName({ tokens, before }: Stretch, from: number, to: number, region: Region): boolean {
  const words = (end: number) =>
    [...before, ...tokens.slice(0, end).flatMap(({ text, kind }) => (kind === 'group' ? [] : [text]))].slice(
      -nameWordsMax,
    )
  const first = tokens.slice(from, to).findIndex(({ kind }) => kind === 'group') + from
  return first > from && namedBy(words(first), region) !== namedBy(words(from), region)
}

const namedBy = (words: readonly string[], region: Region): string =>
  words.length === 0 ? '' : namedCarriers(words.join(' '), region).perhaps.join()

const areShortLetters = (word: string, signs: number): boolean =>
  (signs & ~plainLetter) === 0 && word.length <= wordLettersMax

/** A label in front of a number is none of its letters; at its end "NO" and "CN" are countries. */
const mayBeOfNumber = ({ text, kind, signs }: Token, at: number): boolean =>
  kind !== 'word' || (areShortLetters(text, signs) && (at > 0 || !labels.has(text)))

/** Capital letters that mean nothing by themselves: beside digits they are part of a number. */
export const areOnlyLetters = (word: string, region: Region): boolean =>
  word.length <= wordLettersMax && !isKnown(word, region)

const isKnown = (word: string, region: Region): boolean =>
  labels.has(word) || isShippingWord(word.toLowerCase()) || namedBy([word], region) !== ''

/** "Tracked48", "RM48", "2kg", "x2", "Box3": words with a digit. */
function isWordWithDigit(raw: string, text: string, signs: number, region: Region): boolean {
  if (!(signs & plainLetter) || text.length > 12) return false
  // One letter behind digits is as often the end of a number.
  if (isUnit(text.toLowerCase())) return !/^\d+[A-Z]$/.test(text)
  const [, letters, digits] = /^([A-Z]+)(\d{1,4})$/.exec(text) ?? []
  if (letters === undefined || digits === undefined) return false
  if (/^(?:[A-Z][a-z]+|[a-z]{4,}|[A-Z]{5,})\d+$/.test(raw)) return true
  return digits.length < 4 && ((letters.length > 2 && isKnown(letters, region)) || namedBy([text], region) !== '')
}

function tokenOf(raw: string, signs: number, region: Region): Token {
  // Only plain small letters become ours; the capitals of others may look like ours.
  const text = signs & smallLetter ? raw.replace(/[a-z]+/g, (letters) => letters.toUpperCase()) : raw
  if (signs & digitSign) {
    const kind = isWordWithDigit(raw, text, signs, region) ? 'word' : 'group'
    return { text, kind, signs, isExplained: false }
  }
  const isCapitals = signs === capitalLetter && text.length <= groupLettersMax
  const isLetters = isCapitals && (text.length === 1 || !isKnown(text, region))
  return { text, kind: isLetters ? 'letters' : 'word', signs, isExplained: false }
}

/** Letters and digits of any script. */
const foreignWord = /[\p{L}\p{N}]/u
const wordSigns = digitSign | plainLetter

/** What kind of character of a word stands at a place; 0 for what parts words. */
function wordSignAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return signOfCode(code) & wordSigns
  // The second half of a character beyond the first plane belongs to the first.
  const character = isSecondHalf(code)
    ? text.slice(at - 1, at + 1)
    : String.fromCodePoint(text.codePointAt(at) as number)
  return foreignWord.test(character) ? foreignSign : 0
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

const partsAlways = new Set([':', '#', '=', '/', '+', '|', '•', '·', '→', '£', '$', '€', '!', '?', '<', '>', '°'])
const brackets = new Set(['(', ')', '[', ']', '{', '}'])
const dashes = new Set(['-', '–', '—', '−', '‐', '‑'])

/**
 * Blanks, dots and dashes stand within a number; a colon, a dash between blanks and, where there are words, a bracket part what
 * stands on its two sides. A word of more than a few letters goes with what follows.
 */
function stretchesOf(part: string, region: Region): { stretches: Stretch[]; words: string[] } {
  const stretches: Stretch[] = []
  const words: string[] = []
  let tokens: Token[] = []
  let before: string[] = []
  let isBehindHash = false
  const close = (sign?: string) => {
    explainCounts(tokens, before.at(-1), isBehindHash)
    isBehindHash = sign === '#'
    if (tokens.some(({ kind }) => kind === 'group')) {
      stretches.push({ tokens, before })
      before = []
    } else before.push(...tokens.map(({ text }) => text))
    tokens = []
  }
  const signsOfPart = signsOf(part)
  const hasWords = (signsOfPart & plainLetter) !== 0 || ((signsOfPart & foreignSign) !== 0 && /\p{L}/u.test(part))
  const { length } = part
  for (let at = 0, pieces = 0; at < length && pieces < piecesMax; ) {
    if (part.charCodeAt(at) === blankCode) {
      at++
      continue
    }
    pieces++
    const from = at
    let signs = 0
    for (let sign = wordSignAt(part, at); sign !== 0; sign = at < length ? wordSignAt(part, at) : 0) {
      signs |= sign
      at++
    }
    if (at > from) {
      if (tokens.length === stretchTokensMax) close()
      const piece = part.slice(from, at)
      const token = tokenOf(piece, signs, region)
      tokens.push(token)
      if (token.kind === 'word') words.push(piece)
      continue
    }
    const sign = part.charAt(at++)
    const isBetweenBlanks = part.charCodeAt(at - 2) === blankCode && part.charCodeAt(at) === blankCode
    if (partsAlways.has(sign) || (brackets.has(sign) && hasWords) || (dashes.has(sign) && isBetweenBlanks)) close(sign)
  }
  close()
  return { stretches, words }
}

const referenceLengthMax = 8
/**
 * One or two digits beside words are a count, a time, a service ("by 12", "1 of 2", "Express 48"), and what follows "order" is the
 * order's; but "number 42 73 15…" is the number itself, and so is a group that others follow.
 */
function explainCounts(tokens: Token[], wordBefore: string | undefined, isBehindHash: boolean): void {
  // "Order 2026-000981": all groups up to the next word.
  let isInReference = wordBefore !== undefined && isReferenceWord(wordBefore.toLowerCase())
  tokens.forEach((token, at) => {
    const ahead = tokens[at - 1]
    const behind = tokens[at + 1]
    const word = ahead?.kind === 'word' ? ahead.text.toLowerCase() : undefined
    if (token.kind === 'word' || isLong(token)) {
      isInReference = token.kind === 'word' && isReferenceWord(token.text.toLowerCase())
      return
    }
    const isPlace = word !== undefined && isPlaceWord(word)
    const isAlone = behind === undefined || behind.kind === 'word' || isLong(behind)
    // "Box A"
    if (token.kind === 'letters') token.isExplained = isPlace && token.text.length === 1
    else {
      const isBehindWord = word !== undefined && !introducesNumber(word)
      const isBeforeWord = behind?.kind === 'word' && (ahead === undefined || ahead.kind === 'word' || isLong(ahead))
      const isOfPlace = isAlone && (isPlace || (at === 0 && isBehindHash)) && token.text.length <= referenceLengthMax
      token.isExplained = (isCount(token) && (isBehindWord || isBeforeWord)) || isOfPlace || isInReference
    }
  })
}
