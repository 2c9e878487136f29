/** TikTok's provider names: the carrier's own entry, that of its network, a tie, or none. Never a neighbour's. */
import { describe, expect, it } from 'vitest'
import { type CarrierId, carriers, matchProvider } from './index.ts'

const listed = (...names: string[]) => names.map((name) => ({ id: `id of ${name}`, name }))

/** As TikTok Shop offered them; public lists of provider ids, read November 2026. */
const offeredInUs = listed(
  ...[
    'USPS',
    'UPS',
    'FedEx',
    'DHL express',
    'DHL eCommerce',
    'Amazon Logistics',
    'UniUni',
    'Gofo Express',
    'LaserShip',
    'OnTrac',
  ],
  ...[
    'Veho',
    'OSM Worldwide',
    'TForce',
    'Better Trucks',
    'Asendia US',
    'Yanwen',
    'AxleHire',
    'Lone Star Overnight',
    'Deliver-it',
  ],
  ...[
    'GLS US',
    'GLS USA',
    'Spee-Dee',
    'Wizmo',
    'Speedx',
    'First Mile',
    'DoorDash',
    'ACI Logistix',
    'Cirro',
    'PiggyShip',
  ],
  ...['Cainiao US', 'Tusk', 'XPO', 'Estes', 'R+L', 'Saia', 'Old Dominion'],
)
const offeredInUk = listed(
  ...[
    'EVRi',
    'DHL UK',
    'Yodel UK',
    'UK Mail',
    'DPD UK',
    'DX Delivery',
    'Royal Mail',
    'Parcel Force',
    'APC Overnight',
    'Panther UK',
  ],
  ...['Amazon Logistics UK', 'DHL Paket', 'La Poste', 'Colissimo', 'Colis Privé'],
)

const entriesInUs: Partial<Record<CarrierId, string>> = {
  usps: 'USPS',
  ups: 'UPS',
  fedex: 'FedEx',
  dhl_express: 'DHL express',
  dhl_ecommerce: 'DHL eCommerce',
  amazon_logistics: 'Amazon Logistics',
  uniuni: 'UniUni',
  gofo: 'Gofo Express',
  lasership: 'LaserShip',
  ontrac: 'OnTrac',
  veho: 'Veho',
  osm: 'OSM Worldwide',
  tforce: 'TForce',
  better_trucks: 'Better Trucks',
  asendia: 'Asendia US',
  yanwen: 'Yanwen',
  jitsu: 'AxleHire',
  lso: 'Lone Star Overnight',
  deliver_it: 'Deliver-it',
  gls_us: 'GLS US',
  speedee: 'Spee-Dee',
  wizmo: 'Wizmo',
  speedx: 'Speedx',
  first_mile: 'First Mile',
  doordash: 'DoorDash',
  aci: 'ACI Logistix',
  cirro: 'Cirro',
  piggyship: 'PiggyShip',
  cainiao: 'Cainiao US',
  tusk: 'Tusk',
  xpo: 'XPO',
  estes: 'Estes',
  rl_carriers: 'R+L',
  saia: 'Saia',
  old_dominion: 'Old Dominion',
}
const entriesInUk: Partial<Record<CarrierId, string>> = {
  evri: 'EVRi',
  dhl_uk: 'DHL UK',
  yodel: 'Yodel UK',
  inpost_uk: 'Yodel UK',
  uk_mail: 'UK Mail',
  dpd: 'DPD UK',
  dpd_local: 'DPD UK',
  dx: 'DX Delivery',
  royal_mail: 'Royal Mail',
  parcelforce: 'Parcel Force',
  apc_overnight: 'APC Overnight',
  panther: 'Panther UK',
  amazon_logistics: 'Amazon Logistics UK',
}

describe("TikTok's entry of a carrier", () => {
  it.each(carriers.map((carrier) => carrier.id))('%s has its own entry in each live list, or none', (id) => {
    expect(matchProvider(id, offeredInUs).provider?.name).toBe(entriesInUs[id])
    expect(matchProvider(id, offeredInUk).provider?.name).toBe(entriesInUk[id])
  })

  it('leaves no entry of the United States without a carrier', () => {
    const reached = new Set(carriers.map((carrier) => matchProvider(carrier.id, offeredInUs).provider?.name))
    // "GLS USA" stands beside "GLS US", which is taken.
    expect(offeredInUs.map((entry) => entry.name).filter((name) => !reached.has(name))).toEqual(['GLS USA'])
  })

  it.each<[CarrierId, ReturnType<typeof listed>, string | null]>([
    ['dhl_express', listed('DHL Paket', 'DHL eCommerce', 'DHL UK'), null],
    ['dhl_ecommerce', listed('DHL express', 'DHL UK', 'DHL'), null],
    ['dhl_uk', listed('DHL express', 'DHL eCommerce', 'DHL Paket'), null],
    ['dhl_uk', listed('DHL express', 'UK Mail'), 'UK Mail'],
    ['evri', listed('Hermes/EVRI'), 'Hermes/EVRI'],
    ['evri', listed('Evri'), 'Evri'],
    ['evri', listed('Hermes Germany'), null],
    ['parcelforce', listed('Parcelforce', 'Royal Mail'), 'Parcelforce'],
    ['parcelforce', listed('Royal Mail'), null],
    ['royal_mail', listed('Royal mail - 24®/48® RM tracked'), 'Royal mail - 24®/48® RM tracked'],
    ['ups', listed('UPS UK'), 'UPS UK'],
    ['ups', listed('USPS'), null],
    ['usps', listed('UPS'), null],
    ['gls_us', listed('GLS USA'), 'GLS USA'],
    ['gls_us', listed('GLS', 'GLS Italy'), null],
    ['lasership', listed('OnTrac'), 'OnTrac'],
    ['ontrac', listed('LaserShip'), 'LaserShip'],
    ['jitsu', listed('Jitsu (AxleHire)'), 'Jitsu (AxleHire)'],
    ['s10', offeredInUk, null],
  ])('%s among %j is %s', (family, providers, name) => {
    expect(matchProvider(family, providers).provider?.name ?? null).toBe(name)
  })

  it.each<[CarrierId, string[], string | null]>([
    // Two names of one firm in one entry, and an entry of just one of them.
    ['lasership', ['OnTrac (LaserShip)', 'OnTrac'], 'OnTrac (LaserShip)'],
    ['ontrac', ['OnTrac (LaserShip)', 'OnTrac'], 'OnTrac'],
    ['ontrac', ['LaserShip/OnTrac'], 'LaserShip/OnTrac'],
    ['evri', ['Evri (Hermes)'], 'Evri (Hermes)'],
    ['jitsu', ['AxleHire (Jitsu)'], 'AxleHire (Jitsu)'],
    ['yodel', ['InPost UK (formerly Yodel)'], 'InPost UK (formerly Yodel)'],
    ['ups', ['UPS (Mail Innovations)'], null],
    // A country the carrier serves adds nothing, another carrier's own name does.
    ['tnt', ['TNT UK', 'TNT Italy'], 'TNT UK'],
    ['royal_mail', ['Royal Mail UK'], 'Royal Mail UK'],
    ['usps', ['USPS US'], 'USPS US'],
    ['dhl_express', ['DHL UK'], null],
    ['dhl_express', ['DHL', 'DHL UK'], 'DHL'],
    ['gls_us', ['GLS UK'], null],
    // DPD Local may be sent as DPD, not the other way round.
    ['dpd_local', ['DPD'], 'DPD'],
    ['dpd', ['DPD Local'], null],
  ])('%s among %j is %s', (id, names, wanted) => {
    expect(matchProvider(id, listed(...names)).provider?.name ?? null).toBe(wanted)
  })

  it('says when the entry of another name of the network was taken', () => {
    expect(matchProvider('dpd_local', offeredInUk).byFallback).toBe(true)
    expect(matchProvider('dpd', offeredInUk).byFallback).toBe(false)
  })

  it('is nobody when two entries have the same name', () => {
    const twice = [
      { id: '1', name: 'UPS' },
      { id: '2', name: 'UPS' },
    ]
    expect(matchProvider('ups', twice)).toMatchObject({ provider: null, tie: twice })
  })

  it('is nobody when the same firm is offered in two countries', () => {
    const both = listed('Amazon Logistics US', 'Amazon Logistics UK')
    expect(matchProvider('amazon_logistics', both).provider).toBeNull()
    expect(
      matchProvider('amazon_logistics', both)
        .tie.map((entry) => entry.name)
        .sort(),
    ).toEqual(['Amazon Logistics UK', 'Amazon Logistics US'])
    expect(matchProvider('asendia', listed('Asendia UK', 'Asendia US')).provider).toBeNull()
  })
})
