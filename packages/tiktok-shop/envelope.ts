/**
 * The envelope around every answer: `{ code, message, request_id, data }`. Unreadable is a possible reading, success is
 * never assumed. Source: "Common parameters" and the samples of the reference pages, read November 2026.
 */

import { parseExactJson } from './exact-json.ts'

export type Envelope = { code: number; message: string; requestId: string | null; data: unknown }

// Messages go to logs and screens; TikTok's own are a sentence or two.
const messageCharactersMax = 500
const requestIdCharactersMax = 64

/** null for anything that is not an envelope: HTML, cut JSON, an array, a missing code. Codes may come as text. */
export function parseEnvelope(body: string): Envelope | null {
  const value = parseExactJson(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { code, message, request_id: requestId, data } = value as Record<string, unknown>
  const readCode = readErrorCode(code)
  if (readCode === null) return null
  return {
    code: readCode,
    message: typeof message === 'string' ? cleanMessage(message) : '',
    requestId: typeof requestId === 'string' && requestId !== '' ? clean(requestId, requestIdCharactersMax) : null,
    data,
  }
}

/** A whole number or its text ("36020001" in partial failures); null otherwise. */
export function readErrorCode(code: unknown): number | null {
  if (typeof code === 'number') return Number.isSafeInteger(code) ? code : null
  return typeof code === 'string' && /^\d{1,15}$/.test(code) ? Number(code) : null
}

/** One line without control characters, bounded: what a remote says must not forge a log line. */
export function cleanMessage(message: string): string {
  return clean(message, messageCharactersMax)
}

function clean(text: string, charactersMax: number): string {
  return text
    .slice(0, charactersMax)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
