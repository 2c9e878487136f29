/**
 * What goes wrong between us, TikTok Shop and the store, by real HTTP against a sandbox that fails on demand. After every story
 * the checker joins our tables with the sandbox's ledger: one effect, no false success, no false failure, nothing lost.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectPromisesKept } from './support/checker.ts'
import { type Connected, connect, startBeside, storeShop } from './support/connected.ts'
import { onEachDatabase } from './support/databases.ts'
import { numbersFrom } from './support/numbers.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
const freshUps = numbersFrom(100_000)
const mark = 'mark package as shipped'
const detail = 'get order detail'

onEachDatabase('faults', (open, engine) => {
  let bridge: Connected
  beforeAll(async () => {
    bridge = await connect(await open())
  })
  afterEach(async () => {
    await bridge.sandbox.control('DELETE', '/control/faults')
    await bridge.work()
    await expectPromisesKept(bridge)
  })
  afterAll(() => bridge?.close())

  /** An order and its fulfilment, told but not worked. */
  async function told(number = freshUps(), order: Parameters<Connected['order']>[0] = {}) {
    const { orderId, storeOrderId } = await bridge.order(order)
    const { id } = await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [number] })
    return { orderId, storeOrderId, fulfilmentId: id, number }
  }
  const shippedOnce = async (orderId: string, number: string) =>
    expect(await bridge.applied(orderId)).toMatchObject([{ effect: 'package shipped', trackingNumber: number }])
  const storeStatus = async () =>
    (await bridge.api('GET', '/stores')).body.items.find((store: { id: string }) => store.id === bridge.storeId).status
  const openAlerts = async (cause: string) =>
    (await bridge.api('GET', '/alerts?open=true')).body.items.filter((alert: { say: string; causeKey?: string }) =>
      JSON.stringify(alert).includes(cause),
    )

  describe('the call that ships', () => {
    it.each([
      ['applied, and the answer lost', { kind: 'apply_then_drop' }, 'read_back'],
      ['cut before it was applied', { kind: 'drop_before_apply' }, 'reply'],
      ['applied 5 s late, after the connection was cut', { kind: 'late_apply', ms: 5_000 }, 'read_back'],
      ['answered late', { kind: 'delay', ms: 50 }, 'reply'],
      ['429 with Retry-After', { kind: 'rate_limited', retryAfterSeconds: 7 }, 'reply'],
      ['429 without Retry-After', { kind: 'rate_limited' }, 'reply'],
      ['503', { kind: 'status', status: 503 }, 'reply'],
      ['500', { kind: 'status', status: 500 }, 'reply'],
      ['internal timeout 36009007', { kind: 'business_code', code: 36009007 }, 'reply'],
      ['garbled', { kind: 'garbled' }, 'read_back'],
      ['truncated', { kind: 'truncated' }, 'read_back'],
      ['a page of HTML', { kind: 'html' }, 'read_back'],
      ['data of a wrong type', { kind: 'wrong_type' }, 'read_back'],
      ['a redirect', { kind: 'redirect' }, 'reply'],
      ['far too much of it', { kind: 'huge', bytes: 16 * 1024 * 1024 }, 'read_back'],
      ['an expired token', { kind: 'expire_token' }, 'reply'],
    ] as const)('%s: ends with one effect', async (_title, fault, settledBy) => {
      const { orderId, number } = await told()
      await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, ...fault })
      const shipment = await bridge.settle(orderId)
      expect(shipment).toMatchObject({ state: 'synced', trackingNumber: number })
      expect(shipment.attempts.filter((each: { effect: string }) => each.effect === 'applied')).toMatchObject([
        { settledBy },
      ])
      await shippedOnce(orderId, number)
    })

    it('applied 30 s late, after we gave up and sent again: one effect', async () => {
      const { orderId, number } = await told()
      await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, kind: 'late_apply', ms: 30_000 })
      expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
      await bridge.advance(minuteMs)
      await bridge.work()
      await shippedOnce(orderId, number)
    })

    it('is not sent again before two readings found nothing and it had time to settle', async () => {
      const { orderId } = await told()
      await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, kind: 'drop_before_apply' })
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'unknown',
        reasonCode: 'reading_back',
        attempts: [{ effect: null }],
      })
      for (let passedMs = 0; passedMs < 15_000; passedMs += 5_000) {
        await bridge.advance(5_000)
        await bridge.work()
        expect((await bridge.shipmentOf(orderId)).attempts).toHaveLength(1)
      }
      expect(await bridge.settle(orderId)).toMatchObject({
        state: 'synced',
        attempts: [{ effect: 'applied' }, { effect: 'none' }],
      })
    })

    it('read back from a place that lags: one effect', async () => {
      const { orderId, number } = await told()
      await bridge.fault({
        vendor: 'tiktok-shop',
        operation: detail,
        key: orderId,
        kind: 'stale_read',
        ms: 10_000,
        times: 3,
      })
      await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, kind: 'apply_then_drop' })
      expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
      await shippedOnce(orderId, number)
    })

    it('asks to wait: nothing is sent before', async () => {
      const { orderId } = await told()
      await bridge.fault({
        vendor: 'tiktok-shop',
        operation: mark,
        key: orderId,
        kind: 'rate_limited',
        retryAfterSeconds: 300,
      })
      await bridge.work()
      const shipment = await bridge.shipmentOf(orderId)
      expect(shipment).toMatchObject({ state: 'ready', reasonCode: 'retry_later' })
      expect(Date.parse(shipment.dueAt) - bridge.clock.now()).toBeGreaterThanOrEqual(300_000)
      await bridge.advance(299_000)
      await bridge.work()
      expect((await bridge.shipmentOf(orderId)).attempts).toHaveLength(1)
      await bridge.advance(60_000)
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
    })

    it('fails for an hour: few calls, and it heals by itself', async () => {
      const { orderId, number } = await told()
      await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, kind: 'rate_limited', times: 1_000 })
      for (let minute = 0; minute < 60; minute += 2) {
        await bridge.advance(2 * minuteMs)
        await bridge.work()
      }
      const tried = (await bridge.shipmentOf(orderId)).attempts.length
      expect(tried).toBeGreaterThan(3)
      expect(tried).toBeLessThan(12)
      await bridge.sandbox.control('DELETE', '/control/faults')
      await bridge.advance(hourMs)
      await bridge.work()
      await bridge.advance(hourMs)
      await bridge.work()
      await shippedOnce(orderId, number)
    })

    it('answers a code no document lists: parked with the code, never taken for success', async () => {
      const { orderId } = await told()
      await bridge.fault({
        vendor: 'tiktok-shop',
        operation: mark,
        key: orderId,
        kind: 'business_code',
        code: 21999999,
        message: 'strange',
      })
      expect(await bridge.settle(orderId)).toMatchObject({
        state: 'needs_fix',
        reasonCode: 'refused',
        attempts: [{ code: '21999999', effect: 'none' }],
      })
      expect(await bridge.applied(orderId)).toEqual([])
      const { id } = await bridge.shipmentOf(orderId)
      await bridge.api('POST', `/shipments/${id}/retry`)
      expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
    })
  })

  describe('the one correction', () => {
    it.each([
      ['applied, and the answer lost', { kind: 'apply_then_drop' }],
      ['cut before it was applied', { kind: 'drop_before_apply' }],
      ['applied 5 s late', { kind: 'late_apply', ms: 5_000 }],
      ['unreadable', { kind: 'garbled' }],
    ] as const)('%s: ends with one correction, also while parts of the order are open', async (_title, fault) => {
      const [first, second] = [freshUps(), freshUps()]
      const { orderId, storeOrderId } = await bridge.order({ lines: [{ sellerSku: 'MUG', quantity: 2 }] })
      const { id } = await bridge.fulfil({
        orderId: storeOrderId,
        company: 'UPS',
        numbers: [first],
        lines: [{ sku: 'MUG', quantity: 1 }],
      })
      await bridge.work()
      await bridge.advance(minuteMs)
      await bridge.inStore(`fulfilments/${id}/tracking`, { numbers: [second] })
      for (const operation of ['update shipping info', 'update package shipping info']) {
        await bridge.fault({ vendor: 'tiktok-shop', operation, ...fault })
      }
      const shipment = await bridge.settle(orderId)
      expect(shipment).toMatchObject({ state: 'synced', trackingNumber: second, corrections: 1 })
      expect(await bridge.applied(orderId)).toMatchObject([
        { effect: 'package shipped', trackingNumber: first },
        { effect: 'tracking corrected', trackingNumber: second },
      ])
    })
  })

  describe('already shipped', () => {
    const providerId = () => bridge.providerId('US', 'UPS')

    it('by the seller with the same number: synced, nothing sent', async () => {
      const { orderId, number } = await told()
      await bridge.atChannel(orderId, 'seller-ships', { trackingNumber: number, providerId: await providerId() })
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'synced',
        reasonCode: 'synced_already',
        attempts: [],
      })
    })

    it('by the seller with another number: held, with that number', async () => {
      const { orderId } = await told()
      const other = freshUps()
      await bridge.atChannel(orderId, 'seller-ships', { trackingNumber: other, providerId: await providerId() })
      await bridge.work()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'needs_fix',
        reasonCode: 'shipped_otherwise',
        say: expect.stringContaining(other),
        attempts: [],
      })
    })

    it.each([
      ['the same number', true],
      ['another number', false],
    ])('between our reading and our call, with %s: compared, not believed', async (_title, same) => {
      const { orderId, number } = await told()
      const remote = same ? number : freshUps()
      // What we decide from is as it was before the seller shipped.
      await bridge.fault({ vendor: 'tiktok-shop', operation: detail, key: orderId, kind: 'stale_read', ms: minuteMs })
      await bridge.atChannel(orderId, 'seller-ships', { trackingNumber: remote, providerId: await providerId() })
      const shipment = await bridge.settle(orderId)
      expect(shipment).toMatchObject(
        same
          ? { state: 'synced' }
          : { state: 'needs_fix', reasonCode: 'shipped_otherwise', say: expect.stringContaining(remote) },
      )
      expect(await bridge.applied(orderId)).toMatchObject([{ trackingNumber: remote, requestId: 'control' }])
    })
  })

  it('a provider that left the list between decision and push is looked up again, and held', async () => {
    await told()
    await bridge.work()
    const { shops } = await bridge.sandbox.control('GET', '/control/tiktok-shop/shops')
    const options = shops.find((shop: { id: string }) => shop.id === bridge.channels.US.shopId).deliveryOptions as {
      id: string
      type: string
      providers: { id: string; name: string }[]
    }[]
    const option = options.find((each) => each.type === 'SEND_BY_SELLER')
    const { orderId } = await told()
    await bridge.sandbox.control('PUT', `/control/tiktok-shop/delivery-options/${option?.id}`, {
      providers: option?.providers.filter(({ name }) => name !== 'UPS'),
    })
    const shipment = await bridge.settle(orderId)
    await bridge.sandbox.control('PUT', `/control/tiktok-shop/delivery-options/${option?.id}`, {
      providers: option?.providers,
    })
    expect(shipment).toMatchObject({ state: 'needs_mapping', reasonCode: 'provider_not_offered' })
    expect(await bridge.applied(orderId)).toEqual([])
    await bridge.advance(25 * hourMs)
    await bridge.work()
    await bridge.api('POST', `/shipments/${shipment.id}/retry`)
    expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
  })

  describe('authorisation', () => {
    it('an expired token that many calls meet at once is refreshed once', async () => {
      const many = await Promise.all(Array.from({ length: 20 }, () => told()))
      await bridge.sandbox.control('POST', '/control/tiktok-shop/tokens/expire', {
        authorisationId: bridge.channels.US.authorisationId,
      })
      // A rule that never strikes counts the calls it would have met.
      await bridge.fault({ vendor: 'tiktok-shop', operation: 'token refresh', kind: 'delay', every: 1_000_000 })
      for (const { orderId } of many) expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
      const [counter] = (await bridge.sandbox.control('GET', '/control/faults')).faults
      expect(counter).toMatchObject({ operation: 'token refresh', matched: 1, struck: 0 })
    })

    it('a dead refresh token breaks the channel once, keeps the work, and a new code lets it go on', async () => {
      await bridge.sandbox.control('POST', '/control/tiktok-shop/tokens/expire', {})
      await bridge.sandbox.control('POST', '/control/tiktok-shop/tokens/expire', { kind: 'refresh' })
      const sent = [await told(), await told()]
      await bridge.work()
      await bridge.advance(minuteMs)
      await bridge.work()
      const path = `/channels/${bridge.channels.US.channelId}`
      expect((await bridge.api('GET', path)).body).toMatchObject({ status: 'broken' })
      expect(await openAlerts('Reconnect the sales channel')).not.toHaveLength(0)
      for (const { orderId } of sent) expect(await bridge.applied(orderId)).toEqual([])
      await bridge.reconnect('US')
      await bridge.reconnect('UK')
      await bridge.advance(hourMs)
      for (const { orderId, number } of sent) {
        expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
        await shippedOnce(orderId, number)
      }
      expect(await openAlerts('Reconnect the sales channel')).toHaveLength(0)
    })
  })

  it('a clock that is minutes off is learned, told, and harms nothing', async () => {
    await bridge.clock.advance(12 * minuteMs)
    const { orderId, number } = await told()
    expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
    await shippedOnce(orderId, number)
    await bridge.advance(10 * minuteMs)
    await bridge.work()
    expect(await openAlerts('clock of this installation')).not.toHaveLength(0)
    await bridge.sandbox.control('POST', '/control/clock/advance', { ms: 12 * minuteMs, settle: true })
    await bridge.advance(10 * minuteMs)
    await bridge.work()
  })

  describe('the store', () => {
    it.each([
      ['throttles', { kind: 'rate_limited', retryAfterSeconds: 3 }],
      ['answers 500', { kind: 'status', status: 500 }],
      ['answers 503', { kind: 'status', status: 503 }],
      ['is cut off', { kind: 'drop_before_apply' }],
      ['is garbled', { kind: 'garbled' }],
      ['answers a page', { kind: 'html' }],
    ] as const)('%s for a while: read again, sent once', async (_title, fault) => {
      await bridge.fault({ vendor: 'shopify', operation: 'order', times: 3, ...fault })
      const { orderId, number } = await told()
      // An answer nobody can read is asked for again after minutes, not seconds.
      for (let minute = 0; minute < 40 && (await bridge.applied(orderId)).length === 0; minute++) {
        await bridge.work()
        await bridge.advance(minuteMs)
      }
      expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
      await shippedOnce(orderId, number)
      expect(await storeStatus()).toBe('active')
    })
  })

  describe('notices', () => {
    it('a hundred copies, and the same content under new ids, are one effect', async () => {
      await bridge.sandbox.control('PUT', '/control/webhooks/settings', { duplicate: 1 })
      const { orderId, number, fulfilmentId } = await told()
      for (let copy = 0; copy < 10; copy++)
        await bridge.inStore(`fulfilments/${fulfilmentId}/tracking`, { numbers: [number] })
      await bridge.sandbox.control('PUT', '/control/webhooks/settings', { duplicate: 0 })
      await bridge.sandbox.control('POST', '/control/webhooks/settled')
      const { deliveries } = await bridge.sandbox.control('GET', '/control/webhooks')
      const notice = deliveries.findLast((each: { vendor: string }) => each.vendor === 'shopify')
      const rows = async () =>
        Number(
          (await bridge.server.parts.db.allWorkspaces.query<{ count: string }>('select count(*) from inbox')).rows[0]
            ?.count,
        )
      const before = await rows()
      const copies = await Promise.all(
        Array.from({ length: 100 }, () =>
          bridge.sendNotice(notice, {
            'x-shopify-webhook-id': 'one-and-the-same',
            'x-shopify-event-id': 'one-and-the-same',
          }),
        ),
      )
      expect(new Set(copies)).toEqual(new Set([200]))
      expect((await rows()) - before).toBeLessThanOrEqual(1)
      await Promise.all(
        Array.from({ length: 20 }, (_, copy) =>
          bridge.sendNotice(notice, { 'x-shopify-webhook-id': `new-${copy}`, 'x-shopify-event-id': `new-${copy}` }),
        ),
      )
      expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
      await shippedOnce(orderId, number)
    })

    it('shuffled: the newest word of the store wins', async () => {
      await bridge.sandbox.control('PUT', '/control/webhooks/settings', { reorder: true })
      const [first, second] = [freshUps(), freshUps()]
      const { orderId, storeOrderId } = await bridge.order({})
      const { id } = await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [first] })
      await bridge.advance(1_000)
      await bridge.inStore(`fulfilments/${id}/tracking`, { numbers: [second] })
      await bridge.sandbox.control('PUT', '/control/webhooks/settings', { reorder: false })
      await bridge.advance(5_000)
      const shipment = await bridge.settle(orderId)
      expect(shipment).toMatchObject({ state: 'synced', trackingNumber: second, shipment: { revision: 1 } })
      await shippedOnce(orderId, second)
    })
  })

  it('an old notice that the app was removed does not stop a store that still answers', async () => {
    const { deliveries } = await bridge.sandbox.control('GET', '/control/webhooks')
    const { url } = deliveries.find((each: { vendor: string }) => each.vendor === 'shopify')
    const headers = { 'x-shopify-webhook-id': 'an-old-removal', 'x-shopify-event-id': 'an-old-removal' }
    expect(await bridge.sendNotice({ url, topic: 'app/uninstalled', body: '{"id":1,"name":"x"}' }, headers)).toBe(200)
    const { orderId } = await told()
    expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
    expect(await storeStatus()).toBe('active')
  })

  it.each(['leave_out', 'refuse'])(
    'an id TikTok Shop does not know (%s) keeps no other order from being linked',
    async (unknownOrderIds) => {
      await bridge.sandbox.control('PUT', '/control/tiktok-shop/switches', { unknownOrderIds })
      const odd = await bridge.order({
        store: { name: `#odd-${unknownOrderIds}`, sourceIdentifier: '576400000000007777' },
      })
      await bridge.fulfil({ orderId: odd.storeOrderId, company: 'UPS', numbers: [freshUps()] })
      const sent = [await told(), await told(), await told()]
      await bridge.work()
      await bridge.sandbox.control('PUT', '/control/tiktok-shop/switches', { unknownOrderIds: 'leave_out' })
      for (const { orderId } of sent) expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
      const { body } = await bridge.api('GET', `/shipments?text=${encodeURIComponent(`#odd-${unknownOrderIds}`)}`)
      expect(body.items).toMatchObject([{ state: 'waiting', reasonCode: 'order_not_found', channel: null }])
    },
  )

  it('an edit that comes while its predecessor is on the wire is not lost', async () => {
    const [first, second] = [freshUps(), freshUps()]
    const { orderId, fulfilmentId } = await told(first)
    await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, kind: 'delay', ms: 1_500 })
    const working = bridge.work()
    await bridge.until(async () => (await bridge.applied(orderId)).length === 1)
    await bridge.sandbox.control('POST', '/control/clock/advance', { ms: 1_000 })
    await bridge.inStore(`fulfilments/${fulfilmentId}/tracking`, { numbers: [second] })
    await bridge.sandbox.control('POST', '/control/webhooks/settled')
    // Another process takes the edit in while the first still waits for its answer.
    const beside = await startBeside(bridge)
    await beside.engine.runDue()
    await beside.stop()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'pushing', shipment: { revision: 2 } })
    await working
    await bridge.work()
    expect(await bridge.settle(orderId)).toMatchObject({ trackingNumber: second, shipment: { revision: 2 } })
    expect(await bridge.applied(orderId)).toMatchObject([
      { effect: 'package shipped', trackingNumber: first },
      { effect: 'tracking corrected', trackingNumber: second },
    ])
    await bridge.clock.advance(1_000)
  })

  it('a worker frozen past its lease sends nothing more and cannot speak for its rows', async () => {
    const beside = await startBeside(bridge)
    try {
      const { orderId, number } = await told()
      await bridge.sandbox.control('POST', '/control/webhooks/settled')
      // Frozen with its answer on the way: the effect is there, the lease goes by, another worker takes over.
      await bridge.fault({ vendor: 'tiktok-shop', operation: mark, key: orderId, kind: 'delay', ms: 1_500 })
      const frozen = bridge.work()
      await bridge.until(async () => (await bridge.applied(orderId)).length === 1)
      await bridge.advance(90_000)
      await beside.engine.runDue()
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'synced',
        attempts: [{ effect: 'applied', settledBy: 'read_back' }],
      })
      await bridge.advance(5_000)
      const { updatedAt } = await bridge.shipmentOf(orderId)
      await frozen
      expect((await bridge.shipmentOf(orderId)).updatedAt).toBe(updatedAt)
      expect(await bridge.shipmentOf(orderId)).toMatchObject({
        state: 'synced',
        attempts: [{ effect: 'applied', settledBy: 'read_back' }],
      })
      await shippedOnce(orderId, number)
    } finally {
      await beside.stop()
    }
  })

  it.skipIf(engine === 'embedded')(
    'two engines that drain at once send each shipment once (skipped on the embedded database: it has one engine)',
    async () => {
      const beside = await startBeside(bridge)
      try {
        const sent = await Promise.all(
          Array.from({ length: 30 }, (_, at) => told(freshUps(), at % 2 === 0 ? {} : { region: 'US' })),
        )
        await bridge.sandbox.control('POST', '/control/webhooks/settled')
        await Promise.all([bridge.work(), beside.engine.runDue(), beside.engine.runDue()])
        await bridge.work()
        for (const { orderId, number } of sent) {
          expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
          await shippedOnce(orderId, number)
        }
      } finally {
        await beside.stop()
      }
    },
  )

  it('a store whose credentials die is told once; its work goes on when they are back', async () => {
    const shop = await bridge.sandbox.control('POST', `/control/shopify/shops/${storeShop}/uninstall`)
    expect(shop.isInstalled).toBe(false)
    await bridge.work()
    await bridge.advance(10 * minuteMs)
    await bridge.work()
    expect(await storeStatus()).toBe('broken')
    expect(await openAlerts('Reconnect the store')).toHaveLength(1)
  })
})
