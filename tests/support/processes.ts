/** The server and the sandbox as programs of their own, for stories in which one of them is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const startMsMax = 60_000

export type Program = { process: ChildProcess; said: string[]; kill(signal: NodeJS.Signals): Promise<void> }

function run(file: string, args: readonly string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return {
    process: child,
    said,
    kill: (signal) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill(signal)
      }),
  }
}

/** Resolves with the first line of its output that the test accepts. */
function firstLine(program: Program, accept: (line: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the program did not start in time:\n${program.said.join('\n')}`)),
      startMsMax,
    )
    const lines = createInterface({ input: program.process.stdout as NodeJS.ReadableStream })
    lines.on('line', (line) => {
      program.said.push(line)
      if (!accept(line)) return
      clearTimeout(late)
      resolve(line)
    })
    program.process.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the program ended with ${code}:\n${program.said.join('\n')}`))
    })
  })
}

export type SandboxProgram = Program & {
  tiktokShopUrl: string
  shopifyUrl: string
  controlUrl: string
  control(method: string, path: string, body?: unknown): Promise<any>
}

export async function runSandbox(args: readonly string[] = ['--port', '0']): Promise<SandboxProgram> {
  const program = run('packages/sandbox/main.ts', args, {})
  const addresses = JSON.parse(await firstLine(program, (line) => line.startsWith('{'))) as Pick<
    SandboxProgram,
    'tiktokShopUrl' | 'shopifyUrl' | 'controlUrl'
  >
  return {
    ...program,
    ...addresses,
    async control(method, path, body) {
      const reply = await fetch(addresses.controlUrl + path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const answer = await reply.json()
      if (!reply.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
      return answer
    },
  }
}

/** Resolves once the server listens; its first output line says so. */
export async function runServer(env: Record<string, string>, args: readonly string[] = []): Promise<Program> {
  const program = run('packages/server/main.ts', args, {
    WAYBRIDGE_ALLOW_PRIVATE_NETWORK: '1',
    WAYBRIDGE_LOG: 'warn',
    ...env,
  })
  await firstLine(program, (line) => line.includes('listens on'))
  return program
}
