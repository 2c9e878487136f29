/** Who an actor of the audit is, by name. */
import type { Sql } from './sql.ts'

/** Names of `person:<id>` and `key:<id>`; what is gone or never had a name is left out. */
export async function namesOfActors(sql: Sql, actors: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ actor: string; name: string }>(
    `select 'person:' || person.id as actor, person.name from person where 'person:' || person.id = any($1::text[])
     union all select 'key:' || api_key.id, api_key.name from api_key where 'key:' || api_key.id = any($1::text[])`,
    [[...new Set(actors)]],
  )
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}

/** What a screen shows for an actor that has no name of its own. */
export const nameOfActor = (names: ReadonlyMap<string, string>, actor: string): string =>
  names.get(actor) ?? (/^(engine|setup|explore)$/.test(actor) ? 'Waybridge' : actor)
