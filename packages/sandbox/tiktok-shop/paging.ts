/**
 * Pages with opaque tokens. A token belongs to the search that gave it, filters and all; the count of matches is made once,
 * for the first page, and travels in the token.
 */
import { createHash } from 'node:crypto'
import { invalidIdentifier } from './codes.ts'
import type { Call } from './gateway.ts'
import type { Place, Range, TimeIndex } from './time-index.ts'

type Token = Place & { total: number; search: string }

export type PageRules = {
  pageSizeMax: number
  /** Null: page_size must be sent. */
  pageSizeDefault: number | null
  sortFields: string[]
  sortOrderDefault: 'ASC' | 'DESC'
}

/** One page of a search over the indexes of a shop. @throws Refusal when a page parameter is out of its documented range. */
export function pageOf<T extends object>(
  call: Call,
  rules: PageRules,
  indexes: Record<string, TimeIndex<T>>,
  timesOf: (item: T) => Record<string, number>,
  matches: (item: T) => boolean,
): { items: T[]; nextPageToken: string; total: number } {
  const { query, body } = call
  const limit = numberOf(query.get('page_size'), rules.pageSizeDefault)
  if (limit === null || !(limit >= 1 && limit <= rules.pageSizeMax)) {
    throw invalidIdentifier(`Invalid 'page_size': 1 to ${rules.pageSizeMax}`)
  }
  const field = query.get('sort_field') ?? 'create_time'
  if (!rules.sortFields.includes(field)) throw invalidIdentifier("Invalid 'sort_field'")
  const direction = query.get('sort_order') ?? rules.sortOrderDefault
  if (direction !== 'ASC' && direction !== 'DESC') throw invalidIdentifier("Invalid 'sort_order'")
  const index = indexes[field] as TimeIndex<T>

  const bounds = new Map<string, { ge?: number; lt?: number }>()
  for (const name of ['create_time', 'update_time']) {
    const ge = timeOf(body, `${name}_ge`)
    const lt = timeOf(body, `${name}_lt`)
    bounds.set(name, { ...(ge !== undefined && { ge }), ...(lt !== undefined && { lt }) })
  }
  const others = [...bounds].filter(([name, { ge, lt }]) => name !== field && (ge !== undefined || lt !== undefined))
  const range: Range<T> = {
    ...bounds.get(field),
    matches: (item) => {
      for (const [name, { ge, lt }] of others) {
        const time = timesOf(item)[name] as number
        if ((ge !== undefined && time < ge) || (lt !== undefined && time >= lt)) return false
      }
      return matches(item)
    },
  }
  const search = createHash('sha256')
    .update(JSON.stringify([call.shop.id, field, direction, body]))
    .digest('base64url')
    .slice(0, 12)
  const token = tokenOf(query.get('page_token'), search)
  const { items, last } = index.page(range, direction === 'ASC', token, limit)
  const total = token?.total ?? index.count(range)
  const nextPageToken =
    last === null ? '' : Buffer.from(JSON.stringify({ ...last, total, search } satisfies Token)).toString('base64')
  return { items, nextPageToken, total }
}

function tokenOf(text: string | undefined, search: string): Token | null {
  if (text === undefined || text === '') return null
  try {
    const token = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Token
    if (token.search === search && Number.isFinite(token.time) && Number.isFinite(token.turn)) return token
  } catch {
    // not one of ours: told below
  }
  throw invalidIdentifier("Invalid 'page_token'")
}

function numberOf(text: string | undefined, otherwise: number | null): number | null {
  if (text === undefined) return otherwise
  return /^\d+$/.test(text) ? Number(text) : null
}

function timeOf(body: Record<string, unknown>, name: string): number | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidIdentifier(`Invalid '${name}'`)
  return value
}
