/** The timeline of the decision: every step in plain words, in the order it was taken. */
import { Text } from '@mantine/core'
import type { Schemas } from '../../api/client.ts'
import { useTexts } from '../../texts/index.tsx'
import classes from './orders.module.css'

export function ShipmentSteps({ trace }: { trace: readonly Schemas['TraceLine'][] }) {
  const texts = useTexts()
  const t = texts.orders.drawer
  return (
    <ol className={classes.steps}>
      {trace.map((line) => (
        <li key={`${line.step} ${line.say}`} data-outcome={line.outcome}>
          <Text size="xs" c="dimmed">
            {t.stepNames[line.step] ?? line.step} · {t.outcome[line.outcome]}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {texts.common.problem.said(line.say)}
          </Text>
        </li>
      ))}
    </ol>
  )
}
