/**
 * Which carriers a text's tracking numbers fit.
 *
 * Promises: the store's name reorders what fits and never rescues what does not; nothing is repaired silently; never throws;
 * linear in the length of the text.
 */
import type { Region } from './definition.ts'
import { type Detection, type DetectOptions, malformed } from './detection.ts'
import { detectInUrl } from './links.ts'
import { cleanText, numberCharactersMax, numberCharactersMin } from './normalise.ts'
import { plainlyPrinted } from './printed.ts'
import { readAmongWords } from './reading.ts'
import { lettersOf } from './shape.ts'
import {
  angleSign,
  atSign,
  blankSign,
  digitSign,
  dotOrComma,
  partingSign,
  plainLetter,
  signsOf,
  slashSign,
} from './signs.ts'
import { linksApart, withoutSurroundings } from './surroundings.ts'
import { judge } from './verdict.ts'

export type { Candidate, Detection, DetectOptions, DetectReasonCode } from './detection.ts'

const regionOf = (text: string): Region => (text === 'US' || text === 'UK' ? text : text === 'GB' ? 'UK' : 'INTL')

/** Every tracking number of the text, in order. Text without any yields one malformed entry that says why. */
export function detect(text: string, options: DetectOptions): { numbers: Detection[] } {
  const region = regionOf(options.region)
  // The common case first: a bare number needs no cleaning.
  const { length } = text
  if (length >= numberCharactersMin && length <= numberCharactersMax) {
    const letters = lettersOf(text)
    if (letters !== null) return { numbers: [judge(text, region, options.storeCarrier, letters)] }
  }
  const trimmed = text.trim()
  if ((trimmed.charCodeAt(0) | 32) === lowerH && plainLink.test(trimmed))
    return { numbers: detectInUrl(trimmed, region, options.storeCarrier) }
  const printed = judgePrinted(trimmed, region, options.storeCarrier)
  return { numbers: printed === null ? detectInText(text, region, options.storeCarrier) : [printed] }
}

const lowerH = 104
/** One link and nothing else, in plain characters. */
const plainLink = /^https?:\/\/[!-~]{1,500}$/i

const isoDate = /20\d\d-[01]\d-/
/** A number this strong is not stronger without one of its groups. */
const beyondDoubt = 80

/** Null where the text is none of the plain ones. */
function judgePrinted(text: string, region: Region, storeCarrier: string | undefined): Detection | null {
  const printed = plainlyPrinted(text, region)
  if (printed === null) return null
  const found = judge(printed.number, region, storeCarrier, printed.letters)
  if (found.verdict !== 'well_formed') return printed.isOne && !isoDate.test(text) ? found : null
  return !printed.isDoubtful || (found.candidates[0]?.strength ?? 0) >= beyondDoubt ? found : null
}

const numbersPerTextMax = 20

const quotes = new Set(["'", '=', '"'])
/** Without what a spreadsheet puts around text. */
function unquoted(text: string): string {
  if (!quotes.has(text[0] as string)) return text
  let rest = text[0] === "'" && /^\S/.test(text.slice(1)) ? text.slice(1) : text
  if (rest[0] === '=') rest = rest.replace(/^=\s*"(.*)"$/s, '$1')
  const isQuoted = rest.length > 1 && rest[0] === '"' && rest.endsWith('"')
  return isQuoted ? rest.slice(1, -1).trim() : rest.trim()
}

const onlyExponentForm = /^[+-]?\d[\d.,]{0,20}E\+?\d{1,3}$/i
const exponentForm = /(?<![\dA-Z.,])[+-]?\d(?:[.,]\d{1,15})?E ?\+?\d{1,2}(?![\dA-Z])/i
function detectInText(text: string, region: Region, storeCarrier: string | undefined): Detection[] {
  const clean = unquoted(cleanText(text).trim())
  const signs = signsOf(clean)
  if (signs & atSign) return [malformed('', 'email_address', 'This looks like an e-mail address.')]
  if (!(signs & digitSign)) return [malformed('', 'no_number', 'There is no tracking number.')]
  if (signs & plainLetter && !(signs & blankSign) && onlyExponentForm.test(clean)) return [lostDigits(clean)]
  if (clean.length < numberCharactersMin)
    return [malformed(clean, 'too_short', `"${clean}" is too short for a tracking number.`)]
  const printed = clean === text ? null : judgePrinted(clean, region, storeCarrier)
  if (printed !== null) return [printed]

  const { links, rest } = linksApart(signs & angleSign ? withoutSurroundings(clean, signs) : clean, signs)
  const results = links.flatMap((address) => detectInUrl(address, region, storeCarrier))
  const prose = withoutSurroundings(rest, signs)
  if (/\d/.test(prose)) {
    for (const part of splitNumbers(prose, signs)) {
      const isLink = signs & slashSign && isUrl(part)
      results.push(...(isLink ? detectInUrl : readAmongWords)(part, region, storeCarrier))
    }
  }
  if (results.length === 0) return [nothingLeft(clean)]
  return telling(results, clean)
}

/** Each number once; where one is good, what failed without looking like a number is a word or a code beside it. */
function telling(results: readonly Detection[], text: string): Detection[] {
  // A link comes first: it tells whose number it is.
  const each = results.filter((found, at) => results.findIndex(({ number }) => number === found.number) === at)
  if (each.some((found) => found.verdict !== 'malformed'))
    return each.filter((found) => found.verdict !== 'malformed' || found.candidates.length > 0)
  if (exponentForm.test(text)) return [lostDigits(text)]
  return [each.find((found) => found.candidates.length > 0) ?? (each[0] as Detection)]
}

/** The digits of the text were a date, a time or a phone number. */
const nothingLeft = (text: string): Detection =>
  /^[^\p{L}]*[+(]/u.test(text) || /\+\d/.test(text)
    ? malformed(text.replace(/\D/g, ''), 'phone_number', 'This looks like a phone number.')
    : malformed('', 'no_number', 'There is no tracking number.')

const lostDigits = (text: string): Detection =>
  malformed(
    text,
    'exponent_form',
    'A spreadsheet turned this number into exponent form; its last digits are lost. Copy it again from the source, formatted as text.',
  )

const isUrl = (text: string) =>
  text.includes('.') && (/^(?:https?:\/\/|www\.)/i.test(text) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(text))

const separators = /[,;|&\n\t]+| and /i

function splitNumbers(text: string, signs: number): string[] {
  const mayPart = signs & (partingSign | dotOrComma) || (signs & plainLetter && signs & blankSign)
  if (!mayPart || !separators.test(text) || (isUrl(text) && !/\s/.test(text))) return [text]
  const parts = text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  // A number broken over lines: none of them could be one.
  if (parts.every((part) => part.length < numberCharactersMin)) return [parts.join(' ')]
  return parts.slice(0, numbersPerTextMax)
}
