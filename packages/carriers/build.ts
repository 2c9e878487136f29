/**
 * The package as others install it: plain ESM with types, its README and the page of carriers. Within this repository its sources are
 * imported as they are. `npm run -w packages/carriers build`, then `npm pack ./packages/carriers/dist`.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { carriersPagePath } from './docs.ts'

const here = dirname(fileURLToPath(import.meta.url))
const licensePath = join(here, '../../LICENSE')

/** @param folder is emptied first */
export function buildPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const compiled = spawnSync(
    process.execPath,
    [compiler, '-p', join(here, 'tsconfig.build.json'), '--outDir', folder],
    { encoding: 'utf8' },
  )
  if (compiled.status !== 0) throw new Error(`the package does not compile:\n${compiled.stdout}${compiled.stderr}`)
  const { name, version, description, license, sideEffects } = JSON.parse(
    readFileSync(join(here, 'package.json'), 'utf8'),
  )
  const exports = { '.': { types: './index.d.ts', default: './index.js' } }
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    sideEffects,
    engines: { node: '>=20' },
    exports,
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const readme = readFileSync(join(here, 'README.md'), 'utf8')
  writeFileSync(join(folder, 'README.md'), readme.replaceAll('../../docs/carriers.md', 'carriers.md'))
  copyFileSync(carriersPagePath, join(folder, 'carriers.md'))
  copyFileSync(licensePath, join(folder, 'LICENSE'))
}

if (import.meta.main) buildPackage(join(here, 'dist'))
