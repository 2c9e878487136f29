/** Keyset cursors: opaque to callers, parsed strictly, and never a way to reach rows the filter would not show. */
import { z } from 'zod'
import { Refusal } from './refusals.ts'

/** A page larger than this would only be scrolled past. */
export const pageSizeMax = 200
export const pageSizeUsual = 50
const cursorCharsMax = 500

export const pageQuery = {
  cursor: z.string().max(cursorCharsMax).optional().describe('nextCursor of the page before.'),
  limit: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeUsual),
}

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const writeCursor = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts of a cursor, or null for the first page. */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const parsed = z
      .array(z.string().max(100))
      .length(length)
      .safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (parsed.success) return parsed.data
  } catch {
    // falls through: not JSON, so not ours
  }
  throw new Refusal('request.cursor')
}

/** Cuts the one row read too many, which says that there is another page. */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string[],
  itemOf: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return {
    items: kept.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null,
  }
}
