import { afterEach, beforeEach, expect, it } from 'vitest'
import { createWorld, type OwnedWorld } from './world.ts'

let world: OwnedWorld
beforeEach(async () => {
  world = await createWorld({ clock: { frozenAtMs: 1_000 }, seed: 7 })
})
afterEach(() => world.close())

async function ask(method: string, path: string, body?: string): Promise<{ status: number; said: unknown }> {
  const answer = await fetch(world.controlUrl + path, { method, ...(body !== undefined && { body }) })
  return { status: answer.status, said: await answer.json() }
}

it('the control API answers mistakes with a sentence', async () => {
  expect(await ask('GET', '/control/nothing')).toEqual({
    status: 404,
    said: { error: 'no control path GET /control/nothing' },
  })
  expect((await ask('POST', '/control/clock/advance', '{"ms":-1}')).status).toBe(400)
  expect((await ask('POST', '/control/clock/advance', '{}')).said).toEqual({ error: 'ms: a number is needed' })
  expect((await ask('POST', '/control/clock/rewind')).status).toBe(404)
  expect((await ask('POST', '/control/clock/advance', 'not json')).status).toBe(400)
  expect((await ask('POST', '/control/clock/advance', '[1]')).status).toBe(400)
})

it('named parts of a control path and its query reach the handler', async () => {
  world.control.register('PUT', '/control/things/:name', (body, params) => ({ body, params }))
  expect(await ask('PUT', '/control/things/a%20b?size=2', '{"x":1}')).toEqual({
    status: 200,
    said: { body: { x: 1 }, params: { name: 'a b', size: '2' } },
  })
  expect(() => world.control.register('PUT', '/control/things/:name', () => ({}))).toThrow(/twice/)
  expect(() => world.control.register('GET', '/other', () => ({}))).toThrow(/begin with/)
})

it('time is turned and read over HTTP', async () => {
  let ranAt = 0
  world.clock.schedule(1_500, () => {
    ranAt = world.clock.now()
  })
  expect((await ask('POST', '/control/clock/advance', '{"ms":1000}')).said).toEqual({ now: 2_000, frozen: true })
  expect(ranAt).toBe(1_500)
  expect((await ask('POST', '/control/clock/set', '{"now":9000}')).said).toEqual({ now: 9_000, frozen: true })
})

it('a reset forgets everything, begins the chance anew and tells the vendors', async () => {
  const chances = [world.random(), world.random()]
  world.faults.inject({ kind: 'status' })
  world.webhooks.settings.loseShare = 0.5
  world.ledger.record({ at: 1, vendor: 'shopify', effect: 'order created', orderId: '1', requestId: 'r' })
  world.clock.advance(500)
  let told = 0
  world.onReset(() => {
    told++
  })
  await ask('POST', '/control/reset')
  expect(told).toBe(1)
  expect(world.clock.now()).toBe(1_000)
  expect(world.ledger.all()).toEqual([])
  expect(world.faults.list()).toEqual([])
  expect(world.webhooks.settings).toEqual({ duplicate: 0, reorder: false, loseShare: 0 })
  expect([world.random(), world.random()]).toEqual(chances)
})

it('the ledger is read by order, vendor and effect', async () => {
  const entry = { at: 1, requestId: 'r' }
  world.ledger.record({ ...entry, vendor: 'shopify', effect: 'order created', orderId: '1' })
  world.ledger.record({ ...entry, vendor: 'tiktok-shop', effect: 'order created', orderId: '1' })
  world.ledger.record({ ...entry, vendor: 'tiktok-shop', effect: 'package shipped', orderId: '1', trackingNumber: 'T' })
  const total = async (query: string) =>
    ((await ask('GET', `/control/ledger?${query}`)).said as { total: number }).total
  expect(await total('orderId=1')).toBe(3)
  expect(await total('orderId=1&vendor=tiktok-shop')).toBe(2)
  expect(await total('effect=package%20shipped&trackingNumber=T')).toBe(1)
  expect(await total('orderId=2')).toBe(0)
})

it('a defect in a handler is a 500 with its text, and the server lives on', async () => {
  const listening = await world.listen('defective', () => {
    throw new TypeError('our own mistake')
  })
  const logged: unknown[] = []
  const print = console.error
  console.error = (...words) => void logged.push(words)
  const answer = await fetch(listening.url)
  console.error = print
  expect(answer.status).toBe(500)
  expect(((await answer.json()) as { detail: string }).detail).toContain('our own mistake')
  expect(logged).toHaveLength(1)
})
