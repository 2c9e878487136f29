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

  it.each([
    ['in brackets', '(714243050053)', '714243050053', 'US'],
    ['in typographic quotes', '“SG577041359GB”', royalMail, 'UK'],
    ['with a mark behind it', `${royalMail}!`, royalMail, 'UK'],
    ['each character by itself', 'S G 5 7 7 0 4 1 3 5 9 G B', royalMail, 'UK'],
    ['groups of letters between digits', '1LS CX VE00 58631Y', '1LSCXVE0058631Y', 'US'],
    ['GS1 brackets', '(420)90210(94)00109699938860246573', usps, 'US'],
    ['blanks in a link', `https://www.ups.com/track?tracknum=1Z%20999%20AA1%2001%202345%206784`, ups, 'US'],
    ['plus signs in a link', 'https://tools.usps.com/go/Track?tLabels=9400+1096+9993+8860+2465+73', usps, 'US'],
    ['a parameter only its carrier knows', `https://www.ups.com/track?zz=${ups}`, ups, 'US'],
  ])('%s', (_, text, number, region) => {
    expect(first(text, region)).toMatchObject({ number, verdict: 'well_formed' })
  })

  it.each([
    // Two letters or digits in front of fourteen digits have the form of an Evri number, and UK in front of ten that of Amazon.
    ['DPD UK: 15504366056765', 'UK', '15504366056765', 'dpd'],
    ['DPD UK 4889806998', 'UK', '4889806998', 'dpd'],
    ['DHL UK 3318810025', 'UK', '3318810025', 'dhl_express'],
    ['DHL eCommerce UK: 60120257503461', 'UK', '60120257503461', 'dhl_uk'],
    ['Parcelforce 48 - PBXS6623321004', 'UK', 'PBXS6623321004', 'parcelforce'],
    ['Parcel 1 of 2: 15504366056765', 'UK', '15504366056765', 'dpd'],
    ['Your tracking number is PBMO1711069006', 'UK', 'PBMO1711069006', 'parcelforce'],
    ['TN 15504366056765', 'UK', '15504366056765', 'dpd'],
    // Letters that mean nothing are the number's own.
    ['UK 4696062386', 'UK', 'UK4696062386', 'amazon_logistics'],
    ['Amazon UK 4696062386', 'UK', 'UK4696062386', 'amazon_logistics'],
    ['TBA 975825836578', 'US', 'TBA975825836578', 'amazon_logistics'],
    ['Royal Mail WL 0999 3244 7GB', 'UK', 'WL099932447GB', 'royal_mail'],
  ])('"%s" in the %s is %s of %s', (text, region, number, carrier) => {
    const found = first(text, region)
    expect(found).toMatchObject({ number, verdict: 'well_formed' })
    expect(found?.candidates[0]?.carrier).toBe(carrier)
  })

  it('finds several numbers', () => {
    expect(detect(`${ups}, ${usps}`, { region: 'US' }).numbers.map((each) => each.number)).toEqual([ups, usps])
  })

  it.each([
    ['exponent form is refused, not repaired', '9.40011E+21', 'exponent_form'],
    ['exponent form behind a label', 'USPS 9.40011E+21', 'exponent_form'],
    ['a phone number', '+447700900123', 'phone_number'],
    ['a phone number behind a label', 'Tel: +44 20 7946 0958', 'phone_number'],
    ['a phone number with its area in brackets', '(415) 555-2155', 'phone_number'],
    ['an e-mail address', 'somebody@example.com', 'email_address'],
    ['nothing', '   ', 'no_number'],
    ['a link without a number', 'https://www.ups.com/track', 'no_number'],
    ['the same digit', '000000000000', 'placeholder'],
    ['nothing but zeros behind what a format fixes', '1Z0000000000000000', 'placeholder'],
    ['a letter that becomes two of ours', '1zß999aa1012345678', 'foreign_letters'],
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

  it("makes nobody's of a number that is somebody's elsewhere, or of a carrier that publishes its forms", () => {
    expect(first('TBA502887274001', 'UK', 'DX')).toMatchObject({ reason: { code: 'carrier_not_in_region' } })
    expect(first('QX1234567890123', 'US', 'Landmark Global')).toMatchObject({ reason: { code: 'unknown_format' } })
  })

  it('decides who handed a parcel to USPS, and not against what the number surely is', () => {
    const injected = '9202090339598352279018'
    expect(first(injected)?.candidates.map((each) => each.carrier)).toEqual(['usps'])
    for (const [name, carrier] of [
      ['FedEx', 'fedex'],
      ['UPS Mail Innovations', 'ups'],
      ['OSM Worldwide', 'osm'],
    ] as const)
      expect(first(injected, 'US', name)?.candidates.map((each) => each.carrier)).toEqual([carrier, 'usps'])
    expect(first(usps, 'US', 'FedEx')?.candidates[0]?.carrier).toBe('usps')
    // "Home Delivery" is FedEx's and anybody's: enough to choose between two, not to take a number.
    expect(first('9261299010509665754060', 'US', 'Home Delivery')?.candidates[0]?.carrier).toBe('fedex')
  })

  it('keeps the real numbers with many zeros', () => {
    expect(first('TBA010000000000')).toMatchObject({ verdict: 'well_formed' })
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

describe('what was probably meant', () => {
  const firstOf = (text: string, region: string) =>
    detect(text, { region }).numbers[0]?.suggestions.map((each) => each.number)[0]
  it.each([
    // Every place takes what stands there, so two neighbours were swapped: also where letters would be as legal.
    ['two digits swapped at UPS', '1Z999AA10132456784', 'US', '1Z999AA10123456784'],
    ['two digits swapped at Royal Mail', 'SG132456785GB', 'UK', 'SG123456785GB'],
    // A letter where only digits stand was read off wrongly.
    ['the letter O for a zero', '94OO111899561234567890', 'US', undefined],
    ['the letter O at Royal Mail', 'SG12345678SGB', 'UK', 'SG123456785GB'],
  ])('%s', (_what, typed, region, meant) => {
    if (meant === undefined) {
      expect(firstOf(typed, region) ?? '').not.toContain('O')
    } else expect(firstOf(typed, region)).toBe(meant)
  })
  it.each(['0000000000000000', 'JD000000000000000000'])('%s is a placeholder', (text) => {
    for (const region of ['US', 'UK', 'INTL'])
      expect(detect(text, { region }).numbers[0]?.reason?.code).toBe('placeholder')
  })
})
