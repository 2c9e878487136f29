/** What the package promises as a whole: its corpora, its size, its speed on hostile text, and that its pages are fresh. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { corpusPath, corpusText } from './corpus-make.ts'
import { carriersPage, carriersPagePath } from './docs.ts'
import { detect } from './index.ts'
import { labelledCorpusPath, readCorpus, score } from './score.ts'

const here = dirname(fileURLToPath(import.meta.url))

describe('made files are fresh', () => {
  it('docs/carriers.md: run `npm run -w packages/carriers docs`', () => {
    expect(readFileSync(carriersPagePath, 'utf8')).toBe(carriersPage())
  })
  it('corpus.jsonl: run `npm run -w packages/carriers corpus`', () => {
    expect(readFileSync(corpusPath, 'utf8')).toBe(corpusText())
  })
})

it('judges its own corpus right, of a size somebody may read', () => {
  const linesMax = 1_500
  expect(readCorpus(fileURLToPath(corpusPath)).length).toBeLessThanOrEqual(linesMax)
  expect(score(readCorpus(fileURLToPath(corpusPath))).wrong).toEqual([])
})

const labelled = labelledCorpusPath()
it.skipIf(labelled === null)(
  'judges the labelled corpus right (skipped where WAYBRIDGE_CARRIER_CORPUS leads nowhere)',
  () => {
    const { groups } = score(readCorpus(labelled as string))
    const all = groups.get('all')
    const real = groups.get('tag real')
    if (all === undefined || real === undefined) throw new Error('the corpus has no lines, or none tagged real')
    expect(all.valid / all.lines).toBeGreaterThanOrEqual(0.995)
    expect(all.top / all.topLines).toBeGreaterThanOrEqual(0.98)
    expect(real.valid / real.lines).toBeGreaterThanOrEqual(0.97)
  },
)

it('answers text far beyond any field without effort growing faster than length', () => {
  // Text behind the bound is not read, so a hundred times the length finds the same.
  const short = detect('1Z 9 '.repeat(1_000), { region: 'INTL' })
  expect(detect('1Z 9 '.repeat(100_000), { region: 'INTL' })).toEqual(short)
})

it('bundles to at most 40 kB gzip', async ({ skip }) => {
  const rolldown = (() => {
    try {
      return createRequire(import.meta.url).resolve('rolldown')
    } catch {
      return null
    }
  })()
  if (rolldown === null) return skip('rolldown, which comes with vite, is not installed')
  const { build } = await import(rolldown)
  const { output } = await build({ input: resolve(here, 'index.ts'), write: false, output: { minify: true } })
  const bytes = gzipSync(output.map((chunk: { code?: string }) => chunk.code ?? '').join('')).length
  expect(bytes).toBeGreaterThan(1_000)
  expect(bytes).toBeLessThanOrEqual(40_000)
})
