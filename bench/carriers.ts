/**
 * How fast a number is understood, beside the two libraries people would otherwise install, in one run on one core.
 * `node bench/carriers.ts` prints the table.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
// @ts-expect-error it brings no types
import trackingNumberValidation from 'tracking-number-validation'
import { getTracking as tsTrackingNumber } from 'ts-tracking-number'
import { detect } from '../packages/carriers/index.ts'
import { type CorpusLine, readCorpus } from '../packages/carriers/score.ts'

export type BenchRow = { name: string; numbersPerSecond: number; ratio: number }

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const warmupMs = 300
const roundMs = 400
/** The best of some rounds: others on the machine can only make a round slower. */
const rounds = 3

function corpus(): CorpusLine[] {
  const given = process.env.WAYBRIDGE_CARRIER_CORPUS
  const own = join(root, 'packages/carriers/corpus.jsonl')
  return readCorpus(given !== undefined && existsSync(given) ? given : own)
}

function numbersPerSecond(lines: readonly CorpusLine[], judge: (line: CorpusLine) => unknown): number {
  const run = (forMs: number): number => {
    const startedAt = performance.now()
    let judged = 0
    while (performance.now() - startedAt < forMs) {
      for (const line of lines) judge(line)
      judged += lines.length
    }
    return (judged * 1000) / (performance.now() - startedAt)
  }
  run(warmupMs)
  return Math.max(...Array.from({ length: rounds }, () => run(roundMs)))
}

/** Ten thousand characters that are meant to hurt; each in milliseconds, warm. */
export function worstAdversarialMs(): number {
  const length = 10_000
  const texts = [
    '9',
    'A',
    '1Z',
    ' ',
    '-',
    '9 ',
    'JD0002',
    'tracking ',
    '1234567,',
    'http://a/',
    '\u200b',
    '１',
    '(',
    'https://x/?a=1234567890&',
  ].map((piece) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length))
  return Math.max(
    ...texts.map((text) =>
      Math.min(
        ...Array.from({ length: 20 }, () => {
          const startedAt = performance.now()
          detect(text, { region: 'INTL' })
          return performance.now() - startedAt
        }),
      ),
    ),
  )
}

export function benchCarriers(): BenchRow[] {
  const lines = corpus()
  const ours = numbersPerSecond(lines, ({ number, region, hint }) =>
    detect(number, hint ? { region, storeCarrier: hint } : { region }),
  )
  const others = [
    {
      name: 'ts-tracking-number',
      numbersPerSecond: numbersPerSecond(lines.slice(0, 200), ({ number }) => tsTrackingNumber(number)),
    },
    {
      name: 'tracking-number-validation',
      numbersPerSecond: numbersPerSecond(lines, ({ number }) => trackingNumberValidation.getCourier(number)),
    },
  ]
  const rows = [
    { name: '@waybridge/carriers', numbersPerSecond: ours, ratio: 1 },
    ...others.map((row) => ({ ...row, ratio: ours / row.numbersPerSecond })),
  ]
  console.log(`${'library'.padEnd(28)} ${'numbers/s'.padStart(12)}   ours is`)
  for (const row of rows) {
    console.log(
      `${row.name.padEnd(28)} ${Math.round(row.numbersPerSecond).toLocaleString('en').padStart(12)}   ${row.ratio.toFixed(2)}×`,
    )
  }
  console.log(`worst adversarial text of 10,000 characters: ${worstAdversarialMs().toFixed(3)} ms (at most 1)`)
  return rows
}

if (import.meta.main) benchCarriers()
