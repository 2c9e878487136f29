/** Sales channels, their shipping providers, and stores: asked by several pages. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { GET, read, type Schemas } from './client.ts'

export type Channel = Schemas['Channel']
export type Provider = Schemas['Provider']
export type Store = Schemas['Store']
export type StoreConnector = Schemas['StoreConnector']

export const channelsQuery = queryOptions({
  queryKey: ['channels', 'list'],
  queryFn: async () => (await read(GET('/api/v1/channels'))).items,
})
export const storesQuery = queryOptions({
  queryKey: ['stores', 'list'],
  queryFn: async () => (await read(GET('/api/v1/stores'))).items,
})
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async () => (await read(GET('/api/v1/stores/connectors'))).items,
  staleTime: Number.POSITIVE_INFINITY,
})
export const providersQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['channels', 'providers', channelId],
    queryFn: () => read(GET('/api/v1/channels/{id}/providers', { params: { path: { id: channelId } } })),
    enabled: channelId !== '',
  })

/** Connected channels; a disconnected one is only history. */
export const useChannels = (): Channel[] =>
  (useQuery(channelsQuery).data ?? []).filter((channel) => channel.status !== 'disconnected')
