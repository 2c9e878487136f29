/** What the overview asks. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { GET, read, type Schemas } from '../../api/client.ts'
import type { OverviewSearch } from './search.ts'

export type Overview = Schemas['Overview']
export type Problem = Overview['problems'][number]
export type CarrierFigures = Overview['carriers'][number]
export type Connection = Overview['connections'][number]
export type Bucket = Overview['series'][number]
export type Days = NonNullable<OverviewSearch['days']>

/** Deadlines move even when nothing changes. */
const askAgainMsMax = 60_000
/** The server keeps its figures for 10 s, so what changed meanwhile is in them after that. */
const figuresRenewedMs = 11_000

/** When to ask again: soon, where the figures are older than the counts beside them. */
function askAgainMs(seen: Pick<Overview, 'asOf' | 'figuresAt'> | undefined): number {
  const ageMs = seen === undefined ? 0 : Date.parse(seen.asOf) - Date.parse(seen.figuresAt)
  return ageMs <= 0 ? askAgainMsMax : Math.max(figuresRenewedMs - ageMs, 1_000)
}

export const overviewQuery = (channelId: string | undefined, days: Days) =>
  queryOptions({
    queryKey: ['shipments', 'overview', channelId, days],
    queryFn: () =>
      read(
        GET('/api/v1/overview', {
          params: { query: { days: `${days}`, ...(channelId === undefined ? {} : { channelId }) } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => askAgainMs(state.data),
  })
