/** The way of a tracking number, from a store over real HTTP to the channel and back. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connected, connect } from './support/connected.ts'
import { onEachDatabase } from './support/databases.ts'

onEachDatabase('the way of a tracking number', (open) => {
  let bridge: Connected
  beforeAll(async () => {
    bridge = await connect(await open())
  })
  afterAll(() => bridge?.close())

  it('goes from a fulfilment to the shop by itself, once', async () => {
    const { orderId, storeOrderId } = await bridge.order({ region: 'US' })
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS® Ground', numbers: ['1Z999AA10123456784'] })
    await bridge.work()
    const [shipment] = await bridge.shipmentsOf(orderId)
    expect(shipment).toMatchObject({ state: 'synced', trackingNumber: '1Z999AA10123456784' })
    expect(await bridge.applied(orderId)).toMatchObject([{ effect: 'package shipped', trackingNumber: '1Z999AA10123456784' }])
  })
})
