/**
 * Which shipments wait for a person, and which go on by themselves: one rule for every count, list and cause on the screens.
 *
 * Held ones wait for a person by their state. Others stand still although their state says "waiting" or "ready": auto-sync is
 * off, or the channel is paused or broken, and nobody works its rows until somebody resumes it.
 */
import { type Reason, reason, type SyncState } from '@waybridge/sync'

const open = `sync.state in ('waiting', 'ready', 'pushing', 'unknown')`
const silent = `exists (select 1 from channel as quiet where quiet.id = sync.channel_id and quiet.status in ('paused', 'broken'))`

/** The channel answers to nobody: whatever the row says, this is why it stands. */
export const standsWithChannel = `(${open} and ${silent})`
const standsStill = `(${open} and (sync.reason_code = 'auto_sync_off' or ${silent}))`

/** The states come first: an index finds them, and all else is asked of few rows. */
export const needsYou = `(sync.state in ('waiting', 'ready', 'pushing', 'unknown', 'needs_mapping', 'needs_fix', 'failed')
  and (sync.state in ('needs_mapping', 'needs_fix', 'failed') or ${standsStill}))`
export const onTheirWay = `(${open} and not ${standsStill})`

const heldStates: ReadonlySet<SyncState> = new Set(['needs_mapping', 'needs_fix', 'failed'])

export type Standing = {
  state: SyncState
  reasonCode: string
  say: string
  nextStep: string | null
  /** Why the channel is silent; null when it is not, or when the row is settled. */
  channelSilentSay: string | null
}
/** To be selected beside `channel`. */
export const channelSilentSay = `case when ${open} and channel.status in ('paused', 'broken') then coalesce(channel.status_say, '') end as "channelSilentSay"`

/** Why a row stands where it stands, as people must hear it, and whether it waits for them. */
export function standingOf<Row extends Standing>(row: Row): Row & { needsYou: boolean } {
  if (row.channelSilentSay !== null) return { ...row, ...saidOf(channelSilent(row.channelSilentSay)), needsYou: true }
  return {
    ...row,
    needsYou: heldStates.has(row.state) || (row.state === 'waiting' && row.reasonCode === 'auto_sync_off'),
  }
}

export const channelSilent = (because: string): Reason => reason('channel_paused', { because })
const saidOf = ({ code, say, nextStep }: Reason) => ({ reasonCode: code, say, nextStep })
