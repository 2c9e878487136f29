/** One line of `waybridge detect --jsonl`: a number, where, and perhaps what the store says. */
import type { Region } from './definition.ts'
import { detect } from './detect.ts'
import type { CarrierId } from './known.ts'

export type LineQuestion = { number: string; region: Region; hint?: string | null }
export type LineAnswer = { valid: boolean; carriers: CarrierId[]; reason?: string }

/** `valid` when well formed, or unverified by a carrier the store names. Several numbers in one field: the first good one speaks. */
export function judgeLine({ number, region, hint }: LineQuestion): LineAnswer {
  const { numbers } = detect(number, { region, ...(hint ? { storeCarrier: hint } : {}) })
  const good = numbers.find((each) => each.verdict !== 'malformed')
  if (good !== undefined) return { valid: true, carriers: good.candidates.map((each) => each.carrier) }
  const bad = numbers[0]
  return {
    valid: false,
    carriers: bad?.candidates.map((each) => each.carrier) ?? [],
    reason: bad?.reason?.code ?? 'no_number',
  }
}
