/**
 * What really happened: one entry per effect, written in the moment the imitated vendor's state changes and never for a
 * call that only arrived. A test compares this book with what the product believes, so nothing is ever dropped from it:
 * a full book is a defect and throws.
 */

export type LedgerEntry = {
  /** Sandbox time in milliseconds. */
  at: number
  vendor: 'tiktok-shop' | 'shopify'
  /** A plain phrase: `package shipped`, `tracking corrected`, `order created` … */
  effect: string
  orderId: string
  lineItemIds?: string[]
  trackingNumber?: string
  providerId?: string
  packageId?: string
  /** The vendor's request id of the call that did it; `control` when a hand did it through the control API. */
  requestId: string
  detail?: unknown
}

export type LedgerFilter = { vendor?: string; effect?: string; orderId?: string; trackingNumber?: string }

export type Ledger = {
  record(entry: LedgerEntry): void
  /** Entries in the order they happened. */
  all(filter?: LedgerFilter): LedgerEntry[]
}

const entriesMax = 5_000_000

export function createLedger(): Ledger & { clear(): void } {
  let entries: LedgerEntry[] = []
  let byOrder = new Map<string, LedgerEntry[]>()
  return {
    record(entry) {
      if (entries.length >= entriesMax) throw new Error(`the sandbox ledger is full (${entriesMax} entries): reset it`)
      entries.push(entry)
      const ofOrder = byOrder.get(entry.orderId)
      if (ofOrder) ofOrder.push(entry)
      else byOrder.set(entry.orderId, [entry])
    },
    all(filter = {}) {
      const { orderId, vendor, effect, trackingNumber } = filter
      const from = orderId === undefined ? entries : (byOrder.get(orderId) ?? [])
      return from.filter(
        (entry) =>
          (vendor === undefined || entry.vendor === vendor) &&
          (effect === undefined || entry.effect === effect) &&
          (trackingNumber === undefined || entry.trackingNumber === trackingNumber),
      )
    },
    clear() {
      entries = []
      byOrder = new Map()
    },
  }
}
