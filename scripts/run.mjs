/**
 * The one door: `node scripts/run.mjs <verb> [flags]`.
 *
 * Runs on Node 20 without any dependency, installs what the lockfile says when needed, then runs
 * the verb under Node 24. Everything it says itself goes to stderr, so stdout belongs to the verb.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampPath = join(root, 'node_modules', '.waybridge-stamp')

/** The file each verb starts, and the arguments that come before the caller's own. */
const programs = {
  start: ['packages/server/main.ts', 'start'],
  demo: ['packages/server/demo/main.ts'],
  sandbox: ['packages/sandbox/main.ts'],
  bench: ['bench/main.ts'],
  waybridge: ['packages/server/cli/main.ts'],
}

/** True for a Node that runs our sources: 24 or newer, but not 25, which was never a long-term release. */
export function isNodeGoodEnough(version) {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1])
  return major >= 24 && major !== 25
}

/** What an installation depends on: the lockfile's bytes and the machine's platform. */
export function stampOf(lockfile, platform, arch) {
  return createHash('sha256').update(lockfile).update(`\n${platform}-${arch}`).digest('hex')
}

const say = (line) => process.stderr.write(`${line}\n`)

function installWhenNeeded() {
  const stamp = stampOf(readFileSync(join(root, 'package-lock.json')), process.platform, process.arch)
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return
  say('Installing dependencies from the lockfile (about a minute, only the first time) …')
  const isWindows = process.platform === 'win32'
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (result.status !== 0) {
    say(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`)
    say(
      'The installation failed. Check that the npm registry can be reached (npm ping), then run the same command again.',
    )
    process.exit(1)
  }
  writeFileSync(stampPath, stamp)
  say('Dependencies are installed.')
}

function chooseNode() {
  if (isNodeGoodEnough(process.version)) return process.execPath
  const bundled = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(bundled)) return bundled
  say(
    `Waybridge needs Node.js 24; this is ${process.version} and npm has no Node.js 24 for ${process.platform}-${process.arch}. Install Node.js 24, then run this again.`,
  )
  process.exit(1)
}

/** Runs one program to its end, passing signals on; resolves with its exit code. */
function run(node, args) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', shell: node.endsWith('.cmd') })
    const passOn = (signal) => child.kill(signal)
    process.on('SIGINT', passOn).on('SIGTERM', passOn)
    const settle = (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn)
      resolve(code)
    }
    child.on('error', (error) => {
      say(`Could not start ${node}: ${error.message}`)
      settle(1)
    })
    child.on('exit', (code, signal) => settle(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** Lint and types; returns the names of the checks that failed. */
async function check(node) {
  const failed = []
  if ((await run(node, ['node_modules/@biomejs/biome/bin/biome', 'check'])) !== 0) failed.push('lint (biome check)')
  if ((await run(node, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'])) !== 0)
    failed.push('types (tsc)')
  return failed
}

async function main([verb, ...flags]) {
  if (!(verb in programs) && verb !== 'check' && verb !== 'test') {
    say(`Usage: node scripts/run.mjs ${[...Object.keys(programs), 'check', 'test'].join('|')} [flags]`)
    return 2
  }
  installWhenNeeded()
  const node = chooseNode()
  if (verb in programs) return run(node, [...programs[verb], ...flags])
  const failed = await check(node)
  for (const name of failed) say(`Failed: ${name}`)
  if (verb === 'check') return failed.length === 0 ? 0 : 1
  process.env.WAYBRIDGE_FAILED_CHECKS = String(failed.length)
  const reporters = ['--reporter=default', '--reporter=./scripts/summary-reporter.mjs']
  const code = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...flags])
  return failed.length > 0 ? 1 : code
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2))
}
