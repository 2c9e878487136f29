/**
 * Things of one shop in order of a time that may change, read in pages. A change appends a new entry and leaves the old
 * one to be passed over, so that a change costs nothing and a page costs its own length. Who reads upwards by update time
 * while things change meets a changed thing again later, and never misses it.
 */

export type Place = { time: number; turn: number }
type Entry<T> = Place & { item: T }

export type Range<T> = { ge?: number; lt?: number; matches(item: T): boolean }

const staleEntriesMax = 1_000

export class TimeIndex<T extends object> {
  #entries: Entry<T>[] = []
  #current = new Map<T, number>()
  #turns = 0

  /** Sets or moves a thing. @param time unix seconds. */
  put(item: T, time: number): void {
    const turn = ++this.#turns
    this.#current.set(item, turn)
    const last = this.#entries.at(-1)
    if (last === undefined || last.time <= time) this.#entries.push({ time, turn, item })
    else this.#entries.splice(this.#firstAtOrAfter({ time: time + 1, turn: 0 }), 0, { time, turn, item })
    if (this.#entries.length > 2 * this.#current.size + staleEntriesMax) {
      this.#entries = this.#entries.filter((entry) => this.#current.get(entry.item) === entry.turn)
    }
  }

  /** @param after the place of the last thing already given; null begins. */
  page(range: Range<T>, ascending: boolean, after: Place | null, limit: number): { items: T[]; last: Place | null } {
    const items: T[] = []
    let last: Place | null = null
    let hasMore = false
    for (const entry of ascending ? this.#upwards(range, after) : this.#downwards(range, after)) {
      if (items.length === limit) {
        hasMore = true
        break
      }
      items.push(entry.item)
      last = { time: entry.time, turn: entry.turn }
    }
    return { items, last: hasMore ? last : null }
  }

  count(range: Range<T>): number {
    // A plain loop: the first page of a search over a hundred thousand orders waits for it.
    const from = this.#firstAtOrAfter({ time: range.ge ?? -1, turn: 0 })
    const to = range.lt === undefined ? this.#entries.length : this.#firstAtOrAfter({ time: range.lt, turn: 0 })
    let count = 0
    for (let at = from; at < to; at++) {
      const { item, turn } = this.#entries[at] as Entry<T>
      if (this.#current.get(item) === turn && range.matches(item)) count++
    }
    return count
  }

  *#upwards(range: Range<T>, after: Place | null): Generator<Entry<T>> {
    const from: Place = after === null ? { time: range.ge ?? -1, turn: 0 } : { time: after.time, turn: after.turn + 1 }
    for (let at = this.#firstAtOrAfter(from); at < this.#entries.length; at++) {
      const entry = this.#entries[at] as Entry<T>
      if (range.lt !== undefined && entry.time >= range.lt) return
      if (this.#current.get(entry.item) === entry.turn && range.matches(entry.item)) yield entry
    }
  }

  *#downwards(range: Range<T>, after: Place | null): Generator<Entry<T>> {
    const before: Place = after ?? { time: range.lt ?? Number.POSITIVE_INFINITY, turn: 0 }
    for (let at = this.#firstAtOrAfter(before) - 1; at >= 0; at--) {
      const entry = this.#entries[at] as Entry<T>
      if (range.ge !== undefined && entry.time < range.ge) return
      if (this.#current.get(entry.item) === entry.turn && range.matches(entry.item)) yield entry
    }
  }

  #firstAtOrAfter(place: Place): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = this.#entries[middle] as Entry<T>
      if (entry.time < place.time || (entry.time === place.time && entry.turn < place.turn)) low = middle + 1
      else high = middle
    }
    return low
  }
}
