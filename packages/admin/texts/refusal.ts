/**
 * What the API refuses, in the reader's language. The server speaks English by itself; another language brings a table by the
 * refusal's code, whose sentences take the same facts. What the table lacks stays in the server's words. Pure.
 */
export type Facts = Readonly<Record<string, string | number>>
export type Refused = { say: string; nextStep: string | null }

/**
 * The sentence of a code with its facts; undefined when the code is unknown or a fact it names was not told.
 *
 * @param said what the server says, in the reader's language: what TikTok Shop refused is told as facts of our refusal.
 */
export function refusedIn(
  table: Readonly<Record<string, Refused>>,
  code: string,
  facts: Facts,
  said: (text: string) => string = (text) => text,
): Refused | undefined {
  const words = Object.hasOwn(table, code) ? table[code] : undefined
  if (words === undefined) return undefined
  let isWhole = true
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!Object.hasOwn(facts, name)) isWhole = false
      const fact = facts[name] ?? ''
      return typeof fact === 'string' ? said(fact) : String(fact)
    })
  const filled = { say: fill(words.say), nextStep: words.nextStep === null ? null : fill(words.nextStep) || null }
  return isWhole ? filled : undefined
}
