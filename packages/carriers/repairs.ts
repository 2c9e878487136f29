/** Typos: numbers one confusion or one swap away that pass a check digit, and what is no number but stands for one. */
import type { Region } from './definition.ts'
import type { Detection } from './detection.ts'
import { formatsFor, hasShape } from './dispatch.ts'
import { withoutRouting } from './normalise.ts'

/** So many equal characters at the end are looked at; behind letters, six of any kind are no number that was issued. */
const repeatedMin = 6
const zerosMin = 8

/**
 * All one digit, a prefix of letters with nothing but one repeated digit behind it, or what a format fixes with nothing but
 * zeros behind it ("1550" and ten zeros): all-zero strings satisfy nearly every check.
 */
export function isPlaceholder(bare: string): boolean {
  let at = bare.length - 1
  const last = bare.charCodeAt(at)
  if (bare.charCodeAt(at - 1) !== last || bare.charCodeAt(at - 2) !== last || bare.charCodeAt(at - 3) !== last)
    return false
  while (at >= 0 && bare.charCodeAt(at) === last) at--
  const prefix = bare.slice(0, at + 1)
  const repeated = bare.length - prefix.length
  if (prefix === '') return true
  if (repeated >= zerosMin && bare.endsWith('0') && isFixed(prefix, bare)) return true
  return repeated >= repeatedMin && !/\d/.test(prefix)
}

/** Whether nothing of the prefix is free in a format this number has: a free place would hold more than zeros. */
const isFixed = (prefix: string, bare: string): boolean =>
  formatsFor('INTL', bare).some((entry) => entry.fixedPlaces >= prefix.length && hasShape(entry, bare))

const confusions: Record<string, string[]> = {
  O: ['0'],
  Q: ['0'],
  D: ['0'],
  I: ['1'],
  L: ['1'],
  S: ['5'],
  B: ['8'],
  Z: ['2'],
  G: ['6'],
  0: ['O'],
  1: ['I', 'L'],
  5: ['S'],
  8: ['B'],
  2: ['Z'],
  6: ['G'],
}
const suggestionsMax = 5

/**
 * Numbers one confusion of letter and digit, or one swap of neighbours, away that pass a check digit; the likeliest first. Where
 * every character is of a kind its place takes, two neighbours were swapped; where one is not, it was taken for another.
 */
export function repairs(bare: string, region: Region): Detection['suggestions'] {
  const found = new Map<string, string>()
  const consider = (number: string, because: string) => {
    if (found.size < suggestionsMax && !found.has(number) && passesCheck(number, region)) found.set(number, because)
  }
  const isShaped = formatsFor(region, bare).some((entry) => hasShape(entry, bare))
  if (isShaped) considerSwaps(bare, consider)
  considerConfusions(bare, consider)
  if (found.size === 0) considerSwaps(bare, consider)
  return [...found].map(([number, because]) => ({ number: withoutRouting(number), because }))
}

type Consider = (number: string, because: string) => void

function considerConfusions(bare: string, consider: Consider): void {
  const allConfused = bare.replace(/[OQ]/g, '0').replace(/[IL]/g, '1')
  if (allConfused !== bare) consider(allConfused, 'letters typed for digits')
  for (let at = 0; at < bare.length; at++) {
    const here = bare[at] as string
    for (const other of confusions[here] ?? [])
      consider(bare.slice(0, at) + other + bare.slice(at + 1), `${other} instead of ${here} at position ${at + 1}`)
  }
}

/** Two digits or two letters are swapped more often than one of each. */
function considerSwaps(bare: string, consider: Consider): void {
  for (const isOfAKind of [true, false]) {
    for (let at = 0; at + 1 < bare.length; at++) {
      const [here, next] = [bare[at] as string, bare[at + 1] as string]
      if (here !== next && (isDigit(here) === isDigit(next)) === isOfAKind)
        consider(bare.slice(0, at) + next + here + bare.slice(at + 2), `positions ${at + 1} and ${at + 2} swapped`)
    }
  }
}

const isDigit = (character: string): boolean => character <= '9'

function passesCheck(number: string, region: Region): boolean {
  for (const entry of formatsFor(region, number)) {
    if (entry.passes !== null && hasShape(entry, number) && entry.passes(number)) return !isPlaceholder(number)
  }
  return false
}
