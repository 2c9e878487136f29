import { describe, expect, it } from 'vitest'
import { batcher } from './batcher.ts'

const duplicate = Object.assign(new Error('duplicate key'), { code: '23505' })

describe('a batcher', () => {
  it('gathers while a batch is being committed, and answers each caller its own value after its own commit', async () => {
    const sizes: number[] = []
    const gate = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    const add = batcher<number, number>(
      async (items) => {
        sizes.push(items.length)
        started.resolve()
        if (sizes.length === 1) await gate.promise
        return items.map((item) => item * 10)
      },
      { itemsMax: 3 },
    )
    let settled = 0
    const first = add(1).finally(() => settled++)
    await started.promise
    const others = [2, 3, 4, 5].map(add)
    expect(settled).toBe(0)
    gate.resolve()
    expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40, 50])
    expect(sizes).toEqual([1, 3, 1])
  })

  it('lets a poisonous item fail alone', async () => {
    const add = batcher<string, string>(
      async (items) => {
        if (items.includes('poison')) throw duplicate
        return items
      },
      { itemsMax: 10 },
    )
    const outcomes = await Promise.allSettled(['a', 'poison', 'b'].map(add))
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('fails the whole batch at once when the database is away, instead of waiting for it once per item', async () => {
    let flushes = 0
    const add = batcher<number, number>(
      async () => {
        flushes++
        throw new Error('Connection terminated unexpectedly')
      },
      { itemsMax: 100 },
    )
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, item) => add(item)))
    expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true)
    expect(flushes).toBe(1)
  })

  it('refuses more than may wait, and goes on afterwards', async () => {
    const add = batcher<number, number>(async (items) => items, { itemsMax: 10, waitingMax: 2 })
    const outcomes = await Promise.allSettled([1, 2, 3].map(add))
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(await add(4)).toBe(4)
  })
})
