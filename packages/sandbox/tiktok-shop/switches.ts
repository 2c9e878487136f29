/**
 * What no document says, as switches: the default is our guess, and a careful client works with every setting. Each is
 * listed with its reason in docs/sandbox-differences.md.
 */

export type Switches = {
  /** HTTP status of business codes. */
  businessErrorStatus: number
  /** Code of a Mark of an order that is already shipped. */
  alreadyShippedCode: 21011020 | 21011006 | 21008099 | 21042056
  /** Code of a number used for another recipient. */
  duplicateNumberCode: 21011025 | 21034012
  /** Code of a Mark of an order that TikTok ships. */
  tiktokShippedCode: 21011004 | 21008042
  /** Which warning a number gets that fits nobody: 2 or 4 of the documented five. */
  nobodyWarning: 2 | 4
  /** Local US sellers: a doubtful number ships with a warning, or is refused as everywhere else. */
  doubtfulNumberInUs: 'warning' | 'error'
  /** USPS numbers of US shops that are not from a TikTok label. */
  usps: 'error' | 'warning' | 'off'
  /** Code of that error. */
  uspsCode: number
  /** The rest of a partly shipped order without line ids. */
  restWithoutLineIds: 'refuse' | 'ship'
  /** `order_line_item_ids: []` means the whole order, or is refused. */
  emptyLineIds: 'whole' | 'refuse'
  /** One number on two packages of the same order. */
  sameNumberTwiceInOrder: 'accept' | 'refuse'
  /** Hours a correction is possible after shipping; null: no end. */
  correctionHours: { windowed: number | null; elsewhere: number | null }
  /** Code of a correction after that. */
  correctionLateCode: 21011049 | 21011050
  /** A correction by hand in Seller Center spends the one try of the API. */
  handCorrectionSpendsTry: boolean
  /** A correction moves the order's update_time. */
  correctionMovesUpdateTime: boolean
  /** Shops of the EU must name warehouse_region and buyer_region to read providers. */
  euProvidersNeedRegions: boolean
  /** Unknown ids in Get Order Detail. */
  unknownOrderIds: 'leave_out' | 'refuse'
  oldRefreshTokenStaysValid: boolean
  oldAccessTokenStaysValid: boolean
  /** Code of a call after the seller removed the app. */
  deauthorisedCode: 105002 | 101000
  /** Webhook 1 for PARTIALLY_SHIPPING. */
  notifyPartiallyShipping: boolean
  /** Webhook 1 spells cancelled orders CANCEL. */
  cancelSpelling: 'CANCEL' | 'CANCELLED'
  /** Most packages in one Batch Ship Packages. */
  batchPackagesMax: number
  /** What the authorisation page does: asks with a page, or redirects at once. */
  consent: 'ask' | 'accept' | 'auth_denied' | 'access_denied'
  /** Calls per second for each app, shop and API; null: no limit. Machine time, so that a frozen clock does not starve. */
  callsPerSecond: number | null
  /** Calls per hour for each shop, as real test shops have; null: no limit. Sandbox time. */
  callsPerHour: number | null
  /** Seconds in `Retry-After` of a 429; null sends none. */
  retryAfterSeconds: number | null
}

export const defaultSwitches: Readonly<Switches> = {
  businessErrorStatus: 200,
  alreadyShippedCode: 21011020,
  duplicateNumberCode: 21011025,
  tiktokShippedCode: 21011004,
  nobodyWarning: 2,
  doubtfulNumberInUs: 'warning',
  usps: 'error',
  uspsCode: 21011013,
  restWithoutLineIds: 'refuse',
  emptyLineIds: 'whole',
  sameNumberTwiceInOrder: 'accept',
  correctionHours: { windowed: 72, elsewhere: null },
  correctionLateCode: 21011049,
  handCorrectionSpendsTry: true,
  correctionMovesUpdateTime: false,
  euProvidersNeedRegions: true,
  unknownOrderIds: 'leave_out',
  oldRefreshTokenStaysValid: false,
  oldAccessTokenStaysValid: true,
  deauthorisedCode: 105002,
  notifyPartiallyShipping: false,
  cancelSpelling: 'CANCEL',
  batchPackagesMax: 100,
  consent: 'ask',
  callsPerSecond: 50,
  callsPerHour: null,
  retryAfterSeconds: null,
}
