/**
 * Text that holds nothing but letters and digits with gaps between them, and no word: the way most numbers are printed. Read in
 * one pass; anything else, and groups that could be numbers of their own, are read with more care (reading.ts).
 */
import type { Region } from './definition.ts'
import { numberCharactersMax, numberCharactersMin } from './normalise.ts'
import { areOnlyLetters } from './reading.ts'
import { bitOf, placesMax } from './shape.ts'

export type Printed = {
  number: string
  /** As `lettersOf` tells them. */
  letters: number
  /** Nothing in it could be left out, so it is this number or none. */
  isOne: boolean
  /** A group could be a word, or the number without the others. */
  isDoubtful: boolean
}

const refused = 0
const gap = 1
const unseen = 2
const space = 32
const zero = 48
const beforeLetters = 64
const upperCaseBit = 32

/** What a plain character is read as: a digit or capital letter by its code, or one of the above. */
const plainCodes = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === space || code === 45) return gap
  if ((code >= zero && code <= 57) || (code >= 65 && code <= 90)) return code
  return code >= 97 && code <= 122 ? code - upperCaseBit : refused
})

/** Full-width letters and digits stand this far behind the plain ones. */
const fullWidthOffset = 0xfee0
/** Spaces and dashes of other widths. */
const otherGaps = new Set([160, 0x2007, 0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x202f])
const otherUnseen = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff])

function otherCode(code: number): number {
  if (code >= 0xff10 && code <= 0xff5a) return plainCodes[code - fullWidthOffset] as number
  if (otherGaps.has(code)) return gap
  return otherUnseen.has(code) ? unseen : refused
}

/** Behind a number, five digits, or five and four, may be where it goes. */
const isZip = (before: number, last: number): boolean => last === 5 || (before === 5 && last === 4)
/** At the end of a number, so few letters are a country. */
const countryLetters = 2

export function plainlyPrinted(text: string, region: Region): Printed | null {
  const textLength = text.length
  if (textLength > 2 * numberCharactersMax) return null
  let length = 0
  let letters = 0
  let groups = 0
  let longGroups = 0
  let hasLetterGroup = false
  let lastLength = 0
  let lengthBefore = 0
  for (let at = 0; at < textLength; ) {
    const start = at
    const from = length
    let read = 0
    for (; at < textLength; at++) {
      const code = text.charCodeAt(at)
      read = code < 128 ? (plainCodes[code] as number) : otherCode(code)
      if (read < zero) {
        if (read !== unseen) break
      } else {
        // Capital letters lie behind it, digits do not.
        if (read > beforeLetters) letters |= bitOf(length)
        length++
      }
    }
    if (at < textLength && read === refused) return null
    const end = at++
    if (length === from) continue
    groups++
    lengthBefore = lastLength
    lastLength = length - from
    if (lastLength >= numberCharactersMin) longGroups++
    if (areLetters(letters, from, length)) {
      const isCountry = end === textLength && lastLength === countryLetters
      if (!isCountry && !areOnlyLetters(asPlain(text.slice(start, end)), region)) return null
      hasLetterGroup = true
    }
  }
  if (longGroups > 1) return null
  if (length < numberCharactersMin || length > numberCharactersMax) return null
  const hasOthers = longGroups > 0 && groups > 1
  const isOne = groups === 1 || (letters === 0 && !hasOthers && !isZip(lengthBefore, lastLength))
  return { number: asPlain(text), letters, isOne, isDoubtful: hasLetterGroup || hasOthers }
}

/** Its letters and digits, small letters as capitals and full-width ones as plain. */
function asPlain(text: string): string {
  const { length } = text
  const codes: number[] = []
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    const read = code < 128 ? (plainCodes[code] as number) : otherCode(code)
    if (read >= zero) codes.push(read)
  }
  return String.fromCharCode(...codes)
}

/** Whether all places of a group have letters; where places are not told apart any more, none has. */
function areLetters(letters: number, from: number, to: number): boolean {
  if (letters === 0 || to > placesMax) return false
  const all = (1 << (to - from)) - 1
  return ((letters >>> from) & all) === all
}
