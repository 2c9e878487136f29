/** Synced and waiting over time, as a picture or as a table. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../parts/card.tsx'
import { BarsAndLine } from '../../parts/charts/bars-and-line.tsx'
import { FiguresTable } from '../../parts/figures-table.tsx'
import { useLanguage } from '../../texts/index.tsx'
import type { Bucket, Days } from './api.ts'

export function SeriesCard({ series, days }: { series: readonly Bucket[]; days: Days }) {
  const { locale, texts } = useLanguage()
  const t = texts.overview.chart
  const [isTable, setTable] = useState(false)
  const digits = new Intl.NumberFormat(locale)
  const short = new Intl.DateTimeFormat(
    locale,
    // A day of the server is a day in UTC; told in another zone, it would bear the name of the day before.
    days === 1 ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', timeZone: 'UTC' },
  )
  const readable = new Intl.DateTimeFormat(
    locale,
    days === 1
      ? { weekday: 'short', hour: '2-digit', minute: '2-digit' }
      : { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' },
  )
  // Before the first parcel there is no line: nothing waited because nothing was there.
  const firstAt = series.findIndex(({ synced, arrived, waiting }) => synced + arrived + waiting > 0)
  const points = series.map((bucket, index) => ({
    key: bucket.at,
    label: short.format(new Date(bucket.at)),
    exact: readable.format(new Date(bucket.at)),
    bar: bucket.synced,
    line: firstAt === -1 || index < firstAt ? null : bucket.waiting,
  }))
  const synced = series.reduce((sum, bucket) => sum + bucket.synced, 0)
  return (
    <Card
      title={t.title}
      side={
        <Button variant="subtle" size="compact-sm" onClick={() => setTable(!isTable)}>
          {isTable ? t.asChart : t.asTable}
        </Button>
      }
    >
      {isTable ? (
        <FiguresTable label={t.title} maxHeight={246}>
          <thead>
            <tr>
              <th scope="col">{t.at}</th>
              <th scope="col" data-figure>
                {t.synced}
              </th>
              <th scope="col" data-figure>
                {t.waiting}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.key}>
                <td>{point.exact}</td>
                <td data-figure>{digits.format(point.bar)}</td>
                <td data-figure>{digits.format(point.line ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </FiguresTable>
      ) : (
        <BarsAndLine
          points={points}
          barName={t.synced}
          lineName={t.waiting}
          summary={t.sum(digits.format(synced), digits.format(series.at(-1)?.waiting ?? 0))}
          locale={locale}
        />
      )}
    </Card>
  )
}
