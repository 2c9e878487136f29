import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShop, type Shopfront } from './testing.ts'

let shop: Shopfront
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.sandbox.close())

const inject = (rule: Record<string, unknown>) => shop.sandbox.control('POST', '/control/faults', rule)
const mark = (orderId: string) => shop.mark(orderId, `SBXOK${orderId}`, shop.provider('UPS'))
const effects = (orderId: string) => shop.sandbox.world.ledger.all({ orderId, effect: 'package shipped' }).length

describe('what a fault leaves behind', () => {
  /** `said` is what the caller learns: a code, or 'nothing' when no answer could be read. */
  const rows: [rule: Record<string, unknown>, said: number | 'nothing', applied: number][] = [
    [{ kind: 'status', status: 503 }, 36009003, 0],
    [{ kind: 'business_code', code: 36009007 }, 36009007, 0],
    [{ kind: 'rate_limited', retryAfterSeconds: 3 }, 36009002, 0],
    [{ kind: 'expire_token' }, 105002, 0],
    [{ kind: 'drop_before_apply' }, 'nothing', 0],
    [{ kind: 'apply_then_drop' }, 'nothing', 1],
    [{ kind: 'garbled' }, 'nothing', 1],
    [{ kind: 'truncated' }, 'nothing', 1],
    [{ kind: 'html', status: 502 }, 'nothing', 1],
    [{ kind: 'delay', ms: 5 }, 0, 1],
    [{ kind: 'trickle', ms: 0 }, 0, 1],
    [{ kind: 'wrong_type' }, 0, 1],
  ]
  it.each(rows)('%j', async (rule, said, applied) => {
    const order = await shop.order()
    await inject({ ...rule, operation: 'mark package as shipped', key: order.id })
    const answer = await mark(order.id).catch(() => 'nothing' as const)
    expect(answer === 'nothing' ? answer : answer.code).toBe(said)
    if (rule.kind === 'wrong_type' && answer !== 'nothing') expect(answer.data).toBe('text')
    if (rule.kind === 'rate_limited' && answer !== 'nothing') {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3'])
    }
    expect(effects(order.id)).toBe(applied)
    expect(shop.sandbox.world.faults.list()).toEqual([])
  })

  it('a late effect comes when the clock reaches it, after the caller was cut off', async () => {
    const order = await shop.order({ buyerNote: 'fault:late_apply:2000' })
    await expect(mark(order.id)).rejects.toThrow()
    expect(effects(order.id)).toBe(0)
    shop.sandbox.world.clock.advance(2000)
    expect(effects(order.id)).toBe(1)
  })

  it('a stale read shows the order as it was, and the present once the lag is over', async () => {
    const order = await shop.order()
    await inject({ kind: 'stale_read', operation: 'get order detail', ms: 3000, times: 2 })
    await mark(order.id)
    shop.sandbox.world.clock.advance(1000)
    expect((await shop.read(order.id)).status).toBe('AWAITING_SHIPMENT')
    shop.sandbox.world.clock.advance(2000)
    expect((await shop.read(order.id)).status).toBe('AWAITING_COLLECTION')
  })

  it('a redirect points away and ships nothing; a huge answer ends when the caller has enough', async () => {
    const order = await shop.order()
    await inject({ kind: 'redirect', operation: 'mark package as shipped', location: 'http://169.254.169.254/' })
    const said = await mark(order.id)
    expect([said.status, said.headers.get('location')]).toEqual([302, 'http://169.254.169.254/'])
    await inject({ kind: 'huge', operation: 'mark package as shipped', bytes: 300_000 })
    const huge = await mark(order.id)
    expect((huge as unknown as { padding: string }).padding.length).toBeGreaterThanOrEqual(300_000)
    expect(effects(order.id)).toBe(1)
  })
})

describe('which call a rule strikes', () => {
  it('every third, twice', async () => {
    await inject({ kind: 'status', operation: 'mark package as shipped', every: 3, times: 2 })
    const codes: number[] = []
    for (let nth = 0; nth < 9; nth++) codes.push((await mark((await shop.order()).id)).status)
    expect(codes).toEqual([200, 200, 503, 200, 200, 503, 200, 200, 200])
  })

  it('by chance, the same calls for the same seed', async () => {
    const story = async () => {
      const front = await openShop()
      front.sandbox.world.faults.inject({ kind: 'status', probability: 0.5, times: 100 })
      const codes: number[] = []
      for (let nth = 0; nth < 12; nth++) codes.push((await front.call('GET', '/logistics/202309/warehouses')).status)
      await front.sandbox.close()
      return codes
    }
    const first = await story()
    expect(new Set(first)).toEqual(new Set([200, 503]))
    expect(await story()).toEqual(first)
  })

  it.each([
    [{ kind: 'earthquake' }, /no such fault/],
    [{ kind: 'status', every: 0 }, /every/],
    [{ kind: 'status', probability: 2 }, /probability/],
    [{ kind: 'status', times: 0 }, /times/],
  ])('%j is no rule', async (rule, words) => {
    await expect(inject(rule)).rejects.toThrow(words)
  })
})
