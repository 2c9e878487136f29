/**
 * Passwords at rest: argon2id, 19 MiB, two passes, one lane (OWASP password storage, read November 2026), written in the
 * usual text form so that the cost can rise later. Compared in constant time.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { createGate } from './gate.ts'
import { Refusal } from './refusals.ts'

export const passwordCharsMin = 12
export const passwordCharsMax = 256
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagBytes = 32
const saltBytes = 16

type Cost = typeof cost

/**
 * Each derivation takes 19 MiB and a thread for some 30 ms. Node has four such threads by default and needs them for files and
 * names too; who waits longest in a full line waits about two seconds.
 */
const gate = createGate(3, 200, () => new Refusal('session.busy'))

const derive = (password: string, nonce: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> =>
  gate(
    () =>
      new Promise((resolve, reject) => {
        // Normalised, so that the same keys pressed on another system give the same bytes.
        const message = Buffer.from(password.normalize('NFKC'))
        argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength: tagBytes }, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(password, salt, cost)
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(key)}`
}

export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (found === null) return false
  const [, memory, passes, parallelism, salt = '', wanted = ''] = found
  const wantedKey = Buffer.from(wanted, 'base64')
  if (wantedKey.length !== tagBytes) return false
  const key = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(key, wantedKey)
}
