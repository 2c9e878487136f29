import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSame, signatureOf } from './sign.ts'
import { type CallOptions, openShop, type Shopfront } from './testing.ts'

/** The first is the official example of "Sign your API request"; the others were computed from its rules. */
const secret = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334'
const shared = { app_key: '68xu7ks5n0abc', timestamp: '1767225600', shop_cipher: 'ROW_sample+cipher/1==' }
const vectors = [
  {
    name: 'official, no body',
    secret: 'e59af819cc',
    path: '/authorization/202309/shops',
    query: { app_key: '29a39d', timestamp: '1623812664' },
    body: '',
    sign: 'b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8',
  },
  {
    name: 'POST with a body and a cipher that needs escaping',
    secret,
    path: '/fulfillment/202309/orders/576461413038785752/packages',
    query: shared,
    body: '{"order_line_item_ids":["576461413038785753"],"tracking_number":"1Z12345E0205271688","shipping_provider_id":"7117859084333745966"}',
    sign: 'd6f2c683fcd780c1dac15c5332c1b67493d1ef7254ade955f1db96327cf19c93',
  },
  {
    name: 'GET with a list',
    secret,
    path: '/order/202507/orders',
    query: { ...shared, ids: '576461413038785752,576461413038785999' },
    body: '',
    sign: 'b422ee33ea2cd67401a739ceb1700dfe96001c91c08cb4690c70efbc8239ba90',
  },
  {
    name: 'POST with query and body',
    secret,
    path: '/order/202309/orders/search',
    query: { ...shared, page_size: '50', sort_field: 'update_time', sort_order: 'ASC' },
    body: '{"shipping_type":"SELLER","update_time_ge":1767139200}',
    sign: 'ed2d49ba59ad5912dea24648a7b035af27655f0776cbed812bbde5b4c0f25cea',
  },
  {
    name: 'PUT with a letter outside ASCII',
    secret,
    path: '/event/202309/webhooks',
    query: shared,
    body: '{"address":"https://hooks.example.com/tiktok/café","event_type":"ORDER_STATUS_CHANGE"}',
    sign: 'b5266e454d30c1a52a11da2e8423651c7e742637a2c56df33801c6f8a2768eb2',
  },
]

describe('the signature', () => {
  it.each(vectors)('$name', ({ secret, path, query, body, sign }) => {
    const given = new Map(Object.entries(query))
    expect(signatureOf(secret, path, given, Buffer.from(body), false)).toBe(sign)
    expect(isSame(sign, `0${sign.slice(1)}`)).toBe(sign.startsWith('0'))
  })

  it('leaves sign and access_token out, and the body of multipart', () => {
    const query = new Map(Object.entries({ ...shared, sign: 'x', access_token: 'y' }))
    const plain = signatureOf(secret, '/a', new Map(Object.entries(shared)), Buffer.alloc(0), false)
    expect(signatureOf(secret, '/a', query, Buffer.from('file'), true)).toBe(plain)
  })
})

describe('the gateway refuses, in this order', () => {
  let shop: Shopfront
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.sandbox.close())

  const search = '/order/202309/orders/search'
  const now = Date.UTC(2026, 0, 1) / 1000
  const set = (name: string, value: string) => (query: URLSearchParams) => query.set(name, value)
  const drop = (name: string) => (query: URLSearchParams) => query.delete(name)
  const rows: [string, string, string, CallOptions, number, number, RegExp][] = [
    ['an unknown path', 'POST', '/order/209901/nothing', { tamper: drop('app_key') }, 404, 36009009, /path/],
    ['a wrong method', 'DELETE', search, { tamper: drop('app_key') }, 405, 36009010, /method/],
    ['no app key', 'POST', search, { tamper: drop('app_key') }, 400, 36009004, /app_key/],
    [
      'an unknown app key before a wrong signature',
      'POST',
      search,
      { tamper: set('app_key', 'nobody') },
      400,
      36009004,
      /app_key/,
    ],
    ['no timestamp', 'POST', search, { tamper: drop('timestamp') }, 400, 36009004, /timestamp/],
    ['a timestamp below zero', 'POST', search, { timestamp: -1 }, 400, 36009004, /below 0/],
    ['a timestamp 301 s old', 'POST', search, { timestamp: now - 301 }, 400, 36009004, /earlier than 5 minutes/],
    ['a timestamp 31 s ahead', 'POST', search, { timestamp: now + 31 }, 400, 36009004, /30 seconds ahead/],
    ['no signature', 'POST', search, { tamper: drop('sign') }, 400, 36009004, /signature/],
    ['a wrong signature', 'POST', search, { tamper: set('page_size', '7') }, 401, 106001, /sign/],
    [
      'an unknown token',
      'POST',
      search,
      { headers: { 'x-tts-access-token': 'TTP_x' } },
      400,
      36009004,
      /x-tts-access-token/,
    ],
    ['no cipher', 'POST', search, { withoutCipher: true }, 400, 106013, /shop_cipher/],
    ['the cipher of nobody', 'POST', search, { query: { shop_cipher: 'ROW_other' } }, 401, 101000, /shop/],
    ['a cipher where none belongs', 'GET', '/authorization/202309/shops', {}, 400, 36009004, /Unexpected identifier/],
    [
      'another content type',
      'POST',
      search,
      { body: {}, headers: { 'content-type': 'text/plain' } },
      400,
      36009023,
      /content type/,
    ],
    ['a body that is no object', 'POST', search, { body: [1] }, 400, 36009022, /body/],
  ]
  it.each(rows)('%s', async (_name, method, path, options, status, code, words) => {
    const said = await shop.call(method, path, options)
    expect({ status: said.status, code: said.code }).toEqual({ status, code })
    expect(said.message).toMatch(words)
    expect(said.data).toBeNull()
  })

  it.each([
    ['300 s old', now - 300],
    ['30 s ahead', now + 30],
  ])('a timestamp %s is still good', async (_name, timestamp) => {
    expect((await shop.call('POST', search, { timestamp, query: { page_size: '1' } })).code).toBe(0)
  })

  it('answers carry sandbox time in Date, so that a wrong clock can be corrected from a refusal', async () => {
    const said = await shop.call('POST', search, { timestamp: now + 3_600 })
    expect(said.code).toBe(36009004)
    const date = Date.parse(said.headers.get('date') as string) / 1000
    expect((await shop.call('POST', search, { timestamp: date, query: { page_size: '1' } })).code).toBe(0)
  })

  it('what it does not imitate answers 501, and says what it is', async () => {
    const said = await shop.call('POST', '/fulfillment/202309/packages')
    expect(said.status).toBe(501)
    expect(said.message).toContain('Create Packages')
  })
})

describe('permission', () => {
  let shop: Shopfront
  const read = () => shop.call('POST', '/order/202309/orders/search', { query: { page_size: '1' } })
  const control = (method: 'POST' | 'PUT', path: string, body?: unknown) =>
    shop.sandbox.control(method, `/control/tiktok-shop/${path}`, body)
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(() => shop.sandbox.close())

  it('a scope taken away answers 401 and 105005 until it is given back', async () => {
    await control('PUT', `authorisations/${shop.authorisationId}/scopes`, { scopes: ['seller.logistics'] })
    expect(await read()).toMatchObject({ status: 401, code: 105005 })
    await control('PUT', `authorisations/${shop.authorisationId}/scopes`)
    expect(await read()).toMatchObject({ status: 200, code: 0 })
  })

  it('an inactive shop answers 36009043 and is missing in Get Active Shops, not in Get Authorized Shops', async () => {
    await control('PUT', `shops/${shop.shopId}`, { isActive: false })
    expect(await read()).toMatchObject({ status: 401, code: 36009043 })
    const authorised = await shop.call('GET', '/authorization/202309/shops', { withoutCipher: true })
    const active = await shop.call('GET', '/seller/202309/shops', { withoutCipher: true })
    expect(authorised.data.shops).toMatchObject([{ id: shop.shopId, cipher: shop.cipher, region: 'US' }])
    expect(active.data.shops).toEqual([])
    await control('PUT', `shops/${shop.shopId}`, { isActive: true })
  })

  it('an inactive seller answers 36009044', async () => {
    const { shops } = await shop.sandbox.control('GET', '/control/tiktok-shop/shops')
    const { sellerId } = shops.find((one: { id: string }) => one.id === shop.shopId)
    await control('PUT', `sellers/${sellerId}`, { isActive: false })
    expect(await read()).toMatchObject({ status: 401, code: 36009044 })
    await control('PUT', `sellers/${sellerId}`, { isActive: true })
  })

  it.each([
    ['by default like an expired token', undefined, 105002],
    ['or as a shop that is not of the token, by switch', 101000, 101000],
  ])('a seller who removed the app: %s', async (_name, deauthorisedCode, code) => {
    const front = await openShop()
    if (deauthorisedCode !== undefined) {
      await front.sandbox.control('PUT', '/control/tiktok-shop/switches', { deauthorisedCode })
    }
    await front.sandbox.control('POST', `/control/tiktok-shop/authorisations/${front.authorisationId}/deauthorise`)
    expect(await front.call('GET', '/logistics/202309/warehouses')).toMatchObject({ status: 401, code })
    await front.sandbox.close()
  })

  it('calls over the limit of a second answer 429, with Retry-After only where it is switched on', async () => {
    await control('PUT', 'switches', { callsPerSecond: 2 })
    const said = await Promise.all([read(), read(), read(), read(), read()])
    const refused = said.filter((one) => one.status === 429)
    expect(refused.length).toBeGreaterThan(0)
    for (const one of refused) expect([one.code, one.headers.get('retry-after')]).toEqual([36009002, null])
    await control('PUT', 'switches', { callsPerSecond: null, callsPerHour: 1, retryAfterSeconds: 7 })
    expect((await read()).code).toBe(0)
    const limited = await read()
    expect([limited.status, limited.code, limited.headers.get('retry-after')]).toEqual([429, 36009037, '7'])
    await control('PUT', 'switches', { callsPerHour: null })
  })

  it('the token ends after seven days; an expired one answers 401 and 105002', async () => {
    shop.sandbox.world.clock.advance(7 * 86_400_000 - 1)
    expect((await read()).code).toBe(0)
    shop.sandbox.world.clock.advance(1)
    expect(await read()).toMatchObject({ status: 401, code: 105002 })
  })
})
