/** Every route against everybody who may not pass: made from the OpenAPI document, so that a new route is tested by being there. */
import { beforeAll, describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { createApiKey } from '../commands/workspaces.ts'
import { memberOf } from './test-browser.ts'
import { givenChannel, givenStore, givenSync, openScene, type Scene } from './test-scene.ts'

type Operation = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; role: string; hasBody: boolean }

onEachDatabase('every route', (open) => {
  let scene: Scene
  let operations: Operation[]
  let owner: Awaited<ReturnType<typeof memberOf>>
  let stranger: Awaited<ReturnType<typeof memberOf>>
  /** By the beginning of an address, below /api/v1, the longer ones first: the ids of things that are there. */
  let real: [beginning: string, ids: Record<string, string>][]

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
    owner = await memberOf(scene, 'owner')
    stranger = await memberOf(scene, 'owner', { workspaceId: scene.otherWorkspaceId })
    real = await oneOfEachKind()
  })

  async function oneOfEachKind(): Promise<typeof real> {
    const { db, parts, workspaceId } = scene
    const channelId = await givenChannel(scene)
    const storeId = await givenStore(scene)
    const sync = await givenSync(scene, { storeId, channelId, carrierKey: 'van', storeCarrier: 'Van' })
    const send = async (method: 'GET' | 'POST', url: string, body?: object) =>
      (await owner.send(method, url, body)).json()
    const mappings = `/channels/${channelId}/mappings`
    const { mapping } = await send('POST', mappings, { storeCarrier: 'Van', target: 'hold' })
    const bulk = await send('POST', '/shipments/bulk', { scope: { ids: [sync.id] }, wish: { action: 'retry' } })
    await send('POST', '/members/invitations', { email: 'guest@example.com', role: 'viewer' })
    const key = await createApiKey(parts, { workspaceId, name: 'door', role: 'viewer' })
    await db.query(
      `insert into alert (id, workspace_id, cause_key, severity, say) values ('alr_door', $1, 'c', 'urgent', 'Look')`,
      [workspaceId],
    )
    await db.query(
      `insert into authorisation (id, workspace_id, started_by, app_key, app_secret_sealed, api_url, auth_url, tokens_sealed, shops,
         expires_at, exchanged_at) values ('aut_door', $1, 'setup', 'a', 'b', 'c', 'd', 'e', '[]', $2, $2)`,
      [workspaceId, new Date(scene.clock.now() + 600_000).toISOString()],
    )
    return [
      ['alerts', { id: 'alr_door' }],
      ['channels/authorisations', { id: 'aut_door' }],
      [
        'channels',
        { id: channelId, mappingId: mapping.id, changeId: (await send('GET', `${mappings}/history`)).items[0].id },
      ],
      ['keys', { id: key.id }],
      ['members/invitations', { id: (await send('GET', '/members/invitations')).items[0].id }],
      ['members', { id: owner.memberId }],
      ['sessions', { id: (await send('GET', '/sessions')).items[0].id }],
      ['shipments/bulk', { id: bulk.id ?? bulk.bulkId }],
      ['shipments', { id: sync.id }],
      ['stores', { id: storeId }],
      ['views', { id: (await send('POST', '/views', { name: 'All', query: {}, shared: true })).id }],
    ]
  }

  /** What a question must say to be answered at all. */
  const queries: Record<string, string> = { '/api/v1/channels/{id}/suggestions': '?storeCarrier=X' }
  const asked = (path: string) => `${path}${queries[path] ?? ''}`
  const address = ({ path }: Operation, id: string) => asked(path).replaceAll(/\{\w+\}/g, id)
  const realAddress = ({ path }: Operation) => {
    const [, ids] = real.find(([beginning]) => path.startsWith(`/api/v1/${beginning}/{`)) ?? []
    const beginning = real.find(([each]) => path.startsWith(`/api/v1/${each}/`))
    return asked(path).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = (ids ?? beginning?.[1])?.[name]
      if (id === undefined) throw new Error(`no ${name} for ${path}: add one of its kind to oneOfEachKind`)
      return id
    })
  }
  /** Every row of every table, but for what only says that somebody looked. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const { rows: tables } = await scene.db.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
    const found: Record<string, unknown[]> = {}
    for (const { name } of tables) {
      const { rows } = await scene.db.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(each) - 'last_used_at' as row from "${name}" each order by to_jsonb(each)::text`,
      )
      found[name] = rows.map(({ row }) => row)
    }
    return found
  }
  /** The live updates answer with a stream that does not end; events.test.ts reads it. */
  const isStream = (operation: Operation) => operation.path === '/api/v1/events'
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
    const syncSettings = {
      policy: {
        autoSync: true,
        detectCarrier: true,
        numberDisagrees: 'ask',
        correctAfterEdit: true,
        shipDespiteCancelRequest: false,
        marketRules: {},
      },
      defaultProviderId: null,
    }
    const bodies: Record<string, unknown> = {
      '/api/v1/channels/{id}/policy': syncSettings,
      '/api/v1/channels/{id}/policy/preview': syncSettings,
      '/api/v1/channels/{id}/mappings': { storeCarrier: 'X', target: 'hold' },
      '/api/v1/channels/{id}/mappings/{mappingId}': { storeCarrier: 'X', target: 'hold' },
      '/api/v1/channels/{id}/mappings/preview': { storeCarrier: 'X', target: 'hold' },
      '/api/v1/channels/{id}/mappings/import/preview': { csv: 'Store carrier\nX' },
      '/api/v1/channels/{id}/mappings/import': { csv: 'Store carrier\nX' },
      '/api/v1/channels/{id}/mappings/copy': { fromChannelId: 'chn_x' },
      '/api/v1/channels/{id}/mappings/copy/preview': { fromChannelId: 'chn_x' },
      '/api/v1/channels/authorisations/{id}/shops': { shopIds: ['1'] },
      '/api/v1/stores/{id}/reconnect': { settings: {} },
      '/api/v1/members/{id}': { role: 'viewer' },
      '/api/v1/views/{id}': { name: 'Mine', query: {} },
      '/api/v1/shipments/{id}/skip': { because: 'x' },
      '/api/v1/shipments/{id}/chosen': { number: '1Z12345E0205271688' },
      '/api/v1/shipments/{id}/link': { channelId: 'chn_x', orderId: '576461413038785752' },
    }
    const withIds = guarded().filter((each) => each.path.includes('{'))
    // Ids that lead nowhere for their own people would prove nothing.
    for (const operation of withIds.filter(({ method }) => method === 'GET')) {
      const answer = await owner.send('GET', realAddress(operation).replace('/api/v1', ''))
      expect([operation.path, answer.statusCode]).toEqual([operation.path, 200])
    }
    const before = await everything()
    for (const operation of withIds) {
      const body = operation.hasBody ? bodies[operation.path] : undefined
      expect(operation.hasBody && body === undefined, `a body for ${operation.path}`).toBe(false)
      const ask = (url: string) => stranger.send(operation.method, url.replace('/api/v1', ''), body)
      const unknown = await ask(address(operation, 'nothing_here'))
      const foreign = await ask(realAddress(operation))
      for (const answer of [unknown, foreign]) {
        expect([operation.method, operation.path, answer.statusCode]).toEqual([operation.method, operation.path, 404])
      }
      expect({ ...foreign.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
    }
    expect(await everything()).toEqual(before)
  })

  it('changes nothing on any GET', async () => {
    // An export is on record, and so does write: who took what out.
    const isExport = ({ path }: Operation) => path.endsWith('.csv')
    const before = await everything()
    for (const operation of operations.filter((each) => each.method === 'GET' && !isStream(each) && !isExport(each))) {
      await scene.ask('GET', realAddress(operation))
      await owner.send('GET', realAddress(operation).replace('/api/v1', ''))
    }
    expect(await everything()).toEqual(before)
  })

  it('never answers with a stack, SQL or a version, and always with a reference and safe headers', async () => {
    for (const operation of operations.filter((each) => !isStream(each))) {
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
      const storeId = await givenStore(scene)
      await givenSync(scene, { storeId, channelId: null, state: 'needs_fix' })
      const figures = await scene.ask('GET', '/metrics', {
        key: null,
        headers: { authorization: 'Bearer operator-key' },
      })
      expect(figures.body).toContain('waybridge_shipments{state="needs_fix"} 1')
      expect(await status('/api/v1/nowhere')).toBe(404)
      expect(await status('/')).toBe(404)
    })
  })
})
