/** Made from the definitions: whoever adds a carrier adds its tests by its examples. */
import { describe, expect, it } from 'vitest'
import { blindSpots, type Spoiled } from './blind-spots.ts'
import { definitions } from './carriers/index.ts'
import type { Carrier, Format } from './definition.ts'
import { fits, freshNumbers } from './fresh-numbers.ts'
import { carriers, detect, type Region } from './index.ts'
import { numberCharactersMax } from './normalise.ts'

const formats = carriers.flatMap((carrier) =>
  carrier.formats.map((format) => ({ carrier, format, name: `${carrier.id} ${format.id}` })),
)
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

describe('one spoiled character of a checked number', () => {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const freshPerFormat = 60
  const checked = formats.filter(({ format }) => format.check !== null)
  const numbersOf = (format: Format) => [...format.accepts, ...freshNumbers(format, freshPerFormat)]
  /** Every character replaced by every other one that the format still accepts. */
  const unseen = (format: Format, number: string): Spoiled[] =>
    [...number].flatMap((was, at) =>
      [...alphabet]
        .filter((is) => is !== was && fits(format, number.slice(0, at) + is + number.slice(at + 1)))
        .map((is) => ({ number, at, was, is })),
    )
  const seenBlind = new Map(
    checked.map(({ format }) => [format.id, numbersOf(format).flatMap((each) => unseen(format, each))]),
  )
  const spotsOf = (format: Format) => blindSpots.filter((spot) => spot.formats.includes(format.id))

  it.each(checked)('$name: replaced by a digit or a letter, it is refused or a listed blind spot', ({ format }) => {
    const unlisted = (seenBlind.get(format.id) as Spoiled[]).filter(
      (each) => !spotsOf(format).some((spot) => spot.holds(each)),
    )
    expect(unlisted).toEqual([])
  })

  it.each(checked)('$name: removed or doubled, it is refused', ({ format }) => {
    const passing = numbersOf(format).flatMap((number) =>
      [...number].flatMap((character, at) =>
        [number.slice(0, at) + number.slice(at + 1), number.slice(0, at) + character + number.slice(at)].filter(
          (each) => fits(format, each),
        ),
      ),
    )
    expect(passing).toEqual([])
  })

  it.each(blindSpots.flatMap((spot) => spot.formats.map((id) => ({ id, why: spot.why, spot }))))(
    '$id really does not see it: $why',
    ({ id, spot }) => {
      expect((seenBlind.get(id) ?? []).some((each) => spot.holds(each))).toBe(true)
    },
  )

  it('is in plain words on the page of every rule that has a blind spot', () => {
    for (const { format } of checked) {
      const isBlind = (seenBlind.get(format.id) as Spoiled[]).length > 0
      expect({ id: format.id, isBlind }).toEqual({
        id: format.id,
        isBlind: !format.check?.blindSpots.startsWith('none'),
      })
    }
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
    const freshPerFormat = 500
    const collisions = formats.map(({ format, name }) => {
      const numbers = [...format.accepts, ...freshNumbers(format, freshPerFormat)]
      const others = formats.flatMap((other) => {
        const regions = format.regions.filter((region) => other.format.regions.includes(region))
        const count = numbers.filter((number) => fits(other.format, number)).length
        // One that counts only where the store names the carrier steps on nobody.
        const isAsked = other.format !== format && other.format.onlyWhenNamed !== true
        if (!isAsked || regions.length === 0 || count === 0) return []
        return [`${other.name} in the ${regions.join(' and ')}, ${howOften(count / numbers.length)}`]
      })
      return [name, ...(others.length > 0 ? others : ['nobody'])].join('\n    ')
    })
    expect(`\n${collisions.join('\n')}\n`).toMatchSnapshot()
  })

  it('puts first whom the snapshot says, where nobody names a carrier', () => {
    const freshPerFormat = 60
    const firsts = formats
      .filter(({ format }) => format.onlyWhenNamed !== true)
      .map(({ format, name }) => {
        const numbers = freshNumbers(format, freshPerFormat)
        const rows = (['US', 'UK', 'INTL'] as const).map((region) => {
          const tally = new Map<string, number>()
          for (const number of numbers) {
            const found = detect(number, { region }).numbers[0]
            const first = found?.verdict === 'well_formed' ? (found.candidates[0]?.carrier ?? 'nobody') : 'nobody'
            tally.set(first, (tally.get(first) ?? 0) + 1)
          }
          const shares = [...tally].sort(([, a], [, b]) => b - a)
          return `${region}: ${shares.map(([carrier, count]) => `${carrier} ${howOften(count / numbers.length)}`).join(', ')}`
        })
        return `${name}\n    ${rows.join('; ')}`
      })
    expect(`\n${firsts.join('\n')}\n`).toMatchSnapshot()
  })
})

/** In steps wide enough to stay when a format gets another example. */
const howOften = (share: number): string =>
  share === 1 ? 'always' : share > 0.5 ? 'mostly' : share > 0.2 ? 'often' : share > 0.04 ? 'about one in ten' : 'rarely'
