/**
 * Numbers nobody issued, made from a format: an example's characters thrown anew until shape and check fit. Seeded, so that
 * the corpus, the collision table and the tests are the same on every machine.
 */
import type { Format } from './definition.ts'

/** Mulberry32. @returns 0 ≤ n < 1 */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a: a format keeps its numbers when another is added. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}

export const pickFrom = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T

export const fits = (format: Format, number: string): boolean =>
  format.shape.test(number) && (format.check === null || format.check.passes(number))

const digits = '0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** One number in ten passes a check by chance. */
const triesMax = 2_000

/** Throws when the format's examples lead to no other number: a defect of the definition. */
export function freshNumber(format: Format, random: () => number): string {
  const example = pickFrom(format.accepts, random)
  for (let tries = 0; tries < triesMax; tries++) {
    let number = example
    for (let at = 0; at < number.length; at++) {
      const kind = digits.includes(number[at] as string) ? digits : letters
      const other = number.slice(0, at) + pickFrom([...kind], random) + number.slice(at + 1)
      // What the shape fixes (a prefix, a country) stays.
      if (format.shape.test(other)) number = other
    }
    if (fits(format, number) && !/(.)\1{5}$/.test(number)) return number
  }
  throw new Error(`no fresh number of ${format.id} in ${triesMax} tries`)
}

export function freshNumbers(format: Format, count: number): string[] {
  const random = randomFrom(seedOf(format.id))
  return Array.from({ length: count }, () => freshNumber(format, random))
}
