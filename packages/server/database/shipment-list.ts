/** The list of shipments and one shipment in full, as people see them: sync, shipment, order and channel in one row. */
import type { Chosen, Decision, SyncState } from '@waybridge/sync'
import { channelSilentSay, needsYou, onTheirWay, standingOf, standsWithChannel } from './needs-you.ts'
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
  /** It does not go by itself: somebody has to do something. */
  needsYou: boolean
  deadlineAt: string | null
  dueAt: string | null
  syncedAt: string | null
  createdAt: string
  updatedAt: string
}
/** A row of a list, with what it was sorted by in all its digits, for the cursor. */
export type ShipmentPageRow = ShipmentListRow & { sortKey: string }

const columns = `sync.id, sync.shipment_id as "shipmentId", sync.state, sync.reason_code as "reasonCode", sync.say, sync.next_step as "nextStep",
  shipment.store_id as "storeId", store.kind as "storeKind", store.name as "storeName", shipment.store_order_id as "storeOrderId",
  store_order.name as "orderName", sync.channel_id as "channelId", channel.name as "channelName", sync.order_id as "orderId",
  sync.tracking_number as "trackingNumber", shipment.tracking_texts as "trackingTexts", shipment.store_carrier as "storeCarrier",
  sync.store_carrier_key as "storeCarrierKey", sync.provider_id as "providerId", sync.provider_name as "providerName", sync.warning,
  sync.deadline_at as "deadlineAt", sync.due_at as "dueAt", sync.synced_at as "syncedAt", sync.created_at as "createdAt",
  sync.updated_at as "updatedAt", ${channelSilentSay}`

const joins = `join shipment on shipment.id = sync.shipment_id
  left join store on store.id = shipment.store_id
  left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id
  left join channel on channel.id = sync.channel_id`

export const shipmentGroups = ['needs_you', 'on_their_way'] as const

export type ShipmentFilter = {
  /** Waits for a person, or goes on by itself: across the states. */
  group?: (typeof shipmentGroups)[number]
  states?: readonly SyncState[]
  channelId?: string
  storeId?: string
  storeCarrierKey?: string
  providerId?: string
  reasonCode?: string
  /** Order name (its beginning), channel order id or tracking number (in full). */
  text?: string
  deadlineBefore?: string
  createdFrom?: string
  createdBefore?: string
  ids?: readonly string[]
}

/** The channel does not have the number yet. */
export const unsynced = `sync.state in ('waiting', 'needs_mapping', 'needs_fix', 'ready', 'pushing', 'unknown', 'failed')`
const numberStartMin = 4
const nameStartMin = 3
/** A search that finds more than this is no needle: the newest rows are read until the page is full. */
const needlesMax = 10_000

/** The filter as conditions with their values; `$1` is the workspace. */
async function conditions(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
): Promise<{ where: string; values: unknown[] }> {
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
  if (filter.group !== undefined) parts.push(filter.group === 'needs_you' ? needsYou : onTheirWay)
  if (filter.providerId !== undefined) add((place) => `sync.provider_id = ${place}`, filter.providerId)
  if (filter.reasonCode === 'channel_paused') parts.push(standsWithChannel)
  else if (filter.reasonCode !== undefined)
    add((place) => `(sync.reason_code = ${place} and not ${standsWithChannel})`, filter.reasonCode)
  if (filter.deadlineBefore !== undefined) add((place) => `sync.deadline_at < ${place}`, filter.deadlineBefore)
  if (filter.createdFrom !== undefined) add((place) => `sync.created_at >= ${place}`, filter.createdFrom)
  if (filter.createdBefore !== undefined) add((place) => `sync.created_at < ${place}`, filter.createdBefore)
  if (filter.ids !== undefined) add((place) => `sync.id = any(${place}::text[])`, filter.ids)
  if (filter.text !== undefined) {
    const text = textOf(filter.text)
    const needles = await findNeedles(sql, workspaceId, text)
    if (needles !== null) add((place) => `sync.id = any(${place}::text[])`, needles)
    else {
      const first = values.push(text.exact, text.number, ...text.names) - 3
      const [exact, number, name, sharp] = [0, 1, 2, 3].map((at) => `$${first + at}`)
      // The name is looked up row by row: made a set of, all names would be read for one page.
      parts.push(`(sync.order_id = ${exact} or sync.tracking_number ${text.numberIs} ${number} or (
        select typed.number_search ${text.numberIs} ${number} from shipment as typed where typed.id = sync.shipment_id) or (
        select store_order.name ${text.nameIs} ${name} or store_order.name ${text.nameIs} ${sharp}
        from shipment as sent join store_order on store_order.store_id = sent.store_id
          and store_order.store_order_id = sent.store_order_id where sent.id = sync.shipment_id))`)
    }
  }
  return { where: parts.join(' and '), values }
}

type Match = '=' | '^@'
type SearchText = {
  exact: string
  number: string
  numberIs: Match
  names: readonly [string, string]
  nameIs: Match
}

/** `^@`, starts with: it leaks nothing, so an index answers it behind row-level security; a `like` would read every row. */
function textOf(given: string): SearchText {
  const exact = given.trim()
  const number = exact.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
  // A beginning finds the whole; one that is too short is anybody's.
  const match = (text: string, charsMin: number): Match => (text.length >= charsMin ? '^@' : '=')
  return {
    exact,
    number,
    numberIs: match(number, numberStartMin),
    names: [exact, `#${exact}`],
    nameIs: match(exact.replace(/^#/, ''), nameStartMin),
  }
}

/** The rows a search means, by four small looks through four indexes; null when there are more than `needlesMax`. */
async function findNeedles(sql: Sql, workspaceId: string, text: SearchText): Promise<string[] | null> {
  const limit = needlesMax + 1
  const { rows } = await sql.query<{ id: string }>(
    `(select found.id from channel as shop join sync as found on found.channel_id = shop.id
        where shop.workspace_id = $1 and found.order_id = $2 limit ${limit})
     union (select found.id from channel as shop join sync as found on found.channel_id = shop.id
        where shop.workspace_id = $1 and found.tracking_number ${text.numberIs} $3 limit ${limit})
     union (select found.id from shipment as typed join sync as found on found.shipment_id = typed.id
        where typed.workspace_id = $1 and typed.number_search <> '' and typed.number_search ${text.numberIs} $3 limit ${limit})
     union (select found.id from store_order join shipment as sent on sent.store_id = store_order.store_id
          and sent.store_order_id = store_order.store_order_id join sync as found on found.shipment_id = sent.id
        where store_order.workspace_id = $1 and (store_order.name ${text.nameIs} $4 or store_order.name ${text.nameIs} $5) limit ${limit})`,
    [workspaceId, text.exact, text.number, ...text.names],
  )
  return rows.length > needlesMax ? null : rows.map(({ id }) => id)
}

/** How a list may be sorted, and by what. Each has an index or sorts few rows; ids settle ties, so that pages join without a seam. */
const sorts = {
  newest: { key: 'sync.created_at', direction: 'desc' },
  oldest: { key: 'sync.created_at', direction: 'asc' },
  deadline: {
    key: `case when ${unsynced} then coalesce(sync.deadline_at, 'infinity'::timestamptz) else 'infinity'::timestamptz end`,
    direction: 'asc',
  },
  synced: { key: `coalesce(sync.synced_at, '-infinity')`, direction: 'desc' },
} as const
export const shipmentSorts = Object.keys(sorts) as [ShipmentSort, ...ShipmentSort[]]
export type ShipmentSort = keyof typeof sorts

/** One page and one row more, which tells whether there is a next page. `after` holds the sort key and the id of the last row seen. */
export async function listShipments(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
  page: { sort: ShipmentSort; after: readonly string[] | null; limit: number },
): Promise<ShipmentPageRow[]> {
  const { where, values } = await conditions(sql, workspaceId, filter)
  const { key, direction } = sorts[page.sort]
  let after = ''
  if (page.after !== null) {
    values.push(page.after[0], page.after[1])
    const [at, id] = [`$${values.length - 1}::timestamptz`, `$${values.length}`]
    after = ` and (${key} ${direction === 'desc' ? '<' : '>'} ${at} or (${key} = ${at} and sync.id > ${id}))`
  }
  values.push(page.limit + 1)
  // The page is found first, in sync alone; only its rows are joined with what is shown beside them.
  const { rows } = await sql.query<ShipmentPageRow & { channelSilentSay: string | null }>(
    `with page as materialized (
       select sync.id, ${key} as sort_key from sync where ${where}${after} order by ${key} ${direction}, sync.id limit $${values.length})
     select ${columns}, page.sort_key::text as "sortKey" from page join sync on sync.id = page.id ${joins}
     order by page.sort_key ${direction}, sync.id`,
    values,
  )
  return rows.map(standingOf)
}

/** How many are in each state; the earliest deadline only where the channel still waits for the number. */
export async function countShipmentsByState(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
): Promise<{ state: SyncState; count: number; earliestDeadlineAt: string | null }[]> {
  const { where, values } = await conditions(sql, workspaceId, filter)
  // Counting needs the index alone; only the few rows with a deadline that matters are read themselves.
  const { rows } = await sql.query<{ state: SyncState; count: number; earliestDeadlineAt: string | null }>(
    `with counted as (select sync.state, count(*)::int as count from sync where ${where} group by sync.state),
       pressing as (select sync.state, min(sync.deadline_at) as at from sync where ${where} and ${unsynced} group by sync.state)
     select counted.state, counted.count, pressing.at as "earliestDeadlineAt" from counted left join pressing using (state)`,
    values,
  )
  return rows
}

export type Needs = {
  needsYou: { shipments: number; orders: number; earliestDeadlineAt: string | null }
  onTheirWay: { shipments: number }
}

/** How many wait for a person, and how many go on by themselves. An order in two parcels is one order. */
export async function countNeeds(sql: Sql, workspaceId: string, filter: ShipmentFilter): Promise<Needs> {
  const { where, values } = await conditions(sql, workspaceId, filter)
  const { rows } = await sql.query<{ hand: number; orders: number; deadlineAt: string | null; moving: number }>(
    `select count(*) filter (where needs)::int as hand, count(distinct one) filter (where needs)::int as orders,
       min(deadline_at) filter (where needs) as "deadlineAt", count(*) filter (where not needs)::int as moving
     from (select coalesce(sync.order_id, sync.shipment_id) as one, sync.deadline_at, ${needsYou} as needs
       from sync where ${where} and ${unsynced}) as unsettled`,
    values,
  )
  const { hand = 0, orders = 0, deadlineAt = null, moving = 0 } = rows[0] ?? {}
  return { needsYou: { shipments: hand, orders, earliestDeadlineAt: deadlineAt }, onTheirWay: { shipments: moving } }
}

export type Facets = {
  reasons: { reasonCode: string; count: number }[]
  carriers: { storeCarrierKey: string; storeCarrier: string | null; count: number }[]
}

const facetsMax = 100
/** Shipments looked at for what there is to filter by: all of them would make a menu wait. */
const facetRowsMax = 20_000

/** What there is to filter by: reasons and store carriers of the newest shipments, the most frequent first. */
export async function listFacets(sql: Sql, workspaceId: string): Promise<Facets> {
  const newest = `with newest as (select * from sync where workspace_id = $1 order by created_at desc limit ${facetRowsMax})`
  const reasons = await sql.query<Facets['reasons'][number]>(
    `${newest} select case when ${standsWithChannel} then 'channel_paused' else sync.reason_code end as "reasonCode", count(*)::int as count
     from newest as sync group by 1 order by 2 desc limit ${facetsMax}`,
    [workspaceId],
  )
  const carriers = await sql.query<Facets['carriers'][number]>(
    `${newest}, named as (select store_carrier_key as key, count(*)::int as count, (array_agg(shipment_id))[1] as shipment_id
       from newest group by 1 order by 2 desc limit ${facetsMax})
     select named.key as "storeCarrierKey", shipment.store_carrier as "storeCarrier", named.count
     from named join shipment on shipment.id = named.shipment_id order by named.count desc`,
    [workspaceId],
  )
  return { reasons: reasons.rows, carriers: carriers.rows }
}

/** Ids that match, most urgent first; at most `idsMax`. */
export async function findShipmentIds(
  sql: Sql,
  workspaceId: string,
  filter: ShipmentFilter,
  idsMax: number,
): Promise<string[]> {
  const { where, values } = await conditions(sql, workspaceId, filter)
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
      shippedAt: string | null
    }[]
  } | null
  channelOrderReadAt: string | null
}

export async function findShipment(sql: Sql, workspaceId: string, syncId: string): Promise<ShipmentDetailRow | null> {
  const { rows } = await sql.query<ShipmentDetailRow & { channelSilentSay: string | null }>(
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
  return rows[0] === undefined ? null : standingOf(rows[0])
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
