import { describe, expect, it } from 'vitest'
import { isNodeGoodEnough, stampOf } from './run.mjs'

describe('choosing the Node that runs our sources', () => {
  it.each([
    ['v20.20.2', false],
    ['v22.18.0', false],
    ['v24.0.0', true],
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
