/**
 * AES-256-GCM with the place as additional data: a sealed value moved to another row, column or workspace does not open, and
 * one changed byte fails closed. The text form carries its version and the id of its key: `v1.<keyId>.<nonce>.<sealed>`.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

export function sealWith(key: Uint8Array, keyId: string, place: string, plain: string | Uint8Array): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return `v1.${keyId}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
}

/** Throws when the key, the place or a byte is not the one it was sealed with. The message names no secret. */
export function openWith(key: Uint8Array, place: string, text: string): Buffer {
  const { nonce, sealed } = partsOf(text)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(sealed.length - tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()])
}

export function partsOf(text: string): { keyId: string; nonce: Buffer; sealed: Buffer } {
  const [version, keyId, nonce, sealed, ...rest] = text.split('.')
  if (version !== 'v1' || keyId === undefined || nonce === undefined || sealed === undefined || rest.length > 0) {
    throw new Error('a sealed value is not in a form this version knows')
  }
  const parts = { keyId, nonce: Buffer.from(nonce, 'base64url'), sealed: Buffer.from(sealed, 'base64url') }
  if (parts.nonce.length !== nonceBytes || parts.sealed.length < tagBytes) throw new Error('a sealed value was cut')
  return parts
}
