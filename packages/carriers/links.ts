/** Numbers in tracking links: in the parameters, the path or the fragment, with the host as a hint whose they are. */
import { definitions } from './carriers/index.ts'
import type { Carrier, Region } from './definition.ts'
import { type Detection, malformed, none } from './detection.ts'
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
 * that is asked of it here. Host, parameters, pieces of path and fragment are enough.
 */
export function detectInUrl(text: string, region: Region, storeCarrier: string | undefined): Detection[] {
  const rest = text.replace(/^https?:\/\//i, '')
  const hostEnd = rest.search(/[/?#]/)
  const host = hostOf(hostEnd === -1 ? rest : rest.slice(0, hostEnd))
  const owner = ownerOf(host)
  const hint = storeCarrier ?? owner
  const [address = '', fragment = ''] = (hostEnd === -1 ? '' : rest.slice(hostEnd)).split('#')
  const [path = '', query = ''] = address.split('?')
  let likely: Detection | null = null
  for (const piece of [...parametersOf(query, owner !== undefined), ...path.split('/'), ...fragment.split(/[/?&=]/)]) {
    if (piece.length < numberCharactersMin || !/\d/.test(piece)) continue
    const [number = ''] = decodeOnce(piece).split('*')
    const bare = stripped(number)
    if (!isBare(bare) || !/\d/.test(bare)) continue
    const found = judge(bare, region, hint)
    if (found.verdict === 'well_formed') return [found]
    if (likely === null && (found.candidates.length > 0 || found.verdict === 'unverified')) likely = found
  }
  return [likely ?? malformed('', 'no_number', 'This link holds no tracking number.')]
}

/** Without a user in front and a port behind. */
function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const port = host.indexOf(':')
  return (port === -1 ? host : host.slice(0, port)).toLowerCase()
}

/**
 * Values of the parameters in which carriers keep numbers, on a carrier's own pages of all of them. A value is taken whole, for
 * numbers are printed with gaps there too, and then by its parts.
 */
function parametersOf(query: string, isOfCarrier: boolean): string[] {
  if (query === '') return none
  return query.split('&').flatMap((pair) => {
    const at = pair.indexOf('=')
    if (at <= 0 || !(isOfCarrier || parameters.has(pair.slice(0, at).toLowerCase()))) return none
    const value = decodeOnce(pair.slice(at + 1).replaceAll('+', ' '))
    return [...value.split(/[,;/]+/), ...value.split(/[,;/\s]+/)]
  })
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
