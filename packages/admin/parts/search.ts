/**
 * What an address may hold, read from what somebody has put into it. A reader of a page answers each of its keys, `undefined`
 * where the address has nothing that fits: the router lays its answer over the raw address, so a key left out would keep what
 * was typed.
 */

/** What the API takes for an id, and for a text. */
const idCharsMax = 64
const textCharsMax = 200

/** A text; none where a key was repeated, and none without end. */
export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= textCharsMax ? value : undefined

export const idIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= idCharsMax ? value : undefined

export const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value)

/** Pages whose one dialog is worth a link: `?connect=open`, or the id of what is connected again. */
export type ConnectSearch = { connect?: string }

export const readConnectSearch = (search: Record<string, unknown>): ConnectSearch => ({
  connect: idIn(search.connect),
})
