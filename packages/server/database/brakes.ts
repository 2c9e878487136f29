/** Brakes on guessing: how often something failed within a window, kept by a digest of what is braked. */
import type { Sql } from './sql.ts'

export type Tries = { tries: number; windowEndsAt: string }

/** Counts one try and answers how many there are in its window. Counting before looking leaves no gap for guesses side by side. */
export async function countTry(sql: Sql, brake: { hash: string; windowMs: number }, nowMs: number): Promise<Tries> {
  const { rows } = await sql.query<Tries>(
    `insert into sign_in_brake as known (brake_hash, tries, window_ends_at) values ($1, 1, $3)
     on conflict (brake_hash) do update set
       tries = case when known.window_ends_at <= $2 then 1 else known.tries + 1 end,
       window_ends_at = case when known.window_ends_at <= $2 then excluded.window_ends_at else known.window_ends_at end
     returning tries, window_ends_at as "windowEndsAt"`,
    [brake.hash, new Date(nowMs).toISOString(), new Date(nowMs + brake.windowMs).toISOString()],
  )
  return rows[0] as Tries
}

/** A try that turned out to be no guess is not counted. */
export async function takeBackTries(sql: Sql, hashes: readonly string[]): Promise<void> {
  await sql.query('update sign_in_brake set tries = greatest(tries - 1, 0) where brake_hash = any($1::text[])', [
    hashes,
  ])
}

export async function clearTries(sql: Sql, hashes: readonly string[]): Promise<void> {
  await sql.query('delete from sign_in_brake where brake_hash = any($1::text[])', [hashes])
}

/** How many there are in an open window, without counting. */
export async function triesIn(sql: Sql, hash: string, nowMs: number): Promise<number> {
  const { rows } = await sql.query<{ tries: number }>(
    'select tries from sign_in_brake where brake_hash = $1 and window_ends_at > $2',
    [hash, new Date(nowMs).toISOString()],
  )
  return rows[0]?.tries ?? 0
}
