/**
 * Names one letter away. Promises little on purpose: one slip in one word, never in its first letter, and never in a name so
 * short that another word would be met by chance.
 */
import { nameConfidence } from './carriers/aliases.ts'
import { isShippingWord } from './shipping-words.ts'

/** A name as its words, and as all its letters; and whether it is nobody else's. */
type Written = { words: readonly string[]; joined: string; confidence: number }

/** Where the name that begins at `from` with one word misspelt ends; null when none does. */
export function endOfMisspelt(words: readonly string[], from: number, name: Written): number | null {
  const to = from + name.words.length
  if (to > words.length) return null
  const wrong = name.words.flatMap((wanted, at) => (words[from + at] === wanted ? [] : [at]))
  const [at] = wrong
  if (wrong.length !== 1 || at === undefined) return null
  const word = words[from + at] as string
  // "Delivery it is" is no slip of "Deliver-it"; "United Parcel Services" can be nobody else.
  if (isShippingWord(word) && name.confidence < nameConfidence.own) return null
  return isTypoOf(word, name.words[at] as string) ? to : null
}

const misgappedLengthMin = 8
/** The same with the gap wrong as well: "Lasre Ship". Short names would be met by chance: "on track". */
export function endOfMisgapped(words: readonly string[], from: number, name: Written): number | null {
  if (name.joined.length < misgappedLengthMin) return null
  for (const length of [1, 2]) {
    const to = from + length
    if (length !== name.words.length && to <= words.length && isTypoOf(words.slice(from, to).join(''), name.joined))
      return to
  }
  return null
}

const substitutionLengthMin = 5
/** One letter too many, missing, swapped with its neighbour or, in words long enough, another; the first one right. */
function isTypoOf(word: string, wanted: string): boolean {
  if (word[0] !== wanted[0] || word.length < 3 || wanted.length < 4 || Math.abs(word.length - wanted.length) > 1)
    return false
  let same = 0
  while (same < word.length && word[same] === wanted[same]) same++
  const [a, b] = [word.slice(same), wanted.slice(same)]
  if (a.length > b.length) return a.slice(1) === b
  if (a.length < b.length) return a === b.slice(1)
  const isSwapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
  return isSwapped || (wanted.length >= substitutionLengthMin && a.slice(1) === b.slice(1))
}
