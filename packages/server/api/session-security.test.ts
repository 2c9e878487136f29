/**
 * What an attacker would try on sessions: bringing a cookie of their own, keeping one too long, guessing from a stolen one,
 * and sending changes from a foreign page, on every route there is.
 */
import { expect, it, vi } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import type { Database } from '../database/sql.ts'
import { buildApi } from './index.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import {
  browser,
  first,
  memberOf,
  own,
  password,
  sessionCookies,
  setUp,
  signedIn,
  type TestBrowser,
} from './test-browser.ts'

vi.mock('./passwords.ts', async (original) => {
  const real = await original<typeof import('./passwords.ts')>()
  return { ...real, hashPassword: vi.fn(real.hashPassword), verifyPassword: vi.fn(real.verifyPassword) }
})

const nextPassword = 'a whole new sentence'
const lifeDays = 30

const isSignedIn = async (who: TestBrowser) => (await who.send('GET', '/session/me')).statusCode === 200
const sessionsIn = async (db: Database) =>
  (await db.query<{ n: number }>('select count(*)::int as n from person_session')).rows[0]?.n
/** Signs in from a browser of its own, on another process of the same server. */
async function elsewhere(scene: Awaited<ReturnType<typeof signedIn>>['scene']) {
  const app = await buildApi(scene.parts)
  await app.ready()
  const other = browser({ app }, '203.0.113.8')
  await other.send('POST', '/session', { email: first.email, password })
  return other
}
/** Somebody joins with an invitation of Ada's. */
async function join(ada: TestBrowser, bob: TestBrowser, role: string) {
  const invited = await ada.send('POST', '/members/invitations', { email: 'bob@example.com', role })
  const token = invited.json().url.split('#')[1]
  await bob.send('POST', '/session/join', { token, name: 'Bob', email: 'bob@example.com', password: nextPassword })
}

onEachDatabase('sessions', (open) => {
  it('a cookie planted before the sign-in never becomes a session', async () => {
    const { scene } = await signedIn(await open())
    const victim = browser(scene)
    const planted = 'waybridge=planted-by-a-thief.c2lnbmF0dXJl'
    victim.cookie = planted
    await victim.send('POST', '/session', { email: first.email, password })
    expect(victim.cookie).not.toBe(planted)
    expect(await isSignedIn(victim)).toBe(true)
    const thief = browser(scene)
    thief.cookie = planted
    expect(await isSignedIn(thief)).toBe(false)
  })

  it('signing in again ends the session the browser had', async () => {
    const { scene, ada } = await signedIn(await open())
    const before = ada.cookie
    await ada.send('POST', '/session', { email: first.email, password })
    expect(ada.cookie).not.toBe(before)
    const replay = browser(scene)
    replay.cookie = before
    expect([await isSignedIn(replay), await isSignedIn(ada), await sessionsIn(scene.db)]).toEqual([false, true, 1])
  })

  it('a session nobody used for the idle time is over', async () => {
    const { scene, ada } = await signedIn(await open())
    await scene.db.query(`update person_session set expires_at = now() - interval '1 second'`)
    expect(await isSignedIn(ada)).toBe(false)
  })

  it('a session in use goes on, and its cookie stays in the browser as long as it may', async () => {
    const { scene, ada } = await signedIn(await open())
    const again = await ada.send('POST', '/session', { email: first.email, password })
    expect(sessionCookies(again)[0]).toContain(`; Max-Age=${lifeDays * 86_400}`)
    await scene.db.query(`update person_session set expires_at = now() + interval '5 days'`)
    expect(await isSignedIn(ada)).toBe(true)
    const { rows } = await scene.db.query<{ days: number }>(
      `select round(extract(epoch from expires_at - now()) / 86400)::int as days from person_session`,
    )
    expect(rows).toEqual([{ days: 7 }])
  })

  it('a session ends after 30 days however much it is used', async () => {
    const { scene, ada } = await signedIn(await open())
    const since = (ms: number) =>
      scene.db.query('update person_session set created_at = $1', [new Date(scene.clock.now() - ms).toISOString()])
    await since(lifeDays * 86_400_000)
    expect(await isSignedIn(ada)).toBe(true)
    await since(lifeDays * 86_400_000 + 1)
    expect(await isSignedIn(ada)).toBe(false)
    expect(await sessionsIn(scene.db)).toBe(0)
  })

  it('signing out takes the cookie out of the browser with the attributes it was set with', async () => {
    const { scene, token } = await setUp(await open(), 'https://way.example')
    const page = { origin: 'https://way.example' }
    const ada = browser(scene)
    await ada.send('POST', '/session/first-run', { ...first, token }, page)
    const [cookie] = sessionCookies(await ada.send('DELETE', '/session', undefined, page))
    expect(cookie).toMatch(/^__Host-waybridge=;/)
    for (const part of ['; Max-Age=0', '; Path=/', '; Secure', '; HttpOnly', '; SameSite=Lax'])
      expect(cookie?.toLowerCase()).toContain(part.toLowerCase())
  })

  it('a changed password ends sessions on every process, and gives this browser a new token', async () => {
    const { scene, ada } = await signedIn(await open())
    const other = await elsewhere(scene)
    expect(await isSignedIn(other)).toBe(true)
    const before = ada.cookie
    expect((await ada.send('PUT', '/session/password', { present: password, next: nextPassword })).statusCode).toBe(204)
    expect(await isSignedIn(other)).toBe(false)
    expect(await isSignedIn(ada)).toBe(true)
    const replay = browser(scene)
    replay.cookie = before
    expect(await isSignedIn(replay)).toBe(false)
  })

  it('whoever found an open desk guesses the present password ten times, no more', async () => {
    const { scene, ada } = await signedIn(await open())
    const guess = async (present: string) =>
      (await ada.send('PUT', '/session/password', { present, next: nextPassword })).statusCode
    const seen: number[] = []
    for (let i = 0; i < 12; i++) seen.push(await guess(`guess number ${i}`))
    expect(seen).toEqual([...Array(10).fill(401), 429, 429])
    expect(await guess(password)).toBe(429)
    await scene.clock.advance(15 * 60_000 + 1)
    expect(await guess(password)).toBe(204)
  })

  it('a person sees where they are signed in, and ends it there', async () => {
    const { scene, ada } = await signedIn(await open())
    const [phone, tablet] = [await elsewhere(scene), await elsewhere(scene)]
    const bob = browser(scene)
    await join(ada, bob, 'viewer')

    const list = await ada.send('GET', '/sessions')
    const items: { id: string; isThis: boolean; address: string }[] = list.json().items
    expect(items.map(({ isThis, address }) => [isThis, address]).toSorted()).toEqual([
      [false, '203.0.113.8'],
      [false, '203.0.113.8'],
      [true, '203.0.113.7'],
    ])
    expect(list.body).not.toContain(decodeURIComponent(phone.cookie).split('=')[1]?.split('.')[0])

    const ofPhone = (await phone.send('GET', '/sessions')).json().items.find((each: { isThis: boolean }) => each.isThis)
    expect((await bob.send('DELETE', `/sessions/${ofPhone.id}`)).statusCode).toBe(404)
    expect(await isSignedIn(phone)).toBe(true)
    expect((await ada.send('DELETE', `/sessions/${ofPhone.id}`)).statusCode).toBe(204)
    expect([await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([false, true])
    expect((await ada.send('DELETE', '/sessions')).json()).toEqual({ ended: 1 })
    expect([await isSignedIn(tablet), await isSignedIn(ada), await isSignedIn(bob)]).toEqual([false, true, true])
  })

  it('a withdrawn invitation lets nobody in', async () => {
    const { scene, ada } = await signedIn(await open())
    const invited = await ada.send('POST', '/members/invitations', { email: 'bob@example.com', role: 'owner' })
    const [invitation] = (await ada.send('GET', '/members/invitations')).json().items
    expect(invitation).toMatchObject({ email: 'bob@example.com', role: 'owner', invitedBy: 'Ada' })
    expect((await ada.send('DELETE', `/members/invitations/${invitation.id}`)).statusCode).toBe(204)
    const token = invited.json().url.split('#')[1]
    const bob = { token, name: 'Bob', email: 'bob@example.com', password: nextPassword }
    expect((await browser(scene).send('POST', '/session/join', bob)).json().code).toBe('invitation.link')
    expect((await ada.send('GET', '/members/invitations')).json().items).toEqual([])
  })

  it('an invitation outlives a mistyped e-mail or password, and is used once', async () => {
    const { scene, ada } = await signedIn(await open())
    const bob = browser(scene)
    await join(ada, bob, 'operator')
    const { workspaceId } = scene
    const email = 'bob@example.com'
    // Bob has an account; another workspace invites him.
    const eve = await memberOf(scene, 'owner')
    const invited = await eve.send('POST', '/members/invitations', { email, role: 'viewer' })
    const body = { token: invited.json().url.split('#')[1], name: 'Bob', email, password: nextPassword }
    const joining = async (change: object) =>
      (await browser(scene).send('POST', '/session/join', { ...body, ...change })).json()
    expect(await joining({ email: 'eve@example.com' })).toMatchObject({ code: 'invitation.link' })
    expect(await joining({ password: 'not his own password' })).toMatchObject({ code: 'session.refused' })
    expect(await joining({})).toEqual({ workspaceId })
    expect(await joining({})).toMatchObject({ code: 'invitation.link' })
    const me = (await bob.send('GET', '/session/me')).json()
    // Joined at the same instant of a clock that stands still: neither is the older one.
    expect(me.workspaces.map(({ role }: { role: string }) => role).toSorted()).toEqual(['operator', 'viewer'])
  })

  it('a lowered role holds from the next request on', async () => {
    const { scene, ada } = await signedIn(await open())
    const bob = browser(scene)
    await join(ada, bob, 'owner')
    expect((await bob.send('GET', '/keys')).statusCode).toBe(200)
    const members: { id: string; name: string }[] = (await ada.send('GET', '/members')).json().items
    await ada.send('PUT', `/members/${members.find(({ name }) => name === 'Bob')?.id}`, { role: 'viewer' })
    expect((await bob.send('GET', '/keys')).statusCode).toBe(403)
  })

  it('an invitation used by two at once lets one in, and tells the other that it was used', async () => {
    const { scene, ada } = await signedIn(await open())
    const invited = await ada.send('POST', '/members/invitations', { email: 'bob@example.com', role: 'viewer' })
    const token = invited.json().url.split('#')[1]
    const body = { token, name: 'Bob', email: 'Bob@example.com', password: nextPassword }
    const both = await Promise.all([1, 2].map(() => browser(scene).send('POST', '/session/join', body)))
    expect(both.map((answer) => answer.json().code ?? answer.statusCode).toSorted()).toEqual([201, 'invitation.link'])
    const { rows } = await scene.db.query('select 1 from person')
    expect(rows).toHaveLength(2)
  })

  it('who joins is in, and signed in, however many guesses came from the same address', async () => {
    const { scene, ada } = await signedIn(await open())
    for (let i = 0; i < 25; i++)
      await browser(scene).send('POST', '/session', { email: 'who@example.com', password: 'not this sentence' })
    const bob = browser(scene)
    await join(ada, bob, 'viewer')
    expect((await bob.send('GET', '/session/me')).json()).toMatchObject({ name: 'Bob', role: 'viewer' })
  })

  it('who was taken out and is invited again is the same person, and the old password is worth nothing', async () => {
    const { scene, ada } = await signedIn(await open())
    const bob = browser(scene)
    await join(ada, bob, 'viewer')
    const member = async () => {
      const { items } = (await ada.send('GET', '/members')).json()
      return items.find(({ name }: { name: string }) => name === 'Bob')
    }
    const before = await member()
    await ada.send('DELETE', `/members/${before.id}`)
    const invited = await ada.send('POST', '/members/invitations', { email: 'bob@example.com', role: 'viewer' })
    const token = invited.json().url.split('#')[1]
    const fresh = { token, name: 'Bob', email: 'bob@example.com', password }
    expect((await browser(scene).send('POST', '/session/join', fresh)).statusCode).toBe(201)
    expect((await member()).userId).toBe(before.userId)
    expect(await isSignedIn(bob)).toBe(false)
    const again = browser(scene)
    await again.send('POST', '/session', { email: 'bob@example.com', password: nextPassword })
    expect(await isSignedIn(again)).toBe(false)
  })

  it('a set-up link opened by two at once makes one owner', async () => {
    const { scene, token, ada } = await setUp(await open())
    const eve = browser(scene)
    const both = await Promise.all([
      ada.send('POST', '/session/first-run', { ...first, token }),
      eve.send('POST', '/session/first-run', { ...first, email: 'eve@example.com', token }),
    ])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 403])
    const { rows } = await scene.db.query<{ n: number }>('select count(*)::int as n from member')
    expect(rows).toEqual([{ n: 1 }])
  })

  it('an unknown person costs as much work as a wrong password', async () => {
    const { scene } = await signedIn(await open())
    const derivations = () => vi.mocked(hashPassword).mock.calls.length + vi.mocked(verifyPassword).mock.calls.length
    const cost = async (email: string) => {
      const before = derivations()
      expect((await browser(scene).send('POST', '/session', { email, password: nextPassword })).statusCode).toBe(401)
      return derivations() - before
    }
    expect([await cost(first.email), await cost('who@example.com')]).toEqual([1, 1])
  })
})

onEachDatabase('a foreign page', (open) => {
  it('changes nothing on any route, with a session or before one', async () => {
    const { scene, ada } = await signedIn(await open())
    const { paths } = (await scene.ask('GET', '/api/openapi.json')).json()
    const routes = Object.entries<Record<string, unknown>>(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => ({
          method: method.toUpperCase() as 'POST',
          url: path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, 'syn_x'),
        })),
    )
    expect(routes.length).toBeGreaterThan(30)
    const changes = async () => (await scene.db.query('select count(*)::int as n from audit')).rows
    const before = await changes()
    const foreign: [Record<string, string>, number][] = [
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{}, 403],
      [{ ...own, 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'none' }, 403],
      [{ ...own, 'content-type': 'text/plain' }, 415],
      [{ ...own, 'content-type': 'application/x-www-form-urlencoded' }, 415],
      [{ ...own, 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ]
    for (const { method, url } of routes) {
      for (const [headers, status] of foreign) {
        const answer = await ada.send(method, url, {}, headers)
        expect([method, url, headers, answer.statusCode]).toEqual([method, url, headers, status])
      }
    }
    expect(await changes()).toEqual(before)
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('is not told by CORS that it may', async () => {
    const { scene } = await signedIn(await open())
    for (const method of ['OPTIONS', 'GET'] as const) {
      const answer = await scene.app.inject({
        method,
        url: '/api/v1/session/first-run',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

onEachDatabase('a proxy that asks for a password of its own', (open) => {
  it('does not hide the session: only a bearer token speaks for itself', async () => {
    const { scene, ada } = await signedIn(await open())
    const status = async (authorization: string) =>
      (await scene.app.inject({ url: '/api/v1/session/me', headers: { cookie: ada.cookie, authorization } })).statusCode
    expect(await status('Basic b3BlcmF0b3I6c2VjcmV0')).toBe(200)
    expect(await status('Bearer wbk_wrong')).toBe(401)
    expect(await status('bearer x')).toBe(401)
  })
})
