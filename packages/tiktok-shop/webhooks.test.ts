import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readWebhook, verifyWebhook, webhookBytesMax } from './webhooks.ts'

// The vector of "TTS webhooks overview", read November 2026.
const rawBody = Buffer.from(
  '{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","update_time":1718305585}}',
)
const authorization = '5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05'
const official = { appKey: 'abcdef', appSecrets: ['123'], rawBody, authorization }

describe('the signature of a notice', () => {
  it('agrees with the official vector', () => {
    expect(verifyWebhook(official)).toBe(true)
  })

  it('takes the old and the new secret while one is being replaced', () => {
    expect(verifyWebhook({ ...official, appSecrets: ['new', '123'] })).toBe(true)
    expect(verifyWebhook({ ...official, appSecrets: ['123', 'new'] })).toBe(true)
  })

  it('refuses the body with any one bit flipped', () => {
    for (let bit = 0; bit < rawBody.length * 8; bit += 1) {
      const flipped = Buffer.from(rawBody)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(verifyWebhook({ ...official, rawBody: flipped })).toBe(false)
    }
  })

  it('refuses the signature with any one bit flipped', () => {
    const bytes = Buffer.from(authorization)
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(verifyWebhook({ ...official, authorization: flipped.toString('latin1') })).toBe(false)
    }
  })

  it.each([
    { name: 'a missing header', change: { authorization: undefined } },
    { name: 'an empty header', change: { authorization: '' } },
    { name: 'a header that came twice', change: { authorization: `${authorization}, ${authorization}` } },
    { name: 'a scheme in front', change: { authorization: `Bearer ${authorization}` } },
    { name: 'a cut signature', change: { authorization: authorization.slice(1) } },
    { name: 'a line break behind', change: { authorization: `${authorization}\n` } },
    { name: 'the key of another app', change: { appKey: 'abcdeg' } },
    { name: 'no secret at all', change: { appSecrets: [] } },
    {
      name: 'the same JSON written anew',
      change: { rawBody: Buffer.from(JSON.stringify(JSON.parse(rawBody.toString()), null, 1)) },
    },
  ])('refuses $name', ({ change }) => {
    expect(verifyWebhook({ ...official, ...change })).toBe(false)
  })

  it('refuses what was signed with an empty secret, even if one is configured', () => {
    const signed = createHmac('sha256', '').update('abcdef').update(rawBody).digest('hex')
    expect(verifyWebhook({ ...official, appSecrets: [''], authorization: signed })).toBe(false)
  })
})

const notice = (type: unknown, data?: unknown, more: object = {}) =>
  Buffer.from(
    JSON.stringify({
      type,
      tts_notification_id: '7327112393057371910',
      shop_id: '7494049642642441621',
      timestamp: 1644412885,
      data,
      ...more,
    }),
  )
const orderId = '576486316948490001'
const changedAt = '2022-02-09T13:21:25.000Z'

describe('reading a notice', () => {
  it.each([
    {
      name: '1, the status',
      body: notice(1, { order_id: orderId, order_status: 'UNPAID', is_on_hold_order: false, update_time: 1644412885 }),
      subject: { kind: 'order', orderIds: [orderId], status: 'UNPAID', isOnHoldOrder: false, changedAt },
    },
    {
      name: '1, CANCEL read as the API spells it',
      body: notice(1, { order_id: orderId, order_status: 'CANCEL', update_time: 1644412885 }),
      subject: { kind: 'order', orderIds: [orderId], status: 'CANCELLED', isOnHoldOrder: null, changedAt },
    },
    {
      name: '3, the address',
      body: notice(3, { order_id: orderId, update_time: 1644412885 }),
      subject: { kind: 'address', orderIds: [orderId], changedAt },
    },
    {
      name: '4, packages',
      body: notice(4, {
        sc_type: 'COMBINE',
        role_type: 'ROLE_USER',
        package_list: [
          { package_id: '123456', order_id_list: ['152523', '532123'] },
          { package_id: '123457', order_id_list: ['152523'] },
        ],
        update_time: 1644412885,
      }),
      subject: {
        kind: 'packages',
        orderIds: ['152523', '532123'],
        change: 'COMBINE',
        role: 'ROLE_USER',
        packages: [
          { id: '123456', orderIds: ['152523', '532123'] },
          { id: '123457', orderIds: ['152523'] },
        ],
        changedAt,
      },
    },
    {
      name: '6, the end of the authorisation',
      body: notice(6, { message: 'Shop_id {xxx} is deauthorized from your APP by merchant.' }),
      subject: { kind: 'deauthorised', orderIds: [] },
    },
    {
      name: '7, the end coming near, its time in a string',
      body: notice(7, { message: 'Authorization … is expiring', expiration_time: '1627587506' }),
      subject: { kind: 'expiring', orderIds: [], expiresAt: '2021-07-29T19:38:26.000Z' },
    },
    {
      name: '11, a cancellation',
      body: notice(11, {
        order_id: orderId,
        cancellations_role: 'BUYER',
        cancel_status: 'CANCELLATION_REQUEST_PENDING',
        cancel_id: '4035318504086604100',
        create_time: 1627587600,
      }),
      subject: {
        kind: 'cancellation',
        orderIds: [orderId],
        cancellationId: '4035318504086604100',
        status: 'CANCELLATION_REQUEST_PENDING',
        role: 'BUYER',
        createdAt: '2021-07-29T19:40:00.000Z',
      },
    },
    {
      name: '12, a return',
      body: notice(12, {
        order_id: orderId,
        return_type: 'REFUND',
        return_status: 'X',
        return_id: '9',
        update_time: 1644412885,
      }),
      subject: { kind: 'return', orderIds: [orderId], returnId: '9', returnType: 'REFUND', status: 'X', changedAt },
    },
    {
      name: '36, an invoice',
      body: notice(36, {
        package_id: '123456',
        order_ids: ['1'],
        invoice_status: 'INVALID',
        invalid_reason: 'NOT_FOUND',
      }),
      subject: { kind: 'invoice', orderIds: ['1'], packageId: '123456', status: 'INVALID', invalidReason: 'NOT_FOUND' },
    },
    { name: '99, unknown', body: notice(99, { a: 1 }), subject: { kind: 'other', orderIds: [] } },
    { name: '1 without an order', body: notice(1, {}), subject: { kind: 'other', orderIds: [] } },
    {
      name: '4 with an odd list',
      body: notice(4, { package_list: 'x' }),
      subject: { kind: 'packages', orderIds: [], packages: [], change: null, role: null, changedAt: null },
    },
  ])('type $name', ({ body, subject }) => {
    expect(readWebhook(body)).toMatchObject({
      ok: true,
      notice: { notificationId: '7327112393057371910', shopId: '7494049642642441621', sentAt: changedAt, subject },
    })
  })

  it('keeps every digit of ids that came without quotes', () => {
    const body = Buffer.from('{"type":1,"shop_id":7494049642642441621,"data":{"order_id":576486316948490001}}')
    expect(readWebhook(body)).toMatchObject({
      ok: true,
      notice: { shopId: '7494049642642441621', notificationId: null, subject: { orderIds: ['576486316948490001'] } },
    })
  })

  it.each([
    { name: 'nothing', body: Buffer.alloc(0) },
    { name: 'bytes that are not UTF-8', body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
    { name: 'a list', body: Buffer.from('[1]') },
    { name: 'null', body: Buffer.from('null') },
    { name: 'no shop', body: notice(1, {}, { shop_id: undefined }) },
    { name: 'no type', body: notice(undefined) },
    { name: 'a type that is no whole number', body: notice(1.5) },
    { name: 'a nesting of 100,000 levels', body: Buffer.from('['.repeat(100_000)) },
    { name: 'more bytes than a notice has', body: Buffer.alloc(webhookBytesMax + 1, 0x20) },
  ])('refuses $name without throwing', ({ body }) => {
    expect(readWebhook(body)).toMatchObject({ ok: false })
  })

  it('does not fall over a deep but readable notice', () => {
    const deep = `{"type":1,"shop_id":"1","data":${'['.repeat(200)}${']'.repeat(200)}}`
    expect(readWebhook(Buffer.from(deep))).toMatchObject({ ok: true, notice: { subject: { kind: 'other' } } })
  })
})

describe('the key by which deliveries of one notice are recognised', () => {
  const keyOf = (body: Buffer) => {
    const reading = readWebhook(body)
    return reading.ok ? reading.notice.dedupeKey : reading.reason
  }
  const address = (updateTime: number, timestamp: number, order = orderId) =>
    notice(3, { order_id: order, update_time: updateTime }, { tts_notification_id: undefined, timestamp })

  it('is the notification id where there is one, whatever else changed', () => {
    expect(keyOf(notice(1, { order_id: '1' }))).toBe(keyOf(notice(1, { order_id: '2' }, { timestamp: 5 })))
  })

  it('is type, shop, order and update_time where there is none, so a later push of the same is recognised', () => {
    expect(keyOf(address(1, 10))).toBe(keyOf(address(1, 20)))
    expect(keyOf(address(1, 10))).not.toBe(keyOf(address(2, 10)))
    expect(keyOf(address(1, 10))).not.toBe(keyOf(address(1, 10, '2')))
  })

  it('is the bytes where even those are missing', () => {
    const without = { tts_notification_id: undefined }
    expect(keyOf(notice(99, { a: 1 }, without))).toBe(keyOf(notice(99, { a: 1 }, without)))
    expect(keyOf(notice(99, { a: 1 }, without))).not.toBe(keyOf(notice(99, { a: 2 }, without)))
  })
})
