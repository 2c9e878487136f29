import { describe, expect, it } from 'vitest'
import type { ChannelUnit } from './channel.ts'
import type { StoreLine } from './nouns.ts'
import { unit as givenUnit } from './test-decisions.ts'
import { type AllocationInput, allocateUnits } from './units.ts'

const unit = (lineItemId: string, sku: string | null, more: Partial<ChannelUnit> = {}) =>
  givenUnit(lineItemId, { sku, ...more })
const line = (lineId: string, sku: string | null, quantity: number) => ({ lineId, sku, quantity })
const ordered = (lineId: string, sku: string | null, quantity: number, more: Partial<StoreLine> = {}): StoreLine => ({
  lineId,
  sku,
  quantity,
  requiresShipping: true,
  channelLineIds: [],
  ...more,
})
const shipped = { trackingNumber: 'X1', packageId: 'p1' }

type Row = {
  says: string
  input: Partial<AllocationInput>
  gives: string[] | 'units_unclear' | 'units_shipped_already'
  all?: boolean
}

const mugs = [unit('1', 'MUG'), unit('2', 'MUG'), unit('3', 'HAT')]

const table: Row[] = [
  {
    says: 'the whole store order is everything',
    input: {
      units: mugs,
      shipmentLines: [line('a', 'MUG', 2), line('b', 'HAT', 1)],
      storeLines: [ordered('a', 'MUG', 2), ordered('b', 'HAT', 1)],
    },
    gives: ['1', '2', '3'],
    all: true,
  },
  {
    says: 'a gift card is no part of a parcel',
    input: {
      units: mugs,
      shipmentLines: [line('a', 'other-sku', 3)],
      storeLines: [ordered('a', 'other-sku', 3), ordered('g', null, 1, { requiresShipping: false })],
    },
    gives: ['1', '2', '3'],
    all: true,
  },
  {
    says: 'a part is found by SKU',
    input: { units: mugs, shipmentLines: [line('a', 'mug ', 1)], storeLines: [ordered('a', 'MUG', 2)] },
    gives: ['1'],
    all: false,
  },
  {
    says: 'written ids beat the SKU',
    input: {
      units: mugs,
      shipmentLines: [line('a', 'MUG', 1)],
      storeLines: [ordered('a', 'MUG', 2, { channelLineIds: ['2'] })],
    },
    gives: ['2'],
    all: false,
  },
  {
    says: 'the second parcel takes what is left',
    input: {
      units: [unit('1', 'MUG', shipped), unit('2', 'MUG')],
      shipmentLines: [line('a', 'MUG', 1)],
      storeLines: [ordered('a', 'MUG', 2)],
    },
    gives: ['2'],
    all: false,
  },
  {
    says: 'what another shipment of ours holds is taken',
    input: { units: mugs, takenLineItemIds: new Set(['1']), shipmentLines: [line('a', 'MUG', 1)] },
    gives: ['2'],
    all: false,
  },
  {
    says: 'cancelled units are nobody’s',
    input: {
      units: [unit('1', 'MUG', { cancelled: true }), unit('2', 'MUG')],
      shipmentLines: [line('a', 'MUG', 1)],
      storeLines: [ordered('a', 'MUG', 1)],
    },
    gives: ['2'],
    all: true,
  },
  {
    says: 'more than is left is unclear',
    input: { units: mugs, shipmentLines: [line('a', 'MUG', 3)] },
    gives: 'units_unclear',
  },
  {
    says: 'an item without a SKU is unclear',
    input: { units: [unit('1', null), unit('2', null)], shipmentLines: [line('a', null, 1)] },
    gives: 'units_unclear',
  },
  {
    says: 'no lines and one unit is that unit',
    input: { units: [unit('1', null)], shipmentLines: [] },
    gives: ['1'],
    all: true,
  },
  { says: 'no lines and several units is unclear', input: { units: mugs, shipmentLines: [] }, gives: 'units_unclear' },
  {
    says: 'nothing left is shipped already',
    input: { units: [unit('1', 'MUG', shipped)], shipmentLines: [line('a', 'MUG', 1)] },
    gives: 'units_shipped_already',
  },
  {
    says: 'a choice by hand stands',
    input: { units: mugs, chosenLineItemIds: ['3'], shipmentLines: [line('a', 'MUG', 1)] },
    gives: ['3'],
    all: false,
  },
  {
    says: 'a choice of a shipped unit does not',
    input: { units: [unit('1', 'MUG', shipped), unit('2', 'MUG')], chosenLineItemIds: ['1'], shipmentLines: [] },
    gives: 'units_unclear',
  },
]

describe('which units a parcel holds', () => {
  for (const row of table) {
    it(row.says, () => {
      const answer = allocateUnits({
        shipmentLines: [],
        storeLines: null,
        units: [],
        takenLineItemIds: new Set(),
        chosenLineItemIds: null,
        ...row.input,
      })
      if (typeof row.gives === 'string') expect(answer).toMatchObject({ ok: false, code: row.gives })
      else expect(answer).toMatchObject({ ok: true, lineItemIds: row.gives, all: row.all })
    })
  }
})
