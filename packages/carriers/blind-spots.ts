/**
 * What each check cannot see: every single wrong character that a checked format still accepts. The tests spoil each
 * character of each example and of fresh numbers; whatever passes must stand here, and what stands here must pass somewhere.
 */

/** One character of a number replaced by another. */
export type Spoiled = { number: string; at: number; was: string; is: string }

export type BlindSpot = {
  formats: readonly string[]
  why: string
  /** Whether the spoiled character falls into it. */
  holds: (spoiled: Spoiled) => boolean
}

const digit = (character: string) => character.charCodeAt(0) - 48
const isDigit = (character: string) => character >= '0' && character <= '9'
/** Letters as UPS and OnTrac count them. */
const value = (character: string) => (isDigit(character) ? digit(character) : (character.charCodeAt(0) - 63) % 10)
const modulo = (value: number, by: number) => ((value % by) + by) % by

/** In weights 1 and 2 from the left, whether the character counts twice. */
const isDoubled = (at: number, from: number) => (at - from) % 2 === 1
/** In weights 3 and 1 from the right, the check digit counting once, what the change adds to the sum. */
const addedBy31 = ({ number, at, was, is }: Spoiled) =>
  modulo(((number.length - at) % 2 === 1 ? 1 : 3) * (digit(is) - digit(was)), 10)

const isLetter = ({ was, is }: Spoiled) => !isDigit(was) && !isDigit(is)
const checkDigitIs = (check: string, position: (number: string) => number) => (spoiled: Spoiled) =>
  spoiled.number[position(spoiled.number)] === check && spoiled.at !== position(spoiled.number) && isDigit(spoiled.was)

export const blindSpots: readonly BlindSpot[] = [
  {
    formats: ['ups-1z'],
    why: 'a doubled character changed by five: twice five is ten, which modulo 10 is nothing',
    holds: ({ at, was, is }) => isDoubled(at, 2) && modulo(value(is) - value(was), 10) === 5,
  },
  {
    formats: ['ups-1z'],
    why: 'a letter or digit exchanged for one of the same value (A, K, U and 2; I, S and 0 …)',
    holds: ({ was, is }) => value(was) === value(is),
  },
  {
    formats: ['ups-waybill'],
    why: 'a doubled digit changed by five',
    holds: ({ at, was, is }) => at > 0 && isDoubled(at, 1) && Math.abs(digit(is) - digit(was)) === 5,
  },
  { formats: ['ups-waybill'], why: 'the letter of the series is not counted', holds: ({ at }) => at === 0 },
  {
    formats: ['ontrac-cd'],
    why: 'a doubled digit changed by five',
    holds: ({ at, was, is }) => isDoubled(at, 0) && Math.abs(digit(is) - digit(was)) === 5,
  },
  {
    formats: ['usps-routed-5', 'dhl-ecommerce-usps-routed'],
    why: 'the ZIP code in front is not counted',
    holds: ({ at }) => at >= 3 && at < 8,
  },
  {
    formats: ['usps-routed-9'],
    why: 'the ZIP+4 code in front is not counted',
    holds: ({ at }) => at >= 3 && at < 12,
  },
  {
    formats: ['fedex-96'],
    why: 'only digits 8 to 22 are counted',
    holds: ({ at }) => at < 7,
  },
  {
    formats: ['fedex-34'],
    why: 'only digits 21 to 34 are counted',
    holds: ({ at }) => at < 20,
  },
  {
    formats: ['fedex-12', 'fedex-door-tag', 'fedex-34'],
    why: 'check digit 0 stands for the remainders 0 and 10',
    holds: checkDigitIs('0', (number) => number.length - 1),
  },
  {
    formats: ['fedex-economy-20', 'usps-fedex-economy'],
    why: 'one more or less in the sum makes a number of prefix 92 one of prefix 91',
    holds: (spoiled) => [1, 9].includes(addedBy31(spoiled)),
  },
  {
    formats: ['usps-20'],
    why: 'two more or less in the sum make a number printed whole one printed without its 91',
    holds: (spoiled) => [2, 8].includes(addedBy31(spoiled)),
  },
  {
    formats: [
      ...['royal-mail-s10', 'parcelforce-s10-own', 'parcelforce-s10', 'usps-s10'],
      ...['s10', 's10-untracked', 's10-from-uk', 's10-from-us'],
    ],
    why: 'the letters are not counted',
    holds: isLetter,
  },
  {
    formats: [
      ...['royal-mail-s10', 'parcelforce-s10-own', 'parcelforce-s10', 'usps-s10'],
      ...['s10', 's10-untracked', 's10-from-uk', 's10-from-us'],
    ],
    why: 'check digit 5 stands for the remainders 0 and 6',
    holds: checkDigitIs('5', () => 10),
  },
  {
    formats: ['parcelforce-parcel', 'parcelforce-consignment'],
    why: 'the letters are not counted',
    holds: isLetter,
  },
  {
    formats: ['parcelforce-parcel'],
    why: 'the piece, the last three digits, is not counted',
    holds: ({ at }) => at > 10,
  },
  {
    formats: ['parcelforce-parcel', 'parcelforce-consignment'],
    why: 'check digit 5 stands for the remainders 0 and 6',
    holds: (spoiled) => checkDigitIs('5', (number) => (number.length === 9 ? 8 : 10))(spoiled) && spoiled.at <= 10,
  },
  {
    formats: ['dhl-express-10', 'dhl-express-11'],
    why: 'modulo 7 does not see 0 for 7, 1 for 8, 2 for 9',
    holds: ({ number, at, was, is }) => at < number.length - 1 && Math.abs(digit(is) - digit(was)) === 7,
  },
]
