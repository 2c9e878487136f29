/** The sessions of a person, as the person may see and end them. A token is never among what is read. */
import type { Sql } from './sql.ts'

export type SessionRow = {
  id: string
  address: string | null
  userAgent: string | null
  startedAt: string
  /** To the day: a session in use is renewed once a day. */
  lastSeenAt: string
}

/** More than anybody keeps open; the rest are the oldest. */
const sessionsMax = 100

/** @param startedAfter sessions older than this have ended, whatever their rows say */
export async function listSessions(sql: Sql, userId: string, startedAfter: string): Promise<SessionRow[]> {
  const { rows } = await sql.query<SessionRow>(
    `select id, ip_address as address, user_agent as "userAgent", created_at as "startedAt", updated_at as "lastSeenAt"
     from person_session where user_id = $1 and created_at > $2 and expires_at > now()
     order by updated_at desc, id limit ${sessionsMax}`,
    [userId, startedAfter],
  )
  return rows
}

/** Notes that the password was entered in a session, found by the digest of its token or by its id. */
export async function confirmSession(
  sql: Sql,
  session: { tokenHash: string } | { id: string },
  nowAt: string,
): Promise<void> {
  const [column, value] = 'id' in session ? ['id', session.id] : ['token', session.tokenHash]
  await sql.query(`update person_session set confirmed_at = $2 where ${column} = $1`, [value, nowAt])
}

/** When the password was entered in a session last; null: not since this is noted. */
export async function confirmedAt(sql: Sql, id: string): Promise<string | null> {
  const { rows } = await sql.query<{ at: string | null }>(
    'select confirmed_at as at from person_session where id = $1',
    [id],
  )
  return rows[0]?.at ?? null
}

/** False when the person has no such session. */
export async function endSession(sql: Sql, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('delete from person_session where user_id = $1 and id = $2', [userId, id])
  return rowCount === 1
}

/** Answers how many ended. */
export async function endOtherSessions(sql: Sql, userId: string, keptId: string): Promise<number> {
  const { rowCount } = await sql.query('delete from person_session where user_id = $1 and id <> $2', [userId, keptId])
  return rowCount
}
