/** A seeded stream of orders as messy as real ones: what stores write as carriers, and what people paste as numbers. */
import * as numbers from './numbers.ts'
import { pick, type Random } from './numbers.ts'

export type MessyOrder = {
  region: 'US' | 'UK'
  lines: { sellerSku: string; quantity: number }[]
  /** What TikTok knows besides the ordinary. */
  channel: Record<string, unknown>
  /** False: an order of the store itself. */
  fromTikTok: boolean
  parcels: { company: string | null; numbers: string[]; lines?: { sku: string; quantity: number }[] }[]
  /** Whether Waybridge should push it without a hand. */
  pushable: boolean
}

type Maker = (random: Random) => string
/** Company names that stores really use, and whose numbers they carry. */
const companies: Record<'US' | 'UK', readonly (readonly [string | null, Maker])[]> = {
  US: [
    ['UPS® Ground', numbers.ups],
    ['UPS', numbers.ups],
    ['ups_ground_saver', numbers.ups],
    ['FedEx Home Delivery®', numbers.fedex],
    ['Fedx', numbers.fedex],
    ['fedex_ground', numbers.fedex],
    ['usps_priority', numbers.usps],
    ['USPS Ground Advantage', numbers.usps],
    ['Stamps.com', numbers.usps],
    ['OnTrac', numbers.onTrac],
    ['Amazon Logistics', numbers.amazonUs],
    ['Amazon MCF', numbers.amazonUs],
    ['Other', numbers.ups],
    [null, numbers.amazonUs],
    ['ShipStation', numbers.fedex],
    ['Custom', numbers.ups],
  ],
  UK: [
    ['RM48', numbers.royalMail],
    ['Royal Mail Tracked 24', numbers.royalMail],
    ['Royal Mial', numbers.royalMail],
    ['Hermes (myHermes)', numbers.evri],
    ['Evri ParcelShop Drop-off', numbers.evri],
    ['DPD Local', numbers.dpd],
    ['DPD UK', numbers.dpd],
    ['Parcel Force', numbers.parcelforce],
    ['yodel', numbers.yodel],
    ['DHL Parcel UK', numbers.dhlUk],
    ['Amazon Logistics UK', numbers.amazonUk],
    ['Other', numbers.yodel],
    [null, numbers.dpd],
    ['Interlink Express', numbers.dpd],
  ],
}
/** The carrier nobody can know: it has to be mapped. */
export const houseCarrier = 'Blue Van 7'

const skus = ['MUG-RED', 'MUG-BLUE', 'TEA-EARL', 'CANDLE-FIG', 'SOAP-OAT'] as const

/** As people paste numbers: grouped, labelled, linked, quoted. */
function decorated(number: string, random: Random): string {
  switch (Math.floor(random() * 8)) {
    case 0:
      return number.replace(/(.{4})/g, '$1 ').trim()
    case 1:
      return ` ${number.toLowerCase()}\t`
    case 2:
      return `Tracking number: ${number}`
    case 3:
      return `="${number}"`
    default:
      return number
  }
}

export function messyOrders(count: number, random: Random): MessyOrder[] {
  return Array.from({ length: count }, (_, index) => messyOrder(index, random))
}

function messyOrder(index: number, random: Random): MessyOrder {
  const region = random() < 0.55 ? 'US' : 'UK'
  const [company, make] = pick(random, companies[region])
  const sku = pick(random, skus)
  const ordinary: MessyOrder = {
    region,
    lines: [{ sellerSku: sku, quantity: 1 + Math.floor(random() * 2) }],
    channel: {},
    fromTikTok: true,
    parcels: [{ company, numbers: [decorated(make(random), random)] }],
    pushable: true,
  }
  // Every so often, one of the cases that make merchants call.
  switch (index % 24) {
    case 3:
    case 11:
    case 17:
      return { ...ordinary, parcels: [{ company: houseCarrier, numbers: [numbers.nobodys(random)] }], pushable: false }
    case 5: {
      const mistyped = numbers.ups(random).replace(/.$/, (last) => String((Number(last) + 3) % 10))
      return { ...ordinary, parcels: [{ company: 'UPS', numbers: [mistyped] }], pushable: false }
    }
    case 7:
      return { ...ordinary, channel: { shippingType: 'TIKTOK' }, pushable: false }
    case 9: {
      const [first, second] = [pick(random, skus), 'GIFT-BOX']
      return {
        ...ordinary,
        lines: [first, second].map((sellerSku) => ({ sellerSku, quantity: 1 })),
        parcels: [first, second].map((part) => ({
          company,
          numbers: [make(random)],
          lines: [{ sku: part, quantity: 1 }],
        })),
      }
    }
    case 13:
      return {
        ...ordinary,
        channel: { status: 'ON_HOLD', createTime: Math.floor(Date.now() / 1000) - 60 },
        pushable: false,
      }
    case 15:
      return { ...ordinary, fromTikTok: false, pushable: false }
    case 19:
      return { ...ordinary, parcels: [{ company, numbers: [make(random), make(random)] }] }
    case 21:
      return { ...ordinary, parcels: [{ company, numbers: ['9.40011E+21'] }], pushable: false }
    default:
      return ordinary
  }
}

/** Mulberry32: the same seed, the same orders. */
export function seeded(start: number): Random {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
