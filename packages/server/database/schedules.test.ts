import { beforeAll, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import type { Database } from './open.ts'
import { claimDuty, ensureDuty, finishDuty, hastenDuty } from './schedules.ts'
import { acrossWorkspaces } from './sql.ts'

const startMs = Date.UTC(2026, 10, 23, 10)
const everyMs = 600_000
const leaseMs = 60_000
const soonMs = 5_000

onEachDatabase('a duty', (open) => {
  let db: Database
  beforeAll(async () => {
    db = acrossWorkspaces(await open())
  })
  const claim = async (nowMs: number) => claimDuty(db, nowMs, nowMs + leaseMs)
  const dueMs = async () =>
    Date.parse((await db.query<{ at: string }>('select due_at as at from schedule')).rows[0]?.at ?? '')

  it('comes round after its time', async () => {
    await ensureDuty(db, { workspaceId: null, duty: 'house.sweep', subjectId: null, everyMs }, startMs)
    const row = await claim(startMs)
    if (row === null) throw new Error('nothing was due')
    expect(await claim(startMs)).toBeNull()
    await finishDuty(db, row, startMs, startMs + everyMs, null, true)
    expect(await dueMs()).toBe(startMs + everyMs)
  })

  it('comes sooner when somebody asked for it while it ran', async () => {
    const nowMs = startMs + everyMs
    const row = await claim(nowMs)
    if (row === null) throw new Error('nothing was due')
    await hastenDuty(db, 'house.sweep', nowMs + soonMs)
    await finishDuty(db, row, nowMs + 1_000, nowMs + everyMs, null, true)
    expect(await dueMs()).toBe(nowMs + soonMs)
  })

  it('is not put off by asking for it later than it comes anyway', async () => {
    const nowMs = startMs + 2 * everyMs
    const row = await claim(nowMs)
    if (row === null) throw new Error('nothing was due')
    await hastenDuty(db, 'house.sweep', nowMs + soonMs)
    await finishDuty(db, row, nowMs + 1_000, nowMs + 2_000, null, false)
    expect(await dueMs()).toBe(nowMs + 2_000)
  })
})
