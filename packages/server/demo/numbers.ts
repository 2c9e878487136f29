/** Tracking numbers with right check digits, for the demonstration only: written from the published rules, like a label printer would. */

export type Random = () => number

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item
const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
const letter = (random: Random) => pick(random, 'ABCDEFGHJKLMNPRSTUVWXYZ'.split(''))

/** Weights 3 and 1 from the right, modulo 10. */
const mod10 = (body: string): string => {
  const sum = [...body].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return body + ((10 - (sum % 10)) % 10)
}

export const ups = (random: Random): string => {
  const body = `${letter(random)}${digits(random, 5)}03${digits(random, 7)}`
  const sum = [...body].reduce((total, character, at) => {
    const code = character.charCodeAt(0)
    return total + (code < 58 ? code - 48 : (code - 63) % 10) * (at % 2 === 0 ? 1 : 2)
  }, 0)
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}

export const usps = (random: Random): string => mod10(`94${digits(random, 19)}`)

export const fedex = (random: Random): string => {
  const body = `7${digits(random, 10)}`
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * ([3, 1, 7][at % 3] as number), 0)
  return body + ((sum % 11) % 10)
}

const s10 = (letters: string, random: Random): string => {
  const body = digits(random, 8)
  const sum = [...body].reduce(
    (total, digit, at) => total + Number(digit) * ([8, 6, 4, 2, 3, 5, 9, 7][at] as number),
    0,
  )
  const rest = 11 - (sum % 11)
  return `${letters}${body}${rest === 10 ? 0 : rest === 11 ? 5 : rest}GB`
}
export const royalMail = (random: Random): string => s10(`${pick(random, ['SG', 'WL', 'ZW', 'OY'])}`, random)
export const parcelforce = (random: Random): string => s10('EC', random)
export const evri = (random: Random): string =>
  `H${digits(random, 2)}${letter(random)}${letter(random)}${digits(random, 1)}${digits(random, 10)}`
export const dpd = (random: Random): string => `1550${digits(random, 10)}`
export const yodel = (random: Random): string => `JD0002${digits(random, 12)}`
export const dhlUk = (random: Random): string => `60120${digits(random, 9)}`
export const amazonUs = (random: Random): string => `TBA${digits(random, 12)}`
export const amazonUk = (random: Random): string => `UK${digits(random, 10)}`
export const onTrac = (random: Random): string => {
  const body = `D10${digits(random, 11)}`
  const sum = [...body].reduce((total, character, at) => {
    const code = character.charCodeAt(0)
    return total + (code < 58 ? code - 48 : (code - 63) % 10) * (at % 2 === 0 ? 1 : 2)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
export const nobodys = (random: Random): string => `BV7-${digits(random, 5)}-${letter(random)}${letter(random)}`
