/**
 * What the server says of a shipment in English, said in another language: a sentence is known by its shape, and the facts it names
 * are read out of it. What no table knows stays as the server says it. Pure.
 */

/** The same sentence in English, as the server writes it, and in another language; `{name}` is a fact. */
export type Sentence = readonly [english: string, other: string]

/** Of the shape of `{because}` alone everything would be: such a sentence says its fact and nothing else. */
const isBare = (english: string) => /^\{\w+\}$/.test(english)

function factsIn(english: string, text: string): Record<string, string> | null {
  const shape = english
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>.*?)`)
  const found = new RegExp(`^${shape}$`, 's').exec(text)
  return found === null ? null : { ...found.groups }
}

const fill = (text: string, facts: Readonly<Record<string, string>>) =>
  text
    .replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
    .replace(/ {2,}/g, ' ')
    .trim()

/** The text in the other language; itself where the table has no sentence of its shape. */
export function saidIn(table: readonly Sentence[], text: string): string {
  for (const [english, other] of table) {
    if (isBare(english)) continue
    const facts = factsIn(english, text)
    if (facts === null) continue
    // A fact may be a sentence itself: why a number is wrong.
    const own = Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, fact === text ? fact : saidIn(table, fact)]),
    )
    return fill(other, own)
  }
  return text
}
