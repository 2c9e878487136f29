/** Verbs that work on the database themselves, for as long as the verb takes. */
import { type Config, readConfig } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import type { Database } from '../database/sql.ts'
import { CliError } from './cli-error.ts'

/** Throws a CliError with a sentence when the settings or the database cannot be used, for example while a server holds the folder. */
export async function withDatabase<T>(
  env: Record<string, string | undefined>,
  work: (db: Database, config: Config) => Promise<T>,
): Promise<T> {
  const reading = readConfig(env)
  if (!reading.ok) throw new CliError(reading.say)
  let db: Database
  try {
    db = await openDatabase(reading.config.database)
  } catch (cause) {
    throw new CliError((cause as Error).message, { cause })
  }
  try {
    return await work(db, reading.config)
  } finally {
    await db.close()
  }
}

/** The workspace meant: the one named, or the only one there is. */
export async function chooseWorkspace(db: Database, wanted: string | undefined): Promise<string> {
  const { rows } = await db.allWorkspaces.query<{ id: string; name: string }>(
    'select id, name from workspace where $1::text is null or id = $1 or name = $1 order by created_at, id limit 20',
    [wanted ?? null],
  )
  const [only, second] = rows
  if (only === undefined) {
    throw new CliError(
      wanted === undefined
        ? 'There is no workspace yet. Start the server and create the first account.'
        : `There is no workspace "${wanted}".`,
    )
  }
  if (second !== undefined) {
    throw new CliError(`Which workspace? Give --workspace: ${rows.map((row) => `${row.id} (${row.name})`).join(', ')}.`)
  }
  return only.id
}
