/**
 * What merchants' stores really hold: carriers' numbers as printed, pasted and linked, under names as stores, 3PLs and label
 * tools write them. Seeded, made from the carriers' own pages; the goal is 98 in 100 without a hand and nobody's parcel under
 * another's name.
 */
import { type CarrierId, carrierById, isCarrierId } from '@waybridge/carriers'
import { describe, expect, it } from 'vitest'
import { defaultChannelPolicy } from './channel.ts'
import { chooseProvider } from './choose-provider.ts'
import { referenceProviders } from './reference-providers.ts'

type Region = 'US' | 'UK'

/** Mulberry32: the same seed, the same parcels. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** As stores write them; beside what the carriers' pages list. */
const namesByCarrier: Partial<Record<CarrierId, Partial<Record<Region, string[]>>>> = {
  usps: {
    US: [
      'USPS',
      'usps',
      'USPS Ground Advantage',
      'U.S. Postal Service',
      'stamps_com',
      'USPS Priority Mail®',
      'Usps First Class Package',
    ],
  },
  ups: { US: ['UPS', 'UPS® Ground', 'ups_walleted', 'United Parcel Service', 'UPS 2nd Day Air®', 'UPS Ground Saver'] },
  fedex: { US: ['FedEx', 'Fed Ex', 'FEDEX GROUND', 'FedEx Home Delivery®', 'fedex_ground', 'FedEx 2Day®'] },
  amazon_logistics: {
    US: ['Amazon', 'Amazon MCF', 'Amazon Logistics', 'AMZL'],
    UK: ['Amazon', 'Amazon Logistics UK', 'Amazon Shipping'],
  },
  lasership: { US: ['LaserShip', 'Lasership'] },
  ontrac: { US: ['OnTrac', 'ontrac', 'OnTrac Ground'] },
  uniuni: { US: ['UniUni', 'Uni Uni'] },
  speedee: { US: ['Spee-Dee', 'SpeeDee Delivery'] },
  gofo: { US: ['GOFO', 'Gofo Express'] },
  dhl_ecommerce: { US: ['DHL eCommerce', 'DHL', 'DHL Global Mail', 'dhl_ecommerce'] },
  dhl_express: { US: ['DHL Express', 'DHL', 'dhl_express', 'DHL Express Worldwide'] },
  better_trucks: { US: ['Better Trucks', 'BetterTrucks'] },
  jitsu: { US: ['Jitsu', 'AxleHire', 'AxlehireV3'] },
  veho: { US: ['Veho'] },
  lso: { US: ['LSO', 'Lone Star Overnight'] },
  royal_mail: {
    UK: [
      'Royal Mail',
      'royal-mail',
      'RM48',
      'Royal Mail Tracked 48®',
      'RMT24',
      'Tracked 24',
      'Royal Mail - Signed For',
      'Post Office',
    ],
  },
  parcelforce: { UK: ['Parcelforce', 'Parcel Force', 'Parcelforce Worldwide', 'express48'] },
  evri: { UK: ['Evri', 'EVRi', 'Hermes', 'myHermes', 'Hermes UK', 'Evri Standard'] },
  dpd: { UK: ['DPD', 'DPD UK', 'DPD Next Day', 'dpd_uk'] },
  dpd_local: { UK: ['DPD Local', 'Interlink Express'] },
  yodel: { UK: ['Yodel', 'Yodel Direct', 'YODEL', 'Collect+'] },
  inpost_uk: { UK: ['InPost', 'InPost UK'] },
  dhl_uk: { UK: ['DHL UK', 'DHL', 'DHL Parcel UK', 'DHL eCommerce UK'] },
  uk_mail: { UK: ['UK Mail', 'UKMail'] },
  dx: { UK: ['DX', 'DX Express', 'DX 1-Man'] },
  panther: { UK: ['Panther', 'Panther Logistics'] },
  apc_overnight: { UK: ['APC Overnight', 'APC'] },
}
const nobody = ['', 'Other', 'ShipStation', 'ShipBob', 'Standard Shipping', 'Free shipping', '3PL', 'Warehouse A']

/** Providers that stand for each other: one network, two names. */
const alike: readonly (readonly string[])[] = [
  ['LaserShip', 'OnTrac'],
  ['DHL UK', 'UK Mail'],
]
const truthOf = (carrier: CarrierId, region: Region): string | null => {
  const names = [carrier, ...(carrierById(carrier).fallbacks ?? [])]
    .filter(isCarrierId)
    .flatMap((id) => [...carrierById(id).providerNames])
  const key = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return (
    names
      .map((name) => referenceProviders[region].find((each) => key(each.name) === key(name))?.name)
      .find((name) => name !== undefined) ?? null
  )
}

const decorations: ((number: string) => string)[] = [
  (number) => number,
  (number) => number.toLowerCase(),
  (number) => ` ${number}\t`,
  (number) => number.replace(/(.{4})/g, '$1 ').trim(),
  (number) => `Tracking: ${number}`,
  (number) => `'${number}`,
  (number) => `${number}\u200b`,
  (number) => `="${number}"`,
]

/** Another number of the same form: digits thrown anew until the form's own check fits. */
function freshNumber(carrier: CarrierId, formatId: string, example: string, random: () => number): string | null {
  const format = carrierById(carrier).formats.find((each) => each.id === formatId)
  if (format === undefined) return null
  for (let tries = 0; tries < 400; tries++) {
    const head = 4
    const number = [...example]
      .map((sign, at) => (at >= head && /\d/.test(sign) ? String(Math.floor(random() * 10)) : sign))
      .join('')
    if (format.shape.test(number) && (format.check === null || format.check.passes(number))) return number
  }
  return null
}

type Parcel = {
  region: Region
  carrier: CarrierId
  number: string
  text: string
  storeCarrier: string | null
  isNamed: boolean
}

function parcels(seed: number, count: number): Parcel[] {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const list: Parcel[] = []
  const owners = (Object.keys(namesByCarrier) as CarrierId[]).flatMap((carrier) =>
    (Object.keys(namesByCarrier[carrier] ?? {}) as Region[]).map((region) => ({ carrier, region })),
  )
  while (list.length < count) {
    const { carrier, region } = pick(owners)
    if (truthOf(carrier, region) === null) continue
    const formats = carrierById(carrier).formats.filter(
      (each) => each.regions.includes(region) && each.strength >= 45 && each.note === undefined,
    )
    let number: string | null
    let needsName = formats.length === 0
    if (formats.length === 0) number = `${pick(['BT', 'JT', 'P', 'C', ''])}${String(Math.floor(random() * 1e9) + 1e9)}`
    else {
      const format = pick(formats)
      // Any GB letters may be Parcelforce's and any 92 or 93 a partner's; without a name they are Royal Mail's and USPS's.
      needsName = format.id === 'parcelforce-s10' || format.onlyWhenNamed === true
      number = freshNumber(carrier, format.id, pick(format.accepts), random)
    }
    if (number === null) continue
    const isNamed = needsName || random() < 0.85
    const storeCarrier = isNamed ? pick(namesByCarrier[carrier]?.[region] as string[]) : pick([...nobody, null])
    list.push({ region, carrier, number, text: pick(decorations)(number), storeCarrier, isNamed })
  }
  return list
}

const ask = (parcel: Parcel) =>
  chooseProvider({
    region: parcel.region,
    sellerType: 'LOCAL',
    today: '2026-11-23',
    trackingTexts: [parcel.text],
    trackingUrls: [],
    storeCarrier: parcel.storeCarrier,
    storeKind: null,
    deliveryOptionId: null,
    mappings: [],
    defaultProvider: null,
    providers: referenceProviders[parcel.region],
    policy: defaultChannelPolicy,
    chosen: null,
  })

describe('thousands of realistic parcels', () => {
  const all = parcels(20_261_123, 4_000)
  const judged = all.map((parcel) => ({
    parcel,
    answer: ask(parcel),
    truth: truthOf(parcel.carrier, parcel.region) as string,
  }))
  const isAlike = (a: string, b: string) => a === b || alike.some((pair) => pair.includes(a) && pair.includes(b))

  it('goes out under nobody else’s name', () => {
    const wrong = judged
      .filter(({ answer, truth }) => answer.reason === null && !isAlike(answer.provider?.name ?? '', truth))
      .map(
        ({ parcel, answer, truth }) =>
          `${parcel.region} "${parcel.storeCarrier}" ${parcel.text}: ${answer.provider?.name}, not ${truth}`,
      )
    expect(wrong).toEqual([])
  })

  it('needs no hand in 98 of 100 where the store names the carrier', () => {
    const named = judged.filter(({ parcel }) => parcel.isNamed)
    const held = named.filter(({ answer }) => answer.reason !== null)
    expect(held.length / named.length).toBeLessThanOrEqual(0.02)
  })
})
