import { describe, expect, it } from 'vitest'
import type { Mapping } from './channel.ts'
import { findMapping, storeCarrierKey } from './mapping.ts'

const to = (storeCarrier: string, more: Partial<Mapping> = {}): Mapping => ({
  id: storeCarrier,
  storeCarrier,
  match: 'exact',
  storeKind: null,
  deliveryOptionId: null,
  target: { kind: 'do_not_sync' },
  ...more,
})
const pattern = (text: string, more: Partial<Mapping> = {}) => to(text, { match: 'pattern', ...more })
const seen = (storeCarrier: string | null, more: { storeKind?: string; deliveryOptionId?: string } = {}) => ({
  storeCarrier,
  storeKind: null,
  deliveryOptionId: null,
  ...more,
})

describe('the key under which store carriers are grouped', () => {
  const table: [string | null, string][] = [
    [null, ''],
    ['', ''],
    ['   ', ''],
    ['Other', ''],
    ['OTHER ', ''],
    ['UPS® Ground', 'ups ground'],
    ['  Royal   Mail ', 'royal mail'],
    ['ＤＰＤ', 'dpd'],
    ['Otherwise', 'otherwise'],
  ]
  for (const [text, key] of table)
    it(`${JSON.stringify(text)} is ${JSON.stringify(key)}`, () => expect(storeCarrierKey(text)).toBe(key))
})

describe('which mapping speaks', () => {
  const table: {
    says: string
    mappings: Mapping[]
    for: ReturnType<typeof seen>
    finds: string | null
    how?: string
  }[] = [
    { says: 'nothing without mappings', mappings: [], for: seen('RM48'), finds: null },
    { says: 'the text as it stands', mappings: [to('RM48')], for: seen('RM48'), finds: 'RM48', how: 'exactly' },
    {
      says: 'the text but for case',
      mappings: [to('rm48')],
      for: seen('RM48'),
      finds: 'rm48',
      how: 'but for spelling',
    },
    {
      says: 'the exact one before the other spelling',
      mappings: [to('rm48'), to('RM48')],
      for: seen('RM48'),
      finds: 'RM48',
    },
    {
      says: 'the other spelling before the pattern',
      mappings: [pattern('rm*'), to('rm48')],
      for: seen('RM48'),
      finds: 'rm48',
    },
    {
      says: 'a pattern',
      mappings: [pattern('OCA * RM48')],
      for: seen('oca tool rm48'),
      finds: 'OCA * RM48',
      how: 'by pattern',
    },
    {
      says: 'a pattern with a star inside and at the end',
      mappings: [pattern('a*b*')],
      for: seen('aXbY'),
      finds: 'a*b*',
    },
    { says: 'no pattern whose ends overlap', mappings: [pattern('aba*aba')], for: seen('aba'), finds: null },
    {
      says: 'no pattern whose pieces come in another order',
      mappings: [pattern('*x*y*')],
      for: seen('y then x'),
      finds: null,
    },
    {
      says: 'more conditions before fewer',
      mappings: [to('X'), to('X', { id: 'shopify X', storeKind: 'shopify' })],
      for: seen('X', { storeKind: 'shopify' }),
      finds: 'shopify X',
    },
    {
      says: 'no mapping of another store',
      mappings: [to('X', { storeKind: 'shopify' })],
      for: seen('X', { storeKind: 'magento' }),
      finds: null,
    },
    {
      says: 'no mapping of another delivery option',
      mappings: [to('X', { deliveryOptionId: '1' })],
      for: seen('X', { deliveryOptionId: '2' }),
      finds: null,
    },
    { says: 'nobody, in all its spellings', mappings: [to('')], for: seen('Other'), finds: '' },
    { says: 'nobody, as null', mappings: [to('')], for: seen(null), finds: '' },
    { says: 'signs in a pattern as themselves', mappings: [pattern('a.c*')], for: seen('abc'), finds: null },
  ]
  for (const row of table) {
    it(row.says, () => {
      const found = findMapping(row.mappings, row.for)
      expect(found?.mapping.id ?? null).toBe(row.finds)
      if (row.how !== undefined) expect(found?.how).toBe(row.how)
    })
  }
  it('takes long texts against many stars in a moment', () => {
    const started = process.cpuUsage()
    findMapping([pattern('*a'.repeat(2_000))], seen('a'.repeat(3_000)))
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })
})
