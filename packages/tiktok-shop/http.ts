/**
 * The port through which everything of this library leaves the machine. Implementations bound time and size, follow no
 * redirect, and say honestly whether a failed request may have arrived.
 */

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string
  /** For the whole exchange, from name lookup to the last byte. */
  timeoutMs: number
  /** Of the decompressed reply. */
  replyBytesMax: number
}

/** Header names are lower case. */
export type HttpReply = { status: number; headers: Record<string, string>; text: string }

export type HttpOutcome =
  | { ok: true; reply: HttpReply }
  /** `none`: surely nothing left (refused, DNS, TLS). `unknown`: it left, and no complete answer came back. */
  | { ok: false; effect: 'none' | 'unknown'; reason: string }

/** Never throws. `reason` never holds the URL: the token calls carry the app secret in it. */
export type HttpDoor = (request: HttpRequest) => Promise<HttpOutcome>
