/** Where the master key comes from: the environment, else a file only its owner may read, made at the first start. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { keyBytes } from './seal.ts'

/**
 * @param given base64, from the environment; null when there is none.
 * @param mayCreate false once the database holds sealed values (`isSealed`): a new key would open none of them, and its file
 * would stand where the right one belongs. Throws a sentence then, when there is no key.
 */
export function readMasterKey(given: string | null, dataFolder: string, mayCreate = true): Uint8Array {
  if (given !== null) return Buffer.from(given, 'base64')
  const path = join(dataFolder, 'master.key')
  if (!existsSync(path)) {
    if (!mayCreate) {
      throw new Error(
        `This database is sealed with a master key, and there is none here. Set WAYBRIDGE_MASTER_KEY, or put the file master.key back into ${dataFolder}. Nothing was changed.`,
      )
    }
    mkdirSync(dataFolder, { recursive: true })
    createKeyFile(dataFolder, path)
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
}

/** Whole and on the disk before it has its name: a key cut short by a crash would lose every secret sealed with it. */
function createKeyFile(dataFolder: string, path: string): void {
  const draft = `${path}.${process.pid}.new`
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(keyBytes).toString('base64')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    // Of two processes that start together, one gives its file the name, and both read that one.
    linkSync(draft, path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  } finally {
    rmSync(draft, { force: true })
  }
  if (process.platform === 'win32') return
  const folder = openSync(dataFolder, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
