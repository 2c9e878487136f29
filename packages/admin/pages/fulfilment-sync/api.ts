/** What the page of mappings asks and does. */
import { queryOptions } from '@tanstack/react-query'
import { DELETE, GET, POST, PUT, read, type Schemas } from '../../api/client.ts'

export type Mapping = Schemas['MappingWithCount']
export type MappingState = Schemas['MappingState']
export type Unmapped = Schemas['UnmappedCarrier']
export type Preview = Schemas['MappingPreview']
export type Change = Schemas['MappingChange']
export type SettingsChange = Schemas['SettingsChange']
export type SettingsPreview = Schemas['SettingsPreview']
export type WhatIf = Pick<Preview, 'outcome' | 'lastShipments'>
export type Target = Mapping['target']

/** What a person has put into the dialog. */
export type Wish = {
  storeCarrier: string
  match: 'exact' | 'pattern'
  storeKind: string | null
  deliveryOptionId: string | null
  target: Target
  providerId: string | null
}

const at = (id: string) => ({ params: { path: { id } } })

export const mappingsQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['mappings', 'list', channelId],
    queryFn: async () => (await read(GET('/api/v1/channels/{id}/mappings', at(channelId)))).items,
  })
/** Under shipments: it changes with every shipment that comes or goes. */
export const unmappedQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['shipments', 'unmapped', channelId],
    queryFn: async () => (await read(GET('/api/v1/channels/{id}/unmapped', at(channelId)))).items,
  })
export const historyQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['mappings', 'history', channelId],
    queryFn: async () => (await read(GET('/api/v1/channels/{id}/mappings/history', at(channelId)))).items,
  })

/** The wish as the API takes it; null while it is not whole. */
export function bodyOf(wish: Wish) {
  const { target, providerId, ...rest } = wish
  if (target !== 'provider') return { ...rest, target }
  return providerId === null ? null : { ...rest, target, providerId }
}
type Body = NonNullable<ReturnType<typeof bodyOf>>

/** Under a word of their own: what is asked about a mapping must not be asked again when it was deleted. */
const previews = 'mapping-previews'

export const previewQuery = (channelId: string, wish: Wish, mappingId: string | undefined) => {
  const body = bodyOf(wish)
  return queryOptions({
    queryKey: [previews, channelId, wish, mappingId],
    staleTime: 0,
    queryFn: () =>
      read(
        POST('/api/v1/channels/{id}/mappings/preview', {
          ...at(channelId),
          body: { ...(body as Body), ...(mappingId === undefined ? {} : { mappingId }) },
        }),
      ),
    enabled: body !== null,
  })
}

export const removalPreviewQuery = (channelId: string, mappingId: string) =>
  queryOptions({
    queryKey: [previews, channelId, 'remove', mappingId],
    staleTime: 0,
    queryFn: () =>
      read(POST('/api/v1/channels/{id}/mappings/preview', { ...at(channelId), body: { target: 'remove', mappingId } })),
  })

export const saveMapping = (channelId: string, wish: Wish, mappingId: string | undefined) => {
  const body = bodyOf(wish) as Body
  return mappingId === undefined
    ? read(POST('/api/v1/channels/{id}/mappings', { ...at(channelId), body }))
    : read(PUT('/api/v1/channels/{id}/mappings/{mappingId}', { params: { path: { id: channelId, mappingId } }, body }))
}
export const deleteMapping = (channelId: string, mappingId: string) =>
  read(DELETE('/api/v1/channels/{id}/mappings/{mappingId}', { params: { path: { id: channelId, mappingId } } }))
export const undoChange = (channelId: string, changeId: string) =>
  read(
    POST('/api/v1/channels/{id}/mappings/history/{changeId}/undo', { params: { path: { id: channelId, changeId } } }),
  )
/** Whom a typed name may mean. */
export const namedQuery = (channelId: string, storeCarrier: string, storeKind: string | null) =>
  queryOptions({
    queryKey: ['channels', 'named', channelId, storeCarrier, storeKind],
    queryFn: () =>
      read(
        GET('/api/v1/channels/{id}/suggestions', {
          params: {
            path: { id: channelId },
            query: { storeCarrier, ...(storeKind === null ? {} : { storeKind }) },
          },
        }),
      ),
    enabled: storeCarrier !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })

export const importPreviewQuery = (channelId: string, csv: string) =>
  queryOptions({
    queryKey: [previews, channelId, 'import', csv],
    queryFn: () => read(POST('/api/v1/channels/{id}/mappings/import/preview', { ...at(channelId), body: { csv } })),
    enabled: csv.trim() !== '',
    staleTime: 0,
  })
export const importCsv = (channelId: string, csv: string) =>
  read(POST('/api/v1/channels/{id}/mappings/import', { ...at(channelId), body: { csv } }))
export const copyPreviewQuery = (channelId: string, fromChannelId: string) =>
  queryOptions({
    queryKey: [previews, channelId, 'copy', fromChannelId],
    queryFn: () =>
      read(POST('/api/v1/channels/{id}/mappings/copy/preview', { ...at(channelId), body: { fromChannelId } })),
    enabled: fromChannelId !== '',
    staleTime: 0,
  })
export const copyFrom = (channelId: string, fromChannelId: string, keepsOwn: boolean) =>
  read(POST('/api/v1/channels/{id}/mappings/copy', { ...at(channelId), body: { fromChannelId, keepsOwn } }))

export type SettingsWish = { policy: Schemas['ChannelPolicy']; defaultProviderId: string | null }
export const settingsPreviewQuery = (channelId: string, body: SettingsWish) =>
  queryOptions({
    queryKey: [previews, channelId, 'settings', body],
    queryFn: () => read(POST('/api/v1/channels/{id}/policy/preview', { ...at(channelId), body })),
    staleTime: 0,
  })
export const saveSettings = (channelId: string, body: SettingsWish) =>
  read(PUT('/api/v1/channels/{id}/policy', { ...at(channelId), body }))
export const settingsHistoryQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['channels', 'settings-history', channelId],
    queryFn: async () => (await read(GET('/api/v1/channels/{id}/policy/history', at(channelId)))).items,
  })
export const undoSettings = (channelId: string, changeId: string) =>
  read(POST('/api/v1/channels/{id}/policy/history/{changeId}/undo', { params: { path: { id: channelId, changeId } } }))
