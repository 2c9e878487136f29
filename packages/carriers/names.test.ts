/** Store texts and TikTok's names. The right carrier, a tie, or nobody. */
import { describe, expect, it } from 'vitest'
import { type CarrierId, matchProvider, matchStoreCarrier } from './index.ts'

describe('a store carrier text', () => {
  it.each<[string, 'US' | 'UK', CarrierId]>([
    ['RM48', 'UK', 'royal_mail'],
    ['Royal Mail Tracked 48', 'UK', 'royal_mail'],
    ['Royal Mial', 'UK', 'royal_mail'],
    ['UPS® Ground', 'US', 'ups'],
    ['UPS SurePost', 'US', 'ups'],
    ['UPS Freight', 'US', 'tforce'],
    ['usps_priority', 'US', 'usps'],
    ['USPS Ground Advantage', 'US', 'usps'],
    ['Stamps.com', 'US', 'usps'],
    ['FedEx Home Delivery®', 'US', 'fedex'],
    ['Fedx', 'US', 'fedex'],
    ['Hermes (myHermes)', 'UK', 'evri'],
    ['Evri ParcelShop Drop-off Next Day', 'UK', 'evri'],
    ['Hermess', 'UK', 'evri'],
    ['DPD Local', 'UK', 'dpd_local'],
    ['Interlink Express', 'UK', 'dpd_local'],
    ['Collect+', 'UK', 'yodel'],
    ['dhlparcel-uk', 'UK', 'dhl_uk'],
    ['DHL Express Worldwide', 'UK', 'dhl_express'],
    ['AMZL_US', 'US', 'amazon_logistics'],
    ['Amazon Shipping', 'UK', 'amazon_logistics'],
    ['Lazership', 'US', 'lasership'],
    ['OnTrac Sunrise', 'US', 'ontrac'],
    ['AxleHire', 'US', 'jitsu'],
    ['GSO', 'US', 'gls_us'],
    ['PF48', 'UK', 'parcelforce'],
    ['Spee-Dee Delivery', 'US', 'speedee'],
  ])('"%s" in the %s names %s', (text, region, carrier) => {
    const [best, second] = matchStoreCarrier(text, { region })
    expect(best?.carrier).toBe(carrier)
    expect(best?.confidence).toBeGreaterThanOrEqual(0.75)
    expect(second?.confidence ?? 0).toBeLessThan(best?.confidence ?? 0)
  })

  it.each([
    '',
    'Custom',
    'Other',
    'Standard shipping',
    'Warehouse 2',
    'ShipBob',
    'ShipStation',
    'Deliverr',
    'Free delivery',
    'Speedy Delivery',
    'Express',
    'Next Day',
    'Local pickup',
    'Canada Post',
    'Hermes Germany',
    'GLS Germany',
    'DHL Paket',
    'Groundhog',
    'Cups',
  ])('"%s" names nobody', (text) => {
    expect(matchStoreCarrier(text, { region: 'US' })).toEqual([])
    expect(matchStoreCarrier(text, { region: 'UK' })).toEqual([])
  })

  it.each([
    ['DHL', 'US'],
    ['DHL', 'UK'],
    ['Post Office', 'UK'],
    ['DPD / Evri', 'UK'],
  ])('"%s" in the %s is a tie', (text, region) => {
    const [best, second] = matchStoreCarrier(text, { region })
    expect(second?.confidence).toBe(best?.confidence)
  })
})

describe("TikTok's entry of a carrier", () => {
  const listed = (...names: string[]) => names.map((name) => ({ id: `id of ${name}`, name }))
  const dhls = listed('DHL express', 'DHL eCommerce', 'DHL UK', 'DHL Paket')

  it.each<[CarrierId, ReturnType<typeof listed>, string | null]>([
    ['dhl_express', dhls, 'DHL express'],
    ['dhl_ecommerce', dhls, 'DHL eCommerce'],
    ['dhl_uk', dhls, 'DHL UK'],
    ['dhl_express', listed('DHL Paket', 'DHL eCommerce'), null],
    ['evri', listed('EVRi'), 'EVRi'],
    ['evri', listed('Hermes/EVRI'), 'Hermes/EVRI'],
    ['parcelforce', listed('Parcel Force'), 'Parcel Force'],
    ['royal_mail', listed('Royal mail - 24®/48® RM tracked'), 'Royal mail - 24®/48® RM tracked'],
    ['amazon_logistics', listed('Amazon Logistics UK'), 'Amazon Logistics UK'],
    ['dpd', listed('DPD UK'), 'DPD UK'],
    ['dpd_local', listed('DPD UK'), 'DPD UK'],
    ['ups', listed('UPS UK'), 'UPS UK'],
    ['ups', listed('USPS'), null],
    ['ontrac', listed('OnTrac', 'LaserShip'), 'OnTrac'],
    ['lasership', listed('OnTrac', 'LaserShip'), 'LaserShip'],
  ])('%s among %j is %s', (family, providers, name) => {
    expect(matchProvider(family, providers).provider?.name ?? null).toBe(name)
  })

  it('is nobody when two entries have the same name', () => {
    const twice = [
      { id: '1', name: 'UPS' },
      { id: '2', name: 'UPS' },
    ]
    expect(matchProvider('ups', twice)).toMatchObject({ provider: null, tie: twice })
  })
})
