/** Four figures, each a way into the orders behind it; below them how many stand in which state. */
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StateChip } from '../../parts/state-chip.tsx'
import { Deadline, shortSpanOf } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import type { OrdersSearch, SyncState } from '../orders/search.ts'
import type { Days, Overview } from './api.ts'
import classes from './overview.module.css'

const syncedStates: readonly SyncState[] = ['synced', 'synced_with_warning']
/** From what is over to what a person must look at, as they are told elsewhere. */
const statesInOrder: readonly SyncState[] = [
  'needs_mapping',
  'needs_fix',
  'failed',
  'waiting',
  'ready',
  'pushing',
  'unknown',
  'synced',
  'synced_with_warning',
  'skipped',
  'superseded',
  'cancelled',
]

type TilesProps = { overview: Overview; channel: string | undefined; days: Days }

export function Tiles({ overview, channel, days }: TilesProps) {
  const { locale, texts } = useLanguage()
  const t = texts.overview.tiles
  const digits = new Intl.NumberFormat(locale)
  const { series, carriers, speed, needsYou, onTheirWay } = overview
  const inChannel = channel === undefined ? {} : { channel }
  const synced = series.reduce((sum, bucket) => sum + bucket.synced, 0)
  const warned = carriers.reduce((sum, carrier) => sum + carrier.warned, 0)
  return (
    <div>
      <div className={classes.tiles}>
        <Tile name={t.needsYou} figure={digits.format(needsYou.orders)} search={{ group: 'needs_you', ...inChannel }}>
          {needsYou.orders === 0 ? (
            t.nothing
          ) : needsYou.earliestDeadlineAt === null ? (
            t.attention
          ) : (
            <Deadline at={needsYou.earliestDeadlineAt} />
          )}
        </Tile>
        <Tile
          name={t.moving}
          figure={digits.format(onTheirWay.shipments)}
          search={{ group: 'on_their_way', ...inChannel }}
        >
          {t.movingSay}
        </Tile>
        <Tile
          name={t.synced[days]}
          figure={digits.format(synced)}
          search={{ state: [...syncedStates], sort: 'synced', ...inChannel }}
        >
          {synced === 0 ? t.syncedNone : t.warned(warned)}
        </Tile>
        <Tile name={t.speed} figure={speed === null ? '–' : shortSpanOf(speed.medianMs, locale)}>
          {speed === null ? t.speedNone : t.speedSay(shortSpanOf(speed.p95Ms, locale))}
        </Tile>
      </div>
      <States overview={overview} to={(state) => ({ state: [state], ...inChannel })} />
    </div>
  )
}

type TileProps = { name: string; figure: string; search?: OrdersSearch; children: ReactNode }

function Tile({ name, figure, search, children }: TileProps) {
  const content = (
    <>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text className={classes.figure}>{figure}</Text>
      <Text size="sm" c="dimmed" component="div">
        {children}
      </Text>
    </>
  )
  if (search === undefined) return <div className={classes.tile}>{content}</div>
  return (
    <Link to="/orders" search={search} className={classes.tile}>
      {content}
    </Link>
  )
}

/** Every state that has any, of all time. */
function States({ overview, to }: { overview: Overview; to(state: SyncState): OrdersSearch }) {
  const { locale, texts } = useLanguage()
  const digits = new Intl.NumberFormat(locale)
  const counted = statesInOrder.flatMap((state) => overview.counts.filter((each) => each.state === state))
  if (counted.length === 0) return null
  return (
    <ul className={classes.states} aria-label={texts.overview.byState}>
      {counted.map(({ state, count }) => (
        <li key={state}>
          <Link to="/orders" search={to(state)}>
            <StateChip state={state} /> {digits.format(count)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
