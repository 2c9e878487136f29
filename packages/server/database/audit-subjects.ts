/** What the entries of an audit are about, by the names people know. */
import type { AuditRow } from './audit.ts'
import type { Sql } from './sql.ts'

/** `kind` says where it can be looked at; null where it is gone, or has no place of its own. */
export type AuditSubject = {
  kind: 'channel' | 'store' | 'key' | 'member' | 'shipment' | 'mapping' | 'workspace' | null
  name: string | null
  /** The sales channel a mapping belongs to. */
  channelId: string | null
}
const nobody: AuditSubject = { kind: null, name: null, channelId: null }

/** Answers a subject for each row, as it is named today; what is gone bears the name that the entry itself tells. */
export async function subjectsOf(
  sql: Sql,
  workspaceId: string,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, AuditSubject>> {
  const ids = [...new Set(rows.map((row) => row.subject))]
  const found = await sql.query<AuditSubject & { id: string }>(
    `select id, 'channel' as kind, name, id as "channelId" from channel where workspace_id = $1 and id = any($2::text[])
     union all select id, 'store', name, null from store where workspace_id = $1 and id = any($2::text[])
     union all select id, 'key', name, null from api_key where workspace_id = $1 and id = any($2::text[])
     union all select member.id, 'member', person.name, null from member join person on person.id = member.user_id
       where member.workspace_id = $1 and member.id = any($2::text[])
     union all select mapping.id, 'mapping', mapping.store_carrier, mapping.channel_id from mapping
       where mapping.workspace_id = $1 and mapping.id = any($2::text[])
     union all select sync.id, 'shipment', coalesce(store_order.name, sync.order_id), sync.channel_id
       from sync join shipment on shipment.id = sync.shipment_id
       left join store_order on store_order.store_id = shipment.store_id and store_order.store_order_id = shipment.store_order_id
       where sync.workspace_id = $1 and sync.id = any($2::text[])
     union all select id, 'workspace', name, null from workspace where id = $1 and id = any($2::text[])`,
    [workspaceId, ids],
  )
  const known = new Map(found.rows.map(({ id, kind, name, channelId }) => [id, { kind, name, channelId }]))
  return new Map(rows.map((row) => [row.id, known.get(row.subject) ?? { ...nobody, name: nameIn(row.detail) }]))
}

/** The name that an entry tells of its subject, in whichever of the ways entries do. */
function nameIn(detail: Readonly<Record<string, unknown>>): string | null {
  const { name, email, before, after } = detail
  const named = [name, email, fieldOf(after, 'storeCarrier'), fieldOf(before, 'storeCarrier')]
  return named.find((each): each is string => typeof each === 'string' && each !== '') ?? null
}
const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
