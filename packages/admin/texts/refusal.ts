/**
 * What the API refuses, in the reader's language. The server speaks English by itself; another language brings a table by the
 * refusal's code, whose sentences take the same facts. What the table lacks stays in the server's words. Pure.
 */
export type Facts = Readonly<Record<string, string | number>>
export type Refused = { say: string; nextStep: string | null }

/** The sentence of a code with its facts; undefined when the code is unknown or a fact it names was not told. */
export function refusedIn(table: Readonly<Record<string, Refused>>, code: string, facts: Facts): Refused | undefined {
  const words = Object.hasOwn(table, code) ? table[code] : undefined
  if (words === undefined) return undefined
  let isWhole = true
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!Object.hasOwn(facts, name)) isWhole = false
      return String(facts[name] ?? '')
    })
  const said = { say: fill(words.say), nextStep: words.nextStep === null ? null : fill(words.nextStep) || null }
  return isWhole ? said : undefined
}
