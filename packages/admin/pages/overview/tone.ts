/** How loudly the overview says what it has to say. Pure. */
import type { Tone } from '../../parts/state-chip.tsx'
import { deadlineTone } from '../../parts/times.tsx'
import type { Overview } from './api.ts'

/** Green: nobody has to do anything. Grey: orders await tracking, with time. Orange and red: somebody has to, soon or now. */
export function toneOf(
  { needsYou, awaiting }: Pick<Overview, 'needsYou' | 'awaiting'>,
  nowMs: number,
): 'good' | 'calm' | 'warn' | 'bad' {
  const toneAt = (at: string | null): Tone => (at === null ? 'calm' : deadlineTone(Date.parse(at) - nowMs))
  const tones = [
    ...(needsYou.orders === 0 ? [] : ['warn', toneAt(needsYou.earliestDeadlineAt)]),
    ...(awaiting.count === 0 ? [] : [toneAt(awaiting.earliestDeadlineAt)]),
  ]
  return (['bad', 'warn', 'calm'] as const).find((tone) => tones.includes(tone)) ?? 'good'
}
