import { describe, expect, it } from 'vitest'
import { definitions } from './carriers/index.ts'
import type { Carrier } from './definition.ts'
import { firstCharacters, formatsFor } from './dispatch.ts'

describe('the first characters of a shape', () => {
  it.each([
    [/^1Z[A-Z0-9]{15}\d$/, '1'],
    [/^[AHJKTV]\d{10}$/, 'AHJKTV'],
    [/^(?:61|02|41)\d{18}$/, '604'],
    [/^(?!PB)[A-C]{4}\d{10}$/, 'ABC'],
    [/^(?=\d{0,20}[A-F])[0-2]{20}$/, '012'],
    [/^(?:96[23]\d|[0-3]\d{3})\d{30}$/, '90123'],
    [/^JJ?D\d+$/, 'J'],
    [/^\dYDR$/, '0123456789'],
    // Too clever to tell: then every number of the length is asked.
    [/^A?\d{10}$/, null],
    [/^(?:A)?\d{10}$/, null],
    [/^[^A]\d$/, null],
    [/\d{10}$/, null],
  ])('%s begins with %s', (shape, wanted) => {
    expect(firstCharacters(shape)).toBe(wanted)
  })
})

it('every example of every format meets its format', () => {
  for (const carrier of definitions as readonly Carrier[]) {
    for (const format of carrier.formats) {
      for (const number of format.accepts) {
        for (const region of [...format.regions, 'INTL' as const]) {
          expect(
            formatsFor(region, number).map((entry) => entry.format.id),
            number,
          ).toContain(format.id)
        }
      }
    }
  }
})
