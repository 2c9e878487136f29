/** Browsers a person has signed in with, by the digest of a cookie they keep: the brakes know them again. */
import type { Sql } from './sql.ts'

/** More browsers than anybody signs in with; the oldest are forgotten. */
const devicesMax = 20

export async function isKnownDevice(sql: Sql, tokenHash: string, email: string, nowAt: string): Promise<boolean> {
  const { rows } = await sql.query(
    `select 1 from known_device join person on person.id = known_device.user_id
     where known_device.token_hash = $1 and person.email = $2 and known_device.expires_at > $3`,
    [tokenHash, email, nowAt],
  )
  return rows.length > 0
}

/** The browser gets a new cookie at every sign-in: a copy of the old one, planted or stolen, is known no more. */
export async function renewDevice(sql: Sql, oldHash: string, newHash: string): Promise<void> {
  await sql.query('update known_device set token_hash = $2 where token_hash = $1', [oldHash, newHash])
}

export async function keepDevice(
  sql: Sql,
  device: { tokenHash: string; userId: string; expiresAt: string },
): Promise<void> {
  await sql.query(
    `insert into known_device (token_hash, user_id, expires_at) values ($1, $2, $3)
     on conflict (token_hash, user_id) do update set expires_at = excluded.expires_at`,
    [device.tokenHash, device.userId, device.expiresAt],
  )
  await sql.query(
    `delete from known_device where user_id = $1 and token_hash not in (
       select token_hash from known_device where user_id = $1 order by expires_at desc, token_hash limit ${devicesMax})`,
    [device.userId],
  )
}

export async function forgetDevicesOf(sql: Sql, userId: string): Promise<void> {
  await sql.query('delete from known_device where user_id = $1', [userId])
}
