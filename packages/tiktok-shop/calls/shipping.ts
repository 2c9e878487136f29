/**
 * Telling TikTok a tracking number, correcting it, and reading back what TikTok holds.
 *
 * Promises: a write leaves once per call (again only where TikTok surely did not apply it: wrong clock, expired token). Refuses an empty list of line items: whether TikTok reads it as "the whole order" is not documented.
 */

import { z } from 'zod'
import { cleanMessage } from '../envelope.ts'
import { problemOfOurs } from '../judge.ts'
import type { TikTokResult } from '../problem.ts'
import { flag, id, ids, listOf, readNothing, readWith, text, time, timeOfMillis } from '../reading.ts'
import { failed, pathOf, type Transport } from '../transport.ts'

export type TrackingUpload = { trackingNumber: string; shippingProviderId: string }

/** What TikTok doubts about a number although the package is shipped. US local sellers only, as documented. */
export type ShippingWarning = {
  kind: 'verification_timeout' | 'several_providers' | 'mismatch' | 'no_provider' | 'other'
  /** Only with `mismatch`, when TikTok named the provider it believes in. */
  inferredProviderName: string | null
  /** TikTok's own words. It asks apps to show them to the seller. */
  text: string
}

export type MarkedPackage = {
  orderId: string
  /** Keep it: correcting a split shipment needs it. null when TikTok left it out. */
  packageId: string | null
  /** As TikTok answered; empty when it left them out. */
  lineItemIds: string[]
  warning: ShippingWarning | null
}

export type PackageDetail = {
  id: string
  status: string | null
  splitAndCombineTag: string | null
  shippingType: string | null
  shippingProviderId: string | null
  shippingProviderName: string | null
  trackingNumber: string | null
  /** Cross-border orders only. */
  lastMileTrackingNumber: string | null
  deliveryOptionId: string | null
  deliveryOptionName: string | null
  /** US, since August 2026. */
  warehouseId: string | null
  createdAt: string | null
  updatedAt: string | null
  lineItemIds: string[]
  orderIds: string[]
}

/** One carrier event of the whole order; TikTok gives free text and no package. */
export type TrackingEvent = { description: string; happenedAt: string | null }

export type TrackingValidation = { isTikTokShipping: boolean; isTikTokCollection: boolean }

/**
 * TikTok gives no code with a warning and words it in several ways ("Warning information added to Mark Package As
 * Shipped", November 2026), so the order of these looks matters: the mismatch sentence also speaks of providers.
 */
export function readShippingWarning(rawText: string): ShippingWarning {
  const text = cleanMessage(rawText)
  const inferred = /did you mean to select\s+(.+?)\s*\?/i.exec(text)?.[1]?.replace(/^[{"'\s]+|[}"'\s]+$/g, '')
  return {
    kind: warningKindOf(text),
    inferredProviderName: inferred === undefined || inferred === '' ? null : inferred,
    text,
  }
}

function warningKindOf(text: string): ShippingWarning['kind'] {
  if (/time(d)?[ -]?out/i.test(text)) return 'verification_timeout'
  if (/multiple|more than one/i.test(text)) return 'several_providers'
  if (/did you mean|(does|do|can) ?not match|cannot match|doesn't match/i.test(text)) return 'mismatch'
  if (/no (available )?logistics (provider|service)/i.test(text)) return 'no_provider'
  return 'other'
}

/** null where there is nothing to say; a warning of another shape than documented is still a warning. */
const warning = z.unknown().transform((value): ShippingWarning | null => {
  if (typeof value === 'string') return value === '' ? null : readShippingWarning(value)
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null
  const { message } = value as { message?: unknown }
  if (message === '' || message === null) return null
  return readShippingWarning(typeof message === 'string' ? message : JSON.stringify(value))
})

const markedPackage = z.object({
  order_id: text,
  package_id: text,
  order_line_item_ids: ids,
  warning: warning.optional(),
})

const packageDetail = z
  .object({
    package_id: id,
    package_status: text,
    split_and_combine_tag: text,
    shipping_type: text,
    shipping_provider_id: text,
    shipping_provider_name: text,
    tracking_number: text,
    last_mile_tracking_number: text,
    delivery_option_id: text,
    delivery_option_name: text,
    warehouse_id: text,
    create_time: time,
    update_time: time,
    order_line_item_ids: ids,
    orders: listOf(z.object({ id })),
  })
  .transform(
    (detail): PackageDetail => ({
      id: detail.package_id,
      status: detail.package_status,
      splitAndCombineTag: detail.split_and_combine_tag,
      shippingType: detail.shipping_type,
      shippingProviderId: detail.shipping_provider_id,
      shippingProviderName: detail.shipping_provider_name,
      trackingNumber: detail.tracking_number,
      lastMileTrackingNumber: detail.last_mile_tracking_number,
      deliveryOptionId: detail.delivery_option_id,
      deliveryOptionName: detail.delivery_option_name,
      warehouseId: detail.warehouse_id,
      createdAt: detail.create_time,
      updatedAt: detail.update_time,
      lineItemIds: detail.order_line_item_ids,
      orderIds: detail.orders.entries.map((order) => order.id),
    }),
  )

const trackingEvent = z
  .object({ description: text, update_time_millis: timeOfMillis })
  .transform((event): TrackingEvent => ({ description: event.description ?? '', happenedAt: event.update_time_millis }))

const readMarkedPackage = readWith(markedPackage)
const readPackageDetail = readWith(packageDetail)
const readTrackingEvents = readWith(
  z.object({ tracking: listOf(trackingEvent) }).transform(({ tracking }) => tracking.entries),
)
const readTrackingValidation = readWith(
  z.object({ is_tiktok_shipping: flag, is_tiktok_collection: flag }).transform(
    (data): TrackingValidation => ({
      isTikTokShipping: data.is_tiktok_shipping,
      isTikTokCollection: data.is_tiktok_collection,
    }),
  ),
)
function trackingBody({ trackingNumber, shippingProviderId }: TrackingUpload) {
  return { tracking_number: trackingNumber, shipping_provider_id: shippingProviderId }
}

export function shippingCalls({ send }: Transport) {
  return {
    /**
     * Mark Package As Shipped (US, UK, ES, IE, IT, DE, FR, JP). Without line items the whole order ships.
     * Code 0 with a warning means: it is shipped, and TikTok doubts the number.
     */
    async markPackageAsShipped(
      upload: TrackingUpload & { orderId: string; lineItemIds?: readonly string[] },
    ): Promise<TikTokResult<MarkedPackage>> {
      if (upload.lineItemIds?.length === 0) return failed(problemOfOurs('an empty list of line items'))
      return send({
        name: 'mark-package-as-shipped',
        kind: 'write',
        method: 'POST',
        path: pathOf`/fulfillment/202309/orders/${upload.orderId}/packages`,
        body: { order_line_item_ids: upload.lineItemIds, ...trackingBody(upload) },
        shopCipher: 'sent',
        read(data): MarkedPackage | undefined {
          const marked = readMarkedPackage(data)
          // An answer about another order is no success of this one.
          if (marked === undefined || (marked.order_id !== null && marked.order_id !== upload.orderId)) return undefined
          return {
            orderId: upload.orderId,
            packageId: marked.package_id,
            lineItemIds: marked.order_line_item_ids,
            warning: marked.warning ?? null,
          }
        },
      })
    },

    /** Ship Package with the seller's own carrier: the way of SEA and LATAM, where the package exists since payment. */
    shipPackage(upload: TrackingUpload & { packageId: string }): Promise<TikTokResult<null>> {
      return send({
        name: 'ship-package',
        kind: 'write',
        method: 'POST',
        path: pathOf`/fulfillment/202309/packages/${upload.packageId}/ship`,
        body: { self_shipment: trackingBody(upload) },
        shopCipher: 'sent',
        read: readNothing,
      })
    },

    /** Get Package Detail. Addresses are not kept. */
    readPackage(packageId: string): Promise<TikTokResult<PackageDetail>> {
      return send({
        name: 'get-package-detail',
        kind: 'read',
        method: 'GET',
        path: pathOf`/fulfillment/202309/packages/${packageId}`,
        shopCipher: 'sent',
        read: readPackageDetail,
      })
    },

    /** Update Shipping Info: the one correction of an order that was not split. Needs the scope seller.logistics. */
    updateShippingInfo(upload: TrackingUpload & { orderId: string }): Promise<TikTokResult<null>> {
      return send({
        name: 'update-shipping-info',
        kind: 'write',
        method: 'POST',
        path: pathOf`/fulfillment/202309/orders/${upload.orderId}/shipping_info/update`,
        body: trackingBody(upload),
        shopCipher: 'sent',
        read: readNothing,
      })
    },

    /** Update Package Shipping Info: the one correction of a package. Needs the scope seller.fulfillment.basic. */
    updatePackageShippingInfo(upload: TrackingUpload & { packageId: string }): Promise<TikTokResult<null>> {
      return send({
        name: 'update-package-shipping-info',
        kind: 'write',
        method: 'POST',
        path: pathOf`/fulfillment/202309/packages/${upload.packageId}/shipping_info/update`,
        body: trackingBody(upload),
        shopCipher: 'sent',
        read: readNothing,
      })
    },

    /** Get Tracking: the carrier's events of the whole order. */
    readTracking(orderId: string): Promise<TikTokResult<TrackingEvent[]>> {
      return send({
        name: 'get-tracking',
        kind: 'read',
        method: 'GET',
        path: pathOf`/fulfillment/202309/orders/${orderId}/tracking`,
        shopCipher: 'sent',
        read: readTrackingEvents,
      })
    },

    /** TTS Tracking Validation (US): is the number of a label that TikTok sold? Says nothing about validity. */
    validateTracking(trackingNumber: string): Promise<TikTokResult<TrackingValidation>> {
      return send({
        name: 'tts-tracking-validation',
        kind: 'read',
        method: 'GET',
        path: '/fulfillment/202508/tts_tracking_validation',
        query: { tracking_number: trackingNumber },
        shopCipher: 'sent',
        read: readTrackingValidation,
      })
    },
  }
}
