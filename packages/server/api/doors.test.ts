/** Every route against everybody who may not pass: made from the OpenAPI document, so that a new route is tested by being there. */
import { beforeAll, describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { givenChannel, givenStore, openScene, type Scene } from './test-scene.ts'

type Operation = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; role: string; hasBody: boolean }

onEachDatabase('every route', (open) => {
  let scene: Scene
  let operations: Operation[]
  let real: Record<string, string>

  beforeAll(async () => {
    scene = await openScene(await open())
    const answer = await scene.ask('GET', '/api/openapi.json')
    const document = answer.json()
    operations = Object.entries<Record<string, { 'x-role': string; requestBody?: unknown }>>(document.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
          method: method.toUpperCase() as Operation['method'],
          path,
          role: operation['x-role'],
          hasBody: operation.requestBody !== undefined,
        })),
    )
    const channel = await givenChannel(scene)
    const store = await givenStore(scene)
    real = { channels: channel, stores: store }
  })

  const address = ({ path }: Operation, id: string) => path.replaceAll(/\{\w+\}/g, id)
  const guarded = () => operations.filter((operation) => operation.role !== 'anybody')

  it('is in the document with the role it needs', () => {
    expect(operations.length).toBeGreaterThan(45)
    for (const operation of operations)
      expect(['anybody', 'viewer', 'operator', 'owner'], operation.path).toContain(operation.role)
  })

  it('refuses whoever brings no session, a wrong key or a wrong scheme', async () => {
    for (const operation of guarded()) {
      for (const headers of [
        {},
        { authorization: `Bearer wbk_${'A'.repeat(43)}` },
        { authorization: 'Basic eA==' },
        { cookie: 'waybridge=forged.token' },
      ]) {
        const answer = await scene.ask(operation.method, address(operation, 'syn_x'), {
          key: null,
          headers: headers as Record<string, string>,
        })
        expect([operation.method, operation.path, answer.statusCode]).toEqual([operation.method, operation.path, 401])
        expect(answer.json().code).toBe('session.missing')
      }
    }
  })

  it('refuses a lower role before it looks at anything else', async () => {
    const lower = { owner: [scene.keys.operator, scene.keys.viewer], operator: [scene.keys.viewer] } as Record<
      string,
      string[]
    >
    for (const operation of guarded()) {
      for (const key of lower[operation.role] ?? []) {
        const answer = await scene.ask(operation.method, address(operation, 'syn_x'), {
          key,
          ...(operation.hasBody ? { body: {} } : {}),
        })
        expect([operation.method, operation.path, answer.statusCode]).toEqual([operation.method, operation.path, 403])
      }
    }
  })

  it('answers an unknown id and an id of another workspace alike', async () => {
    const bodies: Record<string, unknown> = {
      '/api/v1/channels/{id}/policy': {
        policy: {
          autoSync: true,
          detectCarrier: true,
          numberDisagrees: 'ask',
          correctAfterEdit: true,
          shipDespiteCancelRequest: false,
          marketRules: {},
        },
        defaultProviderId: null,
      },
      '/api/v1/channels/{id}/mappings': { storeCarrier: 'X', target: 'hold' },
      '/api/v1/channels/{id}/mappings/{mappingId}': { storeCarrier: 'X', target: 'hold' },
      '/api/v1/channels/{id}/mappings/preview': { storeCarrier: 'X', target: 'hold' },
      '/api/v1/channels/{id}/mappings/import': { csv: 'Store carrier\nX' },
      '/api/v1/channels/{id}/mappings/copy': { fromChannelId: 'chn_x' },
      '/api/v1/channels/authorisations/{id}/shops': { shopIds: ['1'] },
      '/api/v1/stores/{id}/reconnect': { settings: {} },
      '/api/v1/members/{id}': { role: 'viewer' },
      '/api/v1/shipments/{id}/skip': { because: 'x' },
      '/api/v1/shipments/{id}/chosen': { number: '1Z12345E0205271688' },
      '/api/v1/shipments/{id}/link': { channelId: 'chn_x', orderId: '576461413038785752' },
    }
    for (const operation of guarded().filter((each) => each.path.includes('{'))) {
      const body = operation.hasBody ? bodies[operation.path] : undefined
      expect(operation.hasBody && body === undefined, `a body for ${operation.path}`).toBe(false)
      const options = { key: scene.keys.stranger, ...(body === undefined ? {} : { body }) }
      const unknown = await scene.ask(operation.method, address(operation, 'nothing_here'), options)
      const foreign = await scene.ask(
        operation.method,
        address(operation, real[operation.path.split('/')[3] ?? ''] ?? 'nothing_here'),
        options,
      )
      for (const answer of [unknown, foreign]) {
        expect([operation.method, operation.path, answer.statusCode]).toEqual([operation.method, operation.path, 404])
      }
      expect({ ...foreign.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
    }
  })

  it('changes nothing on any GET', async () => {
    const count = async () => (await scene.db.query<{ n: number }>('select count(*)::int as n from audit')).rows[0]?.n
    const before = await count()
    for (const operation of operations.filter((each) => each.method === 'GET'))
      await scene.ask('GET', address(operation, real.channels ?? ''))
    expect(await count()).toBe(before)
  })

  it('never answers with a stack, SQL or a version, and always with a reference and safe headers', async () => {
    for (const operation of operations) {
      const answer = await scene.ask(
        operation.method,
        address(operation, "x'--"),
        operation.hasBody ? { body: { storeCarrier: [] } } : {},
      )
      expect(answer.statusCode, operation.path).toBeLessThan(500)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers.server).toBeUndefined()
      if (answer.statusCode >= 400) expect(answer.json().requestId).toMatch(/^req_/)
      expect(answer.body).not.toMatch(/select |insert |at Object|node_modules|fastify/i)
    }
  })
})

describe('what is public', () => {
  onEachDatabase('without a key', (open) => {
    it('only health answers; the document and metrics do not', async () => {
      const scene = await openScene(await open(), { api: { metricsKey: 'operator-key' } })
      const status = async (url: string, headers = {}) =>
        (await scene.ask('GET', url, { key: null, headers })).statusCode
      expect(await status('/livez')).toBe(200)
      expect(await status('/readyz')).toBe(200)
      expect(await status('/api/openapi.json')).toBe(401)
      expect(await status('/metrics')).toBe(404)
      expect(await status('/metrics', { authorization: 'Bearer operator-key' })).toBe(200)
      expect(await status('/api/v1/nowhere')).toBe(404)
      expect(await status('/')).toBe(404)
    })
  })
})
