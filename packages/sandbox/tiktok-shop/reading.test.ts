import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShop, type Shopfront } from './testing.ts'

let shop: Shopfront
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.sandbox.close())

const search = (query: Record<string, string>, body: unknown = {}) =>
  shop.call('POST', '/order/202309/orders/search', { query, body })
const idsOf = (orders: { id: string }[]) => orders.map((order) => order.id)
const control = (method: 'POST' | 'PUT', path: string, body?: unknown) =>
  shop.sandbox.control(method, `/control/tiktok-shop/${path}`, body)

describe('pages of orders', () => {
  it('hold each order once, newest first by default, with an opaque token and the whole count', async () => {
    const { orderIds } = await control('POST', 'orders', { shopId: shop.shopId, count: 250 })
    const seen: string[] = []
    let token = ''
    for (let page = 0; page < 3; page++) {
      const { data } = await search({ page_size: '100', ...(token && { page_token: token }) })
      expect(data.total_count).toBe(250)
      seen.push(...idsOf(data.orders))
      token = data.next_page_token
    }
    expect(token).toBe('')
    expect(seen).toEqual([...orderIds].reverse())
  })

  it('a time filter takes its beginning and leaves its end', async () => {
    const now = shop.sandbox.world.clock.now() / 1000
    const made = await control('POST', 'orders', {
      shopId: shop.shopId,
      orders: [{ createTime: now - 30 }, { createTime: now - 10 }, { createTime: now - 20 }],
    })
    const [at30, at10, at20] = made.orderIds
    const { data } = await search({ sort_order: 'ASC' }, { create_time_ge: now - 30, create_time_lt: now - 10 })
    expect(idsOf(data.orders)).toEqual([at30, at20])
    const both = await search({ sort_field: 'update_time', sort_order: 'ASC' }, { create_time_ge: now - 20 })
    expect(idsOf(both.data.orders)).toEqual([at20, at10])
  })

  it('who reads upwards by update time meets an order that changed meanwhile again, and misses none', async () => {
    const { orderIds } = await control('POST', 'orders', { shopId: shop.shopId, count: 4 })
    const query = { page_size: '2', sort_field: 'update_time', sort_order: 'ASC' }
    const first = await search(query)
    shop.sandbox.world.clock.advance(1000)
    await shop.mark(orderIds[0], 'SBXOK1', shop.provider('UPS'))
    const second = await search({ ...query, page_token: first.data.next_page_token })
    const third = await search({ ...query, page_token: second.data.next_page_token })
    const seen = [first, second, third].flatMap((page) => idsOf(page.data.orders))
    expect(seen).toEqual([orderIds[0], orderIds[1], orderIds[2], orderIds[3], orderIds[0]])
  })

  it.each([
    ['page_size 0', { page_size: '0' }],
    ['page_size 101', { page_size: '101' }],
    ['a sort field of no kind', { sort_field: 'price' }],
    ['a token of no search', { page_token: 'abc' }],
  ])('%s is refused', async (_name, query) => {
    expect((await search(query)).code).toBe(36009004)
  })

  it('a token of another search is refused', async () => {
    await control('POST', 'orders', { shopId: shop.shopId, count: 3 })
    const { data } = await search({ page_size: '1' })
    const other = await search({ page_size: '1', page_token: data.next_page_token }, { order_status: 'UNPAID' })
    expect(other.code).toBe(36009004)
  })
})

describe('order detail', () => {
  it('takes fifty ids, leaves unknown ones out, and refuses those of another shop', async () => {
    const { orderIds } = await control('POST', 'orders', { shopId: shop.shopId, count: 50 })
    const read = (ids: string[]) => shop.call('GET', '/order/202309/orders', { query: { ids: ids.join(',') } })
    expect(idsOf((await read(orderIds)).data.orders)).toEqual(orderIds)
    expect((await read([...orderIds, '1'])).code).toBe(36009004)
    expect((await read(['1'])).data.orders).toEqual([])
    const other = await control('POST', 'shops', { region: 'US' })
    const foreign = await control('POST', 'orders', { shopId: other.id })
    expect((await read([foreign.orderIds[0]])).code).toBe(21008111)
  })
})

describe('carriers', () => {
  const providers = (option: string, query = {}) =>
    shop.call('GET', `/logistics/202309/delivery_options/${option}/shipping_providers`, { query })

  it('are listed by warehouse and delivery option, for seller shipping only', async () => {
    const warehouses = await shop.call('GET', '/logistics/202309/warehouses')
    const sales = warehouses.data.warehouses.find((one: { type: string }) => one.type === 'SALES_WAREHOUSE')
    const { data } = await shop.call('GET', `/logistics/202309/warehouses/${sales.id}/delivery_options`)
    const [own, tiktoks] = data.delivery_options
    expect([own.type, tiktoks.type]).toEqual(['SEND_BY_SELLER', 'STANDARD'])
    expect((await providers(own.id)).data.shipping_providers).toContainEqual({ id: '7117859084333745966', name: 'UPS' })
    expect((await providers(tiktoks.id)).code).toBe(21008117)
    expect((await providers('1')).code).toBe(21008116)
  })

  it('change when the list does, and in the EU need both regions', async () => {
    await control('PUT', `delivery-options/${shop.optionId}`, { providers: [{ id: '5', name: 'Five' }] })
    expect((await providers(shop.optionId)).data.shipping_providers).toEqual([{ id: '5', name: 'Five' }])
    const german = await openShop({ region: 'DE' })
    try {
      const path = `/logistics/202309/delivery_options/${german.optionId}/shipping_providers`
      expect((await german.call('GET', path)).code).toBe(36009004)
      const query = { warehouse_region: 'DE', buyer_region: 'FR' }
      expect((await german.call('GET', path, { query })).code).toBe(0)
    } finally {
      await german.sandbox.close()
    }
  })

  it('a number of a TikTok label is told in the US, and the question is refused elsewhere', async () => {
    const ask = (front: Shopfront, number: string) =>
      front.call('GET', '/fulfillment/202508/tts_tracking_validation', { query: { tracking_number: number } })
    expect((await ask(shop, 'SBXTTS1')).data).toEqual({ is_tiktok_shipping: true, is_tiktok_collection: false })
    expect((await ask(shop, '1Z999AA10123456784')).data.is_tiktok_shipping).toBe(false)
    const british = await openShop({ region: 'UK' })
    expect((await ask(british, 'SBXTTS1')).code).toBe(21008106)
    await british.sandbox.close()
  })
})

describe('external references', () => {
  const add = (orders: unknown[]) => shop.call('POST', '/order/202406/orders/external_orders', { body: { orders } })
  const find = (id: string) =>
    shop.call('POST', '/order/202406/orders/external_order_search', {
      query: { platform: 'SHOPIFY', external_order_id: id },
    })

  it('are set, edited and found; failures hide in a success as texts', async () => {
    const order = await shop.order()
    const external = (id: string) => ({
      id: order.id,
      external_order: { id, platform: 'SHOPIFY', line_items: [{ id: '9', origin_id: order.lineItemIds[0] }] },
    })
    const added = await add([external('1001'), { ...external('1001'), id: '1' }])
    expect(added.code).toBe(0)
    expect(added.data.errors).toMatchObject([{ code: '36020001', detail: { order_id: '1' } }])
    expect(idsOf((await find('1001')).data.orders)).toEqual([order.id])
    await add([external('1002')])
    expect((await find('1001')).data.orders).toEqual([])
    const { data } = await shop.call('GET', `/order/202406/orders/${order.id}/external_orders`, {
      query: { platform: 'SHOPIFY' },
    })
    expect(data.external_orders).toEqual([
      { id: '1002', platform: 'SHOPIFY', line_items: [{ id: '9', origin_id: order.lineItemIds[0] }] },
    ])
  })
})

it('packages are found by their times, and tracking tells the scans', async () => {
  const order = await shop.order()
  const { data } = await shop.mark(order.id, 'SBXOK1', shop.provider('UPS'))
  await shop.hand(order.id, 'in-transit')
  await shop.hand(order.id, 'delivered')
  const found = await shop.call('POST', '/fulfillment/202309/packages/search', {
    query: { page_size: '50' },
    body: { package_status: 'COMPLETED' },
  })
  expect(found.data.packages).toMatchObject([{ id: data.package_id, tracking_number: 'SBXOK1', status: 'COMPLETED' }])
  const tracking = await shop.call('GET', `/fulfillment/202309/orders/${order.id}/tracking`)
  expect(tracking.data.tracking).toHaveLength(2)
  expect(tracking.data.tracking[0].update_time_millis).toBe(shop.sandbox.world.clock.now())
})

it('the same seed and the same steps tell the same story, and a reset begins it anew', async () => {
  const order = await shop.order({ lines: [{ sellerSku: 'A', quantity: 2 }] })
  await shop.sandbox.control('POST', '/control/reset')
  expect(shop.sandbox.world.ledger.all()).toEqual([])
  const again = await control('POST', 'shops', { region: 'US' })
  await control('POST', 'authorisations', { shopId: again.id, exchange: true })
  const { orders } = await control('POST', 'orders', { shopId: again.id, lines: [{ sellerSku: 'A', quantity: 2 }] })
  expect(orders[0]).toEqual(order)
})
