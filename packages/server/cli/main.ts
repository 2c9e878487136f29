/**
 * `npm run -s waybridge -- <verb>`: one thing per verb. What it found goes to stdout, what it wants to tell goes to stderr.
 * Exit codes: 0 done · 1 it found something wrong · 2 it was called wrongly.
 */
import { Command, CommanderError, Option } from 'commander'
import type { Role as ApiKeyRole } from '../database/api-keys.ts'
import { sayError } from '../told-error.ts'
import { checkNumber, sayCheck } from './check.ts'
import { CliError } from './cli-error.ts'
import { decideLine } from './decide-line.ts'
import { detectLine } from './detect-line.ts'
import { answerLines } from './lines.ts'

const today = () => new Date().toISOString().slice(0, 10)
const say = (text: string) => void process.stdout.write(text)

const jsonl = () => new Option('--jsonl', 'read JSON lines from stdin, write one answer per line').makeOptionMandatory()

export function buildProgram(): Command {
  const program = new Command('waybridge')
    .description('Tracking numbers from a store to TikTok Shop, right the first time.')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()

  program
    .command('check')
    .description('explain one tracking number: whose it is, where it would go, and why')
    .argument('<number>', 'the tracking number, or text or a link that holds it')
    .addOption(new Option('--region <region>', 'where the shop sells').choices(['US', 'UK']).default('US'))
    .option('--carrier <text>', 'what the store says about the carrier')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 it would be pushed, 1 it would be held.\nExample: waybridge check 1Z999AA10123456784 --carrier "UPS Ground"',
    )
    .action((number: string, options: { region: 'US' | 'UK'; carrier?: string; json?: boolean }) => {
      const answer = checkNumber(number, options.region, options.carrier ?? null, today())
      say(options.json === true ? `${JSON.stringify(answer)}\n` : sayCheck(answer))
      if (answer.decision.action !== 'push') process.exitCode = 1
    })

  program
    .command('decide')
    .description('decide for many numbers: push, hold or skip, with which provider, and why')
    .addOption(jsonl())
    .addHelpText(
      'after',
      `
Each line: {"region":"UK","number":"…","storeCarrier":"RM48","mappings":{"RM48":"Royal Mail"}}
Answer:    {"action":"push|hold|skip","provider":{"id","name"}|null,"reason":"ready","trace":[…]}
Mappings may also be a list of {"storeCarrier","provider","match":"exact|pattern","target":"do_not_sync|hold"}.
A line that cannot be read is answered with the reason "unreadable_line".`,
    )
    .action(async () => {
      const day = today()
      await answerLines(process.stdin, process.stdout, (line) => JSON.stringify(decideLine(line, day)))
    })

  program
    .command('detect')
    .description('say which carriers many numbers fit')
    .addOption(jsonl())
    .addHelpText(
      'after',
      `
Each line: {"number":"…","region":"US|UK|INTL","hint":"what the store says, if anything"}
Answer:    {"valid":true,"carriers":["ups"]} or {"valid":false,"carriers":[],"reason":"check_digit"}`,
    )
    .action(async () => {
      await answerLines(process.stdin, process.stdout, (line) => JSON.stringify(detectLine(line)))
    })

  program
    .command('start')
    .description('run the server: answer people, programs and notices, and do the work')
    .addOption(
      new Option('--role <role>', 'which part of the server this process is')
        .choices(['web', 'worker', 'all'])
        .default('all'),
    )
    .action(async (options: { role: string }) => {
      const server = await import('../main.ts')
      await server.main(['--role', options.role])
    })

  program
    .command('doctor')
    .description('look for what stands between this installation and a synced shipment')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExit code: 0 nothing failed, 1 something did. Changes nothing.')
    .action(async (options: { json?: boolean }) => {
      const { examine, sayFindings } = await import('./doctor.ts')
      const findings = await examine(process.env)
      say(options.json === true ? `${JSON.stringify(findings)}\n` : sayFindings(findings))
      if (findings.some((each) => each.state === 'fail')) process.exitCode = 1
    })

  program
    .command('reset-password')
    .description('make a link by which somebody who forgot their password chooses a new one')
    .argument('<e-mail>', 'whose password')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nThe link works once, for an hour. Works on the database itself: stop a server that uses the embedded folder first, and start it again.',
    )
    .action(async (email: string, options: { json?: boolean }) => {
      const { makeResetLink } = await import('./reset-password.ts')
      const link = await makeResetLink(process.env, email)
      say(options.json === true ? `${JSON.stringify(link)}\n` : `${link.url}\n`)
      if (options.json !== true)
        process.stderr.write('Hand it over: it works once, for an hour. Every session of theirs ends with it.\n')
    })

  program
    .command('api-key')
    .description('keys for programs')
    .command('create')
    .description('make a key; it is shown once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(['owner', 'operator', 'viewer']).makeOptionMandatory(),
    )
    .option('--workspace <id>', 'whose key, where there is more than one workspace')
    .option('--expires <time>', 'ISO 8601; without it, until revoked')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nWorks on the database itself: stop a server that uses the embedded folder first, or make the key in its screens.',
    )
    .action(
      async (options: { name: string; role: ApiKeyRole; workspace?: string; expires?: string; json?: boolean }) => {
        const { makeApiKey } = await import('./api-key.ts')
        const key = await makeApiKey(process.env, options)
        say(options.json === true ? `${JSON.stringify(key)}\n` : `${key.secret}\n`)
        if (options.json !== true)
          process.stderr.write(`Key "${options.name}" (${options.role}). It is not shown again.\n`)
      },
    )

  program
    .command('audit')
    .description('the record of who did what')
    .command('verify')
    .description('prove that no entry was changed or taken out')
    .option('--workspace <id>', 'whose record, where there is more than one workspace')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExit code: 0 the chain holds, 1 it is broken or could not be read.')
    .action(async (options: { workspace?: string; json?: boolean }) => {
      const { chooseWorkspace, withDatabase } = await import('./with-database.ts')
      const { verifyAudit } = await import('../database/audit.ts')
      const verdict = await withDatabase(process.env, async (db) =>
        verifyAudit(db, await chooseWorkspace(db, options.workspace)),
      )
      const words = verdict.ok
        ? `The record holds: ${verdict.rows} entries, none changed.`
        : `The record is broken at entry ${verdict.brokenAtId}, after ${verdict.rows} good ones.`
      say(options.json === true ? `${JSON.stringify(verdict)}\n` : `${words}\n`)
      if (!verdict.ok) process.exitCode = 1
    })

  return program
}

export async function main(args: readonly string[]): Promise<void> {
  // `| head` closes the pipe early: that is no error of anybody.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    await buildProgram().parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
    } else if (error instanceof CliError) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 1
    } else {
      process.stderr.write(`${sayError(error)}\n`)
      process.exitCode = 1
    }
  }
}

if (import.meta.main) await main(process.argv.slice(2))
