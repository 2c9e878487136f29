import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createWorld, type OwnedWorld } from '../core/world.ts'
import { attachShopify, servedVersion } from './index.ts'

const startMs = Date.UTC(2026, 10, 21, 18)
const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asserts on
type Any = any

async function open(wish: Record<string, unknown> = {}) {
  const world: OwnedWorld = await createWorld({ clock: { frozenAtMs: startMs } })
  closers.push(() => world.close())
  const { url } = await attachShopify(world)
  const control = async (path: string, body: unknown, method = 'POST'): Promise<Any> => {
    const answer = await fetch(`${world.controlUrl}/control/shopify/shops${path}`, {
      method,
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as Any
    if (!answer.ok) throw new Error(said.error)
    return said
  }
  const made = await control('', {
    shop: 'mugs',
    clientId: 'client',
    clientSecret: 'secret',
    tokens: ['shpat_old'],
    ...wish,
  })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/shops/mugs${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const ask = async (query: string, variables: unknown = {}, given: { token?: string; version?: string } = {}) => {
    const { token = 'shpat_old', version = '2026-10' } = given
    const answer = await post(
      `/admin/api/${version}/graphql.json`,
      { query, variables },
      { 'x-shopify-access-token': token },
    )
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Any }
  }
  const grant = async (body: unknown) => {
    const answer = await post('/admin/oauth/access_token', body)
    return { status: answer.status, body: (await answer.json()) as Any }
  }
  return { world, url, control, made, ask, grant }
}

async function receiver(status: () => number) {
  const got: { headers: http.IncomingHttpHeaders; body: string }[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(status()).end()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closers.push(() => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  })
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

const shipments = `query OrderShipments($id: ID!) { order(id: $id) {
  id name displayFulfillmentStatus sourceIdentifier fulfillmentsCount { count }
  fulfillments(first: 10) { id status displayStatus service { handle type } trackingInfo(first: 5) { company number url }
    fulfillmentLineItems(first: 15) { nodes { quantity lineItem { sku currentQuantity variant { id } } } pageInfo { hasNextPage } } } } }`
const changed = `query Changed($q: String!, $first: Int!, $after: String) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $q) { nodes { id name } pageInfo { hasNextPage endCursor } } }`
const subscribe = `mutation S($topic: WebhookSubscriptionTopic!, $sub: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $sub) { webhookSubscription { id topic uri apiVersion { handle } } userErrors { field message } } }`
const listSubscriptions = '{ webhookSubscriptions(first: 100) { nodes { id topic } } }'

describe('tokens', () => {
  it('a client credentials token lives a day, then the API says 401 in the documented words', async () => {
    const { grant, ask, world } = await open()
    const { body } = await grant({ grant_type: 'client_credentials', client_id: 'client', client_secret: 'secret' })
    expect(body.expires_in).toBe(86_399)
    const token = body.access_token
    expect((await ask('{ shop { id } }', {}, { token })).status).toBe(200)
    world.clock.advance(86_400_000)
    const late = await ask('{ shop { id } }', {}, { token })
    expect([late.status, late.body.errors]).toEqual([
      401,
      '[API] Invalid API key or access token (unrecognized login or wrong password)',
    ])
  })

  it('an app of another organisation is not permitted', async () => {
    const { grant } = await open({ isSameOrganization: false })
    const said = await grant({ grant_type: 'client_credentials', client_id: 'client', client_secret: 'secret' })
    expect([said.status, said.body.error]).toEqual([400, 'shop_not_permitted'])
  })

  it('a replaced refresh token works until its successor is first used', async () => {
    const { grant, url } = await open()
    const agreed = await fetch(
      `${url}/shops/mugs/admin/oauth/authorize?client_id=client&state=s&redirect_uri=http://app.test/back`,
      { redirect: 'manual' },
    )
    const back = new URL(agreed.headers.get('location') as string)
    const app = { client_id: 'client', client_secret: 'secret' }
    const first = await grant({ ...app, code: back.searchParams.get('code'), expiring: '1' })
    expect(first.body.expires_in).toBe(3600)
    const refresh = (refresh_token: string) => grant({ ...app, grant_type: 'refresh_token', refresh_token })
    const second = await refresh(first.body.refresh_token)
    expect((await refresh(first.body.refresh_token)).status).toBe(200)
    expect((await refresh(second.body.refresh_token)).status).toBe(200)
    expect((await refresh(first.body.refresh_token)).status).toBe(400)
  })
})

describe('versions', () => {
  it.each([
    ['2026-10', '2026-10'],
    ['2024-01', '2026-01'],
    ['2027-01', '2027-01'],
    ['2031-01', null],
    ['latest', null],
  ])('%s is served as %s', (asked, served) => {
    expect(servedVersion(asked)).toBe(served)
  })

  it('tells the version it fell forward to', async () => {
    const { ask } = await open()
    expect((await ask('{ shop { id } }', {}, { version: '2025-01' })).headers.get('x-shopify-api-version')).toBe(
      '2026-01',
    )
  })
})

describe('reading', () => {
  it('tells a partial fulfilment with its carrier, number and items', async () => {
    const { control, ask } = await open()
    const { orders } = await control('/mugs/orders', {
      sourceIdentifier: '577086512123755123',
      lines: [{ sku: 'MUG', quantity: 3 }],
    })
    const [{ id }] = orders
    await control('/mugs/fulfilments', {
      orderId: id,
      company: 'UPS',
      numbers: ['1Z', '2Z'],
      lines: [{ sku: 'MUG', quantity: 2 }],
    })
    const { body } = await ask(shipments, { id: `gid://shopify/Order/${id}` })
    expect(body.errors).toBeUndefined()
    expect(body.data.order).toMatchObject({
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
      fulfillmentsCount: { count: 1 },
      fulfillments: [
        {
          status: 'SUCCESS',
          trackingInfo: [
            { company: 'UPS', number: '1Z' },
            { company: 'UPS', number: '2Z' },
          ],
          fulfillmentLineItems: { nodes: [{ quantity: 2, lineItem: { sku: 'MUG', currentQuantity: 3 } }] },
        },
      ],
    })
    const { requestedQueryCost, actualQueryCost } = body.extensions.cost
    expect(actualQueryCost).toBeLessThan(requestedQueryCost)
  })

  it('a field without its scope is null, with its path; the rest is told', async () => {
    const { control, ask } = await open({ scopes: ['read_orders', 'read_fulfillments'] })
    const { orders } = await control('/mugs/orders', {})
    await control('/mugs/fulfilments', { orderId: orders[0].id, company: null, numbers: ['1Z'] })
    const { body } = await ask(shipments, { id: `gid://shopify/Order/${orders[0].id}` })
    expect(body.data.order.fulfillments[0].fulfillmentLineItems.nodes[0].lineItem).toMatchObject({ variant: null })
    expect(body.errors[0]).toMatchObject({
      path: ['order', 'fulfillments', 0, 'fulfillmentLineItems', 'nodes', 0, 'lineItem', 'variant'],
      extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_products` access scope.' },
    })
  })

  it('orders older than sixty days need read_all_orders', async () => {
    const wish = { createdAt: '2026-08-01T00:00:00Z' }
    for (const [scopes, isSeen] of [
      [['read_orders'], false],
      [['read_orders', 'read_all_orders'], true],
    ] as const) {
      const { control, ask } = await open({ scopes })
      const { orders } = await control('/mugs/orders', wish)
      const { body } = await ask('query O($id: ID!) { order(id: $id) { id } }', {
        id: `gid://shopify/Order/${orders[0].id}`,
      })
      expect(body.data.order !== null).toBe(isSeen)
    }
  })

  it('what is valid but not imitated answers 501 and names the field; what is invalid is refused by the schema', async () => {
    const { ask } = await open()
    const missing = await ask('{ products(first: 1) { nodes { id } } }')
    expect([missing.status, missing.body.errors[0].message]).toEqual([
      501,
      'not imitated by this sandbox: QueryRoot.products',
    ])
    const invalid = await ask('{ shop { color } }')
    expect([invalid.status, invalid.body.data]).toEqual([200, undefined])
    expect((await ask(changed, { q: 'email:a@b', first: 1 })).status).toBe(501)
  })
})

describe('search', () => {
  it('pages through changes without a gap or a repeat, and meets the index lag', async () => {
    const { control, ask, world } = await open()
    const { ids } = await control('/mugs/orders', { count: 7, name: 'T{n}', tags: ['tiktok-shop'] })
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 4; page++) {
      const { body } = await ask(changed, {
        q: "updated_at:>='2026-11-21T18:00:00Z' tag:'tiktok-shop'",
        first: 2,
        after,
      })
      seen.push(...body.data.orders.nodes.map(({ id }: Any) => id.split('/').at(-1)))
      after = body.data.orders.pageInfo.endCursor
      expect(body.data.orders.pageInfo.hasNextPage).toBe(page < 3)
    }
    expect(seen).toEqual(ids)

    await control('/mugs/settings', { indexLagMs: 60_000 }, 'PUT')
    world.clock.advance(10_000)
    await control('/mugs/fulfilments', { orderId: ids[2], numbers: ['1Z'] })
    const since = { q: "updated_at:>'2026-11-21T18:00:05Z'", first: 5 }
    expect((await ask(changed, since)).body.data.orders.nodes).toEqual([])
    world.clock.advance(60_000)
    expect((await ask(changed, since)).body.data.orders.nodes).toMatchObject([{ name: 'T3' }])
  })

  it.each([
    ["tag:'tiktok-shop'", ['A', 'B']],
    ['source_identifier:577', ['B']],
    ['name:A', ['A']],
    ['fulfillment_status:fulfilled', ['A']],
    ['fulfillment_status:unshipped', ['B', '#1001']],
    ["tag:tiktok-shop AND source_identifier:'577'", ['B']],
    ["updated_at:<'2026-11-21T18:00:00Z'", []],
  ])('%s finds %j', async (q, names) => {
    const { control, ask } = await open()
    const tags = ['tiktok-shop']
    const { orders } = await control('/mugs/orders', {
      orders: [{ name: 'A', tags }, { name: 'B', tags, sourceIdentifier: '577' }, {}],
    })
    await control('/mugs/fulfilments', { orderId: orders[0].id, company: 'Other', numbers: ['X'] })
    const { body } = await ask(changed, { q, first: 10 })
    expect(body.data.orders.nodes.map(({ name }: Any) => name)).toEqual(names)
  })
})

describe('cost', () => {
  it('an empty bucket throttles with HTTP 200 and refills with time; a dear query never runs', async () => {
    const { control, ask, world } = await open()
    await control('/mugs/settings', { maximumAvailable: 50, restoreRate: 10 }, 'PUT')
    const dear = await ask(changed, { q: '', first: 60 })
    expect([dear.status, dear.body.data, dear.body.errors[0].extensions.code]).toEqual([200, undefined, 'THROTTLED'])
    await control('/mugs/settings', { throttleAs429: true }, 'PUT')
    const hard = await ask(changed, { q: '', first: 60 })
    expect([hard.status, Number(hard.headers.get('retry-after'))]).toEqual([429, 1.1])
    await ask(subscribe, { topic: 'APP_UNINSTALLED', sub: { uri: 'https://app.test/a' } })
    const available = async () => (await ask('{ shop { id } }')).body.extensions.cost.throttleStatus.currentlyAvailable
    expect(await available()).toBe(39)
    world.clock.advance(1_000)
    expect(await available()).toBe(48)
    const tooDear = await ask('{ orders(first: 250) { nodes { lineItems(first: 10) { nodes { id } } } } }')
    expect(tooDear.body.errors[0].extensions.code).toBe('MAX_COST_EXCEEDED')
  })
})

describe('webhooks', () => {
  it('signs the exact bytes, shares the event between topics, and tells ids as 18-digit numbers', async () => {
    const { control, ask, world } = await open()
    const { got, url } = await receiver(() => 200)
    await ask(subscribe, {
      topic: 'FULFILLMENTS_CREATE',
      sub: { uri: url, includeFields: ['id', 'line_items.quantity'] },
    })
    await ask(subscribe, { topic: 'ORDERS_UPDATED', sub: { uri: url } })
    const again = await ask(subscribe, { topic: 'ORDERS_UPDATED', sub: { uri: url } })
    expect(again.body.data.webhookSubscriptionCreate.userErrors[0].message).toContain('already been taken')
    const { orders } = await control('/mugs/orders', {})
    const { fulfilments } = await control('/mugs/fulfilments', {
      orderId: orders[0].id,
      company: 'UPS',
      numbers: ['1Z'],
    })
    await world.webhooks.settled()
    const of = (topic: string) =>
      got.find(({ headers }) => headers['x-shopify-topic'] === topic) as (typeof got)[number]
    const created = of('fulfillments/create')
    expect(created.body).toBe(`{"id":${fulfilments[0].id},"line_items":[{"quantity":1}]}`)
    expect(BigInt(fulfilments[0].id)).toBeGreaterThan(2n ** 53n)
    expect(created.headers['x-shopify-hmac-sha256']).toBe(
      createHmac('sha256', 'secret').update(created.body).digest('base64'),
    )
    const updated = of('orders/updated')
    expect(updated.headers['x-shopify-event-id']).toBe(created.headers['x-shopify-event-id'])
    expect(updated.headers['x-shopify-webhook-id']).not.toBe(created.headers['x-shopify-webhook-id'])
    expect(created.headers['x-shopify-shop-domain']).toBe('mugs.myshopify.com')
  })

  it('retries eight times within four hours under one id, then deletes the subscription', async () => {
    const { control, ask, world } = await open()
    const { got, url } = await receiver(() => 500)
    await ask(subscribe, { topic: 'ORDERS_CANCELLED', sub: { uri: url } })
    const { orders } = await control('/mugs/orders', {})
    await control(`/mugs/orders/${orders[0].id}/cancel`, {})
    for (let minute = 0; minute <= 240; minute++) {
      await world.webhooks.settled()
      world.clock.advance(60_000)
    }
    await world.webhooks.settled()
    expect(got).toHaveLength(9)
    expect(new Set(got.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1)
    expect((await ask(listSubscriptions)).body.data.webhookSubscriptions.nodes).toEqual([])
  })

  it('signs with the old secret for an hour after a rotation; a silent action sends nothing', async () => {
    const { control, ask, world } = await open()
    const { got, url } = await receiver(() => 200)
    await ask(subscribe, { topic: 'ORDERS_UPDATED', sub: { uri: url } })
    await control('/mugs/rotate-secret', { secret: 'new' })
    const { ids } = await control('/mugs/orders', { count: 3 })
    for (const [at, secret] of ['secret', 'new'].entries()) {
      await control('/mugs/fulfilments', { orderId: ids[at], numbers: ['1Z'] })
      await world.webhooks.settled()
      const last = got.at(-1)
      expect(last?.headers['x-shopify-hmac-sha256']).toBe(
        createHmac('sha256', secret)
          .update(last?.body ?? '')
          .digest('base64'),
      )
      world.clock.advance(3_600_000)
    }
    await control('/mugs/fulfilments', { orderId: ids[2], numbers: ['1Z'], silent: true })
    await world.webhooks.settled()
    expect(got).toHaveLength(2)
  })

  it('an uninstalled app hears of it once and its tokens are dead', async () => {
    const { control, ask, world } = await open()
    const { got, url } = await receiver(() => 200)
    await ask(subscribe, { topic: 'APP_UNINSTALLED', sub: { uri: url } })
    await control('/mugs/uninstall', {})
    await world.webhooks.settled()
    expect(got.map(({ headers }) => headers['x-shopify-topic'])).toEqual(['app/uninstalled'])
    expect((await ask('{ shop { id } }')).status).toBe(401)
  })
})

describe('the admin', () => {
  it('a third party answers later; a cancelled fulfilment gives its items back', async () => {
    const { control, world } = await open()
    const { orders } = await control('/mugs/orders', {})
    const ship = { orderId: orders[0].id, company: 'UPS', numbers: ['1Z'] }
    const { fulfilments } = await control('/mugs/fulfilments', { ...ship, status: 'PENDING' })
    const path = `/mugs/fulfilments/${fulfilments[0].id}`
    expect((await control(`${path}/status`, { status: 'SUCCESS' })).status).toBe('SUCCESS')
    await expect(control('/mugs/fulfilments', ship)).rejects.toThrow('nothing left to ship')
    await control(`${path}/tracking`, { numbers: ['2Z'] })
    await control(`${path}/cancel`, {})
    const next = await control('/mugs/fulfilments', ship)
    expect(next.fulfilments[0].lines).toEqual(fulfilments[0].lines)
    expect(world.ledger.all({ vendor: 'shopify' }).map(({ effect }) => effect)).toEqual([
      'order fulfilled',
      'fulfilment success',
      'tracking edited',
      'fulfilment cancelled',
      'order fulfilled',
    ])
  })

  it('an edit takes open units of a line away', async () => {
    const { control } = await open()
    const { orders } = await control('/mugs/orders', { lines: [{ sku: 'MUG', quantity: 2 }] })
    const lineItemId = orders[0].lines[0].id
    const edited = await control(`/mugs/orders/${orders[0].id}/remove-line`, { lineItemId, quantity: 1 })
    expect(edited.lines[0]).toMatchObject({ quantity: 2, currentQuantity: 1 })
  })
})
