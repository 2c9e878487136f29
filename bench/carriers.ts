/**
 * How fast a number is understood, beside the two libraries people would otherwise install, in one run on one core.
 * `node bench/carriers.ts` prints the table.
 */
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
// @ts-expect-error it brings no types
import trackingNumberValidation from 'tracking-number-validation'
import { getTracking as tsTrackingNumber } from 'ts-tracking-number'
import { type DetectOptions, detect } from '../packages/carriers/index.ts'
import { labelledCorpusPath, readCorpus } from '../packages/carriers/score.ts'

export type BenchRow = { name: string; numbersPerSecond: number; ratio: number }

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const warmupMs = 300
const roundMs = 250
/** The best of some rounds: others on the machine can only make a round slower. */
const rounds = 9

/** Realistic numbers where somebody labelled some; our own corpus has more that is broken on purpose. */
const corpusPath = labelledCorpusPath() ?? join(root, 'packages/carriers/corpus.jsonl')

/** All questions have one shape: what it costs to read the corpus is nobody's. */
type Question = { number: string; options: DetectOptions }
type Contender = { name: string; questions: readonly Question[]; judge: (question: Question) => unknown }

/**
 * Numbers per second of processor time, each contender's best round. They take turns, round by round, so that a busy machine
 * is busy for all of them; and processor time does not count the waiting for one's turn on it.
 */
function race(contenders: readonly Contender[]): number[] {
  const run = ({ questions, judge }: Contender, forMs: number): number => {
    const from = process.cpuUsage().user
    let judged = 0
    for (let spentMs = 0; spentMs < forMs; spentMs = (process.cpuUsage().user - from) / 1_000) {
      for (const question of questions) judge(question)
      judged += questions.length
    }
    return (judged * 1_000_000) / (process.cpuUsage().user - from)
  }
  for (const contender of contenders) run(contender, warmupMs)
  const best = contenders.map(() => 0)
  for (let round = 0; round < rounds; round++)
    contenders.forEach((contender, at) => {
      best[at] = Math.max(best[at] as number, run(contender, roundMs))
    })
  return best
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
    'UK 12 ',
    'A1 B ',
    'DPD UK: 1234567 ',
    '1234567 ab ',
    '+44 1234 ',
    '1E+1 ',
    '(1)',
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
  const questions: Question[] = readCorpus(corpusPath).map(({ number, region, hint }) => ({
    number,
    options: hint ? { region, storeCarrier: hint } : { region },
  }))
  const contenders: Contender[] = [
    {
      name: '@waybridge/carriers',
      questions,
      judge: ({ number, options }) => detect(number, options),
    },
    {
      name: 'ts-tracking-number',
      questions: questions.slice(0, 200),
      judge: ({ number }) => tsTrackingNumber(number),
    },
    {
      name: 'tracking-number-validation',
      questions,
      judge: ({ number }) => trackingNumberValidation.getCourier(number),
    },
  ]
  const speeds = race(contenders)
  const rows = contenders.map(({ name }, at) => {
    const numbersPerSecond = speeds[at] as number
    return { name, numbersPerSecond, ratio: (speeds[0] as number) / numbersPerSecond }
  })
  console.log(`${questions.length} lines of ${basename(corpusPath)}`)
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
