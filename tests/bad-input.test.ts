/**
 * What strangers and broken programs send: each ends as a plain 4xx or a hold with its reason, and nothing else changes. And
 * what must never be found: a secret or a buyer, in logs, answers or any table.
 */
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectPromisesKept } from './support/checker.ts'
import { type Connected, connect, storeCredentials, storeShop } from './support/connected.ts'
import { onEachDatabase } from './support/databases.ts'
import { numbersFrom } from './support/numbers.ts'

const freshUps = numbersFrom(200_000)
const canary = 'CANARY-PERSON-4711'

type Delivery = { url: string; topic: string; body: string; vendor: string }
type Header = [name: string, value: string]

/** Exactly these headers and bytes, whatever a client would make of them. */
function post(url: string, headers: Header[], body: Buffer): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url)
    const flat = [...headers, ['host', `${hostname}:${port}`], ['content-length', String(body.length)]].flat()
    const call = request({ hostname, port, path: pathname, method: 'POST', headers: flat, agent: false }, (reply) => {
      const pieces: Buffer[] = []
      reply.on('data', (piece: Buffer) => pieces.push(piece))
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(pieces).toString() }))
    })
    // A server may hang up on a body it does not want, after its answer or before.
    call.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ECONNRESET' ? resolve({ status: 413, text: '' }) : reject(error),
    )
    call.end(body)
  })
}

onEachDatabase('bad input', (open) => {
  let bridge: Connected
  let storeNotice: Delivery
  let channelNotice: Delivery
  beforeAll(async () => {
    bridge = await connect(await open())
    const { orderId, storeOrderId } = await bridge.order({
      channel: { recipientKey: canary, buyerId: canary, buyerNote: canary },
      store: { note: `ring at ${canary}`, customAttributes: [{ key: 'gift message', value: canary }], tags: [canary] },
    })
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
    const { deliveries } = await bridge.sandbox.control('GET', '/control/webhooks')
    storeNotice = deliveries.find((each: Delivery) => each.topic === 'fulfillments/create')
    channelNotice = deliveries.find((each: Delivery) => each.vendor === 'tiktok-shop')
  })
  afterAll(() => bridge?.close())

  const tables = async (): Promise<string[]> =>
    (
      await bridge.server.parts.db.allWorkspaces.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
      )
    ).rows.map(({ name }) => name)
  const counts = async () => {
    const all: Record<string, number> = {}
    for (const name of await tables())
      all[name] = Number(
        (await bridge.server.parts.db.allWorkspaces.query<{ count: string }>(`select count(*) from "${name}"`)).rows[0]
          ?.count,
      )
    return all
  }
  /** What is done changes no table's size and ships nothing. */
  async function changesNothing(work: () => Promise<void>) {
    const before = [await counts(), await bridge.applied()]
    await work()
    await bridge.work()
    expect([await counts(), await bridge.applied()]).toEqual(before)
    await expectPromisesKept(bridge)
  }

  const signed = (body: string | Buffer) =>
    createHmac('sha256', storeCredentials.clientSecret).update(body).digest('base64')
  let deliveryNumber = 0
  const storeHeaders = (body: string | Buffer, changed: Record<string, string> = {}): Header[] =>
    Object.entries({
      'content-type': 'application/json',
      'x-shopify-topic': 'fulfillments/create',
      'x-shopify-hmac-sha256': signed(body),
      'x-shopify-shop-domain': `${storeShop}.myshopify.com`,
      'x-shopify-webhook-id': `bad-input-${++deliveryNumber}`,
      ...changed,
    })

  describe('a notice of the store', () => {
    it('with any bit of its signature or body turned is refused', async () => {
      await changesNothing(async () => {
        const { url, body } = storeNotice
        const signature = signed(body)
        for (let at = 0; at < signature.length; at++) {
          const spoiled = signature.slice(0, at) + (signature[at] === 'A' ? 'B' : 'A') + signature.slice(at + 1)
          expect(
            (await post(url, storeHeaders(body, { 'x-shopify-hmac-sha256': spoiled }), Buffer.from(body))).status,
          ).toBe(401)
        }
        for (let at = 0; at < body.length; at += Math.ceil(body.length / 40)) {
          const bytes = Buffer.from(body)
          bytes[at] = (bytes[at] ?? 0) ^ 1
          expect((await post(url, storeHeaders(body), bytes)).status).toBe(401)
        }
      })
    })

    it.each([
      ['without a signature', (headers: Header[]) => headers.filter(([name]) => name !== 'x-shopify-hmac-sha256'), 401],
      [
        'with an empty signature',
        (headers: Header[]) =>
          headers.map(([name, value]): Header => [name, name === 'x-shopify-hmac-sha256' ? '' : value]),
        401,
      ],
      ['with two signatures', (headers: Header[]) => [...headers, ['x-shopify-hmac-sha256', 'AAAA'] as Header], 401],
      ['without a topic', (headers: Header[]) => headers.filter(([name]) => name !== 'x-shopify-topic'), 400],
      [
        'with two delivery ids',
        (headers: Header[]) => [...headers, ['x-shopify-webhook-id', 'another-one'] as Header],
        400,
      ],
      [
        'of another shop',
        (headers: Header[]) =>
          headers.map(
            ([name, value]): Header => [name, name === 'x-shopify-shop-domain' ? 'somebody-else.myshopify.com' : value],
          ),
        403,
      ],
    ])('%s is refused', async (_title, change, status) => {
      await changesNothing(async () => {
        expect(
          (await post(storeNotice.url, change(storeHeaders(storeNotice.body)), Buffer.from(storeNotice.body))).status,
        ).toBe(status)
      })
    })

    it.each([
      ['no JSON', 'not JSON at all'],
      ['a list', '[]'],
      ['nothing', ''],
      ['nested 100,000 deep', '['.repeat(100_000)],
      ['an order id in exponent form', '{"order_id":8.20982911946154508e17}'],
      ['an order id that is a text with letters', '{"order_id":"1 or 1=1"}'],
      ['no order id', '{"id":1}'],
    ])('that is genuine and holds %s is a 400', async (_title, body) => {
      await changesNothing(async () => {
        expect((await post(storeNotice.url, storeHeaders(body), Buffer.from(body))).status).toBe(400)
      })
    })

    it('that is not UTF-8 is a 400', async () => {
      const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
      await changesNothing(async () => {
        expect((await post(storeNotice.url, storeHeaders(body), body)).status).toBe(400)
      })
    })

    it('of 10 MB is refused unread', async () => {
      const body = Buffer.alloc(10 * 1024 * 1024, ' ')
      await changesNothing(async () => {
        expect((await post(storeNotice.url, storeHeaders(body), body)).status).toBe(413)
      })
    })

    it('sent to an address nobody has is a 404', async () => {
      await changesNothing(async () => {
        const url = storeNotice.url.replace(/[^/]+$/, 'no-such-address')
        expect((await post(url, storeHeaders(storeNotice.body), Buffer.from(storeNotice.body))).status).toBe(404)
        expect(
          (
            await post(
              storeNotice.url.replace('/stores/', '/channels/'),
              storeHeaders(storeNotice.body),
              Buffer.from(storeNotice.body),
            )
          ).status,
        ).toBe(404)
      })
    })
  })

  describe('a notice of the channel', () => {
    const appKey = 'sandboxapp1'
    const sign = async (body: string) =>
      createHmac('sha256', (await bridge.secrets())['app secret'] ?? '')
        .update(appKey + body)
        .digest('hex')

    it('with a wrong, missing or doubled signature is refused', async () => {
      await changesNothing(async () => {
        const { url, body } = channelNotice
        const good = await sign(body)
        const json: Header = ['content-type', 'application/json']
        for (const headers of [
          [json],
          [json, ['authorization', good.replace(/^./, (first) => (first === '0' ? '1' : '0'))]],
          [json, ['authorization', '']],
          [json, ['authorization', good.slice(1)]],
        ] as Header[][]) {
          expect((await post(url, headers, Buffer.from(body))).status).toBe(401)
        }
      })
    })

    it('that is genuine but of another shop is refused', async () => {
      await changesNothing(async () => {
        const body = channelNotice.body.replace(/"shop_id":"\d+"/, '"shop_id":"7000000000000000001"')
        expect(body).not.toBe(channelNotice.body)
        expect((await post(channelNotice.url, [['authorization', await sign(body)]], Buffer.from(body))).status).toBe(
          403,
        )
        const other = '{"type":1'
        expect((await post(channelNotice.url, [['authorization', await sign(other)]], Buffer.from(other))).status).toBe(
          400,
        )
      })
    })
  })

  describe('the API', () => {
    it.each([
      ['GET', '/channels/chn_of_nobody', undefined, 404],
      ['GET', '/shipments/syn_of_nobody', undefined, 404],
      ['POST', '/channels/chn_of_nobody/mappings', { storeCarrier: 'X', target: 'hold' }, 404],
      ['POST', '/channels/chn_of_nobody/pause', undefined, 404],
      [
        'POST',
        '/shipments',
        { channelId: 'chn_of_nobody', orderId: '5764614130000000001', number: '1Z999AA10123456784' },
        404,
      ],
      ['POST', '/shipments', { channelId: 'c', orderId: 'letters', number: 'x' }, 400],
      [
        'POST',
        '/shipments/bulk',
        { scope: { ids: Array.from({ length: 100_000 }, () => 'syn_x') }, wish: { action: 'retry' } },
        400,
      ],
      [
        'POST',
        '/shipments/bulk',
        { scope: { filter: { states: Array.from({ length: 5_000 }, () => 'failed') } }, wish: { action: 'retry' } },
        400,
      ],
      ['GET', `/shipments?text=${'x'.repeat(5_000)}`, undefined, 400],
      ['GET', "/shipments?text=' or 1=1 --", undefined, 200],
      ['GET', '/shipments?limit=1000000', undefined, 400],
      ['PUT', '/shipments/syn_of_nobody/chosen', { number: 'x', providerId: '1' }, 404],
    ])('%s %s answers clearly', async (method, path, body, status) => {
      await changesNothing(async () => {
        const reply = await bridge.api(method as string, path as string, body)
        expect(reply.status).toBeLessThan(500)
        expect(reply.status === 413 ? 400 : reply.status).toBe(status)
      })
    })
  })

  it('a store order nobody can store is parked with an alert, and its neighbours pass', async () => {
    // PostgreSQL takes no NUL in a text.
    const poison = await bridge.order({ store: { name: '#poison', lines: [{ sku: 'NUL\u0000', quantity: 1 }] } })
    await bridge.fulfil({ orderId: poison.storeOrderId, company: 'UPS', numbers: [freshUps()] })
    const good = await bridge.order({})
    await bridge.fulfil({ orderId: good.storeOrderId, company: 'UPS', numbers: [freshUps()] })
    await bridge.work()
    expect(await bridge.shipmentOf(good.orderId)).toMatchObject({ state: 'synced' })
    expect(await bridge.applied(poison.orderId)).toEqual([])
    for (let hour = 0; hour < 36; hour++) {
      await bridge.advance(3_600_000)
      await bridge.work()
    }
    const alerts = (await bridge.api('GET', '/alerts')).body.items
    expect(alerts.filter((alert: { say: string }) => alert.say.includes(poison.storeOrderId))).toHaveLength(1)
    const later = await bridge.order({})
    await bridge.fulfil({ orderId: later.storeOrderId, company: 'UPS', numbers: [freshUps()], silent: true })
    await bridge.advance(15 * 60_000)
    await bridge.work()
    expect(await bridge.shipmentOf(later.orderId)).toMatchObject({ state: 'synced' })
    await expectPromisesKept(bridge)
  })

  it('no secret and no buyer is in the logs, the answers or any table', async () => {
    await bridge.sandbox.control('POST', '/control/tiktok-shop/tokens/expire', {})
    const { orderId, storeOrderId } = await bridge.order({ channel: { recipientKey: canary, buyerNote: canary } })
    await bridge.fault({ vendor: 'tiktok-shop', operation: 'mark package as shipped', kind: 'garbled' })
    await bridge.fault({ vendor: 'tiktok-shop', operation: 'get order detail', kind: 'html', times: 2 })
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
    expect(await bridge.settle(orderId)).toMatchObject({ state: 'synced' })
    // The canary sits where the vendors put a buyer: else finding nothing would prove nothing.
    expect(JSON.stringify(await bridge.sandbox.control('GET', `/control/tiktok-shop/orders/${orderId}`))).toContain(
      canary,
    )

    const answers: string[] = []
    const detail = await bridge.shipmentOf(orderId)
    for (const path of [
      '/shipments',
      `/shipments/${detail.id}`,
      '/shipments.csv',
      '/channels',
      `/channels/${bridge.channels.US.channelId}/providers`,
      '/stores',
      '/orders',
      '/alerts?open=false',
      '/audit',
      '/team',
      '/api-keys',
    ]) {
      const { status, body } = await bridge.api('GET', path)
      expect(status, path).toBeLessThan(500)
      answers.push(JSON.stringify(body))
    }
    const rows: string[] = []
    for (const name of await tables()) {
      const { rows: all } = await bridge.server.parts.db.allWorkspaces.query<{ row: string }>(
        `select "${name}"::text as row from "${name}"`,
      )
      rows.push(...all.map(({ row }) => `${name}: ${row}`))
    }
    const secrets = { ...(await bridge.secrets()), buyer: canary }
    expect(Object.keys(secrets)).toEqual(expect.arrayContaining(['access token 1', 'refresh token 1', 'store token']))
    for (const texts of [bridge.logs, answers, rows]) expect(texts.length).toBeGreaterThan(10)
    for (const [what, secret] of Object.entries(secrets)) {
      expect(secret.length, what).toBeGreaterThan(10)
      for (const [where, texts] of Object.entries({ logs: bridge.logs, answers, tables: rows })) {
        expect(
          texts.filter((text) => text.includes(secret)).map((text) => text.slice(0, 300)),
          `${what} in ${where}`,
        ).toEqual([])
      }
    }
  })
})
