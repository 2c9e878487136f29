/**
 * Notices from TikTok: is it theirs, and what does it point at.
 *
 * Verify first, over the raw bytes; read second. A notice is a hint to read again, never a fact to store: it may come
 * twice, late, out of order or not at all. Neither function throws, whatever the bytes are.
 * Sources: "TTS webhooks overview", "Configuration guide" and the pages of the types, read November 2026.
 */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseExactJson } from './exact-json.ts'
import { id, ids, listOf, maybeFlag, number, text, time } from './reading.ts'

/** Documented notices have less than a kilobyte; a package update with many orders may have more. */
export const webhookBytesMax = 1024 * 1024

export type WebhookSignature = {
  appKey: string
  /** All secrets that are valid now: two while one is being replaced. */
  appSecrets: readonly string[]
  /** The body as it came, before any parsing. */
  rawBody: Uint8Array
  /** The Authorization header: bare lower-case hex, no scheme. */
  authorization: string | null | undefined
}

/** Whether one of our secrets signed exactly these bytes. Takes the same time whichever it is. */
export function verifyWebhook({ appKey, appSecrets, rawBody, authorization }: WebhookSignature): boolean {
  if (typeof authorization !== 'string' || !/^[0-9a-f]{64}$/.test(authorization)) return false
  const claimed = Buffer.from(authorization, 'hex')
  let isValid = false
  for (const appSecret of appSecrets) {
    // An empty secret would let anybody sign.
    if (appSecret === '') continue
    const expected = createHmac('sha256', appSecret).update(appKey).update(rawBody).digest()
    // No early exit: how long we look must not tell which secret fits.
    isValid = timingSafeEqual(expected, claimed) || isValid
  }
  return isValid
}

/** What a notice points at. `orderIds` is empty where it points at no order. */
export type WebhookSubject = { orderIds: string[] } & (
  | {
      kind: 'order'
      /** As in the API: the notice's CANCEL is CANCELLED here. PARTIALLY_SHIPPING is not documented to be told. */
      status: string | null
      isOnHoldOrder: boolean | null
      changedAt: string | null
    }
  | { kind: 'address'; changedAt: string | null }
  | {
      kind: 'packages'
      /** COMBINE, SPLIT, CANCEL_SPLIT … */
      change: string | null
      role: string | null
      packages: { id: string; orderIds: string[] }[]
      changedAt: string | null
    }
  | { kind: 'deauthorised' }
  | { kind: 'expiring'; expiresAt: string | null }
  | {
      kind: 'cancellation'
      cancellationId: string | null
      status: string | null
      role: string | null
      createdAt: string | null
    }
  | {
      kind: 'return'
      returnId: string | null
      returnType: string | null
      status: string | null
      changedAt: string | null
    }
  | { kind: 'invoice'; packageId: string | null; status: string | null; invalidReason: string | null }
  /** A type we do not use, or one of ours without what it should point at. */
  | { kind: 'other' }
)

export type WebhookNotice = {
  /** TikTok's number of the type: 1 order status, 4 packages, 6 deauthorisation … */
  type: number
  /** Type 3 has been seen without. */
  notificationId: string | null
  shopId: string
  /** When TikTok pushed it. ISO 8601. */
  sentAt: string | null
  /** The same for every delivery of one notice. */
  dedupeKey: string
  subject: WebhookSubject
}

export type WebhookReading = { ok: true; notice: WebhookNotice } | { ok: false; reason: string }

const envelope = z.object({
  type: number.pipe(z.int()),
  tts_notification_id: text,
  shop_id: id,
  timestamp: time,
  data: z.unknown().optional(),
})

const byOrder = z.object({ order_id: id, update_time: time, create_time: time })

const subjectReaders: Readonly<Record<number, z.ZodType<WebhookSubject>>> = {
  1: byOrder.extend({ order_status: text, is_on_hold_order: maybeFlag }).transform((data) => ({
    kind: 'order' as const,
    orderIds: [data.order_id],
    status: data.order_status === 'CANCEL' ? 'CANCELLED' : data.order_status,
    isOnHoldOrder: data.is_on_hold_order,
    changedAt: data.update_time,
  })),
  3: byOrder.transform((data) => ({
    kind: 'address' as const,
    orderIds: [data.order_id],
    changedAt: data.update_time,
  })),
  4: z
    .object({
      sc_type: text,
      role_type: text,
      package_list: listOf(
        z
          .object({ package_id: id, order_id_list: ids })
          .transform((entry) => ({ id: entry.package_id, orderIds: entry.order_id_list })),
      ),
      update_time: time,
    })
    .transform((data) => ({
      kind: 'packages' as const,
      orderIds: [...new Set(data.package_list.entries.flatMap((entry) => entry.orderIds))],
      change: data.sc_type,
      role: data.role_type,
      packages: data.package_list.entries,
      changedAt: data.update_time,
    })),
  // Its only field is a sentence; the shop is in the envelope.
  6: z.unknown().transform(() => ({ kind: 'deauthorised' as const, orderIds: [] })),
  7: z
    .object({ expiration_time: time })
    .transform((data) => ({ kind: 'expiring' as const, orderIds: [], expiresAt: data.expiration_time })),
  11: byOrder.extend({ cancel_id: text, cancel_status: text, cancellations_role: text }).transform((data) => ({
    kind: 'cancellation' as const,
    orderIds: [data.order_id],
    cancellationId: data.cancel_id,
    status: data.cancel_status,
    role: data.cancellations_role,
    createdAt: data.create_time,
  })),
  12: byOrder.extend({ return_id: text, return_type: text, return_status: text }).transform((data) => ({
    kind: 'return' as const,
    orderIds: [data.order_id],
    returnId: data.return_id,
    returnType: data.return_type,
    status: data.return_status,
    changedAt: data.update_time,
  })),
  36: z.object({ package_id: text, order_ids: ids, invoice_status: text, invalid_reason: text }).transform((data) => ({
    kind: 'invoice' as const,
    orderIds: data.order_ids,
    packageId: data.package_id,
    status: data.invoice_status,
    invalidReason: data.invalid_reason,
  })),
}

const other: WebhookSubject = { kind: 'other', orderIds: [] }

/** Reads a verified notice. Unknown types and odd data become `other`; only what is no notice at all is refused. */
export function readWebhook(rawBody: Uint8Array): WebhookReading {
  if (rawBody.byteLength > webhookBytesMax) return { ok: false, reason: 'the notice is too big' }
  const parsed = envelope.safeParse(parseExactJson(decodeUtf8(rawBody) ?? ''))
  if (!parsed.success) return { ok: false, reason: 'not a notice: type or shop is missing or unreadable' }
  const { type, tts_notification_id: notificationId, shop_id: shopId, timestamp, data } = parsed.data
  return {
    ok: true,
    notice: {
      type,
      notificationId,
      shopId,
      sentAt: timestamp,
      dedupeKey:
        notificationId === null ? derivedKey(type, shopId, data, rawBody) : digest('notification', notificationId),
      subject: subjectReaders[type]?.safeParse(data).data ?? other,
    },
  }
}

/** undefined for bytes that are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const orderAndTime = z.object({ order_id: id, update_time: id })

/**
 * Type, shop, order and update_time: a repeated delivery repeats them, while the envelope's timestamp is the time of the
 * push. Where they are missing, the bytes themselves are what a repetition repeats.
 */
function derivedKey(type: number, shopId: string, data: unknown, rawBody: Uint8Array): string {
  const identified = orderAndTime.safeParse(data).data
  return identified
    ? digest('derived', String(type), shopId, identified.order_id, identified.update_time)
    : digest('bytes', createHash('sha256').update(rawBody).digest('hex'))
}

// Hashed, so that a key has one length whatever was sent.
function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
