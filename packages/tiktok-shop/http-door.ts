/**
 * The default door, on undici. Promises: one deadline for the whole exchange, at most so many decompressed bytes, no
 * redirect followed, https unless allowed otherwise, and an honest effect. Its reasons are fixed words and error codes,
 * never the URL or a header.
 */

import { Agent, fetch, Request } from 'undici'
import type { HttpDoor, HttpOutcome, HttpRequest } from './http.ts'

export type HttpDoorOptions = {
  /** For a sandbox on this machine. Default: no. */
  allowPlainHttp?: boolean
}

// Shorter than a usual deadline, so that "never connected" is known for certain and needs no reading back.
const connectTimeoutMs = 5_000

/**
 * Failures before the first byte of the request: the other side cannot have seen it. All others count as unknown.
 * undici and Node, as of version 8 and 24.
 */
const beforeTheFirstByte = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

export type ClosableHttpDoor = HttpDoor & {
  /** Closes kept connections; the door is unusable after. */
  close(): Promise<void>
}

export function createHttpDoor({ allowPlainHttp = false }: HttpDoorOptions = {}): ClosableHttpDoor {
  const agent = new Agent({ connect: { timeout: connectTimeoutMs, minVersion: 'TLSv1.2' } })
  let isClosed = false

  const door: HttpDoor = async (request) => {
    if (!request.url.startsWith('https://') && !(allowPlainHttp && request.url.startsWith('http://'))) {
      return { ok: false, effect: 'none', reason: 'only https is allowed' }
    }
    if (isClosed) return { ok: false, effect: 'none', reason: 'the door is closed' }
    const built = build(request)
    if (built === null) return { ok: false, effect: 'none', reason: 'the request cannot be built' }
    try {
      return await exchange(agent, built, request)
    } catch (error) {
      return lost(error)
    }
  }
  return Object.assign(door, {
    close() {
      isClosed = true
      return agent.close()
    },
  })
}

/** null for an address or header that HTTP does not know. The error is dropped: it would quote what it refuses. */
function build({ method, url, headers, body, timeoutMs }: HttpRequest): Request | null {
  try {
    return new Request(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch {
    return null
  }
}

async function exchange(agent: Agent, built: Request, { replyBytesMax }: HttpRequest): Promise<HttpOutcome> {
  const response = await fetch(built, { dispatcher: agent })
  const chunks: Uint8Array[] = []
  let bytes = 0
  // The body is bounded after decompression, chunk by chunk: a small bomb must not become a big string.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the body, which closes the connection.
    if (bytes > replyBytesMax) return { ok: false, effect: 'unknown', reason: 'the answer is too big' }
    chunks.push(chunk)
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks))
  return { ok: true, reply: { status: response.status, headers: Object.fromEntries(response.headers), text } }
}

function lost(error: unknown): HttpOutcome {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { ok: false, effect: 'unknown', reason: 'no complete answer in time' }
  }
  const code = codeOf(error)
  // OpenSSL refuses handshakes with many codes of one family; no request byte precedes a handshake.
  const nothingLeft = code !== null && (beforeTheFirstByte.has(code) || code.startsWith('ERR_SSL_'))
  return {
    ok: false,
    effect: nothingLeft ? 'none' : 'unknown',
    reason: `${nothingLeft ? 'no connection' : 'the connection broke'} (${code ?? 'no code'})`,
  }
}

// fetch wraps the socket's error once or twice.
const causesMax = 4

function codeOf(error: unknown): string | null {
  let current: unknown = error
  for (let depth = 0; depth < causesMax && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(current.code))
      return current.code
    current = current.cause
  }
  return null
}
