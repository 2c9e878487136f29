/**
 * The one door through which bytes leave. It bounds time and size, follows no redirect, and connects only to the address it
 * has checked, so that a name cannot change its mind between the check and the call.
 *
 * It never throws, and its reasons hold no URL: some of TikTok's calls carry a secret in theirs.
 */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { HttpDoor, HttpOutcome } from '@waybridge/store-contract'
import { Agent, request as send } from 'undici'
import { isPrivateAddress } from './private-addresses.ts'

export type DoorOptions = {
  /** Also private and loopback addresses, and plain http: for sandboxes and private networks, by the operator's word only. */
  allowPrivateNetwork: boolean
}

const connectMsMax = 10_000
const connectionsPerHostMax = 32
const urlCharactersMax = 8_192

export type Door = { http: HttpDoor; close(): Promise<void> }

/** Codes that say the request surely did not leave. */
const notSent = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPROTO', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_PRIVATE_ADDRESS',
  'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_SSL_WRONG_VERSION_NUMBER', 'UND_ERR_INVALID_ARG',
])

export function createDoor({ allowPrivateNetwork }: DoorOptions): Door {
  const guardedLookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 0)
      const bad = allowPrivateNetwork ? undefined : addresses.find((each) => isPrivateAddress(each.address))
      if (bad !== undefined || addresses.length === 0) {
        return done(Object.assign(new Error('the name leads into a private network'), { code: 'ERR_PRIVATE_ADDRESS' }), '', 0)
      }
      const [first] = addresses
      if (options.all) return (done as unknown as (error: null, all: typeof addresses) => void)(null, addresses)
      return done(null, first?.address ?? '', first?.family ?? 4)
    })
  }
  const agent = new Agent({
    connections: connectionsPerHostMax,
    connect: { timeout: connectMsMax, lookup: guardedLookup, minVersion: 'TLSv1.2' },
    pipelining: 1,
  })

  const http: HttpDoor = async ({ method, url, headers, body, timeoutMs, replyBytesMax }) => {
    const refusal = whyNot(url, allowPrivateNetwork)
    if (refusal !== null) return { ok: false, effect: 'none', reason: refusal }
    const over = AbortSignal.timeout(timeoutMs)
    try {
      const reply = await send(url, {
        method,
        headers: { 'accept-encoding': 'identity', ...headers },
        body: body ?? null,
        dispatcher: agent,
        signal: over,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      })
      const pieces: Buffer[] = []
      let size = 0
      for await (const piece of reply.body) {
        size += (piece as Buffer).length
        if (size > replyBytesMax) {
          reply.body.destroy()
          return { ok: false, effect: 'unknown', reason: `the reply is larger than ${replyBytesMax} bytes` }
        }
        pieces.push(piece as Buffer)
      }
      const plain = Object.fromEntries(
        Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]),
      )
      return { ok: true, reply: { status: reply.statusCode, headers: plain, text: Buffer.concat(pieces).toString('utf8') } }
    } catch (cause) {
      return failure(cause, over.aborted)
    }
  }
  return { http, close: () => agent.close() }
}

function failure(cause: unknown, timedOut: boolean): HttpOutcome {
  const code = (cause as { code?: string }).code ?? (cause as { cause?: { code?: string } }).cause?.code ?? ''
  if (notSent.has(code) || code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL')) {
    return { ok: false, effect: 'none', reason: `no connection (${code})` }
  }
  return { ok: false, effect: 'unknown', reason: timedOut ? 'no answer in time' : `the connection broke${code === '' ? '' : ` (${code})`}` }
}

function whyNot(text: string, allowPrivateNetwork: boolean): string | null {
  if (text.length > urlCharactersMax || !URL.canParse(text)) return 'the address cannot be read'
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(allowPrivateNetwork && url.protocol === 'http:')) return 'only https is called'
  if (url.username !== '' || url.password !== '') return 'an address with a user name in it is not called'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  // A literal address never reaches the lookup, so it is judged here.
  const literal = /^[\d.]+$/.test(host) || host.includes(':')
  if (!allowPrivateNetwork && literal && isPrivateAddress(host)) return 'the address leads into a private network'
  if (!allowPrivateNetwork && (host === 'localhost' || host.endsWith('.localhost'))) return 'the address leads into a private network'
  return null
}
