/** Shapes several routes share: ids, times, and the nouns as the API shows them. */
import { syncStates } from '@waybridge/sync'
import { z } from 'zod'

const idCharsMax = 64
export const idSchema = z.string().min(1).max(idCharsMax)
export const idParams = z.object({ id: idSchema })
/** ISO 8601, UTC. */
export const timeSchema = z.iso.datetime()
export const timeInput = z.iso.datetime({ offset: true })
export const roleSchema = z.enum(['viewer', 'operator', 'owner']).meta({ id: 'Role' })
export const statusSchema = z.enum(['active', 'paused', 'broken', 'disconnected']).meta({ id: 'ConnectionStatus' })
export const stateSchema = z.enum(syncStates).meta({ id: 'SyncState' })
export const providerSchema = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Provider' })
/** One line of text: a line end in a name would be a row of its own in a log or a file. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'holds a character that cannot be seen, such as a line end')

/** Times from the database as the API writes them: UTC, to the millisecond. */
export const time = (at: string): string => new Date(at).toISOString()
export const timeOrNull = (at: string | null | undefined): string | null => (at == null ? null : time(at))

export const traceLineSchema = z
  .object({
    step: z.string(),
    outcome: z.enum(['pass', 'note', 'warn', 'stop']),
    say: z.string(),
  })
  .meta({ id: 'TraceLine' })
export const suggestionSchema = z
  .object({ provider: providerSchema, confidence: z.number(), because: z.string() })
  .meta({ id: 'Suggestion' })
export const unitSchema = z
  .object({
    lineItemId: z.string(),
    sku: z.string().nullable(),
    cancelled: z.boolean(),
    trackingNumber: z.string().nullable(),
    providerName: z.string().nullable(),
  })
  .meta({ id: 'OrderUnit' })
