/** How a connection does, in words with the next step; nothing to say when all is well. Pure. */
import type { Schemas } from '../api/client.ts'
import type { Texts } from '../texts/index.tsx'

type Connection = { status: Schemas['ConnectionStatus']; statusSay: string | null }

export function statusWords(
  words: Pick<Texts['channels'], 'pausedSay' | 'brokenSay'>,
  { status, statusSay }: Connection,
): string | null {
  if (status === 'paused') return words.pausedSay
  if (status === 'broken') return [statusSay, words.brokenSay].filter(Boolean).join(' ')
  return statusSay
}
