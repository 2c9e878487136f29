/** External order references: which store order belongs to which TikTok order. Versions 202406, read November 2026. */
import { invalidIdentifier } from './codes.ts'
import type { ExternalOrder, Order } from './entities.ts'
import { type Call, type Endpoint, orderOfCall } from './gateway.ts'
import type { ShopWorld } from './shop-world.ts'

const ordersMax = 100
const linesMax = 100

const platforms = [
  'SHOPIFY',
  'WOOCOMMERCE',
  'BIGCOMMERCE',
  'MAGENTO',
  'SALESFORCE_COMMERCE_CLOUD',
  'CHANNEL_ADVISOR',
  'AMAZON',
  'ORDER_MANAGEMENT_SYSTEM',
  'WAREHOUSE_MANAGEMENT_SYSTEM',
  'ERP_SYSTEM',
]

type GivenReference = {
  id?: unknown
  external_order?: { id?: unknown; platform?: unknown; line_items?: { id?: unknown; origin_id?: unknown }[] }
}

export function referenceEndpoints(here: ShopWorld): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/order/202406/orders/external_orders',
      operation: 'add external order references',
      scopes: ['seller.order.ext_ref.write'],
      cipher: 'required',
      handle: (call) => add(here, call),
    },
    {
      method: 'GET',
      path: '/order/202406/orders/{order_id}/external_orders',
      operation: 'get external order references',
      scopes: ['seller.order.ext_ref.read'],
      cipher: 'required',
      orderOf: (call) => call.path.order_id,
      handle: (call) => {
        const platform = platformOf(call)
        const order = orderOfCall(here, call, call.path.order_id)
        const found = order?.references.filter((reference) => reference.platform === platform) ?? []
        return { external_orders: found.map(render) }
      },
    },
    {
      method: 'POST',
      path: '/order/202406/orders/external_order_search',
      operation: 'search order by external order reference',
      scopes: ['seller.order.ext_ref.read'],
      cipher: 'required',
      handle: (call) => {
        const platform = platformOf(call)
        const externalId = call.query.get('external_order_id')
        if (!externalId) throw invalidIdentifier("Invalid 'external_order_id'")
        const orders = here.memory.ordersByReference.get(`${platform}|${externalId}`) ?? []
        return {
          orders: [...orders].flatMap((order) => {
            const reference = order.references.find((one) => one.platform === platform && one.id === externalId)
            return reference && order.shop === call.shop ? [{ id: order.id, external_order: render(reference) }] : []
          }),
        }
      },
    },
  ]
}

function platformOf(call: Call): string {
  const platform = call.query.get('platform') ?? ''
  if (!platforms.includes(platform)) throw invalidIdentifier("Invalid 'platform'")
  return platform
}

function render({ id, platform, lineItems }: ExternalOrder): Record<string, unknown> {
  return { id, platform, line_items: lineItems.map((line) => ({ id: line.id, origin_id: line.originId })) }
}

/** Failures are told one by one inside a success, with codes that are texts. */
function add(here: ShopWorld, call: Call): unknown {
  const { orders } = call.body
  if (!Array.isArray(orders) || orders.length === 0 || orders.length > ordersMax) {
    throw invalidIdentifier(`Invalid 'orders': 1 to ${ordersMax}`)
  }
  const errors = orders.flatMap((given: GivenReference) => {
    const order = orderOfCall(here, call, String(given?.id ?? ''))
    const reference = referenceOf(given)
    if (order !== undefined && reference !== null) {
      refer(here, order, reference, call.requestId)
      return []
    }
    const { id, platform } = given?.external_order ?? {}
    return [
      {
        code: '36020001',
        message: order === undefined ? 'invalid order id' : 'invalid external order',
        detail: { order_id: String(given?.id ?? ''), external_order: { id, platform } },
      },
    ]
  })
  return { errors }
}

function referenceOf(given: GivenReference): ExternalOrder | null {
  const { id, platform, line_items: lines } = given?.external_order ?? {}
  if (typeof id !== 'string' || typeof platform !== 'string' || !platforms.includes(platform)) return null
  if (!Array.isArray(lines) || lines.length > linesMax) return null
  return { id, platform, lineItems: lines.map((line) => ({ id: String(line?.id), originId: String(line?.origin_id) })) }
}

/** The same platform again is an edit; another platform is a second reference. */
export function refer(here: ShopWorld, order: Order, reference: ExternalOrder, requestId: string): void {
  const { ordersByReference } = here.memory
  const before = order.references.find((one) => one.platform === reference.platform)
  if (before) ordersByReference.get(`${before.platform}|${before.id}`)?.delete(order)
  order.references = [...order.references.filter((one) => one !== before), reference]
  const key = `${reference.platform}|${reference.id}`
  ordersByReference.set(key, (ordersByReference.get(key) ?? new Set()).add(order))
  here.world.ledger.record({
    at: here.nowMs(),
    vendor: 'tiktok-shop',
    effect: 'external reference set',
    orderId: order.id,
    requestId,
    detail: { id: reference.id, platform: reference.platform },
  })
}
