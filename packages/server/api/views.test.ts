/** Saved views: each has room of their own. */
import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { openScene } from './test-scene.ts'

onEachDatabase('saved views', (open) => {
  it('of one viewer take nobody’s place, whether shared or not', async () => {
    const scene = await openScene(await open())
    const keep = (key: string, name: string, shared: boolean) =>
      scene.ask('POST', '/v/views', { key, body: { name, query: {}, shared } })
    for (let i = 0; i < 50; i++) await keep(scene.keys.viewer, `view ${i}`, i % 2 === 0)
    expect((await keep(scene.keys.viewer, 'one more', false)).json()).toMatchObject({
      code: 'view.limit',
      facts: { max: 50 },
    })
    expect((await keep(scene.keys.owner, 'mine', false)).statusCode).toBe(201)
    const { items } = (await scene.ask('GET', '/v/views')).json()
    expect(items).toHaveLength(26)
    expect(items.filter(({ mine }: { mine: boolean }) => mine)).toMatchObject([{ name: 'mine' }])
  })

  it('are shown to their owner even where others have shared more than a list holds', async () => {
    const scene = await openScene(await open())
    await scene.db.query(
      `insert into saved_view (id, workspace_id, owner, name, query, shared, created_at)
       select 'viw_' || n, $1, 'person:' || n, n::text, '{}', true, now() - interval '1 year' from generate_series(1, 250) as n`,
      [scene.workspaceId],
    )
    await scene.ask('POST', '/v/views', { body: { name: 'mine', query: {} } })
    const { items } = (await scene.ask('GET', '/v/views')).json()
    expect(items).toHaveLength(201)
    expect(items.at(-1)).toMatchObject({ name: 'mine', mine: true })
  })
})
