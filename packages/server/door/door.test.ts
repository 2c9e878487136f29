import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { createDoor } from './door.ts'
import { isPrivateAddress } from './private-addresses.ts'

const inside = createDoor({ allowPrivateNetwork: true })
const outside = createDoor({ allowPrivateNetwork: false })
const servers: Server[] = []
afterAll(async () => {
  await Promise.all([inside.close(), outside.close()])
  for (const server of servers) server.close()
})

const bound = { headers: {}, timeoutMs: 5_000, replyBytesMax: 1_000 }
const post = { ...bound, method: 'POST', body: 'x' } as const
/** Short, because these servers never answer: the wait is the test. */
const impatient = { ...post, timeoutMs: 100 }

async function listening<Some extends Server>(server: Some): Promise<string> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
async function answering(answer: RequestListener): Promise<{ url: string; paths: string[] }> {
  const paths: string[] = []
  const host = await listening(
    createServer((request, reply) => {
      paths.push(request.url ?? '')
      request.resume()
      answer(request, reply)
    }),
  )
  return { url: `http://${host}`, paths }
}

describe('addresses that are never called', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.100.100.200',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '4000::1',
    '5f00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'no address',
    '',
  ])('%s', (address) => expect(isPrivateAddress(address)).toBe(true))

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})

describe('a URL out of a merchant’s text', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://①②⑦.0.0.1/',
    'https://[::1]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://localhost/',
    'https://localhost./',
    'https://api.localhost/',
    'https://user:word@shop.example/',
    'http://shop.example/',
    'ftp://shop.example/',
    'file:///etc/passwd',
    'https://shop.example:22/',
    'https://shop.example:6379/',
    'no url',
    `https://a/${'x'.repeat(9_000)}`,
  ])('%s is refused before a name is looked up', async (url) => {
    expect(await outside.http({ ...post, url })).toEqual({
      ok: false,
      effect: 'none',
      reason: expect.stringMatching(/private network|only https|user name|cannot be read|this port/),
    })
  })
})

describe('an exchange', () => {
  it('carries the body there and the reply back', async () => {
    const { url } = await answering(async (request, reply) => {
      reply.writeHead(201, { 'x-seen': `${request.method}` }).end('made')
    })
    const outcome = await inside.http({ ...post, url })
    expect(outcome).toMatchObject({ ok: true, reply: { status: 201, text: 'made', headers: { 'x-seen': 'POST' } } })
  })

  it.each([301, 302, 303, 307, 308])('answers a redirect (%i) as it is and goes nowhere', async (status) => {
    const { url, paths } = await answering((_, reply) => reply.writeHead(status, { location: '/elsewhere' }).end())
    expect(await inside.http({ ...post, url: `${url}/here` })).toMatchObject({ ok: true, reply: { status } })
    expect(paths).toEqual(['/here'])
  })

  it.each<[string, RequestListener]>([
    [
      'endless',
      (_, reply) => {
        reply.writeHead(200)
        const pump = () => {
          while (reply.write('x'.repeat(500)));
        }
        reply.on('drain', pump)
        pump()
      },
    ],
    ['one byte too long', (_, reply) => reply.end('x'.repeat(1_001))],
    [
      'a compressed bomb',
      (_, reply) => reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(500_000))),
    ],
    [
      'cut in the middle',
      (_, reply) => {
        reply.writeHead(200, { 'content-length': '100' })
        reply.write('half', () => reply.socket?.destroy())
      },
    ],
    ['reset without a word', (_, reply) => reply.socket?.destroy()],
  ])('is unknown when the reply is %s', async (_, answer) => {
    const { url } = await answering(answer)
    expect(await inside.http({ ...post, url })).toMatchObject({ ok: false, effect: 'unknown' })
  })

  it('takes a reply of exactly the bound', async () => {
    const { url } = await answering((_, reply) => reply.end('x'.repeat(1_000)))
    expect(await inside.http({ ...post, url })).toMatchObject({ ok: true, reply: { text: 'x'.repeat(1_000) } })
  })

  it.each<[string, RequestListener]>([
    ['nothing comes', () => {}],
    ['only headers come', (_, reply) => reply.writeHead(200).flushHeaders()],
    ['the body stops half-way', (_, reply) => void reply.writeHead(200).write('x')],
  ])('is unknown, as a value, when its time is over and %s', async (_, answer) => {
    const { url } = await answering(answer)
    expect(await inside.http({ ...impatient, url })).toEqual({
      ok: false,
      effect: 'unknown',
      reason: 'no answer in time',
    })
  })
})

describe('a request that surely did not leave', () => {
  const none = { ok: false, effect: 'none' }

  it('to a port where nobody listens', async () => {
    const host = await listening(createTcpServer())
    const gone = servers.pop() as Server
    gone.close()
    await once(gone, 'close')
    expect(await inside.http({ ...post, url: `http://${host}/` })).toMatchObject(none)
  })

  it('to a name that does not exist', async () => {
    expect(await inside.http({ ...post, url: 'https://no-such-name.invalid/' })).toMatchObject(none)
  })

  it('when the TLS handshake is cut', async () => {
    const host = await listening(createTcpServer((socket) => socket.destroy()))
    expect(await inside.http({ ...post, url: `https://${host}/` })).toMatchObject(none)
  })

  it('when the TLS handshake is not answered: its own time counts, not only the connection’s', async () => {
    const host = await listening(createTcpServer((socket) => socket.on('error', () => {})))
    expect(await inside.http({ ...impatient, url: `https://${host}/` })).toEqual({
      ...none,
      reason: 'no connection in time',
    })
  })

  it('with a header that would split the request', async () => {
    const { url, paths } = await answering((_, reply) => reply.end())
    expect(await inside.http({ ...post, url, headers: { a: 'b\r\nc: d' } })).toMatchObject(none)
    expect(paths).toEqual([])
  })
})
