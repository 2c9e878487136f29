/** How long the seller's authorisation still holds. Nobody is told by TikTok Shop when it ends, so its last days stand out. */
import { Text } from '@mantine/core'
import { useNow } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { accessLeft } from './access-left.ts'

export function Access({ endsAt }: { endsAt: string }) {
  const t = useTexts().channels
  const { days, tone } = accessLeft(endsAt, useNow())
  if (tone === 'calm') return t.accessDays(days)
  return (
    <Text span size="sm" fw={600} c={`var(--state-${tone}-text)`}>
      {days < 0 ? t.accessEnded : `${t.accessDays(days)}. ${t.accessSoon}`}
    </Text>
  )
}
