/** What Get started asks: how far one is, and the sandbox inside. */
import { queryOptions } from '@tanstack/react-query'
import { DELETE, GET, POST, read, type Schemas } from '../../api/client.ts'

export type Explore = Schemas['Explore']

/** While it works it is looked at this often. */
const lookEachMs = 700
const working: ReadonlySet<Explore['phase']> = new Set(['starting', 'connecting', 'filling'])

export const exploreQuery = queryOptions({
  queryKey: ['explore'],
  queryFn: () => read(GET('/api/v1/explore')),
  refetchInterval: ({ state }) => (state.data && working.has(state.data.phase) ? lookEachMs : false),
})
export const beginExploring = () => read(POST('/api/v1/explore'))
export const shipMore = (count: number) => read(POST('/api/v1/explore/orders', { body: { count } }))
export const endExploring = () => read(DELETE('/api/v1/explore'))

export const progressQuery = queryOptions({
  queryKey: ['shipments', 'overview', undefined, 7],
  queryFn: () => read(GET('/api/v1/overview', { params: { query: { days: '7' } } })),
})
