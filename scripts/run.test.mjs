import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isNodeGoodEnough, onePress, pathsIn, stampOf, verdictOf } from './run.mjs'

describe('choosing the Node that runs our sources', () => {
  it.each([
    ['v20.20.2', false],
    ['v22.18.0', false],
    ['v24.1.0', false],
    ['v24.2.0', true],
    ['v24.21.0', true],
    ['v25.3.0', false],
    ['v26.1.0', true],
    ['nonsense', false],
  ])('%s → %s', (version, expected) => {
    expect(isNodeGoodEnough(version)).toBe(expected)
  })
})

describe('the stamp of an installation', () => {
  const stamp = stampOf('lock', 'linux', 'x64')
  it.each([
    ['another lockfile', 'lock2', 'linux', 'x64'],
    ['another system', 'lock', 'darwin', 'x64'],
    ['another processor', 'lock', 'linux', 'arm64'],
  ])('differs for %s', (_name, lockfile, platform, arch) => {
    expect(stampOf(lockfile, platform, arch)).not.toBe(stamp)
  })
  it('stays the same for the same machine and lockfile', () => {
    expect(stampOf('lock', 'linux', 'x64')).toBe(stamp)
  })
})

describe('the last line of a test run', () => {
  const count = (passed, failed = 0, skipped = 0) => ({ passed, failed, skipped })
  it.each([
    ['all passed', count(7), 0, 0, '7 passed, 0 failed', 0],
    ['some skipped', count(7, 0, 2), 0, 0, '7 passed, 0 failed, 2 skipped', 0],
    ['one failed', count(6, 1), 0, 1, '6 passed, 1 failed', 1],
    ['lint and types count', count(7), 2, 0, '7 passed, 2 failed', 1],
    ['an exit code without a failed test', count(7), 0, 1, '7 passed, 1 failed', 1],
    ['no test was found', count(0), 0, 0, '0 passed, 1 failed', 1],
    ['everything skipped', count(0, 0, 3), 0, 0, '0 passed, 1 failed, 3 skipped', 1],
    ['the tests died before they were counted', null, 0, 134, '0 passed, 1 failed', 134],
    ['the tests left early with a good conscience', null, 0, 0, '0 passed, 1 failed', 1],
    ['they died, and lint had failed', null, 1, 1, '0 passed, 2 failed', 1],
  ])('%s', (_name, counted, failedChecks, code, line, exitCode) => {
    expect(verdictOf(counted, failedChecks, code)).toEqual({ line, exitCode })
  })
})

describe('the paths a test run is narrowed to', () => {
  it.each([
    [[], []],
    [['packages/sync'], ['packages/sync']],
    [['--reporter=dot', 'tests/tree.test.ts'], ['tests/tree.test.ts']],
    [['tree.test.ts'], ['tree.test.ts']],
  ])('%j → %j', (flags, paths) => {
    expect(pathsIn(flags)).toEqual(paths)
  })
})

describe('a press of Ctrl-C', () => {
  it('that arrives by two ways counts once, and a second press counts again', () => {
    let nowMs = 0
    const isNewPress = onePress(() => nowMs)
    expect(isNewPress('SIGINT')).toBe(true)
    nowMs = 20
    expect(isNewPress('SIGINT')).toBe(false)
    expect(isNewPress('SIGTERM')).toBe(true)
    nowMs = 1_000
    expect(isNewPress('SIGINT')).toBe(true)
  })
})

describe.skipIf(process.platform === 'win32')('the door itself (skipped on Windows, which has no signals)', () => {
  const door = fileURLToPath(new URL('run.mjs', import.meta.url))
  const call = (...flags) => spawnSync(process.execPath, [door, ...flags], { encoding: 'utf8' })

  it.each([[[]], [['nonsense']], [['toString']]])('%j is answered with the verbs', (flags) => {
    const answer = call(...flags)
    expect(answer.status).toBe(2)
    expect(answer.stderr).toContain('Usage: node scripts/run.mjs start|')
  })

  it('a signal during the checks ends the sequence: no tests begin, and the exit code names the signal', async () => {
    const child = spawn(process.execPath, [door, 'test', 'no/such/tests'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      stdout += piece
    })
    // It says which tests it was narrowed to just before the first check.
    child.stderr.once('data', () => child.kill('SIGINT'))
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect(code).toBe(130)
    expect(stdout).not.toContain('passed')
  })
})
