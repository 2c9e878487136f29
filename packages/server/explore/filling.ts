/** What the imitated shops and store are filled with: messy orders as in the demonstration, with deadlines of every kind. */
import { houseCarrier, type MessyOrder, messyOrders, seeded } from '../demo/messy.ts'
import type { ImitatedWorld } from './imitated-world.ts'

const hourSeconds = 3_600
/** Hours until the shop counts the order as late, in turn: most have days, a few are urgent, one is overdue. */
const hoursLeft = [46, 40, 3, 30, 22, 44, 9, 41, -2, 36] as const
/** Of the carrier that nobody knows: these wait for a person, and an explorer should see time running out. */
const houseHoursLeft = [3, -2, 2] as const

export const storeName = 'waybridge-sandbox'
export const storeSecrets = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret-of-no-worth' }

export type Shops = Record<'US' | 'UK', string>

/** The same seed, the same orders; `from` says how many were made before. */
export function ordersToPlace(from: number, count: number): MessyOrder[] {
  return messyOrders(from + count, seeded(7)).slice(from)
}

/** Places one order in the shop and its shipment in the store. */
export async function place(
  world: ImitatedWorld,
  shops: Shops,
  order: MessyOrder,
  index: number,
  nowMs: number,
): Promise<void> {
  let orderId: string | null = null
  if (order.fromTikTok) orderId = await placeOrder(world, shops[order.region], order, index, nowMs)
  const kept = await world.control<{ orders: { id: string }[] }>('POST', `/shopify/shops/${storeName}/orders`, {
    name: `#${1001 + index}`,
    ...(orderId === null ? {} : { sourceIdentifier: orderId }),
    lines: order.lines.map(({ sellerSku, quantity }) => ({ sku: sellerSku, quantity })),
  })
  for (const parcel of order.parcels)
    await world.control('POST', `/shopify/shops/${storeName}/fulfilments`, { orderId: kept.orders[0]?.id, ...parcel })
}

/** An order whose shipment the store never told: it waits for "Add tracking info". */
export async function placeAwaiting(world: ImitatedWorld, shopId: string, index: number, nowMs: number): Promise<void> {
  const lines = [{ sellerSku: index % 2 === 0 ? 'MUG-RED' : 'CANDLE-FIG', quantity: 1 + (index % 2) }]
  await placeOrder(world, shopId, { lines, channel: {} }, index, nowMs)
}

async function placeOrder(
  world: ImitatedWorld,
  shopId: string,
  order: Pick<MessyOrder, 'lines' | 'channel'> & Partial<Pick<MessyOrder, 'parcels'>>,
  index: number,
  nowMs: number,
): Promise<string | null> {
  const nowSeconds = Math.floor(nowMs / 1000)
  const hours = order.parcels?.some(({ company }) => company === houseCarrier) ? houseHoursLeft : hoursLeft
  const lateAt = nowSeconds + (hours[index % hours.length] as number) * hourSeconds
  const { orders } = await world.control<{ orders: { id: string }[] }>('POST', '/tiktok-shop/orders', {
    shopId,
    orders: [
      {
        lines: order.lines,
        createTime: nowSeconds - 2 * hourSeconds,
        // It is told of now: a reading of what changed lately must find it.
        updateTime: nowSeconds,
        rtsSlaTime: lateAt,
        shippingDueTime: lateAt + 72 * hourSeconds,
        ...order.channel,
      },
    ],
  })
  return orders[0]?.id ?? null
}
