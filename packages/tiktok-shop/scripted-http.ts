/**
 * A door for tests, in process: answers from a script and remembers what was asked. It holds no knowledge of TikTok Shop,
 * so that it cannot share a mistake with the client.
 */

import type { HttpDoor, HttpOutcome, HttpRequest } from './http.ts'

export type ScriptedDoor = HttpDoor & { requests: HttpRequest[] }

/** Answers in order; the last answer repeats. A function looks at the request first. */
export function scriptedDoor(...answers: (HttpOutcome | ((request: HttpRequest) => HttpOutcome))[]): ScriptedDoor {
  const requests: HttpRequest[] = []
  const door: HttpDoor = async (request) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]
    requests.push(request)
    if (answer === undefined) throw new Error('the script is empty')
    return typeof answer === 'function' ? answer(request) : answer
  }
  return Object.assign(door, { requests })
}

export function reply(status: number, text: string, headers: Record<string, string> = {}): HttpOutcome {
  return { ok: true, reply: { status, headers, text } }
}

/** An envelope; `data` undefined leaves it out. */
export function envelope(code: number, data?: unknown, message = code === 0 ? 'Success' : 'Refused'): string {
  return JSON.stringify({ code, message, request_id: '202203070749000101890810281E8C70B7', data })
}
