/**
 * No text, however long or mean, may make an expression of this package go back over it again and again. Every expression that
 * meets a text is found in the sources and run against texts that grow: twice the text may cost twice the steps, not four times.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const textHandling = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(docs|score|corpus-make)/.test(name),
)
const literal =
  /(?<=[=(,:?&|!]\s*|return )\/((?:[^/\\\n[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)\/([a-z]*)/g

const found = textHandling.flatMap((name) =>
  [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(literal)].map(
    ([, source, flags]) => [name, source as string, flags as string] as const,
  ),
)

/** A piece that repeats without end and itself holds one that does: `(a+)+`. */
const nested = /\((?:[^()]|\\.)*(?:[+*]|\{\d+,\})(?:[^()]|\\.)*\)(?:[+*]|\{\d+,\})/

/** Looked at: each round begins with a dot, which the piece inside does not take. */
const reviewed = ['^[a-z0-9-]+(?:\\.[a-z0-9-]+)+\\/']

const pieces = [
  '1',
  'A',
  ' ',
  '-',
  '"',
  "'",
  '=',
  '.',
  ',',
  '/',
  'a.',
  '+1',
  '1.1',
  'E',
  '9 ',
  '\u0661',
  '\n',
  '*',
  '@',
  ':',
]
const shortLength = 2_000
/** Reading a text once takes far below this even on a busy machine; going back over it for each character far above. */
const readingMsMax = 25

describe('expressions that meet text', () => {
  it('are found', () => {
    expect(found.length).toBeGreaterThan(30)
    expect(new Set(found.map(([name]) => name)).size).toBeGreaterThan(5)
  })

  it.each(found.filter(([, source]) => !reviewed.includes(source)))(
    '%s: /%s/%s repeats nothing that repeats',
    (_name, source) => {
      expect(source).not.toMatch(nested)
    },
  )

  it.each(found)('%s: /%s/%s reads a long text once', (_name, source, flags) => {
    const expression = new RegExp(source, flags.replace('y', ''))
    for (const piece of pieces) {
      // A last character that fits nothing makes an expression try all its ways.
      const text = `${piece.repeat(Math.ceil((8 * shortLength) / piece.length))}\u0000`
      const best = Math.min(
        ...Array.from({ length: 3 }, () => {
          const from = process.cpuUsage().user
          text.replace(expression, '')
          return (process.cpuUsage().user - from) / 1_000
        }),
      )
      expect(best, JSON.stringify(piece)).toBeLessThan(readingMsMax)
    }
  })

  it.each(['(a+)+$', '(?:\\d*)*x', '([a-z]+[0-9]*)+'])('a trap is seen: /%s/', (trap) => {
    expect(trap).toMatch(nested)
  })
})
