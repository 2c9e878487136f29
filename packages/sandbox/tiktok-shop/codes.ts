/**
 * The codes this sandbox answers, with the vendor's texts. Source: the errors listed on each endpoint's page and the page
 * "Common errors" of the TikTok Shop Partner Center (read November 2026); where a code has no documented text, ours is short.
 */

const texts = {
  10006402: 'permission denied',
  10007002: "You cannot update the shipping information due to the order's current status, please try again later.",
  10007014: 'package in freeze status',
  11001027: 'System timeout. If this error persists, please contact the platform for assistance.',
  11028006: 'This tracking number cannot be matched to any carrier, please check the tracking number and upload again.',
  21001001: 'Invalid parameters. Please ensure you are passing the correct request parameter(s).',
  21004012: 'Tracking number has special characters, verify failed.',
  21004015: 'Tracking number mismatch provider.',
  21004016: 'Tracking number verify, not avalible logsitics service or provider',
  21008025: 'Seller cannot operate orders which are fulfilled by platform',
  21008042: 'seller already print shipping label',
  21008099: 'Package has been shipped. Please not ship the package again.',
  21008106: 'This interface cannot be used in this region.',
  21008111: 'The order or package does not belong to the current seller.',
  21008116: 'No Subscription without specified delivery option.',
  21008117:
    'The delivery of the specified delivery_option_id is fulfilled by TikTok. No shipping provider will be returned.',
  21011001: 'package not found',
  21011003: 'fulfill_unit action not allowed',
  21011004:
    'This API cannot be used to update package shipping information for packages that are not shipped by sellers.',
  21011006: 'These orders are already shipped.',
  21011007: 'Package item has after-sale request, please process the after-sale request first.',
  21011013: 'not match logistics rule',
  21011020: 'These orders are already shipped.',
  21011022: 'Invalid tracking number or provider ID. Please double check and try again.',
  21011025: 'Duplicate tracking number.',
  21011026: 'fulfillment tracking no used times over limit',
  21011027: 'Package has already been delivered.',
  21011028: 'The package does not belong to the current shop.',
  21011029: 'order does not belong to fulfill unit',
  21011030:
    'Package has already been delivered. If you would still like to update the tracking number, please contact the platform for assistance.',
  21011040: 'Package has already been shipped.',
  21011041: 'Cannot complete the operation when order is cancelled.',
  21011042: 'Cannot complete the operation when order is cancelled.',
  21011043: 'The package has not been shipped yet.',
  21011044: 'The order is on hold.',
  21011048: 'There are multiple packages that can be shipped, please specify the order line that needs to be shipped.',
  21011049: 'Due to platform rule limitations, you are unable to update the tracking number.',
  21011050: 'The tracking number can only be updated within a certain number of hours.',
  21011051: 'The tracking number can only be updated once.',
  21022025: 'A shipping label has already been purchased.',
  21022032: 'shipping provider cannot be matched',
  21034012: 'tracking no has been used',
  21042056: 'These orders are already shipped.',
  21042057: "These orders are not in the Awaiting shipment status. Couldn't create labels for them.",
  36004001: 'refresh token expired',
  36004004: 'auth code is invalid, used or expired',
  36004005: 'no authorization record found',
  36009002: 'Too many requests. Please slow down.',
  36009003:
    'Internal error. Please try again. If the issue persists after multiple attempts, please contact platform support.',
  36009007: 'Gateway timeout',
  36009009: 'Invalid path',
  36009010: 'Invalid method',
  36009022: 'Invalid request body',
  36009023: 'Invalid content type',
  36009037: 'The hourly request limit of sandbox shops is used up.',
  36009043: 'The shop is inactive.',
  36009044: 'The seller is inactive.',
  98001004: 'Invalid parameters',
  101000: 'The shop does not belong to the access token.',
  105002: 'Expired credentials',
  105005: 'Access denied. The required scope is not granted.',
  106001: 'Invalid sign',
  106013: "Missing 'shop_cipher'",
} as const

export type KnownCode = keyof typeof texts

/** HTTP status of gateway codes; every code not listed is a business code and takes the status the switches say. */
const gatewayStatus: Partial<Record<number, number>> = {
  36009002: 429,
  36009003: 500,
  36009004: 400,
  36009007: 504,
  36009009: 404,
  36009010: 405,
  36009022: 400,
  36009023: 400,
  36009037: 429,
  36009043: 401,
  36009044: 401,
  101000: 401,
  105002: 401,
  105005: 401,
  106001: 401,
  106013: 400,
}

/** An answer with a code other than 0. Thrown by checks and handlers, told by the gateway; nothing was applied. */
export class Refusal extends Error {
  readonly code: number
  /** Null: a business code. */
  readonly status: number | null
  readonly headers: Record<string, string> | undefined

  constructor(code: number, message: string, headers?: Record<string, string>) {
    super(message)
    this.code = code
    this.status = gatewayStatus[code] ?? null
    this.headers = headers
  }
}

/** A refusal with the documented text of its code. */
export function refusal(code: KnownCode, headers?: Record<string, string>): Refusal {
  return new Refusal(code, texts[code], headers)
}

/** The documented text of a code, or a plain one: faults may name any code. */
export function textOfCode(code: number): string {
  return (texts as Record<number, string>)[code] ?? `error ${code}`
}

/** 36009004 has many meanings, told apart only by words. Live texts quote names singly and end with a link. */
export function invalidIdentifier(words: string): Refusal {
  return new Refusal(36009004, `${words}. For more details, please refer to the common errors page.`)
}
