/** What the house forgets by itself, and what it keeps. */
import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { memberOf } from '../api/test-browser.ts'
import { openScene } from '../api/test-scene.ts'
import { createEngine } from './engine.ts'

const dayMs = 86_400_000

onEachDatabase('forgetting', (open) => {
  it('takes what has ended, on its day and not before', async () => {
    const scene = await openScene(await open())
    const { db, clock, parts } = scene
    const ada = await memberOf(scene, 'owner', { name: 'Ada' })
    const eve = await memberOf(scene, 'viewer', { name: 'Eve' })
    expect((await ada.send('DELETE', `/members/${eve.memberId}`)).statusCode).toBe(204)
    await ada.send('POST', '/members/invitations', { email: 'late@example.com', role: 'viewer' })
    await ada.send('POST', '/session', { email: 'who@example.com', password: 'not this sentence' })
    // The library dates sessions by the machine's clock; here they begin when the story does.
    await db.query(`update person_session set created_at = $1, expires_at = $1::timestamptz + interval '1 year'`, [
      new Date(clock.now()).toISOString(),
    ])
    const names = async () =>
      (await db.query<{ name: string }>('select name from person order by name')).rows.map(({ name }) => name)
    const count = async (table: string) =>
      (await db.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n
    const engine = createEngine(parts)
    const forget = async () => {
      await db.query(
        `insert into schedule (id, duty, due_at, every_ms) values ('house.forget', 'house.forget', $1, 3600000)
         on conflict (id) do update set due_at = excluded.due_at`,
        [new Date(clock.now()).toISOString()],
      )
      await engine.runDue()
    }
    await forget()
    expect([await names(), await count('person_session'), await count('invitation')]).toEqual([['Ada', 'Eve'], 2, 1])
    expect(await count('sign_in_brake')).toBeGreaterThan(0)

    await clock.advance(30 * dayMs - 1)
    await forget()
    expect([await names(), await count('person_session'), await count('invitation')]).toEqual([['Ada', 'Eve'], 2, 1])

    await clock.advance(2)
    await forget()
    expect([await names(), await count('person_session')]).toEqual([['Ada'], 0])
    // Known addresses and browsers last 90 days, invitations are told about for 30 after their three.
    expect([await count('known_device'), await count('invitation')]).toEqual([1, 1])
    await clock.advance(60 * dayMs)
    await forget()
    expect([await count('known_device'), await count('sign_in_brake'), await count('invitation')]).toEqual([0, 0, 0])
    expect(await names()).toEqual(['Ada'])
  })
})
