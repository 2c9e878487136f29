/** Secrets that are only ever compared are kept as their digest: a copy of the database lets nobody in. */
import { createHash } from 'node:crypto'

export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')
