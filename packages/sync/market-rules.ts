/**
 * What a market forbids or doubts although number and carrier are well formed. Dated data: a rule is in force between its
 * dates, and an operator may turn each into a note, a warning or a hold per channel.
 */
import type { MarketRuleEffect } from './channel.ts'

export type MarketRule = {
  id: string
  region: string
  /** `LOCAL`, `CROSS_BORDER`, or null for both. */
  sellerType: string | null
  carriers: string[]
  /** First and last day in force, UTC; null: open end. */
  fromDay: string
  untilDay: string | null
  effect: MarketRuleEffect
  say: string
  evidence: { says: string; from: string; readOn: string; confidence: 'official' | 'press' }
}

export const marketRules: readonly MarketRule[] = [
  {
    id: 'us-cross-border-usps-label',
    region: 'US',
    sellerType: 'CROSS_BORDER',
    carriers: ['usps'],
    fromDay: '2025-10-27',
    untilDay: null,
    effect: 'warn',
    say: 'TikTok Shop refuses USPS labels of cross-border sellers that were not bought through TikTok Shipping.',
    evidence: {
      says: 'USPS through Mark / Ship barred for cross-border and ACCU sellers',
      from: 'TikTok Shop Partner Center changelog, us-market-pop-usps-label-restriction',
      readOn: '2026-11',
      confidence: 'official',
    },
  },
  {
    id: 'us-local-usps-label',
    region: 'US',
    sellerType: 'LOCAL',
    carriers: ['usps'],
    fromDay: '2026-01-01',
    untilDay: null,
    effect: 'warn',
    say: 'TikTok Shop is reported to reject USPS labels that were not bought through TikTok Shipping.',
    evidence: {
      says: 'The same restriction for local US sellers; which error code it produces is not documented',
      from: 'Press reports quoting the seller notice of January 2026',
      readOn: '2026-11',
      confidence: 'press',
    },
  },
]

/** Rules in force on `day` (YYYY-MM-DD, UTC) for this seller and carrier. */
export function rulesInForce(
  day: string,
  seller: { region: string; sellerType: string },
  carrier: string,
): MarketRule[] {
  return marketRules.filter(
    (rule) =>
      rule.region === seller.region &&
      (rule.sellerType === null || rule.sellerType === seller.sellerType) &&
      rule.carriers.includes(carrier) &&
      rule.fromDay <= day &&
      (rule.untilDay === null || day <= rule.untilDay),
  )
}

/**
 * How long after shipping a channel lets a seller correct tracking, once. TikTok Shop's policy names 72 h for US, UK and
 * South-East Asia and no number for the others (fulfilment overview, read November 2026): there we keep to 72 h too. The
 * margin keeps us from spending the one try on a call that arrives a moment late.
 */
export const correctionWindowMs = 72 * 3_600_000
export const correctionMarginMs = 15 * 60_000
