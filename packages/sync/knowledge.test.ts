/** The small tables of the package: market rules by day, words of reasons, and what a read-back proves. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ChannelOrder, ChannelUnit } from './channel.ts'
import { rulesInForce } from './market-rules.ts'
import { type IntentFacts, lineItemsKeyOf, readBack } from './read-back.ts'
import { type ReasonCode, reason, reasons } from './reasons.ts'
import { referenceProviders } from './reference-providers.ts'
import { syncStates } from './states.ts'

describe('market rules in force', () => {
  const table: [day: string, region: string, sellerType: string, carrier: string, rules: string[]][] = [
    ['2025-10-26', 'US', 'CROSS_BORDER', 'usps', []],
    ['2025-10-27', 'US', 'CROSS_BORDER', 'usps', ['us-cross-border-usps-label']],
    ['2025-12-31', 'US', 'LOCAL', 'usps', []],
    ['2026-01-01', 'US', 'LOCAL', 'usps', ['us-local-usps-label']],
    ['2026-11-23', 'US', 'LOCAL', 'ups', []],
    ['2026-11-23', 'UK', 'LOCAL', 'usps', []],
  ]
  for (const [day, region, sellerType, carrier, rules] of table) {
    it(`${day} ${region} ${sellerType} ${carrier}: ${rules.join(', ') || 'none'}`, () => {
      expect(rulesInForce(day, { region, sellerType }, carrier).map((rule) => rule.id)).toEqual(rules)
    })
  }
})

describe('reasons', () => {
  const codes = Object.keys(reasons) as ReasonCode[]
  for (const code of codes) {
    it(`${code} fills every place and shows no brace`, () => {
      const words = reasons[code]
      const places = [...`${words.say} ${words.nextStep ?? ''}`.matchAll(/\{(\w+)\}/g)].map(
        (match) => match[1] as string,
      )
      const full = reason(code, Object.fromEntries(places.map((place) => [place, `<${place}>`])))
      for (const place of places) expect(`${full.say} ${full.nextStep}`).toContain(`<${place}>`)
      expect(`${full.say}${full.nextStep}`).not.toMatch(/[{}]/)
      expect(`${reason(code).say}${reason(code).nextStep}`).not.toMatch(/[{}]/)
      expect(syncStates).toContain(full.state)
      expect(words.say).not.toBe('')
    })
  }
  it('are given the facts they name wherever the decision gives them', () => {
    // `shown` facts every stop() brings; the rest must stand beside the code in the source.
    const always = new Set(['storeCarrier', 'number'])
    const source = ['decide.ts', 'choose-provider.ts']
      .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
      .join('\n')
    const missing: string[] = []
    for (const match of source.matchAll(/(?:stop\(\s*'\w+',\s*|reason\(\s*)'(\w+)'([^;]{0,400})/g)) {
      const words = reasons[match[1] as ReasonCode]
      if (words === undefined) continue
      for (const [, place] of words.say.matchAll(/\{(\w+)\}/g)) {
        if (!always.has(place as string) && !new RegExp(`\\b${place}\\b`).test(match[2] as string))
          missing.push(`${match[1]}: ${place}`)
      }
    }
    expect(missing).toEqual([])
  })
})

describe('what a read-back proves', () => {
  const unit = (
    lineItemId: string,
    trackingNumber: string | null,
    providerId: string | null = null,
    cancelled = false,
  ): ChannelUnit => ({
    lineItemId,
    sku: null,
    cancelled,
    packageId: null,
    trackingNumber,
    providerId,
    providerName: null,
    shippedAt: null,
  })
  const intent = (lineItemsKey: string, kind: IntentFacts['kind'] = 'ship'): IntentFacts => ({
    kind,
    lineItemsKey,
    trackingNumber: 'A',
    providerId: 'p',
  })
  const table: [says: string, IntentFacts, ChannelUnit[], ReturnType<typeof readBack>][] = [
    ['nothing shipped', intent('all'), [unit('1', null)], 'not_there'],
    ['all ours', intent('all'), [unit('1', 'A', 'p'), unit('2', 'A', 'p')], 'applied'],
    ['ours, provider not told', intent('all'), [unit('1', 'A')], 'applied'],
    ['ours, another provider', intent('all'), [unit('1', 'A', 'q')], 'other_provider'],
    ['somebody else’s number', intent('all'), [unit('1', 'B', 'p')], 'different'],
    ['a correction that has not arrived', intent('all', 'correct'), [unit('1', 'B', 'p')], 'not_there'],
    ['a correction that has', intent('all', 'correct'), [unit('1', 'A', 'p')], 'applied'],
    ['half of it', intent('all'), [unit('1', 'A', 'p'), unit('2', null)], 'different'],
    ['our unit, whatever the neighbour', intent('1'), [unit('1', 'A', 'p'), unit('2', 'B', 'q')], 'applied'],
    ['the neighbour only', intent('1'), [unit('1', null), unit('2', 'A', 'p')], 'not_there'],
    ['a cancelled unit does not count', intent('all'), [unit('1', 'A', 'p'), unit('2', null, null, true)], 'applied'],
  ]
  for (const [says, facts, units, verdict] of table) {
    it(`${says}: ${verdict}`, () => expect(readBack(facts, { units } as ChannelOrder)).toBe(verdict))
  }
  it('names line items in one way', () => {
    expect([lineItemsKeyOf('all'), lineItemsKeyOf(['2', '1']), lineItemsKeyOf(['1', '2'])]).toEqual([
      'all',
      '1,2',
      '1,2',
    ])
  })
})

it('reference providers have ids and names of their own', () => {
  for (const list of Object.values(referenceProviders)) {
    expect(new Set(list.map((each) => each.id)).size).toBe(list.length)
    expect(new Set(list.map((each) => each.name)).size).toBe(list.length)
    for (const { id } of list) expect(id).toMatch(/^\d{19}$/)
  }
})
