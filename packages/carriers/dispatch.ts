/**
 * Which formats a number meets at all: by region, length and first character, worked out once from the definitions. Only
 * speed: a format that cannot fit is not asked, and the one that is asked decides by its whole shape.
 */
import { definitions } from './carriers/index.ts'
import type { Carrier, Format, Region } from './definition.ts'
import type { Candidate } from './detect.ts'
import type { CarrierId } from './known.ts'
import { numberCharactersMax } from './normalise.ts'

export type Entry = {
  carrier: Carrier
  id: CarrierId
  format: Format
  /** What most answers say of it, made once: frozen, because many answers share it. */
  passed: Candidate
  failed: Candidate
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const nothing: readonly Entry[] = []

/** `[length][code of the first character − 48]` */
type Table = readonly (readonly (readonly Entry[])[])[]

const tables: Record<Region, Table> = { US: build('US'), UK: build('UK'), INTL: build('INTL') }

/** The formats worth asking about a number of capital letters and digits. */
export function formatsFor(region: Region, number: string): readonly Entry[] {
  return tables[region][number.length]?.[number.charCodeAt(0) - 48] ?? nothing
}

function build(region: Region): Table {
  const table: Entry[][][] = Array.from({ length: numberCharactersMax + 1 }, () => [])
  definitions.forEach((carrier: Carrier) => {
    for (const format of carrier.formats) {
      if (region !== 'INTL' && !format.regions.includes(region)) continue
      const id = carrier.id as CarrierId
      const fit = { carrier: id, format: format.id, strength: format.strength }
      const entry: Entry = {
        carrier,
        id,
        format,
        passed: Object.freeze({ ...fit, check: format.check === null ? ('none' as const) : ('passed' as const) }),
        failed: Object.freeze({ ...fit, check: 'failed' as const, strength: 0 }),
      }
      for (const first of firstCharacters(format.shape) ?? alphabet) {
        for (let length = format.lengths[0]; length <= Math.min(format.lengths[1], numberCharactersMax); length++) {
          const row = table[length] as Entry[][]
          const code = first.charCodeAt(0) - 48
          row[code] ??= []
          row[code]?.push(entry)
        }
      }
    }
  })
  return table
}

/** With which characters a match of an anchored shape can begin; null when the shape is too clever to tell. */
export function firstCharacters(shape: RegExp): string | null {
  const { source } = shape
  return source.startsWith('^') ? firstOf(source.slice(1)) : null
}

function firstOf(source: string): string | null {
  // Looking ahead narrows what follows and takes no character itself.
  const rest = /^\(\?[=!]/.test(source) ? source.slice(closingOf(source) + 1) : source
  if (rest !== source) return firstOf(rest)
  if (rest.startsWith('(?:')) {
    const end = closingOf(rest)
    if (isOptional(rest.slice(end + 1))) return null
    const branches = alternatives(rest.slice(3, end)).map(firstOf)
    return branches.includes(null) ? null : [...new Set(branches.join(''))].join('')
  }
  if (rest.startsWith('[')) {
    const end = rest.indexOf(']')
    return rest[1] === '^' || isOptional(rest.slice(end + 1)) ? null : expand(rest.slice(1, end))
  }
  if (rest.startsWith('\\d')) return isOptional(rest.slice(2)) ? null : alphabet.slice(0, 10)
  return /^[A-Z0-9]/.test(rest) && !isOptional(rest.slice(1)) ? (rest[0] as string) : null
}

function isOptional(after: string): boolean {
  return /^(?:[?*]|\{0)/.test(after)
}

/** Where the group that begins at 0 ends. */
function closingOf(source: string): number {
  let depth = 0
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') at = source.indexOf(']', at)
    else if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return at
  }
  throw new Error(`a group of ${source} is not closed`)
}

function alternatives(source: string): string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') at = source.indexOf(']', at)
    else if (source[at] === '(') at += closingOf(source.slice(at))
    else if (source[at] === '|') {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...found, source.slice(from)]
}

function expand(characters: string): string {
  return characters
    .replace(/\\d/g, '0-9')
    .replace(/(.)-(.)/g, (_, from: string, to: string) =>
      alphabet.slice(alphabet.indexOf(from), alphabet.indexOf(to) + 1),
    )
}
