/**
 * Telling TikTok a tracking number, correcting it, and reading back what TikTok holds.
 *
 * Promises: a write leaves at most once per call (twice only where TikTok surely did not apply the first: wrong clock,
 * expired token). Refuses an empty list of line items: whether TikTok reads it as "the whole order" is not documented.
 */

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
