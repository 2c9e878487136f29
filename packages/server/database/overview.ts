/** What the overview shows, as a few statements: where everything stands now, and figures over a period. */
import type { SyncState } from '@waybridge/sync'
import { channelSilent, needsYou, standsWithChannel } from './needs-you.ts'
import { unsynced } from './shipment-list.ts'
import type { Sql } from './sql.ts'

const problemsMax = 20
const carriersMax = 30

export type Scope = { workspaceId: string; channelId: string | null }
export type Span = { from: string; until: string; bucket: 'hour' | 'day' }

const inScope = `sync.workspace_id = $1 and ($2::text is null or sync.channel_id = $2)`
const valuesOf = (scope: Scope) => [scope.workspaceId, scope.channelId]

export type Deadlines = { overdue: number; within4h: number; within24h: number; later: number; none: number }

/** Counts of rows by the time left to a deadline; `$3` is now. */
export const deadlinesOf = (column: string): string =>
  `count(*) filter (where ${column} < $3)::int as overdue,
       count(*) filter (where ${column} >= $3 and ${column} < $3::timestamptz + interval '4 hours')::int as "within4h",
       count(*) filter (where ${column} >= $3::timestamptz + interval '4 hours' and ${column} < $3::timestamptz + interval '24 hours')::int as "within24h",
       count(*) filter (where ${column} >= $3::timestamptz + interval '24 hours')::int as later,
       count(*) filter (where ${column} is null)::int as none`

/** Unsynced rows by the time left to their deadline. */
export async function countDeadlines(sql: Sql, scope: Scope, nowAt: string): Promise<Deadlines> {
  const { rows } = await sql.query<Deadlines>(
    `select ${deadlinesOf('deadline_at')} from sync where ${inScope} and ${unsynced}`,
    [...valuesOf(scope), nowAt],
  )
  return rows[0] as Deadlines
}

export type ProblemRow = {
  kind: 'unmapped' | 'reason'
  state: SyncState
  reasonCode: string
  say: string
  nextStep: string | null
  channelId: string | null
  channelName: string | null
  storeCarrier: string | null
  storeCarrierKey: string | null
  /** Shipments. */
  count: number
  /** An order in two parcels is one order. */
  orders: number
  earliestDeadlineAt: string | null
}

/** What waits for a person, by cause: a missing mapping by store carrier, everything else by reason. Most urgent first. */
export async function listProblems(sql: Sql, scope: Scope): Promise<ProblemRow[]> {
  const { rows } = await sql.query<ProblemRow & { silentSay: string | null }>(
    `select case when state = 'needs_mapping' then 'unmapped' else 'reason' end as kind, state, reason_code as "reasonCode",
       max(say) as say, max(next_step) as "nextStep", channel_id as "channelId", max(channel_name) as "channelName",
       max(store_carrier) as "storeCarrier", key as "storeCarrierKey", count(*)::int as count, count(distinct one)::int as orders,
       min(deadline_at) as "earliestDeadlineAt", case when stands then max(silent_say) end as "silentSay"
     from (
       select case when stands.still then 'waiting' else sync.state end as state,
         case when stands.still then 'channel_paused' else sync.reason_code end as reason_code, stands.still as stands,
         sync.say, sync.next_step, sync.channel_id, channel.name as channel_name, coalesce(channel.status_say, '') as silent_say,
         sync.deadline_at, coalesce(sync.order_id, sync.shipment_id) as one,
         case when sync.state = 'needs_mapping' then sync.store_carrier_key end as key,
         case when sync.state = 'needs_mapping' then shipment.store_carrier end as store_carrier
       from sync join shipment on shipment.id = sync.shipment_id left join channel on channel.id = sync.channel_id
       cross join lateral (select ${standsWithChannel} as still) as stands
       where ${inScope} and ${needsYou}) as held
     group by state, reason_code, channel_id, key, stands
     order by min(deadline_at) nulls last, count(*) desc limit ${problemsMax}`,
    valuesOf(scope),
  )
  return rows.map(({ silentSay, ...row }) => {
    if (silentSay === null) return row
    const { say, nextStep } = channelSilent(silentSay)
    return { ...row, say, nextStep }
  })
}

export type BucketRow = { at: string; synced: number; arrived: number; settled: number }

/** What came and what was settled in each span of the period. Spans without either are there too. */
export async function readSeries(sql: Sql, scope: Scope, span: Span): Promise<BucketRow[]> {
  const { rows } = await sql.query<BucketRow>(
    `with arrived as (
       select date_trunc('${span.bucket}', sync.created_at, 'UTC') as at, count(*)::int as count from sync
       where ${inScope} and sync.created_at >= $3 and sync.created_at < $4 group by 1),
     synced as (
       select date_trunc('${span.bucket}', sync.synced_at, 'UTC') as at, count(*)::int as count from sync
       where ${inScope} and sync.synced_at >= $3 and sync.synced_at < $4 group by 1),
     ended as (
       select date_trunc('${span.bucket}', sync.updated_at, 'UTC') as at, count(*)::int as count from sync
       where ${inScope} and sync.state in ('skipped', 'superseded', 'cancelled') and sync.synced_at is null
         and sync.updated_at >= $3 and sync.updated_at < $4 group by 1)
     select bucket.at, coalesce(synced.count, 0) as synced, coalesce(arrived.count, 0) as arrived,
       coalesce(synced.count, 0) + coalesce(ended.count, 0) as settled
     from generate_series(date_trunc('${span.bucket}', $3::timestamptz, 'UTC'), $4::timestamptz - interval '1 millisecond',
       interval '1 ${span.bucket}', 'UTC') as bucket(at)
     left join arrived using (at) left join synced using (at) left join ended using (at) order by bucket.at`,
    [...valuesOf(scope), span.from, span.until],
  )
  return rows
}

export type SpeedRow = { medianMs: number; p95Ms: number; count: number }

/** From the moment a shipment was known to the moment TikTok Shop had its number. Null when nothing was synced. */
export async function readSpeed(sql: Sql, scope: Scope, span: Span): Promise<SpeedRow | null> {
  const { rows } = await sql.query<{ medianMs: number | null; p95Ms: number | null; count: number }>(
    `select percentile_cont(0.5) within group (order by ms) as "medianMs", percentile_cont(0.95) within group (order by ms) as "p95Ms",
       count(*)::int as count
     from (select extract(epoch from sync.synced_at - sync.created_at)::double precision * 1000 as ms from sync
       where ${inScope} and sync.synced_at >= $3 and sync.synced_at < $4) as took`,
    [...valuesOf(scope), span.from, span.until],
  )
  const row = rows[0]
  if (row === undefined || row.medianMs === null || row.p95Ms === null) return null
  return { medianMs: Math.round(row.medianMs), p95Ms: Math.round(row.p95Ms), count: row.count }
}

export type CarrierRow = { providerId: string; carrier: string; synced: number; warned: number; refused: number }

/** Per shipping provider: how many were taken, taken with a warning, and refused for their number or carrier. */
export async function readCarriers(sql: Sql, scope: Scope, span: Span): Promise<CarrierRow[]> {
  const { rows } = await sql.query<CarrierRow>(
    `with taken as (
       select sync.provider_id, max(sync.provider_name) as name, count(*)::int as synced,
         count(*) filter (where sync.state = 'synced_with_warning')::int as warned
       from sync where ${inScope} and sync.synced_at >= $3 and sync.synced_at < $4 and sync.provider_id is not null
       group by sync.provider_id),
     refused as (
       select intent.provider_id, max(intent.provider_name) as name, count(distinct intent.id)::int as refused
       from attempt join intent on intent.id = attempt.intent_id
       where attempt.workspace_id = $1 and ($2::text is null or intent.channel_id = $2) and attempt.effect = 'none'
         and attempt.problem_class in ('number', 'carrier') and attempt.sent_at >= $3 and attempt.sent_at < $4
       group by intent.provider_id)
     select coalesce(taken.provider_id, refused.provider_id) as "providerId", coalesce(taken.name, refused.name) as carrier,
       coalesce(synced, 0) as synced, coalesce(warned, 0) as warned, coalesce(refused, 0) as refused
     from taken full join refused on refused.provider_id = taken.provider_id
     order by coalesce(synced, 0) + coalesce(refused, 0) desc, carrier limit ${carriersMax}`,
    [...valuesOf(scope), span.from, span.until],
  )
  return rows
}
