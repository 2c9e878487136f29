/** Search, filters, sorting, columns, saved views, CSV. */
import { ActionIcon, Button, Checkbox, Group, NativeSelect, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Columns3, Download, Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { providersQuery, storesQuery, useChannels } from '../../api/channels.ts'
import { download } from '../../api/client.ts'
import { hint } from '../../parts/hint.ts'
import { tellProblem } from '../../parts/problem-notice.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import { useOpenOrders } from './api.ts'
import { type Column, choosable, csvColumnsOf } from './columns.ts'
import { FilterPanel } from './filter-panel.tsx'
import classes from './orders.module.css'
import { noFilter, type OrdersSearch, sorts, viewOf } from './search.ts'
import { isWholeTab } from './state-tabs.tsx'
import { ViewsMenu } from './views-menu.tsx'

/** A pause in typing after which the list is asked again. */
const searchAfterMs = 200

type ToolbarProps = {
  search: OrdersSearch
  columns: readonly Column[]
  onShow(change: Partial<OrdersSearch>): void
  onColumns(columns: readonly Column[]): void
}

export function Toolbar({ search, columns, onShow, onColumns }: ToolbarProps) {
  const t = useTexts().orders
  const isAwaiting = search.tab === 'awaiting'
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <SearchField text={search.text ?? ''} onSearch={(text) => onShow({ text: text === '' ? undefined : text })} />
        <FilterPanel search={search} onShow={onShow} />
        {!isAwaiting && (
          <>
            <NativeSelect
              visibleFrom="sm"
              aria-label={t.filters.sort}
              data={sorts.map((sort) => ({ value: sort, label: t.filters.sorts[sort] }))}
              value={search.sort ?? 'newest'}
              onChange={(event) => onShow({ sort: event.currentTarget.value as NonNullable<OrdersSearch['sort']> })}
            />
            <Group gap={4} ml="auto" wrap="nowrap">
              <ViewsMenu search={search} columns={columns} onShow={onShow} onColumns={onColumns} />
              <ColumnsMenu columns={columns} onColumns={onColumns} />
              <CsvButton search={search} columns={columns} />
            </Group>
          </>
        )}
      </Group>
      <ActiveFilters search={search} onShow={onShow} />
      {!isAwaiting && <AlsoAwaiting search={search} onShow={onShow} />}
    </>
  )
}

function SearchField({ text, onSearch }: { text: string; onSearch(text: string): void }) {
  const { search } = useTexts().orders
  const [typed, setTyped] = useState(text)
  const tell = useDebouncedCallback(onSearch, searchAfterMs)
  // The address may change from elsewhere: a saved view, the back button.
  useEffect(() => setTyped(text), [text])
  return (
    <TextInput
      type="search"
      aria-label={search}
      placeholder={search}
      className={classes.search}
      leftSection={<Search size={16} aria-hidden="true" />}
      maxLength={100}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        tell(event.currentTarget.value)
      }}
    />
  )
}

/** What is searched for may be an order that nobody has shipped yet: that is said wherever one searches. */
function AlsoAwaiting({ search, onShow }: Pick<ToolbarProps, 'search' | 'onShow'>) {
  if (search.text === undefined || search.text.trim() === '') return null
  return <AwaitingFound text={search.text} channel={search.channel} onShow={onShow} />
}

type AwaitingFoundProps = Pick<ToolbarProps, 'onShow'> & { text: string; channel: string | undefined }

function AwaitingFound({ text, channel, onShow }: AwaitingFoundProps) {
  const t = useTexts().orders.awaiting
  const { orders = [], hasNextPage } = useOpenOrders(channel, text)
  if (orders.length === 0) return null
  return (
    <Button
      variant="light"
      size="compact-sm"
      w="fit-content"
      onClick={() => onShow({ ...noFilter, text, channel, tab: 'awaiting', group: undefined, state: undefined })}
    >
      {t.found(orders.length, hasNextPage)}
    </Button>
  )
}

function ColumnsMenu({ columns, onColumns }: Pick<ToolbarProps, 'columns' | 'onColumns'>) {
  const t = useTexts().orders.columns
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={36} visibleFrom="sm" aria-label={t.label} {...hint(t.label)}>
          <Columns3 size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.label}>
        <Stack gap={10}>
          {choosable.map((column) => {
            const isShown = columns.includes(column)
            return (
              <Checkbox
                key={column}
                size="xs"
                label={t[column]}
                checked={isShown}
                onChange={() =>
                  onColumns(choosable.filter((each) => (each === column ? !isShown : columns.includes(each))))
                }
              />
            )
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function CsvButton({ search, columns }: Pick<ToolbarProps, 'search' | 'columns'>) {
  const { actions, problem } = useTexts().common
  const [isBusy, setBusy] = useState(false)
  const fetchIt = async () => {
    const query = new URLSearchParams({
      ...viewOf(search),
      sort: search.sort ?? 'newest',
      columns: csvColumnsOf(columns),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
    for (const state of search.state ?? []) query.append('state', state)
    setBusy(true)
    try {
      await download(`/api/v1/shipments.csv?${query}`, 'shipments.csv')
    } catch (error) {
      tellProblem(error, problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <ActionIcon
      variant="default"
      size={36}
      visibleFrom="sm"
      aria-label={actions.csvOut}
      loading={isBusy}
      onClick={fetchIt}
      {...hint(actions.csvOut)}
    >
      <Download size={17} />
    </ActionIcon>
  )
}

/** Its name, and what taking it off changes. */
type Filter = [string, Partial<OrdersSearch>]

/** Every filter that holds, to be taken off one by one or all at once. */
function ActiveFilters({ search, onShow }: Pick<ToolbarProps, 'search' | 'onShow'>) {
  const { locale, texts } = useLanguage()
  const t = texts.orders.filters
  const channels = useChannels()
  const stores = useQuery(storesQuery).data ?? []
  const day = (text: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(`${text}T00:00`))
  const own = search.state !== undefined && !isWholeTab(search) ? search.state : []
  const filters = own.map((state): Filter => {
    const rest = own.filter((each) => each !== state)
    return [t.state(texts.common.states[state] ?? state), { state: rest.length === 0 ? undefined : rest }]
  })
  const { reason, carrier, provider, channel, store, from, to, due } = search
  const providerName = useProviderName(provider)
  if (channel !== undefined) filters.push([nameIn(channels, channel), { channel: undefined }])
  if (store !== undefined) filters.push([nameIn(stores, store), { store: undefined }])
  if (reason !== undefined) filters.push([t.reason(texts.reasons[reason] ?? reason), { reason: undefined }])
  if (carrier !== undefined) filters.push([t.carrier(carrier || texts.common.words.noCarrier), { carrier: undefined }])
  if (provider !== undefined) filters.push([t.provider(providerName), { provider: undefined }])
  if (from !== undefined) filters.push([t.seenFrom(day(from)), { from: undefined }])
  if (to !== undefined) filters.push([t.seenTo(day(to)), { to: undefined }])
  if (due !== undefined) filters.push([t.dueBy(day(due)), { due: undefined }])
  if (filters.length === 0) return null
  return (
    <Group gap={6}>
      {filters.map(([name, off]) => (
        <Button
          key={name}
          size="compact-sm"
          variant="light"
          aria-label={t.remove(name)}
          rightSection={<X size={14} />}
          onClick={() => onShow(off)}
        >
          <Text component="span" size="sm" truncate maw={260} dir="auto">
            {name}
          </Text>
        </Button>
      ))}
      {filters.length > 1 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onShow({ ...noFilter, text: search.text, ...(own.length === 0 ? {} : { state: undefined }) })}
        >
          {t.clear}
        </Button>
      )}
    </Group>
  )
}

/** A provider's id says nothing; its name is in the lists of the channels that offer it. */
function useProviderName(id: string | undefined): string {
  const channels = useChannels()
  const lists = useQueries({ queries: id === undefined ? [] : channels.map((channel) => providersQuery(channel.id)) })
  return nameIn(
    lists.flatMap(({ data }) => data?.items ?? []),
    id ?? '',
  )
}

const nameIn = (all: readonly { id: string; name: string }[], id: string): string =>
  all.find((each) => each.id === id)?.name ?? id
