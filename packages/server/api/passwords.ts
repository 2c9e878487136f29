/**
 * Passwords at rest: argon2id, 19 MiB, two passes, one lane (OWASP password storage, read November 2026), written in the
 * usual text form so that the cost can rise later. Compared in constant time.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

export const passwordCharsMin = 12
export const passwordCharsMax = 256
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagBytes = 32
const saltBytes = 16

type Cost = typeof cost

const derive = (password: string, nonce: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // Normalised, so that the same keys pressed on another system give the same bytes.
    const message = Buffer.from(password.normalize('NFKC'))
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength: tagBytes }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

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

/** Beginnings of the passwords that are tried first; with twelve characters most common lists are out already. */
const triedFirst = [
  '123456789012',
  '1234567890123',
  '12345678901234',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'qwerty123456',
  'iloveyou1234',
  'administrator',
  'adminadminadmin',
  'letmeinletmein',
  'changemechangeme',
  'changeme1234',
  'welcome12345',
  'waybridge1234',
  'tiktokshop12',
  'tiktokshop123',
  'shopify12345',
  'abcdefghijkl',
  'abcd12345678',
  'aaaaaaaaaaaa',
  '000000000000',
]

/** Why a password is refused, or null. */
export function weakness(password: string, about: { email: string; name: string }): string | null {
  if ([...password].length < passwordCharsMin) return `A password has at least ${passwordCharsMin} characters.`
  const plain = password.normalize('NFKC').toLowerCase()
  if (triedFirst.includes(plain) || new Set(plain).size < 4) return 'This password is among the first that are tried.'
  const own = [about.email, about.email.split('@')[0] ?? '', about.name].map((text) => text.toLowerCase())
  if (own.some((text) => text.length >= 4 && plain.replaceAll(text, '').length < 6)) {
    return 'A password must not be made of your name or e-mail.'
  }
  return null
}
