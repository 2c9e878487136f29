/**
 * The nouns of Waybridge: what a store says it sent, what a channel says about an order, and what goes wrong.
 *
 * Ids are strings. Times are ISO 8601 in UTC when they end in `At`. Nothing here waits, and nothing holds a buyer's data.
 */

/** The world being itself: a value, never an exception. `say` is for the merchant, `detail` for the operator; neither holds a secret. */
export type Problem = {
  /** Dotted and stable, for example `store.throttled` or `store.credentials_refused`. */
  code: string
  /** Who can end it: us (a defect), the merchant, or the remote side by waiting. */
  owner: 'ours' | 'merchant' | 'remote'
  /** `unknown`: the request left and the answer did not come. Look before you send again. */
  effect: 'none' | 'unknown'
  /** When trying again may help; null: trying again changes nothing until somebody acts. */
  retry: { afterMs: number } | null
  say: string
  /** What to press or do next, in one sentence. */
  nextStep?: string
  detail?: string
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = <T = never>(problem: Problem): Result<T> => ({ ok: false, problem })

/** A place in a store order that may name the channel's order: where it stood and the digits found there. */
export type LinkCandidate = {
  orderId: string
  /** Field it was read from, in the store's own word: `sourceIdentifier`, `customAttributes.tiktok_order_id`, `tag`, `name`, `note`. */
  from: string
}

/** One line of a store order; `quantity` is what remains ordered after edits. */
export type StoreLine = {
  lineId: string
  sku: string | null
  quantity: number
  /** False for gift cards and digital goods: never part of a parcel. */
  requiresShipping: boolean
  /** Channel line item ids the importing tool wrote on this line, one per unit; empty when it wrote none. */
  channelLineIds: string[]
}

/** What a store says it sent in one parcel, as the store spells it. */
export type StoreShipment = {
  storeShipmentId: string
  /** `pending`: a third party has not answered yet; only `shipped` is acted on. */
  status: 'shipped' | 'pending' | 'cancelled'
  /** When the store last changed it; newer wins. */
  updatedAt: string
  /** Tracking number fields as typed, in the store's order; one field may hold several numbers. */
  trackingTexts: string[]
  /** Tracking links the store holds, in the same order; hints only. */
  trackingUrls: string[]
  /** The store carrier as the store spells it; null when the store names nobody. */
  storeCarrier: string | null
  /** The warehouse or 3PL that fulfilled it, when the store says so. Never the courier. */
  fulfilledBy: string | null
  lines: { lineId: string; sku: string | null; quantity: number }[]
}

export type StoreOrder = {
  storeOrderId: string
  /** What a merchant calls it: `#1042`. */
  name: string
  updatedAt: string
  cancelledAt: string | null
  linkCandidates: LinkCandidate[]
  lines: StoreLine[]
  shipments: StoreShipment[]
}
