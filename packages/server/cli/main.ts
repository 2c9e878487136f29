/**
 * `npm run -s waybridge -- <verb>`: one thing per verb. What it found goes to stdout, what it wants to tell goes to stderr.
 * Exit codes: 0 done · 1 it found something wrong · 2 it was called wrongly.
 */
import { Command, CommanderError, Option } from 'commander'
import { checkNumber, sayCheck } from './check.ts'
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
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}

if (import.meta.main) await main(process.argv.slice(2))
