/**
 * What may be told of an error, in the log and on a terminal: what names the fault, never what it was about. The databases put
 * statements, parameters and whole rows on their errors, and among those are e-mails, hashes and sealed secrets.
 */
/** A chain of causes longer than this says nothing new. */
const causesMax = 3
const wordsMax = 2_000

type ToldError = {
  type: string
  message: string
  code?: string
  stack?: string
  table?: string
  constraint?: string
  cause?: ToldError
}

/** What may be told of an error. Anything but an error is told as its kind. */
export function toldError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something other than an error was thrown' }
  const { code, table, constraint, stack, cause } = error as Error & Record<string, unknown>
  const told: ToldError = { type: error.name, message: withoutValues(error.message, code) }
  for (const [name, value] of Object.entries({ code, table, constraint }))
    if (typeof value === 'string') told[name as 'code'] = value.slice(0, 200)
  const frames = typeof stack === 'string' ? /\n\s+at [\s\S]*/.exec(stack)?.[0] : undefined
  if (frames !== undefined) told.stack = `${error.name}: ${told.message}${frames.slice(0, 2 * wordsMax)}`
  if (cause !== undefined && depth < causesMax) told.cause = toldError(cause, depth + 1)
  return told
}

/** PostgreSQL quotes the value it could not take at the end: `invalid input syntax for type timestamp: "…"`. */
function withoutValues(message: string, code: unknown): string {
  const isOfDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return (isOfDatabase ? message.replace(/: "[\s\S]*$/, '') : message).slice(0, wordsMax)
}

/** The same for a terminal, where Node would print every property of an error that nobody caught. */
export function sayError(error: unknown): string {
  const { stack, message, cause } = toldError(error)
  return `${stack ?? message}${cause === undefined ? '' : `\nbecause of ${cause.stack ?? cause.message}`}`
}
