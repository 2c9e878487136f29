/**
 * How much a name says. A plain string in a carrier's `aliases` is a name nobody else has (confidence 1): other words beside
 * it change nothing. The others are made here, so that the whole scale stands in one place.
 */
import type { Alias } from '../definition.ts'

type Region = 'US' | 'UK'

export const nameConfidence = { own: 1, shared: 0.9, service: 0.85, half: 0.7, anybody: 0.6 } as const

/** A word of daily life, or a name that firms of other countries have too: counts where all the rest is words of shipping. */
export const shared = (text: string, region?: Region): Alias => alias(text, nameConfidence.shared, region)

/** Words of one of its services, without its name: a carrier's name in the same text beats them. */
export const service = (text: string, region?: Region): Alias => alias(text, nameConfidence.service, region)

/** A service of this carrier in words anybody uses: only where nothing else is named. */
export const anybody = (text: string, because: string, region?: Region): Alias => ({
  ...alias(text, nameConfidence.anybody, region),
  because,
})

/** May be this carrier's or another's: never enough alone. */
export const half = (text: string, because: string, region?: Region): Alias => ({
  ...alias(text, nameConfidence.half, region),
  because,
})

const alias = (text: string, confidence: number, region: Region | undefined) => ({
  text,
  confidence,
  ...(region === undefined ? {} : { region }),
})
