/**
 * Brakes on guessing. A try is counted before it is made, so that guesses side by side are counted too, and taken back when it
 * was none: only failures hold anybody up.
 */
import { clearTries, countTry, takeBackTries } from '../database/brakes.ts'
import type { Database, Sql } from '../database/sql.ts'

/** @property endsWithSuccess a right answer lets go of it altogether */
export type Brake = { hash: string; windowMs: number; triesMax: number; endsWithSuccess?: true }

export type Braked<T> =
  | { ok: true; value: T }
  | { ok: false; braked: false }
  | { ok: false; braked: true; retryAfterMs: number }

/** The shortest wait that is told. */
const waitMsMin = 1_000

/**
 * @param choose the brakes that are asked, in order. The first that holds ends the asking: what was held already is no guess at
 * what the later ones protect.
 * @param run answers null when the guess was wrong
 */
export async function underBrakes<T>(
  db: Database,
  nowMs: number,
  choose: (sql: Sql) => Promise<readonly Brake[]>,
  run: () => Promise<T | null>,
): Promise<Braked<T>> {
  const asked = await db.allWorkspaces.transaction(async (sql) => askAll(sql, await choose(sql), nowMs))
  if (asked.heldUntilMs !== null)
    return { ok: false, braked: true, retryAfterMs: Math.max(waitMsMin, asked.heldUntilMs - nowMs) }
  let isGuess = false
  try {
    const value = await run()
    isGuess = value === null
    return value === null ? { ok: false, braked: false } : { ok: true, value }
  } finally {
    if (!isGuess) {
      const hashesOf = (brakes: readonly Brake[]) => brakes.map(({ hash }) => hash)
      await db.allWorkspaces.transaction(async (sql) => {
        await clearTries(sql, hashesOf(asked.counted.filter(({ endsWithSuccess }) => endsWithSuccess)))
        await takeBackTries(sql, hashesOf(asked.counted.filter(({ endsWithSuccess }) => !endsWithSuccess)))
      })
    }
  }
}

async function askAll(
  sql: Sql,
  brakes: readonly Brake[],
  nowMs: number,
): Promise<{ counted: Brake[]; heldUntilMs: number | null }> {
  const counted: Brake[] = []
  for (const brake of brakes) {
    const { tries, windowEndsAt } = await countTry(sql, brake, nowMs)
    if (tries > brake.triesMax) {
      // Nothing was guessed: what was counted on the way here is taken back.
      await takeBackTries(
        sql,
        counted.map(({ hash }) => hash),
      )
      return { counted: [], heldUntilMs: Date.parse(windowEndsAt) }
    }
    counted.push(brake)
  }
  return { counted, heldUntilMs: null }
}
