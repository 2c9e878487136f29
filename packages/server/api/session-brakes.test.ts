/** Who guesses is held up, and nobody else: not the owner of the account, not the neighbour behind the same address. */
import { expect, it, vi } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { verifyPassword } from './passwords.ts'
import { Refusal } from './refusals.ts'
import { browser, deviceCookies, first, password, setUp, signedIn, type TestBrowser } from './test-browser.ts'

// Hundreds of guesses: what a guess costs is told elsewhere.
vi.mock('./passwords.ts', async (original) => {
  const real = await original<typeof import('./passwords.ts')>()
  const { digest } = await import('../secrets/digest.ts')
  const verify = async (hash: string, word: string) => hash === digest(word)
  return { ...real, hashPassword: async (word: string) => digest(word), verifyPassword: vi.fn(verify) }
})

type Scene = Awaited<ReturnType<typeof signedIn>>['scene']
const office = '203.0.113.7'
const { email } = first

/** A browser at an address of its own choice; `known` brings the cookie of a browser that was here before. */
function at(scene: Scene, address: string, known?: TestBrowser): TestBrowser {
  const self = browser(scene, address)
  self.device = known?.device ?? ''
  return self
}
const tryAs = async (who: TestBrowser, word: string, account = email) =>
  (await who.send('POST', '/session', { email: account, password: word })).statusCode
async function guess(times: number, who: (at: number) => TestBrowser, account = (_at: number) => email) {
  const seen: Record<number, number> = {}
  for (let i = 0; i < times; i++) {
    const status = await tryAs(who(i), `guess number ${i}`, account(i))
    seen[status] = (seen[status] ?? 0) + 1
  }
  return seen
}

onEachDatabase('the brakes on signing in', (open) => {
  it('do not hold the browser of somebody whose own address guesses at everybody', async () => {
    const { scene, ada } = await signedIn(await open())
    const accounts = (i: number) => (i % 2 === 0 ? email : `nobody${i}@example.com`)
    const seen = await guess(40, () => at(scene, office), accounts)
    // Twenty for strangers, and ten upon the account that is known at this address.
    expect(seen).toEqual({ 401: 30, 429: 10 })
    expect(await tryAs(at(scene, office), password)).toBe(429)
    expect(await tryAs(at(scene, office, ada), password)).toBe(200)
  })

  it('do not hold it, wherever it is, when the whole world guesses at the account', async () => {
    const { scene, ada } = await signedIn(await open())
    const seen = await guess(60, (i) => at(scene, `198.51.100.${i}`))
    expect(seen).toEqual({ 401: 50, 429: 10 })
    expect(await tryAs(at(scene, '192.0.2.1'), password)).toBe(429)
    expect(await tryAs(at(scene, '192.0.2.1', ada), password)).toBe(200)
    expect(await tryAs(at(scene, office), password)).toBe(200)
  })

  it('hold the known browser too, once it guesses itself', async () => {
    const { scene, ada } = await signedIn(await open())
    await guess(60, (i) => at(scene, `198.51.100.${i}`))
    const thief = at(scene, '192.0.2.66', ada)
    expect(await guess(15, () => thief)).toEqual({ 401: 10, 429: 5 })
    expect(await tryAs(thief, password)).toBe(429)
    await scene.clock.advance(15 * 60_000 + 1)
    expect(await tryAs(thief, password)).toBe(200)
  })

  it('know a browser for the people who signed in with it, and for nobody else', async () => {
    const { scene, ada } = await signedIn(await open())
    await guess(
      60,
      (i) => at(scene, `198.51.100.${i}`),
      () => 'who@example.com',
    )
    expect(await tryAs(at(scene, '192.0.2.1', ada), password, 'who@example.com')).toBe(429)
    const forged = at(scene, '192.0.2.1')
    forged.device = `waybridge-device=${'A'.repeat(43)}`
    expect(await tryAs(forged, password, 'who@example.com')).toBe(429)
  })

  it('count failures only: an office signs in all morning', async () => {
    const { scene } = await signedIn(await open())
    for (let i = 0; i < 60; i++) expect([i, await tryAs(at(scene, office), password)]).toEqual([i, 200])
    expect(await tryAs(at(scene, '192.0.2.1'), 'not it at all')).toBe(401)
  })

  it('count what was checked, not what was held: nine mistakes too many do not lock the neighbours', async () => {
    const { scene } = await signedIn(await open())
    expect(
      await guess(
        60,
        () => at(scene, '192.0.2.1'),
        () => 'who@example.com',
      ),
    ).toEqual({ 401: 10, 429: 50 })
    expect(await tryAs(at(scene, '192.0.2.1'), password)).toBe(200)
  })

  it('take a whole IPv6 line for one address', async () => {
    const { scene } = await signedIn(await open())
    const seen = await guess(
      40,
      (i) => at(scene, `2001:db8:1:2::${i.toString(16)}`),
      (i) => `nobody${i}@example.com`,
    )
    expect(seen).toEqual({ 401: 20, 429: 20 })
    expect(await tryAs(at(scene, '2001:db8:1:3::1'), password)).toBe(200)
  })

  it('count guesses that come side by side', async () => {
    const { scene } = await signedIn(await open())
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        tryAs(at(scene, '192.0.2.1'), `guess number ${i}`, `nobody${i}@example.com`),
      ),
    )
    expect(all.filter((status) => status === 401).length).toBeLessThanOrEqual(20)
  })

  it('are let go of when the fault was ours', async () => {
    const { scene } = await signedIn(await open())
    for (let i = 0; i < 15; i++) {
      vi.mocked(verifyPassword).mockRejectedValueOnce(new Refusal('session.busy'))
      expect(await tryAs(at(scene, '192.0.2.1'), password)).toBe(503)
    }
    expect(await tryAs(at(scene, '192.0.2.1'), password)).toBe(200)
  })
})

onEachDatabase('the cookie of a known browser', (open) => {
  it('is kept as a digest, out of reach of scripts, and is a new one at every sign-in', async () => {
    const { scene, token } = await setUp(await open(), 'https://way.example')
    const page = { origin: 'https://way.example' }
    const ada = browser(scene)
    const [cookie = ''] = deviceCookies(await ada.send('POST', '/session/first-run', { ...first, token }, page))
    expect(cookie).toMatch(
      /^__Host-waybridge-device=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    const before = ada.device
    const known = async () => JSON.stringify((await scene.db.query('select * from known_device')).rows)
    expect(await known()).not.toContain(before.split('=')[1])
    await ada.send('POST', '/session', { email, password }, page)
    expect(ada.device).not.toBe(before)
    expect(JSON.parse(await known())).toHaveLength(1)
  })

  it('is worth nothing after a change of password, but in the browser that changed it', async () => {
    const { scene, ada } = await signedIn(await open())
    const old = at(scene, '192.0.2.1', ada)
    const next = 'a whole new sentence'
    await ada.send('PUT', '/session/password', { present: password, next })
    await guess(60, (i) => at(scene, `198.51.100.${i}`))
    expect(await tryAs(old, next)).toBe(429)
    expect(await tryAs(at(scene, '192.0.2.1', ada), next)).toBe(200)
  })
})

onEachDatabase('a proxy nobody told us of', (open) => {
  it('is noted once in the log', async () => {
    const { scene, ada } = await signedIn(await open())
    const told = () => scene.logged.filter((line) => line.includes('WAYBRIDGE_TRUST_PROXY')).length
    await ada.send('GET', '/session/me')
    expect(told()).toBe(0)
    const headers = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' }
    for (let i = 0; i < 3; i++) await scene.ask('GET', '/livez', { headers })
    expect(told()).toBe(1)
    expect(scene.logged.filter((line) => line.includes('People come by https'))).toHaveLength(1)
  })
})
