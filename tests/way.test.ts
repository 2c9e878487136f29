/** The way of a tracking number, from a store over real HTTP to the channel and back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { acrossWorkspaces } from '../packages/server/database/sql.ts'
import { takeIn } from '../packages/server/engine/intake.ts'
import { expectPromisesKept } from './support/checker.ts'
import { type Connected, connect } from './support/connected.ts'
import { onEachDatabase } from './support/databases.ts'
import { numbersFrom, usps } from './support/numbers.ts'

const hourMs = 3_600_000
const freshUps = numbersFrom(0)

onEachDatabase('the way of a tracking number', (open) => {
  let bridge: Connected
  beforeAll(async () => {
    bridge = await connect(await open())
  })
  afterEach(async () => {
    await bridge.work()
    await expectPromisesKept(bridge)
  })
  afterAll(() => bridge?.close())

  const us = () => `/channels/${bridge.channels.US.channelId}`
  const shipped = (trackingNumber: string) => ({ effect: 'package shipped', trackingNumber })
  /** An order and its fulfilment, worked. */
  async function sent(fulfilment: object, order: Parameters<Connected['order']>[0] = {}) {
    const { orderId, storeOrderId } = await bridge.order(order)
    const { id } = await bridge.fulfil({ orderId: storeOrderId, ...fulfilment })
    await bridge.work()
    return { orderId, storeOrderId, fulfilmentId: id }
  }
  async function setPolicy(changes: object, from: 'US' | 'UK' = 'US') {
    const path = `/channels/${bridge.channels[from].channelId}`
    const { body } = await bridge.api('GET', path)
    const reply = await bridge.api('PUT', `${path}/policy`, {
      policy: { ...body.policy, ...changes },
      defaultProviderId: body.defaultProvider?.id ?? null,
    })
    expect(reply.status).toBe(200)
  }

  it('goes from a fulfilment to the shop by itself, once', async () => {
    const number = freshUps()
    const { orderId } = await sent({ company: 'UPS® Ground', numbers: [number] })
    const shipment = await bridge.shipmentOf(orderId)
    expect(shipment).toMatchObject({
      state: 'synced',
      reasonCode: 'synced',
      trackingNumber: number,
      provider: { name: 'UPS' },
    })
    expect(shipment.attempts).toMatchObject([{ effect: 'applied', settledBy: 'reply', kind: 'ship' }])
    expect(await bridge.applied(orderId)).toMatchObject([shipped(number)])
    await bridge.advance(hourMs)
    await bridge.work()
    expect(await bridge.applied(orderId)).toHaveLength(1)
  })

  it.each([
    ['US', 'United Parcel Service', '1Z999AA10123456784', 'UPS'],
    ['US', 'fedex ground®', '986578788855', 'FedEx'],
    ['US', 'Amazon Logistics US', 'TBA123456789012', 'Amazon Logistics'],
    ['UK', 'Royal Mail 48 (Tracked)', 'AB473124829GB', 'Royal Mail'],
    ['UK', 'Hermes', 'H00AAA1234567890', 'EVRi'],
    ['UK', 'DPD Local', '15501234567890', 'DPD UK'],
  ] as const)(
    '%s: the store carrier "%s" with %s is sent with the provider %s',
    async (region, company, number, provider) => {
      const { orderId } = await sent({ company, numbers: [number] }, { region })
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'synced',
        provider: { name: provider },
        trackingNumber: number,
      })
      expect(await bridge.applied(orderId)).toMatchObject([shipped(number)])
    },
  )

  it('a store carrier nobody knows waits for a mapping, which releases it at once', async () => {
    await setPolicy({ detectCarrier: false })
    const number = freshUps()
    const { orderId } = await sent({ company: 'Zebra Couriers', numbers: [number] })
    const held = await bridge.shipmentOf(orderId)
    expect(held).toMatchObject({ state: 'needs_mapping', nextStep: expect.stringContaining('Add mapping') })
    expect(held.say).toContain('Zebra Couriers')
    expect(await bridge.applied(orderId)).toEqual([])
    const providerId = await bridge.providerId('US', 'UPS')
    const reply = await bridge.api('POST', `${us()}/mappings`, {
      storeCarrier: 'zebra couriers',
      target: 'provider',
      providerId,
    })
    expect(reply).toMatchObject({ status: 201, body: { released: 1 } })
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced', provider: { name: 'UPS' } })
    expect(await bridge.applied(orderId)).toMatchObject([{ ...shipped(number), providerId }])
    await setPolicy({ detectCarrier: true })
  })

  it.each([[null], ['Other']])('with the company %s the number alone names the carrier', async (company) => {
    const number = freshUps()
    const { orderId } = await sent({ company, numbers: [number] })
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced', provider: { name: 'UPS' } })
  })

  it('three parcels with parts of the order each ship their own units', async () => {
    const { orderId, storeOrderId } = await bridge.order({
      lines: [
        { sellerSku: 'MUG', quantity: 3 },
        { sellerSku: 'TEE', quantity: 2 },
      ],
    })
    const parcels = [
      { number: freshUps(), lines: [{ sku: 'MUG', quantity: 2 }] },
      { number: freshUps(), lines: [{ sku: 'TEE', quantity: 1 }] },
      {
        number: freshUps(),
        lines: [
          { sku: 'MUG', quantity: 1 },
          { sku: 'TEE', quantity: 1 },
        ],
      },
    ]
    for (const [at, { number, lines }] of parcels.entries()) {
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [number], lines })
      await bridge.work()
      const { status } = await bridge.sandbox.control('GET', `/control/tiktok-shop/orders/${orderId}`)
      expect(status).toBe(at < 2 ? 'PARTIALLY_SHIPPING' : 'AWAITING_COLLECTION')
    }
    const effects = await bridge.applied(orderId)
    expect(effects.map((each) => [each.trackingNumber, each.lineItemIds.length])).toEqual(
      parcels.map(({ number }, at) => [number, [2, 1, 2][at]]),
    )
    expect(new Set(effects.flatMap((each) => each.lineItemIds)).size).toBe(5)
    expect((await bridge.shipmentsOf(orderId)).map((each) => each.state)).toEqual(['synced', 'synced', 'synced'])
  })

  it('parcels of one order that come together are all sent, each with its own units', async () => {
    const { orderId, storeOrderId } = await bridge.order({ lines: [{ sellerSku: 'MUG', quantity: 2 }] })
    for (const number of [freshUps(), freshUps()]) {
      await bridge.fulfil({
        orderId: storeOrderId,
        company: 'UPS',
        numbers: [number],
        lines: [{ sku: 'MUG', quantity: 1 }],
      })
    }
    await bridge.work()
    const effects = await bridge.applied(orderId)
    expect(effects).toHaveLength(2)
    expect(new Set(effects.flatMap((each) => each.lineItemIds)).size).toBe(2)
  })

  it('of several numbers in one fulfilment the first is sent, and the others are told', async () => {
    const [first, second] = [freshUps(), freshUps()]
    const { orderId } = await sent({ company: 'UPS', numbers: [first, second] })
    const shipment = await bridge.shipmentOf(orderId)
    expect(shipment).toMatchObject({ state: 'synced_with_warning', trackingNumber: first, otherNumbers: [second] })
    expect(shipment.warning).toContain(second)
    expect(await bridge.applied(orderId)).toMatchObject([shipped(first)])
  })

  it('tracking added later to a fulfilment is sent when it comes', async () => {
    const { orderId, fulfilmentId } = await sent({ company: 'UPS', numbers: [] })
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'waiting', reasonCode: 'no_number' })
    const number = freshUps()
    await bridge.advance(60_000)
    await bridge.inStore(`fulfilments/${fulfilmentId}/tracking`, { numbers: [number] })
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced', trackingNumber: number })
    expect(await bridge.applied(orderId)).toMatchObject([shipped(number)])
  })

  describe('an order on hold', () => {
    const onHold = () => ({ channel: { status: 'ON_HOLD', createTime: Math.floor(bridge.clock.now() / 1000) } })

    it('waits, and goes by itself when the hour is over', async () => {
      const number = freshUps()
      const { orderId } = await sent({ company: 'UPS', numbers: [number] }, onHold())
      const waiting = await bridge.shipmentOf(orderId)
      expect(waiting).toMatchObject({ state: 'waiting', reasonCode: 'on_hold', attempts: [] })
      expect(Date.parse(waiting.dueAt)).toBeGreaterThan(bridge.clock.now() + 59 * 60_000)
      await bridge.advance(hourMs + 60_000)
      await bridge.work()
      expect(await bridge.applied(orderId)).toMatchObject([shipped(number)])
    })

    it('released early, it goes at once', async () => {
      const { orderId } = await sent({ company: 'UPS', numbers: [freshUps()] }, onHold())
      await bridge.advance(60_000)
      await bridge.atChannel(orderId, 'release-hold')
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
    })

    it('goes by itself although every notice is lost', async () => {
      await bridge.sandbox.control('PUT', '/control/webhooks/settings', { loseShare: 1 })
      const { orderId, storeOrderId } = await bridge.order(onHold())
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
      for (let minute = 0; minute < 75; minute += 5) {
        await bridge.advance(5 * 60_000)
        await bridge.work()
      }
      await bridge.sandbox.control('PUT', '/control/webhooks/settings', { loseShare: 0 })
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
      expect(await bridge.applied(orderId)).toHaveLength(1)
    })
  })

  it.each([
    ['TikTok ships', { shippingType: 'TIKTOK' }, 'shipped_by_channel'],
    ['TikTok fulfils', { fulfillmentType: 'FULFILLMENT_BY_TIKTOK' }, 'fulfilled_by_channel'],
  ])('an order that %s is skipped', async (_title, channel, reasonCode) => {
    const { orderId } = await sent({ company: 'UPS', numbers: [freshUps()] }, { channel })
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'skipped', reasonCode, attempts: [] })
    expect(await bridge.applied(orderId)).toEqual([])
  })

  describe('links', () => {
    const shipmentNamed = async (name: string) => {
      const { body } = await bridge.api('GET', `/shipments?text=${encodeURIComponent(name)}`)
      expect(body.items).toHaveLength(1)
      return (await bridge.api('GET', `/shipments/${body.items[0].id}`)).body
    }

    it('a store order without any TikTok id is an order of the store itself, until a person links it', async () => {
      const { orderId, storeOrderId } = await bridge.order({ store: { name: '#own-1', sourceIdentifier: null } })
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
      await bridge.work()
      const shipment = await shipmentNamed('#own-1')
      expect(shipment).toMatchObject({ state: 'skipped', reasonCode: 'not_from_channel', channel: null })
      const reply = await bridge.api('PUT', `/shipments/${shipment.id}/link`, {
        channelId: bridge.channels.US.channelId,
        orderId,
      })
      expect(reply.status).toBeLessThan(300)
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
      expect(await bridge.applied(orderId)).toHaveLength(1)
    })

    it('an id that no connected shop knows waits, and says so', async () => {
      const { orderId, storeOrderId } = await bridge.order({
        store: { name: '#late-1', sourceIdentifier: '576400000000009999' },
      })
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
      await bridge.work()
      expect(await shipmentNamed('#late-1')).toMatchObject({
        state: 'waiting',
        reasonCode: 'order_not_found',
        say: expect.stringContaining('576400000000009999'),
      })
      expect(await bridge.applied(orderId)).toEqual([])
    })

    it('an id that comes into the store order later is followed', async () => {
      const { orderId, storeOrderId } = await bridge.order({ store: { name: '#later-1', sourceIdentifier: null } })
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
      await bridge.work()
      expect(await shipmentNamed('#later-1')).toMatchObject({ reasonCode: 'not_from_channel' })
      // The imitated admin cannot edit an order's attributes; what the connector would read then is taken in.
      const store = await bridge.server.engine.connections.store(bridge.storeId)
      const read = await store?.session.readOrder(storeOrderId)
      if (store == null || !read?.ok || read.value === null) throw new Error('the store order cannot be read')
      await bridge.advance(60_000)
      const updatedAt = new Date(bridge.clock.now()).toISOString()
      const { parts } = bridge.server
      await takeIn({ ...parts, db: acrossWorkspaces(parts.db) }, store, [
        { ...read.value, updatedAt, linkCandidates: [{ orderId, from: 'note' }] },
      ])
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced', link: { madeBy: 'note' } })
    })

    it('two ids that both exist ask a person; an id nobody knows beside a real one does not', async () => {
      const other = await bridge.order({})
      const { storeOrderId } = await bridge.order({
        store: { name: '#two-1', customAttributes: [{ key: 'tiktok_order_id', value: other.orderId }] },
      })
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
      const third = await bridge.order({
        store: { customAttributes: [{ key: 'tiktok_order_id', value: '576400000000008888' }] },
      })
      await bridge.fulfil({ orderId: third.storeOrderId, company: 'UPS', numbers: [freshUps()] })
      await bridge.work()
      const shipment = await shipmentNamed('#two-1')
      expect(shipment).toMatchObject({
        state: 'needs_fix',
        reasonCode: 'link_ambiguous',
        say: expect.stringContaining(other.orderId),
      })
      expect(await bridge.shipmentOf(third.orderId)).toMatchObject({ state: 'synced' })
    })
  })

  it('a fulfilment cancelled before the push is not sent', async () => {
    const { storeOrderId, orderId } = await bridge.order({})
    const { id } = await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()], silent: true })
    await bridge.inStore(`fulfilments/${id}/cancel`)
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'cancelled', reasonCode: 'shipment_cancelled' })
    expect(await bridge.applied(orderId)).toEqual([])
  })

  it('a fulfilment cancelled after the push is told; its successor is the one correction', async () => {
    const [first, second] = [freshUps(), freshUps()]
    const { orderId, storeOrderId, fulfilmentId } = await sent({ company: 'UPS', numbers: [first] })
    await bridge.advance(60_000)
    await bridge.inStore(`fulfilments/${fulfilmentId}/cancel`)
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({
      state: 'synced_with_warning',
      reasonCode: 'cancelled_after_sync',
    })
    await bridge.advance(60_000)
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [second] })
    await bridge.work()
    expect(await bridge.applied(orderId)).toMatchObject([
      shipped(first),
      { effect: 'tracking corrected', trackingNumber: second },
    ])
  })

  describe('a number edited after the push', () => {
    async function edited(afterMs: number) {
      const numbers = [freshUps(), freshUps(), freshUps()] as const
      const { orderId, fulfilmentId } = await sent({ company: 'UPS', numbers: [numbers[0]] })
      const edit = async (number: string) => {
        await bridge.inStore(`fulfilments/${fulfilmentId}/tracking`, { numbers: [number] })
        await bridge.work()
      }
      await bridge.advance(afterMs)
      await edit(numbers[1])
      return { orderId, edit, numbers }
    }

    it('inside 72 hours is corrected, once; a second edit is held', async () => {
      const { orderId, edit, numbers } = await edited(hourMs)
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'synced',
        trackingNumber: numbers[1],
        corrections: 1,
      })
      await bridge.advance(hourMs)
      await edit(numbers[2])
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'needs_fix',
        reasonCode: 'correction_used',
        corrections: 1,
      })
      expect(await bridge.applied(orderId)).toMatchObject([
        shipped(numbers[0]),
        { effect: 'tracking corrected', trackingNumber: numbers[1] },
      ])
    })

    it('after 72 hours is held', async () => {
      const { orderId, numbers } = await edited(73 * hourMs)
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'needs_fix', reasonCode: 'correction_too_late' })
      expect(await bridge.applied(orderId)).toMatchObject([shipped(numbers[0])])
    })
  })

  it.each(['US', 'UK'] as const)(
    '%s: a buyer who asks to cancel stops the push until somebody decides',
    async (region) => {
      const number = region === 'US' ? freshUps() : 'CD473124820GB'
      const { orderId, storeOrderId } = await bridge.order({ region })
      await bridge.atChannel(orderId, 'request-cancel')
      await bridge.fulfil({
        orderId: storeOrderId,
        company: region === 'US' ? 'UPS' : 'Panther',
        numbers: [region === 'US' ? number : 'SBXOK0002'],
      })
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'needs_fix', reasonCode: 'cancel_requested' })
      expect(await bridge.applied(orderId)).toEqual([])
      await bridge.atChannel(orderId, 'reject-cancel')
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
    },
  )

  it('an order cancelled at TikTok Shop is not pushed', async () => {
    const { orderId, storeOrderId } = await bridge.order({})
    await bridge.atChannel(orderId, 'cancel')
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'cancelled', reasonCode: 'order_cancelled' })
    expect(await bridge.applied(orderId)).toEqual([])
  })

  it('a number that stands on another order is held, also when it is written another way', async () => {
    const number = freshUps()
    const first = await sent({ company: 'UPS', numbers: [number] })
    const second = await sent({
      company: 'UPS',
      numbers: [`UPS: ${number.slice(0, 4)} ${number.slice(4)}`.toLowerCase()],
    })
    expect(await bridge.shipmentOf(first.orderId)).toMatchObject({ state: 'synced' })
    expect(await bridge.shipmentOf(second.orderId)).toMatchObject({
      state: 'needs_fix',
      reasonCode: 'number_used',
      say: expect.stringContaining(first.orderId),
      attempts: [],
    })
    expect(await bridge.applied(second.orderId)).toEqual([])
  })

  it('with auto-sync off a shipment waits; turned on, it goes', async () => {
    await setPolicy({ autoSync: false })
    const { orderId } = await sent({ company: 'UPS', numbers: [freshUps()] })
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'waiting', reasonCode: 'auto_sync_off' })
    await setPolicy({ autoSync: true })
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
  })

  it('a paused channel keeps its work, and sends it when resumed', async () => {
    await bridge.api('POST', `${us()}/pause`)
    const { orderId, storeOrderId } = await bridge.order({})
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
    await bridge.work()
    expect(await bridge.applied(orderId)).toEqual([])
    await bridge.api('POST', `${us()}/resume`)
    await bridge.advance(hourMs)
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
  })

  describe('USPS in the US', () => {
    it('is sent with a doubt of ours and the warning of TikTok Shop', async () => {
      await bridge.sandbox.control('PUT', '/control/tiktok-shop/switches', { usps: 'warning' })
      const { orderId } = await sent({ company: 'USPS', numbers: [usps('940011189922319742849')] })
      await bridge.sandbox.control('PUT', '/control/tiktok-shop/switches', { usps: 'off' })
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'synced_with_warning',
        reasonCode: 'synced_warned',
        warning: expect.stringContaining('No logistics provider or service'),
      })
      expect(await bridge.applied(orderId)).toHaveLength(1)
    })

    it('is held where the channel says so', async () => {
      await setPolicy({ marketRules: { 'us-local-usps-label': 'hold' } })
      const { orderId } = await sent({ company: 'USPS', numbers: [usps('940011189922319742852')] })
      await setPolicy({ marketRules: {} })
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ reasonCode: 'market_rule', attempts: [] })
      expect(await bridge.applied(orderId)).toEqual([])
    })
  })

  it('a number TikTok Shop takes and doubts is synced with a warning', async () => {
    const providerId = await bridge.providerId('US', 'Veho')
    await bridge.api('POST', `${us()}/mappings`, { storeCarrier: 'Doubtful', target: 'provider', providerId })
    const { orderId } = await sent({ company: 'Doubtful', numbers: ['SBXOTHER0001'] })
    expect(await bridge.shipmentOf(orderId)).toMatchObject({
      state: 'synced_with_warning',
      reasonCode: 'synced_warned',
      warning: expect.stringContaining('Did you mean'),
      nextStep: expect.stringContaining('72 hours'),
    })
    expect(await bridge.applied(orderId)).toMatchObject([{ trackingNumber: 'SBXOTHER0001' }])
  })

  it('… and stays so, however often somebody looks again', async () => {
    const providerId = await bridge.providerId('US', 'Veho')
    await bridge.api('POST', `${us()}/mappings`, { storeCarrier: 'Still doubtful', target: 'provider', providerId })
    const { orderId } = await sent({ company: 'Still doubtful', numbers: ['SBXOTHER0003'] })
    const before = await bridge.shipmentOf(orderId)
    await bridge.api('POST', `/shipments/${before.id}/retry`)
    await bridge.work()
    const { state, reasonCode, warning } = await bridge.shipmentOf(orderId)
    expect({ state, reasonCode, warning }).toEqual({
      state: 'synced_with_warning',
      reasonCode: 'synced_warned',
      warning: before.warning,
    })
    expect(await bridge.applied(orderId)).toHaveLength(1)
  })

  it('a fulfilment no notice told of is found by the regular reading', async () => {
    const { orderId, storeOrderId } = await bridge.order({ store: { silent: true } })
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()], silent: true })
    await bridge.work()
    expect(await bridge.shipmentsOf(orderId)).toEqual([])
    await bridge.advance(15 * 60_000)
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
    expect(await bridge.applied(orderId)).toHaveLength(1)
  })
})
