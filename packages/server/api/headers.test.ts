/** The headers that keep a browser safe are on every answer, also on those that no route of ours makes. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handClock } from '../../../tests/support/clock.ts'
import { type Database, openDatabase } from '../database/open.ts'
import type { Parts } from '../parts.ts'
import { safeHeadersAt } from './headers.ts'
import { registerHooks } from './hooks.ts'
import { registerScreens } from './screens.ts'
import { openScene } from './test-scene.ts'

let app: FastifyInstance
let db: Database
let key: string
let address: string
const ownPage = join(import.meta.dirname, '../../admin/index.html')
const folder = mkdtempSync(join(tmpdir(), 'waybridge-screens-'))

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  // The page as it is written, so that a page that lost its nonce is noticed here.
  for (const name of ['index.html', 'index.html.br', 'stamp']) copyFileSync(ownPage, join(folder, name))
  writeFileSync(join(folder, 'assets/index-1a2b.js'), '')
  db = await openDatabase({ memory: true })
  const scene = await openScene(db, {
    publicUrl: 'https://way.example',
    beforeReady: async (api) => {
      await registerScreens(api, folder)
      await registerHooks(api, { db, clock: handClock() } as unknown as Parts, async () => {})
    },
  })
  app = scene.app
  key = scene.keys.owner
  address = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

/** What comes back for bytes that no client would send. */
const answerTo = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      text += chunk
      if (text.includes('"requestId"')) socket.end()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })

const json = { 'content-type': 'application/json', origin: 'https://way.example' }
const answers = [
  ['the page', { url: '/' }, 200],
  ['an address inside the screens', { url: '/settings/team?x=1' }, 200],
  ['a built file', { url: '/assets/index-1a2b.js' }, 200],
  ['a file that is not there', { url: '/assets/index-9z.js' }, 404],
  ['an address outside the folder', { url: '/assets/..%2f..%2fpackage.json' }, 404],
  ['health', { url: '/livez' }, 200],
  ['an API address that is none', { url: '/api/v1/nowhere' }, 404],
  ['a method that is none', { method: 'PATCH' as const, url: '/api/v1/keys' }, 404],
  ['nobody', { url: '/api/v1/keys' }, 401],
  ['the page by its file name', { url: '/index.html' }, 404],
  ['the page, packed', { url: '/index.html.br' }, 404],
  ['a notice to nobody', { method: 'POST' as const, url: '/hooks/stores/nobody', payload: 'x' }, 404],
  [
    'a request from a page that came by http',
    {
      method: 'POST' as const,
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json', origin: 'http://way.example', host: 'way.example' },
      payload: '{}',
    },
    403,
  ],
  ['broken JSON', { method: 'POST' as const, url: '/api/v1/session', headers: json, payload: '{' }, 400],
  [
    'too much JSON',
    { method: 'POST' as const, url: '/api/v1/session', headers: json, payload: ' '.repeat(300_000) },
    413,
  ],
  ['an address that is no text', { url: '/api/v1/%zz' }, 400],
  ['an id without end', { url: `/api/v1/shipments/${'a'.repeat(1_000)}` }, 404],
] as const

describe('an answer', () => {
  it.each(answers)('to %s brings them', async (_, request, status) => {
    const { headers, statusCode, body } = await app.inject(request)
    expect(statusCode).toBe(status)
    expect(headers).toMatchObject({
      'strict-transport-security': expect.stringMatching(/max-age=31536000/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy'])
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(body).not.toMatch(/FST_|fastify|stack/i)
    expect(body).not.toContain('__CSP_NONCE__')
  })

  it.each(['/api/v1/audit.csv', '/api/v1/shipments.csv', '/api/v1/events'])('to %s brings them', async (path) => {
    const stop = new AbortController()
    const answer = await fetch(address + path, { headers: { authorization: `Bearer ${key}` }, signal: stop.signal })
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject(safeHeadersAt('https://way.example'))
    stop.abort()
  })

  const raw: [string, string, number, string][] = [
    ['bytes that are no HTTP', 'HELLO\r\n\r\n', 400, 'request.invalid'],
    [
      'a second length',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx',
      400,
      'request.invalid',
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'request.headers_too_large',
    ],
    ['no host', 'GET /livez HTTP/1.1\r\n\r\n', 400, 'request.invalid'],
    ['an expectation', 'GET /livez HTTP/1.1\r\nhost: a\r\nexpect: a-miracle\r\n\r\n', 417, 'request.invalid'],
  ]
  it.each(raw)('to %s brings them, in the form of every refusal', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n')
    const [first = '', ...lines] = head.split('\r\n')
    expect(first).toContain(`HTTP/1.1 ${status} `)
    const headers = Object.fromEntries(
      lines.map((line) => [line.split(': ')[0]?.toLowerCase(), line.split(': ').slice(1).join(': ')]),
    )
    expect(headers).toMatchObject({
      ...safeHeadersAt('https://way.example'),
      'content-type': 'application/problem+json; charset=utf-8',
    })
    const problem = JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1))
    expect(problem).toMatchObject({ status, code, requestId: expect.stringMatching(/^req_/) })
  })

  it('of a refused notice tells a reference', async () => {
    const answer = await app.inject({ method: 'POST', url: '/hooks/channels/nobody', payload: '{}' })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      status: 404,
      code: 'hooks.unknown',
      requestId: expect.stringMatching(/^req_/),
    })
  })

  it('of the page has a nonce of its own each time, and the page knows it', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { headers, body } = await app.inject('/')
        const nonce = /'nonce-([^']{24})'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
        expect(body).toContain(`content="${nonce}"`)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })
})
