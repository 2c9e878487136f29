/**
 * States of a shipment's sync, told once.
 *
 * `waiting` nothing to do until something changes or `dueAt` comes · `needs_mapping` a person maps the store carrier ·
 * `needs_fix` a person corrects the number, the lines or the order · `ready` decided, to be pushed · `pushing` an attempt is
 * in flight · `unknown` an attempt left and no answer came; the order is being read back · `synced` the channel holds number
 * and provider · `synced_with_warning` it holds them and doubts them · `failed` a person must look, the work is kept ·
 * `skipped` not ours to push · `superseded` a newer shipment took its place · `cancelled` shipment or order was cancelled.
 */
export const syncStates = [
  'waiting',
  'needs_mapping',
  'needs_fix',
  'ready',
  'pushing',
  'unknown',
  'synced',
  'synced_with_warning',
  'failed',
  'skipped',
  'superseded',
  'cancelled',
] as const
export type SyncState = (typeof syncStates)[number]

/** States in which the work is over unless the store, the channel or a person changes something. */
export const settledStates: ReadonlySet<SyncState> = new Set([
  'synced',
  'synced_with_warning',
  'skipped',
  'superseded',
  'cancelled',
])

/** States in which a person is asked to act. */
export const heldStates: ReadonlySet<SyncState> = new Set(['needs_mapping', 'needs_fix', 'failed'])
