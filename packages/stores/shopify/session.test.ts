import type { HttpDoor } from '@waybridge/store-contract'
import { toolsFor } from '@waybridge/store-contract/battery'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FakeOrder, FakeShop, replied } from './fixtures/fake-shop.ts'
import { shopify } from './index.ts'
import { ShopifySession } from './session.ts'
import { settings } from './settings.ts'

const pasted = settings.parse({
  shopDomain: 'demo',
  accessToken: 'shpat_fixture_token',
  clientSecret: 'fixture secret',
})
const credentials = settings.parse({ shopDomain: 'demo', clientId: 'fixture id', clientSecret: 'fixture secret' })

const line = (id: string) => ({ id, sku: `SKU-${id}` })
const order = (id: string, more: Partial<FakeOrder> = {}): FakeOrder => ({
  id,
  updatedAt: '2026-11-21T10:00:00Z',
  lines: [],
  shipments: [],
  ...more,
})

function open(shop: FakeShop, as = pasted, http: HttpDoor = shop.door) {
  const tools = toolsFor(http)
  const waitedMs: number[] = []
  const waitMs = tools.wait
  tools.wait = async (ms) => {
    waitedMs.push(ms)
    await waitMs(ms)
  }
  return { session: new ShopifySession(as, tools), tools, waitedMs }
}

const cost = (requestedQueryCost: number, currentlyAvailable: number) => ({
  requestedQueryCost,
  actualQueryCost: null,
  throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
})
const throttledReply = (extensions?: unknown) => () =>
  replied(200, { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions })

describe('the pace', () => {
  it('a throttled reply waits exactly as long as the missing points take to come back', async () => {
    const shop = new FakeShop()
    shop.faults.push(throttledReply({ cost: cost(500, 200) }))
    const { session, waitedMs } = open(shop)
    expect(await session.readOrder('1')).toEqual({ ok: true, value: null })
    expect(waitedMs.filter((ms) => ms > 0)).toEqual([3000])
  })

  it('the next call of an operation waits for its last price beforehand, whatever the bucket is called', async () => {
    const shop = new FakeShop()
    shop.cost = {
      ...shop.cost,
      requestedQueryCost: 400,
      throttleStatus: { maximumAvailable: 500, currentlyAvailable: 100, restoreRate: 50 },
    }
    const { session, waitedMs } = open(shop)
    await session.readOrder('1')
    expect(waitedMs).toEqual([])
    await session.readOrder('1')
    expect(waitedMs).toEqual([6000])
  })

  it('calls side by side do not all count the same points', async () => {
    const shop = new FakeShop()
    shop.cost = {
      ...shop.cost,
      requestedQueryCost: 400,
      throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 500, restoreRate: 100 },
    }
    const { session, waitedMs } = open(shop)
    await session.readOrder('1')
    await Promise.all([session.readOrder('1'), session.readOrder('1')])
    expect(waitedMs).toEqual([3000])
  })

  it('a decimal Retry-After of a 429 is honoured', async () => {
    const shop = new FakeShop()
    shop.faults.push(() => replied(429, '', { 'retry-after': '2.5' }))
    const { session, waitedMs } = open(shop)
    expect((await session.readOrder('1')).ok).toBe(true)
    expect(waitedMs).toEqual([2500])
  })

  it('a wait too long for one call becomes a problem that says when', async () => {
    const shop = new FakeShop()
    shop.faults.push(() => replied(429, '', { 'retry-after': '120' }))
    const { session, waitedMs } = open(shop)
    expect(await session.readOrder('1')).toMatchObject({
      ok: false,
      problem: { code: 'store.throttled', effect: 'none', retry: { afterMs: 120_000 } },
    })
    expect(waitedMs).toEqual([])
  })

  it('throttling without end is given up after a bounded number of tries', async () => {
    const shop = new FakeShop()
    shop.faults.push(...Array.from({ length: 50 }, () => throttledReply()))
    const { session } = open(shop)
    expect(await session.readOrder('1')).toMatchObject({ ok: false, problem: { code: 'store.throttled' } })
    expect(shop.requests.length).toBe(5)
  })
})

describe('the token', () => {
  it('is asked for once by many calls at once, kept, and used after a restart', async () => {
    const shop = new FakeShop()
    const { session, tools } = open(shop, credentials)
    await Promise.all([session.readOrder('1'), session.readOrder('2'), session.check()])
    expect(shop.tokensGiven).toBe(1)
    expect((await new ShopifySession(credentials, tools).readOrder('1')).ok).toBe(true)
    expect(shop.tokensGiven).toBe(1)
  })

  it('is not shared with another app', async () => {
    const shop = new FakeShop()
    const { session, tools } = open(shop, credentials)
    await session.check()
    await new ShopifySession({ ...credentials, clientId: 'another app' }, tools).check()
    expect(shop.tokensGiven).toBe(2)
  })

  it('is renewed five minutes before its end', async () => {
    const shop = new FakeShop()
    const { session, tools } = open(shop, credentials)
    await session.check()
    await tools.wait((86399 - 301) * 1000)
    await session.check()
    expect(shop.tokensGiven).toBe(1)
    await tools.wait(1000)
    await session.check()
    expect(shop.tokensGiven).toBe(2)
  })

  it('that is refused is renewed once, by many calls at once', async () => {
    const shop = new FakeShop()
    const { session } = open(shop, credentials)
    await session.check()
    shop.tokens = []
    const results = await Promise.all(['1', '2', '3'].map((id) => session.readOrder(id)))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(shop.tokensGiven).toBe(2)
  })

  it('that stays refused is a problem for the merchant, not a loop', async () => {
    const shop = new FakeShop()
    const refusing: HttpDoor = async (request) =>
      request.url.endsWith('/access_token') ? shop.door(request) : replied(401, { errors: 'no' })
    const { session } = open(shop, credentials, refusing)
    expect(await session.check()).toMatchObject({
      ok: false,
      problem: { code: 'store.credentials_refused', owner: 'merchant' },
    })
    expect(shop.tokensGiven).toBe(2)
  })

  it('that was pasted is never renewed', async () => {
    const shop = new FakeShop()
    shop.tokens = []
    const { session } = open(shop)
    expect(await session.check()).toMatchObject({ ok: false, problem: { code: 'store.credentials_refused' } })
    expect(shop.asked).toEqual(['SelfCheck'])
  })

  it('of another organisation is recognised', async () => {
    const shop = new FakeShop()
    shop.faults.push(() =>
      replied(400, {
        error: 'shop_not_permitted',
        error_description: 'Client credentials cannot be performed on this shop',
      }),
    )
    const { session } = open(shop, credentials)
    expect(await session.check()).toMatchObject({
      ok: false,
      problem: { code: 'store.shop_not_permitted', owner: 'merchant' },
    })
  })
})

describe('answers with errors', () => {
  it('a denied hint leaves the rest usable', async () => {
    const shop = new FakeShop()
    shop.orders.push(
      order('1', {
        lines: [line('11')],
        shipments: [{ id: '12', service: null, lines: [{ line: line('11'), quantity: 1 }] }],
      }),
    )
    const denying: HttpDoor = async (request) => {
      const outcome = await shop.door(request)
      if (!outcome.ok) return outcome
      const error = {
        message: 'Access denied',
        path: ['order', 'fulfillments', 0, 'service'],
        extensions: { code: 'ACCESS_DENIED' },
      }
      return replied(200, { ...JSON.parse(outcome.reply.text), errors: [error] })
    }
    const read = await open(shop, pasted, denying).session.readOrder('1')
    expect(read).toMatchObject({ ok: true, value: { shipments: [{ storeShipmentId: '12', fulfilledBy: null }] } })
  })

  it('a denied list is never taken for an empty one, and the missing scope has its name', async () => {
    const shop = new FakeShop()
    shop.faults.push(() =>
      replied(200, {
        data: { order: null },
        errors: [
          {
            message: 'Access denied for order field.',
            path: ['order'],
            extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_orders` access scope.' },
          },
        ],
      }),
    )
    const read = await open(shop).session.readOrder('1')
    expect(read).toMatchObject({
      ok: false,
      problem: { code: 'store.permission_missing', owner: 'merchant', retry: null },
    })
    expect(read.ok ? '' : read.problem.say).toContain('read_orders')
  })

  it('trouble on their side is tried again', async () => {
    const shop = new FakeShop()
    shop.faults.push(
      () => replied(200, { errors: [{ message: 'oops', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }),
      () => replied(502, '<html>'),
      () => ({ ok: false, effect: 'unknown', reason: 'reset' }),
    )
    expect(await open(shop).session.readOrder('1')).toEqual({ ok: true, value: null })
  })

  it('a token quoted in an error does not reach the logs', async () => {
    const shop = new FakeShop()
    shop.faults.push(() => replied(200, { errors: [{ message: 'bad shpat_fixture_token and fixture secret' }] }))
    expect(JSON.stringify(await open(shop).session.check())).not.toMatch(/shpat_fixture_token|fixture secret/)
  })

  it('another API version in the answer raises a warning, and its return clears it', async () => {
    const shop = new FakeShop()
    shop.versionAnswered = '2027-10'
    const { session } = open(shop)
    await session.check()
    expect(session.warnings()).toMatchObject([{ code: 'store.version_retired', owner: 'ours' }])
    shop.versionAnswered = '2026-10'
    await session.check()
    expect(session.warnings()).toEqual([])
  })
})

describe('an order too big for one answer', () => {
  const manyLines = Array.from({ length: 320 }, (_, index) => line(String(1000 + index)))
  const manyNumbers = Array.from({ length: 7 }, (_, index) => ({ company: null, number: `N${index}`, url: null }))
  const shop = new FakeShop()
  shop.orders.push(
    order('1', {
      lines: manyLines,
      shipments: Array.from({ length: 12 }, (_, index) => ({
        id: String(500 + index),
        trackingInfo: index === 3 ? manyNumbers : [],
        lines: (index === 2 ? manyLines : manyLines.slice(0, 2)).map((each) => ({ line: each, quantity: 1 })),
      })),
    }),
  )

  it.each(['readOrder', 'readChanges'] as const)(
    'is complete in %s: lines, shipments, shipment lines and numbers',
    async (how) => {
      const { session } = open(shop)
      const read =
        how === 'readOrder'
          ? await session.readOrder('1')
          : await session.readChanges({ cursor: null, sinceAt: '2026-11-01T00:00:00Z' })
      if (!read.ok || read.value === null) throw new Error('expected an order')
      const whole = 'orders' in read.value ? read.value.orders[0] : read.value
      expect(whole?.lines.length).toBe(320)
      expect(whole?.shipments.map(({ lines }) => lines.length)).toEqual([2, 2, 320, 2, 2, 2, 2, 2, 2, 2, 2, 2])
      expect(whole?.shipments[3]?.trackingTexts).toEqual(manyNumbers.map(({ number }) => number))
    },
  )
})

describe('the changes', () => {
  it('go on from the beginning of the run when Shopify does not take its own cursor back', async () => {
    const shop = new FakeShop()
    for (let id = 1; id <= 15; id++) shop.orders.push(order(String(id)))
    const { session } = open(shop)
    const sinceAt = '2026-11-01T00:00:00Z'
    const first = await session.readChanges({ cursor: null, sinceAt })
    if (!first.ok) throw new Error(first.problem.detail)
    shop.faults.push(() => replied(200, { errors: [{ message: 'Invalid cursor for current pagination sort.' }] }))
    const second = await session.readChanges({ cursor: first.value.cursor, sinceAt })
    expect(second.ok && second.value.orders.map(({ storeOrderId }) => storeOrderId)).toEqual(
      first.value.orders.map(({ storeOrderId }) => storeOrderId),
    )
  })

  it('of a page of which one order cannot be read are not told at all, so the cursor stays before it', async () => {
    const shop = new FakeShop()
    const lines = Array.from({ length: 9 }, (_, index) => line(String(10 + index)))
    shop.orders.push(order('1', { lines }))
    shop.faults.push(
      () => null,
      () => replied(403, ''),
    )
    const { session } = open(shop)
    expect(await session.readChanges({ cursor: null, sinceAt: '2026-11-01T00:00:00Z' })).toMatchObject({ ok: false })
    expect(shop.asked).toEqual(['ChangedOrders', 'OrderShipments'])
  })
})

describe('subscriptions', () => {
  const address = 'https://waybridge.example/hooks/one'

  it('at an older address move to the new one, and strangers stay', async () => {
    const shop = new FakeShop()
    const { session } = open(shop)
    await session.subscribe('https://old.example/hooks/one')
    shop.subscriptions.push({
      id: 'gid://shopify/WebhookSubscription/99',
      topic: 'PRODUCTS_CREATE',
      uri: 'https://else.example',
      format: 'JSON',
      includeFields: [],
    })
    expect(await session.subscribe(address)).toMatchObject({ ok: true })
    expect(new Set(shop.subscriptions.map(({ uri }) => uri))).toEqual(new Set([address, 'https://else.example']))
    expect(shop.subscriptions.length).toBe(6)
  })

  it('with other fields are made anew', async () => {
    const shop = new FakeShop()
    const { session } = open(shop)
    await session.subscribe(address)
    for (const each of shop.subscriptions) each.includeFields = ['id', 'email']
    await session.subscribe(address)
    expect(JSON.stringify(shop.subscriptions)).not.toContain('email')
  })

  it('that exist although the list does not show them count as there', async () => {
    const shop = new FakeShop()
    const { session } = open(shop)
    await session.subscribe(address)
    shop.faults.push(() =>
      replied(200, {
        data: { webhookSubscriptions: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
      }),
    )
    const again = await session.subscribe(address)
    expect(again.ok && again.value.every(({ state }) => state === 'already there')).toBe(true)
  })

  it('whose making got lost are reported failed, and sent only once', async () => {
    const shop = new FakeShop()
    shop.faults.push(
      () => null,
      () => ({ ok: false, effect: 'unknown', reason: 'timed out' }),
    )
    const report = await open(shop).session.subscribe(address)
    expect(report.ok && report.value[0]?.state).toBe('failed')
    expect(shop.subscriptions.length).toBe(4)
  })
})

it('no answer whatever makes a session throw or claim an effect for a read', async () => {
  const answers = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((data) => `{"data":${data}}`),
    fc.json().map((errors) => `{"errors":${errors},"data":null}`),
    fc.json().map((cost) => `{"data":{"order":null},"extensions":{"cost":${cost}}}`),
  )
  await fc.assert(
    fc.asyncProperty(answers, fc.integer({ min: 100, max: 599 }), fc.boolean(), async (text, status, isFine) => {
      const http: HttpDoor = async () => ({ ok: true, reply: { status: isFine ? 200 : status, headers: {}, text } })
      const session = shopify.connect(pasted, toolsFor(http))
      for (const result of [
        await session.check(),
        await session.readOrder('1'),
        await session.readChanges({ cursor: text, sinceAt: '2026-11-01' }),
      ]) {
        if (!result.ok) expect(result.problem).toMatchObject({ effect: 'none', say: expect.stringMatching(/\w/) })
      }
      await session.subscribe('https://waybridge.example/hooks/one')
    }),
    { numRuns: 300 },
  )
})
