/**
 * The one door through which bytes leave. It bounds time and size, follows no redirect, and connects only to the address it
 * has checked, so that a name cannot change its mind between the check and the call.
 *
 * It never throws, and its reasons hold no URL: some of TikTok's calls carry a secret in theirs.
 */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { HttpDoor, HttpOutcome, HttpRequest } from '@waybridge/store-contract'
import { Agent, type Dispatcher, request as send } from 'undici'
import { isPrivateAddress } from './private-addresses.ts'

export type DoorOptions = {
  /** Also private and loopback addresses, and plain http: for sandboxes and private networks, by the operator's word only. */
  allowPrivateNetwork: boolean
}

const connectMsMax = 10_000
const connectionsPerHostMax = 32
const urlCharactersMax = 8_192

export type Door = {
  http: HttpDoor
  /** Opens the way to exactly these origins (scheme, host, port), whatever else is closed. For what this server itself started. */
  admit(origins: readonly string[]): void
  /** Closes it again. */
  dismiss(origins: readonly string[]): void
  close(): Promise<void>
}

/** Web servers listen here; a merchant's text must not make us knock on other services of a public host. */
const publicPorts = new Set(['', '443', '8443'])

/**
 * Whether a request has begun to leave: undici tells when it takes one to an open connection, not before. Judging by error
 * codes instead would call an alert after the request "not sent", and a request that waited for a connection "sent".
 */
type Flight = { left: boolean }

const watchDeparture: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const { opaque } = options as { opaque?: unknown }
  const flight = opaque as Flight
  const watched: Dispatcher.DispatchHandler = {
    onRequestStart(controller, context) {
      handler.onRequestStart?.(controller, context)
      // Aborted by now, it ends here: undici writes nothing of it.
      if (!controller.aborted) flight.left = true
    },
    onRequestUpgrade: (...given) => handler.onRequestUpgrade?.(...given),
    onResponseStart: (...given) => handler.onResponseStart?.(...given),
    onResponseData: (...given) => handler.onResponseData?.(...given),
    onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
    onResponseError: (...given) => handler.onResponseError?.(...given),
  }
  return dispatch(options, watched)
}

export function createDoor({ allowPrivateNetwork }: DoorOptions): Door {
  const guardedLookup: LookupFunction = (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 0)
      const bad = allowPrivateNetwork ? undefined : addresses.find((each) => isPrivateAddress(each.address))
      if (bad !== undefined || addresses.length === 0) {
        return done(
          Object.assign(new Error('the name leads into a private network'), { code: 'ERR_PRIVATE_ADDRESS' }),
          '',
          0,
        )
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
  const dispatcher = agent.compose(watchDeparture)

  const admitted = new Set<string>()
  const isAdmitted = (url: string) => admitted.size > 0 && URL.canParse(url) && admitted.has(new URL(url).origin)

  const http: HttpDoor = async ({ method, url, headers, body, timeoutMs, replyBytesMax }) => {
    const refusal = whyNot(url, allowPrivateNetwork || isAdmitted(url))
    if (refusal !== null) return { ok: false, effect: 'none', reason: refusal }
    const flight: Flight = { left: false }
    const over = AbortSignal.timeout(timeoutMs)
    // undici looks at the signal only once a request has a connection, so the clock is watched here as well.
    const late = new Promise<HttpOutcome>((resolve) => {
      over.addEventListener('abort', () => resolve(failure(null, flight, true)), { once: true })
    })
    return Promise.race([exchange({ method, url, headers, body, timeoutMs, replyBytesMax }, flight, over), late])
  }

  const exchange = async (
    { method, url, headers, body, timeoutMs, replyBytesMax }: HttpRequest,
    flight: Flight,
    over: AbortSignal,
  ): Promise<HttpOutcome> => {
    try {
      const reply = await send(url, {
        method,
        headers: { ...headers, 'accept-encoding': 'identity' },
        body: body ?? null,
        dispatcher,
        opaque: flight,
        signal: over,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      })
      if ((reply.headers['content-encoding'] ?? 'identity') !== 'identity') {
        // Unheard, the error of a body cut short would end the process.
        reply.body.on('error', () => {}).destroy()
        return { ok: false, effect: 'unknown', reason: 'the reply is compressed, which was not asked for' }
      }
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
        Object.entries(reply.headers).map(([name, value]) => [
          name.toLowerCase(),
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]),
      )
      return {
        ok: true,
        reply: { status: reply.statusCode, headers: plain, text: Buffer.concat(pieces).toString('utf8') },
      }
    } catch (cause) {
      return failure(cause, flight, over.aborted)
    }
  }
  return {
    http,
    admit(origins) {
      for (const origin of origins) admitted.add(origin)
    },
    dismiss(origins) {
      for (const origin of origins) admitted.delete(origin)
    },
    close: () => agent.close(),
  }
}

function failure(cause: unknown, flight: Flight, timedOut: boolean): HttpOutcome {
  const code =
    (cause as { code?: unknown } | null)?.code ?? (cause as { cause?: { code?: unknown } } | null)?.cause?.code
  const named = typeof code === 'string' ? ` (${code})` : ''
  if (!flight.left)
    return { ok: false, effect: 'none', reason: timedOut ? 'no connection in time' : `no connection${named}` }
  return { ok: false, effect: 'unknown', reason: timedOut ? 'no answer in time' : `the connection broke${named}` }
}

function whyNot(text: string, allowPrivateNetwork: boolean): string | null {
  if (text.length > urlCharactersMax || !URL.canParse(text)) return 'the address cannot be read'
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(allowPrivateNetwork && url.protocol === 'http:')) return 'only https is called'
  if (!allowPrivateNetwork && !publicPorts.has(url.port)) return 'this port is not called'
  if (url.username !== '' || url.password !== '') return 'an address with a user name in it is not called'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  // A literal address never reaches the lookup, so it is judged here.
  const literal = /^[\d.]+$/.test(host) || host.includes(':')
  if (!allowPrivateNetwork && literal && isPrivateAddress(host)) return 'the address leads into a private network'
  if (!allowPrivateNetwork && (host === 'localhost' || host.endsWith('.localhost')))
    return 'the address leads into a private network'
  return null
}
