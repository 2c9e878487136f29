/**
 * What every store connector promises, so that the engine never asks "who are you?" but only "can you?".
 *
 * A connector verifies before it parses, answers with values (`Result`) instead of throwing, keeps no buyer's data, and
 * reports `effect: 'unknown'` only for calls that change something remote.
 */
import type { Problem, Result, StoreOrder } from '@waybridge/sync'
import type { z } from 'zod'

/** The one door through which bytes leave: timeouts, size bound, no redirect followed. The server passes a guarded one. */
export type HttpDoor = (request: HttpRequest) => Promise<HttpOutcome>
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string
  timeoutMs: number
  replyBytesMax: number
}
export type HttpReply = { status: number; headers: Record<string, string>; text: string }
export type HttpOutcome =
  | { ok: true; reply: HttpReply }
  /** `none`: surely nothing left (refused, DNS, TLS). `unknown`: it left, and no complete answer came back. */
  | { ok: false; effect: 'none' | 'unknown'; reason: string }

/** What a connector is handed. No connector reads a clock or opens a socket by itself. */
export type StoreTools = {
  http: HttpDoor
  /** Milliseconds since 1970, UTC. */
  now: () => number
  /** Waits; the engine may cancel it at a stop. */
  wait: (ms: number) => Promise<void>
  /** Keeps what a session learned (an access token) between restarts, encrypted at rest; null before the first save. */
  remembered: { read(): Promise<string | null>; save(value: string): Promise<void> }
}

/** One field of the connect form. */
export type SettingField = {
  name: string
  label: string
  /** Where the merchant finds the value, in one sentence. */
  help: string
  secret: boolean
  required: boolean
  /** Seldom needed: a form keeps it folded away until somebody wants it. */
  rare?: boolean
  placeholder?: string
}

export type StoreAbilities = {
  /** How changes are found without notices. */
  changeFeed: 'updatedSince'
  /** `signed`: notices carry a signature over the raw body. */
  notices: 'signed'
  manyParcelsPerOrder: boolean
}

export type StoreCheck = {
  /** The store's own id, for the tenant check of notices. */
  storeKey: string
  name: string
  timeZone: string | null
  /** What we need, granted or not. A permission that is merely useful is named only where it was granted. */
  permissions: { name: string; granted: boolean; neededFor: string }[]
}

export type SubscriptionReport = { topic: string; state: 'created' | 'already there' | 'failed'; say?: string }[]

export type ChangedPage = {
  orders: StoreOrder[]
  /** Opaque; saved only after the page is stored, so an interrupted pull loses nothing. */
  cursor: string
  more: boolean
}

export type StoreSession = {
  /** Proves the credentials and names each missing permission. */
  check(): Promise<Result<StoreCheck>>
  /** Makes the wanted subscriptions exist at `address` (https in production); idempotent. */
  subscribe(address: string): Promise<Result<SubscriptionReport>>
  unsubscribe(address: string): Promise<Result<{ removed: number }>>
  /** The order with all its shipments in full; null when the store no longer shows it. */
  readOrder(storeOrderId: string): Promise<Result<StoreOrder | null>>
  /** Orders changed since the cursor (null: since `sinceAt`), oldest first, with their shipments. */
  readChanges(input: { cursor: string | null; sinceAt: string }): Promise<Result<ChangedPage>>
  /** Where a person looks at the order in the store's admin. */
  orderUrl(storeOrderId: string): string
  /** What the last answers warned of although they were answers, such as an API version about to end. Empty: all is well. */
  warnings?(): Problem[]
}

/** A notice only says "look": what to read again, never what to believe. */
export type Notice = {
  /** The vendor's delivery id; the same on retries. */
  dedupeKey: string
  topic: string
  /** The store's own id as the notice claims it; the server compares it with the connected store. */
  storeKey: string | null
  occurredAt: string | null
  subject:
    | { kind: 'order'; storeOrderId: string }
    | { kind: 'uninstalled' }
    | { kind: 'permissions' }
    | { kind: 'other' }
}
export type NoticeInput = {
  /** Lower-case header names; a header sent twice is an array and must be refused. */
  headers: Record<string, string | string[] | undefined>
  /** Exactly the bytes received. */
  body: Uint8Array
  /** Newest first; two are valid during a rotation. */
  secrets: string[]
}
export type NoticeOutcome =
  | { ok: true; notice: Notice }
  | { ok: false; because: 'signature' | 'unreadable'; say: string }

export type StoreConnector<Settings = unknown> = {
  /** Stable id in the database and the API: `shopify`. */
  kind: string
  label: string
  settings: z.ZodType<Settings>
  fields: SettingField[]
  abilities: StoreAbilities
  /** Where a merchant finds the store carrier name, in the store's own words. */
  whereIsTheCarrierName: string
  connect(settings: Settings, tools: StoreTools): StoreSession
  /** The secrets that sign notices, out of the settings. */
  noticeSecrets(settings: Settings): string[]
  /** Verify first, parse second. Never throws, whatever the bytes. */
  readNotice(input: NoticeInput): NoticeOutcome
}

export const defineStoreConnector = <Settings>(connector: StoreConnector<Settings>): StoreConnector<Settings> =>
  connector
