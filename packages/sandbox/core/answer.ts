/**
 * How an answer, whole or spoiled, goes over the wire.
 *
 * Which faults let the call take effect is a promise tests build on:
 * - applied: delay, apply_then_drop, garbled, truncated, html, huge, trickle, wrong_type, stale_read (only the answer lies);
 * - applied later, in sandbox time, after the caller was cut off: late_apply;
 * - not applied: status, business_code, rate_limited, expire_token, redirect, drop_before_apply.
 */
import type { ServerResponse } from 'node:http'
import type { Clock } from './clock.ts'
import type { Fault } from './faults.ts'

export type Reply = { status: number; headers?: Record<string, string>; body: string }

export type Answer = {
  response: ServerResponse
  clock: Clock
  fault: Fault | null
  /** Does the call and returns its answer. `staleMs` > 0: answer reads as they were that long ago. */
  work(staleMs: number): Reply
  /** The vendor's own way to say status, business_code, rate_limited or expire_token. */
  refuse(fault: Fault): Reply
}

export const defaults = {
  delayMs: 1_000,
  lateApplyMs: 5_000,
  staleReadMs: 5_000,
  trickleMs: 1_000,
  hugeBytes: 64 * 1024 * 1024,
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers?: Record<string, string>): Reply {
  return { status, body: JSON.stringify(value), ...(headers && { headers }) }
}

/** Sends a whole answer; does nothing when the caller already went away. */
export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(reply.body),
    ...reply.headers,
  })
  response.end(reply.body)
}

/** Does the work and answers it, as the fault demands. Returns before slow answers are finished. */
export function answer({ response, clock, fault, work, refuse }: Answer): void {
  if (fault === null) {
    send(response, work(0))
    return
  }
  switch (fault.kind) {
    case 'status':
    case 'business_code':
    case 'rate_limited':
    case 'expire_token':
      send(response, refuse(fault))
      break
    case 'redirect':
      send(response, { status: 302, headers: { location: fault.location ?? 'http://127.0.0.1:9/' }, body: '' })
      break
    case 'drop_before_apply':
      cut(response)
      break
    case 'apply_then_drop':
      work(0)
      cut(response)
      break
    case 'late_apply':
      clock.schedule(clock.now() + (fault.ms ?? defaults.lateApplyMs), () => void work(0))
      cut(response)
      break
    case 'stale_read':
      send(response, work(fault.ms ?? defaults.staleReadMs))
      break
    case 'delay': {
      const reply = work(0)
      whileOpen(
        response,
        setTimeout(() => send(response, reply), fault.ms ?? defaults.delayMs),
      )
      break
    }
    case 'garbled':
      send(response, garbled(work(0)))
      break
    case 'wrong_type':
      send(response, wronglyTyped(work(0)))
      break
    case 'html':
      work(0)
      send(response, {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><html><head><title>Just a moment</title></head><body><h1>Checking your browser</h1></body></html>',
      })
      break
    case 'truncated':
      truncated(response, work(0))
      break
    case 'huge':
      huge(response, work(0).status, fault.bytes ?? defaults.hugeBytes)
      break
    case 'trickle':
      trickle(response, work(0), fault.ms ?? defaults.trickleMs)
      break
  }
}

/** Ends the connection without an answer: the caller sees a reset or an early end, and cannot know what happened. */
function cut(response: ServerResponse): void {
  response.socket?.destroy()
}

function whileOpen(response: ServerResponse, timer: NodeJS.Timeout): void {
  response.once('close', () => clearTimeout(timer))
}

/** No JSON any more, of the same length. */
function garbled(reply: Reply): Reply {
  return { ...reply, body: reply.body.replaceAll('"', '\u0001').replaceAll(':', ';') }
}

/** Good JSON of a shape nobody promised: what was an object or a list below the top is now a text. */
function wronglyTyped(reply: Reply): Reply {
  const parsed: unknown = JSON.parse(reply.body)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { ...reply, body: '"text"' }
  const entries = Object.entries(parsed).map(([name, value]) => [name, typeof value === 'object' ? 'text' : value])
  return { ...reply, body: JSON.stringify(Object.fromEntries(entries)) }
}

function truncated(response: ServerResponse, reply: Reply): void {
  const bytes = Buffer.from(reply.body)
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...reply.headers,
  })
  response.write(bytes.subarray(0, bytes.length >> 1), () => cut(response))
}

/** Good JSON, only far too much of it; stops as soon as the caller hangs up. */
function huge(response: ServerResponse, status: number, bytes: number): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.write('{"padding":"')
  const block = Buffer.alloc(64 * 1024, 'x')
  let left = bytes
  const more = () => {
    while (left > 0) {
      if (response.destroyed) return
      left -= block.length
      if (!response.write(block)) {
        response.once('drain', more)
        return
      }
    }
    response.end('"}')
  }
  more()
}

function trickle(response: ServerResponse, reply: Reply, betweenMs: number): void {
  const bytes = Buffer.from(reply.body)
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...reply.headers,
  })
  let at = 0
  const timer = setInterval(() => {
    if (at >= bytes.length) {
      clearInterval(timer)
      response.end()
      return
    }
    response.write(bytes.subarray(at, ++at))
  }, betweenMs)
  whileOpen(response, timer)
}
