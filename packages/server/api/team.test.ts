/** Owners come and go: what stood on their word goes with them, and no key stands in for one. */
import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { createApiKey } from '../commands/workspaces.ts'
import { browser, memberOf, password } from './test-browser.ts'
import { openScene, type Scene } from './test-scene.ts'

const tokenOf = (answer: { json(): { url: string } }) => answer.json().url.split('#')[1] ?? ''
const statusOf = async (scene: Scene, key: string) => (await scene.ask('GET', '/v/stores', { key })).statusCode
const actionsIn = async (scene: Scene) =>
  (await scene.ask('GET', '/v/audit?limit=200')).json().items.map((entry: { action: string }) => entry.action)

onEachDatabase('an owner who goes', (open) => {
  async function twoOwners() {
    const scene = await openScene(await open())
    const ada = await memberOf(scene, 'owner', { name: 'Ada' })
    const eve = await memberOf(scene, 'owner', { name: 'Eve' })
    const make = async (name: string, role: string) => (await eve.send('POST', '/keys', { name, role })).json()
    const keys = { boss: await make('boss', 'owner'), van: await make('van', 'viewer') }
    // As it was possible once: a key that a key of hers made.
    const { workspaceId } = scene
    const by = `key:${keys.boss.id}`
    const second = await createApiKey(scene.parts, { workspaceId, name: 'second', role: 'operator', by })
    const others = (await ada.send('POST', '/keys', { name: 'erp', role: 'owner' })).json()
    const invited = await eve.send('POST', '/members/invitations', { email: 'mole@example.com', role: 'owner' })
    const joining = { token: tokenOf(invited), name: 'Mole', email: 'mole@example.com', password }
    const join = async () => (await browser(scene, '192.0.2.44').send('POST', '/session/join', joining)).json().code
    return { scene, ada, eve, keys, second, others, join }
  }

  it('takes her keys and open invitations along, and the removal is on record with them', async () => {
    const { scene, ada, eve, keys, second, others, join } = await twoOwners()
    const made = (await ada.send('GET', `/members/${eve.memberId}/made`)).json()
    expect(made.keys.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['boss', 'van', 'second']),
    )
    expect(made.invitations).toMatchObject([{ email: 'mole@example.com', role: 'owner' }])

    const views = async () =>
      (await scene.db.query<{ name: string }>('select name from saved_view order by name')).rows.map(({ name }) => name)
    const view = async (name: string, shared: boolean) =>
      (await eve.send('POST', '/views', { name, query: {}, shared })).json().id
    const shared = await view('shared', true)
    await view('private', false)
    expect((await ada.send('GET', `/members/${eve.memberId}/made`)).json().privateViews).toBe(1)

    expect((await ada.send('DELETE', `/members/${eve.memberId}`)).statusCode).toBe(204)
    expect(await views()).toEqual(['shared'])
    expect((await scene.ask('DELETE', `/v/views/${shared}`, { key: scene.keys.operator })).statusCode).toBe(404)
    expect((await ada.send('DELETE', `/views/${shared}`)).statusCode).toBe(204)
    expect(await views()).toEqual([])
    for (const key of [keys.boss, keys.van, second]) expect(await statusOf(scene, key.secret)).toBe(401)
    expect(await statusOf(scene, others.secret)).toBe(200)
    expect(await join()).toBe('invitation.link')
    expect((await actionsIn(scene)).slice(0, 5).toSorted()).toEqual([
      'key.revoked',
      'key.revoked',
      'key.revoked',
      'member.invitation_withdrawn',
      'member.removed',
    ])
  })

  it('lowered, her keys are lowered with her', async () => {
    const { scene, ada, eve, keys, second, join } = await twoOwners()
    expect((await ada.send('PUT', `/members/${eve.memberId}`, { role: 'viewer' })).statusCode).toBe(204)
    for (const key of [keys.boss, keys.van, second]) {
      expect((await scene.ask('GET', '/v/session/me', { key: key.secret })).json().role).toBe('viewer')
    }
    expect(await join()).toBe('invitation.link')
    expect((await actionsIn(scene)).slice(0, 4).toSorted()).toEqual([
      'key.role_lowered',
      'key.role_lowered',
      'member.invitation_withdrawn',
      'member.role_changed',
    ])
    expect((await ada.send('PUT', `/members/${eve.memberId}`, { role: 'owner' })).statusCode).toBe(204)
    expect((await scene.ask('GET', '/v/session/me', { key: keys.boss.secret })).json().role).toBe('viewer')
  })

  it('an invitation is refused when whoever gave it is no owner any more, however that came', async () => {
    const { scene, eve, join } = await twoOwners()
    await scene.db.query(`update member set role = 'operator' where id = $1`, [eve.memberId])
    expect(await join()).toBe('invitation.link')
  })

  it('makes no key at the moment of her removal', async () => {
    const { scene, ada, eve } = await twoOwners()
    const [removed, ...made] = await Promise.all([
      ada.send('DELETE', `/members/${eve.memberId}`),
      ...Array.from({ length: 8 }, (_, at) => eve.send('POST', '/keys', { name: `late ${at}`, role: 'owner' })),
    ])
    expect(removed?.statusCode).toBe(204)
    for (const answer of made.filter(({ statusCode }) => statusCode === 201))
      expect(await statusOf(scene, answer.json().secret)).toBe(401)
  })
})

onEachDatabase('an API key', (open) => {
  it('changes neither people nor keys, whatever its role', async () => {
    const scene = await openScene(await open())
    const bob = await memberOf(scene, 'operator', { name: 'Bob' })
    const rows: ['POST' | 'PUT' | 'DELETE', string, object?][] = [
      ['POST', '/v/keys', { name: 'k', role: 'viewer' }],
      ['DELETE', '/v/keys/key_x'],
      ['POST', '/v/members/invitations', { email: 'mole@example.com', role: 'owner' }],
      ['DELETE', '/v/members/invitations/inv_x'],
      ['PUT', `/v/members/${bob.memberId}`, { role: 'owner' }],
      ['DELETE', `/v/members/${bob.memberId}`],
    ]
    for (const [method, url, body] of rows) {
      const answer = await scene.ask(method, url, body === undefined ? {} : { body })
      expect([method, url, answer.statusCode, answer.json().code]).toEqual([method, url, 403, 'key.not_allowed'])
    }
    expect((await scene.ask('GET', '/v/members')).json().items).toMatchObject([{ name: 'Bob', role: 'operator' }])
  })
})
