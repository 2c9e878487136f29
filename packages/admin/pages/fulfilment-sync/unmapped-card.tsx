/** Carriers of orders that failed to sync: how many wait, how long is left, where they come from, and who it probably is. */
import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Card } from '../../parts/card.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import list from '../../parts/rows.module.css'
import { Deadline } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import { type Unmapped, unmappedQuery } from './api.ts'
import classes from './fulfilment-sync.module.css'

type UnmappedCardProps = { channelId: string; onMap(storeCarrier: string): void }

export function UnmappedCard({ channelId, onMap }: UnmappedCardProps) {
  const t = useLanguage().texts.mappings.unmapped
  const { data, error } = useQuery(unmappedQuery(channelId))
  return (
    <Card title={t.title} say={data?.length ? t.say : undefined} flush>
      <ProblemNotice error={error} />
      {data === undefined && !error && <Skeleton height={72} m="md" />}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed" px="md" pb="md" className={classes.calm}>
          <CircleCheck size={16} aria-hidden="true" /> {t.none}
        </Text>
      )}
      <ul className={list.rows}>
        {data?.map((each) => (
          <UnmappedRow key={each.storeCarrierKey} unmapped={each} onMap={onMap} />
        ))}
      </ul>
    </Card>
  )
}

function UnmappedRow({ unmapped, onMap }: { unmapped: Unmapped; onMap(storeCarrier: string): void }) {
  const { locale, texts } = useLanguage()
  const t = texts.mappings.unmapped
  const { storeCarrier, waiting, stores, suggestions, notOffered, earliestDeadlineAt } = unmapped
  const name = storeCarrier ?? texts.common.words.noCarrier
  const [best] = suggestions
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const from = new Intl.ListFormat(locale).format(stores.map((store) => store.name))
  return (
    <li className={`${list.row} ${list.wraps}`}>
      <div className={list.text}>
        <Text fw={600} lineClamp={2} title={name} dir="auto">
          {name}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2}>
          <b>{t.waiting(waiting)}</b>
          {stores.length > 0 && ` ${t.from(from)}`} ·{' '}
          {best !== undefined
            ? t.because(texts.common.problem.said(best.because), percent.format(best.confidence))
            : notOffered !== null
              ? t.notOffered(notOffered)
              : t.noSuggestion}
        </Text>
      </div>
      <Deadline at={earliestDeadlineAt} />
      <GatedButton
        needs="operator"
        size="xs"
        variant={best === undefined ? 'default' : 'filled'}
        className={classes.mapButton}
        aria-label={best === undefined ? t.mapLabel(name) : `${t.mapLabel(name)}: ${best.provider.name}`}
        onClick={() => onMap(storeCarrier ?? texts.common.words.noCarrier)}
      >
        {best === undefined ? t.map : t.mapTo(best.provider.name)}
      </GatedButton>
    </li>
  )
}
