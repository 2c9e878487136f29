/**
 * How a carrier is written down: a page of facts that a carrier's own engineer could correct. The tests are made from it.
 *
 * We say *well formed*, never *valid*: a check digit does not prove that a parcel exists. A format without a known check is
 * weaker, and its strength says so.
 */
import type { CheckRule } from './checks.ts'

/** `INTL` means any region. */
export type Region = 'US' | 'UK' | 'INTL'

/**
 * How sure we are: the carrier's, UPU's or TikTok's own text · several independent sources · one source · computed over
 * published numbers · general knowledge.
 */
export type Confidence = 'official' | 'several' | 'one' | 'computed' | 'general'

export type Evidence = { says: string; from: string; readOn: string; confidence: Confidence }

export type Format = {
  id: string
  /** In words, for the docs page. */
  says: string
  /** Anchored, bounded, for the stripped upper-case number. */
  shape: RegExp
  /** Shortest and longest number that may fit; the lengths a number is dispatched by. */
  lengths: readonly [number, number]
  /** Regions it is used in; others do not see it. */
  regions: readonly ('US' | 'UK')[]
  check: CheckRule | null
  /** 0 to 100: how much a fit says that the number is this carrier's. */
  strength: number
  /** Only when the store names the carrier: the shape alone is too wide. */
  onlyWhenNamed?: boolean
  /** Shown with a match, for example that the service is not tracked. */
  note?: Note
  accepts: readonly string[]
  refuses: readonly { number: string; because: string }[]
  evidence: readonly Evidence[]
}

export type Note = { code: string; say: string }

export type Carrier<Id extends string = string> = {
  id: Id
  name: string
  /** Regions whose sellers use it. */
  regions: readonly ('US' | 'UK')[]
  formats: readonly Format[]
  /** True when the formats below are all the carrier issues; otherwise a number it is named for is accepted unverified. */
  complete: boolean
  /** Names of TikTok's provider entries for it, best first; compared without case, spaces and signs. */
  providerNames: readonly string[]
  /** Carriers whose provider entry serves when its own is not offered: one network, two names. */
  fallbacks?: readonly string[]
  /** How stores write it. */
  aliases: readonly Alias[]
  /** Hosts of its tracking pages. */
  hosts?: readonly string[]
  note?: Note
}

export type Alias =
  | string
  | {
      text: string
      /** Only in this region. */
      region?: 'US' | 'UK'
      /** 0 to 1; default 1. */
      confidence?: number
      because?: string
    }

export const defineCarrier = <const Id extends string>(carrier: Carrier<Id>): Carrier<Id> => carrier

export const readIn2026 = (says: string, from: string, confidence: Confidence): Evidence => ({
  says,
  from,
  readOn: '2026-11',
  confidence,
})
