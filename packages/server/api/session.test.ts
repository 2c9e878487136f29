/** The first account, signing in, the brakes, foreign pages, and roles that change. */
import { describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { createApiKey, createSetupLink } from '../commands/workspaces.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { browser, first, memberOf, own, password, setUp } from './test-browser.ts'
import { openScene } from './test-scene.ts'

onEachDatabase('people', (open) => {
  it('a fresh server can be entered by its set-up link only, once', async () => {
    const { scene, token, ada } = await setUp(await open())
    const bob = browser(scene)
    expect((await bob.send('POST', '/session', { email: 'admin@example.com', password: 'admin' })).statusCode).toBe(401)
    expect((await bob.send('POST', '/session/first-run', { ...first, token: 'x'.repeat(43) })).json().code).toBe(
      'setup.link',
    )
    expect((await ada.send('POST', '/session/first-run', { ...first, token })).statusCode).toBe(201)
    expect(
      (await bob.send('POST', '/session/first-run', { ...first, email: 'bob@example.com', token })).json().code,
    ).toBe('setup.link')
    expect(await createSetupLink(scene.parts)).toBeNull()

    const me = (await ada.send('GET', '/session/me')).json()
    expect(me).toMatchObject({
      kind: 'person',
      name: 'Ada',
      email: 'ada@example.com',
      role: 'owner',
      workspaceName: 'Tea & Co',
    })
  })

  it('a set-up link ends after 30 minutes', async () => {
    const { scene, token, ada } = await setUp(await open())
    await scene.clock.advance(30 * 60_000 + 1)
    expect((await ada.send('POST', '/session/first-run', { ...first, token })).json().code).toBe('setup.link')
  })

  it('keeps only digests: a copy of the database signs nobody in', async () => {
    const { scene, token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const secret = decodeURIComponent(ada.cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    expect(secret.length).toBeGreaterThanOrEqual(32)
    for (const table of ['person_session', 'person_account', 'setup_link', 'api_key', 'audit', 'server_value']) {
      const { rows } = await scene.db.query(`select * from ${table}`)
      const dump = JSON.stringify(rows)
      for (const canary of [secret, password, token, scene.keys.owner]) expect(dump.includes(canary), table).toBe(false)
    }
    expect(scene.logged.join('')).not.toContain(secret)
  })

  it('a sign-out ends the session at once, and each sign-in has a new token', async () => {
    const { scene, token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const old = ada.cookie
    const again = browser(scene)
    await again.send('POST', '/session', { email: first.email, password })
    expect(again.cookie).not.toBe(old)
    expect((await again.send('DELETE', '/session')).statusCode).toBe(204)
    const replay = await scene.app.inject({ url: '/api/v1/session/me', headers: { cookie: again.cookie } })
    expect(replay.statusCode).toBe(401)
    expect((await ada.send('GET', '/session/me')).statusCode).toBe(200)
  })

  it('a changed password ends every other session', async () => {
    const { scene, token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const other = browser(scene)
    await other.send('POST', '/session', { email: first.email, password })
    expect(
      (await ada.send('PUT', '/session/password', { present: 'not it at all', next: 'a whole new sentence' }))
        .statusCode,
    ).toBe(401)
    expect((await ada.send('PUT', '/session/password', { present: password, next: 'short' })).json().code).toBe(
      'password.short',
    )
    const own = { present: password, next: 'ada@example.com!' }
    expect((await ada.send('PUT', '/session/password', own)).json().code).toBe('password.own')
    expect(
      (await ada.send('PUT', '/session/password', { present: password, next: 'a whole new sentence' })).statusCode,
    ).toBe(204)
    expect((await other.send('GET', '/session/me')).statusCode).toBe(401)
    expect((await ada.send('GET', '/session/me')).statusCode).toBe(200)
    expect((await browser(scene).send('POST', '/session', { email: first.email, password })).statusCode).toBe(401)
  })

  it('a foreign page cannot make a signed-in browser change anything', async () => {
    const { token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const wish = { name: 'k', role: 'viewer' }
    const attempts: [string, Record<string, string>, number][] = [
      ['a foreign origin', { origin: 'https://evil.example' }, 403],
      ['no origin at all', {}, 403],
      ['a cross-site fetch', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
      ['a neighbouring site', { ...own, 'sec-fetch-site': 'same-site' }, 403],
      ['the null origin', { origin: 'null' }, 403],
      ['a form', { ...own, 'content-type': 'application/x-www-form-urlencoded' }, 415],
      ['a plain text body', { ...own, 'content-type': 'text/plain' }, 415],
      ['our own page', own, 201],
      ['our own page, told by the browser', { 'sec-fetch-site': 'same-origin' }, 201],
    ]
    for (const [what, headers, status] of attempts) {
      expect([what, (await ada.send('POST', '/keys', wish, headers)).statusCode]).toEqual([what, status])
    }
    const keys = (await ada.send('GET', '/keys')).json().items
    expect(keys).toHaveLength(2)
  })

  it('checks at most 20 of 1,000 guesses, and the owner still gets in from where she was before', async () => {
    const { scene, token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const thief = browser(scene, '198.51.100.9')
    const seen: Record<number, number> = {}
    for (let i = 0; i < 1_000; i++) {
      // The account changes now and then, as a list of leaked pairs would have it.
      const email = i % 3 === 0 ? first.email : `nobody${i}@example.com`
      const { statusCode } = await thief.send('POST', '/session', { email, password: `guess number ${i}` })
      seen[statusCode] = (seen[statusCode] ?? 0) + 1
    }
    expect(seen[401]).toBeLessThanOrEqual(20)
    expect((seen[401] ?? 0) + (seen[429] ?? 0)).toBe(1_000)
    expect((await browser(scene).send('POST', '/session', { email: first.email, password })).statusCode).toBe(200)
    await scene.clock.advance(15 * 60_000 + 1)
    expect((await thief.send('POST', '/session', { email: first.email, password })).statusCode).toBe(200)
  }, 120_000)

  it('says the same about a wrong password and an unknown person', async () => {
    const { scene, token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const wrong = (
      await browser(scene).send('POST', '/session', { email: first.email, password: 'not this sentence' })
    ).json()
    const unknown = (
      await browser(scene).send('POST', '/session', { email: 'who@example.com', password: 'not this sentence' })
    ).json()
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' })
  })

  it('an invited person joins once, with the role of the invitation, and can be taken out at once', async () => {
    const { scene, token, ada } = await setUp(await open())
    await ada.send('POST', '/session/first-run', { ...first, token })
    const invitation = (
      await ada.send('POST', '/members/invitations', { email: 'bob@example.com', role: 'viewer' })
    ).json()
    const ticket = invitation.url.split('#')[1]
    const bob = browser(scene)
    const join = { token: ticket, name: 'Bob', email: 'bob@example.com', password: 'another long sentence' }
    expect((await bob.send('POST', '/session/join', { ...join, email: 'eve@example.com' })).statusCode).toBe(403)
    const second = (await ada.send('POST', '/members/invitations', { email: 'bob@example.com', role: 'viewer' })).json()
    join.token = second.url.split('#')[1]
    expect((await bob.send('POST', '/session/join', join)).statusCode).toBe(201)
    expect((await bob.send('GET', '/session/me')).json().role).toBe('viewer')
    expect((await bob.send('POST', '/keys', { name: 'k', role: 'viewer' })).statusCode).toBe(403)
    expect((await browser(scene).send('POST', '/session/join', join)).statusCode).toBe(403)
    const members = (await ada.send('GET', '/members')).json().items
    const bobs = members.find((each: { name: string }) => each.name === 'Bob')
    const adas = members.find((each: { name: string }) => each.name === 'Ada')
    expect((await ada.send('DELETE', `/members/${adas.id}`)).json().code).toBe('workspace.last_owner')
    expect((await ada.send('PUT', `/members/${adas.id}`, { role: 'viewer' })).json().code).toBe('workspace.last_owner')
    expect((await ada.send('DELETE', `/members/${bobs.id}`)).statusCode).toBe(204)
    expect((await bob.send('GET', '/session/me')).statusCode).toBe(401)
  })

  it('behind https the cookie stays with this host, over https, out of reach of scripts', async () => {
    const { token, scene } = await setUp(await open(), 'https://way.example')
    const answer = await scene.app.inject({
      method: 'POST',
      url: '/api/v1/session/first-run',
      headers: { 'content-type': 'application/json', origin: 'https://way.example' },
      payload: JSON.stringify({ ...first, token }),
    })
    const cookie =
      [answer.headers['set-cookie'] ?? ''].flat().find((each) => each.startsWith('__Host-waybridge=')) ?? ''
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).not.toMatch(/Domain=/i)
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000')
  })
})

onEachDatabase('API keys', (open) => {
  it('are shown once, say when they were used, and end at once', async () => {
    const scene = await openScene(await open())
    const owner = await memberOf(scene, 'owner')
    const made = (await owner.send('POST', '/keys', { name: 'warehouse', role: 'operator' })).json()
    expect(made.secret).toMatch(/^wbk_[\w-]{43}$/)
    expect((await scene.ask('GET', '/v/session/me', { key: made.secret })).json()).toMatchObject({
      kind: 'key',
      role: 'operator',
    })
    const listed = await scene.ask('GET', '/v/keys')
    expect(listed.body).not.toContain(made.secret)
    const shown = listed.json().items.find((key: { id: string }) => key.id === made.id)
    expect(made.secret.startsWith(shown.shownPrefix)).toBe(true)
    expect(shown.lastUsedAt).not.toBeNull()
    expect((await owner.send('DELETE', `/keys/${made.id}`)).statusCode).toBe(204)
    expect((await scene.ask('GET', '/v/session/me', { key: made.secret })).statusCode).toBe(401)
  })

  it('end at their time', async () => {
    const scene = await openScene(await open())
    const { workspaceId, clock, parts } = scene
    const expiresAt = new Date(clock.now() + 60_000).toISOString()
    const { secret } = await createApiKey(parts, { workspaceId, name: 'short', role: 'viewer', expiresAt })
    expect((await scene.ask('GET', '/v/session/me', { key: secret })).statusCode).toBe(200)
    await clock.advance(60_001)
    expect((await scene.ask('GET', '/v/session/me', { key: secret })).statusCode).toBe(401)
    const owner = await memberOf(scene, 'owner')
    expect((await owner.send('POST', '/keys', { name: 'past', role: 'viewer', expiresAt })).json().code).toBe(
      'key.expiry',
    )
  })
})

describe('passwords', () => {
  it('are kept as argon2id with at least 19 MiB, salted, whole', async () => {
    const long = `${'é'.repeat(63)}🚚`
    const [one, two] = [await hashPassword(long), await hashPassword(long)]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await verifyPassword(one, long)).toBe(true)
    expect(await verifyPassword(one, long.slice(0, -2))).toBe(false)
    expect(await verifyPassword('not a hash', long)).toBe(false)
  })
})
