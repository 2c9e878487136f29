/**
 * How fields are read: tolerantly. TikTok adds fields and enum values at will, leaves fields out by market, and types
 * some numbers as strings. Only what identifies a thing is demanded; everything else falls back to null.
 */

import { z } from 'zod'

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' ? String(value) : null
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

// Beyond it a Date cannot stand: 8.64e15 ms.
const dateMsMax = 8_640_000_000_000_000

function isoOf(value: unknown, unitMs: number): string | null {
  const number = numberOf(value)
  // 0 is how absent times are sometimes spelled.
  if (number === null || number <= 0 || number * unitMs > dateMsMax) return null
  return new Date(number * unitMs).toISOString()
}

const anything = z.unknown().optional()

/** A demanded id: a string with something in it, also when it arrives as a number. */
export const id = anything.transform((value, context) => {
  const text = textOf(value)
  if (text !== null) return text
  context.addIssue({ code: 'custom', message: 'id missing' })
  return z.NEVER
})

export const text = anything.transform(textOf)
export const number = anything.transform(numberOf)
/** Absent means no. */
export const flag = anything.transform((value) => value === true || value === 'true' || value === 1)
/** Absent means not told. */
export const maybeFlag = anything.transform((value) => (typeof value === 'boolean' ? value : null))
/** Unix seconds to ISO 8601. */
export const time = anything.transform((value) => isoOf(value, 1000))
/** Unix milliseconds to ISO 8601 (Get Tracking is alone in this). */
export const timeOfMillis = anything.transform((value) => isoOf(value, 1))
export const ids = anything.transform((value) =>
  Array.isArray(value) ? value.map(textOf).filter((entry) => entry !== null) : [],
)

/** Readable entries of a list that may be absent, and how many were too odd to read. */
export type ReadList<Entry> = { entries: Entry[]; unreadableCount: number }

export function listOf<Entry>(entry: z.ZodType<Entry>) {
  return anything.transform((value) => readEntries(entry, Array.isArray(value) ? value : []))
}

/** Like `listOf`, where a missing list must not look like an empty one. */
export function demandedListOf<Entry>(entry: z.ZodType<Entry>) {
  return z.array(z.unknown()).transform((values) => readEntries(entry, values))
}

function readEntries<Entry>(entry: z.ZodType<Entry>, values: readonly unknown[]): ReadList<Entry> {
  const read: ReadList<Entry> = { entries: [], unreadableCount: 0 }
  for (const value of values) {
    const parsed = entry.safeParse(value)
    if (parsed.success) read.entries.push(parsed.data)
    else read.unreadableCount += 1
  }
  return read
}

/** ISO 8601 to the whole seconds TikTok filters by; undefined stays undefined. */
export function unixSeconds(isoTime: string | undefined): number | undefined {
  return isoTime === undefined ? undefined : Math.floor(Date.parse(isoTime) / 1000)
}

/** An object whose unreadable parts are forgiven; undefined when it is not an object or lacks what identifies it. */
export function readWith<Value>(schema: z.ZodType<Value>): (data: unknown) => Value | undefined {
  return (data) => {
    const parsed = schema.safeParse(data)
    return parsed.success ? parsed.data : undefined
  }
}

/** For calls that answer an empty object, or nothing at all. Anything else was not their answer. */
export function readNothing(data: unknown): null | undefined {
  return data === undefined || (typeof data === 'object' && !Array.isArray(data)) ? null : undefined
}
