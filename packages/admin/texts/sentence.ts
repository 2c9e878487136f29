/**
 * What the server says of a shipment in English, said in another language: a sentence is known by its shape, and the facts it names
 * are read out of it. Several sentences in one text are said one by one. What no table knows stays as the server says it. Pure.
 */

/**
 * The same sentence in English, as the server writes it, and in another language; `{name}` is a fact. A fact that lists names may
 * be joined by a word: `{carriers|or=oder}`, on the other side, says that word in its language.
 */
export type Sentence = readonly [english: string, other: string]

/** Of the shape of `{because}` alone everything would be: such a sentence says its fact and nothing else. */
const isBare = (english: string) => /^\{\w+\}$/.test(english)

/** A table is asked for every line on a screen: each of its shapes is made once. */
const shapes = new Map<string, RegExp>()

function shapeOf(english: string): RegExp {
  const known = shapes.get(english)
  if (known !== undefined) return known
  const shape = english
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    // "Skipped by hand. {because}": nobody had to say why, and then the blank is gone as well.
    .replace(/ \{(\w+)\}$/, '(?: (?<$1>.*?))?')
    .replace(/\{(\w+)\}/g, '(?<$1>.*?)')
  const made = new RegExp(`^${shape}$`, 's')
  shapes.set(english, made)
  return made
}

type Facts = Readonly<Record<string, string | undefined>>

const fill = (text: string, facts: Facts) =>
  text
    .replace(/\{(\w+)(?:\|(\w+)=(\w+))?\}/g, (_, name: string, joint?: string, other?: string) => {
      const fact = facts[name] ?? ''
      return joint === undefined ? fact : fact.replaceAll(` ${joint} `, ` ${other} `)
    })
    .replace(/ {2,}/g, ' ')
    .trim()

const sentenceEnd = /(?<=[.!?]) (?=\S)/

/** "It rains. UPS was named." is not a sentence about a carrier called "It rains. UPS". */
function beginsElsewhere(english: string, facts: Facts): boolean {
  const first = /^\{(\w+)\}/.exec(english)?.[1]
  const parts = first === undefined ? [] : (facts[first] ?? '').split(sentenceEnd)
  return parts.length > 1 && !/[.!?]$/.test(parts.at(-1) as string)
}

/** The text as one sentence of the table; null where none has its shape. */
function asOne(table: readonly Sentence[], text: string): string | null {
  for (const [english, other] of table) {
    if (isBare(english)) continue
    const found = shapeOf(english).exec(text)
    if (found === null || beginsElsewhere(english, found.groups ?? {})) continue
    // A fact may be a sentence itself: why a number is wrong.
    const own = Object.entries({ ...found.groups }).map(([name, fact = '']) => [
      name,
      fact === text ? fact : saidIn(table, fact),
    ])
    return fill(other, Object.fromEntries(own))
  }
  return null
}

/** An entry of a table may be several sentences, and a name in it may hold a full stop. */
const sentencesPerEntryMax = 4

/** Sentence by sentence, the shortest that is known first; what is not known stays. */
function oneByOne(table: readonly Sentence[], parts: readonly string[]): { said: string; isAllKnown: boolean } {
  const said: string[] = []
  let isAllKnown = true
  for (let from = 0; from < parts.length; ) {
    let to = from
    let known: string | null = null
    while (known === null && to < parts.length && to - from < sentencesPerEntryMax) {
      to++
      known = asOne(table, parts.slice(from, to).join(' '))
    }
    isAllKnown &&= known !== null
    said.push(known ?? (parts[from] as string))
    from = known === null ? from + 1 : to
  }
  return { said: said.join(' '), isAllKnown }
}

/**
 * The text in the other language; itself where the table has no sentence of its shape. Sentences that are all known by themselves
 * come before one shape for the whole: "The number fits {carrier}." would take the sentence behind it for a part of the name.
 */
export function saidIn(table: readonly Sentence[], text: string): string {
  const parts = text.split(sentenceEnd)
  if (parts.length === 1) return asOne(table, text) ?? text
  const each = oneByOne(table, parts)
  return each.isAllKnown ? each.said : (asOne(table, text) ?? each.said)
}
