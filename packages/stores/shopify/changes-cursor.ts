/**
 * Where a reader of changes stands. Pure.
 *
 * A run reads everything changed at or after `fromAt`, oldest first, page by page. When it has reached the end, the next run
 * begins a little before the newest change seen, because Shopify's search lags behind its orders; what comes twice is
 * recognised by whoever stores it. A long run begins anew at the newest change seen instead of paging deep: Shopify pages
 * no further than 25,000 objects ("API limits", read November 2026). `>=` keeps orders of the same moment together.
 */
import { z } from 'zod'
import { parseJson } from './wire.ts'

/** How late an order may show up in the search. Not documented; seen in seconds, allowed in minutes. */
export const overlapMs = 10 * 60_000
/** 1,000 orders at ten a page. */
export const pagesPerRunMax = 100

const moment = z.string().refine((value) => !Number.isNaN(Date.parse(value)))
const stored = z.object({
  v: z.literal(1),
  /** The lower bound of this run's search. */
  fromAt: moment,
  /** The newest change seen so far. */
  seenAt: moment,
  /** Shopify's own cursor within the run; null at its beginning. */
  after: z.string().nullable(),
  pages: z.number().int().nonnegative(),
})
export type ChangesPosition = z.output<typeof stored>

/** A cursor nobody can read (an older release, a cut text) begins again at `sinceAt`: reading twice hurts nobody. */
export function openCursor(cursor: string | null, sinceAt: string): ChangesPosition {
  const known = cursor === null ? null : stored.safeParse(parseJson(cursor))
  if (known?.success) return known.data
  const fromAt = new Date(sinceAt).toISOString()
  return { v: 1, fromAt, seenAt: fromAt, after: null, pages: 0 }
}

export const closeCursor = (position: ChangesPosition): string => JSON.stringify(position)

/** The position after a page. `next` is Shopify's cursor of the page that follows, null when there is none. */
export function afterPage(at: ChangesPosition, updatedAts: readonly string[], next: string | null): ChangesPosition {
  const seenAt = updatedAts.reduce((newest, each) => (Date.parse(each) > Date.parse(newest) ? each : newest), at.seenAt)
  if (next === null) {
    return { v: 1, fromAt: new Date(Date.parse(seenAt) - overlapMs).toISOString(), seenAt, after: null, pages: 0 }
  }
  const pages = at.pages + 1
  // When a whole run shares one moment there is no later point to begin at, and only paging on gets past it.
  const canBeginAnew = pages >= pagesPerRunMax && Date.parse(seenAt) > Date.parse(at.fromAt)
  return canBeginAnew
    ? { v: 1, fromAt: seenAt, seenAt, after: null, pages: 0 }
    : { v: 1, fromAt: at.fromAt, seenAt, after: next, pages }
}
