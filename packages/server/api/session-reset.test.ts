/** The way back for who forgot their password. */
import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { createResetLink } from '../commands/accounts.ts'
import { browser, memberOf, password } from './test-browser.ts'
import { openScene } from './test-scene.ts'

const next = 'a whole new sentence'

onEachDatabase('a link to a new password', (open) => {
  async function forgetful() {
    const scene = await openScene(await open())
    const ada = await memberOf(scene, 'owner', { name: 'Ada' })
    const make = async () => (await createResetLink(scene.parts, ' Ada@Example.com '))?.url.split('#')[1] ?? ''
    const code = async (token: string, word?: string) => {
      const answer = await browser(scene).send('POST', '/session/reset', { token, password: word ?? next })
      return answer.statusCode === 204 ? 'done' : answer.json().code
    }
    const enters = async (word: string) =>
      (await browser(scene).send('POST', '/session', { email: ada.email, password: word })).statusCode === 200
    return { scene, ada, make, code, enters }
  }

  it('works once, signs in there, and ends every session of before', async () => {
    const { scene, ada, make, code, enters } = await forgetful()
    const token = await make()
    expect(await code(token, 'short')).toBe('password.short')
    expect(await code(token, 'ada@example.com!')).toBe('password.own')
    const here = browser(scene)
    expect((await here.send('POST', '/session/reset', { token, password: next })).statusCode).toBe(204)
    expect((await here.send('GET', '/session/me')).json()).toMatchObject({ name: 'Ada' })
    expect((await ada.send('GET', '/session/me')).statusCode).toBe(401)
    expect([await enters(password), await enters(next), await code(token)]).toEqual([false, true, 'reset.link'])
    const { items } = (await scene.ask('GET', '/v/audit?action=session')).json()
    const actions = items.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(expect.arrayContaining(['session.reset_link_made', 'session.password_reset']))
    const { rows } = await scene.db.query('select * from password_reset')
    expect(rows).toEqual([])
  })

  it('ends after an hour, with the next one, and is kept as a digest', async () => {
    const { scene, make, code } = await forgetful()
    const first = await make()
    const second = await make()
    expect(JSON.stringify((await scene.db.query('select * from password_reset')).rows)).not.toContain(second)
    expect(await code(first)).toBe('reset.link')
    await scene.clock.advance(3_600_000)
    expect(await code(second)).toBe('reset.link')
    expect(await createResetLink(scene.parts, 'who@example.com')).toBeNull()
  })

  it('used by two at once, is used once', async () => {
    const { make, code } = await forgetful()
    const token = await make()
    expect((await Promise.all([code(token), code(token)])).toSorted()).toEqual(['done', 'reset.link'])
  })
})
