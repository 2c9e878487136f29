/** How values travel: instants as ISO 8601 in UTC, the same from both engines. */

/** PostgreSQL's `2026-11-23 10:00:00.123+00` (sessions run in UTC) as `2026-11-23T10:00:00.123Z`. */
export function toInstant(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?\+00$/.exec(text)
  if (match === null) return new Date(text).toISOString()
  return `${match[1]}T${match[2]}${match[3] === undefined ? '.000' : match[3].padEnd(4, '0')}Z`
}
