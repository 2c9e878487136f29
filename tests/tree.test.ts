/** The tree checks itself. Each rule is tried twice: on this tree, and on a small tree that breaks it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  importProblems,
  importsOf,
  licenceProblems,
  machinePathProblems,
  mannerProblems,
  manners,
  migrationProblems,
  packageProblems,
  productionPackages,
  type Tree,
} from './support/tree.ts'

const root = resolve(import.meta.dirname, '..')
const notOurs = new Set(['.git', '.cache', 'node_modules', 'data', 'coverage', 'dist'])
/** This file is full of broken examples. */
const thisFile = import.meta.filename
const isText = /\.(ts|tsx|mjs|js|json|jsonl|md|sql|css|html|yml|yaml|sh|snap|svg|txt)$|\/run$/

/** Without git, because an archive of the sources has none. */
function readTree(): Tree {
  const files: [string, string][] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (notOurs.has(entry.name)) continue
      const place = join(folder, entry.name)
      if (entry.isDirectory()) walk(place)
      else if (isText.test(place) && place !== thisFile)
        files.push([relative(root, place).split(sep).join('/'), readFileSync(place, 'utf8')])
    }
  }
  walk(root)
  return new Map(files)
}

const tree = readTree()
const planted = (files: Record<string, string>): Tree => new Map(Object.entries(files))
const nothingWrong: string[] = []

describe('this tree', () => {
  it('was read', () => {
    expect(tree.size).toBeGreaterThan(200)
    expect([...tree.values()].flatMap(importsOf).length).toBeGreaterThan(500)
  })
  it.each([
    ['imports follow the table of rooms', importProblems],
    ['no file knows the machine it was written on', machinePathProblems],
    ['every package has its README and its exports', packageProblems],
    ['migrations count without gaps', migrationProblems],
    ['code keeps the manners', mannerProblems],
    ['what we ship is free to use', licenceProblems],
  ])('%s', (_rule, problemsOf) => {
    expect(problemsOf(tree)).toEqual(nothingWrong)
  })
  it('ships at least what the server declares', () => {
    const lockfile = JSON.parse(tree.get('package-lock.json') as string).packages
    const places = [...productionPackages(lockfile).keys()]
    expect(places).toEqual(
      expect.arrayContaining(['node_modules/fastify', 'node_modules/pg', 'node_modules/pg-protocol']),
    )
    expect(places).not.toContain('node_modules/vitest')
  })
})

const manifests = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'packages/carriers/package.json': '{}',
  'packages/sync/package.json': JSON.stringify({ dependencies: { '@waybridge/carriers': '1' } }),
  'packages/stores/shopify/package.json': JSON.stringify({ dependencies: { '@waybridge/sync': '1', zod: '1' } }),
  'packages/server/package.json': JSON.stringify({ dependencies: { '@waybridge/sync': '1', pg: '1' } }),
}

describe('the import table notices', () => {
  it.each([
    [
      'carriers that know the mind',
      'packages/carriers/a.ts',
      '@waybridge/sync',
      'the arrow goes the other way (packages/carriers may import nothing of ours',
    ],
    [
      'a mind that calls the shop',
      'packages/sync/a.ts',
      '@waybridge/tiktok-shop',
      'what waits, calls or stores lives in packages/server',
    ],
    [
      'a server that ships the sandbox',
      'packages/server/a.ts',
      '@waybridge/sandbox',
      'the demo starts packages/sandbox/main.ts as a program instead',
    ],
    [
      'a demo that imports it by path',
      'packages/server/demo/a.ts',
      '../../sandbox/main.ts',
      'the arrow goes the other way',
    ],
    ['a sandbox that borrows our signing', 'packages/sandbox/a.ts', '../tiktok-shop/signing.ts', 'shares our mistakes'],
    [
      'a store that asks its sibling',
      'packages/stores/shopify/a.ts',
      '@waybridge/store-woocommerce',
      'what two stores share belongs to packages/stores/contract',
    ],
    ['a path into a private room', 'packages/server/engine/a.ts', '../../sync/units.ts', "Import '@waybridge/sync'"],
    [
      'a package that leans on its surroundings',
      'packages/sync/a.test.ts',
      '../../tests/support/clock.ts',
      'stands without the folders around it',
    ],
    [
      'a production file with the help of tests',
      'packages/server/a.ts',
      '../../tests/support/clock.ts',
      'stands without the folders around it',
    ],
    [
      'a package nobody declared',
      'packages/server/a.ts',
      'left-pad',
      'packages/server/package.json does not declare it',
    ],
    ['a neighbour’s dependency', 'packages/carriers/a.ts', 'zod', 'packages/carriers/package.json does not declare it'],
    ['a test library in production', 'packages/sync/a.ts', 'vitest', 'declared for development only'],
    ['a built-in without its prefix', 'packages/sync/a.ts', 'fs', "write 'node:fs'"],
    ['a new package without a row', 'packages/dropshipping/a.ts', 'node:fs', 'is in no room of the house'],
    ['a bench with a package from nowhere', 'bench/a.ts', 'left-pad', 'no package.json of this repository declares'],
  ])('%s', (_name, path, specifier, sentence) => {
    const [problem, ...more] = importProblems(planted({ ...manifests, [path]: `import { a } from '${specifier}'\n` }))
    expect(more).toEqual([])
    expect(problem).toContain(path)
    expect(problem).toContain(sentence)
  })

  it.each([
    ['the mind may know carriers', 'packages/sync/a.ts', '@waybridge/carriers'],
    ['a package its own files', 'packages/sync/b/a.ts', '../c.ts'],
    ['a test its library', 'packages/sync/a.test.ts', 'vitest'],
    ['a test of the server the support', 'packages/server/api/a.test.ts', '../../../tests/support/databases.ts'],
    ['a test of the server the sandbox', 'packages/server/api/a.test.ts', '../../sandbox/index.ts'],
    ['tests anything of ours', 'tests/a.test.ts', '../packages/server/engine/engine.ts'],
    ['a bench what a package declares', 'bench/a.ts', 'pg'],
  ])('nothing where %s', (_name, path, specifier) => {
    expect(importProblems(planted({ ...manifests, [path]: `import { a } from '${specifier}'\n` }))).toEqual(
      nothingWrong,
    )
  })

  it.each([
    ["import a from 'x'"],
    ["import type { A } from 'x'"],
    ["import {\n  a,\n  type B,\n} from 'x'"],
    ["export * from 'x'"],
    ["import 'x'"],
    ["const a = await import('x')"],
    ["type A = import('x').A"],
    ["const a = require.resolve('x')"],
  ])('%j', (text) => {
    expect(importsOf(text)).toEqual(['x'])
  })
  it('nothing in comments and plain text', () => {
    expect(importsOf("// import a from 'x'\n/* import 'y' */\nsay(`moved from 'z'`)")).toEqual([])
  })
})

describe('the other rules notice', () => {
  const machine = ['work', 'root', 'home/ada', 'Users/ada'].map((folder) => `/${folder}/waybridge`)
  it.each(machine)('the path %s', (path) => {
    expect(machinePathProblems(planted({ 'docs/a.md': `see ${path}` }), {})).toHaveLength(1)
  })
  it.each(['https://example.com/home/page', './work/er.ts', 'framework/x', 'tests/root.ts'])('but not %s', (text) => {
    expect(machinePathProblems(planted({ 'docs/a.md': text }), {})).toEqual(nothingWrong)
  })
  it('notes beside the checkout, and a list that is older than its files', () => {
    const text = ['..', 'shared', 'reference'].join('/')
    expect(machinePathProblems(planted({ 'a.ts': text }), {})[0]).toContain('no part of this repository')
    expect(machinePathProblems(planted({ 'a.ts': text }), { 'a.ts': 'why' })).toEqual(nothingWrong)
    expect(machinePathProblems(planted({ 'a.ts': '' }), { 'a.ts': 'why' })[0]).toContain('take it off the list')
  })
  it('a package without a README, and an export without a file', () => {
    const manifest = JSON.stringify({ exports: { '.': './index.ts' } })
    expect(packageProblems(planted({ 'packages/a/package.json': manifest }))).toEqual([
      expect.stringContaining('packages/a has no README.md'),
      expect.stringContaining('exports ./index.ts, which does not exist'),
    ])
  })
  it.each([
    [['0001_first', '0003_third'], '0003_third.sql should be number 0002'],
    [['0001_first', '0002_mine', '0002_yours'], '0002_yours.sql should be number 0003'],
  ])('migrations %j', (names, sentence) => {
    const files = names.map((name) => [`packages/server/database/migrations/${name}.sql`, ''])
    expect(migrationProblems(planted(Object.fromEntries(files)))).toEqual([expect.stringContaining(sentence)])
  })
  it.each([
    ['syntax that is erased', 'packages/sync/a.ts', 'export const enum State {\n'],
    ['syntax that is erased', 'packages/sync/a.ts', 'namespace State {\n'],
    ['every test runs', 'packages/sync/a.test.ts', "it.only('one')"],
    ['every test runs', 'packages/sync/a.test.ts', "describe.concurrent.only('one')"],
    ['a skip says why', 'packages/sync/a.test.ts', "it.skip('some day', () => {})"],
    ['a skip says why', 'packages/sync/a.test.ts', "describe.skipIf(win)('signals', () => {})"],
    ['nothing is printed by the way', 'packages/sync/a.ts', "console.log('here')"],
    ['through the wall', 'packages/server/commands/a.ts', 'await db.allWorkspaces.query(text)'],
    ['one log', 'packages/server/engine/a.ts', "const log = pino({ level: 'info' })"],
    ['the clock is given', 'packages/sync/a.ts', 'const now = Date.now()'],
    ['the clock is given', 'packages/server/engine/a.ts', 'const now = new Date()'],
  ])('%s in %s: %j', (name, path, text) => {
    const rule = manners.filter((manner) => manner.name === name).map((manner) => ({ ...manner, except: {} }))
    expect(mannerProblems(planted({ [path]: text }), rule)).toEqual([expect.stringContaining(`${path} `)])
  })
  it.each([
    ['packages/sync/a.test.ts', "it.skipIf(win)('signals (skipped on Windows: it has none)')"],
    ['packages/server/cli/a.ts', "console.log('here')"],
    ['packages/sync/a.ts', 'const at = new Date(atMs) // never Date.now()'],
  ])('nothing in %s: %j', (path, text) => {
    const rules = manners.map((manner) => ({ ...manner, except: {} }))
    expect(mannerProblems(planted({ [path]: text }), rules)).toEqual(nothingWrong)
  })
  it('an exception nobody needs any more', () => {
    const rules = manners.slice(-1).map((manner) => ({ ...manner, except: { 'packages/sync/a.ts': 'why' } }))
    expect(mannerProblems(planted({ 'packages/sync/a.ts': '' }), rules)[0]).toContain('take it off the list')
  })
  it('a licence that binds, also deep below', () => {
    const lockfile = (license: string) =>
      JSON.stringify({
        packages: {
          'packages/a': { dependencies: { b: '1' } },
          'node_modules/b': { license: 'MIT', dependencies: { c: '1' } },
          'node_modules/b/node_modules/c': { license },
          'node_modules/c': { license: 'MIT' },
        },
      })
    expect(licenceProblems(planted({ 'package-lock.json': lockfile('GPL-3.0-only') }))).toEqual([
      expect.stringContaining('node_modules/b/node_modules/c has the licence GPL-3.0-only'),
    ])
    expect(licenceProblems(planted({ 'package-lock.json': lockfile('(GPL-2.0 OR MIT)') }))).toEqual(nothingWrong)
    expect(licenceProblems(planted({ 'package-lock.json': lockfile('MPL-2.0') }))).toHaveLength(1)
  })
})
