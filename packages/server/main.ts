/** Configuration in, parts wired, a clean stop. No logic lives here. */
import { createSetupLink } from './commands/workspaces.ts'
import { readConfig } from './config.ts'
import { type Role, startServer } from './server.ts'
import { sayError } from './told-error.ts'

const roles: readonly string[] = ['web', 'worker', 'all']

/** A clean stop that takes longer than this is cut: everything that matters is in the database. */
const stopMsMax = 20_000

export async function main(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', (error) => giveUp(sayError(error)))
  const roleAt = args.indexOf('--role')
  const role = roleAt === -1 ? 'all' : (args[roleAt + 1] ?? '')
  if (!roles.includes(role)) return giveUp(`--role takes web, worker or all, not "${role}".`)
  const reading = readConfig(process.env)
  if (!reading.ok) return giveUp(reading.say)

  let server: Awaited<ReturnType<typeof startServer>>
  try {
    server = await startServer(reading.config, role as Role)
  } catch (error) {
    return giveUp((error as Error).message)
  }
  const { url } = server
  if (url !== '') process.stdout.write(`Waybridge listens on ${url}\n`)
  const link = role === 'worker' ? null : await createSetupLink(server.parts)
  if (link !== null) process.stdout.write(firstAccount(link.url))

  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      setTimeout(() => process.exit(1), stopMsMax).unref()
      server.stop().then(
        () => process.exit(0),
        (error: Error) => giveUp(error.message),
      )
    })
  }
}

function firstAccount(link: string): string {
  return `Create the first account here (the link works once, for 30 minutes):\n\n  ${link}\n\n`
}

function giveUp(say: string): void {
  process.stderr.write(`${say}\n`)
  process.exit(1)
}

if (import.meta.main) await main(process.argv.slice(2))
