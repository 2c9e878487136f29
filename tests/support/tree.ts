/**
 * The rules of the tree, as functions from a tree to sentences: empty when a rule is kept. Each sentence says what is wrong,
 * why we hold it so, and what to do instead; it is written for somebody who meets the rule for the first time.
 *
 * Reads text by patterns, not by a parser: enough for a tree that a formatter keeps in one shape.
 */
import { isBuiltin } from 'node:module'
import { posix } from 'node:path'

/** Every file's text by its path from the root, with `/` on every system. */
export type Tree = ReadonlyMap<string, string>

type Room = { folder: string; name: string; may: readonly string[]; because: string }

/** Who may know whom. Arrows go one way: from the body to the mind to the facts. */
export const rooms: readonly Room[] = [
  {
    folder: 'packages/carriers',
    name: '@waybridge/carriers',
    may: [],
    because: 'what a number or a name says is true without anybody around it; this is a library of its own',
  },
  {
    folder: 'packages/tiktok-shop',
    name: '@waybridge/tiktok-shop',
    may: [],
    because: 'it speaks the words of TikTok Shop only; this is a library of its own, and packages/server translates',
  },
  {
    folder: 'packages/sync',
    name: '@waybridge/sync',
    may: ['@waybridge/carriers'],
    because: 'a decision knows values, not who brings them; what waits, calls or stores lives in packages/server',
  },
  {
    folder: 'packages/stores/contract',
    name: '@waybridge/store-contract',
    may: ['@waybridge/sync'],
    because: 'the contract is the same for every store, so it knows our nouns and no store',
  },
  {
    folder: 'packages/stores/shopify',
    name: '@waybridge/store-shopify',
    may: ['@waybridge/store-contract', '@waybridge/sync'],
    because: 'a store knows the contract and our nouns; what two stores share belongs to packages/stores/contract',
  },
  {
    folder: 'packages/server',
    name: '@waybridge/server',
    may: [
      '@waybridge/carriers',
      '@waybridge/tiktok-shop',
      '@waybridge/sync',
      '@waybridge/store-contract',
      '@waybridge/store-shopify',
    ],
    because:
      'a server that imports the sandbox ships it; the demo starts packages/sandbox/main.ts as a program instead',
  },
  {
    folder: 'packages/admin',
    name: '@waybridge/admin',
    may: [],
    because: 'the screens know the server by its API only; what they need of it is in api/schema.d.ts',
  },
  {
    folder: 'packages/sandbox',
    name: '@waybridge/sandbox',
    may: [],
    because: 'an imitation that shares our code shares our mistakes; write what the vendor documents a second time',
  },
]

/** Folders that may import anything: they look at the whole. */
const openFolders = ['tests', 'bench', 'scripts']

/** Files that only tests load, although their names do not end in `.test.ts`. */
const forTestsOnly = [
  /\.test\.(ts|tsx|mjs)$/,
  /\/fixtures\//,
  /^packages\/stores\/contract\/battery\.ts$/,
  /^packages\/server\/api\/test-scene\.ts$/,
  /^packages\/sandbox\/tiktok-shop\/testing\.ts$/,
]
const isForTests = (path: string) => forTestsOnly.some((shape) => shape.test(path))

/** What tests of these rooms may reach across the boundary: support for tests, and the sandbox by its front door. */
const testsMayReach = [/^tests\/support\//, /^packages\/sandbox\/index\.ts$/]
const roomsWithHelp = ['packages/server', 'packages/stores/']

const isSource = (path: string) => /\.(ts|tsx|mjs)$/.test(path)
const roomOf = (path: string): Room | undefined => rooms.find(({ folder }) => path.startsWith(`${folder}/`))
const isOpen = (path: string) => !path.includes('/') || openFolders.includes(path.split('/')[0] as string)

const importShapes = [
  /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*'([^']+)'/gm,
  /^\s*import\s*'([^']+)'/gm,
  /\bimport\(\s*'([^']+)'/g,
  /\brequire(?:\.resolve)?\(\s*'([^']+)'/g,
]

export function importsOf(text: string): string[] {
  const code = withoutComments(text)
  return importShapes.flatMap((shape) => [...code.matchAll(shape)].map((match) => match[1] as string))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`\w])\/\/.*$/gm, '')
}

type Manifest = {
  name: string
  exports?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}
const manifestOf = (tree: Tree, folder: string): Manifest =>
  JSON.parse(tree.get(posix.join(folder, 'package.json')) ?? '{}')

/** `@scope/name/part` → `@scope/name`. */
const packageNameOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Imports follow the table of rooms, stay inside their package, and are declared where they are used. */
export function importProblems(tree: Tree): string[] {
  const root = manifestOf(tree, '.')
  const declaredSomewhere = new Set(
    [root, ...rooms.map(({ folder }) => manifestOf(tree, folder))].flatMap((manifest) =>
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
    ),
  )
  const problems: string[] = []
  for (const [path, text] of tree) {
    if (!isSource(path)) continue
    const room = roomOf(path)
    if (room === undefined && !isOpen(path)) {
      problems.push(
        `${path} is in no room of the house: add its package to the table in tests/support/tree.ts, and say whom it may import and why.`,
      )
      continue
    }
    for (const specifier of importsOf(text)) {
      const name = packageNameOf(specifier)
      const seen = `${path} imports '${specifier}'`
      if (specifier.startsWith('.')) {
        const problem = relativeProblem(path, specifier, room)
        if (problem !== null) problems.push(`${seen}: ${problem}`)
      } else if (isBuiltin(specifier)) {
        if (!specifier.startsWith('node:'))
          problems.push(`${seen}: write 'node:${specifier}', so that nobody takes it for a package.`)
      } else if (room === undefined) {
        if (!name.startsWith('@waybridge/') && !declaredSomewhere.has(name))
          problems.push(
            `${seen}, which no package.json of this repository declares: add it to the root's devDependencies.`,
          )
      } else {
        const problem = declarationProblem(path, name, room, manifestOf(tree, room.folder), root)
        if (problem !== null) problems.push(`${seen}: ${problem}`)
      }
    }
  }
  return problems
}

function relativeProblem(path: string, specifier: string, room: Room | undefined): string | null {
  if (room === undefined) return null
  const target = posix.normalize(posix.join(posix.dirname(path), specifier))
  if (roomOf(target) === room) return null
  const mayHaveHelp = roomsWithHelp.some((folder) => path.startsWith(folder))
  if (isForTests(path) && mayHaveHelp && testsMayReach.some((shape) => shape.test(target))) return null
  const other = roomOf(target)
  if (other !== undefined && room.may.includes(other.name))
    return `a relative path over the package's edge reaches into private rooms. Import '${other.name}'; what it does not export is not meant for others.`
  if (other === undefined)
    return `a package stands without the folders around it. Only tests of ${roomsWithHelp.join(' and ')} may use tests/support.`
  return arrow(room, other.name)
}

function declarationProblem(path: string, name: string, room: Room, manifest: Manifest, root: Manifest): string | null {
  const own = { ...manifest.dependencies }
  const forTests = isForTests(path) ? { ...manifest.devDependencies, ...root.devDependencies } : {}
  if (name === room.name) return 'a package does not import itself by name; use the relative path.'
  if (name.startsWith('@waybridge/') && !room.may.includes(name)) return arrow(room, name)
  if (name in own || name in forTests) return null
  if (name in { ...manifest.devDependencies, ...root.devDependencies })
    return `it is declared for development only, and this file runs in production. Move it to "dependencies" of ${room.folder}/package.json, or move the use into a test.`
  return `${room.folder}/package.json does not declare it. It works today because a neighbour brings it; add it to "dependencies".`
}

function arrow(room: Room, target: string): string {
  const allowed = room.may.length === 0 ? 'nothing of ours' : room.may.join(', ')
  return `the arrow goes the other way (${room.folder} may import ${allowed}, not ${target}), because ${room.because}.`
}

/** Paths of somebody's machine, as text that another machine would stumble over. */
const machinePaths = [/(?<![\w.])\/(?:work|root)\/\w*/, /(?<![\w.])\/(?:home|Users)\/[\w-]+/, /\b[A-Z]:\\Users\\\w+/]
const notesBeside = /shared(?:\/|', ')reference/

/** Files that look for the team's notes beside the checkout, and skip with a sentence where there are none. */
export const looksForNotes: Readonly<Record<string, string>> = {
  'packages/carriers/score.ts': 'judges numbers labelled by others, for tests and benches, where they are at hand',
  'packages/tiktok-shop/error-catalogue.test.ts': 'compares the catalogue with the vendor pages where they are at hand',
}

export function machinePathProblems(tree: Tree, allowed: Readonly<Record<string, string>> = looksForNotes): string[] {
  const problems: string[] = []
  for (const [path, text] of tree) {
    const found = machinePaths.map((shape) => shape.exec(text)?.[0]).find((match) => match !== undefined)
    if (found !== undefined)
      problems.push(
        `${path} names ${found}, a folder of one machine: build paths from import.meta.dirname or os.tmpdir().`,
      )
    if (notesBeside.test(text) && !(path in allowed))
      problems.push(
        `${path} names notes that are no part of this repository: cite the vendor's page and the day it was read. A test that compares with them where they exist is listed in tests/support/tree.ts with its reason.`,
      )
  }
  for (const path of Object.keys(allowed))
    if (!notesBeside.test(tree.get(path) ?? ''))
      problems.push(`${path} is listed as looking for notes, and does not any more: take it off the list.`)
  return problems
}

/** Every package has a README, and what its package.json exports is there. */
export function packageProblems(tree: Tree): string[] {
  const problems: string[] = []
  for (const path of tree.keys()) {
    if (!/^packages\/.*\/package\.json$/.test(path)) continue
    const folder = posix.dirname(path)
    if (!tree.has(`${folder}/README.md`))
      problems.push(
        `${folder} has no README.md: say what it promises, how it is used, and which rooms it has. A page is enough.`,
      )
    for (const target of Object.values(manifestOf(tree, folder).exports ?? {}))
      if (!tree.has(posix.join(folder, target))) problems.push(`${path} exports ${target}, which does not exist.`)
  }
  return problems
}

/** Migrations count 0001, 0002 … without a gap or a double: two people who took the same number find out here. */
export function migrationProblems(tree: Tree): string[] {
  const files = [...tree.keys()].filter((path) => path.startsWith('packages/server/database/migrations/')).sort()
  return files.flatMap((path, index) => {
    const expected = `${index + 1}`.padStart(4, '0')
    if (new RegExp(`/${expected}_[a-z0-9_]+\\.sql$`).test(path)) return []
    return [
      `${path} should be number ${expected}: migrations run once, in this order, on every installation. Give the newer one the next free number; never rename one that was released.`,
    ]
  })
}

type Manner = {
  name: string
  shape: RegExp
  where: (path: string) => boolean
  say: string
  /** Path → why it may. */
  except: Readonly<Record<string, string>>
}

const speaksToATerminal =
  /^(bench|scripts)\/|\/(cli|demo)\/|\/main\.ts$|^packages\/carriers\/(score|docs|corpus-make)\.ts$|\.test\.(ts|mjs)$/
const withoutClock = /^packages\/(carriers|sync|stores|tiktok-shop|server\/engine)\//

/** How we write, where a compiler or linter does not say it, or not kindly. */
export const manners: readonly Manner[] = [
  {
    name: 'syntax that is erased',
    shape: /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?(?:enum\s+\w+\s*\{|namespace\s+[\w.]+\s*\{)/m,
    where: () => true,
    say: 'has an enum or a namespace. Sources run as they are, by taking the types away, and these two are more than types: use a union of strings, or a module.',
    except: {},
  },
  {
    name: 'every test runs',
    shape: /\b(?:it|test|describe)(?:\.\w+)*\.only\(/,
    where: isForTests,
    say: 'has .only(, which silences every other test of its file. Take it away before committing.',
    except: {},
  },
  {
    name: 'a skip says why',
    shape: /\.(?:skip|skipIf|runIf|todo)\((?![\s\S]{0,240}?skipped)/,
    where: isForTests,
    say: 'skips a test without saying why. Put "(skipped …: the reason)" into its title, so that whoever reads the report knows who lifts it.',
    except: {},
  },
  {
    name: 'nothing is printed by the way',
    shape: /\bconsole\.\w+\(/,
    where: (path) => !speaksToATerminal.test(path),
    say: 'prints with console. A part that is used by others returns values or logs to the log it was given; only programs speak to a terminal.',
    except: {
      'packages/sandbox/core/listen.ts':
        'a defect of the imitation itself, which must not look like an answer of the vendor',
    },
  },
  {
    name: 'through the wall',
    shape: /\b(?:allWorkspaces|acrossWorkspaces)\b/,
    where: (path) =>
      path.startsWith('packages/server/') && !isForTests(path) && !/\/(?:test-\w+|database\/\w+)\.ts$/.test(path),
    say: 'reaches the rows of all workspaces. A request works inWorkspace(…), where the database itself keeps it to one; whoever really works for all is listed here with the reason.',
    except: {
      'packages/server/engine/engine.ts': 'the engine works for all workspaces',
      'packages/server/engine/receiver.ts': 'notices of many workspaces share a commit',
      'packages/server/api/hooks.ts': 'the path of a notice says which connection it is for',
      'packages/server/api/health.ts': 'the operator’s figures are of all workspaces',
      'packages/server/api/guard.ts': 'a key or a session says which workspace it opens',
      'packages/server/api/people.ts': 'people stand above workspaces',
      'packages/server/api/brakes.ts': 'so do the brakes on signing in',
      'packages/server/api/routes/session.ts': 'an invitation says which workspace it opens',
      'packages/server/commands/accounts.ts': 'a link says which workspace it opens, and a new one is not there yet',
      'packages/server/commands/workspaces.ts': 'the first account: is there anybody at all?',
      'packages/server/explore/explore.ts': 'what a server that died had made is found at the next start',
      'packages/server/server.ts': 'the keys of all workspaces are opened at start',
      'packages/server/cli/with-database.ts': 'which workspaces are there to choose from?',
    },
  },
  {
    name: 'one log',
    shape: /\bpino\(/,
    where: (path) => path !== 'packages/server/log.ts' && path.endsWith('.ts'),
    say: 'makes a log of its own. openLog of packages/server/log.ts makes it: left to itself, the log writes statements and their parameters beside an error, and with them e-mails and hashes.',
    except: {},
  },
  {
    name: 'the clock is given',
    shape: /\bDate\.now\b|\bnew Date\(\s*\)/,
    where: (path) => withoutClock.test(path),
    say: 'reads the clock of the machine. Take the time as a value, or a `now` from whoever calls, so that a test can turn it.',
    except: {
      'packages/tiktok-shop/clock.ts':
        'the default of a parameter: outside tests the remote clock starts from the machine’s',
      'packages/tiktok-shop/tokens.ts':
        'the default of a parameter: outside tests a grant’s end counts from the machine’s time',
    },
  },
]

export function mannerProblems(tree: Tree, rules: readonly Manner[] = manners): string[] {
  const problems: string[] = []
  for (const { name, shape, where, say, except } of rules) {
    const used = new Set<string>()
    for (const [path, text] of tree) {
      if (!isSource(path) || !where(path)) continue
      const code = withoutComments(text)
      const match = shape.exec(code)
      if (match === null) continue
      if (path in except) used.add(path)
      else problems.push(`${path} ${say} (Rule: ${name}. It is: ${match[0].trim().slice(0, 60)})`)
    }
    for (const path of Object.keys(except))
      if (!used.has(path))
        problems.push(`${path} is excepted from “${name}” and does not need it any more: take it off the list.`)
  }
  return problems
}

/** Licences a merchant's server may carry without asking a lawyer. */
const freeLicences = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
])

/** Weak copyleft of a tool that builds the screens: it binds changes to the tool's own files, and none of it is in what is served. */
const builders = [/^node_modules\/lightningcss(-[a-z0-9-]+)?$/]

type Locked = {
  license?: string
  link?: boolean
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** Everything that is installed because a package of ours depends on it, by its place in the lockfile. */
export function productionPackages(lockfile: Record<string, Locked>): Map<string, Locked> {
  const found = new Map<string, Locked>()
  const waiting = Object.keys(lockfile).filter(
    (place) => place.startsWith('packages/') && !place.includes('node_modules'),
  )
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entry = lockfile[place] as Locked
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      const target = placeOf(lockfile, place, name)
      if (target === null || found.has(target) || lockfile[target]?.link) continue
      found.set(target, lockfile[target] as Locked)
      waiting.push(target)
    }
  }
  return found
}

/** As Node looks: in the package's own node_modules, then in those of the folders above. */
function placeOf(lockfile: Record<string, Locked>, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.includes('/') ? posix.dirname(folder) : '') {
    const place = posix.join(folder, 'node_modules', name)
    if (!folder.endsWith('node_modules') && place in lockfile) return place
    if (folder === '') return null
  }
}

export function licenceProblems(tree: Tree): string[] {
  const lockfile = JSON.parse(tree.get('package-lock.json') ?? '{"packages":{}}').packages as Record<string, Locked>
  return [...productionPackages(lockfile)].flatMap(([place, { license = 'none' }]) => {
    const choices = license.replace(/[()]/g, '').split(' OR ')
    if (choices.some((choice) => freeLicences.has(choice))) return []
    if (license === 'MPL-2.0' && builders.some((builder) => builder.test(place))) return []
    return [
      `${place} has the licence ${license}: whoever runs Waybridge would carry it. Take another package, or use it in development only.`,
    ]
  })
}
