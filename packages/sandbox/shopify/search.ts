/**
 * `orders(query:)`: the part of Shopify's search language the sandbox understands. Terms are joined by a space or AND.
 * What it does not understand is never quietly ignored: it throws, and the gateway answers 501.
 *
 * Source: "Shopify API search syntax" and the description of `QueryRoot.orders`, read November 2026.
 */
import type { Order, Shop } from './entities.ts'
import type { Entry } from './order-index.ts'

export class NotImitated extends Error {}

type Term = { field: string; operator: ':' | ':>' | ':>=' | ':<' | ':<='; value: string }

export type Page = { orders: Order[]; hasNextPage: boolean }

const termPattern = /(-?)([a-z_]+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))|(\S+)/gy
const termsMax = 50

/** @throws NotImitated on anything outside the subset. */
export function parseSearch(query: string): Term[] {
  const terms: Term[] = []
  for (const match of query.matchAll(/\s+|(?:[^\s'"]|'[^']*'|"[^"]*")+/g)) {
    const word = match[0].trim()
    if (word === '' || word === 'AND') continue
    termPattern.lastIndex = 0
    const [, minus, field, operator = '', single, double, bare] = termPattern.exec(word) ?? []
    if (minus !== '' || field === undefined || !(field in tests)) throw new NotImitated(`orders(query: "${word}")`)
    terms.push({ field, operator: `:${operator}` as Term['operator'], value: single ?? double ?? bare ?? '' })
    if (terms.length > termsMax) throw new NotImitated(`orders(query:) with more than ${termsMax} terms`)
  }
  return terms
}

const statuses: Record<string, string[]> = {
  fulfilled: ['FULFILLED'],
  shipped: ['FULFILLED'],
  partial: ['PARTIALLY_FULFILLED'],
  unfulfilled: ['UNFULFILLED', 'PARTIALLY_FULFILLED'],
  unshipped: ['UNFULFILLED'],
}

const tests: Record<string, (entry: Entry, term: Term) => boolean> = {
  updated_at: (entry, term) => within(entry.updatedAt, term),
  created_at: (entry, term) => within(entry.order.createdAt, term),
  tag: (entry, { value }) => entry.tags.some((tag) => tag.toLowerCase() === value.toLowerCase()),
  source_identifier: (entry, { value }) => entry.order.sourceIdentifier === value,
  source_name: (entry, { value }) => entry.order.sourceName === value,
  name: (entry, { value }) => entry.order.name === value || entry.order.name === `#${value}`,
  fulfillment_status: (entry, { value }) => (statuses[value.toLowerCase()] ?? []).includes(entry.status),
  // Nothing here archives an order, so that none is closed.
  status: (entry, { value }) =>
    ['any', 'not_closed'].includes(value) ||
    (value === 'cancelled' && entry.isCancelled) ||
    (value === 'open' && !entry.isCancelled),
  id: (entry, { operator, value }) =>
    /^\d+$/.test(value) && compareBy(operator, BigInt(entry.order.id) - BigInt(value)),
}

function within(ms: number, { operator, value }: Term): boolean {
  const wanted = momentOf(value)
  return !Number.isNaN(wanted) && compareBy(operator, BigInt(ms - wanted))
}

function momentOf(value: string): number {
  return Date.parse(value)
}

function compareBy(operator: Term['operator'], difference: bigint): boolean {
  switch (operator) {
    case ':':
      return difference === 0n
    case ':>':
      return difference > 0n
    case ':>=':
      return difference >= 0n
    case ':<':
      return difference < 0n
    case ':<=':
      return difference <= 0n
  }
}

export type SearchWish = {
  query: string
  sortKey: string
  isReverse: boolean
  first: number
  after: string | null
  /** Searches see the shop as it was indexed at this moment. */
  atMs: number
  /** Orders made before it are hidden. */
  createdFromMs: number
}

/** One page of a search. Sorted by change it costs the page, not the shop. @throws NotImitated */
export function searchOrders(shop: Shop, wish: SearchWish): Page & { cursorOf(order: Order): string } {
  const terms = parseSearch(wish.query)
  const { index } = shop
  const fits = (entry: Entry) =>
    index.isVisible(entry, wish.atMs) &&
    entry.order.createdAt >= wish.createdFromMs &&
    terms.every((term) => tests[term.field]?.(entry, term))
  if (wish.sortKey === 'UPDATED_AT' && !wish.isReverse && !terms.some(isOneOrder))
    return byChange(shop, wish, terms, fits)

  const narrowed = narrow(shop, terms)
  const entries = index.entries.filter((entry) => (narrowed === null || narrowed.has(entry.order)) && fits(entry))
  const sortValue = sortValues[wish.sortKey]
  if (sortValue === undefined) throw new NotImitated(`orders(sortKey: ${wish.sortKey})`)
  const key = (entry: Entry) => [sortValue(entry), BigInt(entry.order.id)] as const
  const sorted = entries
    .map((entry) => ({ entry, key: key(entry) }))
    .sort((a, b) => (wish.isReverse ? -1 : 1) * (a.key[0] - b.key[0] || (a.key[1] < b.key[1] ? -1 : 1)))
  const cursors = new Map(sorted.map(({ entry, key: [value, id] }) => [entry.order, cursor(value, id)]))
  const after = wish.after
  const from = after === null ? 0 : 1 + sorted.findIndex(({ entry }) => cursors.get(entry.order) === after)
  const page = sorted.slice(from, from + wish.first).map(({ entry }) => entry.order)
  return {
    orders: page,
    hasNextPage: sorted.length > from + page.length,
    cursorOf: (order) => cursors.get(order) as string,
  }
}

function byChange(shop: Shop, wish: SearchWish, terms: Term[], fits: (entry: Entry) => boolean) {
  const { index } = shop
  let from = 0
  for (const { field, operator, value } of terms) {
    if (field === 'updated_at' && (operator === ':>=' || operator === ':>')) {
      from = Math.max(from, index.firstAtOrAfter(momentOf(value)))
    }
  }
  if (wish.after !== null) {
    const [value = '0', id = '0'] = Buffer.from(wish.after, 'base64').toString('latin1').split(':')
    from = Math.max(from, index.firstAtOrAfter(Number(value), BigInt(id) + 1n))
  }
  const found: Entry[] = []
  for (let at = from; at < index.entries.length && found.length <= wish.first; at++) {
    const entry = index.entries[at] as Entry
    if (fits(entry)) found.push(entry)
  }
  const hasNextPage = found.length > wish.first
  const page = found.slice(0, wish.first)
  const cursors = new Map(page.map((entry) => [entry.order, cursor(entry.updatedAt, BigInt(entry.order.id))]))
  return {
    orders: page.map((entry) => entry.order),
    hasNextPage,
    cursorOf: (order: Order) => cursors.get(order) as string,
  }
}

const sortValues: Record<string, (entry: Entry) => number> = {
  UPDATED_AT: (entry) => entry.updatedAt,
  CREATED_AT: (entry) => entry.order.createdAt,
  PROCESSED_AT: (entry) => entry.order.createdAt,
  ID: () => 0,
}

const isOneOrder = (term: Term) =>
  term.field === 'source_identifier' || term.field === 'name' || (term.field === 'id' && term.operator === ':')

/** Terms that name few orders spare the walk over all of them. */
function narrow(shop: Shop, terms: Term[]): Set<Order> | null {
  const term = terms.find(isOneOrder)
  if (term === undefined) return null
  if (term.field === 'source_identifier') return new Set(shop.index.withSource(term.value))
  if (term.field === 'id') return new Set([shop.orders.get(term.value)].filter((order) => order !== undefined))
  return new Set([...shop.index.withName(term.value), ...shop.index.withName(`#${term.value}`)])
}

function cursor(value: number, id: bigint): string {
  return Buffer.from(`${value}:${id}`, 'latin1').toString('base64')
}
