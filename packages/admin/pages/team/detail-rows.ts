/** The detail of an audit entry as rows a person reads: what was told, and what changed from what to what. */

export type Told = { field: string; value: string }
export type Changed = { field: string; before: string; after: string }

/** What lies deeper is shown as it is written. */
const depthMax = 4

/** Fields that stayed the same are left out; what was not there is the empty text. */
export function rowsOfDetail(detail: Readonly<Record<string, unknown>>): { told: Told[]; changed: Changed[] } {
  const { before, after, ...rest } = detail
  const told = [...fieldsOf(rest)].map(([field, value]) => ({ field, value }))
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)]
  const changed = [...new Set([...old.keys(), ...fresh.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? '', after: fresh.get(field) ?? '' }))
    .filter((row) => row.before !== row.after)
  return { told, changed }
}

/** `{ policy: { autoSync: true } }` → `policy.autoSync` → `true`. A value alone has the empty name. */
function fieldsOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (value === undefined || value === null) return new Map()
  if (typeof value !== 'object' || Array.isArray(value) || path.length >= depthMax)
    return new Map([[path.join('.'), typeof value === 'string' ? value : JSON.stringify(value)]])
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...fieldsOf(inner, [...path, name])]))
}
