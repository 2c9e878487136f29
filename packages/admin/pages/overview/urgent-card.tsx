/** Orders whose time runs out: not synced yet, or without any tracking, and late within a day. */
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Card } from '../../parts/card.tsx'
import list from '../../parts/rows.module.css'
import { Chip, StateChip } from '../../parts/state-chip.tsx'
import { Deadline, spanOf, useNow } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import type { OrdersSearch } from '../orders/search.ts'
import type { Overview } from './api.ts'
import classes from './overview.module.css'
import { runningOut } from './running-out.ts'

export function UrgentCard({ overview }: { overview: Overview }) {
  const { locale, texts } = useLanguage()
  const t = texts.overview.urgent
  const now = useNow()
  const { rows, nextAt } = runningOut(overview, now)
  return (
    <Card title={t.title} flush>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          {nextAt === null ? t.none : `${t.noneSoon} ${t.next(spanOf(Date.parse(nextAt) - now, locale))}`}
        </Text>
      ) : (
        <ul className={list.rows}>
          {rows.map(({ key, name, state, deadlineAt, opens }) => (
            <li key={key}>
              <Link to="/orders" search={opens satisfies OrdersSearch} className={`${list.row} ${classes.urgent}`}>
                <div className={list.text}>
                  <Text fw={600} size="sm" truncate title={name}>
                    {name}
                  </Text>
                  {state === null ? <Chip tone="warn">{t.awaiting}</Chip> : <StateChip state={state} />}
                </div>
                <Deadline at={deadlineAt} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
