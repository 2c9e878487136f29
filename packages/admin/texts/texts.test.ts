/** Every language says the same things. */
import { describe, expect, it } from 'vitest'
import { american } from './american.ts'
import { texts as german } from './de/index.ts'
import { texts as english } from './en/index.ts'

/** Every text of a tree of texts, with its path; a text with facts is asked with ones that show. */
function* leaves(tree: unknown, path = ''): Generator<[string, string]> {
  if (typeof tree === 'string') yield [path, tree]
  else if (typeof tree === 'function') yield [path, asked(tree as (...facts: unknown[]) => unknown)]
  else for (const [key, value] of Object.entries(tree as object)) yield* leaves(value, `${path}/${key}`)
}

/** Counts for those that count, names for those that name. */
function asked(text: (...facts: unknown[]) => unknown): string {
  try {
    return String(text(2, 3, 4))
  } catch {
    return String(text('one', 'two', 'three'))
  }
}

describe('the texts of the screens', () => {
  it('German has the same texts as English, and none is empty', () => {
    const [here, there] = [new Map(leaves(english)), new Map(leaves(german))]
    expect([...there.keys()].toSorted()).toEqual([...here.keys()].toSorted())
    for (const [path, text] of there) expect(text.trim(), path).not.toBe('')
  })

  it('American English says fulfillment where British English says fulfilment, and all else is the same text', () => {
    const [british, us] = [new Map(leaves(english)), new Map(leaves(american(english)))]
    expect([...us.keys()]).toEqual([...british.keys()])
    for (const [path, text] of us) {
      expect(text, path).not.toMatch(/fulfilment|recognis|authoris/i)
      if (!/fulfil|isation|ise|our|centre|travell|cancell/i.test(british.get(path) ?? ''))
        expect(text, path).toBe(british.get(path))
    }
    expect(american(english).mappings.title).toBe('Fulfillment sync')
  })
})
