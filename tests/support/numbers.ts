/** Well-formed numbers of no real parcel. */

/** UPS numbers that no other caller has: counted from a beginning of its own, with the check digit UPS computes. */
export function numbersFrom(beginning: number): () => string {
  let nth = beginning
  const value = (character: string) => (/\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 63) % 10)
  return () => {
    const body = `999AA101${String(++nth).padStart(7, '0')}`
    const sum = [...body].reduce((total, character, at) => total + value(character) * (at % 2 === 0 ? 1 : 2), 0)
    return `1Z${body}${(10 - (sum % 10)) % 10}`
  }
}

/** The first 21 digits of a USPS number with their check digit: every other one thrice, from the right. */
export const usps = (digits: string): string =>
  digits +
  ((10 - ([...digits].reverse().reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10)) % 10)
