/** Numbers in tracking links: in the parameters, the path or the fragment, with the host as a hint whose they are. */
import { definitions } from './carriers/index.ts'
import type { Carrier, Region } from './definition.ts'
import { type Detection, malformed } from './detection.ts'
import { numberCharactersMin, stripped } from './normalise.ts'
import { isBare, judge } from './verdict.ts'

/** Names of URL parameters in which carriers keep the number. */
const parameters = new Set(
  'tracknum tracknums tlabels qtc_tlabels1 trknbr tracknumbers tracking-id trackingid tracknumber con consignmentnumber consignment reference parcelnumber number numbers tracking trackingnumber trackingnumbers no searchid awb id shipment tracking_number track_number_input nums'.split(
    ' ',
  ),
)

/**
 * Taken apart by hand: a tracking link is pasted text, not an address we call, and a whole URL parser costs more than all
 * that is asked of it here. Host, parameters, pieces of path and fragment are enough, in this order.
 */
export function detectInUrl(text: string, region: Region, storeCarrier: string | undefined): Detection[] {
  const scheme = /^https?:\/\//i.exec(text)
  const from = scheme === null ? 0 : scheme[0].length
  const hostEnd = endOf(text, from, text.length, slashCode, questionCode, hashCode)
  const host = hostOf(text.slice(from, hostEnd))
  const owner = ownerOf(host)
  const hashAt = endOf(text, hostEnd, text.length, hashCode)
  const queryAt = endOf(text, hostEnd, hashAt, questionCode)
  const search = new Search(region, storeCarrier ?? owner)
  for (let at = queryAt + 1; at < hashAt && search.found === null; ) {
    // A second question mark ends the parameters, a second hash the fragment.
    const end = endOf(text, at, hashAt, ampersandCode, questionCode)
    search.inParameter(text.slice(at, end), owner !== undefined)
    at = text.charCodeAt(end) === questionCode ? hashAt : end + 1
  }
  search.inPieces(text.slice(hostEnd, queryAt), pathSign)
  const fragmentEnd = endOf(text, hashAt + 1, text.length, hashCode)
  search.inPieces(text.slice(hashAt + 1, fragmentEnd), fragmentSigns)
  return [search.found ?? search.likely ?? malformed('', 'no_number', 'This link holds no tracking number.')]
}

const pathSign = /\//
const fragmentSigns = /[/?&=]/
const valueSigns = /[,;/]+/
const valueGaps = /[,;/\s]+/

const slashCode = 47
const questionCode = 63
const hashCode = 35
const ampersandCode = 38

/** Where the first of these signs stands, else `to`. */
function endOf(text: string, from: number, to: number, one: number, two = one, three = one): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === one || code === two || code === three) return at
  }
  return Math.max(from, to)
}

/** The first number that is well formed, and until then the first that looks like one. */
class Search {
  found: Detection | null = null
  likely: Detection | null = null
  readonly #region: Region
  readonly #hint: string | undefined

  constructor(region: Region, hint: string | undefined) {
    this.#region = region
    this.#hint = hint
  }

  /**
   * The value of a parameter in which carriers keep numbers, on a carrier's own pages of any. It is taken whole, for numbers are
   * printed with gaps there too, and then by its parts.
   */
  inParameter(pair: string, isOfCarrier: boolean): void {
    const at = pair.indexOf('=')
    if (at <= 0 || !(isOfCarrier || parameters.has(pair.slice(0, at).toLowerCase()))) return
    const value = decodeOnce(pair.slice(at + 1).replaceAll('+', ' '))
    this.inPieces(value, valueSigns)
    if (/\s/.test(value)) this.inPieces(value, valueGaps)
  }

  inPieces(text: string, between: RegExp): void {
    if (this.found !== null || text.length < numberCharactersMin) return
    if (!between.test(text)) this.#take(text)
    else for (const piece of text.split(between)) this.#take(piece)
  }

  #take(piece: string): void {
    if (this.found !== null || piece.length < numberCharactersMin || !/\d/.test(piece)) return
    const decoded = decodeOnce(piece)
    const star = decoded.indexOf('*')
    const bare = stripped(star === -1 ? decoded : decoded.slice(0, star))
    if (!isBare(bare) || !/\d/.test(bare)) return
    const found = judge(bare, this.#region, this.#hint)
    if (found.verdict === 'well_formed') this.found = found
    else if (this.likely === null && (found.candidates.length > 0 || found.verdict === 'unverified'))
      this.likely = found
  }
}

/** Without a user in front and a port behind. */
function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const port = host.indexOf(':')
  return (port === -1 ? host : host.slice(0, port)).toLowerCase()
}

const owners = new Map(
  definitions.flatMap((carrier: Carrier) => (carrier.hosts ?? []).map((host) => [host, carrier.name] as const)),
)

/** Whose tracking page it is: hosts are compared by whole labels, from the longest. */
function ownerOf(host: string): string | undefined {
  for (let rest = host; rest !== ''; ) {
    const owner = owners.get(rest)
    if (owner !== undefined) return owner
    const dot = rest.indexOf('.')
    rest = dot === -1 ? '' : rest.slice(dot + 1)
  }
  return undefined
}

function decodeOnce(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
