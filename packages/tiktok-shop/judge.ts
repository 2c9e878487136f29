/**
 * From what came back to what it means. The code in the envelope decides; the HTTP status alone never does, because
 * business errors come with 200 and gateways in between speak HTML. What cannot be read is not taken for success.
 */

import type { Envelope } from './envelope.ts'
import { judgeCode } from './error-catalogue.ts'
import type { HttpReply } from './http.ts'
import type { CallName, TikTokProblem } from './problem.ts'

/** A read has no effect to be unsure about; a token refresh rotates the pair, so it counts as a write. */
export type CallKind = 'read' | 'write'

const lookAgain = 'Nothing to do: we look at the order again before anything is sent.'
const continueByOurselves = 'Nothing to do: we continue by ourselves.'

/** No complete answer came. */
export function problemOfSilence(kind: CallKind, effect: 'none' | 'unknown', reason: string): TikTokProblem {
  const common = { code: null, message: reason, requestId: null, httpStatus: null, retryAfterMs: null }
  if (effect === 'unknown' && kind === 'write') {
    return {
      ...common,
      class: 'unknown',
      effect: 'unknown',
      say: 'We sent this to TikTok Shop, but its answer did not come.',
      nextStep: lookAgain,
    }
  }
  return {
    ...common,
    class: 'later',
    effect: 'none',
    say: 'TikTok Shop could not be reached.',
    nextStep: continueByOurselves,
  }
}

/** An answer came, and it is not one of TikTok's envelopes, or its data does not have the documented shape. */
export function problemOfUnreadable(
  kind: CallKind,
  reply: HttpReply,
  envelope: Envelope | null,
  nowMs: number,
): TikTokProblem {
  const common = {
    // Also when the envelope said 0: a problem must not carry the code of success.
    code: null,
    message: envelope ? 'the data of the answer has another shape' : 'the answer is not readable',
    requestId: envelope?.requestId ?? null,
    httpStatus: reply.status,
    retryAfterMs: retryAfterMs(reply, nowMs),
  }
  if (reply.status === 429) {
    return {
      ...common,
      class: 'later',
      effect: 'none',
      say: 'TikTok Shop asked us to slow down.',
      nextStep: continueByOurselves,
    }
  }
  const say =
    reply.status === 503 ? 'TikTok Shop is overloaded.' : 'TikTok Shop answered with something that cannot be read.'
  if (kind === 'read') return { ...common, class: 'later', effect: 'none', say, nextStep: continueByOurselves }
  const problemClass = reply.status === 503 ? 'later' : 'unknown'
  return { ...common, class: problemClass, effect: 'unknown', say, nextStep: lookAgain }
}

/** TikTok answered with a code that is not 0. */
export function problemOfCode(
  call: CallName,
  kind: CallKind,
  reply: HttpReply,
  envelope: Envelope,
  nowMs: number,
): TikTokProblem {
  const judged = judgeCode(envelope.code, call, envelope.message)
  const busy = reply.status === 429 || reply.status === 503
  const problemClass = judged.class === 'unlisted' && busy ? 'later' : judged.class
  // A strange code behind a 5xx promises nothing about what happened before it.
  const mayHaveHappened = judged.effect === 'unknown' || (judged.class === 'unlisted' && reply.status >= 500)
  return {
    // Only writes can be of unknown outcome; a read that timed out is simply repeated later.
    class: problemClass === 'unknown' && kind === 'read' ? 'later' : problemClass,
    code: envelope.code,
    message: envelope.message,
    requestId: envelope.requestId,
    httpStatus: reply.status,
    effect: mayHaveHappened && kind === 'write' ? 'unknown' : 'none',
    retryAfterMs: retryAfterMs(reply, nowMs),
    say: judged.say,
    nextStep: judged.nextStep,
  }
}

/** Our own refusal to send: nothing left the machine. */
export function problemOfOurs(message: string): TikTokProblem {
  return {
    class: 'ours',
    code: null,
    message,
    requestId: null,
    httpStatus: null,
    effect: 'none',
    retryAfterMs: null,
    say: 'This could not be sent to TikTok Shop, because our request would be wrong.',
    nextStep: 'Ask the operator; nothing was sent.',
  }
}

// A server that asks for more is broken; a day keeps a typing error from parking a shop for a year.
const retryAfterMsMax = 24 * 60 * 60 * 1000

/** Seconds or an HTTP date, as RFC 9110 section 10.2.3 allows. */
function retryAfterMs(reply: HttpReply, nowMs: number): number | null {
  const header = reply.headers['retry-after']?.trim()
  if (header === undefined || header === '') return null
  const waitMs = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), retryAfterMsMax)
}
