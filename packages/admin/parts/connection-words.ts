/** How a connection does, in words with the next step; nothing to say when all is well. Pure. */
import type { Schemas } from '../api/client.ts'
import type { Texts } from '../texts/index.tsx'

type Connection = { status: Schemas['ConnectionStatus']; statusSay: string | null }
type Words = {
  channels: Pick<Texts['channels'], 'pausedSay' | 'brokenSay'>
  common: { problem: Pick<Texts['common']['problem'], 'said'> }
}

export function statusWords({ channels, common }: Words, { status, statusSay }: Connection): string | null {
  const said = statusSay === null ? null : common.problem.said(statusSay)
  if (status === 'paused') return channels.pausedSay
  if (status === 'broken') return [said, channels.brokenSay].filter(Boolean).join(' ')
  return said
}
