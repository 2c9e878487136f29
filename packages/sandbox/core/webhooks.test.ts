import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createWorld, type OwnedWorld } from './world.ts'

let world: OwnedWorld
let receiver: http.Server
beforeEach(async () => {
  world = await createWorld({ clock: { frozenAtMs: 0 } })
  receiver = http.createServer((request) => void request.resume()) // takes the call and never answers
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
})
afterEach(async () => {
  await world.close()
  receiver.closeAllConnections()
  receiver.close()
})

it('a receiver that keeps silent is given up on after its time and told so once, at the end', async () => {
  let givenUp = 0
  world.webhooks.send({
    vendor: 'shopify',
    topic: 'orders/updated',
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    headers: {},
    body: Buffer.from('{}'),
    timeoutMs: 20,
    retryAfterMs: [1_000],
    onGivenUp: () => {
      givenUp++
    },
  })
  await world.webhooks.settled()
  expect(givenUp).toBe(0)
  world.clock.advance(1_000)
  await world.webhooks.settled()
  expect(givenUp).toBe(1)
  const [record] = world.webhooks.log()
  expect(record?.state).toBe('given_up')
  expect(record?.attempts).toEqual([
    { at: 0, status: null, error: 'no answer within 20 ms' },
    { at: 1_000, status: null, error: 'no answer within 20 ms' },
  ])
})

it('an attempt of before a reset does not come back after it', async () => {
  world.webhooks.send({
    vendor: 'shopify',
    topic: 'orders/updated',
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    headers: {},
    body: Buffer.from('{}'),
    timeoutMs: 20,
    retryAfterMs: [1_000],
  })
  world.reset()
  await world.webhooks.settled()
  world.clock.advance(10_000)
  await world.webhooks.settled()
  expect(world.webhooks.log()).toEqual([])
})
