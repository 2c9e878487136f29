/**
 * What stands in number fields beside numbers and is none of them: markup, dates, times, phone numbers, postcodes, list marks.
 * Taken out before the rest is read, so that no digit of theirs becomes part of a number. Addresses of links are kept.
 */
import {
  angleSign,
  blankCode,
  colonSign,
  dashSign,
  digitSign,
  dollarSign,
  dotOrComma,
  escapeSign,
  foreignSign,
  plainLetter,
  plusOrBracket,
  signOfCode,
  slashSign,
} from './signs.ts'

/** "+44 …", "(212) 555-0143". */
const phoneNumber = /(?<![\w+])\+\d[\d\s().-]{5,25}\d|^\(\d{2,5}\)[\d\s.-]{5,25}$/g
const link = /<a\b[^>]{0,300}?\bhref\s{0,3}=\s{0,3}["']?([^"'\s>]{1,500})[^>]{0,300}>/gi
const tag =
  /<(?:\/?(?:a|b|i|u|p|s|br|hr|td|tr|th|li|ul|ol|em|div|span|font|strong|small|table|tbody|thead|h[1-6]|img|code|pre|label|html|body|center)(?=[\s/>])|!)[^<>]{0,300}>/gi
const escaped = /&(?:nbsp|amp|quot|lt|gt|#\d{1,5});|\\[nrt]\b|%20/gi
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
/** Each with a sign and a look that must be there at all: most texts have none of them, and looking closely is slow. */
const dates: readonly { signOf: number; hint: RegExp; shape: RegExp }[] = [
  {
    signOf: colonSign,
    hint: /\d:\d\d/,
    shape: /(?<![\w:])(?:20\d\d-[01]\d-[0-3]\d[T ])?[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:Z| ?[ap]m)?(?![\w:])/gi,
  },
  { signOf: dashSign, hint: /20\d\d-\d\d-/, shape: /(?<![\w-])20\d\d-[01]\d-[0-3]\d(?![\w-])/g },
  // With a time written without its colon.
  {
    signOf: dotOrComma | slashSign,
    hint: /\d[./]\d\d?[./]\d/,
    shape: /(?<![\w./])[0-3]?\d([./])[0-3]?\d\1(?:20)?\d\d(?![\w./])(?: \d{4}(?!\d))?/g,
  },
  { signOf: slashSign, hint: /\d\/\d/, shape: /(?<![\w/])[0-3]?\d\/[0-3]?\d(?![\w/])/g },
]
const datesInWords: readonly { hint: RegExp; shape: RegExp }[] = [
  {
    hint: new RegExp(`(?:\\d|st|nd|rd|th)[ -]${month}`, 'i'),
    shape: new RegExp(`(?<![\\w-])[0-3]?\\d(?:st|nd|rd|th)?[ -]${month}(?:[ ,-]{1,2}20\\d\\d)?(?![\\w-])`, 'gi'),
  },
  {
    hint: new RegExp(`${month} \\d`, 'i'),
    shape: new RegExp(`(?<!\\w)${month} [0-3]?\\d(?:st|nd|rd|th)?(?:,? 20\\d\\d)?(?!\\w)`, 'gi'),
  },
]
/** "2.5kg", "£3.49". */
const amounts = /(?<![\w.])\d{1,3}[.,]\d{1,2} ?(?:kg|lbs?|oz|g)\b|[£$€] ?\d{1,6}(?:[.,]\d{1,2})?/gi
const postcodeAtEnd = /(?<=\w[\s,)|-]{1,4})[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\s*$/i
/** ZIP+4, by its dash; where nothing else has one. */
const zipAtEnd = /^([^-]*\w\s)\d{5}-\d{4}\s*$/
const shortLabel = /\b([tc])\/(n)\b/gi
const listMark = /^\s*(?:\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)/i

const uuidLength = 36
const uuid = /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi

/**
 * @param text cleaned
 * @param signs what it holds, as `signsOf` tells it, or more
 * @returns the text without what was taken out, and never shorter by a digit of a number
 */
export function withoutSurroundings(text: string, signs: number): string {
  let rest = signs & angleSign ? text.replace(link, ' $1 ').replace(tag, ' ') : text
  const isLink = (signs & slashSign) !== 0 && rest.includes('://')
  if (signs & escapeSign && !isLink) rest = rest.replace(escaped, ' ')
  if (signs & plusOrBracket) rest = rest.replace(phoneNumber, ' ')
  if (!isLink) {
    for (const { signOf, hint, shape } of dates) if (signs & signOf && hint.test(rest)) rest = rest.replace(shape, ' ')
    if (signs & plainLetter && mayNameMonth(rest))
      for (const { hint, shape } of datesInWords) if (hint.test(rest)) rest = rest.replace(shape, ' ')
    if (signs & slashSign) rest = rest.replace(shortLabel, '$1$2')
    if (signs & (dotOrComma | dollarSign | foreignSign)) rest = rest.replace(amounts, ' ')
    rest = withoutZip(withoutPostcode(rest))
  }
  if (rest.length >= uuidLength) rest = rest.replace(uuid, ' ')
  return signs & (plusOrBracket | dotOrComma) ? rest.replace(listMark, '') : rest
}

/** It ends in a blank, a digit and two letters. */
function withoutPostcode(text: string): string {
  const end = text.trimEnd().length
  return text.charCodeAt(end - 4) === blankCode && isDigitAt(text, end - 3) ? text.replace(postcodeAtEnd, '') : text
}

/** It ends in a dash and four digits. */
function withoutZip(text: string): string {
  const end = text.trimEnd().length
  return text.charCodeAt(end - 5) === dashCode && isDigitAt(text, end - 1) ? text.replace(zipAtEnd, '$1') : text
}

const dashCode = 45
const isDigitAt = (text: string, at: number): boolean => (signOfCode(text.charCodeAt(at)) & digitSign) !== 0

const monthKeys = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name) => keyOf(name, 0)))

/** Three letters as a number, small or capital. */
function keyOf(text: string, at: number): number {
  return ((text.charCodeAt(at) | 32) << 16) | ((text.charCodeAt(at + 1) | 32) << 8) | (text.charCodeAt(at + 2) | 32)
}

/** Whether a word begins like a month. */
function mayNameMonth(text: string): boolean {
  const last = text.length - 2
  for (let at = 0, isInWord = false; at < last; at++) {
    const isLetter = (signOfCode(text.charCodeAt(at)) & plainLetter) !== 0
    if (isLetter && !isInWord && monthKeys.has(keyOf(text, at))) return true
    isInWord = isLetter
  }
  return false
}

const links = /(?:https?:\/\/|www\.)[^\s<>"'|]{1,500}/gi

const marksBehind = new Set([')', '.', ',', ';', ']', '}'])
/** A sentence ends behind the link, or a bracket closes. */
function withoutMarksBehind(address: string): string {
  let end = address.length
  while (end > 0 && marksBehind.has(address[end - 1] as string)) end--
  return address.slice(0, end)
}

/** Links in a text, and the text without them. */
export function linksApart(text: string, signs: number): { links: string[]; rest: string } {
  if (!(signs & (slashSign | dotOrComma)) || !/https?:\/\/|www\./i.test(text)) return { links: [], rest: text }
  const found = [...text.matchAll(links)].map(([address]) => withoutMarksBehind(address))
  return { links: found, rest: text.replace(links, ' ') }
}
