/** What the record must tell of sessions and exports. */
import { expect, it, vi } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { browser, memberOf, password } from './test-browser.ts'
import { givenChannel, openScene, type Scene } from './test-scene.ts'

type Entry = { action: string; actor: string; subject: string; detail: Record<string, unknown> }
const entriesOf = async (scene: Scene, action: string): Promise<Entry[]> =>
  (await scene.ask('GET', `/v/audit?limit=200&action=${action}`)).json().items

onEachDatabase('the record', (open) => {
  it('tells who signed in and out, and from where, in each of their workspaces', async () => {
    const scene = await openScene(await open())
    const ada = await memberOf(scene, 'owner', { name: 'Ada', address: '203.0.113.9' })
    await scene.db.query(
      `insert into member (id, workspace_id, user_id, role) select 'mem_2', $1, user_id, 'viewer' from member`,
      [scene.otherWorkspaceId],
    )
    await ada.send('POST', '/session', { email: ada.email, password })
    await ada.send('DELETE', '/session')
    const of = { actor: `person:${ada.userId}`, subject: ada.userId, detail: { address: '203.0.113.9' } }
    expect(await entriesOf(scene, 'session.signed_in')).toMatchObject([of, of])
    expect(await entriesOf(scene, 'session.signed_out')).toMatchObject([of])
    const elsewhere = await scene.ask('GET', '/v/audit?action=session', { key: scene.keys.stranger })
    expect(elsewhere.json().items).toHaveLength(2)
  })

  it('tells refused sign-ins upon somebody we know, twenty an hour, and no password', async () => {
    const scene = await openScene(await open())
    const ada = await memberOf(scene, 'owner', { name: 'Ada' })
    const guess = (email: string, word: string, address: string) =>
      browser(scene, address).send('POST', '/session', { email, password: word })
    await guess('who@example.com', 'canary of a stranger', '192.0.2.200')
    for (let i = 0; i < 25; i++) await guess(ada.email, 'canary of a guess', `192.0.2.${i}`)
    await vi.waitFor(async () => expect(await entriesOf(scene, 'session.refused')).toHaveLength(20))
    const entries = await entriesOf(scene, 'session.refused')
    expect(entries[0]).toMatchObject({
      actor: 'nobody',
      subject: ada.userId,
      detail: { moreThisHourAreNotRecorded: true },
    })
    expect(entries[19]).toMatchObject({ detail: { address: '192.0.2.0', braked: false } })
    expect(JSON.stringify(entries)).not.toContain('canary')
    await scene.clock.advance(3_600_001)
    await guess(ada.email, 'canary of a guess', '192.0.2.99')
    await vi.waitFor(async () => expect(await entriesOf(scene, 'session.refused')).toHaveLength(21))
    expect((await scene.ask('POST', '/v/audit/verify')).json().ok).toBe(true)
  })

  it('tells who exported what', async () => {
    const scene = await openScene(await open())
    const channelId = await givenChannel(scene)
    await scene.ask('GET', '/v/shipments.csv?state=failed', { key: scene.keys.viewer })
    await scene.ask('GET', `/v/channels/${channelId}/mappings.csv`)
    await scene.ask('GET', '/v/audit.csv?action=session')
    expect(await entriesOf(scene, 'shipments.exported')).toMatchObject([{ detail: { rows: 0, state: ['failed'] } }])
    expect(await entriesOf(scene, 'mapping.exported')).toMatchObject([{ subject: channelId, detail: { rows: 0 } }])
    expect(await entriesOf(scene, 'audit.exported')).toMatchObject([{ detail: { action: 'session' } }])
  })
})
