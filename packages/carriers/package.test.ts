/** What the package promises as a whole: its corpora, its size, its speed on hostile text, and that its pages are fresh. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from './build.ts'
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

describe('as others install it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybridge-carriers-'))
  const entry = join(folder, 'node_modules/@waybridge/carriers')
  beforeAll(() => buildPackage(entry))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

  it('is plain ESM that needs nothing else', () => {
    const program =
      "import { detect } from '@waybridge/carriers'; console.log(detect('1Z999AA10123456784', { region: 'US' }).numbers[0].state)"
    expect(run('--input-type=module', '--no-strip-types', '-e', program)).toMatchObject({ status: 0, stdout: 'one\n' })
  })
  it('brings its types', () => {
    writeFileSync(
      join(folder, 'shop.ts'),
      "import { type Detection, detect } from '@waybridge/carriers'\nexport const numbers: Detection[] = detect('1Z', { region: 'UK' }).numbers\n// @ts-expect-error a number is text\ndetect(1, { region: 'UK' })\n",
    )
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
    expect(run(compiler, '--noEmit', '--strict', '--module', 'nodenext', 'shop.ts').stdout).toBe('')
  })
  it('leaves out what nobody asks for', async ({ skip }) => {
    const bytesOf = await bundler()
    if (bytesOf === null) return skip('rolldown, which comes with vite, is not installed')
    writeFileSync(join(folder, 'clean.mjs'), "export { normaliseNumber } from '@waybridge/carriers'")
    expect(await bytesOf(join(folder, 'clean.mjs'))).toBeLessThan(2_000)
  })
})

/** How many bytes of gzip a bundle has; null where there is no bundler. */
async function bundler(): Promise<((input: string) => Promise<number>) | null> {
  try {
    const { build } = await import(createRequire(import.meta.url).resolve('rolldown'))
    return async (input) => {
      const { output } = await build({ input, write: false, output: { minify: true } })
      return gzipSync(output.map((chunk: { code?: string }) => chunk.code ?? '').join('')).length
    }
  } catch {
    return null
  }
}

it('bundles to at most 40 kB gzip', async ({ skip }) => {
  const bytesOf = await bundler()
  if (bytesOf === null) return skip('rolldown, which comes with vite, is not installed')
  const bytes = await bytesOf(resolve(here, 'index.ts'))
  expect(bytes).toBeGreaterThan(1_000)
  expect(bytes).toBeLessThanOrEqual(40_000)
})
