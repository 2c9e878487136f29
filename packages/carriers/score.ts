/** `npm run -w packages/carriers score -- <corpus.jsonl>`: how many lines of a labelled corpus are judged right. */
import { readFileSync } from 'node:fs'
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
      ...(line.tags?.includes('real') ? ['tag real'] : []),
      ...(line.carriers[0] ? [line.carriers[0]] : ['nobody']),
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
  console.log('group                 lines  validity   top-1')
  for (const [group, tally] of groups) {
    console.log(
      `${group.padEnd(20)} ${String(tally.lines).padStart(6)}  ${percent(tally.valid, tally.lines)}  ${percent(tally.top, tally.topLines)}`,
    )
  }
  for (const { line, got } of wrong) console.log(`wrong: ${JSON.stringify(line)} → ${JSON.stringify(got)}`)
}
