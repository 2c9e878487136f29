/** How the unsynced orders, and those without any tracking, stand against their deadlines, as one bar and its figures. */
import { Text } from '@mantine/core'
import { Card } from '../../parts/card.tsx'
import { useLanguage } from '../../texts/index.tsx'
import type { Overview } from './api.ts'
import classes from './overview.module.css'

const spans = ['overdue', 'within4h', 'within24h', 'later', 'none'] as const

export function DeadlinesCard({ overview }: { overview: Pick<Overview, 'deadlines' | 'awaiting'> }) {
  const { locale, texts } = useLanguage()
  const t = texts.overview.deadlines
  const count = (span: (typeof spans)[number]) => overview.deadlines[span] + overview.awaiting.deadlines[span]
  const total = spans.reduce((sum, span) => sum + count(span), 0)
  const digits = new Intl.NumberFormat(locale)
  return (
    <Card title={t.title}>
      {total === 0 ? (
        <Text size="sm" c="dimmed">
          {t.empty}
        </Text>
      ) : (
        <>
          <div className={classes.split} aria-hidden="true">
            {spans.map((span) => (
              <span key={span} data-span={span} style={{ flexGrow: count(span) }} hidden={count(span) === 0} />
            ))}
          </div>
          <dl className={classes.figures}>
            {spans.map((span) => (
              <div key={span}>
                <dt data-span={span}>{t[span]}</dt>
                <dd>{digits.format(count(span))}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Card>
  )
}
