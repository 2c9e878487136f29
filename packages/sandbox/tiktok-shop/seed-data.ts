/**
 * Provider lists, markets and the first entities of a fresh sandbox.
 *
 * Ids of US, UK, German and French providers are the ones seen in public lists (COTIK API guide, read November 2026). No
 * public list tells those of other markets: theirs are invented here and begin with 90.
 */

export type Provider = { id: string; name: string }

const us: Provider[] = list(`
7117858858072016686 USPS
7117859084333745966 UPS
7129720299146184490 FedEx
7213986298535610158 DHL express
7220301902846625579 DHL eCommerce
7248600717110282027 Amazon Logistics
7352738314622863120 UniUni
7352739623900022544 Gofo Express
7132708441138677550 LaserShip
7132721393761781550 OnTrac
7212612330725574442 Veho
7212609771327719211 OSM Worldwide
7212611208266909483 TForce
7212608507307099946 Better Trucks
7049196166784747269 Asendia US
7011400463266350850 Yanwen
7254084300713232174 AxleHire
7254085043432195882 Lone Star Overnight
7260759364112221953 Deliver-it
7260760118063531777 GLS US
7443961280932611847 GLS USA
7260761851384825602 Spee-Dee
7260762638932510466 Wizmo
7325327335803406082 Speedx
7347979279965095682 First Mile
7352734302007723792 DoorDash
7352739982978582289 ACI Logistix
7459702458671974152 Cirro
7468802168162617094 PiggyShip
7482927909624088338 Cainiao US
7482929018279298834 Tusk
7443971189820622610 XPO
7443972065616463623 Estes
7443972524611733256 R+L
7443963680233899783 Saia
7444679050045425415 Old Dominion`)

const gb: Provider[] = list(`
6599541761693270018 EVRi
6639580521074524161 DHL UK
6641219975896514562 Yodel UK
6649195729745887233 UK Mail
6657598289359323137 DPD UK
6658174162568658945 DX Delivery
6671794738251726849 Royal Mail
6699476450581430274 Parcel Force
6760565269699084290 APC Overnight
6760727669580627970 Panther UK
7265220402182358786 Amazon Logistics UK`)

const dhlPaket = list('7038796963025782530 DHL Paket')
const french = list(`
7073406403947267841 La Poste
7038794268994963202 Colissimo
7038794025851160321 Colis Privé`)
const european = list(`
9000000000000000001 UPS
9000000000000000002 GLS
9000000000000000003 DPD
9000000000000000004 FedEx
9000000000000000005 DHL Express`)

const byRegion: Record<string, Provider[]> = {
  US: us,
  GB: gb,
  DE: [...dhlPaket, ...european],
  FR: [...french, ...european],
  ES: [...list('9000000000000000011 SEUR\n9000000000000000012 Correos\n9000000000000000013 MRW'), ...european],
  IT: [...list('9000000000000000021 BRT\n9000000000000000022 Poste Italiane'), ...european],
  IE: [...list('9000000000000000031 An Post\n9000000000000000032 Fastway'), ...european],
  JP: list(`
9000000000000000041 Yamato
9000000000000000042 Sagawa
9000000000000000043 Japan Post
9000000000000000044 Seino Transportation
9000000000000000045 Seino Super Express`),
}
const elsewhere = list('9000000000000000091 J&T Express\n9000000000000000092 Ninja Van\n9000000000000000093 DHL')

/** The providers a fresh shop of a region offers for seller shipping. */
export function providersOf(region: string): Provider[] {
  return [...(byRegion[region] ?? elsewhere)]
}

function list(lines: string): Provider[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const space = line.indexOf(' ')
      return { id: line.slice(0, space), name: line.slice(space + 1) }
    })
}

const eu = ['ES', 'IE', 'IT', 'DE', 'FR']
const sea = ['ID', 'TH', 'SG', 'MY', 'VN', 'PH']
const latinAmerica = ['BR', 'MX']

export type Market = {
  region: string
  currency: string
  /** Mark Package As Shipped may be used. */
  marks: boolean
  /** A package exists since payment, and Ship Package is the way. */
  packagesAtPayment: boolean
  isEu: boolean
  /** A correction is possible within the documented 72 hours only. */
  correctionIsWindowed: boolean
  /** Shipping an order with a pending buyer cancellation rejects that request. */
  shippingRejectsCancellation: boolean
}

export const regions = ['US', 'GB', 'JP', ...eu, ...sea, ...latinAmerica]

const currencies: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  JP: 'JPY',
  BR: 'BRL',
  MX: 'MXN',
  SG: 'SGD',
  ID: 'IDR',
}

/** Overview of the fulfilment API and the changelog, read November 2026. */
export function marketOf(region: string): Market {
  return {
    region,
    currency: currencies[region] ?? 'EUR',
    marks: ['US', 'GB', 'JP', ...eu].includes(region),
    packagesAtPayment: [...sea, ...latinAmerica].includes(region),
    isEu: eu.includes(region),
    correctionIsWindowed: ['US', 'GB', ...sea].includes(region),
    shippingRejectsCancellation: region === 'US',
  }
}

export const allScopes = [
  'seller.authorization.info',
  'seller.shop.info',
  'seller.order.info',
  'seller.fulfillment.basic',
  'seller.logistics',
  'seller.fulfillment.package.write',
  'seller.return_refund.basic',
  'seller.order.ext_ref.write',
  'seller.order.ext_ref.read',
]

/** A fresh sandbox has this app, so that a demonstration needs no set-up. */
export const firstApp = { key: 'sandboxapp1', secret: 'sandbox-secret-of-no-worth-00001' }
export const firstShops = [
  { name: 'Sandbox Outfitters US', region: 'US' },
  { name: 'Sandbox Outfitters UK', region: 'GB' },
]
