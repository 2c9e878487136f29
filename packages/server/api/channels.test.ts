/** Connecting a TikTok Shop over real HTTP to the sandbox: authorisation, choice of shops, providers, notices, the end. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { createDoor } from '../door/door.ts'
import { openScene, type Scene } from './test-scene.ts'

const appKey = 'sandboxapp1'
const appSecret = 'sandbox-secret-of-no-worth-00001'

onEachDatabase('channels', (open) => {
  let sandbox: Sandbox
  let scene: Scene
  const door = createDoor({ allowPrivateNetwork: true })
  let seller: { sellerId: string; shopIds: string[] }

  beforeAll(async () => {
    sandbox = await startSandbox({ clock: { frozenAtMs: Date.UTC(2026, 10, 23, 10) } })
    scene = await openScene(await open(), { door: door.http, api: { allowPrivateNetwork: true } })
    const first = await tiktok('shops', { region: 'GB', name: 'Tea of London' })
    const second = await tiktok('shops', { region: 'US', name: 'Tea of Boston', sellerId: first.sellerId })
    seller = { sellerId: first.sellerId, shopIds: [first.id, second.id] }
  })
  afterAll(async () => {
    await sandbox?.close()
    await door.close()
  })

  const tiktok = (path: string, body: unknown) => sandbox.control('POST', `/control/tiktok-shop/${path}`, body)
  const codeFor = async (wish: object): Promise<string> => (await tiktok('authorisations', wish)).code
  const app = () => ({ appKey, appSecret, apiUrl: sandbox.tiktokShopUrl, authUrl: sandbox.tiktokShopUrl })

  it('with a code: the one shop is connected at once, with its providers and its notices', async () => {
    const shop = await tiktok('shops', { region: 'US', name: 'Solo' })
    const authCode = await codeFor({ shopId: shop.id })
    const answer = await scene.ask('POST', '/v/channels', { body: { ...app(), authCode } })
    expect(answer.statusCode).toBe(201)
    const [connected] = answer.json().channels
    expect(connected).toMatchObject({ shopId: shop.id, name: 'Solo', notices: 'registered' })
    const providers = (await scene.ask('GET', `/v/channels/${connected.channelId}/providers`)).json()
    expect(providers.items).toHaveLength(connected.providers)
    expect(providers.items.map((each: { name: string }) => each.name)).toContain('UPS')
    const { rows } = await scene.db.query('select duty, every_ms from schedule where subject_id = $1 order by duty', [
      connected.channelId,
    ])
    expect(rows).toEqual([
      { duty: 'channel.providers', every_ms: '86400000' },
      { duty: 'channel.read', every_ms: '600000' },
      { duty: 'channel.tokens', every_ms: '3600000' },
    ])

    // The engine opens what was sealed under these places.
    const [row] = (
      await scene.db.query<{ tokens: string; secret: string }>(
        'select tokens_sealed as tokens, app_secret_sealed as secret from channel where id = $1',
        [connected.channelId],
      )
    ).rows
    const tokens = JSON.parse(
      await scene.parts.vault.open(scene.workspaceId, `channel.tokens:${connected.channelId}`, row?.tokens ?? ''),
    )
    expect(Object.keys(tokens).sort()).toEqual([
      'accessToken',
      'accessTokenExpiresAt',
      'refreshToken',
      'refreshTokenExpiresAt',
    ])
    expect(
      await scene.parts.vault.open(scene.workspaceId, `channel.app_secret:${connected.channelId}`, row?.secret ?? ''),
    ).toBe(appSecret)

    const everything = [
      scene.logged.join(''),
      answer.body,
      ...(await Promise.all(
        ['channel', 'authorisation', 'audit'].map(async (table) =>
          JSON.stringify((await scene.db.query(`select * from ${table}`)).rows),
        ),
      )),
    ].join('')
    for (const secret of [appSecret, authCode, tokens.accessToken, tokens.refreshToken])
      expect(everything).not.toContain(secret)

    expect((await scene.ask('POST', '/v/channels', { body: { ...app(), authCode } })).json()).toMatchObject({
      code: 'channel.refused',
    })
    const elsewhere = await scene.ask('POST', '/v/channels', {
      body: { ...app(), authCode: await codeFor({ shopId: shop.id }) },
      key: scene.keys.stranger,
    })
    expect(elsewhere.json()).toMatchObject({ status: 409, code: 'channel.shop_connected' })
  })

  it('with the page: the state works once, for who began, for ten minutes; then the shops are chosen', async () => {
    const begin = async () => {
      const { url } = (
        await scene.ask('POST', '/v/channels/authorisations', { body: { ...app(), serviceId: 'svc', market: 'other' } })
      ).json()
      return new URL(url).searchParams.get('state') ?? ''
    }
    const comeBack = (state: string, code: string | null, key = scene.keys.owner) =>
      scene.ask('POST', '/v/channels/authorisations/return', { body: { state, code }, key })
    const code = await codeFor({ sellerId: seller.sellerId })
    const state = await begin()
    expect((await comeBack(state, code, scene.keys.stranger)).json().code).toBe('authorisation.state')
    expect((await comeBack('x'.repeat(43), code)).json().code).toBe('authorisation.state')
    const { authorisationId, shops } = (await comeBack(state, code)).json()
    expect(shops.map((shop: { id: string }) => shop.id).sort()).toEqual([...seller.shopIds].sort())
    expect(JSON.stringify(shops)).not.toContain('cipher')
    expect((await comeBack(state, await codeFor({ sellerId: seller.sellerId }))).json().code).toBe(
      'authorisation.state',
    )
    expect((await comeBack(await begin(), 'null')).json().code).toBe('authorisation.denied')
    const late = await begin()
    await scene.clock.advance(10 * 60_000 + 1)
    expect((await comeBack(late, code)).json().code).toBe('authorisation.state')

    const choose = (shopIds: string[], key = scene.keys.owner) =>
      scene.ask('POST', `/v/channels/authorisations/${authorisationId}/shops`, { body: { shopIds }, key })
    expect((await choose(['1'])).json().code).toBe('channel.shop_unknown')
    expect((await choose(seller.shopIds, scene.keys.stranger)).statusCode).toBe(404)
    expect((await choose(seller.shopIds)).json().channels).toHaveLength(2)
    expect((await choose(seller.shopIds)).statusCode).toBe(404)
  })

  it('settings are kept whole, a default provider must be offered, and what waited for them is decided again', async () => {
    const { items } = (await scene.ask('GET', '/v/channels')).json()
    const channel = items.find((each: { name: string }) => each.name === 'Tea of London')
    const policy = { ...channel.policy, numberDisagrees: 'ask', marketRules: { 'us-local-usps-label': 'hold' } }
    const put = (body: unknown) => scene.ask('PUT', `/v/channels/${channel.id}/policy`, { body })
    expect((await put({ policy, defaultProviderId: '1' })).json().code).toBe('provider.unknown')
    expect((await put({ policy: { autoSync: false }, defaultProviderId: null })).statusCode).toBe(400)
    const providers = (await scene.ask('GET', `/v/channels/${channel.id}/providers`)).json().items
    const { id, name } = providers.find((each: { name: string }) => each.name === 'Royal Mail')
    const royalMail = { id, name }
    expect((await put({ policy, defaultProviderId: royalMail.id })).json()).toMatchObject({
      policy,
      defaultProvider: royalMail,
    })
  })

  it('ends: tokens and data go, mappings wait, and a reconnection takes the channel up again', async () => {
    const { items } = (await scene.ask('GET', '/v/channels')).json()
    const channel = items.find((each: { name: string }) => each.name === 'Solo')
    await scene.ask('POST', `/v/channels/${channel.id}/mappings`, {
      body: { storeCarrier: 'Van', target: 'do_not_sync' },
    })
    expect((await scene.ask('POST', `/v/channels/${channel.id}/pause`)).json().status).toBe('paused')
    expect((await scene.ask('GET', `/v/channels/${channel.id}/disconnect-preview`)).json()).toMatchObject({
      mappings: 1,
      inFlight: 0,
    })
    expect((await scene.ask('DELETE', `/v/channels/${channel.id}`)).json()).toMatchObject({ noticesRemoved: true })
    const gone = await scene.db.query('select tokens_sealed, app_secret_sealed from channel where id = $1', [
      channel.id,
    ])
    expect(gone.rows).toEqual([{ tokens_sealed: '', app_secret_sealed: '' }])
    expect((await scene.ask('GET', `/v/channels/${channel.id}`)).json().code).toBe('connection.disconnected')
    const back = await scene.ask('POST', '/v/channels', {
      body: { ...app(), authCode: await codeFor({ shopId: channel.shopId }) },
    })
    expect(back.json().channels[0].channelId).toBe(channel.id)
    expect((await scene.ask('GET', `/v/channels/${channel.id}/mappings`)).json().items).toHaveLength(1)
    expect((await scene.ask('GET', `/v/channels/${channel.id}`)).json().status).toBe('active')
  })

  it('without the operator’s word no other address than TikTok’s is called', async () => {
    const strict = await openScene(await open())
    const answer = await strict.ask('POST', '/v/channels', { body: { ...app(), authCode: 'code' } })
    expect(answer.json().code).toBe('channel.address')
    const page = await strict.ask('POST', '/v/channels/authorisations', {
      body: { appKey, appSecret, serviceId: 'svc', market: 'US' },
    })
    expect(page.json().url).toMatch(
      /^https:\/\/services\.us\.tiktokshop\.com\/open\/authorize\?service_id=svc&state=[\w-]{43}$/,
    )
  })
})
