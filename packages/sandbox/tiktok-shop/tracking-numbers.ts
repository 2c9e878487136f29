/**
 * How the sandbox judges a tracking number. TikTok publishes no rule, so these forms are our own reading of what carriers
 * print, coarse on purpose: no check digits. Tests that want one outcome use a magic number, which no pattern can upset.
 * The tables are repeated in README.md of this folder.
 */
import type { Provider } from './seed-data.ts'

export type Verdict =
  | { says: 'fits' }
  /** The chosen provider's form is unknown, and no other carrier's unmistakable form was met. */
  | { says: 'cannot_tell' }
  | { says: 'fits_nobody' }
  | { says: 'no_service' }
  | { says: 'fits_another'; provider: Provider }
  | { says: 'fits_several' }
  | { says: 'timed_out' }
  | { says: 'refused'; code: 21011022 | 21011025 | 21011026 | 21034012 }

/** Beginnings that decide the outcome whatever the provider is. Letters and digits follow as you like. */
export const magicNumbers = {
  SBXOK: 'fits',
  SBXNOBODY: 'fits_nobody',
  SBXNOSERVICE: 'no_service',
  SBXOTHER: 'fits_another',
  SBXSEVERAL: 'fits_several',
  SBXTIMEOUT: 'timed_out',
  SBXINVALID: 21011022,
  SBXDUPLICATE: 21011025,
  SBXOVERUSED: 21011026,
  SBXUSED: 21034012,
} as const

/** Beginnings of numbers that belong to TikTok: labels bought from it, and Collections by TikTok. */
export const tiktokLabelPrefix = 'SBXTTS'
export const tiktokCollectionPrefix = 'SBXCOLLECT'

type Form = { names: string[]; shapes: RegExp /** Nobody else prints numbers that look so. */; unmistakable?: RegExp }

const forms: Form[] = [
  { names: ['UPS'], shapes: /^1Z[0-9A-Z]{16}$/, unmistakable: /^1Z[0-9A-Z]{16}$/ },
  { names: ['USPS'], shapes: /^(9\d{19,21}|420\d{5}(\d{4})?9\d{21}|[A-Z]{2}\d{9}US)$/ },
  { names: ['FedEx'], shapes: /^(\d{12}|\d{15}|\d{20}|\d{22})$/ },
  { names: ['DHL express', 'DHL Express'], shapes: /^(\d{10}|JJD\d{16,18})$/ },
  { names: ['DHL eCommerce'], shapes: /^((GM|LX|RX)\d{10,22}|9\d{21}|420\d{5}(\d{4})?9\d{21}|\d{10})$/ },
  { names: ['Amazon Logistics'], shapes: /^TB[ACM]\d{12}$/, unmistakable: /^TB[ACM]\d{12}$/ },
  { names: ['Amazon Logistics UK'], shapes: /^([AQ]\d{11,12}|UK\d{10}|TB[ACM]\d{12})$/ },
  {
    names: ['LaserShip', 'OnTrac'],
    shapes: /^(1LS[0-9A-Z]{12,15}|L[A-Z]\d{8,10}|[CD]\d{14})$/,
    unmistakable: /^1LS[0-9A-Z]{12,15}$/,
  },
  { names: ['Royal Mail', 'Parcel Force'], shapes: /^[A-Z]{2}\d{9}GB$/, unmistakable: /^[A-Z]{2}\d{9}GB$/ },
  { names: ['EVRi'], shapes: /^[0-9A-Z]{6}\d{10}$/ },
  { names: ['DPD UK', 'DPD'], shapes: /^(\d{10}|\d{14})$/ },
  { names: ['Yodel UK'], shapes: /^J[JD]D?\d{16,18}$/ },
  { names: ['DHL Paket'], shapes: /^(\d{12}|\d{20}|JJD\d{16,18})$/ },
  { names: ['La Poste', 'Colissimo'], shapes: /^(\d[A-Z]\d{11}|[A-Z]{2}\d{9}FR)$/ },
  { names: ['Yamato', 'Sagawa', 'Japan Post'], shapes: /^\d{11,12}$/ },
]

const formOf = new Map(forms.flatMap((form) => form.names.map((name) => [name, form] as const)))

/** Letters and digits only: what else counts as special is not documented, so spaces and dashes do too. */
export function hasSpecialCharacters(number: string): boolean {
  return !/^[0-9A-Za-z]+$/.test(number)
}

/**
 * @param number without special characters; lower case is read as upper case.
 * @param offered the providers of the order's delivery option, the chosen one among them.
 */
export function judge(number: string, chosen: Provider, offered: Provider[]): Verdict {
  const text = number.toUpperCase()
  if (text.startsWith('SBX')) {
    for (const [prefix, outcome] of Object.entries(magicNumbers)) {
      if (text.startsWith(prefix)) return magicVerdict(outcome, chosen, offered)
    }
  }
  const form = formOf.get(chosen.name)
  if (form?.shapes.test(text)) return { says: 'fits' }
  const others = offered.filter((provider) => {
    const other = formOf.get(provider.name)
    return form === undefined ? other?.unmistakable?.test(text) : other?.shapes.test(text)
  })
  if (others.length > 1) return { says: 'fits_several' }
  if (others[0] !== undefined) return { says: 'fits_another', provider: others[0] }
  return form === undefined ? { says: 'cannot_tell' } : { says: 'fits_nobody' }
}

export function isUsps(number: string): boolean {
  return /^(9[1-5]\d{18,20}|420\d{5}(\d{4})?9[1-5]\d{20}|[A-Z]{2}\d{9}US)$/.test(number.toUpperCase())
}

function magicVerdict(
  outcome: (typeof magicNumbers)[keyof typeof magicNumbers],
  chosen: Provider,
  offered: Provider[],
): Verdict {
  if (typeof outcome === 'number') return { says: 'refused', code: outcome }
  if (outcome !== 'fits_another') return { says: outcome }
  return { says: outcome, provider: offered.find((provider) => provider.id !== chosen.id) ?? chosen }
}
