/** Groups of states with their counts, and the orders that still await tracking. */
import { Tabs } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Schemas } from '../../api/client.ts'
import { hint } from '../../parts/hint.ts'
import { deadlineTone, useNow } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import { countOf } from '../overview/counts.ts'
import { useOpenOrders } from './api.ts'
import classes from './orders.module.css'
import type { OrdersSearch, SyncState } from './search.ts'

export type Counts = Schemas['ShipmentCounts']

export const syncedStates: readonly SyncState[] = ['synced', 'synced_with_warning']
export const restStates: readonly SyncState[] = ['skipped', 'superseded', 'cancelled']

const tabs = ['all', 'hand', 'moving', 'synced', 'rest'] as const
type Tab = (typeof tabs)[number]
type View = Pick<OrdersSearch, 'group' | 'state'>

const viewOfTab: Record<Tab, View> = {
  all: {},
  hand: { group: 'needs_you' },
  moving: { group: 'on_their_way' },
  synced: { state: [...syncedStates] },
  rest: { state: [...restStates] },
}

/** The tab a view belongs to: some states of a tab are a part of it. Null where the states are of several. */
export function tabOf({ group, state }: View): Tab | null {
  if (group !== undefined) return group === 'needs_you' ? 'hand' : 'moving'
  if (state === undefined) return 'all'
  return tabs.find((tab) => state.every((each) => viewOfTab[tab].state?.includes(each))) ?? null
}
/** Whether the tab shows exactly this view, and no part of it. */
export const isWholeTab = ({ state }: View): boolean =>
  state === undefined ||
  [syncedStates, restStates].some((all) => all.length === state.length && all.every((each) => state.includes(each)))

const countOfTab = (tab: Tab, { items, needsYou, onTheirWay }: Counts): number => {
  if (tab === 'hand') return needsYou.shipments
  if (tab === 'moving') return onTheirWay.shipments
  const states = viewOfTab[tab].state
  return states === undefined ? items.reduce((sum, { count }) => sum + count, 0) : countOf(items, states)
}

/** How many rows a view has. */
export function totalOf({ group, state }: View, counts: Counts | undefined): number {
  if (counts === undefined) return 0
  if (group !== undefined) return countOfTab(group === 'needs_you' ? 'hand' : 'moving', counts)
  return state === undefined ? countOfTab('all', counts) : countOf(counts.items, state)
}

type StateTabsProps = {
  search: OrdersSearch
  counts: Counts | undefined
  onShow(change: Partial<OrdersSearch>): void
}

export function StateTabs({ search, counts, onShow }: StateTabsProps) {
  const { locale, texts } = useLanguage()
  const t = texts.orders.tabs
  const now = useNow()
  const digits = new Intl.NumberFormat(locale)
  const { orders: awaiting, hasNextPage } = useOpenOrders(search.channel)
  const [mostUrgent] = awaiting ?? []
  const awaitingTone = mostUrgent?.shipByAt ? deadlineTone(Date.parse(mostUrgent.shipByAt) - now) : 'calm'
  const active = search.tab === 'awaiting' ? 'awaiting' : tabOf(search)
  const list = useRef<HTMLDivElement>(null)
  // Where the tabs do not all fit, the active one is the one to see; a count that comes later makes its tab wider.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said.
  useEffect(() => {
    const tab = active === null ? null : list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    if (tab) list.current?.scrollTo({ left: tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2 })
  }, [active, counts, awaiting])
  return (
    <Tabs
      value={active}
      onChange={(value) => {
        const plain = { tab: undefined, group: undefined, state: undefined, reason: undefined }
        if (value === 'awaiting') onShow({ ...plain, tab: 'awaiting' })
        else if (value !== null) onShow({ ...plain, ...viewOfTab[value as Tab] })
      }}
    >
      <Tabs.List ref={list} aria-label={t.label} className={classes.tabs}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab} className={classes.tab} {...hint(t.help[tab])}>
            {t[tab]}{' '}
            <span
              className={classes.count}
              data-tone={tab === 'hand' && counts?.needsYou.shipments ? 'warn' : undefined}
            >
              {counts === undefined ? '–' : digits.format(countOfTab(tab, counts))}
            </span>
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="awaiting" className={classes.tab} {...hint(t.help.awaiting)}>
          {t.awaiting}{' '}
          <span className={classes.count} data-tone={awaitingTone}>
            {awaiting === undefined ? '–' : `${digits.format(awaiting.length)}${hasNextPage ? '+' : ''}`}
          </span>
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  )
}
