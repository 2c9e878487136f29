import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpRequest } from './http.ts'
import { createHttpDoor } from './http-door.ts'

const door = createHttpDoor({ allowPlainHttp: true })
let server: Server | null = null

afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)))
  server = null
})

async function listen(listener: RequestListener): Promise<string> {
  const listening = createServer(listener)
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

const get = (url: string, change: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5_000,
  replyBytesMax: 1024,
  ...change,
})

describe('the default door', () => {
  it('sends method, headers and the exact bytes, and hands back status, headers and text', async () => {
    const seen: { method?: string | undefined; token?: unknown; body: Buffer }[] = []
    const url = await listen(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      seen.push({ method: request.method, token: request.headers['x-tts-access-token'], body: Buffer.concat(chunks) })
      response.writeHead(404, { 'Retry-After': '7' }).end('{"é":1}')
    })
    const body = '{"address":"https://hooks.example.com/tiktok/café"}'
    const outcome = await door(get(url, { method: 'DELETE', body, headers: { 'x-tts-access-token': 't' } }))
    expect(outcome).toMatchObject({
      ok: true,
      reply: { status: 404, text: '{"é":1}', headers: { 'retry-after': '7' } },
    })
    expect(seen).toEqual([{ method: 'DELETE', token: 't', body: Buffer.from(body) }])
  })

  it('follows no redirect', async () => {
    const asked: (string | undefined)[] = []
    const url = await listen((request, response) => {
      asked.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await door(get(`${url}/first`))).toMatchObject({ ok: true, reply: { status: 307 } })
    expect(asked).toEqual(['/first'])
  })

  it('reads gzip, and bounds it by what comes out', async () => {
    const url = await listen((request, response) => {
      const plain = request.url === '/bomb' ? Buffer.alloc(50 * 1024 * 1024) : Buffer.from('small')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(plain))
    })
    expect(await door(get(`${url}/small`))).toMatchObject({ ok: true, reply: { text: 'small' } })
    expect(await door(get(`${url}/bomb`))).toEqual({ ok: false, effect: 'unknown', reason: 'the answer is too big' })
  })

  it('stops an endless body at the bound', async () => {
    const url = await listen((_request, response) => {
      const pour = () => {
        while (response.writable && response.write('x'.repeat(1024)));
        response.once('drain', pour)
      }
      pour()
    })
    expect(await door(get(url))).toEqual({ ok: false, effect: 'unknown', reason: 'the answer is too big' })
  })

  it('gives up on a body that trickles, however alive it looks', async () => {
    const url = await listen((_request, response) => {
      const trickle = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(trickle))
    })
    expect(await door(get(url, { timeoutMs: 200 }))).toEqual({
      ok: false,
      effect: 'unknown',
      reason: 'no complete answer in time',
    })
  })

  it.each([
    { name: 'before the headers', start: false },
    { name: 'in the middle of the body', start: true },
  ])('is honest about a connection cut $name', async ({ start }) => {
    let received = 0
    const url = await listen((request, response) => {
      received += 1
      // The first request leaves a kept connection behind, on which the second one dies.
      if (request.method === 'GET') return void response.end('ok')
      if (start) response.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => response.socket?.resetAndDestroy())
    })
    await door(get(url))
    expect(await door(get(url, { method: 'POST', body: '{}' }))).toMatchObject({ ok: false, effect: 'unknown' })
    expect(received, 'and does not send it again').toBe(2)
  })

  it('knows that a refused connection carried nothing', async () => {
    const url = await listen(() => undefined)
    await new Promise((resolve) => server?.close(resolve))
    server = null
    expect(await door(get(url))).toEqual({ ok: false, effect: 'none', reason: 'no connection (ECONNREFUSED)' })
  })

  it('knows that a failed TLS handshake carried nothing', async () => {
    const url = await listen(() => undefined)
    const outcome = await door(get(url.replace('http://', 'https://')))
    expect(outcome).toMatchObject({ ok: false, effect: 'none' })
  })

  it.each(['http://127.0.0.1:1/x', 'ftp://127.0.0.1/x', 'file:///etc/passwd', 'nonsense'])(
    'refuses %s by default',
    async (url) => {
      const strict = createHttpDoor()
      expect(await strict(get(url))).toEqual({ ok: false, effect: 'none', reason: 'only https is allowed' })
      await strict.close()
    },
  )

  it.each([
    { name: 'a bad header', change: { headers: { 'x-tts-access-token': 'canary\r\ntoken' } } },
    { name: 'a name that does not resolve', change: { url: 'http://waybridge.invalid/?app_secret=canary' } },
    { name: 'an address that is none', change: { url: 'http://[canary' } },
  ])('names no secret when it fails: $name', async ({ change }) => {
    const outcome = await door(get('http://127.0.0.1/', change))
    expect(outcome).toMatchObject({ ok: false, effect: 'none' })
    expect(JSON.stringify(outcome)).not.toContain('canary')
  })

  it('leaves no connection behind once closed', async () => {
    const url = await listen((_request, response) => void response.end('ok'))
    const gone = new Promise((resolve) => server?.once('connection', (socket) => socket.once('close', resolve)))
    const own = createHttpDoor({ allowPlainHttp: true })
    await own(get(url))
    await own.close()
    await gone
    expect(await own(get(url))).toMatchObject({ ok: false, effect: 'none' })
  })
})
