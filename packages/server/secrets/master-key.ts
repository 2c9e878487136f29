/** Where the master key comes from: the environment, else a file only its owner may read, made at the first start. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyBytes } from './seal.ts'

export function readMasterKey(given: string | null, dataFolder: string): Uint8Array {
  if (given !== null) return Buffer.from(given, 'base64')
  const path = join(dataFolder, 'master.key')
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true })
    // wx: of two processes that start together, one makes the file and the other reads it.
    try {
      writeFileSync(path, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    }
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
}
