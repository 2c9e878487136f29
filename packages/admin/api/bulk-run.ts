/** How far many shipments are that were acted upon, or let go, at once. The server keeps it, also over its own restart. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { GET, read, type Schemas } from './client.ts'

export type BulkRun = Schemas['BulkRun']

const lookEachMs = 800
const isRunning = ({ done, total }: BulkRun): boolean => done < total

export const bulkRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['shipments', 'bulk', id],
    queryFn: () => read(GET('/api/v1/shipments/bulk/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && !isRunning(state.data) ? false : lookEachMs),
  })

const bulkRunsQuery = queryOptions({
  queryKey: ['shipments', 'bulk-runs'],
  queryFn: async () => (await read(GET('/api/v1/shipments/bulk'))).items,
  refetchInterval: ({ state }) => (state.data?.some(isRunning) ? lookEachMs : false),
})

/** Begun on this page: told to its end, even if that comes at once. */
const begun = new Set<string>()

export function tellBulkRun(queries: QueryClient, id: string): void {
  begun.add(id)
  queries.invalidateQueries({ queryKey: bulkRunsQuery.queryKey })
}

/** What one began and is running, on whatever page one is; what ends while one looks stays until it is put away. */
export function useBulkRuns(): { runs: readonly BulkRun[]; putAway(id: string): void } {
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const seen = useRef(begun)
  const all = useQuery(bulkRunsQuery).data ?? []
  // What becomes of its shipments after its end is none of its doing: the end is told as it was, once none of them goes later by itself.
  const ended = useRef(new Map<string, BulkRun>())
  for (const run of all) {
    if (isRunning(run)) seen.current.add(run.id)
    else if (run.waiting === 0 && !ended.current.has(run.id)) ended.current.set(run.id, run)
  }
  return {
    runs: all.filter(({ id }) => seen.current.has(id) && !away.has(id)).map((run) => ended.current.get(run.id) ?? run),
    putAway: (id) => setAway((old) => new Set([...old, id])),
  }
}
