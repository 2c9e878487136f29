/** `npm run -w packages/carriers score -- <corpus.jsonl>`: how many lines of a labelled corpus are judged right. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Region } from './definition.ts'
import { judgeLine } from './judge.ts'

export type CorpusLine = {
  number: string
  region: Region
  valid: boolean
  carriers: string[]
  accept_top1?: string[]
  hint?: string
  tags?: string[]
  note?: string
}
type Tally = { lines: number; valid: number; topLines: number; top: number }

export function score(lines: readonly CorpusLine[]) {
  const groups = new Map<string, Tally>()
  const wrong: { line: CorpusLine; got: ReturnType<typeof judgeLine> }[] = []
  for (const line of lines) {
    const got = judgeLine(line)
    const validRight = got.valid === line.valid
    const wanted = line.accept_top1 ?? line.carriers.slice(0, 1)
    const topRight = !line.valid || (got.valid && wanted.includes(got.carriers[0] ?? ''))
    if (!validRight || !topRight) wrong.push({ line, got })
    for (const group of [
      'all',
      ...(line.carriers[0] ? [line.carriers[0]] : ['nobody']),
      ...(line.tags ?? []).map((tag) => `tag ${tag}`),
    ]) {
      const tally = groups.get(group) ?? { lines: 0, valid: 0, topLines: 0, top: 0 }
      tally.lines++
      tally.valid += Number(validRight)
      if (line.valid) {
        tally.topLines++
        tally.top += Number(topRight)
      }
      groups.set(group, tally)
    }
  }
  return { groups, wrong }
}

/**
 * Labelled lines from elsewhere, ours to judge by and not ours to publish: the file that WAYBRIDGE_CARRIER_CORPUS names, or the
 * one beside our own checkout. Null where there is none.
 */
export function labelledCorpusPath(): string | null {
  const beside = fileURLToPath(new URL('../../../shared/reference/carriers/dev-corpus.jsonl', import.meta.url))
  const path = process.env.WAYBRIDGE_CARRIER_CORPUS ?? beside
  return existsSync(path) ? path : null
}

export const readCorpus = (path: string): CorpusLine[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as CorpusLine)

if (import.meta.main) {
  const path = process.argv[2] ?? new URL('./corpus.jsonl', import.meta.url).pathname
  const { groups, wrong } = score(readCorpus(path))
  const percent = (part: number, whole: number) =>
    whole === 0 ? '      –' : `${((100 * part) / whole).toFixed(1).padStart(6)}%`
  const isTag = (group: string) => group.startsWith('tag ')
  console.log('group                       lines  validity   top-1')
  // All lines, then carrier by carrier, then kind by kind.
  for (const [group, tally] of [...groups].sort(([a], [b]) => Number(isTag(a)) - Number(isTag(b)))) {
    console.log(
      `${group.padEnd(26)} ${String(tally.lines).padStart(6)}  ${percent(tally.valid, tally.lines)}  ${percent(tally.top, tally.topLines)}`,
    )
  }
  for (const { line, got } of wrong) console.log(`wrong: ${JSON.stringify(line)} → ${JSON.stringify(got)}`)
}
