import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop, type Shopfront } from './testing.ts'

const ups = '1Z999AA10123456784'
const hourMs = 3_600_000

/** Every row: what is sent, and the code or the warning that answers it. Effects are asserted by the code being 0. */
type Row = [name: string, number: string, provider: string, code: number, warning?: RegExp]

function outcomes(region: string, sellerType: string, rows: Row[]): void {
  describe(`numbers in ${region}, ${sellerType}`, () => {
    let shop: Shopfront
    beforeAll(async () => {
      shop = await openShop({ region, sellerType })
    })
    afterAll(() => shop.sandbox.close())

    it.each(rows)('%s', async (_name, number, provider, code, warning) => {
      const order = await shop.order()
      const said = await shop.mark(order.id, number, shop.provider(provider))
      expect(said.code).toBe(code)
      expect(said.data?.warning?.message ?? '').toMatch(warning ?? /^$/)
      const effects = shop.sandbox.world.ledger.all({ orderId: order.id, effect: 'package shipped' })
      expect(effects.map((effect) => effect.trackingNumber)).toEqual(code === 0 ? [number] : [])
      expect((await shop.read(order.id)).status).toBe(code === 0 ? 'AWAITING_COLLECTION' : 'AWAITING_SHIPMENT')
    })
  })
}

outcomes('US', 'LOCAL', [
  ['fits', ups, 'UPS', 0],
  ['a carrier whose form nobody publishes', 'ABC123456', 'UniUni', 0],
  ['fits another', '1Z999AA10123456785', 'FedEx', 0, /Did you mean to select UPS\?/],
  ['fits nobody', 'XX12', 'UPS', 0, /No logistics provider could/],
  ['no service', 'SBXNOSERVICE1', 'UPS', 0, /provider or service/],
  ['fits several', 'SBXSEVERAL1', 'UPS', 0, /multiple/],
  ['timed out', 'SBXTIMEOUT1', 'UPS', 0, /timeout/],
  ['special characters', '1Z999AA1-0123456784', 'UPS', 21004012],
  ['empty', '', 'UPS', 21001001],
  ['invalid by magic', 'SBXINVALID1', 'UPS', 21011022],
  ['used by magic', 'SBXUSED1', 'UPS', 21034012],
  ['USPS is barred', '9400111899223100000000', 'USPS', 21011013],
])

outcomes('US', 'CROSS_BORDER', [
  ['fits another', ups, 'FedEx', 21004015],
  ['fits nobody', 'XX12', 'UPS', 11028006],
])

outcomes('UK', 'LOCAL', [
  ['fits', 'AB123456789GB', 'Royal Mail', 0],
  ['a Royal Mail form of Parcelforce', 'AB123456780GB', 'Parcel Force', 0],
  ['fits another', 'AB123456789GB', 'Yodel UK', 21004015],
  ['fits nobody', 'XX12', 'Royal Mail', 11028006],
  ['no service', 'SBXNOSERVICE1', 'Royal Mail', 21004016],
  ['timed out', 'SBXTIMEOUT1', 'Royal Mail', 11001027],
])

describe('who may be shipped', () => {
  let shop: Shopfront
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.sandbox.close())

  const rows: [string, Record<string, unknown>, number][] = [
    ['on hold', { status: 'ON_HOLD' }, 21011044],
    ['not paid', { status: 'UNPAID' }, 21042057],
    ['TikTok ships', { shippingType: 'TIKTOK' }, 21011004],
    ['fulfilled by TikTok', { fulfillmentType: 'FULFILLMENT_BY_TIKTOK' }, 21008025],
  ]
  it.each(rows)('%s', async (_name, wish, code) => {
    const order = await shop.order(wish)
    expect((await shop.mark(order.id, ups, shop.provider('UPS'))).code).toBe(code)
  })

  it.each([
    ['buy-label', 21022025],
    ['cancel', 21042057],
    ['after-sale', 21011007],
  ])('after %s', async (hand, code) => {
    const order = await shop.order()
    await shop.hand(order.id, hand)
    expect((await shop.mark(order.id, ups, shop.provider('UPS'))).code).toBe(code)
  })

  it('a provider that left the list is refused', async () => {
    const order = await shop.order()
    expect((await shop.mark(order.id, ups, '123')).code).toBe(21011022)
  })

  it('an order on hold can be shipped after its hour, by itself', async () => {
    const order = await shop.order({ status: 'ON_HOLD' })
    expect((await shop.read(order.id)).recipient_address).toBeUndefined()
    shop.sandbox.world.clock.advance(hourMs)
    expect((await shop.read(order.id)).recipient_address).toBeDefined()
    expect((await shop.mark(order.id, 'SBXOK1', shop.provider('UPS'))).code).toBe(0)
  })

  it('units ship in parts; the rest needs line ids; the same again is already shipped', async () => {
    const { id, lineItemIds } = await shop.order({ lines: [{ sellerSku: 'A', quantity: 3 }] })
    expect(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
    const [first, second, third] = lineItemIds as [string, string, string]
    expect((await shop.mark(id, 'SBXOK2', shop.provider('UPS'), ['1'])).code).toBe(21011029)
    const part = await shop.mark(id, 'SBXOK2', shop.provider('UPS'), [first])
    expect(part.data).toMatchObject({ order_id: id, order_line_item_ids: [first] })
    const read = await shop.read(id)
    expect(read.status).toBe('PARTIALLY_SHIPPING')
    expect(read.line_items.map((line: { package_id?: string }) => line.package_id)).toEqual([
      part.data.package_id,
      undefined,
      undefined,
    ])
    expect((await shop.mark(id, 'SBXOK3', shop.provider('UPS'))).code).toBe(21011048)
    expect((await shop.mark(id, 'SBXOK3', shop.provider('UPS'), [first, second])).code).toBe(21011020)
    expect((await shop.mark(id, 'SBXOK3', shop.provider('UPS'), [second, third])).code).toBe(0)
    expect((await shop.read(id)).status).toBe('AWAITING_COLLECTION')
    expect((await shop.mark(id, 'SBXOK3', shop.provider('UPS'))).code).toBe(21011020)
    expect(shop.sandbox.world.ledger.all({ orderId: id, effect: 'package shipped' })).toHaveLength(2)
  })

  it('a split by hand asks for line ids, and uses the packages it made', async () => {
    const { id, lineItemIds } = await shop.order({ lines: [{ sellerSku: 'A', quantity: 2 }] })
    await shop.hand(id, 'split', { groups: [[lineItemIds[0]], [lineItemIds[1]]] })
    expect((await shop.mark(id, 'SBXOK4', shop.provider('UPS'))).code).toBe(21011048)
    const said = await shop.mark(id, 'SBXOK4', shop.provider('UPS'), [lineItemIds[1] as string])
    const read = await shop.read(id)
    expect(read.packages.map((parcel: { id: string }) => parcel.id)).toContain(said.data.package_id)
    expect(read.packages).toHaveLength(2)
  })

  it('one number: twenty orders of one recipient, none of another', async () => {
    for (let nth = 0; nth < 20; nth++) {
      const order = await shop.order({ recipientKey: 'Ann' })
      expect((await shop.mark(order.id, 'SBXOK20', shop.provider('UPS'))).code).toBe(0)
    }
    const another = await shop.order({ recipientKey: 'Bob' })
    expect((await shop.mark(another.id, 'sbxok20', shop.provider('UPS'))).code).toBe(21011025)
    const oneMore = await shop.order({ recipientKey: 'Ann' })
    expect((await shop.mark(oneMore.id, 'SBXOK20', shop.provider('UPS'))).code).toBe(21011026)
  })

  it('in the US shipping rejects a pending request; elsewhere the request stands in the way', async () => {
    const order = await shop.order()
    await shop.hand(order.id, 'request-cancel')
    expect((await shop.mark(order.id, 'SBXOK5', shop.provider('UPS'))).code).toBe(0)
    const found = await shop.call('POST', '/return_refund/202309/cancellations/search', {
      body: { order_ids: [order.id], cancel_status: ['CANCELLATION_REQUEST_CANCEL'] },
    })
    expect(found.data.cancellations).toMatchObject([{ cancel_status: 'CANCELLATION_REQUEST_CANCELLED' }])

    const british = await openShop({ region: 'UK' })
    try {
      const asked = await british.order()
      await british.hand(asked.id, 'request-cancel')
      expect((await british.mark(asked.id, 'SBXOK5', british.provider('EVRi'))).code).toBe(21011007)
      british.sandbox.world.clock.advance(48 * hourMs)
      expect((await british.read(asked.id)).status).toBe('CANCELLED')
    } finally {
      await british.sandbox.close()
    }
  })

  it('due times cancel what did not get on', async () => {
    const now = shop.sandbox.world.clock.now() / 1000
    const late = await shop.order({ shippingDueTime: now + 60, collectionDueTime: now + 120 })
    const shipped = await shop.order({ shippingDueTime: now + 60, collectionDueTime: now + 120 })
    expect((await shop.mark(shipped.id, 'SBXOK6', shop.provider('UPS'))).code).toBe(0)
    shop.sandbox.world.clock.advance(60_000)
    expect(await shop.read(late.id)).toMatchObject({
      status: 'CANCELLED',
      cancel_reason: 'system_cancel_order_reason_shipping_timeout',
    })
    expect((await shop.read(shipped.id)).status).toBe('AWAITING_COLLECTION')
    shop.sandbox.world.clock.advance(60_000)
    expect(await shop.read(shipped.id)).toMatchObject({ cancel_reason: 'system_cancel_order_untracked' })
  })
})

describe('corrections', () => {
  const correct = (shop: Shopfront, path: string, number: string, provider = 'UPS') =>
    shop.call('POST', `/fulfillment/202309/${path}/shipping_info/update`, {
      body: { tracking_number: number, shipping_provider_id: shop.provider(provider) },
    })
  const shipped = async (shop: Shopfront, provider = 'UPS') => {
    const order = await shop.order()
    const { data } = await shop.mark(order.id, `SBXOK${order.id}`, shop.provider(provider))
    return { orderId: order.id, packageId: data.package_id as string }
  }
  let shop: Shopfront
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.sandbox.close())

  it('once within 72 hours, and never twice', async () => {
    const { orderId } = await shipped(shop)
    shop.sandbox.world.clock.advance(72 * hourMs - 1)
    expect((await correct(shop, `orders/${orderId}`, 'SBXOKCORRECTED1')).data).toEqual({})
    expect((await shop.read(orderId)).tracking_number).toBe('SBXOKCORRECTED1')
    expect((await correct(shop, `orders/${orderId}`, 'SBXOKCORRECTED2')).code).toBe(21011051)
    expect(shop.sandbox.world.ledger.all({ orderId, effect: 'tracking corrected' })).toHaveLength(1)
  })

  it('too late after 72 hours in the US; still open in Germany', async () => {
    const { orderId } = await shipped(shop)
    shop.sandbox.world.clock.advance(72 * hourMs)
    expect((await correct(shop, `orders/${orderId}`, 'SBXOKLATE')).code).toBe(21011049)
    const german = await openShop({ region: 'DE' })
    try {
      const other = await shipped(german, 'DHL Paket')
      german.sandbox.world.clock.advance(72 * hourMs)
      expect((await correct(german, `orders/${other.orderId}`, 'SBXOKLATE', 'DHL Paket')).code).toBe(0)
    } finally {
      await german.sandbox.close()
    }
  })

  it('a correction by hand spends the one try, unless switched', async () => {
    const { orderId } = await shipped(shop)
    const body = { trackingNumber: 'SBXOKHAND', providerId: shop.provider('UPS') }
    await shop.hand(orderId, 'seller-corrects', body)
    expect((await correct(shop, `orders/${orderId}`, 'SBXOKTHEN')).code).toBe(21011051)
  })

  it('delivered, not shipped, cancelled and foreign ones are refused', async () => {
    const delivered = await shipped(shop)
    await shop.hand(delivered.orderId, 'in-transit')
    await shop.hand(delivered.orderId, 'delivered')
    const fresh = await shop.order()
    const cancelled = await shipped(shop)
    await shop.hand(cancelled.orderId, 'cancel')
    const codes = [
      await correct(shop, `orders/${delivered.orderId}`, 'SBXOKX'),
      await correct(shop, `orders/${fresh.id}`, 'SBXOKX'),
      await correct(shop, `orders/${cancelled.orderId}`, 'SBXOKX'),
      await correct(shop, `packages/${cancelled.packageId}`, 'SBXOKX'),
      await correct(shop, 'packages/1', 'SBXOKX'),
    ].map((said) => said.code)
    expect(codes).toEqual([21011030, 21011043, 21011041, 21011042, 21011028])
  })

  it('a split order is corrected by package only', async () => {
    const { id, lineItemIds } = await shop.order({ lines: [{ sellerSku: 'A', quantity: 2 }] })
    const first = await shop.mark(id, 'SBXOKS1', shop.provider('UPS'), [lineItemIds[0] as string])
    await shop.mark(id, 'SBXOKS2', shop.provider('UPS'), [lineItemIds[1] as string])
    expect((await correct(shop, `orders/${id}`, 'SBXOKS3')).code).toBe(10007002)
    expect((await correct(shop, `packages/${first.data.package_id}`, 'SBXOKS3')).code).toBe(0)
    const detail = await shop.call('GET', `/fulfillment/202309/packages/${first.data.package_id}`)
    expect(detail.data).toMatchObject({ tracking_number: 'SBXOKS3', split_and_combine_tag: 'SPLIT' })
  })
})

describe('markets with a package since payment', () => {
  it('Mark is refused, Ship works, Batch hides failures in a success', async () => {
    const shop = await openShop({ region: 'MY' })
    try {
      const provider = shop.provider('J&T Express')
      const [one, two] = [await shop.order(), await shop.order()]
      expect((await shop.mark(one.id, 'SBXOK1', provider)).code).toBe(21008106)
      const self = (number: string) => ({ tracking_number: number, shipping_provider_id: provider })
      const ship = (id: unknown, number: string) =>
        shop.call('POST', `/fulfillment/202309/packages/${id}/ship`, { body: { self_shipment: self(number) } })
      expect((await ship(one.packageIds[0], 'SBXOK1')).data).toEqual({})
      expect((await ship(one.packageIds[0], 'SBXOK1')).code).toBe(21011040)
      expect((await ship('1', 'SBXOK1')).code).toBe(21011001)
      const batch = await shop.call('POST', '/fulfillment/202309/packages/ship', {
        body: {
          packages: [
            { id: one.packageIds[0], self_shipment: self('SBXOK2') },
            { id: two.packageIds[0], self_shipment: self('SBXOK2') },
          ],
        },
      })
      expect(batch.code).toBe(0)
      expect(batch.data.errors).toMatchObject([{ code: 21011040, detail: { package_id: one.packageIds[0] } }])
      expect((await shop.read(two.id)).status).toBe('AWAITING_COLLECTION')
    } finally {
      await shop.sandbox.close()
    }
  })

  it('combined orders ship as one package, and their old package ids are dead', async () => {
    const shop = await openShop({ region: 'MY' })
    try {
      const [one, two] = [await shop.order({ recipientKey: 'Ann' }), await shop.order({ recipientKey: 'Ann' })]
      await shop.hand(one.id, 'combine', { with: [two.id] })
      const read = await shop.read(two.id)
      expect(read.split_or_combine_tag).toBe('COMBINED')
      const ship = (id: string | undefined) =>
        shop.call('POST', `/fulfillment/202309/packages/${id}/ship`, {
          body: {
            self_shipment: { tracking_number: 'SBXOK1', shipping_provider_id: shop.provider('Ninja Van') },
          },
        })
      expect((await ship(two.packageIds[0])).code).toBe(21011001)
      expect((await ship(read.packages[0].id)).code).toBe(0)
      const shipped = shop.sandbox.world.ledger.all({ effect: 'package shipped' })
      expect(shipped.map((effect) => [effect.orderId, effect.lineItemIds])).toEqual([
        [one.id, one.lineItemIds],
        [two.id, two.lineItemIds],
      ])
      const stranger = await shop.order()
      await expect(shop.hand(stranger.id, 'combine', { with: [two.id] })).rejects.toThrow(/one shop and recipient/)
    } finally {
      await shop.sandbox.close()
    }
  })
})
