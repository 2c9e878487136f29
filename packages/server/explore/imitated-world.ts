/**
 * The sandbox as a child of this server: started as a program, spoken to over its control API, ended with the server however
 * the server ends (its standard input closes). The server knows it by its addresses only.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const program = join(import.meta.dirname, '../../sandbox/main.ts')
const startMsMax = 30_000
const callMsMax = 10_000

export type ImitatedWorld = {
  tiktokShopUrl: string
  shopifyUrl: string
  /** One call of the control API; throws with what it answered. */
  control<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>
  /** Called once when the child ends without being asked to. */
  onEnd(heard: () => void): void
  stop(): Promise<void>
}

/** @throws with a sentence when it does not start */
export async function startImitatedWorld(): Promise<ImitatedWorld> {
  const child: ChildProcess = spawn(process.execPath, [program, '--port', '0', '--until-stdin-ends'], {
    // Nothing of ours goes with it: no address of a database, no key.
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const first = await firstLine(child).catch(async (cause: Error) => {
    child.kill('SIGKILL')
    await ended
    throw cause
  })
  const { tiktokShopUrl, shopifyUrl, controlUrl } = JSON.parse(first) as Record<string, string>
  if (tiktokShopUrl === undefined || shopifyUrl === undefined || controlUrl === undefined)
    throw new Error('the sandbox did not say where it listens')
  let isWanted = true
  return {
    tiktokShopUrl,
    shopifyUrl,
    async control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const reply = await fetch(`${controlUrl}/control${path}`, {
        method,
        signal: AbortSignal.timeout(callMsMax),
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`the sandbox answered ${reply.status}: ${text.slice(0, 200)}`)
      return JSON.parse(text) as Answer
    },
    onEnd(heard) {
      void ended.then(() => {
        if (isWanted) heard()
      })
    },
    async stop() {
      isWanted = false
      child.stdin?.end()
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the sandbox did not start in time')), startMsMax)
    const settle = (act: () => void) => {
      clearTimeout(late)
      act()
    }
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).once('line', (line) => settle(() => resolve(line)))
    child.once('error', (error) => settle(() => reject(error)))
    child.once('exit', () => settle(() => reject(new Error('the sandbox ended at its start'))))
  })
}
