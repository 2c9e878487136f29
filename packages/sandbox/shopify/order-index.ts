/**
 * The shop's search index: orders by the time of their last change, as a search sees them.
 *
 * A change is visible to searches only after the index lag; until then the search still finds the order under its former
 * time, tags and status. Entries are never edited: a change adds one and tells the former when it ends.
 */
import { fulfilmentStatusOf, type Order } from './entities.ts'

export type Entry = {
  order: Order
  updatedAt: number
  tags: string[]
  status: string
  isCancelled: boolean
  visibleFromMs: number
  visibleUntilMs: number
}

/** Below this many ended entries a sweep is not worth its walk. */
const endedEntriesMin = 10_000

export class OrderIndex {
  #entries: Entry[] = []
  readonly #latest = new Map<Order, Entry>()
  readonly #bySource = new Map<string, Order[]>()
  readonly #byName = new Map<string, Order[]>()

  /** Notes an order's new state. @param visibleFromMs now plus the index lag. */
  note(order: Order, visibleFromMs: number): void {
    const former = this.#latest.get(order)
    const entry: Entry = {
      order,
      updatedAt: order.updatedAt,
      tags: order.tags,
      status: fulfilmentStatusOf(order),
      isCancelled: order.cancelledAt !== null,
      visibleFromMs,
      visibleUntilMs: Number.POSITIVE_INFINITY,
    }
    if (former) former.visibleUntilMs = visibleFromMs
    else {
      if (order.sourceIdentifier !== null) add(this.#bySource, order.sourceIdentifier, order)
      add(this.#byName, order.name, order)
    }
    this.#latest.set(order, entry)
    const last = this.#entries.at(-1)
    if (last === undefined || compare(last, entry) <= 0) this.#entries.push(entry)
    else this.#entries.splice(this.firstAtOrAfter(entry.updatedAt, BigInt(order.id) + 1n), 0, entry)
    if (this.#entries.length > 2 * this.#latest.size + endedEntriesMin) this.#sweep(visibleFromMs)
  }

  /** Every entry in order of change, ended ones too: ask `isVisible`. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  isVisible(entry: Entry, atMs: number): boolean {
    return entry.visibleFromMs <= atMs && atMs < entry.visibleUntilMs
  }

  withSource(sourceIdentifier: string): Order[] {
    return this.#bySource.get(sourceIdentifier) ?? []
  }

  withName(name: string): Order[] {
    return this.#byName.get(name) ?? []
  }

  /** The position of the first entry at or after a moment, and within the moment at or after an order's id. */
  firstAtOrAfter(updatedAt: number, orderId = 0n): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = this.#entries[middle] as Entry
      const isBefore =
        entry.updatedAt < updatedAt || (entry.updatedAt === updatedAt && BigInt(entry.order.id) < orderId)
      if (isBefore) low = middle + 1
      else high = middle
    }
    return low
  }

  #sweep(nowMs: number): void {
    // Ended long ago by any lag a test sets: an hour is far beyond it.
    const hourMs = 3_600_000
    this.#entries = this.#entries.filter((entry) => entry.visibleUntilMs > nowMs - hourMs)
  }
}

/** By change, then by id. Ids all have 18 digits, so that texts compare as numbers do. */
function compare(a: Entry, b: Entry): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt - b.updatedAt
  return a.order.id < b.order.id ? -1 : a.order.id > b.order.id ? 1 : 0
}

function add(map: Map<string, Order[]>, key: string, order: Order): void {
  const known = map.get(key)
  if (known) known.push(order)
  else map.set(key, [order])
}
