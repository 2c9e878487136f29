/** What the page of stores asks and does. */
import { DELETE, GET, POST, read, type Schemas } from '../../api/client.ts'

export type StoreConnected = Schemas['StoreConnected']
export type StoreAnswer = Awaited<ReturnType<typeof testStore>>

const at = (id: string) => ({ params: { path: { id } } })

type Wish = { name?: string; settings: Record<string, string> }
export const connectStore = (kind: string, wish: Wish) => read(POST('/api/v1/stores', { body: { kind, ...wish } }))
export const reconnectStore = (id: string, wish: Wish) =>
  read(POST('/api/v1/stores/{id}/reconnect', { ...at(id), body: wish }))
export const testStore = (id: string) => read(POST('/api/v1/stores/{id}/test', at(id)))
export const pauseStore = (id: string) => read(POST('/api/v1/stores/{id}/pause', at(id)))
export const resumeStore = (id: string) => read(POST('/api/v1/stores/{id}/resume', at(id)))
export const previewStoreEnd = (id: string) => read(GET('/api/v1/stores/{id}/disconnect-preview', at(id)))
export const endStore = (id: string) => read(DELETE('/api/v1/stores/{id}', at(id)))
