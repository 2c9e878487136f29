import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles')
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/^(dist|node_modules)/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))

const used = new Set(
  sources
    .flatMap((source) => [...source.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)])
    .flatMap(([, names]) => (names as string).match(/\b[A-Z]\w+/g) ?? []),
)

describe('the styles that are loaded', () => {
  const loaded = readFileSync(join(import.meta.dirname, 'mantine-styles.ts'), 'utf8')
  it.each([...used].filter((name) => existsSync(join(styles, `${name}.css`))).toSorted())(
    'hold those of %s',
    (name) => {
      expect(loaded).toContain(`/${name}.css'`)
    },
  )
})
