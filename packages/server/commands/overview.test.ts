/** What the overview counts, and when. */
import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { givenChannel, givenStore, givenSync, openScene } from '../api/test-scene.ts'

onEachDatabase('the overview', (open) => {
  it('counts what waits at the end of a span at the moment it counts the spans', async () => {
    const scene = await openScene(await open())
    const storeId = await givenStore(scene)
    const channelId = await givenChannel(scene)
    const { id } = await givenSync(scene, { storeId, channelId, state: 'ready', reasonCode: 'ready' })
    await givenSync(scene, { storeId, channelId, state: 'ready', reasonCode: 'ready' })
    const now = async () => {
      const { asOf, figuresAt, counts, series } = (await scene.ask('GET', '/v/overview')).json()
      const { synced, waiting } = series.at(-1)
      return {
        ready: counts.find(({ state }: { state: string }) => state === 'ready').count,
        synced,
        waiting,
        isFresh: asOf === figuresAt,
      }
    }
    expect(await now()).toEqual({ ready: 2, synced: 0, waiting: 2, isFresh: true })
    await scene.clock.advance(1_000)
    const syncedAt = new Date(scene.clock.now()).toISOString()
    await scene.db.query(
      `update sync set state = 'synced', provider_id = '7002', provider_name = 'UPS', synced_at = $2 where id = $1`,
      [id, syncedAt],
    )
    const ofProvider = (await scene.ask('GET', '/v/shipments?providerId=7002')).json().items
    expect(ofProvider.map((row: { id: string }) => row.id)).toEqual([id])
    expect(await now(), 'the spans are those of before, and so is what waited').toEqual({
      ready: 1,
      synced: 0,
      waiting: 2,
      isFresh: false,
    })
    await scene.clock.advance(9_000)
    expect(await now()).toEqual({ ready: 1, synced: 1, waiting: 1, isFresh: true })
  })
})
