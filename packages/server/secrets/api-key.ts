/** What an API key looks like. */

/** Begins every API key, so that people and secret scanners recognise one. */
export const keyPrefix = 'wbk_'
const bearer = /^Bearer (wbk_[A-Za-z0-9_-]{43})$/

/** The key of an authorization header, or null. */
export const keyOf = (authorization: string): string | null => bearer.exec(authorization)?.[1] ?? null
