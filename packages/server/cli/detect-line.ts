/** `detect --jsonl`: which carriers a number fits. */
import { judgeLine, type Region } from '@waybridge/carriers'
import { readLine, readNumber, readOptionalText } from './lines.ts'

export type DetectAnswer = { valid: boolean; carriers: string[]; reason?: string }

const unreadable = (reason: 'unreadable_line' | 'region_unknown'): DetectAnswer => ({
  valid: false,
  carriers: [],
  reason,
})

const regions: Readonly<Record<string, Region>> = { US: 'US', UK: 'UK', GB: 'UK', INTL: 'INTL' }

export function detectLine(line: string | null): DetectAnswer {
  const reading = readLine(line)
  if (!reading.ok) return unreadable('unreadable_line')
  const number = readNumber(reading.value.number)
  const hint = readOptionalText(reading.value.hint, 'hint')
  if (!number.ok || !hint.ok) return unreadable('unreadable_line')
  const region = regions[String(reading.value.region ?? 'INTL').toUpperCase()]
  if (region === undefined) return unreadable('region_unknown')
  return judgeLine({ number: number.value, region, hint: hint.value })
}
