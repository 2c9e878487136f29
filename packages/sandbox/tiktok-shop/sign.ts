/**
 * The signature of a call, recomputed from what arrived. Written from the page "Sign your API request" (read November 2026):
 * path, then every query parameter but `sign` and `access_token` in order of name with its decoded value, then the body as
 * sent unless it is multipart; wrapped in the app secret, which is also the key of the HMAC-SHA256, in lower-case hex.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export function signatureOf(
  secret: string,
  path: string,
  query: Map<string, string>,
  body: Buffer,
  isMultipart: boolean,
): string {
  let text = secret + path
  for (const name of [...query.keys()].sort()) {
    if (name !== 'sign' && name !== 'access_token') text += name + query.get(name)
  }
  const mac = createHmac('sha256', secret).update(text)
  if (!isMultipart && body.length > 0) mac.update(body)
  return mac.update(secret).digest('hex')
}

export function isSame(expected: string, given: string): boolean {
  const left = Buffer.from(expected)
  const right = Buffer.from(given)
  return left.length === right.length && timingSafeEqual(left, right)
}
