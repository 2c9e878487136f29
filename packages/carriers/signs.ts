/**
 * Which signs a text holds, found in one pass. What looks for a date, a link or a price is asked only where there may be one: a
 * branch that an expression takes costs little, but a dozen expressions that nothing fits crowd everything else out of a processor's
 * caches.
 */

export const digitSign = 1
export const smallLetter = 1 << 1
export const capitalLetter = 1 << 2
export const plainLetter = smallLetter | capitalLetter
export const blankSign = 1 << 3
export const dotOrComma = 1 << 4
export const slashSign = 1 << 5
export const colonSign = 1 << 6
/** Of telephone numbers and list marks. */
export const plusOrBracket = 1 << 7
/** `&`, `\` and `%`: what stands for another sign. */
export const escapeSign = 1 << 8
export const angleSign = 1 << 9
export const atSign = 1 << 10
export const dollarSign = 1 << 11
/** What parts one number from the next, but for commas and "and". */
export const partingSign = 1 << 12
export const dashSign = 1 << 13
/** Beyond ASCII. */
export const foreignSign = 1 << 14

const signOf = Uint16Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) return digitSign
  if (/[a-z]/.test(character)) return smallLetter
  if (/[A-Z]/.test(character)) return capitalLetter
  if (/[;|\n\t]/.test(character)) return partingSign | (/\s/.test(character) ? blankSign : 0)
  if (/\s/.test(character)) return blankSign
  if (/[.,]/.test(character)) return dotOrComma
  if (character === '/') return slashSign
  if (character === ':') return colonSign
  if (/[+()]/.test(character)) return plusOrBracket
  if (character === '&') return escapeSign | partingSign
  if (/[\\%]/.test(character)) return escapeSign
  if (character === '<') return angleSign
  if (character === '@') return atSign
  if (character === '-') return dashSign
  return character === '$' ? dollarSign : 0
})

/** The code of a blank, the one sign that is asked for by itself. */
export const blankCode = 32

export const signOfCode = (code: number): number => (code < 128 ? (signOf[code] as number) : foreignSign)

export function signsOf(text: string): number {
  const { length } = text
  let signs = 0
  for (let at = 0; at < length; at++) signs |= signOfCode(text.charCodeAt(at))
  return signs
}
