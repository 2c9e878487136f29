import { describe, expect, it } from 'vitest'
import { createTikTokShopClient } from './client.ts'
import { RemoteClock } from './clock.ts'
import type { HttpDoor } from './http.ts'
import type { Effect, ProblemClass } from './problem.ts'
import { envelope, reply, scriptedDoor } from './scripted-http.ts'
import { signRequest } from './signing.ts'
import { fixedToken } from './token-keeper.ts'
import type { TokenSource } from './transport.ts'

const nowMs = Date.parse('2026-11-23T11:00:00Z')
const canarySecret = 'canary-secret-2f7c'
const canaryToken = 'TTP_canary-token-91ab'

function clientWith(http: HttpDoor, { clock = new RemoteClock(() => nowMs), tokens = fixedToken(canaryToken) } = {}) {
  return createTikTokShopClient({
    app: { appKey: '68xu7ks5n0abc', appSecret: canarySecret },
    tokens,
    http,
    clock,
    shopCipher: 'ROW_sample+cipher/1==',
    apiUrl: 'https://api.example',
  })
}

const upload = { orderId: '576461413038785752', trackingNumber: '1Z12345E0205271688', shippingProviderId: '7117' }
const marked = envelope(0, { order_id: '576461413038785752', package_id: '11', order_line_item_ids: ['1'] })

describe('what leaves', () => {
  it('is signed over the bytes that are sent, with decoded values, and encoded on the wire only', async () => {
    const http = scriptedDoor(reply(200, marked))
    await clientWith(http).markPackageAsShipped({ ...upload, lineItemIds: ['576461413038785753'] })
    const [request] = http.requests
    const url = new URL(request?.url ?? '')
    expect(request?.method).toBe('POST')
    expect(request?.url).toContain('shop_cipher=ROW_sample%2Bcipher%2F1%3D%3D')
    expect(request?.headers).toEqual({ 'content-type': 'application/json', 'x-tts-access-token': canaryToken })
    expect(request?.body).toBe(
      '{"order_line_item_ids":["576461413038785753"],"tracking_number":"1Z12345E0205271688","shipping_provider_id":"7117"}',
    )
    const query = Object.fromEntries(url.searchParams)
    expect(query.timestamp).toBe(String(nowMs / 1000))
    expect(query.sign).toBe(
      signRequest({ appSecret: canarySecret, path: url.pathname, query, body: request?.body ?? '' }),
    )
  })

  it('bounds time and bytes', async () => {
    const http = scriptedDoor(reply(200, marked))
    await clientWith(http).markPackageAsShipped(upload)
    expect(http.requests[0]).toMatchObject({ timeoutMs: 15_000, replyBytesMax: 5 * 1024 * 1024 })
  })

  it('carries the secret nowhere, and the token in its header only', async () => {
    const http = scriptedDoor(reply(200, marked))
    await clientWith(http).markPackageAsShipped(upload)
    expect(JSON.stringify(http.requests)).not.toContain(canarySecret)
    expect(http.requests[0]?.url).not.toContain(canaryToken)
  })

  it.each(['../../x', '1/2', '1?x=1', '', '%2e%2e', '1#'])(
    'does not leave with the id "%s" in a path',
    async (orderId) => {
      const http = scriptedDoor(reply(200, marked))
      const result = await clientWith(http).markPackageAsShipped({ ...upload, orderId })
      expect(result).toMatchObject({ ok: false, problem: { class: 'ours', effect: 'none' } })
      expect(http.requests).toEqual([])
    },
  )
})

type Row = { name: string; status?: number; body: string; write: [ProblemClass, Effect]; read: [ProblemClass, Effect] }

describe('what comes back', () => {
  // One reply, seen by a write (Mark Package As Shipped) and by a read (Get Package Detail).
  it.each<Row>([
    {
      name: 'HTML',
      status: 502,
      body: '<html><script>x</script></html>',
      write: ['unknown', 'unknown'],
      read: ['later', 'none'],
    },
    { name: 'HTML with 200', body: '<html></html>', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    { name: 'garbage', body: '\u0000\ufffd{', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    { name: 'a cut envelope', body: marked.slice(0, -9), write: ['unknown', 'unknown'], read: ['later', 'none'] },
    { name: '204 without a body', status: 204, body: '', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    { name: 'a list', body: '[]', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    { name: 'a number', body: '0', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    {
      name: 'no code',
      body: '{"message":"Success","data":{}}',
      write: ['unknown', 'unknown'],
      read: ['later', 'none'],
    },
    {
      name: 'a code that is no number',
      body: '{"code":"ok","data":{}}',
      write: ['unknown', 'unknown'],
      read: ['later', 'none'],
    },
    { name: 'code null', body: '{"code":null,"data":{}}', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    {
      name: 'code 0 with data of another type',
      body: envelope(0, 'done'),
      write: ['unknown', 'unknown'],
      read: ['later', 'none'],
    },
    { name: 'code 0 with data null', body: envelope(0, null), write: ['unknown', 'unknown'], read: ['later', 'none'] },
    { name: 'code 0 behind a 500', status: 500, body: marked, write: ['unknown', 'unknown'], read: ['later', 'none'] },
    {
      name: 'code 0 about another order',
      body: envelope(0, { order_id: '9' }),
      write: ['unknown', 'unknown'],
      read: ['later', 'none'],
    },
    { name: 'a redirect', status: 302, body: '', write: ['unknown', 'unknown'], read: ['later', 'none'] },
    {
      name: '429 without an envelope',
      status: 429,
      body: 'slow down',
      write: ['later', 'none'],
      read: ['later', 'none'],
    },
    { name: '503 without an envelope', status: 503, body: '', write: ['later', 'unknown'], read: ['later', 'none'] },
    {
      name: 'too many requests',
      status: 429,
      body: envelope(36009002, null),
      write: ['later', 'none'],
      read: ['later', 'none'],
    },
    { name: 'a system error', body: envelope(36009003, null), write: ['later', 'unknown'], read: ['later', 'none'] },
    {
      name: 'a gateway time-out',
      body: envelope(36009007, null),
      write: ['unknown', 'unknown'],
      read: ['later', 'none'],
    },
    { name: 'already shipped', body: envelope(21011020), write: ['verify', 'none'], read: ['verify', 'none'] },
    {
      name: 'a code as text',
      body: '{"code":"21004012","message":"x"}',
      write: ['number', 'none'],
      read: ['number', 'none'],
    },
    {
      name: 'a business code behind a 500',
      status: 500,
      body: envelope(21004015),
      write: ['carrier', 'none'],
      read: ['carrier', 'none'],
    },
    { name: 'an unknown code', body: envelope(77777777), write: ['unlisted', 'none'], read: ['unlisted', 'none'] },
    {
      name: 'an unknown code behind a 500',
      status: 500,
      body: envelope(77777777),
      write: ['unlisted', 'unknown'],
      read: ['unlisted', 'none'],
    },
    {
      name: 'an unknown code behind a 429',
      status: 429,
      body: envelope(77777777),
      write: ['later', 'none'],
      read: ['later', 'none'],
    },
    {
      name: 'scope missing',
      status: 401,
      body: envelope(105005, null),
      write: ['credentials', 'none'],
      read: ['credentials', 'none'],
    },
    {
      name: 'an unknown path',
      status: 404,
      body: envelope(36009009, null),
      write: ['ours', 'none'],
      read: ['ours', 'none'],
    },
  ])('$name', async ({ status = 200, body, write, read }) => {
    const http = scriptedDoor(reply(status, body))
    const client = clientWith(http)
    const written = await client.markPackageAsShipped(upload)
    const wasRead = await client.readPackage('5')
    const seen = [written, wasRead].map((result) =>
      result.ok ? 'success' : [result.problem.class, result.problem.effect],
    )
    expect(seen).toEqual([write, read])
    expect(http.requests, 'neither is repeated').toHaveLength(2)
  })

  it('takes no beginning of a successful answer for success, wherever it was cut', async () => {
    for (let length = 0; length < marked.length; length += 1) {
      const result = await clientWith(scriptedDoor(reply(200, marked.slice(0, length)))).markPackageAsShipped(upload)
      expect(result, `cut after ${length} characters`).toMatchObject({ ok: false, problem: { effect: 'unknown' } })
    }
  })

  it.each([
    { name: 'refused connection', effect: 'none' as const, write: ['later', 'none'] },
    { name: 'lost answer', effect: 'unknown' as const, write: ['unknown', 'unknown'] },
  ])('no answer: $name', async ({ effect, write }) => {
    const http = scriptedDoor({ ok: false, effect, reason: 'the connection broke (ECONNRESET)' })
    const result = await clientWith(http).markPackageAsShipped(upload)
    expect(result.ok ? null : [result.problem.class, result.problem.effect]).toEqual(write)
    expect(http.requests).toHaveLength(1)
  })

  it('keeps code, message, request id and status for the operator', async () => {
    const result = await clientWith(
      scriptedDoor(reply(200, envelope(77777777, null, 'Odd\r\n\u001b[31mFAKE LOG LINE'))),
    ).readPackage('5')
    expect(result).toMatchObject({
      problem: {
        code: 77777777,
        message: 'Odd [31mFAKE LOG LINE',
        requestId: '202203070749000101890810281E8C70B7',
        httpStatus: 200,
      },
    })
  })

  it.each([
    { header: '7', retryAfterMs: 7000 },
    { header: 'Mon, 23 Nov 2026 11:01:00 GMT', retryAfterMs: 60_000 },
    { header: 'Mon, 23 Nov 2026 10:00:00 GMT', retryAfterMs: 0 },
    { header: '99999999999', retryAfterMs: 24 * 60 * 60 * 1000 },
    { header: 'soon', retryAfterMs: null },
    { header: undefined, retryAfterMs: null },
  ])('Retry-After $header', async ({ header, retryAfterMs }) => {
    const http = scriptedDoor(
      reply(429, envelope(36009002, null), header === undefined ? {} : { 'retry-after': header }),
    )
    expect(await clientWith(http).readPackage('5')).toMatchObject({ problem: { retryAfterMs } })
  })

  it('takes the secrets out of what a server quotes', async () => {
    const quoting = envelope(36009004, null, `Invalid 'app_key'; you sent ${canaryToken} and ${canarySecret}`)
    const result = await clientWith(scriptedDoor(reply(400, quoting))).readPackage('5')
    expect(result).toMatchObject({
      ok: false,
      problem: { message: "Invalid 'app_key'; you sent [hidden] and [hidden]" },
    })
    expect(JSON.stringify(result)).not.toContain('canary')
  })
})

describe('a clock that is wrong', () => {
  const refused = reply(400, envelope(36009004, null, "'timestamp' is more than 30 seconds ahead."), {
    date: 'Mon, 23 Nov 2026 10:58:00 GMT',
  })

  it('is corrected by the Date header, and the surely refused write is sent once more', async () => {
    const clock = new RemoteClock(() => nowMs)
    const http = scriptedDoor(refused, reply(200, marked))
    const result = await clientWith(http, { clock }).markPackageAsShipped(upload)
    expect(result.ok).toBe(true)
    expect(http.requests.map(({ url }) => new URL(url).searchParams.get('timestamp'))).toEqual([
      String(nowMs / 1000),
      String(nowMs / 1000 - 120),
    ])
    expect(clock.offsetMs).toBe(-120_000)
    expect(clock.learnedAt).toBe('2026-11-23T11:00:00.000Z')
  })

  it('is told to the operator when the correction is refused too', async () => {
    const http = scriptedDoor(refused)
    expect(await clientWith(http).markPackageAsShipped(upload)).toMatchObject({
      problem: { class: 'clock', effect: 'none' },
    })
    expect(http.requests).toHaveLength(2)
  })

  it.each([undefined, 'yesterday', 'Mon, 23 Nov 2026 11:00:00 GMT'])(
    'is not guessed from the Date header "%s"',
    async (date) => {
      const clock = new RemoteClock(() => nowMs)
      const http = scriptedDoor(reply(400, envelope(36009004, null, 'timestamp'), date === undefined ? {} : { date }))
      expect(await clientWith(http, { clock }).readPackage('5')).toMatchObject({ problem: { class: 'clock' } })
      expect(http.requests).toHaveLength(1)
      expect(clock.offsetMs).toBe(0)
    },
  )
})

describe('a server whose own clock wanders', () => {
  it('is followed once per call, not for ever', async () => {
    const wandering = (second: string) =>
      reply(400, envelope(36009004, null, 'timestamp'), { date: `Mon, 23 Nov 2026 10:58:${second} GMT` })
    const http = scriptedDoor(wandering('00'), wandering('20'), wandering('40'), reply(200, marked))
    expect(await clientWith(http).markPackageAsShipped(upload)).toMatchObject({ problem: { class: 'clock' } })
    expect(http.requests).toHaveLength(2)
  })
})

describe('a token that ran out', () => {
  const expired = reply(401, envelope(105002, null))

  function renewable(): TokenSource & { refused: string[] } {
    const refused: string[] = []
    return {
      refused,
      current: async () => ({ ok: true, value: 'first-token', requestId: null }),
      renewAfterRefusal: async (token) => {
        refused.push(token)
        return { ok: true, value: 'second-token', requestId: null }
      },
    }
  }

  it('is renewed once and the surely refused write is sent once more', async () => {
    const tokens = renewable()
    const http = scriptedDoor(expired, reply(200, marked))
    expect((await clientWith(http, { tokens }).markPackageAsShipped(upload)).ok).toBe(true)
    expect(http.requests.map(({ headers }) => headers['x-tts-access-token'])).toEqual(['first-token', 'second-token'])
    expect(tokens.refused).toEqual(['first-token'])
  })

  it('is a problem when the new token is refused too, after two sends', async () => {
    const http = scriptedDoor(expired)
    const result = await clientWith(http, { tokens: renewable() }).markPackageAsShipped(upload)
    expect(result).toMatchObject({ problem: { class: 'token_expired', effect: 'none' } })
    expect(http.requests).toHaveLength(2)
  })

  it('may come together with a wrong clock: three sends, not more', async () => {
    const wrongClock = reply(400, envelope(36009004, null, 'timestamp'), { date: 'Mon, 23 Nov 2026 10:58:00 GMT' })
    const http = scriptedDoor(wrongClock, expired, wrongClock)
    await clientWith(http, { tokens: renewable() }).markPackageAsShipped(upload)
    expect(http.requests).toHaveLength(3)
  })

  it('cannot be renewed by a fixed token', async () => {
    expect(await clientWith(scriptedDoor(expired)).readPackage('5')).toMatchObject({
      problem: { class: 'token_expired' },
    })
  })
})
