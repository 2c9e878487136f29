/** What Manage orders asks and does. */
import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { DELETE, GET, POST, PUT, read, type Schemas } from '../../api/client.ts'
import { filterOf, type OrdersSearch, viewOf } from './search.ts'

export type Shipment = Schemas['Shipment']
export type ShipmentDetail = Schemas['ShipmentDetail']
export type Attempt = Schemas['Attempt']
export type OpenOrder = Schemas['OpenOrder']
export type DryRun = Schemas['DryRun']
export type SavedView = Schemas['SavedView']
export type BulkPreview = Schemas['BulkPreview']
export type BulkAction = 'retry' | 'send_now' | 'take_up' | 'skip'
export type BulkScope =
  | { ids: string[] }
  | { filter: ReturnType<typeof viewOf> & { states?: OrdersSearch['state'] & {} } }

const pageRows = 100

export const shipmentsQuery = (search: OrdersSearch) => {
  const query = {
    ...viewOf(search),
    ...(search.state === undefined ? {} : { state: search.state }),
    sort: search.sort ?? 'newest',
    limit: pageRows,
  }
  return infiniteQueryOptions({
    queryKey: ['shipments', 'list', query],
    queryFn: ({ pageParam }) =>
      read(
        GET('/api/v1/shipments', {
          params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  })
}
export const countsQuery = (search: OrdersSearch) => {
  const query = filterOf(search)
  return queryOptions({
    queryKey: ['shipments', 'counts', query],
    queryFn: () => read(GET('/api/v1/shipments/counts', { params: { query } })),
    placeholderData: keepPreviousData,
  })
}
const openOrdersQuery = (channelId: string | undefined, text: string | undefined = undefined) =>
  infiniteQueryOptions({
    queryKey: ['shipments', 'open-orders', channelId, text],
    queryFn: ({ pageParam }) =>
      read(
        GET('/api/v1/orders', {
          params: {
            query: {
              limit: pageRows,
              ...(channelId === undefined ? {} : { channelId }),
              ...(text === undefined ? {} : { text }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  })

/** Orders that await tracking, as far as they are loaded. */
export function useOpenOrders(channelId: string | undefined, text?: string) {
  const query = useInfiniteQuery(openOrdersQuery(channelId, text?.trim() || undefined))
  return { ...query, orders: query.data?.pages.flatMap((page) => page.items) }
}
export const shipmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['shipments', 'one', id],
    queryFn: () => read(GET('/api/v1/shipments/{id}', at(id))),
  })

export const facetsQuery = queryOptions({
  queryKey: ['shipments', 'facets'],
  queryFn: () => read(GET('/api/v1/shipments/facets')),
  staleTime: 60_000,
})

const at = (id: string) => ({ params: { path: { id } } })

export const retry = (id: string) => read(POST('/api/v1/shipments/{id}/retry', at(id)))
export const skip = (id: string, because: string) =>
  read(POST('/api/v1/shipments/{id}/skip', { ...at(id), body: { because } }))
export type Chosen = {
  number?: string
  providerId?: string
  lineItemIds?: string[]
  confirm?: Confirmable[]
}
export const confirmable = [
  'auto_sync_off',
  'cancel_requested',
  'number_used',
  'carrier_disagrees',
  'market_rule',
  'correction_off',
] as const
export type Confirmable = (typeof confirmable)[number]
export const isConfirmable = (code: string): code is Confirmable => confirmable.includes(code as Confirmable)
export const choose = (id: string, chosen: Chosen) =>
  read(PUT('/api/v1/shipments/{id}/chosen', { ...at(id), body: chosen }))
export const forgetChosen = (id: string) => read(DELETE('/api/v1/shipments/{id}/chosen', at(id)))
export const link = (id: string, channelId: string, orderId: string) =>
  read(PUT('/api/v1/shipments/{id}/link', { ...at(id), body: { channelId, orderId } }))
export const unlink = (id: string) => read(DELETE('/api/v1/shipments/{id}/link', at(id)))

export const dryRunQuery = (
  channelId: string,
  number: string,
  providerId: string | null,
  deliveryOptionId: string | null,
) =>
  queryOptions({
    queryKey: ['dry-run', channelId, number, providerId, deliveryOptionId],
    queryFn: () => read(POST('/api/v1/dry-run', { body: { channelId, number, providerId, deliveryOptionId } })),
    enabled: channelId !== '' && number !== '',
    placeholderData: keepPreviousData,
  })
export const addTracking = (body: { channelId: string; orderId: string; number: string; providerId?: string }) =>
  read(POST('/api/v1/shipments', { body }))

const wishOf = (action: BulkAction, because: string) =>
  action === 'skip' ? ({ action, because } as const) : ({ action } as const)
export const bulkPreviewQuery = (scope: BulkScope, action: BulkAction) =>
  queryOptions({
    queryKey: ['bulk', 'preview', scope, action],
    queryFn: () => read(POST('/api/v1/shipments/bulk/preview', { body: { scope, wish: wishOf(action, '') } })),
    staleTime: 0,
  })
export const startBulk = (scope: BulkScope, action: BulkAction, because: string) =>
  read(POST('/api/v1/shipments/bulk', { body: { scope, wish: wishOf(action, because) } }))
export const undoSkip = (runId: string) => read(POST('/api/v1/shipments/bulk/{id}/undo', at(runId)))
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async () => (await read(GET('/api/v1/views'))).items,
})
export const saveView = (body: { name: string; query: SavedView['query']; shared: boolean }) =>
  read(POST('/api/v1/views', { body }))
export const changeView = (id: string, body: { name: string; query: SavedView['query']; shared: boolean }) =>
  read(PUT('/api/v1/views/{id}', { ...at(id), body }))
export const deleteView = (id: string) => read(DELETE('/api/v1/views/{id}', at(id)))
