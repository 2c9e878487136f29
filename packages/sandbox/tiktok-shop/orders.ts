/** Get Order List, Get Order Detail, Search Cancellations. Sources: the page of each, read November 2026. */
import { invalidIdentifier, refusal } from './codes.ts'
import type { Cancellation, Order } from './entities.ts'
import { type Call, type Endpoint, orderOfCall } from './gateway.ts'
import { pageOf } from './paging.ts'
import { renderCancellation, renderOrder } from './render.ts'
import type { ShopWorld } from './shop-world.ts'

const detailIdsMax = 50
const warehouseIdsMax = 100
const searchIdsMax = 100

export function orderEndpoints(here: ShopWorld): Endpoint[] {
  const scopes = ['seller.order.info']
  const detail = (version: string): Endpoint => ({
    method: 'GET',
    path: `/order/${version}/orders`,
    operation: 'get order detail',
    scopes,
    cipher: 'required',
    orderOf: (call) => call.query.get('ids')?.split(',', 1)[0],
    handle: (call) => ({ orders: ordersOf(here, call) }),
  })
  return [
    {
      method: 'POST',
      path: '/order/202309/orders/search',
      operation: 'get order list',
      scopes,
      cipher: 'required',
      handle: (call) => searchOrders(here, call),
    },
    detail('202309'),
    detail('202507'),
    {
      method: 'POST',
      path: '/return_refund/202309/cancellations/search',
      operation: 'search cancellations',
      scopes: ['seller.return_refund.basic'],
      cipher: 'required',
      handle: searchCancellations,
    },
  ]
}

function searchOrders(here: ShopWorld, call: Call): unknown {
  const { body, shop } = call
  const status = body.order_status
  const shippingType = body.shipping_type
  const buyer = body.buyer_user_id
  const asksCancel = body.is_buyer_request_cancel
  const warehouses = textsOf(body, 'warehouse_ids', warehouseIdsMax)
  const matches = (order: Order) =>
    (status === undefined || order.status === status) &&
    (shippingType === undefined || order.shippingType === shippingType) &&
    (buyer === undefined || order.buyerId === buyer) &&
    (asksCancel === undefined || (order.cancellation?.status === 'CANCELLATION_REQUEST_PENDING') === asksCancel) &&
    (warehouses === null || warehouses.has(order.warehouseId))
  const { items, nextPageToken, total } = pageOf(
    call,
    // page_size is starred as required and given a default on the same page; the default is believed.
    { pageSizeMax: 100, pageSizeDefault: 20, sortFields: ['create_time', 'update_time'], sortOrderDefault: 'DESC' },
    shop.orders,
    (order) => ({ create_time: order.createTime, update_time: order.updateTime }),
    matches,
  )
  const orders = items.map((order) => viewOf(here, order, call.staleMs))
  return { next_page_token: nextPageToken, total_count: total, orders }
}

function ordersOf(here: ShopWorld, call: Call): unknown[] {
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '')
  if (ids.length === 0 || ids.length > detailIdsMax) throw invalidIdentifier(`Invalid 'ids': 1 to ${detailIdsMax}`)
  return ids.flatMap((id) => {
    const order = orderOfCall(here, call, id)
    if (order !== undefined) return [viewOf(here, order, call.staleMs)]
    if (here.memory.orders.has(id) || here.memory.switches.unknownOrderIds === 'refuse') throw refusal(21008111)
    return []
  })
}

/** The order as it read `staleMs` ago, as far as that was kept. */
function viewOf(here: ShopWorld, order: Order, staleMs: number): unknown {
  const seenAtMs = here.nowMs() - staleMs
  return (staleMs > 0 && order.past.find((past) => past.replacedAtMs > seenAtMs)?.view) || renderOrder(order)
}

function searchCancellations(call: Call): unknown {
  const { body, shop } = call
  const orderIds = textsOf(body, 'order_ids', searchIdsMax)
  const cancelIds = textsOf(body, 'cancel_ids', searchIdsMax)
  const buyers = textsOf(body, 'buyer_user_ids', searchIdsMax)
  const types = textsOf(body, 'cancel_types', searchIdsMax)
  const statuses = textsOf(body, 'cancel_status', searchIdsMax)
  const matches = (cancellation: Cancellation) =>
    (orderIds === null || orderIds.has(cancellation.order.id)) &&
    (cancelIds === null || cancelIds.has(cancellation.id)) &&
    (buyers === null || buyers.has(cancellation.order.buyerId)) &&
    (types === null || types.has(cancellation.type)) &&
    // The filter spells the closed state …_CANCEL, the answer …_CANCELLED.
    (statuses === null || statuses.has(cancellation.status.replace(/_CANCELLED$/, '_CANCEL')))
  const { items, nextPageToken, total } = pageOf(
    call,
    { pageSizeMax: 50, pageSizeDefault: 10, sortFields: ['create_time', 'update_time'], sortOrderDefault: 'ASC' },
    shop.cancellations,
    (cancellation) => ({ create_time: cancellation.createTime, update_time: cancellation.updateTime }),
    matches,
  )
  return { cancellations: items.map(renderCancellation), next_page_token: nextPageToken, total_count: total }
}

function textsOf(body: Record<string, unknown>, name: string, countMax: number): Set<string> | null {
  const value = body[name]
  if (value === undefined) return null
  if (!Array.isArray(value) || value.length > countMax || !value.every((one) => typeof one === 'string')) {
    throw invalidIdentifier(`Invalid '${name}': a list of at most ${countMax}`)
  }
  return value.length === 0 ? null : new Set(value)
}
