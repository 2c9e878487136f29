/**
 * The one door: `node scripts/run.mjs <verb> [flags]`.
 *
 * Runs on Node 20 without any dependency, installs what the lockfile says when needed, builds the screens when their sources
 * changed, then runs the verb under Node 24.
 * Everything it says itself goes to stderr, so stdout belongs to the verb. A signal ends the whole sequence, not only the
 * step that is running. `test` ends with the count in every case, also when the tests never came to count.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  screenshots: ['scripts/screenshots.ts'],
}

/** The verbs whose programs show screens. */
const withScreens = new Set(['start', 'demo', 'test', 'bench', 'build', 'screenshots'])

/** The verbs that look at the screens with a browser. */
const withBrowser = new Set(['test', 'screenshots'])

/** One press of Ctrl-C reaches us twice, from the terminal and from npm; within this time it is the same press. */
const samePressMs = 300

/** What an installation said, kept for the case that it fails. */
const saidCharactersMax = 64 * 1024

/**
 * True for a Node that runs our sources: 24.2, which brought `import.meta.main`, or newer, but not 25, which was never a
 * long-term release.
 */
export function isNodeGoodEnough(version) {
  const [, major, minor] = (/^v?(\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  return (major === 24 && minor >= 2) || major >= 26
}

/** What an installation depends on: the lockfile's bytes and the machine's platform. */
export function stampOf(lockfile, platform, arch) {
  return createHash('sha256').update(lockfile).update(`\n${platform}-${arch}`).digest('hex')
}

/** What the screens are built from: the bytes and names of their sources, and the versions of what they are built with. */
export function stampOfSources(files, lockfile) {
  const hash = createHash('sha256').update(lockfile)
  for (const [name, bytes] of files.toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(`\n${name}\n`).update(bytes)
  return hash.digest('hex')
}

/** Those flags that look like a test file or folder; only to be said, vitest reads them by its own rules. */
export const pathsIn = (flags) => flags.filter((flag) => !flag.startsWith('-') && /[/\\]|\.test\.|^\w+$/.test(flag))

/**
 * The last line of a test run and its exit code. `counted` is what the tests counted, null when they ended before they
 * could: that is a failure, as is an exit code without a failed test.
 */
export function verdictOf(counted, failedChecks, exitCode) {
  const { passed, skipped } = counted ?? { passed: 0, skipped: 0 }
  const failedTests = counted?.failed ?? 0
  const failed = failedChecks + (failedTests === 0 && (counted === null || exitCode !== 0) ? 1 : failedTests)
  const nothingRan = passed === 0 && failed === 0
  const line = `${passed} passed, ${nothingRan ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return { line, exitCode: failed > 0 || nothingRan ? exitCode || 1 : 0 }
}

/** A gate that lets one signal of a kind through per press. */
export function onePress(now) {
  const lastAt = new Map()
  return (signal) => {
    const isNew = now() - (lastAt.get(signal) ?? Number.NEGATIVE_INFINITY) > samePressMs
    lastAt.set(signal, now())
    return isNew
  }
}

const say = (line) => process.stderr.write(`${line}\n`)

/** The signal that asked us to stop, if any; no further step begins after it. */
let stopSignal = null
let current = null
const exitCodeOf = (signal) => 128 + (constants.signals[signal] ?? 0)

function listenForSignals() {
  const isNewPress = onePress(() => performance.now())
  const hasTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!isNewPress(signal)) return
      const isFirst = stopSignal === null
      stopSignal ??= signal
      // A terminal gives Ctrl-C to the whole group, so the step has it already; given twice it would count as impatience.
      if (signal === 'SIGINT' && hasTerminal && isFirst) return
      current?.kill(signal)
    })
  }
}

/**
 * Runs one program to its end.
 * @returns its exit code, 128 and the signal's number when a signal ended it, and what it wrote to each extra pipe
 */
function run(command, args, { stdio = 'inherit', shell = false, env = process.env } = {}) {
  if (stopSignal !== null) return Promise.resolve({ code: exitCodeOf(stopSignal), said: '' })
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, shell, env })
    current = child
    let said = ''
    for (const pipe of child.stdio.slice(1)) {
      pipe?.setEncoding('utf8').on('data', (piece) => {
        said = (said + piece).slice(-saidCharactersMax)
      })
    }
    const settle = (code) => {
      current = null
      resolve({ code: stopSignal === null ? code : exitCodeOf(stopSignal), said })
    }
    child.on('error', (error) => {
      said += error.message
      say(`Could not start ${command}: ${error.message}`)
      settle(1)
    })
    child.on('close', (code, signal) => settle(code ?? exitCodeOf(signal)))
  })
}

/** @returns 0, or the exit code to end with */
async function installWhenNeeded() {
  const stamp = stampOf(readFileSync(join(root, 'package-lock.json')), process.platform, process.arch)
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return 0
  say('Installing dependencies from the lockfile (about a minute, only the first time) …')
  const isWindows = process.platform === 'win32'
  const npmArguments = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, said } = await run(isWindows ? 'npm.cmd' : 'npm', npmArguments, {
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
    // An npm that started us hands its own settings down; --silent among them would hide why an installation failed.
    env: { ...process.env, npm_config_loglevel: 'error' },
  })
  if (stopSignal !== null) return code
  if (code !== 0) {
    say(said)
    say('The installation failed. Check that the npm registry can be reached (npm ping), then run the same again.')
    return 1
  }
  writeFileSync(stampPath, stamp)
  say('Dependencies are installed.')
  return 0
}

/** The Node that came with the dependencies; its program itself, so that no shell stands between us and its signals. */
function bundledNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]
  if (process.platform === 'win32') names.unshift(`node-win-${process.arch}`)
  return names.map((name) => join(root, 'node_modules', name, 'bin', file)).find((path) => existsSync(path)) ?? null
}

function chooseNode() {
  const node = isNodeGoodEnough(process.version) ? process.execPath : bundledNode()
  if (node === null) {
    say(
      `Waybridge needs Node.js 24; this is ${process.version}, and npm has none for ${process.platform}-${process.arch}. Install Node.js 24, then run this again.`,
    )
  }
  return node
}

const adminFolder = join(root, 'packages/admin')

function sourcesOfScreens() {
  return readdirSync(adminFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(adminFolder.length + 1))
    .filter((name) => !/^(dist|node_modules)[/\\]|\.test\.|\.md$/.test(name))
    .map((name) => [name, readFileSync(join(adminFolder, name))])
}

/** @returns 0, or the exit code to end with */
async function buildWhenNeeded(node) {
  const stampOfBuild = join(adminFolder, 'dist', 'stamp')
  const stamp = stampOfSources(sourcesOfScreens(), readFileSync(join(root, 'package-lock.json')))
  if (existsSync(stampOfBuild) && readFileSync(stampOfBuild, 'utf8') === stamp) return 0
  say('Building the screens (a few seconds, only when they changed) …')
  const { code, said } = await run(node, ['node_modules/vite/bin/vite.js', 'build', 'packages/admin'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (stopSignal !== null) return code
  if (code !== 0) {
    say(said)
    say('The screens could not be built.')
    return 1
  }
  writeFileSync(stampOfBuild, stamp)
  return 0
}

/** Where a browser may be; tests/support/browser.ts looks in the same places. */
const browsers = [
  process.env.WAYBRIDGE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/**
 * Debian's Chromium, for the tests of the screens and the screenshots. Where we may not install it, the tests that need it
 * are skipped and say so.
 */
async function installBrowserWhenNeeded() {
  const isThere = browsers.some((path) => path !== undefined && existsSync(path))
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (isThere || !mayInstall) return
  say('Installing Chromium from Debian for the tests of the screens (about a minute, only the first time) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const stdio = ['ignore', 'pipe', 'pipe']
  const updated = await run('apt-get', ['update', '-q'], { stdio, env })
  const installed = await run('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], { stdio, env })
  if (installed.code === 0) say('Chromium is installed.')
  else if (stopSignal === null) say(`${updated.said}${installed.said}\nChromium could not be installed.`)
}

/** Lint and types, over the whole tree: a changed type can break a file far away. Returns what failed. */
async function check(node) {
  const failed = []
  if ((await run(node, ['node_modules/@biomejs/biome/bin/biome', 'check'])).code !== 0)
    failed.push('lint (biome check)')
  for (const project of ['tsconfig.json', 'packages/admin/tsconfig.json']) {
    if ((await run(node, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project])).code !== 0)
      failed.push(`types (tsc -p ${project})`)
  }
  return failed
}

async function test(node, failedChecks, flags) {
  const reporters = ['--reporter=default', '--reporter=./scripts/summary-reporter.mjs']
  const { code, said } = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...flags], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, WAYBRIDGE_SUMMARY_PIPE: '3' },
  })
  const counted = said === '' ? null : JSON.parse(said)
  if (counted === null) say(`The tests ended (exit code ${code}) before they could be counted.`)
  const verdict = verdictOf(counted, failedChecks, code)
  process.stdout.write(`${verdict.line}\n`)
  return verdict.exitCode
}

async function main([verb, ...flags]) {
  const verbs = [...Object.keys(programs), 'build', 'check', 'test']
  if (!verbs.includes(verb)) {
    say(`Usage: node scripts/run.mjs ${verbs.join('|')} [flags]`)
    return 2
  }
  listenForSignals()
  const installed = await installWhenNeeded()
  if (installed !== 0) return installed
  const node = chooseNode()
  if (node === null) return 1
  if (withScreens.has(verb)) {
    const built = await buildWhenNeeded(node)
    if (built !== 0 || verb === 'build') return built
  }
  if (withBrowser.has(verb)) await installBrowserWhenNeeded()
  if (stopSignal !== null) return exitCodeOf(stopSignal)
  if (verb in programs) return (await run(node, [...programs[verb], ...flags])).code

  if (verb === 'test' && pathsIn(flags).length > 0)
    say(`Lint and types look at the whole tree; tests at ${pathsIn(flags).join(', ')}.`)
  const failed = await check(node)
  if (stopSignal !== null) return exitCodeOf(stopSignal)
  for (const name of failed) say(`Failed: ${name}`)
  if (verb === 'check') return failed.length === 0 ? 0 : 1
  return test(node, failed.length, flags)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2))
}
