/** What stores write × what numbers say × where: who carries it. A row per situation that costs somebody a correction when it is wrong. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChannelPolicy, defaultChannelPolicy, type Mapping } from './channel.ts'
import { chooseProvider, otherNamesOf } from './choose-provider.ts'
import type { ProviderQuestion } from './decision.ts'
import type { ReasonCode } from './reasons.ts'
import { referenceProviders } from './reference-providers.ts'
import { Trace } from './trace.ts'

const question = (
  region: 'US' | 'UK',
  number: string,
  storeCarrier: string | null,
  more: Partial<ProviderQuestion> = {},
): ProviderQuestion => ({
  region,
  sellerType: 'LOCAL',
  today: '2026-11-23',
  trackingTexts: [number],
  trackingUrls: [],
  storeCarrier,
  storeKind: null,
  deliveryOptionId: null,
  mappings: [],
  defaultProvider: null,
  providers: referenceProviders[region],
  policy: defaultChannelPolicy,
  chosen: null,
  ...more,
})
const policy = (more: Partial<ChannelPolicy>): ChannelPolicy => ({ ...defaultChannelPolicy, ...more })
const provider = (region: 'US' | 'UK', name: string) => {
  const found = referenceProviders[region].find((each) => each.name === name)
  if (found === undefined) throw new Error(`the test names ${name}, which is no provider of the ${region}`)
  return found
}
const mapping = (storeCarrier: string, target: Mapping['target']): Mapping => ({
  id: 'm',
  storeCarrier,
  match: 'exact',
  storeKind: null,
  deliveryOptionId: null,
  target,
})

const ups = '1Z999AA10123456784'
const usps = '9400111899223397657192'
const injected = '9261290172376608200214'
const royalMail = 'AB123456785GB'
const dpd = '15501234567890'
const dhlUk = '31510161816198'
const yodel = 'JD0002123456789012'
const amazon = 'TBA123456789012'

type Row = [
  region: 'US' | 'UK',
  storeCarrier: string | null,
  number: string,
  gives: string,
  more?: Partial<ProviderQuestion>,
]
/** A provider's name, or the reason it stops with. */
const table: Record<string, Row[]> = {
  'the store names the carrier': [
    ['US', 'UPS® Ground', ups, 'UPS'],
    ['US', 'Fed Ex', '123456789012', 'FedEx'],
    ['UK', 'RM48', royalMail, 'Royal Mail'],
    ['UK', 'Royal Mail 48', royalMail, 'Royal Mail'],
    ['UK', 'Parcelforce Worldwide', royalMail, 'Parcel Force'],
    ['UK', 'DPD Local', dpd, 'DPD UK'],
    ['UK', 'Interlink Express', dpd, 'DPD UK'],
    ['UK', 'InPost', yodel, 'Yodel UK'],
    ['UK', 'UK Mail', dhlUk, 'UK Mail'],
    ['UK', 'DHL Parcel UK', dhlUk, 'DHL UK'],
    ['US', 'LaserShip', '1LS726050620849', 'LaserShip'],
    ['US', 'OnTrac', '1LS726050620849', 'OnTrac'],
    ['US', 'Amazon MCF', amazon, 'Amazon Logistics'],
    ['US', 'GLS US', 'GLS12345678', 'GLS US'],
    ['US', 'GLS USA', 'GLS12345678', 'GLS USA'],
  ],
  'carriers that publish no form': [
    ['US', 'Better Trucks', 'BT1234567890', 'Better Trucks'],
    ['US', 'Jitsu', 'JITSU123456', 'AxleHire'],
    ['US', 'Better Trucks', '123456789013', 'Better Trucks'],
    ['UK', 'Panther', 'PAN1234567', 'Panther UK'],
    ['UK', 'DX Express', '1234567890123', 'DX Delivery'],
    ['UK', 'DX', dhlUk, 'DX Delivery'],
    ['US', 'Yanwen', 'UJ1234567', 'Yanwen'],
    ['US', 'OSM Worldwide', injected, 'OSM Worldwide'],
    ['US', 'Better Trucks', ups, 'UPS'],
  ],
  'half a name, settled by the number': [
    ['UK', 'DHL', dhlUk, 'DHL UK'],
    ['US', 'DHL', '1234567891', 'DHL express'],
    ['US', 'DHL', injected, 'DHL eCommerce'],
    ['UK', 'Post Office', royalMail, 'Royal Mail'],
    ['US', 'UPS via ShipStation', ups, 'UPS'],
    ['US', 'UPS via ShipStation', usps, 'USPS'],
    ['UK', 'DHL', dpd, 'DPD UK'],
    ['US', 'USPS or UPS', ups, 'UPS'],
  ],
  'nobody named, the number says it': [
    ['US', null, ups, 'UPS'],
    ['US', 'Other', amazon, 'Amazon Logistics'],
    ['US', 'ShipBob', usps, 'USPS'],
    ['UK', '', royalMail, 'Royal Mail'],
    ['UK', 'Standard shipping', dpd, 'DPD UK'],
    ['UK', 'Warehouse 3PL', yodel, 'Yodel UK'],
    ['UK', 'Other', 'H0123A0123456789', 'EVRi'],
  ],
  'nobody named, and the number does not say it': [
    ['UK', null, dhlUk, 'carrier_not_named'],
    ['UK', '3PL', dhlUk, 'carrier_unmapped'],
    ['US', null, injected, 'carrier_not_named'],
    ['US', 'Other', 'LX473124829CN', 'carrier_not_named'],
    ['US', null, ups, 'carrier_not_named', { policy: policy({ detectCarrier: false }) }],
    ['UK', null, dhlUk, 'DHL UK', { defaultProvider: { id: '6639580521074524161', name: 'DHL UK' } }],
  ],
  'name and number disagree': [
    ['US', 'USPS', ups, 'UPS'],
    ['US', 'Amazon', usps, 'USPS'],
    ['US', 'USPS', ups, 'USPS', { policy: policy({ numberDisagrees: 'keep_choice' }) }],
    ['US', 'USPS', ups, 'carrier_disagrees', { policy: policy({ numberDisagrees: 'ask' }) }],
    [
      'US',
      'USPS',
      ups,
      'USPS',
      { policy: policy({ numberDisagrees: 'ask' }), chosen: { confirmed: ['carrier_disagrees'] } },
    ],
    ['US', 'USPS', ups, 'FedEx', { chosen: { provider: { id: '7129720299146184490', name: 'FedEx' } } }],
    ['UK', 'Royal Mail', 'H0123A0123456789', 'carrier_disagrees'],
    ['US', 'UPS', '1234567891', 'carrier_disagrees'],
    ['UK', 'Evri', dhlUk, 'carrier_disagrees'],
  ],
  'the number is none': [
    ['UK', 'DHL', '1.23457E+13', 'number_malformed'],
    ['US', 'UPS', '1Z999AA1012345678', 'number_malformed'],
    ['US', 'UPS', '0000000000000000', 'number_malformed'],
    ['US', 'UPS', '', 'no_number'],
    ['US', 'UPS', '   ', 'no_number'],
    ['US', 'UPS', '+1 212 555 0100', 'number_malformed'],
    ['UK', 'Royal Mail 48', '0B0480A8B0C1D2E3F405', 'number_malformed'],
  ],
  'the number is dressed up': [
    ['US', 'UPS', '1z 999 aa1 01 2345 6784', 'UPS'],
    ['US', 'UPS', 'Tracking #: 1Z999AA10123456784', 'UPS'],
    ['US', 'UPS', 'https://www.ups.com/track?tracknum=1Z999AA10123456784', 'UPS'],
    ['US', 'USPS', `42090210${usps}`, 'USPS'],
    [
      'US',
      'UPS',
      '',
      'UPS',
      { trackingTexts: [''], trackingUrls: ['https://www.ups.com/track?tracknum=1Z999AA10123456784'] },
    ],
    ['US', 'UPS', 'wrong', 'UPS', { chosen: { number: ups } }],
  ],
  'what the channel offers': [
    ['UK', 'Tuffnells', 'T12345678', 'provider_not_offered'],
    ['UK', 'UPS', ups, 'provider_not_offered'],
    ['UK', null, ups, 'provider_not_offered'],
    ['US', 'UPS', ups, 'providers_unread', { providers: null }],
    ['US', 'UPS', ups, 'provider_not_offered', { providers: [] }],
    [
      'US',
      'UPS',
      ups,
      'provider_not_offered',
      {
        providers: [
          { id: '1', name: 'UPS' },
          { id: '2', name: 'Ups' },
        ],
      },
    ],
  ],
  mappings: [
    [
      'UK',
      'Van 7',
      royalMail,
      'Royal Mail',
      {
        mappings: [mapping('van 7', { kind: 'provider', provider: { id: '6671794738251726849', name: 'Royal Mail' } })],
      },
    ],
    ['UK', 'Van 7', royalMail, 'mapped_do_not_sync', { mappings: [mapping('Van 7', { kind: 'do_not_sync' })] }],
    ['UK', 'Van 7', royalMail, 'mapped_hold', { mappings: [mapping('Van 7', { kind: 'hold' })] }],
    // A number of nobody we know does not make a held carrier an unmapped one.
    ['UK', 'Van 7', 'PX-40017-AA', 'mapped_hold', { mappings: [mapping('Van 7', { kind: 'hold' })] }],
    ['UK', 'Van 7', '', 'mapped_do_not_sync', { mappings: [mapping('Van 7', { kind: 'do_not_sync' })] }],
    [
      'UK',
      'RM48',
      royalMail,
      'provider_not_offered',
      { mappings: [mapping('RM48', { kind: 'provider', provider: { id: '9', name: 'Pigeon Post' } })] },
    ],
    [
      'UK',
      'Van 7',
      royalMail,
      'Royal Mail',
      {
        mappings: [mapping('Van 7', { kind: 'hold' })],
        chosen: { provider: { id: '6671794738251726849', name: 'Royal Mail' } },
      },
    ],
    [
      'UK',
      null,
      dhlUk,
      'UK Mail',
      { mappings: [mapping('', { kind: 'provider', provider: { id: '6649195729745887233', name: 'UK Mail' } })] },
    ],
  ],
  'market rules': [
    ['US', 'USPS', usps, 'USPS'],
    ['US', 'USPS', usps, 'market_rule', { policy: policy({ marketRules: { 'us-local-usps-label': 'hold' } }) }],
    [
      'US',
      'USPS',
      usps,
      'USPS',
      { policy: policy({ marketRules: { 'us-local-usps-label': 'hold' } }), chosen: { confirmed: ['market_rule'] } },
    ],
    [
      'US',
      'USPS',
      usps,
      'market_rule',
      { sellerType: 'CROSS_BORDER', policy: policy({ marketRules: { 'us-cross-border-usps-label': 'hold' } }) },
    ],
    [
      'US',
      'USPS',
      usps,
      'USPS',
      { today: '2025-01-01', policy: policy({ marketRules: { 'us-local-usps-label': 'hold' } }) },
    ],
  ],
}

for (const [title, rows] of Object.entries(table)) {
  describe(title, () => {
    for (const [at, [region, storeCarrier, number, gives, more]] of rows.entries()) {
      it(`${at + 1}: ${region} ${JSON.stringify(storeCarrier)} ${number}: ${gives}`, () => {
        const answer = chooseProvider(question(region, number, storeCarrier, more))
        expect(answer.reason?.code ?? answer.provider?.name).toBe(gives as ReasonCode)
      })
    }
  })
}

describe('what the trace tells', () => {
  const warnings = (asked: ProviderQuestion) => {
    const trace = new Trace()
    chooseProvider(asked, trace)
    return trace.warnings.join('\n')
  }
  it('warns when the number is followed', () =>
    expect(warnings(question('US', ups, 'USPS'))).toContain('the number is followed'))
  it('warns of the untracked service', () =>
    expect(warnings(question('UK', royalMail, 'Royal Mail 48'))).toContain('untracked'))
  it('warns of USPS labels', () => expect(warnings(question('US', usps, 'USPS'))).toContain('USPS labels'))
  it('says which further number is not sent', () => {
    const answer = chooseProvider(question('US', `${ups}, 1Z999AA10123456748`, 'UPS'))
    expect(answer).toMatchObject({ reason: null, number: ups, otherNumbers: ['1Z999AA10123456748'] })
  })
  it('says which broken number beside it is not sent, and what is wrong with it', () => {
    const asked = question('US', `${ups}, 1Z999AA10123456740`, 'UPS')
    expect(chooseProvider(asked)).toMatchObject({ reason: null, number: ups, otherNumbers: [] })
    expect(warnings(asked)).toMatch(/^Beside it stands 1Z999AA10123456740, which is not sent: .*check digit/)
  })
  it('offers the one repair', () => {
    const answer = chooseProvider(question('UK', 'AB12345678SGB', 'Royal Mail'))
    expect(answer).toMatchObject({ reason: { code: 'number_repairable' }, repair: royalMail })
  })
  it('suggests in order, when a person must choose', () => {
    expect(chooseProvider(question('UK', dhlUk, null)).suggestions.map((each) => each.provider.name)).toEqual([
      'DHL UK',
      'UK Mail',
      'DPD UK',
    ])
  })
})

it('names the mapping that speaks for the store carrier, whatever came of it', () => {
  const mappings = [mapping('Blue Van', { kind: 'provider', provider: provider('US', 'OnTrac') })]
  for (const number of [ups, 'BV749015JG', 'no number'])
    expect(chooseProvider(question('US', number, 'blue van', { mappings })).mappingId).toBe('m')
  expect(chooseProvider(question('US', ups, 'UPS', { mappings })).mappingId).toBeNull()
})

describe('a provider chosen by hand', () => {
  const chosen = (region: 'US' | 'UK', name: string) => ({ chosen: { provider: provider(region, name) } })
  it.each([
    [
      'of a carrier without published forms takes a number nobody knows',
      'UK',
      'PX-40017-AA',
      'Panther UK',
      null,
      null,
      'unknown',
    ],
    [
      'of a carrier that publishes its forms does not',
      'UK',
      'PX-40017-AA',
      'Royal Mail',
      'number_malformed',
      'unknown_format',
      null,
    ],
    ['is told that the number is one of another', 'UK', yodel, 'Panther UK', null, null, 'unlike'],
    ['is told that it fits', 'UK', yodel, 'Yodel UK', null, null, 'fits'],
  ] as const)('%s', (_says, region, number, name, code, numberProblem, fit) => {
    const answer = chooseProvider(question(region, number, null, chosen(region, name)))
    expect([answer.reason?.code ?? null, answer.numberProblem, answer.fit]).toEqual([code, numberProblem, fit])
  })
  it('hides nobody the number fits', () => {
    const { suggestions } = chooseProvider(question('UK', yodel, null, chosen('UK', 'Panther UK')))
    expect(suggestions.map((each) => each.provider.name)).toEqual(['Yodel UK'])
  })
})

it('a provider is found under the names of its carrier, those of the other market left out', () => {
  expect(otherNamesOf(provider('UK', 'EVRi'), 'GB')).toEqual(expect.arrayContaining(['Hermes', 'myHermes', 'Evri']))
  expect(otherNamesOf({ id: '1', name: 'Nobody knows' }, 'UK')).toEqual([])
})

describe('whatever a store may hold', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(ups, usps, royalMail, dpd, dhlUk, 'DHL', 'RM48', 'Other', '__proto__', 'constructor'),
  )
  const anything = fc.record({
    region: fc.constantFrom('US' as const, 'UK' as const),
    number: words,
    storeCarrier: fc.option(words),
    mapped: fc.option(words),
  })
  const ask = ({
    region,
    number,
    storeCarrier,
    mapped,
  }: {
    region: 'US' | 'UK'
    number: string
    storeCarrier: string | null
    mapped: string | null
  }) => {
    const mappings =
      mapped === null
        ? []
        : [mapping(mapped, { kind: 'provider', provider: referenceProviders[region][0] ?? provider(region, 'UPS') })]
    return chooseProvider(question(region, number, storeCarrier, { mappings }))
  }
  it('never throws; pushes a clean number with a provider of the list, or gives a reason; twice the same', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const answer = ask(given)
        expect(ask(given)).toEqual(answer)
        if (answer.reason !== null) return
        expect(answer.number).toMatch(/^[A-Z0-9]+$/)
        expect(referenceProviders[given.region]).toContainEqual(answer.provider)
      }),
      { numRuns: 500, seed: 11 },
    )
  })
})
