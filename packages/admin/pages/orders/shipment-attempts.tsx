/** Every call that carried the number to TikTok Shop, and what came back. */
import { Text } from '@mantine/core'
import { When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { Attempt } from './api.ts'
import classes from './orders.module.css'

export function ShipmentAttempts({ attempts }: { attempts: readonly Attempt[] }) {
  const t = useTexts().orders.drawer
  if (attempts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.noAttempts}
      </Text>
    )
  return (
    <ol className={classes.steps}>
      {attempts.map((attempt) => (
        <AttemptLine key={attempt.id} attempt={attempt} />
      ))}
    </ol>
  )
}

const outcomeOf = (attempt: Attempt): 'pass' | 'note' | 'warn' | 'stop' => {
  if (attempt.effect === 'applied') return attempt.warning === null ? 'pass' : 'warn'
  return attempt.effect === 'none' ? 'stop' : 'note'
}

function AttemptLine({ attempt }: { attempt: Attempt }) {
  const texts = useTexts()
  const t = texts.orders.drawer.attempt
  const { effect, settledBy, requestId, tookMs, code, message, warning, httpStatus } = attempt
  return (
    <li data-outcome={outcomeOf(attempt)}>
      <Text size="xs" c="dimmed">
        <When at={attempt.sentAt} /> · {t[attempt.kind]}
      </Text>
      <Text size="sm">
        <span className="mono">{attempt.trackingNumber}</span> · {attempt.providerName}:{' '}
        {effect === null ? t.pending : t[effect]}
        {settledBy === 'read_back' && ` (${t.readBack})`}
      </Text>
      {(message !== null || warning !== null) && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {texts.common.problem.said(message ?? warning ?? '')}
        </Text>
      )}
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {[
          attempt.call,
          httpStatus === null ? null : `HTTP ${httpStatus}`,
          // Zero is how TikTok says yes; that is said above in words.
          code === null || code === '0' ? null : t.code(code),
          requestId === null ? null : t.request(requestId),
          tookMs === null ? null : t.took(tookMs),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
    </li>
  )
}
