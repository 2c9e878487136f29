/** What the sign-in library may ask of our tables. */
import { expect, it } from 'vitest'
import type { Sql } from '../database/sql.ts'
import { peopleStorage } from './people-storage.ts'

it('a change or deletion without a condition is refused before the database hears of it', async () => {
  const asked: string[] = []
  const sql: Sql = {
    query: async (text) => {
      asked.push(text)
      return { rows: [], rowCount: 0 }
    },
  }
  const storage = peopleStorage(sql)({ user: { modelName: 'person' } })
  await expect(storage.deleteMany({ model: 'user', where: [] })).rejects.toThrow(/every row of person/)
  await expect(storage.updateMany({ model: 'user', where: [], update: { name: 'x' } })).rejects.toThrow(/every row/)
  expect(asked).toEqual([])
  await storage.deleteMany({ model: 'user', where: [{ field: 'id', value: 'usr_1' }] })
  expect(asked).toHaveLength(1)
})
