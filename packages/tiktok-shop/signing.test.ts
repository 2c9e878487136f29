import { describe, expect, it } from 'vitest'
import { signRequest } from './signing.ts'

const official = { appSecret: 'e59af819cc', path: '/authorization/202309/shops' }
const appSecret = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334'
const common = { app_key: '68xu7ks5n0abc', timestamp: '1767225600', shop_cipher: 'ROW_sample+cipher/1==' }

describe('the signature of a request', () => {
  it.each([
    {
      name: 'A, from "Sign your API request"',
      request: { ...official, query: { app_key: '29a39d', timestamp: '1623812664' } },
      sign: 'b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8',
    },
    {
      name: 'B, a POST with a body',
      request: {
        appSecret,
        path: '/fulfillment/202309/orders/576461413038785752/packages',
        query: common,
        body: '{"order_line_item_ids":["576461413038785753"],"tracking_number":"1Z12345E0205271688","shipping_provider_id":"7117859084333745966"}',
      },
      sign: 'd6f2c683fcd780c1dac15c5332c1b67493d1ef7254ade955f1db96327cf19c93',
    },
    {
      name: 'C, a list in one query value and no body',
      request: {
        appSecret,
        path: '/order/202507/orders',
        query: { ids: '576461413038785752,576461413038785999', ...common },
      },
      sign: 'b422ee33ea2cd67401a739ceb1700dfe96001c91c08cb4690c70efbc8239ba90',
    },
    {
      name: 'D, several parameters and a body',
      request: {
        appSecret,
        path: '/order/202309/orders/search',
        query: { page_size: '50', sort_field: 'update_time', sort_order: 'ASC', ...common },
        body: '{"shipping_type":"SELLER","update_time_ge":1767139200}',
      },
      sign: 'ed2d49ba59ad5912dea24648a7b035af27655f0776cbed812bbde5b4c0f25cea',
    },
    {
      name: 'E, a letter beyond ASCII',
      request: {
        appSecret,
        path: '/event/202309/webhooks',
        query: common,
        body: '{"address":"https://hooks.example.com/tiktok/café","event_type":"ORDER_STATUS_CHANGE"}',
      },
      sign: 'b5266e454d30c1a52a11da2e8423651c7e742637a2c56df33801c6f8a2768eb2',
    },
  ])('agrees with vector $name', ({ request, sign }) => {
    expect(signRequest(request)).toBe(sign)
  })

  const base = { appSecret, path: '/p', query: common }

  it.each([
    { name: 'sign is left out', request: { ...base, query: { ...common, sign: 'anything' } } },
    { name: 'access_token is left out', request: { ...base, query: { ...common, access_token: 'anything' } } },
    {
      name: 'the order in which parameters were added does not matter',
      request: { ...base, query: Object.fromEntries(Object.entries(common).reverse()) },
    },
    {
      name: 'a multipart body is left out',
      request: { ...base, body: 'x', contentType: 'Multipart/Form-Data; boundary=1' },
    },
    { name: 'an empty body adds nothing', request: { ...base, body: '' } },
  ])('$name', ({ request }) => {
    expect(signRequest(request)).toBe(signRequest(base))
  })

  it.each([
    {
      name: 'an encoded value',
      request: { ...base, query: { ...common, shop_cipher: encodeURIComponent(common.shop_cipher) } },
    },
    { name: 'a trailing slash', request: { ...base, path: '/p/' } },
    { name: 'blanks in the body', one: '{"a":1}', request: { ...base, body: '{"a": 1}' } },
    { name: 'upper before lower case names', request: { ...base, query: { ...common, Zone: '1' } } },
  ])('changes with $name', ({ one, request }) => {
    expect(signRequest(request)).not.toBe(signRequest(one === undefined ? base : { ...base, body: one }))
  })

  it('takes bytes for what they are', () => {
    const body = '{"é":"日本"}'
    expect(signRequest({ ...base, body: Buffer.from(body) })).toBe(signRequest({ ...base, body }))
  })

  it('sorts by plain code order, so that an upper case name comes first', () => {
    expect(signRequest({ ...base, query: { a: '2', B: '1' } })).toBe(
      signRequest({ ...base, path: '/pB1', query: { a: '2' } }),
    )
  })
})
