import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultSwitches, type Switches } from './switches.ts'
import { openShop, type Said, type Shopfront } from './testing.ts'

let shop: Shopfront
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.sandbox.close())

const set = (switches: Record<string, unknown>) =>
  shop.sandbox.control('PUT', '/control/tiktok-shop/switches', switches)
const mark = (id: string, number = `SBXOK${id}`, lines?: string[]) => shop.mark(id, number, shop.provider('UPS'), lines)
const correct = (id: string) =>
  shop.call('POST', `/fulfillment/202309/orders/${id}/shipping_info/update`, {
    body: { tracking_number: `SBXOKC${id}`, shipping_provider_id: shop.provider('UPS') },
  })

async function again(): Promise<Said> {
  const { id } = await shop.order()
  await mark(id)
  return mark(id)
}

async function rest(): Promise<Said> {
  const { id, lineItemIds } = await shop.order({ lines: [{ sellerSku: 'A', quantity: 2 }] })
  await mark(id, 'SBXOK1', [lineItemIds[0] as string])
  return mark(id, 'SBXOK2')
}

async function twiceInOneOrder(): Promise<Said> {
  const { id, lineItemIds } = await shop.order({ lines: [{ sellerSku: 'A', quantity: 2 }] })
  await mark(id, 'SBXOK1', [lineItemIds[0] as string])
  return mark(id, 'SBXOK1', [lineItemIds[1] as string])
}

async function forAnotherRecipient(): Promise<Said> {
  await mark((await shop.order()).id, 'SBXOK1')
  return mark((await shop.order()).id, 'SBXOK1')
}

async function lateCorrection(): Promise<Said> {
  const { id } = await shop.order()
  await mark(id)
  shop.sandbox.world.clock.advance(72 * 3_600_000)
  return correct(id)
}

async function correctionAfterHand(): Promise<Said> {
  const { id } = await shop.order()
  await mark(id)
  await shop.hand(id, 'seller-corrects', { trackingNumber: 'HAND', providerId: shop.provider('UPS') })
  return correct(id)
}

const fresh = async (number: string, wish = {}) => mark((await shop.order(wish)).id, number)
const usps = async () => shop.mark((await shop.order()).id, '9400111899223100000000', shop.provider('USPS'))
const unknownId = () => shop.call('GET', '/order/202507/orders', { query: { ids: '1' } })

/** Each switch, the story that shows it, the answer by default and the answer when it is set. */
const rows: [keyof Switches, unknown, () => Promise<Said>, byDefault: number, switched: number][] = [
  ['alreadyShippedCode', 21042056, again, 21011020, 21042056],
  ['restWithoutLineIds', 'ship', rest, 21011048, 0],
  ['emptyLineIds', 'refuse', async () => mark((await shop.order()).id, 'SBXOK1', []), 0, 21001001],
  ['sameNumberTwiceInOrder', 'refuse', twiceInOneOrder, 0, 21011025],
  ['duplicateNumberCode', 21034012, forAnotherRecipient, 21011025, 21034012],
  ['tiktokShippedCode', 21008042, () => fresh('SBXOK1', { shippingType: 'TIKTOK' }), 21011004, 21008042],
  ['doubtfulNumberInUs', 'error', () => fresh('XX12'), 0, 11028006],
  ['usps', 'off', usps, 21011013, 0],
  ['uspsCode', 21004016, usps, 21011013, 21004016],
  ['correctionLateCode', 21011050, lateCorrection, 21011049, 21011050],
  ['correctionHours', { windowed: null, elsewhere: null }, lateCorrection, 21011049, 0],
  ['handCorrectionSpendsTry', false, correctionAfterHand, 21011051, 0],
  ['unknownOrderIds', 'refuse', unknownId, 0, 21008111],
]

it.each(rows)('%s', async (name, value, story, byDefault, switched) => {
  expect((await story()).code).toBe(byDefault)
  await shop.sandbox.close()
  shop = await openShop()
  await set({ [name]: value })
  expect((await story()).code).toBe(switched)
})

it('the status of business codes', async () => {
  expect((await again()).status).toBe(200)
  await set({ businessErrorStatus: 400 })
  expect((await again()).status).toBe(400)
})

it('USPS as a warning, and the other warning for a number of nobody', async () => {
  await set({ usps: 'warning', nobodyWarning: 4 })
  expect((await usps()).data.warning.message).toContain('provider or service')
  expect((await fresh('XX12')).data.warning.message).toContain('provider or service')
})

it('a correction may move update_time', async () => {
  const story = async () => {
    const { id } = await shop.order()
    await mark(id)
    const before = (await shop.read(id)).update_time
    shop.sandbox.world.clock.advance(5_000)
    expect((await correct(id)).code).toBe(0)
    return (await shop.read(id)).update_time - before
  }
  expect(await story()).toBe(0)
  await set({ correctionMovesUpdateTime: true })
  expect(await story()).toBe(5)
})

it('an unknown switch, a wrong kind and a misspelt order field are told', async () => {
  await expect(set({ colour: 'red' })).rejects.toThrow('no such switch: colour')
  await expect(set({ usps: 3 })).rejects.toThrow('usps: string is needed')
  await expect(shop.order({ shipingType: 'TIKTOK' })).rejects.toThrow('an order knows no shipingType')
  expect(await shop.sandbox.control('GET', '/control/tiktok-shop/switches')).toEqual(defaultSwitches)
})
