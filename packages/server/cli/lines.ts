/**
 * One answer per line, in order, for streams of any length: nothing is kept but the line being read. A line that cannot be
 * answered gets an answer that says so; the stream goes on.
 */
import { once } from 'node:events'

/** A longer line is no question of ours; it is answered as unreadable without being kept. */
export const lineCharactersMax = 1_000_000

export type LineSink = NodeJS.WritableStream

/**
 * @param answer called once per line of `source` without its line break; `null` stands for a line over the bound. Must not throw.
 * Resolves when everything was written, or when the reader of `sink` went away (EPIPE): that is how `| head` ends.
 */
export async function answerLines(
  source: AsyncIterable<string | Buffer>,
  sink: LineSink,
  answer: (line: string | null) => string,
): Promise<void> {
  let gone = false
  const stop = new AbortController()
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    gone = true
    stop.abort()
  }
  sink.on('error', onError)
  try {
    const decoder = new TextDecoder()
    let rest = ''
    let tooLong = false
    const take = (text: string): string => {
      const lines = text.split('\n')
      let out = ''
      for (let at = 0; at < lines.length - 1; at++) {
        const line = at === 0 ? rest + lines[0] : (lines[at] as string)
        const cut = tooLong && at === 0
        out += `${answer(cut || line.length > lineCharactersMax ? null : line)}\n`
        rest = ''
        tooLong = false
      }
      rest = lines.length === 1 ? rest + text : (lines[lines.length - 1] as string)
      if (rest.length > lineCharactersMax) {
        tooLong = true
        rest = ''
      }
      return out
    }
    for await (const chunk of source) {
      const out = take(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
      if (gone) return
      if (out !== '' && !sink.write(out)) await once(sink, 'drain', { signal: stop.signal }).catch(() => {})
      if (gone) return
    }
    if (rest !== '' || tooLong) sink.write(`${answer(tooLong ? null : rest)}\n`)
  } finally {
    await new Promise((resolve) => (gone ? resolve(null) : sink.write('', resolve)))
    sink.off('error', onError)
  }
}

export type LineReading = { ok: true; value: Record<string, unknown> } | { ok: false; say: string }

/** A JSON object, or a sentence that says why the line is none. */
export function readLine(line: string | null): LineReading {
  if (line === null) return { ok: false, say: `The line is longer than ${lineCharactersMax} characters.` }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { ok: false, say: 'The line is not JSON.' }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { ok: false, say: 'The line is not a JSON object.' }
  }
  return { ok: true, value: value as Record<string, unknown> }
}

export type TextReading = { ok: true; value: string } | { ok: false; say: string }

/** A number written as JSON number has lost its leading zeros, and its last digits beyond 2^53: only a safe one is taken. */
export function readNumber(value: unknown): TextReading {
  if (value === undefined || value === null) return { ok: true, value: '' }
  if (typeof value === 'string') return { ok: true, value }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { ok: true, value: String(value) }
  if (typeof value === 'number') {
    return { ok: false, say: 'The tracking number is a JSON number that has lost digits; write it as text, in quotes.' }
  }
  return { ok: false, say: '"number" must be text.' }
}

export function readOptionalText(
  value: unknown,
  field: string,
): { ok: true; value: string | null } | { ok: false; say: string } {
  if (value === undefined || value === null) return { ok: true, value: null }
  if (typeof value === 'string') return { ok: true, value }
  return { ok: false, say: `"${field}" must be text.` }
}
