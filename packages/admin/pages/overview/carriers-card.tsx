/** Each shipping provider against TikTok's 95 % line; its name leads to its orders. */
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Card } from '../../parts/card.tsx'
import { FiguresTable } from '../../parts/figures-table.tsx'
import { useLanguage } from '../../texts/index.tsx'
import type { CarrierFigures } from './api.ts'
import classes from './overview.module.css'

/** TikTok Shop's valid-tracking rate must not fall below this. */
const lineRatio = 0.95

type CarriersCardProps = { carriers: readonly CarrierFigures[]; channel: string | undefined }

export function CarriersCard({ carriers, channel }: CarriersCardProps) {
  const { locale, texts } = useLanguage()
  const t = texts.overview.carriers
  const digits = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <Card title={t.title} say={t.say} flush>
      {carriers.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          {t.none}
        </Text>
      ) : (
        <FiguresTable label={t.title}>
          <thead>
            <tr>
              <th scope="col">{t.carrier}</th>
              <th scope="col" className={classes.meterColumn}>
                {t.good}
              </th>
              <th scope="col" data-figure>
                {t.synced}
              </th>
              <th scope="col" data-figure>
                {t.warned}
              </th>
              <th scope="col" data-figure>
                {t.refused}
              </th>
            </tr>
          </thead>
          <tbody>
            {carriers.map((each) => (
              <tr key={each.providerId}>
                <th scope="row" className={classes.cut} title={each.carrier}>
                  <Link
                    to="/orders"
                    search={{ provider: each.providerId, ...(channel === undefined ? {} : { channel }) }}
                    className={classes.carrier}
                  >
                    {each.carrier}
                  </Link>
                </th>
                <td>
                  <span className={classes.meter} data-low={each.goodRatio < lineRatio ? '' : undefined}>
                    <span className={classes.meterTrack} title={t.line}>
                      <span style={{ width: `${each.goodRatio * 100}%` }} />
                    </span>
                    {percent.format(each.goodRatio)}
                  </span>
                </td>
                <td data-figure>{digits.format(each.synced)}</td>
                <td data-figure>{digits.format(each.warned)}</td>
                <td data-figure>{digits.format(each.refused)}</td>
              </tr>
            ))}
          </tbody>
        </FiguresTable>
      )}
    </Card>
  )
}
