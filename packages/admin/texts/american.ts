/** American spelling of British texts, also of those that functions make. */
const words: readonly (readonly [RegExp, string])[] = [
  [/ulfilment/g, 'ulfillment'],
  [/ulfils\b/g, 'ulfills'],
  [/ulfil\b/g, 'ulfill'],
  [/uthoris/g, 'uthoriz'],
  [/ecognis/g, 'ecogniz'],
  [/rganis/g, 'rganiz'],
  [/olour/g, 'olor'],
  [/ancelled/g, 'anceled'],
]

const spell = (text: string): string => words.reduce((said, [british, ours]) => said.replace(british, ours), text)

export function american<T>(texts: T): T {
  if (typeof texts === 'string') return spell(texts) as T
  if (typeof texts === 'function') return ((...given: unknown[]) => american(texts(...given))) as T
  if (Array.isArray(texts)) return texts.map(american) as T
  if (texts !== null && typeof texts === 'object')
    return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, american(value)])) as T
  return texts
}
