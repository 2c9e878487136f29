/** People and their passwords, in the rows the sign-in library reads. */
import type { Sql } from './sql.ts'

/** How the library calls an account that signs in with a password. */
const byPassword = 'credential'

/** @param person.email in lower case. False when the e-mail belongs to somebody already. */
export async function insertPerson(
  sql: Sql,
  person: { id: string; name: string; email: string; passwordHash: string; nowAt: string },
): Promise<boolean> {
  const { id, name, email, passwordHash, nowAt } = person
  const { rowCount } = await sql.query(
    `insert into person (id, name, email, created_at, updated_at) values ($1, $2, $3, $4, $4) on conflict (email) do nothing`,
    [id, name, email, nowAt],
  )
  if (rowCount === 0) return false
  await sql.query(
    `insert into person_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
     values ($1, $1, $2, $1, $3, $4, $4)`,
    [id, byPassword, passwordHash, nowAt],
  )
  return true
}

/** A person by e-mail, with what is needed to say whether the account ever came to be. */
export async function findPerson(sql: Sql, email: string): Promise<{ id: string; memberships: number } | null> {
  const { rows } = await sql.query<{ id: string; memberships: number }>(
    `select person.id, (select count(*)::int from member where member.user_id = person.id) as memberships from person where email = $1`,
    [email],
  )
  return rows[0] ?? null
}

/** A new name and password for an account that has no place anywhere; whoever held it before is out. */
export async function renewPerson(
  sql: Sql,
  person: { id: string; name: string; passwordHash: string; nowAt: string },
): Promise<void> {
  const { id, name, nowAt } = person
  await sql.query('update person set name = $2, updated_at = $3 where id = $1', [id, name, nowAt])
  await replacePassword(sql, person)
}

/** From now on it is counted how long the person has had no place. */
export async function touchPerson(sql: Sql, id: string, nowAt: string): Promise<void> {
  await sql.query('update person set updated_at = $2 where id = $1', [id, nowAt])
}

export async function findPasswordHash(sql: Sql, userId: string): Promise<string | null> {
  const { rows } = await sql.query<{ password: string | null }>(
    'select password from person_account where user_id = $1 and provider_id = $2',
    [userId, byPassword],
  )
  return rows[0]?.password ?? null
}

async function setPassword(
  sql: Sql,
  { id, passwordHash, nowAt }: { id: string; passwordHash: string; nowAt: string },
): Promise<void> {
  await sql.query('update person_account set password = $2, updated_at = $3 where user_id = $1 and provider_id = $4', [
    id,
    passwordHash,
    nowAt,
    byPassword,
  ])
}

/** Each link outdates the one before. */
export async function replaceReset(
  sql: Sql,
  reset: { tokenHash: string; userId: string; expiresAt: string },
): Promise<void> {
  await sql.query(
    `insert into password_reset (token_hash, user_id, expires_at) values ($1, $2, $3)
     on conflict (user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
    [reset.tokenHash, reset.userId, reset.expiresAt],
  )
}

/** Whose link it is; null when it is wrong, late or used. The row stays locked until it is taken or let go. */
export async function lockReset(
  sql: Sql,
  tokenHash: string,
  nowAt: string,
): Promise<{ userId: string; name: string; email: string } | null> {
  const { rows } = await sql.query<{ userId: string; name: string; email: string }>(
    `select person.id as "userId", person.name, person.email from password_reset join person on person.id = password_reset.user_id
     where token_hash = $1 and expires_at > $2 for update of password_reset`,
    [tokenHash, nowAt],
  )
  return rows[0] ?? null
}

/** A new password: links, sessions and known browsers of before are worth nothing. */
export async function replacePassword(
  sql: Sql,
  change: { id: string; passwordHash: string; nowAt: string },
): Promise<void> {
  await setPassword(sql, change)
  for (const table of ['password_reset', 'person_session', 'known_device'])
    await sql.query(`delete from ${table} where user_id = $1`, [change.id])
}
