/**
 * Check digits. Each rule reads a stripped number of the right shape and says whether its check fits; none of them throws.
 * `blindSpots` says in words which changes the rule cannot see.
 */

export type CheckRule = { id: string; says: string; blindSpots: string; passes: (number: string) => boolean }

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48

/**
 * A character as UPS, OnTrac and Evri count it, to be taken modulo 10: a digit for itself, a letter as (ASCII − 63) mod 10, so
 * A = 2, B = 3 … I = 0. Where letters stand nobody can foresee, so they are told apart by a bit and not by a branch.
 */
const value = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code + 2 + 5 * (code >> 6)
}

/** Weights 3 and 1 from the right over what stands from `from` before the last digit, which is what is missing to the next ten. */
function passes31(text: string, from: number): boolean {
  const to = text.length - 1
  let threes = 0
  let ones = 0
  let at = to - 1
  for (; at > from; at -= 2) {
    threes += digit(text, at)
    ones += digit(text, at - 1)
  }
  if (at === from) threes += digit(text, at)
  return (3 * threes + ones + digit(text, to)) % 10 === 0
}

/** The same with weights 1 and 2 from the left, products not summed by digit (UPS, OnTrac). */
function passes12(text: string, from: number): boolean {
  const to = text.length - 1
  let ones = 0
  let twos = 0
  let at = from
  for (; at + 1 < to; at += 2) {
    ones += value(text, at)
    twos += value(text, at + 1)
  }
  if (at < to) ones += value(text, at)
  return (ones + 2 * twos + digit(text, to)) % 10 === 0
}

export const ups1z: CheckRule = {
  id: 'mod 10, weights 1-2',
  says: 'letters and digits after 1Z, weights 1 and 2 from the left, modulo 10',
  blindSpots: 'a character in a doubled position changed by five; letters of the same value (A and K, I and S …)',
  passes: (number) => passes12(number, 2),
}

export const upsWaybill: CheckRule = {
  id: 'mod 10, weights 1-2, letter ignored',
  says: 'the nine digits after the letter, weights 1 and 2 from the left, modulo 10',
  blindSpots: 'the letter; a digit in a doubled position changed by five',
  passes: (number) => passes12(number, 1),
}

export const onTracMod10: CheckRule = {
  id: 'mod 10, weights 1-2, letter counted',
  says: 'the letter and thirteen digits, weights 1 and 2 from the left, modulo 10',
  blindSpots: 'a digit in a doubled position changed by five',
  passes: (number) => passes12(number, 0),
}

/** @param from where the body begins, counted from the start. */
export const mod10From = (from: number): CheckRule => ({
  id: 'mod 10, weights 3-1',
  says:
    from === 0
      ? 'weights 3 and 1 from the right, modulo 10'
      : `weights 3 and 1 from the right over position ${from + 1} onwards, modulo 10`,
  blindSpots: from === 0 ? 'none for a single digit' : `the first ${from} digits`,
  passes: (number) => passes31(number, from),
})

/** Numbers printed without their first two digits: the rule with them put back in front. */
const passesBehind = (prefix: string, number: string): boolean => {
  // The body has an odd length here, so the prefix's last digit weighs 3 or 1 by its distance from the right.
  const whole = prefix + number
  return passes31(whole, 0)
}

export const fedexEconomy: CheckRule = {
  id: 'mod 10, weights 3-1, 92 in front',
  says: 'weights 3 and 1 from the right with 92 (or 91) put in front, modulo 10',
  blindSpots: 'changes that make the other prefix fit',
  passes: (number) => passesBehind('92', number) || passesBehind('91', number),
}

export const usps20: CheckRule = {
  id: 'mod 10, weights 3-1, with or without 91',
  says: 'weights 3 and 1 from the right, modulo 10, as printed or with 91 in front',
  blindSpots: 'changes that make the other reading fit',
  passes: (number) => passes31(number, 0) || passesBehind('91', number),
}

/** Routing (420 and a ZIP code) stands in front; the check is over what follows. */
export const mod10Behind420 = (zipDigits: 5 | 9): CheckRule => ({
  id: 'mod 10, weights 3-1, behind the ZIP code',
  says: `weights 3 and 1 from the right over what follows 420 and ${zipDigits} digits, modulo 10`,
  blindSpots: 'the ZIP code',
  passes: (number) => passes31(number, 3 + zipDigits),
})

/** Weights 1, 3, 7 from the right, modulo 11, 10 counts as 0; over `length` digits before the last. */
const fedexMod11 = (number: string, length: number): boolean => {
  const end = number.length - 1
  const from = end - length
  let sum = 0
  let at = end - 1
  for (; at - 2 >= from; at -= 3) sum += digit(number, at) + 3 * digit(number, at - 1) + 7 * digit(number, at - 2)
  if (at >= from) sum += digit(number, at)
  if (at - 1 >= from) sum += 3 * digit(number, at - 1)
  return (sum % 11) % 10 === digit(number, end)
}

export const fedexExpress: CheckRule = {
  id: 'mod 11, weights 3-1-7',
  says: 'weights 3, 1, 7 from the left over eleven digits, modulo 11, where 10 counts as 0',
  blindSpots: 'changes that turn a remainder of 10 into 0 or back',
  passes: (number) => fedexMod11(number, 11),
}

export const fedex34: CheckRule = {
  id: 'mod 11 over digits 21 to 33',
  says: 'weights 1, 3, 7 from the right over digits 21 to 33, modulo 11, where 10 counts as 0',
  blindSpots: 'the first twenty digits; changes that turn a remainder of 10 into 0 or back',
  passes: (number) => fedexMod11(number, 13),
}

const mod11Check = (sum: number): number => {
  const rest = 11 - (sum % 11)
  return rest === 10 ? 0 : rest === 11 ? 5 : rest
}

export const upuS10: CheckRule = {
  id: 'UPU S10, mod 11',
  says: 'weights 8, 6, 4, 2, 3, 5, 9, 7 over eight digits, modulo 11',
  blindSpots: 'the letters; changes that exchange the remainders 0 and 6, or 1 and 0',
  passes: (number) => {
    const sum =
      8 * digit(number, 2) +
      6 * digit(number, 3) +
      4 * digit(number, 4) +
      2 * digit(number, 5) +
      3 * digit(number, 6) +
      5 * digit(number, 7) +
      9 * digit(number, 8) +
      7 * digit(number, 9)
    return mod11Check(sum) === digit(number, 10)
  },
}

const parcelforceWeights = [4, 2, 3, 5, 9, 7]
/** @param from where the six digits begin. */
export const parcelforceMod11 = (from: number): CheckRule => ({
  id: 'mod 11, weights 4-2-3-5-9-7',
  says: 'six digits, weights 4, 2, 3, 5, 9, 7, modulo 11 as in UPU S10; found by computing, published nowhere',
  blindSpots: 'the letters and the piece number; changes that exchange the remainders 0 and 6, or 1 and 0',
  passes: (number) => {
    let sum = 0
    for (let at = 0; at < 6; at++) sum += digit(number, from + at) * (parcelforceWeights[at] as number)
    return mod11Check(sum) === digit(number, from + 6)
  },
})

export const dhlMod7: CheckRule = {
  id: 'mod 7',
  says: 'the digits before the last as a number, modulo 7, equal the last',
  blindSpots: 'digits that differ by 7 (0 and 7, 1 and 8, 2 and 9)',
  passes: (number) => {
    const last = number.length - 1
    let body = 0
    for (let at = 0; at < last; at++) body = body * 10 + digit(number, at)
    return body % 7 === digit(number, last)
  },
}

/** ISO/IEC 7064, MOD 37,36 over 0–9A–Z. */
export const iso7064: CheckRule = {
  id: 'ISO 7064 MOD 37,36',
  says: 'ISO/IEC 7064 MOD 37,36 over digits and letters',
  blindSpots: 'none for a single character',
  passes: (number) => {
    const last = number.length - 1
    let product = 36
    for (let at = 0; at < last; at++) {
      product += base36(number, at)
      if (product > 36) product -= 36
      product *= 2
      if (product > 36) product -= 37
    }
    const check = 37 - product
    return (check === 36 ? 0 : check) === base36(number, last)
  },
}
const base36 = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code < 58 ? code - 48 : code - 55
}

/** Evri's, as one project states it: never used to refuse, only to raise the rank. */
export const evriSoft = (number: string): boolean => {
  let sum = 0
  for (let at = 0; at < 15; at++) sum += value(number, at) * (2 - (at & 1))
  return sum % 10 === digit(number, 15)
}
