/**
 * Platforms' codes that mean something else than their words say. Only those: a code that says what it means ("ups",
 * "royal-mail", "lasership-ontrac") is read like any other text.
 */
import { nameConfidence } from './carriers/aliases.ts'
import type { CarrierId } from './known.ts'
import type { NameMatch } from './names.ts'

/** Null: a code that names nobody. */
type Meaning = { match: NameMatch; region: 'US' | 'UK' | null } | null
type Codes = Readonly<Record<string, Meaning>>

/** BigCommerce documentation: the list of `tracking_carrier` values and `shipping_provider` codes, read November 2026. */
const bigcommerce: Codes = {
  dhl: certain('dhl_express', 'BigCommerce lists "dhl" as DHL Express'),
  'dhl-pieceid': certain('dhl_express', 'BigCommerce lists "dhl-pieceid" as DHL Express (Piece ID)'),
  apc: certain('apc_postal', 'BigCommerce lists "apc" as APC Postal Logistics; APC Overnight is "apc-overnight"'),
  // Its GLS US is "gso"; yet shops in the US choose the plain name too.
  gls: perhaps('gls_us', 'US', 'BigCommerce lists GLS US as "gso", and "gls" as GLS of any country'),
  endicia: certain('usps', 'BigCommerce lists "endicia" as a USPS integration'),
  upsready: certain('ups', '"upsready" is BigCommerce\'s UPS integration'),
  upsonline: certain('ups', '"upsonline" is BigCommerce\'s UPS integration'),
  // Quotes the rates of any carrier, and delivers nothing.
  shipperhq: null,
}

/** WooCommerce 10.5, its own list of providers and the tracking pages it links to, read November 2026. */
const woocommerce: Codes = {
  'dhl-pieceid': certain('dhl_express', 'the list WooCommerce shares with AfterShip has it as DHL Express (Piece ID)'),
  'dhl-sftp': certain('dhl_express', 'the list WooCommerce shares with AfterShip has it as DHL Express'),
  gls: perhaps('gls_us', 'US', 'WooCommerce links "gls" to the European GLS'),
  inpost: perhaps('inpost_uk', 'UK', 'WooCommerce links "inpost" to InPost in Poland'),
}

function certain(carrier: CarrierId, because: string): Meaning {
  return { match: { carrier, confidence: nameConfidence.own, because }, region: null }
}

/** The code means another firm, but shops of the region choose it for want of a better one: the number must settle it. */
function perhaps(carrier: CarrierId, region: 'US' | 'UK', because: string): Meaning {
  return { match: { carrier, confidence: nameConfidence.half, because }, region }
}

export const codesByPlatform: Readonly<Record<string, Codes>> = { bigcommerce, woocommerce }

/** @returns what the code means there, nobody (empty), or undefined when it means what its words say. */
export function platformCode(
  platform: string | undefined,
  code: string,
  region: string,
): readonly NameMatch[] | undefined {
  const codes =
    platform !== undefined && Object.hasOwn(codesByPlatform, platform) ? codesByPlatform[platform] : undefined
  if (codes === undefined || !Object.hasOwn(codes, code)) return undefined
  const meaning = codes[code]
  return meaning == null || (meaning.region !== null && meaning.region !== region) ? [] : [meaning.match]
}
