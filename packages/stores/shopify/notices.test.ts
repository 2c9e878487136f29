import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNotice } from './notices.ts'

const secret = 'a fixture secret'
const sign = (body: Uint8Array, key = secret) => createHmac('sha256', key).update(body).digest('base64')

function notice(topic: string, text: string | Uint8Array, headers: Record<string, string | string[] | undefined> = {}) {
  const body = typeof text === 'string' ? Buffer.from(text) : text
  return {
    headers: {
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': sign(body),
      'x-shopify-shop-domain': 'Demo.myshopify.com',
      'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      'x-shopify-triggered-at': '2026-11-21T13:04:12-05:00',
      ...headers,
    },
    body,
    secrets: [secret],
  }
}
const order = (storeOrderId: string) => ({ kind: 'order', storeOrderId })
const gid = (type: string) => `"admin_graphql_api_id":"gid://shopify/${type}/820982911946154508"`

describe('what a notice is about', () => {
  const rows: [string, string, unknown][] = [
    [
      'fulfillments/create',
      `{"id":1,${gid('Fulfillment')},"order_id":820982911946154507}`,
      order('820982911946154507'),
    ],
    ['fulfillments/update', `{"order_id":"5731021234567"}`, order('5731021234567')],
    ['orders/updated', `{"id":820982911946154500,${gid('Order')}}`, order('820982911946154508')],
    ['orders/cancelled', '{"id":820982911946154509}', order('820982911946154509')],
    ['app/uninstalled', '{"id":1,"myshopify_domain":"demo.myshopify.com"}', { kind: 'uninstalled' }],
    ['app/scopes_update', '{"previous":[]}', { kind: 'permissions' }],
    ['products/create', '{"id":1}', { kind: 'other' }],
  ]
  it.each(rows)('%s %s', (topic, body, subject) => {
    expect(readNotice(notice(topic, body))).toEqual({
      ok: true,
      notice: {
        dedupeKey: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
        topic,
        storeKey: 'demo.myshopify.com',
        occurredAt: '2026-11-21T18:04:12.000Z',
        subject,
      },
    })
  })

  it('a signed shipment sent again as an uninstall removes nothing', () => {
    const again = readNotice(notice('app/uninstalled', `{"id":1,${gid('Fulfillment')},"order_id":2}`))
    expect(again).toMatchObject({ ok: true, notice: { subject: { kind: 'other' } } })
  })

  it.each([
    ['a shipment without its order', 'fulfillments/create', '{"id":1}'],
    ['a shipment under the name of an order', 'orders/updated', `{"id":1,${gid('Fulfillment')}}`],
    ['an order id that is no whole number', 'fulfillments/create', '{"order_id":1.5}'],
    ['an order id in another notation', 'fulfillments/create', '{"order_id":1e3}'],
    ['a list', 'orders/updated', '[]'],
    ['null', 'orders/updated', 'null'],
    ['no JSON', 'orders/updated', '<html>'],
    ['nothing', 'orders/updated', ''],
    ['a well without bottom', 'orders/updated', '['.repeat(200_000)],
  ])('%s is not readable', (_what, topic, body) => {
    expect(readNotice(notice(topic, body))).toMatchObject({ ok: false, because: 'unreadable' })
  })

  it('bytes that are no text are not readable', () => {
    expect(readNotice(notice('orders/updated', Uint8Array.of(0x7b, 0xff, 0x7d)))).toMatchObject({
      because: 'unreadable',
    })
  })
})

describe('headers', () => {
  const body = '{"id":5731021234567}'
  const headers = ['x-shopify-topic', 'x-shopify-webhook-id', 'x-shopify-shop-domain']
  const spoiled: [string, string | string[] | undefined][] = [
    ['missing', undefined],
    ['empty', ''],
    ['doubled', ['orders/updated', 'orders/updated']],
    ['doubled and joined', 'orders/updated, orders/updated'],
  ]
  it.each(headers.flatMap((header) => spoiled.map(([how, value]) => [header, how, value] as const)))(
    '%s %s refuses the notice',
    (header, _how, value) => {
      expect(readNotice(notice('orders/updated', body, { [header]: value }))).toMatchObject({
        ok: false,
        because: 'unreadable',
      })
    },
  )

  it.each([
    ['missing', undefined],
    ['nonsense', 'yesterday'],
  ])('a time that is %s is only unknown', (_how, value) => {
    expect(readNotice(notice('orders/updated', body, { 'x-shopify-triggered-at': value }))).toMatchObject({
      ok: true,
      notice: { occurredAt: null },
    })
  })
})

describe('the signature', () => {
  it('made by Shopify’s recipe holds', () => {
    // A vector of our own, over 104 bytes. The body lacks its order, so past the signature it is only unreadable.
    const body =
      '{"id":4880011223344,"admin_graphql_api_id":"gid://shopify/Fulfillment/4880011223344","status":"success"}'
    const input = notice('fulfillments/create', body, {
      'x-shopify-hmac-sha256': 'z/INwOeEvUkwNbYr4T0irNSbGK8zOob2WqxFulq66Nc=',
    })
    const outcome = readNotice({ ...input, secrets: ['shopify_client_secret_test_01'] })
    expect(outcome).toMatchObject({ ok: false, because: 'unreadable' })
  })

  it('with any one bit changed is refused', () => {
    const input = notice('orders/updated', '{"id":1}')
    const right = Buffer.from(input.headers['x-shopify-hmac-sha256'] as string, 'latin1')
    for (let bit = 0; bit < right.length * 8; bit++) {
      const wrong = Buffer.from(right)
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const headers = { ...input.headers, 'x-shopify-hmac-sha256': wrong.toString('latin1') }
      expect(readNotice({ ...input, headers }), `bit ${bit}`).toMatchObject({ ok: false, because: 'signature' })
    }
  })

  it('made with an empty secret is refused even when the empty secret is among ours', () => {
    const body = Buffer.from('{"id":1}')
    const input = notice('orders/updated', body, { 'x-shopify-hmac-sha256': sign(body, '') })
    expect(readNotice({ ...input, secrets: ['', secret] })).toMatchObject({ ok: false, because: 'signature' })
  })

  it('nothing that arrives makes the reader throw, and nothing unsigned gets through', () => {
    const header = fc.oneof(fc.string(), fc.constant(undefined), fc.array(fc.string()))
    const names = fc.constantFrom(
      'x-shopify-topic',
      'x-shopify-hmac-sha256',
      'x-shopify-webhook-id',
      'x-shopify-shop-domain',
    )
    fc.assert(
      fc.property(fc.dictionary(names, header), fc.uint8Array(), fc.array(fc.string()), (headers, body, secrets) => {
        expect(readNotice({ headers, body, secrets })).toMatchObject({ ok: false, because: 'signature' })
      }),
    )
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom('orders/updated', 'fulfillments/create', 'app/uninstalled'),
        (text, topic) => {
          expect(typeof readNotice(notice(topic, text)).ok).toBe('boolean')
        },
      ),
    )
  })
})
