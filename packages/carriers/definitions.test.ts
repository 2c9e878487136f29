/** Made from the definitions: whoever adds a carrier adds its tests by its examples. */
import { describe, expect, it } from 'vitest'
import { definitions } from './carriers/index.ts'
import type { Carrier, Format } from './definition.ts'
import { carriers, detect, type Region } from './index.ts'
import { numberCharactersMax } from './normalise.ts'

const formats = carriers.flatMap((carrier) =>
  carrier.formats.map((format) => ({ carrier, format, name: `${carrier.id} ${format.id}` })),
)
const fits = (format: Format, number: string) =>
  format.shape.test(number) && (format.check === null || format.check.passes(number))
const inLengths = (format: Format, number: string) =>
  number.length >= format.lengths[0] && number.length <= format.lengths[1]

describe('every format keeps what its page says', () => {
  it.each(formats)('$name accepts its examples, within its lengths', ({ format }) => {
    expect(format.accepts.length).toBeGreaterThan(0)
    for (const number of format.accepts)
      expect({ number, fits: fits(format, number) && inLengths(format, number) }).toEqual({ number, fits: true })
  })

  it.each(formats)('$name refuses what it lists, each with a reason', ({ format }) => {
    expect(format.refuses.length).toBeGreaterThan(0)
    for (const { number, because } of format.refuses) {
      expect(because).not.toBe('')
      expect({ number, fits: fits(format, number) }).toEqual({ number, fits: false })
    }
  })

  it.each(formats)('$name names its sources and the day they were read', ({ format }) => {
    expect(format.evidence.length).toBeGreaterThan(0)
    for (const { says, from, readOn } of format.evidence) {
      expect(says).not.toBe('')
      expect(from).not.toBe('')
      expect(readOn).toMatch(/^20\d\d-\d\d/)
    }
  })

  it.each(formats)('$name is found through detect in each of its regions', ({ carrier, format }) => {
    for (const region of [...format.regions, 'INTL'] as Region[]) {
      for (const number of format.accepts) {
        const found = detect(number, { region, storeCarrier: carrier.name }).numbers[0]
        expect({ number, region, verdict: found?.verdict }).toEqual({ number, region, verdict: 'well_formed' })
        expect(found?.candidates.map((each) => each.carrier)).toContain(carrier.id)
      }
    }
  })
})

describe('one spoiled digit', () => {
  const checked = formats.filter(({ format }) => format.check !== null)
  it.each(checked)('$name: refused, or in the blind spots its check admits', ({ format }) => {
    let tried = 0
    let missed = 0
    for (const number of format.accepts) {
      for (let at = 0; at < number.length; at++) {
        for (const other of '0123456789') {
          if (other === number[at] || !/\d/.test(number[at] as string)) continue
          const spoiled = number.slice(0, at) + other + number.slice(at + 1)
          if (!format.shape.test(spoiled)) continue
          tried++
          missed += Number(format.check?.passes(spoiled))
        }
      }
    }
    expect(tried).toBeGreaterThan(0)
    if (format.check?.blindSpots.startsWith('none')) expect(missed).toBe(0)
    // The widest blind spots: 20 of 33 digits of the FedEx label, the ZIP code, FedEx 96's first seven digits.
    else expect(missed / tried).toBeLessThan(0.65)
  })
})

describe('shapes', () => {
  it.each(formats)('$name is anchored, bounded, and cannot backtrack', ({ format }) => {
    const { source, flags } = format.shape
    expect(source.startsWith('^') && source.endsWith('$')).toBe(true)
    expect(flags).not.toMatch(/[gy]/) // a stateful expression would answer differently the second time
    expect(source).not.toMatch(/(?<!\\)[*+]|\{\d+,\}/)
    expect(source).not.toMatch(/[?*+}]\)[*+{]/)
    expect(format.lengths[0]).toBeLessThanOrEqual(format.lengths[1])
    expect(format.lengths[1]).toBeLessThanOrEqual(numberCharactersMax)
  })

  it('has ids that are used once', () => {
    const ids = formats.map(({ format }) => format.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(carriers.map((carrier) => carrier.id)).size).toBe(carriers.length)
  })

  it('has fallbacks and regions that exist', () => {
    for (const carrier of definitions as readonly Carrier[]) {
      for (const fallback of carrier.fallbacks ?? []) expect(carriers.map((each) => each.id)).toContain(fallback)
      expect(carrier.complete === false || carrier.formats.length > 0).toBe(true)
    }
  })

  it('steps on others only where the snapshot says so', () => {
    const collisions = formats.map(({ format, name }) => {
      const others = formats.filter(
        (other) => other.format !== format && format.accepts.some((number) => fits(other.format, number)),
      )
      return `${name}: ${others.map((other) => other.name).join(', ') || '–'}`
    })
    expect(collisions).toMatchSnapshot()
  })
})
