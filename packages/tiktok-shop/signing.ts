/**
 * The signature of a request, and nothing else. Source: "Sign your API request", read November 2026.
 */

import { createHmac } from 'node:crypto'

export type SignableRequest = {
  appSecret: string
  /** As sent: no host, no query. */
  path: string
  /** Decoded values. `sign` and `access_token` are left out of the signature. */
  query: Readonly<Record<string, string>>
  /** The exact body that is sent; a string is its UTF-8 bytes. Left out when nothing is sent. */
  body?: string | Uint8Array
  /** A multipart body is not signed. Default: application/json. */
  contentType?: string
}

/** Lower-case hex of HMAC-SHA256 over secret + path + sorted name-value pairs + body + secret, keyed with the secret. */
export function signRequest({ appSecret, path, query, body, contentType }: SignableRequest): string {
  const pairs = Object.keys(query)
    .filter((name) => name !== 'sign' && name !== 'access_token')
    // Plain code unit order, not the order of a language.
    .sort((left, right) => (left < right ? -1 : 1))
    .map((name) => name + query[name])
  const signature = createHmac('sha256', appSecret)
  signature.update(appSecret + path + pairs.join(''))
  if (body !== undefined && contentType?.toLowerCase().startsWith('multipart/form-data') !== true)
    signature.update(body)
  signature.update(appSecret)
  return signature.digest('hex')
}
