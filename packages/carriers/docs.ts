/** `npm run -w packages/carriers docs`: writes docs/carriers.md from the definitions. */
import { readFileSync, writeFileSync } from 'node:fs'
import { blindSpots } from './blind-spots.ts'
import { nameConfidence } from './carriers/aliases.ts'
import type { Alias, Confidence, Format } from './definition.ts'
import { carriers } from './known.ts'
import { codesByPlatform } from './platform-codes.ts'

const sureness: Record<Confidence, string> = {
  official: 'official',
  several: 'several sources',
  one: 'one source',
  computed: 'computed over published numbers',
  general: 'general knowledge',
}
const cell = (text: string) => text.replaceAll('|', '\\|')
const code = (text: string) => `\`${cell(text)}\``

/** Forms that are known and not read, so that nobody looks for them in vain. */
const notRead: readonly { form: string; why: string }[] = [
  {
    form: 'DPD label barcode: % and 27 or 28 characters',
    why: 'scanned by machines, never typed; its 14 digits are read',
  },
  { form: 'Yodel: seven digits, a dot, one digit', why: 'one source; without its dot it is any eight digits' },
  {
    form: 'LaserShip and OnTrac: BN…, and LS with digits',
    why: 'prefixes of the OnTrac FAQ, whose lengths nobody publishes',
  },
  {
    form: 'DHL eCommerce: up to five letters and 10 to 39 characters',
    why: 'true and far too wide; GM is read, LX and RX as UPU S10',
  },
  { form: 'DHL Parcel in Europe: 3S and digits', why: 'a prefix of the DHL label page without a length' },
  { form: 'Lone Star Overnight: 13 or 20 digits', why: 'one source; 20 digits are USPS and FedEx too' },
  { form: 'UPS: 9 or 12 digits', why: 'freight and delivery notices; the shape says nothing' },
  { form: 'TNT: 9 digits; 16 in France', why: 'one source; taken as unverified where the store names TNT' },
  { form: 'GLS US: 9 digits or 8 characters', why: 'one source; taken as unverified where the store names GLS' },
  {
    form: 'Veho: 15 to 17 letters or digits',
    why: 'one source and far too wide; unverified where the store names Veho',
  },
  { form: 'cards left at the door: 7 or 8 digits', why: 'the number of a card, not of the parcel' },
]

/** Lines of a labelled corpus whose label we believe to be wrong, with what speaks against it. */
const disputedLabels: readonly { number: string; label: string; ours: string; because: string }[] = []

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

function formatRow(format: Format): string[] {
  const { says, accepts, refuses, regions, onlyWhenNamed, check, strength, evidence } = format
  const where = regions.length > 0 ? regions.join(', ') : 'elsewhere'
  return [
    cell(says),
    accepts.map(code).join(' '),
    refuses.map(({ number, because }) => `${code(number)} ${cell(because)}`).join('; '),
    `${where}${onlyWhenNamed ? ', only when the store names the carrier' : ''}`,
    check === null ? 'none known' : cell(check.says),
    String(strength),
    evidence
      .map((each) => cell(`${each.says}: ${each.from} (${sureness[each.confidence]}, read ${each.readOn})`))
      .join('; '),
  ]
}

function aliasText(alias: Alias): string {
  if (typeof alias === 'string') return alias
  const { text, region, confidence = nameConfidence.own, because } = alias
  const marks = [
    ...(region === undefined ? [] : [region]),
    ...(confidence === nameConfidence.own ? [] : [confidence.toFixed(2)]),
    ...(because === undefined ? [] : [because]),
  ]
  return marks.length === 0 ? text : `${text} (${marks.join(', ')})`
}

function carrierSection(carrier: (typeof carriers)[number]): string {
  const { providerNames, fallbacks = [], formats, complete, note } = carrier
  const tiktok = providerNames.length > 0 ? providerNames.join(', ') : 'no entry of its own'
  const others = fallbacks.length > 0 ? `, otherwise the entry of ${fallbacks.map(code).join(', ')}` : ''
  const unverified =
    formats.length === 0
      ? 'No format of its numbers is published: they are accepted as *unverified*, and only when the store names this carrier.'
      : 'Other numbers are accepted as *unverified*, and only when the store names this carrier.'
  const head = ['format', 'fits', 'does not fit', 'where', 'check digit', 'strength', 'sources']
  return [
    `## ${carrier.name} (${code(carrier.id)})`,
    `Regions: ${carrier.regions.join(', ')}. On TikTok Shop: ${tiktok}${others}.`,
    ...(carrier.aliases.length > 0 ? [`Stores write: ${carrier.aliases.map(aliasText).join(' · ')}.`] : []),
    ...(note === undefined ? [] : [note.say]),
    ...(complete ? [] : [unverified]),
    ...(formats.length > 0 ? [table(head, formats.map(formatRow))] : []),
  ].join('\n\n')
}

export function carriersPage(): string {
  return `${[
    '# Carriers',
    'Made from the definitions in `packages/carriers`; do not edit. `npm run -w packages/carriers docs` writes it again.',
    [
      'A fit says *well formed*, never *valid*: no check digit proves that a parcel exists. Strength, 0 to 100, orders the carriers',
      'that fit one number. A name counts 1 unless a number stands behind it: 0.90 is shared with others and counts only among words',
      'of shipping, 0.85 are words of a service, less is half a name, never acted on alone.',
    ].join('\n'),
    ...carriers.map(carrierSection),
    '## Codes of platforms',
    'Codes that mean something else than their words say; all others are read like any text.',
    table(
      ['platform', 'code', 'means', 'because'],
      Object.entries(codesByPlatform).flatMap(([platform, codes]) =>
        Object.entries(codes).map(([each, meaning]) => [
          platform,
          code(each),
          meaning === null ? 'nobody' : `${code(meaning.match.carrier)} (${meaning.match.confidence.toFixed(2)})`,
          cell(meaning?.match.because ?? 'it delivers nothing itself'),
        ]),
      ),
    ),
    '## What the checks do not see',
    'Every single wrong character that a checked format still accepts; the tests try them all.',
    table(
      ['formats', 'not seen'],
      blindSpots.map((spot) => [spot.formats.map(code).join(' '), cell(spot.why)]),
    ),
    '## Known and not read',
    table(
      ['form', 'why not'],
      notRead.map(({ form, why }) => [cell(form), cell(why)]),
    ),
    '## Labels we dispute',
    disputedLabels.length === 0
      ? 'None. Every line of the labelled development corpus (755 lines, November 2026) is judged as its label says.'
      : table(
          ['number', 'label', 'ours', 'evidence'],
          disputedLabels.map((each) => [code(each.number), cell(each.label), cell(each.ours), cell(each.because)]),
        ),
  ].join('\n\n')}\n`
}

export const carriersPagePath = new URL('../../docs/carriers.md', import.meta.url)

if (import.meta.main) {
  writeFileSync(carriersPagePath, carriersPage())
  console.log(`${readFileSync(carriersPagePath, 'utf8').length} characters written to docs/carriers.md`)
}
