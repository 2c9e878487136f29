/**
 * A notice says "look", and which order. Promises: nothing in it is read before its signature over the exact bytes holds;
 * ids are taken as text, never as JavaScript numbers (Shopify's own test notices use 18 digits); it never throws.
 *
 * The headers are not signed, only the body is. So a header must have its documented form, and a body that names another
 * thing than its topic is not believed: a repeated order notice under the name `app/uninstalled` removes nothing.
 * "Webhooks: verify deliveries" and "delivery structure", read November 2026.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Notice, NoticeInput, NoticeOutcome } from '@waybridge/store-contract'

const headerShapes = {
  topic: ['x-shopify-topic', /^[a-z_]{1,60}\/[a-z_]{1,60}$/],
  delivery: ['x-shopify-webhook-id', /^[A-Za-z0-9-]{8,100}$/],
  shop: ['x-shopify-shop-domain', /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i],
} as const

export function readNotice({ headers, body, secrets }: NoticeInput): NoticeOutcome {
  const given = headers['x-shopify-hmac-sha256']
  if (typeof given !== 'string' || given === '')
    return refused('signature', 'The notice carries no signature, or several.')
  if (!isSigned(given, body, secrets)) return refused('signature', 'The signature does not fit the notice.')

  const topic = readHeader(headers, 'topic')
  const dedupeKey = readHeader(headers, 'delivery')
  const shop = readHeader(headers, 'shop')
  if (topic === null || dedupeKey === null || shop === null) {
    return refused('unreadable', 'A header of the notice is missing, doubled or malformed.')
  }
  const content = parseBody(body)
  if (content === null) return refused('unreadable', 'The body of the notice is no JSON object.')
  const subject = readSubject(topic, content)
  if (subject === null) return refused('unreadable', 'The notice does not say which order it is about.')
  const storeKey = shop.toLowerCase()
  return {
    ok: true,
    notice: { dedupeKey, topic, storeKey, occurredAt: readMoment(headers['x-shopify-triggered-at']), subject },
  }
}

const refused = (because: 'signature' | 'unreadable', say: string): NoticeOutcome => ({ ok: false, because, say })

/** Every secret is tried, whichever fits, so the time taken tells nothing. An empty secret signs nothing: anybody has it. */
function isSigned(given: string, body: Uint8Array, secrets: readonly string[]): boolean {
  const givenBytes = Buffer.from(given)
  let fits = false
  for (const secret of secrets) {
    if (secret === '') continue
    // Compared as text: two base64 texts can mean the same bytes, and only one of them is what Shopify sends.
    const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('base64'))
    if (expected.length === givenBytes.length && timingSafeEqual(expected, givenBytes)) fits = true
  }
  return fits
}

function readHeader(headers: NoticeInput['headers'], name: keyof typeof headerShapes): string | null {
  const [header, shape] = headerShapes[name]
  const value = headers[header]
  return typeof value === 'string' && shape.test(value) ? value : null
}

function readMoment(header: string | string[] | undefined): string | null {
  const time = typeof header === 'string' ? Date.parse(header) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

type Content = Record<string, unknown>
type ReviverWithSource = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown
/** Every number as it was written. */
const asWritten: ReviverWithSource = (_key, value, { source }) => (typeof value === 'number' ? (source ?? null) : value)

function parseBody(body: Uint8Array): Content | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    const value: unknown = JSON.parse(text, asWritten as (key: string, value: unknown) => unknown)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Content) : null
  } catch {
    // Not UTF-8, not JSON, or nested too deep for the parser.
    return null
  }
}

/** Null: an order notice without a readable order. */
function readSubject(topic: string, content: Content): Notice['subject'] | null {
  const resource = topic.split('/')[0]
  if (resource === 'fulfillments') return orderSubject(digitsOf(content.order_id))
  if (resource === 'orders') {
    // A signed shipment sent again under an order's topic: its `id` is not an order's.
    if (isAbout(content, 'Order') && content.order_id === undefined) {
      return orderSubject(gidDigits(content, 'Order') ?? digitsOf(content.id))
    }
    return null
  }
  const isAboutTheShop = isAbout(content, 'Shop') && content.order_id === undefined
  if (topic === 'app/uninstalled') return { kind: isAboutTheShop ? 'uninstalled' : 'other' }
  if (topic === 'app/scopes_update') return { kind: 'permissions' }
  return { kind: 'other' }
}

const orderSubject = (storeOrderId: string | null): Notice['subject'] | null =>
  storeOrderId === null ? null : { kind: 'order', storeOrderId }

const digitsOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[0-9]{1,20}$/.test(value) ? value : null

/** Whether the body calls itself a thing of this type, or does not say. */
function isAbout(content: Content, type: string): boolean {
  const gid = content.admin_graphql_api_id
  return gid === undefined || gid === null || gidDigits(content, type) !== null
}

function gidDigits(content: Content, type: string): string | null {
  const gid = content.admin_graphql_api_id
  const parts = typeof gid === 'string' ? /^gid:\/\/shopify\/([A-Za-z]+)\/([0-9]{1,20})$/.exec(gid) : null
  return parts?.[1] === type ? (parts[2] ?? null) : null
}
