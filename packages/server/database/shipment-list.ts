/** The list of shipments and one shipment in full, as people see them: sync, shipment, order and channel in one row. */
import type { Chosen, Decision, SyncState } from '@waybridge/sync'
import type { Sql } from './sql.ts'

export type ShipmentListRow = {
  id: string
  shipmentId: string
  state: SyncState
  reasonCode: string
  say: string
  nextStep: string | null
  storeId: string | null
  storeKind: string | null
  storeName: string | null
  storeOrderId: string | null
  orderName: string | null
  channelId: string | null
  channelName: string | null
  orderId: string | null
  trackingNumber: string | null
  trackingTexts: string[]
  storeCarrier: string | null
  storeCarrierKey: string
  providerId: string | null
  providerName: string | null
  warning: string | null
  deadlineAt: string | null
  dueAt: string | null
  syncedAt: string | null
  createdAt: string
  updatedAt: string
  /** For the cursor: the creation time with all its digits. */
  createdKey: string
  deadlineKey: string
}

const columns = `sync.id, sync.shipment_id as "shipmentId", sync.state, sync.reason_code as "reasonCode", sync.say, sync.next_step as "nextStep",
  shipment.store_id as "storeId", store.kind as "storeKind", store.name as "storeName", shipment.store_order_id as "storeOrderId",
  store_order.name as "orderName", sync.channel_id as "channelId", channel.name as "channelName", sync.order_id as "orderId",
  sync.tracking_number as "trackingNumber", shipment.tracking_texts as "trackingTexts", shipment.store_carrier as "storeCarrier",
  sync.store_carrier_key as "storeCarrierKey", sync.provider_id as "providerId", sync.provider_name as "providerName", sync.warning,
  sync.deadline_at as "deadlineAt", sync.due_at as "dueAt", sync.synced_at as "syncedAt", sync.created_at as "createdAt",
  sync.updated_at as "updatedAt", sync.created_at::text as "createdKey", coalesce(sync.deadline_at, 'infinity')::text as "deadlineKey"`

const joins = `join shipment on shipment.id = sync.shipment_id
  left join store on store.id = shipment.store_id
  left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id
  left join channel on channel.id = sync.channel_id`

export type ShipmentFilter = {
  states?: readonly SyncState[]
  channelId?: string
  storeId?: string
  storeCarrierKey?: string
  reasonCode?: string
  /** Order name (its beginning), channel order id or tracking number (in full). */
  text?: string
  deadlineBefore?: string
  createdFrom?: string
  createdBefore?: string
  ids?: readonly string[]
}

/** The filter as conditions with their values; `$1` is the workspace. */
function conditions(workspaceId: string, filter: ShipmentFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [workspaceId]
  const parts = ['sync.workspace_id = $1']
  const add = (part: (place: string) => string, value: unknown) => {
    values.push(value)
    parts.push(part(`$${values.length}`))
  }
  if (filter.states !== undefined) add((place) => `sync.state = any(${place}::text[])`, filter.states)
  if (filter.channelId !== undefined) add((place) => `sync.channel_id = ${place}`, filter.channelId)
  if (filter.storeId !== undefined) {
    add((place) => `sync.shipment_id in (select id from shipment where store_id = ${place})`, filter.storeId)
  }
  if (filter.storeCarrierKey !== undefined) add((place) => `sync.store_carrier_key = ${place}`, filter.storeCarrierKey)
  if (filter.reasonCode !== undefined) add((place) => `sync.reason_code = ${place}`, filter.reasonCode)
  if (filter.deadlineBefore !== undefined) add((place) => `sync.deadline_at < ${place}`, filter.deadlineBefore)
  if (filter.createdFrom !== undefined) add((place) => `sync.created_at >= ${place}`, filter.createdFrom)
  if (filter.createdBefore !== undefined) add((place) => `sync.created_at < ${place}`, filter.createdBefore)
  if (filter.ids !== undefined) add((place) => `sync.id = any(${place}::text[])`, filter.ids)
  if (filter.text !== undefined) {
    const text = filter.text.trim()
    values.push(text, text.replace(/[\s-]/g, '').toUpperCase(), `${text.replace(/[\\%_]/g, '\\$&')}%`)
    const [exact, number, start] = [values.length - 2, values.length - 1, values.length].map((at) => `$${at}`)
    // Three small looks through three indexes; one "or" over the joined rows would read them all.
    parts.push(`sync.id in (
      select found.id from channel as shop join sync as found on found.channel_id = shop.id
        where shop.workspace_id = $1 and found.order_id = ${exact}
      union select found.id from channel as shop join sync as found on found.channel_id = shop.id
        where shop.workspace_id = $1 and found.tracking_number = ${number}
      union select found.id from store_order join shipment as sent on sent.store_id = store_order.store_id
          and sent.store_order_id = store_order.store_order_id join sync as found on found.shipment_id = sent.id
        where store_order.workspace_id = $1 and (store_order.name like ${start} or store_order.name like '#' || ${start}))`)
  }
  return { where: parts.join(' and '), values }
}

export type ShipmentOrder = 'newest' | 'deadline'

/** One page and one row more, which tells whether there is a next page. `after` holds the sort key and the id of the last row seen. */
export async function listShipments(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
  page: { order: ShipmentOrder; after: readonly string[] | null; limit: number },
): Promise<ShipmentListRow[]> {
  const { where, values } = conditions(workspaceId, filter)
  const key = page.order === 'newest' ? 'sync.created_at' : `coalesce(sync.deadline_at, 'infinity')`
  let after = ''
  if (page.after !== null) {
    values.push(page.after[0], page.after[1])
    const [at, id] = [`$${values.length - 1}::timestamptz`, `$${values.length}`]
    after =
      page.order === 'newest'
        ? ` and (sync.created_at < ${at} or (sync.created_at = ${at} and sync.id > ${id}))`
        : ` and (${key}, sync.id) > (${at}, ${id})`
  }
  values.push(page.limit + 1)
  const { rows } = await sql.query<ShipmentListRow>(
    `select ${columns} from sync ${joins} where ${where}${after}
     order by ${key} ${page.order === 'newest' ? 'desc' : 'asc'}, sync.id limit $${values.length}`,
    values,
  )
  return rows
}

export async function countShipmentsByState(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
): Promise<{ state: SyncState; count: number; earliestDeadlineAt: string | null }[]> {
  const { where, values } = conditions(workspaceId, filter)
  const { rows } = await sql.query<{ state: SyncState; count: number; earliestDeadlineAt: string | null }>(
    `select sync.state, count(*)::int as count, min(sync.deadline_at) as "earliestDeadlineAt" from sync where ${where} group by sync.state`,
    values,
  )
  return rows
}

/** Ids that match, most urgent first; at most `idsMax`. */
export async function findShipmentIds(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
  idsMax: number,
): Promise<string[]> {
  const { where, values } = conditions(workspaceId, filter)
  values.push(idsMax)
  const { rows } = await sql.query<{ id: string }>(
    `select sync.id from sync where ${where} order by sync.deadline_at nulls last, sync.id limit $${values.length}`,
    values,
  )
  return rows.map((row) => row.id)
}

export type ShipmentDetailRow = ShipmentListRow & {
  decision: Decision | null
  revision: number
  tries: number
  corrections: number
  packageId: string | null
  shipmentStatus: 'shipped' | 'pending' | 'cancelled'
  shipmentRevision: number
  storeShipmentId: string | null
  storeUpdatedAt: string
  trackingUrls: string[]
  fulfilledBy: string | null
  lines: { lineId: string; sku: string | null; quantity: number }[]
  chosen: Chosen | null
  linkMadeBy: string | null
  linkedAt: string | null
  linkCandidates: { orderId: string; from: string }[] | null
  channelOrder: {
    stage: string
    status: string
    shipByAt: string | null
    cancelAt: string | null
    deliveryOptionId: string | null
    deliveryOptionName: string | null
    units: {
      lineItemId: string
      sku: string | null
      cancelled: boolean
      trackingNumber: string | null
      providerName: string | null
    }[]
  } | null
  channelOrderReadAt: string | null
}

export async function findShipment(sql: Sql, workspaceId: string, syncId: string): Promise<ShipmentDetailRow | null> {
  const { rows } = await sql.query<ShipmentDetailRow>(
    `select ${columns}, sync.decision, sync.revision, sync.tries, sync.corrections, sync.package_id as "packageId",
       shipment.status as "shipmentStatus", shipment.revision as "shipmentRevision", shipment.store_shipment_id as "storeShipmentId",
       shipment.store_updated_at as "storeUpdatedAt", shipment.tracking_urls as "trackingUrls", shipment.fulfilled_by as "fulfilledBy",
       shipment.lines, shipment.chosen, link.made_by as "linkMadeBy", link.created_at as "linkedAt",
       store_order.link_candidates as "linkCandidates", channel_order."order" as "channelOrder", channel_order.read_at as "channelOrderReadAt"
     from sync ${joins}
     left join link on link.store_id = shipment.store_id and link.store_order_id = shipment.store_order_id
       and link.channel_id = sync.channel_id and link.order_id = sync.order_id
     left join channel_order on channel_order.channel_id = sync.channel_id and channel_order.order_id = sync.order_id
     where sync.workspace_id = $1 and sync.id = $2`,
    [workspaceId, syncId],
  )
  return rows[0] ?? null
}

export type AttemptListRow = {
  id: string
  kind: 'ship' | 'correct'
  call: string
  trackingNumber: string
  providerName: string
  sentAt: string
  settledAt: string | null
  effect: 'applied' | 'none' | 'unknown' | null
  settledBy: 'reply' | 'read_back' | null
  problemClass: string | null
  code: string | null
  message: string | null
  requestId: string | null
  httpStatus: number | null
  warning: string | null
  tookMs: number | null
}

const attemptsShownMax = 100

/** The tries at one shipment, newest first. */
export async function listAttempts(sql: Sql, workspaceId: string, syncId: string): Promise<AttemptListRow[]> {
  const { rows } = await sql.query<AttemptListRow>(
    `select attempt.id, intent.kind, attempt.call, intent.tracking_number as "trackingNumber", intent.provider_name as "providerName",
       attempt.sent_at as "sentAt", attempt.settled_at as "settledAt", attempt.effect, attempt.settled_by as "settledBy",
       attempt.problem_class as "problemClass", attempt.code::text as code, attempt.message, attempt.request_id as "requestId",
       attempt.http_status as "httpStatus", attempt.warning, attempt.took_ms as "tookMs"
     from attempt join intent on intent.id = attempt.intent_id
     where attempt.workspace_id = $1 and attempt.sync_id = $2 order by attempt.sent_at desc, attempt.id desc limit ${attemptsShownMax}`,
    [workspaceId, syncId],
  )
  return rows
}
