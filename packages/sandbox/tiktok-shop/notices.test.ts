import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signNotice } from './notices.ts'
import { firstApp } from './seed-data.ts'
import { openShop, type Shopfront } from './testing.ts'

const minuteMs = 60_000

type Notice = { type: number; authorization: string; raw: string; data: Record<string, unknown>; id?: string }

let shop: Shopfront
let receiver: http.Server
let received: Notice[]
let answerWith: { status: number; body: string }

beforeEach(async () => {
  received = []
  answerWith = { status: 200, body: '' }
  receiver = http.createServer((request, response) => {
    let raw = ''
    request.on('data', (chunk) => {
      raw += chunk
    })
    request.on('end', () => {
      const { type, data, tts_notification_id: id } = JSON.parse(raw)
      received.push({ type, data, id, raw, authorization: request.headers.authorization ?? '' })
      response.writeHead(answerWith.status).end(answerWith.body)
    })
  })
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  shop = await openShop()
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  await shop.sandbox.control('PUT', `/control/tiktok-shop/apps/${firstApp.key}`, { webhookUrl })
})
afterEach(async () => {
  await shop.sandbox.close()
  receiver.closeAllConnections()
  receiver.close()
})

const settled = () => shop.sandbox.world.webhooks.settled()
const advance = async (ms: number) => {
  shop.sandbox.world.clock.advance(ms)
  await settled()
}

it('the official example gives the official signature', () => {
  const body =
    '{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","update_time":1718305585}}'
  expect(signNotice({ key: 'abcdef', secret: '123' }, Buffer.from(body))).toBe(
    '5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05',
  )
})

it('an order tells its life, with CANCEL for cancelled and nothing for partly shipped', async () => {
  const { id, lineItemIds } = await shop.order({ status: 'ON_HOLD', lines: [{ sellerSku: 'A', quantity: 2 }] })
  await advance(60 * minuteMs)
  await shop.mark(id, 'SBXOK1', shop.provider('UPS'), [lineItemIds[0] as string])
  await settled()
  await shop.hand(id, 'cancel')
  await settled()
  const statuses = received.filter((notice) => notice.type === 1).map((notice) => notice.data.order_status)
  expect(statuses).toEqual(['ON_HOLD', 'AWAITING_SHIPMENT', 'CANCEL'])
  for (const { raw, authorization } of received) expect(authorization).toBe(signNotice(firstApp, Buffer.from(raw)))
  const cancelled = received.find((notice) => notice.type === 11)
  expect(cancelled?.data).toMatchObject({ order_id: id, cancel_status: 'CANCELLATION_REQUEST_SUCCESS' })
})

describe('delivery', () => {
  it.each([
    ['500', { status: 500, body: '' }],
    ['200 with a body', { status: 200, body: 'ok' }],
  ])('%s is tried again after 2 minutes, 30 minutes, 3 hours and 12 hours, then given up', async (_name, answer) => {
    answerWith = answer
    await shop.order()
    await settled()
    const counts = [received.length]
    for (const ms of [2 * minuteMs - 1, 1, 30 * minuteMs, 180 * minuteMs, 720 * minuteMs, 10_000 * minuteMs]) {
      await advance(ms)
      counts.push(received.filter((notice) => notice.id === received[0]?.id).length)
    }
    expect(counts).toEqual([1, 1, 2, 3, 4, 5, 5])
    expect(shop.sandbox.world.webhooks.log()[0]?.state).toBe('given_up')
  })

  it('a receiver that comes back gets what it missed', async () => {
    answerWith = { status: 503, body: '' }
    await shop.order()
    await settled()
    answerWith = { status: 200, body: '' }
    await advance(2 * minuteMs)
    expect(received).toHaveLength(2)
    expect(received[0]?.raw).toBe(received[1]?.raw)
    expect(shop.sandbox.world.webhooks.log()[0]?.state).toBe('delivered')
  })

  it('an address that is none and a port nobody listens at are failures like others', async () => {
    const setUrl = (webhookUrl: string) =>
      shop.sandbox.control('PUT', `/control/tiktok-shop/apps/${firstApp.key}`, { webhookUrl })
    await setUrl('nowhere')
    await shop.order()
    await setUrl('http://127.0.0.1:9/')
    await shop.order()
    await settled()
    const errors = shop.sandbox.world.webhooks.log().map((record) => record.attempts[0]?.error)
    expect(errors).toEqual(['no URL', expect.stringContaining('ECONNREFUSED')])
  })

  it('401 ends the delivery', async () => {
    answerWith = { status: 401, body: '' }
    await shop.order()
    await settled()
    await advance(3 * minuteMs)
    expect(received).toHaveLength(1)
  })

  it('may double, lose and reorder, by setting', async () => {
    const set = (settings: unknown) => shop.sandbox.control('PUT', '/control/webhooks/settings', settings)
    await set({ duplicate: 1 })
    await shop.order()
    await settled()
    expect(received.map((notice) => notice.id)).toEqual([received[0]?.id, received[0]?.id])
    await set({ duplicate: 0, loseShare: 1 })
    await shop.order()
    await settled()
    expect(received).toHaveLength(2)
    await set({ loseShare: 0, reorder: true })
    const first = await shop.order()
    const second = await shop.order()
    await settled()
    const tail = received.slice(2).map((notice) => notice.data.order_id)
    expect(tail).toEqual([second.id, first.id])
    const third = await shop.order()
    expect(shop.sandbox.world.webhooks.log().at(-1)?.state).toBe('held')
    await advance(1_000)
    expect(received.at(-1)?.data.order_id).toBe(third.id)
  })
})

describe('other events', () => {
  it('an address change carries no notification id', async () => {
    const { id } = await shop.order()
    await shop.hand(id, 'change-address')
    await settled()
    expect(received.at(-1)).toMatchObject({ type: 3, data: { order_id: id } })
    expect(received.at(-1)?.id).toBeUndefined()
  })

  it('a split tells the new packages', async () => {
    const { id, lineItemIds } = await shop.order({ lines: [{ sellerSku: 'A', quantity: 2 }] })
    await shop.hand(id, 'split', { groups: lineItemIds.map((line) => [line]) })
    await settled()
    expect(received.at(-1)).toMatchObject({ type: 4, data: { sc_type: 'SPLIT' } })
    expect(received.at(-1)?.data.package_list).toHaveLength(2)
  })

  it('removing the app is told once, then nothing more is sent', async () => {
    await shop.sandbox.control('POST', `/control/tiktok-shop/authorisations/${shop.authorisationId}/deauthorise`)
    await settled()
    expect(received.map((notice) => notice.type)).toEqual([6])
    await shop.order()
    await settled()
    expect(received).toHaveLength(1)
  })

  it('the end of the authorisation is told daily at midnight from thirty days before', async () => {
    await advance(335 * 86_400_000)
    expect(received.filter((notice) => notice.type === 7)).toHaveLength(0)
    await advance(86_400_000)
    expect(received.map((notice) => notice.data.message)).toEqual([expect.stringContaining('in 29 days')])
    await advance(28 * 86_400_000)
    expect(received.filter((notice) => notice.type === 7)).toHaveLength(29)
    await advance(30 * 86_400_000)
    expect(received.filter((notice) => notice.type === 7)).toHaveLength(29)
  })
})

describe('settings of a shop', () => {
  const put = (address: string, event = 'ORDER_STATUS_CHANGE') =>
    shop.call('PUT', '/event/202309/webhooks', { body: { address, event_type: event } })

  it.each([
    ['https://hooks.example.com/tiktok/café', 0],
    ['http://127.0.0.1:4000/hook', 0],
    ['http://hooks.example.com/', 36009004],
    ['https://hooks.example.com:8443/', 36009004],
    ['https://10.0.0.1/', 36009004],
    [`https://hooks.example.com/${'x'.repeat(255)}`, 36009004],
    ['no address', 36009004],
  ])('%s', async (address, code) => {
    expect((await put(address)).code).toBe(code)
  })

  it('are read, replaced and deleted, also when there is nothing to delete', async () => {
    await put('https://hooks.example.com/a')
    await put('https://hooks.example.com/b')
    const read = () => shop.call('GET', '/event/202309/webhooks')
    expect((await read()).data).toMatchObject({
      webhooks: [{ address: 'https://hooks.example.com/b' }],
      total_count: 1,
    })
    const remove = () => shop.call('DELETE', '/event/202309/webhooks', { body: { event_type: 'ORDER_STATUS_CHANGE' } })
    expect((await remove()).code).toBe(0)
    expect((await remove()).code).toBe(0)
    expect((await read()).data.total_count).toBe(0)
    expect((await put('https://hooks.example.com/a', 'NO_SUCH_EVENT')).code).toBe(36009004)
  })
})
