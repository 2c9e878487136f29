/** One sentence that answers the morning's question, in the colour of its urgency. */
import { Group, Text } from '@mantine/core'
import { CircleCheck, Clock, TriangleAlert } from 'lucide-react'
import { LinkButton } from '../../parts/links.tsx'
import { spanOf, useNow } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import type { Overview } from './api.ts'
import { firstOf } from './counts.ts'
import classes from './overview.module.css'
import { toneOf } from './tone.ts'

const iconOf = { good: CircleCheck, calm: Clock, warn: TriangleAlert, bad: TriangleAlert } as const

export function Headline({ overview, channel }: { overview: Overview; channel: string | undefined }) {
  const { locale, texts } = useLanguage()
  const t = texts.overview
  const now = useNow()
  const { needsYou, awaiting } = overview
  const tone = toneOf(overview, now)
  const Icon = iconOf[tone]
  const overdue = overview.deadlines.overdue + overview.awaiting.deadlines.overdue
  const first = firstOf([needsYou.earliestDeadlineAt, awaiting.earliestDeadlineAt])
  const inChannel = channel === undefined ? {} : { channel }
  const title = [
    ...(needsYou.orders === 0 ? [] : [t.needsYou(needsYou.orders)]),
    ...(awaiting.count === 0 ? [] : [t.awaiting(awaiting.count)]),
  ]
  const say =
    overdue > 0
      ? t.overdueSay(overdue)
      : first === null
        ? t.noDeadline
        : t.mostUrgent(spanOf(Date.parse(first) - now, locale))
  return (
    <div className={classes.headline} data-tone={tone}>
      <Icon size={22} aria-hidden="true" />
      <Group justify="space-between" flex={1} gap="sm">
        <div>
          <Text fw={650}>{tone === 'good' ? t.calm : title.join(' · ')}</Text>
          <Text size="sm">{tone === 'good' ? t.calmSay : say}</Text>
        </div>
        {tone !== 'good' && (
          <LinkButton
            to="/orders"
            search={
              needsYou.orders === 0
                ? { tab: 'awaiting', ...inChannel }
                : { group: 'needs_you', sort: 'deadline', ...inChannel }
            }
          >
            {t.show}
          </LinkButton>
        )}
      </Group>
    </div>
  )
}
