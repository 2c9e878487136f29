/**
 * Many shipments as the engine leaves them, written straight into the tables: most are synced, some wait, a few need somebody.
 * They are spread over sixty days, each with its order at the store and at the channel, its intent and its attempt.
 */
import type { Database } from '../packages/server/database/sql.ts'

const days = 60
const rowsAtOnce = 10_000

/** How many of a thousand are in each state, and why. */
const states = [
  ['synced', 930, 'synced'],
  ['synced_with_warning', 25, 'remote_warning'],
  ['needs_mapping', 12, 'carrier_unmapped'],
  ['needs_fix', 5, 'number_malformed'],
  ['waiting', 8, 'on_hold'],
  ['failed', 3, 'refused'],
  ['skipped', 12, 'platform_ships'],
  ['superseded', 3, 'newer_number'],
  ['cancelled', 2, 'order_cancelled'],
] as const

/** What was said about a shipment fills its row about as much as a real decision does. */
const decision = JSON.stringify({
  action: 'push',
  trace: Array.from({ length: 9 }, (_, at) => ({
    step: `step_${at}`,
    outcome: 'pass',
    say: 'The number fits the carrier, the carrier is mapped, and the channel offers its provider for this order.',
  })),
})

export const orderIdOf = (at: number): string => `5764${String(at).padStart(14, '0')}`
export const numberOf = (at: number): string => `1Z999AA1${String(at).padStart(10, '0')}`
export const orderNameOf = (at: number): string => `#${10_000_000 + at}`
export const carrierKeyOf = (at: number): string => `depot courier ${at % 20}`

type Owner = { workspaceId: string; storeId: string; channelId: string }

/** Shipment 0 is the oldest. Leaves the tables as the engine's own cleaning would: vacuumed, with statistics. */
export async function insertShipments(
  db: Database,
  { workspaceId, storeId, channelId }: Owner,
  count: number,
): Promise<void> {
  const stateRows = states.flatMap(([state, share, reason]) => Array.from({ length: share }, () => ({ state, reason })))
  for (let from = 0; from < count; from += rowsAtOnce) {
    const values = [workspaceId, storeId, channelId, from, Math.min(from + rowsAtOnce, count) - 1, count]
    const rows = `(select at, now() - interval '${days} days' * (1 - (at + 1)::float / $6) as born,
      '#' || (10000000 + at) as name, '5764' || lpad(at::text, 14, '0') as order_id, 'so' || at as store_order,
      '1Z999AA1' || lpad(at::text, 10, '0') as number, 'depot courier ' || at % 20 as carrier,
      -- a prime spreads the states over time
      (($7::jsonb) -> ((at * 7919) % 1000)::int) as stood
      from generate_series($4::bigint, $5::bigint) as at) as made`
    const write = (text: string, withStates = false) =>
      db.query(text.replace('made_rows', withStates ? rows : rows.replace('($7::jsonb)', `'null'::jsonb`)), [
        ...values,
        ...(withStates ? [JSON.stringify(stateRows)] : []),
      ])
    await write(`insert into store_order (workspace_id, store_id, store_order_id, name, lines, link_candidates, store_updated_at)
      select $1, $2, store_order, name, '[{"id":"1","sku":"MUG","quantity":1}]', '[]', born from made_rows where $3 <> ''`)
    await write(`insert into shipment (id, workspace_id, store_id, store_order_id, store_shipment_id, status, store_updated_at, content_digest,
        tracking_texts, tracking_urls, store_carrier, store_carrier_key, lines, created_at)
      select 'shp_' || at, $1, $2, store_order, 'ss' || at, 'shipped', born, 'x', jsonb_build_array(number), '[]', carrier, carrier,
        '[{"lineId":"1","sku":"MUG","quantity":1}]', born from made_rows where $3 <> ''`)
    await write(
      `insert into sync (id, workspace_id, shipment_id, channel_id, order_id, state, reason_code, say, tracking_number, store_carrier_key,
        provider_id, provider_name, decision, deadline_at, synced_at, created_at, updated_at)
      select 'syn_' || at, $1, 'shp_' || at, $3, order_id, stood ->> 'state', stood ->> 'reason', 'Said in a sentence.', number, carrier,
        'p' || at % 7, 'Provider ' || at % 7, '${decision}'::jsonb, born + interval '2 days',
        case when stood ->> 'state' like 'synced%' then born + interval '1 second' * (at % 600) end, born, born
      from made_rows where $2 <> ''`,
      true,
    )
    await write(`insert into link (id, workspace_id, store_id, store_order_id, channel_id, order_id, made_by, created_at)
      select 'lnk_' || at, $1, $2, store_order, $3, order_id, 'sourceIdentifier', born from made_rows`)
    await write(`insert into intent (id, workspace_id, sync_id, channel_id, order_id, kind, line_items_key, tracking_number, provider_id,
        provider_name, state, created_at, settled_at)
      select 'int_' || at, $1, 'syn_' || at, $3, order_id, 'ship', 'all', number, 'p' || at % 7, 'Provider ' || at % 7, 'confirmed', born, born
      from made_rows where $2 <> ''`)
    await write(`insert into attempt (id, workspace_id, intent_id, sync_id, fence, call, request_digest, sent_at, settled_at, effect, settled_by,
        problem_class)
      select 'att_' || at, $1, 'int_' || at, 'syn_' || at, 1, 'ship_package', 'x', born, born,
        case when at % 200 = 0 then 'none' else 'applied' end, 'reply', case when at % 200 = 0 then 'number' end
      from made_rows where $2 <> '' and $3 <> ''`)
  }
  for (const table of ['store_order', 'shipment', 'sync', 'link', 'intent', 'attempt']) await db.vacuum(table)
}
