/** Store texts: the right carrier, a tie, or nobody; never a wrong one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriers, matchStoreCarrier } from './index.ts'
import type { CarrierId } from './known.ts'

type Shop = 'US' | 'UK'
/** From here the sync acts on a name alone. */
const actedOnFrom = 0.75

/** Texts of a block, parted by dots and lines. */
const texts = (block: string): string[] =>
  block
    .split(/[·\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')

const namedBy: readonly [Shop, CarrierId, string][] = [
  [
    'UK',
    'royal_mail',
    `
      Royal Mail · royal-mail · royal_mail · royalmail · ROYAL MAIL · Royal Mail® · RoyalMail · Royal  Mail · RM48
      RM24 · RM 48 · rm24 · RMT24 · TPN24 · TPS48 · CRL48 · RM Tracked 24 · royalmailtracked48 · Royal Mail Tracked 48
      Royal Mail Tracked 24® · Royal Mail - Signed For · Royal Mail Special Delivery by 1pm · Tracked 24
      Tracked 48 Delivery · Tracked48 · Special Delivery Guaranteed by 1pm · 1st Class · 2nd class
      Royal Mail 1st Class Signed For · Royal Mail International Tracked · royal-mail-webhook · Click & Drop
      Royal Mial · Roayl Mail · Royal Mal · Roial Mail · Royal Maill · Post Office Tracked 24 · ＲＯＹＡＬ ＭＡＩＬ
      Royal Mail Großbrief · Royal Mail to Germany · Royal Mail International Tracked - Ireland · Royal Mail Northern Ireland
      Royal Mail (Mintsoft) · Royal Mail皇家邮政 · CRL 24 · Royal Mail Parcel Next Day
      Post Office Royal Mail
    `,
  ],
  [
    'UK',
    'parcelforce',
    `
      Parcelforce · ParcelForce · Parcel Force · parcel-force · Parcelforce Worldwide · PARCELFORCE WORLDWIDE
      Parcelforce express48 · express48 · express24 · PF48 · PF24 · Parcelforce 24 · Parcelfroce · Parcle Force
      parcelforce-uk
    `,
  ],
  [
    'UK',
    'evri',
    `
      Evri · EVRi · evri · Hermes · hermes_uk · Hermes (myHermes) · myHermes UK · myhermes-uk · MYHERMES_UK_API
      evri-hermes · Evri (Hermes) · Hermes/EVRI · Hermes UK · Hermes ParcelShop · Evri ParcelShop Drop-off Next Day
      Evri Northern Ireland · Evri to France · Parcel Next Day (Evri) · Post Office Evri
      Hermes Corporate Next Day · Evri via Packlink
      Evri Standard · Evri 24 · Evri Next Day Delivery · Hermess · Hemres · Evry · Hermes Next Day · evriuk
    `,
  ],
  [
    'UK',
    'dpd',
    `
      DPD · dpd · DPD UK · dpd_uk · dpd-uk · DPD.co.uk · D.P.D. · DPD Next Day · DPD by 12 · DPD Predict
      DPD 15501234567890 · DPD Next Working Day · DPD acct 12 · DPD Northern Ireland · DPD快递 · Post Office DPD
      https://track.dpd.co.uk/parcels/15501234567890 · DPD Letterbox · Packlink DPD · DPD Saturday by 10:30 · DPD Pickup · DPD Next Day Parcel · DPD® Two Day · DPD Classic · dpd-api · DPD 12:00 · Your order has been shipped with DPD
    `,
  ],
  ['UK', 'dpd_local', 'DPD Local · dpdlocal · DPD LOCAL Next Day · Interlink Express · interlink-express · InterLink'],
  [
    'UK',
    'yodel',
    `
      Yodel · YODEL · Yodel Direct · yodeldirect · Yodel Domestic · Yodel International · Collect+ · CollectPlus
      Yodel XPRESS 48 · XPRESS 24 · Yodle · Yodell · HDNL · Yodel C2C Returns
    `,
  ],
  ['UK', 'inpost_uk', 'InPost · inpost · InPost UK · In Post · InPost Locker · inpost-uk'],
  [
    'UK',
    'amazon_logistics',
    `
      Amazon · Amazon Logistics · Amazon Logistics UK · Amazon Shipping · amazon-uk-api · AMZL UK · Swiship UK
      amazon-logistics · amazon-fba-swiship · Amazon Prime · Amazon Logistcs
    `,
  ],
  [
    'UK',
    'dhl_uk',
    `
      DHL UK · dhlparcel-uk · DHL Parcel UK · DHL eCommerce UK · DHL Parcel · DHL eCommerce · dhl_ecommerce
      DHL UK Next Day · DHL Parcel UK 48 · DHL Parcel Next Day · DHL Parcel Next Day by 12
    `,
  ],
  ['UK', 'uk_mail', 'UK Mail · UKMail · uk-mail · UK Mail Next Day · Business Post'],
  [
    'UK',
    'panther',
    `
      Panther · Panther UK · Panther Logistics · panther-reference · Panther 2-Man Delivery · Panter UK
    `,
  ],
  ['UK', 'dx', 'DX · DX Delivery · DX Freight · DX 1-Man · DX Secure · DX Express · dx-sftp · DX Tracked 24'],
  ['UK', 'apc_overnight', 'APC · APC Overnight · apc-overnight · APC Next Day 16:00'],
  [
    'UK',
    'dhl_express',
    `
      DHL Express · DHL Express Worldwide · DHL EXPRESS 12:00 · dhl_express · DHL Worldwide Express
    `,
  ],
  ['UK', 'ups', 'UPS · UPS Standard · UPS Express Saver® · UPS Germany · U.P.S.'],
  ['UK', 'fedex', 'FedEx UK · fedex-uk · FedEx® International Economy · FedEx Poland Domestic'],
  ['UK', 'tnt', 'TNT · TNT UK · TNT Express'],
  ['UK', 'tuffnells', 'Tuffnells · Tuffnells Parcels Express · Tufnells'],
  ['UK', 'arrowxl', 'Arrow XL · ArrowXL · Yodel XL'],
  ['UK', 'whistl', 'Whistl · WHISTL_SFTP · Whistle'],
  ['UK', 'parcel2go', 'Parcel2Go · parcel2go.com'],
  [
    'US',
    'ups',
    `
      UPS · ups · UPS® · UPS® Ground · UPS™ Next Day Air® · UPS Ground Saver · ups_walleted · upsground · ups-api
      UPS SurePost · SurePost · UPS 2nd Day Air® · 3 Day Select · United Parcel Service · United Parcel Services
      UPS Mail Innovations · ups-mi · UPS MI · UPS Standard · UPS Worldwide Expedited · UPS Saver · UPS 3 Day
      UPS Home Delivery · PirateShip (UPS) · ShipStation UPS · 2nd Day Air A.M. · UPS快递 · The UPS Store · UpsSurepost · UPSDAP Ground · UPS – Bodenversand · UPS 地面
    `,
  ],
  [
    'US',
    'usps',
    `
      USPS · usps · U.S.P.S. · usps_priority · USPS Priority Mail® · USPS Ground Advantage™ · Ground Advantage
      United States Postal Service · US Postal Service · U.S. Postal Service · Stamps.com · stamps_com · Endicia
      USPS Media Mail · First-Class Package · First Class · Parcel Select · Priority Mail Express · US Mail
      USPS First Class Package International · Usps Prioity · uspspriority · USPS (Stamps.com) · Priority Mail Cubic
      US Post Office · USPS by Shopify · USPS Priority Mail International to Germany · USPS New Mexico
      Deliver it by USPS · Shippo: USPS Priority · USPS Home Delivery
    `,
  ],
  [
    'US',
    'fedex',
    `
      FedEx · Fedex · FEDEX · Fed Ex · Fed-Ex · FedEx® Ground · fedexground · fedex_ground · Federal Express
      FedEx Home Delivery® · FedEx 2Day® A.M. · FedEx SmartPost · SmartPost · FedEx Ground Economy · FedEx One Rate
      Fedx · Fedexx · Feedx · Federal Expres · FedEx Mexico · FedEx Express Saver · FedEx Freight · FedEx® Priority
    `,
  ],
  [
    'US',
    'dhl_ecommerce',
    `
      DHL eCommerce · DHL e-Commerce · dhl_ecommerce · DHL Global Mail · dhl-global-mail · DHL eCommerce Solutions
      DHL SmartMail Parcel Plus · SmartMail Parcel · DHL Parcel Expedited · DHL eCommerce US · DhlEcs
    `,
  ],
  [
    'US',
    'dhl_express',
    `
      DHL Express · dhl_express · DHL EXPRESS Worldwide · DHL Express (Piece ID) · DHLExpress · DhlExpressDefault
    `,
  ],
  [
    'US',
    'amazon_logistics',
    `
      Amazon · AMZL_US · Amazon MCF · Amazon Multi-Channel Fulfillment · SWA · Swiship · Amazon Shipping · AMZL
    `,
  ],
  ['US', 'lasership', 'LaserShip · Lasership · Lazership · Laser Ship · lasership-api · LASERSHIP®'],
  ['US', 'ontrac', 'OnTrac · On Trac · OnTrac Sunrise · OnTrac Ground · ontrac-api · OnTrack'],
  ['US', 'better_trucks', 'Better Trucks · BetterTrucks · better_trucks · BETTERTRUCKS · Beter Trucks'],
  ['US', 'tforce', 'TForce · TForce Final Mile · tforce-finalmile · TForce Freight · UPS Freight · T-Force · Dynamex'],
  ['US', 'jitsu', 'Jitsu · AxleHire · Axle Hire · axlehire-ftp · AxlehireV3 · Jitsu (AxleHire) · AxelHire'],
  ['US', 'lso', 'LSO · Lone Star Overnight · lonestar · LSO Ground · Lonestar Overnight'],
  ['US', 'deliver_it', 'Deliver-it · Deliver-iT · DeliverIT · deliver-it · Deliver It Next Day'],
  [
    'US',
    'gls_us',
    `
      GLS · GLS US · GLS USA · gls-us · GSO · gso · GSO(GLS-USA) · Golden State Overnight · GLS Ground · gls_us
    `,
  ],
  ['US', 'speedee', 'Spee-Dee · SpeeDee · Spee-Dee Delivery · spee-dee-delivery · speedee · SPEE DEE'],
  ['US', 'wizmo', 'Wizmo · WIZMO · wizmo'],
  ['US', 'uniuni', 'UniUni · Uni Uni · uniuni-webhook · UniUni Express · UNIUNI'],
  ['US', 'veho', 'Veho · veho-webhook · VEHO Next Day'],
  ['US', 'gofo', 'GOFO · Gofo Express · gofoexpress'],
  ['US', 'speedx', 'SpeedX · speedx · Speed X'],
  ['US', 'osm', 'OSM Worldwide · OSM · osm-worldwide'],
  ['US', 'pitney_bowes', 'Pitney Bowes · Newgistics · newgisticsapi · Pitny Bowes'],
  ['US', 'apc_postal', 'APC · APC Postal Logistics · APC-PLI'],
  ['US', 'asendia', 'Asendia USA · asendia_us · Asendia · Asendia Priority Tracked'],
  ['US', 'landmark', 'Landmark Global · landmark-global'],
  ['US', 'cdl', 'CDL Last Mile · cdldelivers · CDL'],
  ['US', 'first_mile', 'First Mile · FirstMile'],
  ['US', 'yanwen', 'Yanwen · YANWEN'],
  ['US', 'xpo', 'XPO Logistics · XPO'],
  ['US', 'rl_carriers', 'R+L Carriers · R+L · RL Carriers'],
  ['US', 'old_dominion', 'Old Dominion · Old Dominion Freight Line'],
  ['US', 'estes', 'Estes · Estes Express Lines'],
  ['US', 'saia', 'Saia · Saia LTL Freight'],
]

/** In no region. */
const nobody: readonly string[] = [
  '',
  '   ',
  ...texts(`
    ® · - · ??? · Custom · custom · Other · other · None · N/A · TBC · Unknown · Standard shipping · Free delivery
    Free Shipping (3-5 days) · Express · Express delivery · Express 48 hours · Ground · Courier · Next Day
    Next working day by 12 · Overnight · Same day · 2 Day · Economy · Priority · Priority shipping · Tracked
    Tracked delivery · Signed delivery · Flat Rate · Local pickup · Local pick up · Click & Collect · Collection
    Collect in store · Warehouse 2 · Warehouse A · ShipBob · ShipStation · Shippo · Deliverr · Flexport · Huboo · 3PL
    Packlink · Royale · Royale International · Royal Shipments · Royal Enfield · Royal · Mail · Parcel · Post
    My Shop Logistics · Freight · LTL · White glove · Bike messenger · Our own driver · Van 3 · Hand delivered
    Speedy Delivery · Speedy · Speedex · Groundhog · Cups · Upset · Local pick-ups · Pick ups · Grown Ups · Pop-ups
    Setups · Upson · A ci · Lab us ps · Startups · Groups · Hermitage · Hermosa · Thermes · Every day · Model · Yokel · WISMO · Delivered
    Delivery it is · Panthera · Pink Panther · Jiu Jitsu · Amazonas · Amazon Rainforest Coffee · Landmark Theatre
    Lone Star Steakhouse · Tusk & Horn · DX Racer · First Mile Running Club · APC Power · Apcoa · Dpdx · Onward
    On the track · Order on track · Yoder · Yoel · Speedo · Lodestar · My Heroes · Laser Shop · Este · Carro · Interline · Retracked
    Not Royal Mail · No USPS · anything but FedEx · any except Yodel · Ups & Downs Toys · please deliver it · Deliver it to my door
    UK Mail Order Ltd · Deliver it yourself · TNT Post · Canada Post · Australia Post · auspost · La Poste · Deutsche Post
    An Post · PostNL · Purolator · Canpar · Sendle · Colissimo · Chronopost · Correos · Mondial Relay · Poste Italiane
    South African Post Office · Smartposti (Itella) · DPD Germany · dpd-de · DPD.de · DPD.at · DPD Ireland
    DPD Laser Express Logistics · DPD Romania · dpd-nl · Hermes Germany · hermes-de · Hermes Einrichtungs Service
    hermes-2mann-handling · Hermes Paris · GLS Germany · GLS Italy · gls-croatia · GLS Spain · CJ GLS · GLS Paket
    DHL Paket · DHL Germany · DHL Freight · DHL Parcel NL · DHL Global Forwarding · DHL Supply Chain
    DHL eCommerce Asia · dhlparcel-es · InPost Paczkomaty · Swiship DE · Asendia Germany · asendia-hk · D Express
    DD Express Courier · Qyun Express · Kua Yue Express · EC-Firstclass · bjshomedelivery
    Home Delivery Solutions Ltd · Доставка · 佐川急便 · Versandkostenfrei · Livraison express · Envío estándar
    1Z999AA10123456784 · 447700900123 · https://example.com/track · shop@example.com
  `),
]

/** Nobody there, whoever it is elsewhere. */
const nobodyIn: readonly [Shop, string][] = [
  ['UK', 'GLS'],
  ['UK', 'GSO'],
  ['UK', 'Priority Mail'],
  ['UK', 'Next Day Air'],
  ['UK', 'Cainiao'],
  ['US', 'Tracked 48'],
  ['US', 'express48'],
  ['US', 'Post Office'],
  ['US', 'Interlink'],
  ['US', '1st Class'],
  ['US', 'Special Delivery'],
  ['US', 'XPRESS 48'],
]

const ties: readonly [Shop, string, CarrierId[]][] = [
  ['US', 'DHL', ['dhl_ecommerce', 'dhl_express']],
  ['UK', 'DHL', ['dhl_express', 'dhl_uk']],
  ['US', 'DHL US', ['dhl_ecommerce', 'dhl_express']],
  ['UK', 'dhl next day', ['dhl_express', 'dhl_uk']],
  ['UK', 'Post Office', ['royal_mail', 'parcelforce']],
  ['UK', 'DPD / Evri', ['dpd', 'evri']],
  ['UK', 'DHL (UK Mail)', ['dhl_uk', 'uk_mail']],
  ['UK', 'Yodel (InPost)', ['yodel', 'inpost_uk']],
  ['UK', 'Evri lost, resent DPD', ['evri', 'dpd']],
  ['UK', 'Royal Mail unless heavy then DPD', ['royal_mail', 'dpd']],
  ['US', 'LSO for TX, UPS others', ['lso', 'ups']],
  // Where it was sold, or who carries it.
  ['UK', 'Amazon Tracked 48', ['royal_mail', 'amazon_logistics']],
  ['US', 'Priority Mail or UPS Ground', ['usps', 'ups']],
  ['US', 'Asendia / USPS', ['asendia', 'usps']],
  ['US', 'USPS or UPS', ['usps', 'ups']],
  ['US', 'Amazon / UPS', ['amazon_logistics', 'ups']],
  // One company, two of TikTok's providers: the number tells.
  ['US', 'LaserShip/OnTrac', ['lasership', 'ontrac']],
  ['US', 'lasership-ontrac', ['lasership', 'ontrac']],
  ['US', 'USPS Flats (Pitney Bowes)', ['usps', 'pitney_bowes']],
]

/** Named, and not surely enough to act on. */
const halfNamed: readonly [Shop, string, CarrierId][] = [
  ['US', 'UPS via ShipBob', 'ups'],
  ['US', 'Warehouse 2 - UPS', 'ups'],
  ['US', 'Priorty Mail', 'usps'],
  ['US', 'Lone Star Couriers', 'lso'],
  ['UK', 'Royal Mail via ShipBob', 'royal_mail'],
  ['US', 'Fulfillment by Amazon', 'amazon_logistics'],
  ['UK', 'Fulfilment by Amazon', 'amazon_logistics'],
  ['US', 'Amazon FBA', 'amazon_logistics'],
  ['US', 'Fulfilled by Amazon', 'amazon_logistics'],
  ['US', 'FBA', 'amazon_logistics'],
  ['US', 'Home Delivery', 'fedex'],
  ['US', 'Hermes', 'evri'],
  ['US', 'UPS / Purolator', 'ups'],
  ['US', 'Sendle (USPS)', 'usps'],
  ['UK', 'Parcel Next Day', 'dpd'],
]

describe('a store carrier text', () => {
  const rows = namedBy.flatMap(([region, carrier, block]) =>
    texts(block).map((text) => [text, region, carrier] as const),
  )

  it('is tried by hundreds', () => {
    expect(rows.length + nobody.length + nobodyIn.length + ties.length + halfNamed.length).toBeGreaterThan(450)
  })

  it.each(rows)('"%s" in the %s names %s', (text, region, carrier) => {
    const [best, second] = matchStoreCarrier(text, { region })
    expect(best?.carrier).toBe(carrier)
    expect(best?.confidence).toBeGreaterThanOrEqual(actedOnFrom)
    expect(best?.because).not.toBe('')
    expect(second?.confidence ?? 0).toBeLessThan(best?.confidence ?? 0)
  })

  it.each(nobody)('"%s" names nobody', (text) => {
    expect(matchStoreCarrier(text, { region: 'US' })).toEqual([])
    expect(matchStoreCarrier(text, { region: 'UK' })).toEqual([])
  })

  it.each(nobodyIn)('in the %s, "%s" names nobody', (region, text) => {
    expect(matchStoreCarrier(text, { region })).toEqual([])
  })

  it.each(ties)('in the %s, "%s" is a tie of %j', (region, text, wanted) => {
    const found = matchStoreCarrier(text, { region })
    expect(found.map((match) => match.carrier).sort()).toEqual([...wanted].sort())
    expect(new Set(found.map((match) => match.confidence)).size).toBe(1)
  })

  it.each(halfNamed)('in the %s, "%s" may be %s, and nobody acts on it', (region, text, carrier) => {
    const [best, second] = matchStoreCarrier(text, { region })
    expect(best?.carrier).toBe(carrier)
    expect(best?.confidence).toBeLessThan(actedOnFrom)
    expect(second).toBeUndefined()
  })

  it('says what stands beside a name that is not acted on', () => {
    expect(matchStoreCarrier('UPS via ShipBob', { region: 'US' })[0]?.because).toBe(
      '"UPS" stands in it, beside "shipbob"',
    )
  })

  it.each(carriers.filter((carrier) => carrier.aliases.length > 0).map((carrier) => [carrier.name, carrier] as const))(
    '"%s" names the carrier of that name where it delivers',
    (name, carrier) => {
      for (const region of carrier.regions)
        expect(matchStoreCarrier(name, { region })[0]?.carrier, region).toBe(carrier.id)
    },
  )

  it.each<[string, Shop, CarrierId]>([
    ['UPSNextDayAir', 'US', 'ups'],
    ['upsNextDayAir', 'US', 'ups'],
    ['USPSGroundAdvantage', 'US', 'usps'],
    ['uspsPriorityMail', 'US', 'usps'],
    ['UK_RoyalMailSpecialDeliveryNextDay', 'UK', 'royal_mail'],
    ['UK_myHermesDoorToDoorService', 'UK', 'evri'],
  ])('"%s" is parted by its capitals', (text, region, carrier) => {
    expect(matchStoreCarrier(text, { region })).toMatchObject([{ carrier }])
  })

  it('reads the same in any case, width and spacing, and under trademark signs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.constantFrom('®', '™', ' ', '\u00a0', '.'), ([text, region], sign) => {
        const plain = matchStoreCarrier(text, { region })
        for (const same of [text.toUpperCase(), `  ${text}${sign}`, text.replaceAll(' ', '\u00a0'), `"${text}"`])
          expect(matchStoreCarrier(same, { region }).map((match) => match.carrier)).toEqual(
            plain.map((match) => match.carrier),
          )
      }),
    )
  })

  it('never throws, and never counts above 1 or in disorder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('US', 'UK', 'GB', 'INTL', 'DE'), (text, region) => {
        const found = matchStoreCarrier(text, { region, platform: text })
        for (const [at, match] of found.entries()) {
          expect(match.confidence).toBeGreaterThan(0)
          expect(match.confidence).toBeLessThanOrEqual(found[at - 1]?.confidence ?? 1)
        }
      }),
    )
  })

  it('reads a text of any length in bounded time', () => {
    expect(matchStoreCarrier('UPS '.repeat(100_000), { region: 'US' })[0]?.carrier).toBe('ups')
  })
})

describe('in countries whose firms we do not know', () => {
  it.each(['DPD', 'GLS', 'Hermes', 'DHL', 'InPost', 'Amazon', 'Post Office', 'TNT'])('"%s" names nobody', (text) => {
    for (const region of ['DE', 'FR', 'IE', 'ES']) expect(matchStoreCarrier(text, { region })).toEqual([])
  })

  it.each(['UPS', 'FedEx', 'DHL Express'])('"%s" is the same firm', (text) => {
    expect(matchStoreCarrier(text, { region: 'DE' })).toHaveLength(1)
  })
})

describe('a code of a platform', () => {
  it.each<[string, string, Shop, CarrierId | null, number]>([
    ['bigcommerce', 'dhl', 'US', 'dhl_express', 1],
    ['bigcommerce', 'dhl', 'UK', 'dhl_express', 1],
    ['bigcommerce', 'dhl-pieceid', 'US', 'dhl_express', 1],
    ['bigcommerce', 'apc', 'UK', 'apc_postal', 1],
    ['bigcommerce', 'apc-overnight', 'UK', 'apc_overnight', 1],
    ['bigcommerce', 'gls', 'US', 'gls_us', 0.7],
    ['bigcommerce', 'gls', 'UK', null, 0],
    ['bigcommerce', 'gso', 'US', 'gls_us', 0.9],
    ['woocommerce', 'gls', 'US', 'gls_us', 0.7],
    ['woocommerce', 'inpost', 'UK', 'inpost_uk', 0.7],
    ['shopify', 'InPost', 'UK', 'inpost_uk', 0.9],
    ['bigcommerce', 'upsready', 'US', 'ups', 1],
    ['bigcommerce', 'upsonline', 'US', 'ups', 1],
    ['bigcommerce', 'endicia', 'US', 'usps', 1],
    ['bigcommerce', 'endicia', 'UK', 'usps', 1],
    ['woocommerce', 'dhl-pieceid', 'UK', 'dhl_express', 1],
    ['bigcommerce', 'shipperhq', 'US', null, 0],
    ['bigcommerce', 'carrier_123456', 'US', null, 0],
    ['bigcommerce', 'canadapost', 'US', null, 0],
    // Free text of the same platform is no code.
    ['bigcommerce', 'APC', 'UK', 'apc_overnight', 0.9],
    ['magento2', 'ups', 'US', 'ups', 1],
    ['magento2', 'usps', 'US', 'usps', 1],
    ['magento2', 'fedex', 'US', 'fedex', 1],
    ['magento2', 'custom', 'US', null, 0],
    ['woocommerce', 'evri-hermes', 'UK', 'evri', 1],
    ['woocommerce', 'amazon-logistics', 'US', 'amazon_logistics', 0.9],
    ['shopify', 'DHL Parcel', 'UK', 'dhl_uk', 0.9],
  ])('%s: "%s" in the %s is %s', (platform, text, region, carrier, confidence) => {
    const [best, second] = matchStoreCarrier(text, { region, platform })
    expect(best?.carrier ?? null).toBe(carrier)
    expect(best?.confidence ?? 0).toBe(confidence)
    expect(second).toBeUndefined()
  })

  it('leaves "dhl" a tie where the platform says no more', () => {
    for (const platform of ['magento2', 'woocommerce', 'shopify', 'constructor', undefined])
      expect(matchStoreCarrier('dhl', { region: 'UK', platform })).toHaveLength(2)
  })
})

describe('a Royal Mail service without tracking', () => {
  it.each([
    'Royal Mail 48',
    'royal-mail-24',
    'Royal Mail 24®',
    'Royal Mail 2nd Class',
    'ROYAL MAIL First Class Large Letter',
  ])('"%s" is noted', (text) => {
    expect(matchStoreCarrier(text, { region: 'UK' })[0]).toMatchObject({
      carrier: 'royal_mail',
      note: { code: 'royal_mail_untracked' },
    })
  })

  it.each([
    'Royal Mail',
    'Royal Mail Tracked 48',
    'Royal Mail 48 Tracked',
    'Royal Mail Signed For 1st Class',
    'RM48',
    'Evri 48',
  ])('"%s" is not', (text) => {
    expect(matchStoreCarrier(text, { region: 'UK' })[0]).not.toHaveProperty('note')
  })
})
