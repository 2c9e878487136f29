/** What reaches far wants a password that was entered lately. */
import { beforeEach, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { memberOf, password } from './test-browser.ts'
import { givenChannel, givenStore, openScene, type Scene } from './test-scene.ts'

const quarterMs = 15 * 60_000

onEachDatabase('a password entered a quarter of an hour ago', (open) => {
  let scene: Scene
  let ada: Awaited<ReturnType<typeof memberOf>>
  const stale = async (method: 'POST' | 'PUT' | 'DELETE', url: string, body: object = {}) =>
    (await ada.send(method, url, body)).json()?.code === 'session.stale'

  beforeEach(async () => {
    scene = await openScene(await open())
    ada = await memberOf(scene, 'owner', { name: 'Ada' })
    await scene.clock.advance(quarterMs + 1)
  })

  it('is asked for again before keys, people and connections change, and by nothing else', async () => {
    const bob = await memberOf(scene, 'owner', { name: 'Bob' })
    const [channelId, storeId] = [await givenChannel(scene), await givenStore(scene)]
    const rows: [boolean, 'POST' | 'PUT' | 'DELETE', string, object?][] = [
      [true, 'POST', '/keys', { name: 'k', role: 'viewer' }],
      [true, 'DELETE', '/keys/key_x'],
      [true, 'POST', '/members/invitations', { email: 'guest@example.com', role: 'owner' }],
      [true, 'PUT', `/members/${bob.memberId}`, { role: 'viewer' }],
      [true, 'DELETE', `/members/${bob.memberId}`],
      [true, 'DELETE', `/channels/${channelId}`],
      [true, 'DELETE', `/stores/${storeId}`],
      [false, 'DELETE', '/members/invitations/inv_x'],
      [false, 'POST', `/channels/${channelId}/pause`],
      [false, 'POST', '/views', { name: 'v', query: {} }],
    ]
    for (const [expected, method, url, body] of rows)
      expect([method, url, await stale(method, url, body)]).toEqual([method, url, expected])
    expect((await scene.ask('GET', '/v/members')).json().items).toHaveLength(2)
    // A key has no password to enter.
    expect((await scene.ask('DELETE', `/v/channels/${channelId}`)).statusCode).toBe(200)
  })

  it('entered again, counts for another quarter of an hour, in this session only', async () => {
    const wish = { name: 'k', role: 'viewer' }
    expect((await ada.send('POST', '/session/confirm', { password: 'not this sentence' })).json().code).toBe(
      'password.wrong',
    )
    expect(await stale('POST', '/keys', wish)).toBe(true)
    expect((await ada.send('POST', '/session/confirm', { password })).statusCode).toBe(204)
    await scene.clock.advance(quarterMs)
    expect(await stale('POST', '/keys', wish)).toBe(false)
    await scene.clock.advance(1)
    expect(await stale('POST', '/keys', wish)).toBe(true)
  })

  it('is guessed ten times, no more, together with the guesses at its change', async () => {
    const guess = async (at: number) =>
      at % 2 === 0
        ? (await ada.send('POST', '/session/confirm', { password: `guess number ${at}` })).statusCode
        : (await ada.send('PUT', '/session/password', { present: `guess ${at}`, next: 'a whole new sentence' }))
            .statusCode
    const seen: number[] = []
    for (let at = 0; at < 12; at++) seen.push(await guess(at))
    expect(seen).toEqual([...Array(5).fill([403, 401]).flat(), 429, 429])
    expect((await ada.send('POST', '/session/confirm', { password })).statusCode).toBe(429)
  })

  it('counts as entered when it was changed', async () => {
    await ada.send('PUT', '/session/password', { present: password, next: 'a whole new sentence' })
    expect(await stale('POST', '/keys', { name: 'k', role: 'viewer' })).toBe(false)
  })
})
