/** What Manage orders keeps in its address: the view, and which shipment is open beside it. */
import type { Schemas } from '../../api/client.ts'
import { idIn, oneOf, textIn } from '../../parts/search.ts'

export type SyncState = Schemas['SyncState']
export const groups = ['needs_you', 'on_their_way'] as const
export const sorts = ['newest', 'oldest', 'deadline', 'synced'] as const
/** As much as the API searches for. */
const searchCharsMax = 100

export type OrdersSearch = {
  /** `awaiting`: TikTok Shop orders without a shipment. */
  tab?: 'awaiting'
  /** Waits for a person, or goes on by itself: the server knows which. */
  group?: (typeof groups)[number]
  state?: SyncState[]
  channel?: string
  store?: string
  /** Store carrier, normalised as the server keys it. */
  carrier?: string
  /** TikTok's shipping provider, by its id. */
  provider?: string
  reason?: string
  text?: string
  /** First seen from this day to that one, both included; `2026-11-23` in the zone of the device. */
  from?: string
  to?: string
  /** The deadline is on this day or before. */
  due?: string
  sort?: (typeof sorts)[number]
  shipment?: string
  /** Add tracking info is open: for this TikTok order, or for one yet to choose when empty. */
  add?: string
}

/** Every state there is; a new one is a type error here. */
export const states = Object.keys({
  waiting: true,
  needs_mapping: true,
  needs_fix: true,
  ready: true,
  pushing: true,
  unknown: true,
  synced: true,
  synced_with_warning: true,
  failed: true,
  skipped: true,
  superseded: true,
  cancelled: true,
} satisfies Record<SyncState, true>) as SyncState[]

const statesIn = (value: unknown): SyncState[] | undefined => {
  const named = states.filter((state) => (Array.isArray(value) ? value.includes(state) : value === state))
  return named.length === 0 ? undefined : named
}

/** Links from before there were groups, and links that name the states: they mean the group. */
const groupsByStates: readonly [(typeof groups)[number], readonly SyncState[]][] = [
  ['needs_you', ['failed', 'needs_fix', 'needs_mapping']],
  ['on_their_way', ['pushing', 'ready', 'unknown', 'waiting']],
]
function groupOfStates(states: readonly string[] | undefined): OrdersSearch['group'] {
  const key = states?.toSorted().join(' ')
  return groupsByStates.find(([, own]) => own.join(' ') === key)?.[0]
}

/** A day that the calendar has. */
const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00`))
    ? value
    : undefined

export function readOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const named = statesIn(search.state)
  const group = oneOf(groups, search.group) ?? groupOfStates(named)
  return {
    tab: oneOf(['awaiting'], search.tab),
    group,
    state: group === undefined ? named : undefined,
    channel: idIn(search.channel),
    store: idIn(search.store),
    carrier: textIn(search.carrier),
    provider: idIn(search.provider),
    reason: idIn(search.reason),
    text: textIn(search.text)?.slice(0, searchCharsMax),
    from: dayIn(search.from),
    to: dayIn(search.to),
    due: dayIn(search.due),
    sort: oneOf(sorts, search.sort),
    shipment: idIn(search.shipment),
    add: textIn(search.add),
  }
}

/** The part of the address that narrows the list, as the API names it. Without group and states: the tabs count all of them. */
export const filterOf = ({ channel, store, carrier, provider, reason, text, from, to, due }: OrdersSearch) => ({
  ...(channel === undefined ? {} : { channelId: channel }),
  ...(store === undefined ? {} : { storeId: store }),
  ...(carrier === undefined ? {} : { storeCarrierKey: carrier }),
  ...(provider === undefined ? {} : { providerId: provider }),
  ...(reason === undefined ? {} : { reasonCode: reason }),
  ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() }),
  ...(from === undefined ? {} : { createdFrom: startOf(from) }),
  ...(to === undefined ? {} : { createdBefore: startOf(to, 1) }),
  ...(due === undefined ? {} : { deadlineBefore: startOf(due, 1) }),
})

/** Midnight where the reader is, of that day or of one some days later. */
function startOf(day: string, daysLater = 0): string {
  const midnight = new Date(`${day}T00:00`)
  midnight.setDate(midnight.getDate() + daysLater)
  return midnight.toISOString()
}

/** What narrows the list besides group and state, taken off. */
export const noFilter = {
  channel: undefined,
  store: undefined,
  carrier: undefined,
  provider: undefined,
  reason: undefined,
  text: undefined,
  from: undefined,
  to: undefined,
  due: undefined,
} as const satisfies Partial<OrdersSearch>

/** All that narrows the list. */
export const viewOf = (search: OrdersSearch) => ({
  ...filterOf(search),
  ...(search.group === undefined ? {} : { group: search.group }),
})
