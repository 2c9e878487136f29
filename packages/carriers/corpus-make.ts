/**
 * `npm run -w packages/carriers corpus`: writes corpus.jsonl, numbers nobody issued as stores hold them, right and wrong.
 *
 * Labels follow from the carriers' pages alone: a number is right where a shape of the region and its check fit, and its
 * carrier is the strongest of those. How `detect` reads text, ranks and refuses has no part in them.
 */
import { writeFileSync } from 'node:fs'
import type { Carrier, Format } from './definition.ts'
import { fits, freshNumber, pickFrom, randomFrom, seedOf } from './fresh-numbers.ts'
import { type CarrierId, carriers } from './known.ts'
import type { CorpusLine } from './score.ts'

type Shop = 'US' | 'UK'
const shops: readonly Shop[] = ['US', 'UK']
type Random = () => number

const grouped = (number: string, by: string, size = 4) =>
  number.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${by}`)
const fullWidth = (number: string) =>
  number.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const arabic = (number: string) => number.replace(/\d/g, (sign) => String.fromCharCode(0x0660 + Number(sign)))

/** The same number, as people paste it. */
const decorations: readonly (readonly [string, (number: string) => string])[] = [
  ['lower case', (number) => number.toLowerCase()],
  ['groups of four', (number) => grouped(number, ' ')],
  ['dashes', (number) => grouped(number, '-')],
  ['non-breaking spaces', (number) => grouped(number, '\u00a0')],
  ['thin spaces', (number) => grouped(number, '\u2009', 3)],
  ['blanks around', (number) => `  ${number}\t\n`],
  ['label', (number) => `Tracking number: ${number}`],
  ['label with sign', (number) => `Tracking # ${number}.`],
  ['label in front', (number) => `Tracking ID ${grouped(number, ' ')}`],
  ['formula', (number) => `="${number}"`],
  ['apostrophe', (number) => `'${number}`],
  ['quotes', (number) => `"${number}"`],
  ['full width', fullWidth],
  ['other digits', arabic],
  ['invisible', (number) => `\u200b${number.slice(0, 5)}\u00ad${number.slice(5)}\ufeff`],
  ['trailing comma', (number) => `${number}, `],
  ['link with parameter', (number) => `https://track.example.com/en/parcel?trackingNumber=${number}&lang=en`],
  ['link with path', (number) => `https://track.example.com/parcel/${number}/details`],
]

/** A digit typed as the letter that looks like it. */
const lookAlikes: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 8: 'B', 2: 'Z', 6: 'G' }

/** What goes wrong with a number on its way. Null when it cannot go wrong so. */
const accidents: readonly (readonly [string, (number: string, random: Random) => string | null])[] = [
  ['check', (number, random) => changeDigit(number, number.search(/\d\D*$/), random)],
  ['typo', (number, random) => changeDigit(number, number.length - 2 - Math.floor(random() * 4), random)],
  ['swapped', (number, random) => swapAt(number, number.length - 2 - Math.floor(random() * 5))],
  ['length', (number) => number.slice(0, -1)],
  ['length', (number, random) => number + Math.floor(random() * 10)],
  ['letters', (number) => number.replace(/[0-9](?=[^0-9]*$)/, (sign) => lookAlikes[sign] ?? `${sign}X`)],
  [
    'exponent',
    (number) => (/^\d{12,}$/.test(number) ? `${number[0]}.${number.slice(1, 6)}E+${number.length - 1}` : null),
  ],
]

function changeDigit(number: string, at: number, random: Random): string | null {
  if (!/\d/.test(number[at] ?? '')) return null
  return number.slice(0, at) + ((Number(number[at]) + 1 + Math.floor(random() * 9)) % 10) + number.slice(at + 1)
}

function swapAt(number: string, at: number): string | null {
  const [a, b] = [number[at], number[at + 1]]
  if (a === undefined || b === undefined || a === b) return null
  return number.slice(0, at) + b + a + number.slice(at + 2)
}

/** What stands in number fields and is none, in either region. */
const junk = [
  ...[
    '',
    ' ',
    '-',
    '.',
    'N/A',
    'n/a',
    'TBC',
    'TBA',
    'none',
    'null',
    'undefined',
    'pending',
    'not shipped yet',
    'see notes',
  ],
  ...[
    '000000',
    '0000000000',
    '000000000000',
    '1111111111111111',
    '99999999999999999999',
    '1Z000000000000000',
    'TBA000000000000',
  ],
  ...['123456', '12345', '1234', '1', 'A', 'ABC', '#1001', 'Order 1042', 'INV-2026-0042', 'SO123', 'R-77', 'PO 4711'],
  ...[
    'somebody@example.com',
    'tracking@shop.example',
    '+447700900123',
    '+1 212 555 0100',
    '+49 30 901820',
    '020 7946 0958',
  ],
  ...['9.40011E+21', '1.55044E+13', '6.01203E13', '3,11E+14', '2026-11-23', '23/11/2026', '10:30', '£12.99', '$4.50'],
  ...['110-4970488-4173016', '577086512123755123', 'SW1A 1AA', 'NW1 6XE', '90210', '90210-1234', 'click and collect'],
  ...[
    'Royal Mail',
    'UPS',
    'left with neighbour',
    'https://www.ups.com/track',
    'https://www.royalmail.com/track-your-item',
  ],
  ...[
    'www.evri.com',
    'https://track.example.com/?number=',
    'tracking number',
    'Tracking number:',
    '1Z',
    '1Z999',
    'GB',
    'SG GB',
  ],
]

const freshPerFormat = 3
const decoratedPerFormat = 3
const accidentsPerFormat = 3
const misnamedPerFormat = 2

export function corpusLines(): CorpusLine[] {
  const lines: CorpusLine[] = []
  let turn = 0
  for (const carrier of carriers) {
    for (const format of carrier.formats) {
      const random = randomFrom(seedOf(`corpus ${format.id}`))
      const another = () => freshNumber(format, random)
      const isNameable = carrier.aliases.length > 0
      for (const region of format.regions) {
        const hint = isNameable ? { hint: carrier.name } : {}
        if (format.onlyWhenNamed !== true)
          for (let count = 0; count < freshPerFormat; count++) lines.push(right(another(), region, 'fresh'))
        lines.push({ ...right(another(), region, 'named', carrier, format), ...hint })
        for (let count = 0; count < decoratedPerFormat; count++) {
          const [tag, decorate] = decorations[turn++ % decorations.length] as (typeof decorations)[number]
          const number = another()
          // Without a store's word where the number does not need one.
          const isBare = count > 0 && format.onlyWhenNamed !== true
          const line = isBare ? right(number, region, tag) : right(number, region, tag, carrier, format)
          lines.push({ ...line, number: decorate(number), ...(isBare ? {} : hint) })
        }
        const [host] = carrier.hosts ?? []
        if (host !== undefined) {
          const number = another()
          lines.push({
            ...right(number, region, 'own link', carrier, format),
            number: `https://www.${host}/track?number=${number}`,
          })
        }
        lines.push(...spoiled(format, region, another, random, turn))
        for (let count = 0; count < misnamedPerFormat; count++) {
          const other = pickFrom(carriers, random)
          const number = another()
          const mayBeTheirs = other.formats.some((each) => fits(each, number))
          if (isTelling(format, number, region) && !mayBeTheirs && other.aliases.length > 0)
            lines.push({ ...right(number, region, 'other carrier named'), hint: other.name })
        }
      }
      for (const region of shops) {
        const number = another()
        if (!format.regions.includes(region) && format.strength >= 60 && fitting(number, region).length === 0)
          lines.push(wrong(number, region, 'wrong region', carrier))
      }
    }
    lines.push(...unpublished(carrier))
  }
  for (const number of junk) for (const region of shops) lines.push(wrong(number, region, 'junk'))
  return lines
}

type Fit = { carrier: CarrierId; strength: number; format: Format }

function fitting(number: string, region: Shop, named?: CarrierId): Fit[] {
  return carriers
    .flatMap((carrier) =>
      carrier.formats
        .filter((format) => format.regions.includes(region) && (format.onlyWhenNamed !== true || named === carrier.id))
        .filter((format) => fits(format, number))
        .map((format) => ({ carrier: carrier.id, strength: format.strength, format })),
    )
    .sort((a, b) => b.strength - a.strength)
}

/** Whether the number belongs to its carrier whatever the store says: nobody else's shape fits it. */
const isTelling = (format: Format, number: string, region: Shop): boolean =>
  format.strength >= 90 && new Set(fitting(number, region).map((fit) => fit.carrier)).size === 1

/** @param named the carrier the store names: then it is its, among those that fit. */
function right(number: string, region: Shop, tag: string, named?: Carrier<CarrierId>, format?: Format): CorpusLine {
  const list = fitting(number, region, named?.id)
  const isNamed = named !== undefined && named.aliases.length > 0
  const all = [...new Set(list.map((fit) => fit.carrier))]
  const first = isNamed
    ? [named.id]
    : list.filter((fit) => fit.strength === list[0]?.strength).map((fit) => fit.carrier)
  return {
    number,
    region,
    valid: true,
    carriers: [...new Set([...first, ...all])],
    ...(first.length > 1 ? { accept_top1: [...new Set(first)] } : {}),
    tags: [tag],
    note: (format ?? list[0]?.format)?.id ?? '',
  }
}

const wrong = (number: string, region: Shop, tag: string, imitated?: Carrier): CorpusLine => ({
  number,
  region,
  valid: false,
  carriers: imitated === undefined ? [] : [imitated.id],
  tags: [tag],
})

function spoiled(format: Format, region: Shop, another: () => string, random: Random, turn: number): CorpusLine[] {
  const owner = carriers.find((carrier) => carrier.formats.includes(format))
  const lines: CorpusLine[] = []
  for (let step = 0; step < accidents.length && lines.length < accidentsPerFormat; step++) {
    const [tag, happen] = accidents[(turn + step) % accidents.length] as (typeof accidents)[number]
    const number = happen(another(), random)
    // What still fits somebody is no wrong number, only another.
    if (number !== null && fitting(number, region).length === 0) lines.push(wrong(number, region, tag, owner))
  }
  return lines
}

/** Numbers of a carrier that publishes no form: good where the store names it, and nobody's otherwise. */
function unpublished(carrier: Carrier<CarrierId>): CorpusLine[] {
  if (carrier.complete || carrier.formats.length > 0) return []
  const random = randomFrom(seedOf(`corpus ${carrier.id}`))
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  return carrier.regions.flatMap((region) =>
    [`X${digits(3)}Y${digits(5)}`, `${digits(7)}W`, `Z${digits(2)}-${digits(4)}-K${digits(4)}`].flatMap(
      (number, at) => {
        if (fitting(number.replaceAll('-', ''), region).length > 0) return []
        const named = { number, region, valid: true, carriers: [carrier.id], hint: carrier.name, tags: ['unpublished'] }
        return at === 0 ? [named, wrong(number, region, 'unpublished, not named')] : [named]
      },
    ),
  )
}

export const corpusText = (): string =>
  `${corpusLines()
    .map((line) => JSON.stringify(line))
    .join('\n')}\n`
export const corpusPath = new URL('./corpus.jsonl', import.meta.url)

if (import.meta.main) writeFileSync(corpusPath, corpusText())
