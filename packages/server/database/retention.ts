/** What is forgotten in time: sessions that ended, people who belong nowhere, links and counts nobody needs any more. */
import type { Sql } from './sql.ts'

export type Retention = {
  nowAt: string
  /** Sessions that began before this have ended, whatever their rows say. */
  sessionsFrom: string
  /** People without a place since before this are forgotten, with what they signed in with. The audit keeps their id. */
  peopleFrom: string
  /** Links that were used or ran out before this. */
  linksFrom: string
}

/** Deletes at most `rowsMax` of each; answers the most that went of one kind. */
export async function forgetPast(sql: Sql, past: Retention, rowsMax: number): Promise<number> {
  const statements: [text: string, values: string[]][] = [
    [
      `delete from person_session where id in (
         select id from person_session where expires_at < $1 or created_at < $2 limit ${rowsMax})`,
      [past.nowAt, past.sessionsFrom],
    ],
    [
      `delete from person where id in (
         select id from person where updated_at < $1 and not exists (select 1 from member where member.user_id = person.id)
         limit ${rowsMax})`,
      [past.peopleFrom],
    ],
    [
      `delete from sign_in_brake where brake_hash in (
         select brake_hash from sign_in_brake where window_ends_at < $1 limit ${rowsMax})`,
      [past.nowAt],
    ],
    [
      `delete from known_device where (token_hash, user_id) in (
         select token_hash, user_id from known_device where expires_at < $1 limit ${rowsMax})`,
      [past.nowAt],
    ],
    [
      `delete from invitation where id in (
         select id from invitation where expires_at < $1 or used_at < $1 limit ${rowsMax})`,
      [past.linksFrom],
    ],
  ]
  let most = 0
  for (const [text, values] of statements) most = Math.max(most, (await sql.query(text, values)).rowCount)
  return most
}
