/**
 * Carriers whose numbers have no published form. A number is accepted as unverified, and only when the store names them.
 */
import { type Alias, defineCarrier } from '../definition.ts'

const silent = <const Id extends string>(
  id: Id,
  name: string,
  region: 'US' | 'UK',
  aliases: readonly Alias[],
  providerNames: readonly string[] = [name],
) =>
  defineCarrier({
    id,
    name,
    regions: [region],
    complete: false,
    providerNames,
    aliases: [name, ...aliases],
    formats: [],
  })

export const betterTrucks = silent('better_trucks', 'Better Trucks', 'US', ['BetterTrucks'])
export const tforce = silent('tforce', 'TForce', 'US', [
  'TForce Final Mile',
  'TForce Freight',
  'T-Force',
  'UPS Freight',
  'Dynamex',
  'TForce Logistics',
])
export const jitsu = silent(
  'jitsu',
  'Jitsu',
  'US',
  ['AxleHire', 'Axle Hire', 'AxlehireV3', 'axlehire-ftp', 'Jitsu (AxleHire)'],
  ['Jitsu', 'AxleHire', 'Jitsu (AxleHire)'],
)
export const deliverIt = silent('deliver_it', 'Deliver-it', 'US', ['Deliver-iT', 'DeliverIT', 'Deliver it'])
export const glsUs = silent(
  'gls_us',
  'GLS US',
  'US',
  [
    'GLS USA',
    'GSO',
    'GSO(GLS-USA)',
    'Golden State Overnight',
    'California Overnight',
    'General Logistics Systems US',
    { text: 'GLS', region: 'US' },
  ],
  ['GLS US', 'GLS USA'],
)
export const wizmo = silent('wizmo', 'Wizmo', 'US', [])
export const cdl = silent('cdl', 'CDL Last Mile', 'US', ['CDL', 'CDL Delivers', 'cdldelivers'])
export const osm = silent('osm', 'OSM Worldwide', 'US', ['OSM'])
export const pitneyBowes = silent('pitney_bowes', 'Pitney Bowes', 'US', ['Newgistics', 'PB Standard'])
export const apcPostal = silent('apc_postal', 'APC Postal Logistics', 'US', [
  { text: 'APC', region: 'US', confidence: 0.9 },
])
export const firstMile = silent('first_mile', 'First Mile', 'US', ['FirstMile'])
export const doordash = silent('doordash', 'DoorDash', 'US', [])
export const aci = silent('aci', 'ACI Logistix', 'US', ['ACI'])
export const cirro = silent('cirro', 'Cirro', 'US', ['Cirro E-Commerce', 'Cirro Parcel'])
export const tusk = silent('tusk', 'Tusk', 'US', ['Tusk Logistics'])
export const piggyship = silent('piggyship', 'PiggyShip', 'US', ['Piggy Ship'])
export const panther = silent(
  'panther',
  'Panther',
  'UK',
  ['Panther UK', 'Panther Logistics', 'Panther Warehousing'],
  ['Panther UK', 'Panther'],
)
export const dx = silent(
  'dx',
  'DX Delivery',
  'UK',
  ['DX', 'DX Freight', 'DX Express', 'DX Secure', 'DX 1-Man', 'DX 2-Man', 'DX Tracked'],
  ['DX Delivery', 'DX'],
)
export const arrowxl = silent('arrowxl', 'ArrowXL', 'UK', ['Arrow XL'])
export const tuffnells = silent('tuffnells', 'Tuffnells', 'UK', ['Tuffnells Parcels Express'])
export const whistl = silent('whistl', 'Whistl', 'UK', ['whistl_sftp'])
export const apcOvernight = silent('apc_overnight', 'APC Overnight', 'UK', [
  { text: 'APC', region: 'UK', confidence: 0.9 },
])
export const tnt = silent('tnt', 'TNT', 'UK', ['TNT UK'])
export const parcel2go = silent('parcel2go', 'Parcel2Go', 'UK', [])
