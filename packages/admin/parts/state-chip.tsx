/** The state of a shipment's sync as a chip: colour, word, and what the state means on hover. */
import type { Schemas } from '../api/client.ts'
import { useTexts } from '../texts/index.tsx'
import classes from './chip.module.css'
import { hint } from './hint.ts'

export type SyncState = Schemas['SyncState']
export type Tone = 'calm' | 'busy' | 'good' | 'warn' | 'bad'

export const toneOf: Record<SyncState, Tone> = {
  waiting: 'calm',
  needs_mapping: 'warn',
  needs_fix: 'warn',
  ready: 'busy',
  pushing: 'busy',
  unknown: 'busy',
  synced: 'good',
  synced_with_warning: 'warn',
  failed: 'bad',
  skipped: 'calm',
  superseded: 'calm',
  cancelled: 'calm',
}

/** `standsStill`: it waits for a person, whatever its state says of itself. */
export function StateChip({ state, standsStill = false }: { state: SyncState; standsStill?: boolean }) {
  const { states, stateHelp, standsStillHelp } = useTexts().common
  const isStill = standsStill && (toneOf[state] === 'calm' || toneOf[state] === 'busy')
  return (
    <span {...hint(isStill ? standsStillHelp : stateHelp[state])}>
      <Chip tone={isStill ? 'warn' : toneOf[state]}>{states[isStill ? 'waiting' : state]}</Chip>
    </span>
  )
}

export function Chip({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {children}
    </span>
  )
}
