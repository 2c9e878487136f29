/** The two programs of the demonstration, started as a stranger would start them, and ended with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const startMsMax = 60_000

export type Program = { line: string; stop(): Promise<void> }

/** What configures a Waybridge of the person's own: the demonstration must neither find its database nor take its port. */
const ours = /^(DATABASE_URL|HOST|PORT|WAYBRIDGE_.*)$/

/** The surroundings without what would make the programs of the demonstration another Waybridge. */
export const strangersEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !ours.test(name)))

/** Resolves with the first line of output that `accept` takes; rejects with what the program said when it ends before. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  accept: (line: string) => boolean,
): Promise<Program> {
  const child: ChildProcess = spawn(process.execPath, [`${root}/${file}`, ...args], {
    env: { ...strangersEnvironment(process.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    const said: string[] = []
    const hear = (line: string) => {
      if (said.length < 200) said.push(line)
      if (!accept(line)) return
      clearTimeout(late)
      resolve({
        line,
        async stop() {
          child.kill('SIGTERM')
          await ended
          process.off('exit', kill)
        },
      })
    }
    const late = setTimeout(() => reject(new Error(`${file} did not start in time:\n${said.join('\n')}`)), startMsMax)
    if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', hear)
    if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', hear)
    child.once('exit', () => {
      clearTimeout(late)
      reject(new Error(`${file} ended at its start:\n${said.join('\n')}`))
    })
  })
}
