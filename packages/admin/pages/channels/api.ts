/** What the pages of sales channels ask and do. */
import { DELETE, GET, POST, read, type Schemas } from '../../api/client.ts'

export type Shop = Schemas['Shop']
export type Connected = Schemas['ConnectedChannel']

const at = (id: string) => ({ params: { path: { id } } })

export const testChannel = (id: string) => read(POST('/api/v1/channels/{id}/test', at(id)))
export const pauseChannel = (id: string) => read(POST('/api/v1/channels/{id}/pause', at(id)))
export const resumeChannel = (id: string) => read(POST('/api/v1/channels/{id}/resume', at(id)))
export const previewChannelEnd = (id: string) => read(GET('/api/v1/channels/{id}/disconnect-preview', at(id)))
export const endChannel = (id: string) => read(DELETE('/api/v1/channels/{id}', at(id)))

type App = { appKey: string; appSecret: string; apiUrl?: string; authUrl?: string }

export const beginAuthorisation = (body: App & { serviceId: string; market: 'US' | 'other' }) =>
  read(POST('/api/v1/channels/authorisations', { body }))
export const connectWithCode = (body: App & { authCode: string }) => read(POST('/api/v1/channels', { body }))
export const returnFromTikTok = (state: string, code: string | null) =>
  read(POST('/api/v1/channels/authorisations/return', { body: { state, code } }))
export const connectShops = (authorisationId: string, shopIds: string[]) =>
  read(POST('/api/v1/channels/authorisations/{id}/shops', { ...at(authorisationId), body: { shopIds } }))
