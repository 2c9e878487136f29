/** Configuration in, parts wired, a clean stop. No logic lives here. */
import { createSetupLink } from './commands/workspaces.ts'
import { readConfig } from './config.ts'
import { type Role, startServer } from './server.ts'

const roles: readonly string[] = ['web', 'worker', 'all']

/** A clean stop that takes longer than this is cut: everything that matters is in the database. */
const stopMsMax = 20_000

export async function main(args: readonly string[]): Promise<void> {
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
  if (url !== '') process.stdout.write(`Waybridge listens on ${url} (API: ${url}/api/openapi.json)\n`)
  const link = role === 'worker' ? null : await createSetupLink(server.parts)
  if (link !== null) process.stdout.write(firstAccount(url, link.url))

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

/** Until the screens are there, the first account is made over the API: the line to copy, with everything but the person. */
function firstAccount(url: string, link: string): string {
  const token = link.slice(link.indexOf('#') + 1)
  return `Create the first account within 30 minutes (docs/api.md tells how to go on):
  curl -H 'content-type: application/json' -H 'origin: ${url}' ${url}/api/v1/session/first-run \\
    -d '{"token":"${token}","workspaceName":"…","name":"…","email":"…","password":"…"}'
`
}

function giveUp(say: string): void {
  process.stderr.write(`${say}\n`)
  process.exit(1)
}

if (import.meta.main) await main(process.argv.slice(2))
