/** How values travel: instants as ISO 8601 in UTC, the same from both engines. */

/** PostgreSQL's `2026-11-23 10:00:00.123+00` (sessions run in UTC) as `2026-11-23T10:00:00.123Z`. */
export function toInstant(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?\+00$/.exec(text)
  if (match === null) return new Date(text).toISOString()
  return `${match[1]}T${match[2]}${match[3] === undefined ? '.000' : match[3].padEnd(4, '0')}Z`
}

/** For arrays of any depth, as the engines parse them: applies `each` to every text in it. */
export function mapTexts(list: unknown, each: (text: string) => unknown): unknown {
  if (Array.isArray(list)) return list.map((item) => mapTexts(item, each))
  return typeof list === 'string' ? each(list) : list
}
