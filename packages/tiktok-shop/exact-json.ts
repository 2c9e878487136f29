/**
 * JSON without the loss: ids have up to 19 digits, more than a JavaScript number can hold. A whole number too big to be
 * exact becomes the string of its own digits, so an id survives even when a server forgets its quotes.
 */

type ReviverWithSource = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

const keepDigits: ReviverWithSource = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    ? source
    : value

/** The value, or `undefined` for anything that is not JSON, however broken or deep. Never throws. */
export function parseExactJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown)
  } catch {
    // A syntax error, or a nesting so deep that the parser gives up: both mean "not readable", and the text may be private.
    return undefined
  }
}
