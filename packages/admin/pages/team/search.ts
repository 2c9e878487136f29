/** What the audit log keeps in its address. Days are `2026-11-23`, in the reader's own zone. */
import { oneOf } from '../../parts/search.ts'

export const auditKinds = ['mapping', 'shipment', 'channel', 'store', 'member', 'key', 'session', 'explore'] as const
export type AuditKind = (typeof auditKinds)[number]
/** `actor`: `person:<id>` or `key:<id>`. */
export type AuditSearch = { kind?: AuditKind; actor?: string; from?: string; to?: string }

const day = /^\d{4}-\d{2}-\d{2}$/
const actorCharsMax = 80

export function readAuditSearch({ kind, actor, from, to }: Record<string, unknown>): AuditSearch {
  return {
    kind: oneOf(auditKinds, kind),
    actor: typeof actor === 'string' && actor !== '' && actor.length <= actorCharsMax ? actor : undefined,
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
  }
}

/** A day of the calendar: the 31st of February is none. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !day.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}
