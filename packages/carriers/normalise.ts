/**
 * From what people paste to what a number is made of: capital letters and digits. Never repairs silently, never throws, and
 * normalising twice says the same as once. Cost is linear in the length; text beyond the bound is not read.
 */

/** Shorter or longer than any number a parcel carries. */
export const numberCharactersMin = 7
export const numberCharactersMax = 40
/** Text beyond this is no tracking number field; it is cut before anything else is done with it. */
export const textCharactersMax = 4_000

/** Zero-width, soft hyphen, bidi marks and control characters: they look like nothing and mean nothing. */
// Line breaks stay: they part numbers.
const invisible = /\p{Cf}|(?![\t-\r])\p{Cc}/gu
const plainText = /^[\x20-\x7e]*$/
const otherDigits = /(?![0-9])\p{Nd}/gu

/** Compatibility forms folded, digits of other scripts as ASCII, invisible characters gone, spaces as spaces. */
export function cleanText(text: string): string {
  const cut = text.length > textCharactersMax ? text.slice(0, textCharactersMax) : text
  if (plainText.test(cut)) return cut
  return cut
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\s/g, (space) => (space === '\n' || space === '\t' || space === '\r' ? '\n' : ' '))
    .replace(otherDigits, asciiDigit)
    .slice(0, textCharactersMax)
}

const digitsKnown = new Map<string, string>()

/** The value of a decimal digit of any script: runs of ten begin at a zero. */
function asciiDigit(character: string): string {
  const known = digitsKnown.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) as number
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  const value = String((code - zero) % 10)
  // There are some seven hundred of them in all of Unicode.
  digitsKnown.set(character, value)
  return value
}

const separators = /[\s\-._\u2010-\u2015\u2212'"`*#]/g

/** Spaces, dashes, dots and the like are how numbers are printed, not what they are. */
export function stripped(text: string): string {
  if (/^[A-Z0-9]*$/.test(text)) return text
  const joined = text.replace(separators, '')
  // Capital letters of other letters may look like ours: "ß" would become "SS", and "ı" an I.
  return /[^\0-\x7f]/.test(joined) ? joined.replace(/[a-z]+/g, (each) => each.toUpperCase()) : joined.toUpperCase()
}

/**
 * The number as TikTok should get it: letters A–Z and digits only, without the ZIP routing in front of a USPS number
 * (USPS itself leaves it off the printed number; Publication 199, read November 2026).
 */
export function normaliseNumber(text: string): string {
  return withoutRouting(stripped(cleanText(text)).replace(/[^A-Z0-9]/g, ''))
}

/** 420 and a ZIP code of five or nine digits stand in front of the 22 or 26 of the number. */
const routedCharactersMin = 30
const routed = /^420(?:\d{5}|\d{9})(9[1-5]\d{20}|9[2-5]\d{24})$/

/** @param bare capital letters and digits */
export const withoutRouting = (bare: string): string =>
  bare.startsWith('420') && bare.length >= routedCharactersMin ? (routed.exec(bare)?.[1] ?? bare) : bare

/**
 * The key under which store carrier names are compared: width, case, spacing and trademark signs do not count. Letters of
 * every script stay.
 */
export function normaliseCarrierName(text: string): string {
  return cleanText(text)
    .replace(/[®™©]|\((?:r|tm|c)\)/gi, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
