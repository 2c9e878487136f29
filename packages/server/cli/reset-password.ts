/** `reset-password`: a way back for who forgot theirs, for whoever owns the machine. */
import { createResetLink } from '../commands/accounts.ts'
import { systemClock } from '../parts.ts'
import { CliError } from './cli-error.ts'
import { withDatabase } from './with-database.ts'

/** Throws a CliError when the database is held by a server, or nobody has this e-mail. */
export async function makeResetLink(
  env: Record<string, string | undefined>,
  email: string,
): Promise<{ url: string; expiresAt: string }> {
  return withDatabase(env, async (db, config) => {
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
    const link = await createResetLink({ db, clock: systemClock, publicUrl }, email)
    if (link === null) throw new CliError(`Nobody here has the e-mail ${email}.`)
    return link
  })
}
