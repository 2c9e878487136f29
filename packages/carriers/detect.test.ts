/** What people paste, what a store says, and what must never happen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect, judgeLine, normaliseCarrierName, normaliseNumber } from './index.ts'

const ups = '1Z999AA10123456784'
const usps = '9400109699938860246573'
const royalMail = 'SG577041359GB'
const first = (text: string, region = 'US', storeCarrier?: string) =>
  detect(text, { region, ...(storeCarrier === undefined ? {} : { storeCarrier }) }).numbers[0]

describe('as people paste it', () => {
  it.each([
    ['with spaces', '1Z 999 AA1 01 2345 6784', ups],
    ['with dashes', '9400-1096-9993-8860-2465-73', usps],
    ['in small letters', 'sg577041359gb', royalMail],
    ['behind a label', `Tracking number: ${ups}`, ups],
    ['behind a carrier', 'Royal Mail SG 5770 4135 9GB', royalMail],
    ['full width', '１Ｚ９９９ＡＡ１０１２３４５６７８４', ups],
    ['with invisible characters', `\u200b${ups}\ufeff`, ups],
    ['as a spreadsheet text', `'${usps}`, usps],
    ['as a spreadsheet formula', `="${usps}"`, usps],
    ['in a link', `https://www.ups.com/track?tracknum=${ups}&loc=en`, ups],
    ['with ZIP routing', `42090210${usps}`, usps],
  ])('%s', (_, text, number) => {
    expect(first(text, number === royalMail ? 'UK' : 'US')).toMatchObject({ number, verdict: 'well_formed' })
  })

  it('finds several numbers', () => {
    expect(detect(`${ups}, ${usps}`, { region: 'US' }).numbers.map((each) => each.number)).toEqual([ups, usps])
  })

  it.each([
    ['exponent form is refused, not repaired', '9.40011E+21', 'exponent_form'],
    ['a phone number', '+447700900123', 'phone_number'],
    ['an e-mail address', 'somebody@example.com', 'email_address'],
    ['nothing', '   ', 'no_number'],
    ['a link without a number', 'https://www.ups.com/track', 'no_number'],
    ['the same digit', '000000000000', 'placeholder'],
    ['a wrong check digit', '1Z999AA10123456785', 'check_digit'],
    ['look-alike letters', '1Z999\u0410\u041010123456784', 'foreign_letters'],
    ['a carrier of the other region', 'JD0002123456789012', 'carrier_not_in_region'],
  ])('%s', (_, text, code) => {
    expect(first(text)).toMatchObject({ verdict: 'malformed', reason: { code }, suggestions: expect.anything() })
  })
})

describe('what the store says', () => {
  it('does not beat a number that tells', () => {
    expect(first(ups, 'US', 'FedEx')).toMatchObject({ verdict: 'well_formed', state: 'mismatch', didYouMean: 'ups' })
  })

  it('never rescues a wrong check digit', () => {
    expect(first('1Z999AA10123456785', 'US', 'UPS')).toMatchObject({ verdict: 'malformed' })
  })

  it('decides between those that fit', () => {
    expect(first('31518311067677', 'UK', 'UK Mail')?.candidates[0]?.carrier).toBe('uk_mail')
    expect(first('31518311067677', 'UK', 'DHL Parcel UK')?.candidates[0]?.carrier).toBe('dhl_uk')
  })

  it('makes a number of a carrier without a known format unverified, and nobody else does', () => {
    expect(first('BT48213377', 'US', 'Better Trucks')).toMatchObject({
      verdict: 'unverified',
      candidates: [{ carrier: 'better_trucks' }],
    })
    expect(first('BT48213377', 'US')).toMatchObject({ verdict: 'malformed' })
  })
})

it('does not read a label as the letters of a number', () => {
  const found = first('Tracking number: 3070430790', 'UK', 'DPD')
  expect(found?.number).toBe('3070430790')
  expect(found?.candidates[0]?.carrier).toBe('dpd')
})

it('offers the number that a letter for a digit hides, without using it', () => {
  const found = first('1Z999AA1O123456784')
  expect(found?.verdict).toBe('malformed')
  expect(found?.suggestions.map((each) => each.number)).toContain(ups)
})

it('notes the policy on USPS labels', () => {
  expect(first(usps)?.notes.length).toBeGreaterThan(0)
})

it('is plain data', () => {
  const found = detect(`${ups} ${usps}`, { region: 'US', storeCarrier: 'UPS' })
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})

describe('for any string', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[A-Z0-9 .:/-]{0,60}$/),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  )

  it('never throws, and says a reason exactly when malformed', () => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('US', 'UK', 'INTL', 'elsewhere'),
        anything,
        (text, region, storeCarrier) => {
          const { numbers } = detect(text, { region, storeCarrier })
          expect(numbers.length).toBeGreaterThan(0)
          for (const each of numbers) expect(each.reason === null).toBe(each.verdict !== 'malformed')
          judgeLine({ number: text, region: 'UK', hint: storeCarrier })
        },
      ),
    )
  })

  it('normalising twice says the same as once', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(normaliseNumber(normaliseNumber(text))).toBe(normaliseNumber(text))
        expect(normaliseNumber(text)).toMatch(/^[A-Z0-9]*$/)
        expect(normaliseCarrierName(normaliseCarrierName(text))).toBe(normaliseCarrierName(text))
      }),
    )
  })
})
