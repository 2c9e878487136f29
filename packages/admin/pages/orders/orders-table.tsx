/**
 * The table: only the rows in sight are drawn, more are fetched as one scrolls. j and k move, Enter opens, x selects; the mouse
 * does the same. The server sorts and filters. Where there is no room for columns, the same rows are cards.
 */
import { Button, Checkbox, Skeleton, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, ArrowUpDown, PackageOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isTyping } from '../../frame/shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { shipmentsQuery } from './api.ts'
import { ascending, type Column, orderPixels, pixelsOf, sortsOf, statePixels, tickPixels } from './columns.ts'
import { OrderCard } from './order-card.tsx'
import { OrderRow } from './order-row.tsx'
import classes from './orders.module.css'
import type { Selection } from './orders-page.tsx'
import { filterOf, noFilter, type OrdersSearch } from './search.ts'
import { isWholeTab, tabOf } from './state-tabs.tsx'

/** As tall as two lines of text and their padding; the stylesheet holds every row, and every card, to it. */
const rowPixels = 46
const cardPixels = 98
const rowsBeyond = 12

/** Below this there are cards. Mantine's `sm`. */
export const narrow = '(max-width: 47.99em)'

type OrdersTableProps = {
  search: OrdersSearch
  total: number
  columns: readonly Column[]
  selection: Selection
  onSelect(selection: Selection): void
  onOpen(id: string): void
  onShow(change: Partial<OrdersSearch>): void
}

export function OrdersTable({ search, total, columns, selection, onSelect, onOpen, onShow }: OrdersTableProps) {
  const texts = useTexts()
  const t = texts.orders
  const query = useInfiniteQuery(shipmentsQuery(search))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const scrolled = useRef<HTMLElement>(null)
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const pixels = isNarrow ? cardPixels : rowPixels
  const [cursor, setCursor] = useState(-1)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => pixels,
    overscan: rowsBeyond,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards are taller than rows, so what was measured is void.
  useEffect(() => virtual.measure(), [isNarrow])
  const inSight = virtual.getVirtualItems()
  const last = inSight.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - rowsBeyond) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length])

  const toggle = (id: string) => {
    const ids = new Set(selection.isEverything ? rows.map((row) => row.id) : selection.ids)
    if (!ids.delete(id)) ids.add(id)
    onSelect({ ids, isEverything: false })
  }
  useRowKeys(rows.length, cursor, {
    move: (to) => {
      setCursor(to)
      virtual.scrollToIndex(to)
    },
    open: () => rows[cursor] && onOpen(rows[cursor].id),
    select: () => rows[cursor] && toggle(rows[cursor].id),
  })

  if (query.error && rows.length === 0) return <ProblemNotice error={query.error} />
  if (query.isPending) return <Skeleton height={rowPixels * 9} aria-label={texts.common.problem.loading} />
  if (rows.length === 0)
    return <Nothing search={search} onClear={() => onShow({ ...noFilter, group: undefined, state: undefined })} />

  const allLoaded = rows.every((row) => selection.ids.has(row.id))
  const selectAll = (
    <Checkbox
      size="xs"
      aria-label={t.table.selectAll}
      label={isNarrow ? t.table.selectAll : undefined}
      checked={selection.isEverything || allLoaded}
      indeterminate={!selection.isEverything && !allLoaded && selection.ids.size > 0}
      onChange={() =>
        onSelect({
          ids: allLoaded || selection.isEverything ? new Set() : new Set(rows.map((row) => row.id)),
          isEverything: false,
        })
      }
    />
  )
  const foot = (
    <Text size="xs" c="dimmed" p="sm" role="status" className={classes.foot}>
      {isFetchingNextPage ? t.table.loading : t.table.of(rows.length, Math.max(total, rows.length))}
      {hasNextPage && !isFetchingNextPage && (
        <Button size="compact-xs" variant="subtle" ml={8} onClick={() => fetchNextPage()}>
          {texts.common.actions.more}
        </Button>
      )}
    </Text>
  )
  const isChoosing = selection.isEverything || selection.ids.size > 0
  const isChosen = (id: string) => selection.isEverything || selection.ids.has(id)
  if (isNarrow)
    return (
      <section
        className={classes.box}
        ref={scrolled}
        aria-label={t.table.label}
        aria-busy={query.isPlaceholderData}
        data-choosing={isChoosing || undefined}
      >
        <div className={classes.cardsHead}>{selectAll}</div>
        <ul className={classes.cards} style={{ height: virtual.getTotalSize() }}>
          {inSight.map(({ index, start }) => {
            const row = rows[index]
            return (
              row && (
                <OrderCard
                  key={row.id}
                  shipment={row}
                  index={index}
                  total={total}
                  top={start}
                  isChosen={isChosen(row.id)}
                  isOpen={row.id === search.shipment}
                  onToggle={() => toggle(row.id)}
                />
              )
            )
          })}
        </ul>
        {foot}
      </section>
    )
  const before = inSight[0]?.start ?? 0
  const after = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  const widths = [tickPixels, orderPixels, statePixels, ...columns.map((column) => pixelsOf[column])]
  return (
    <ScrollCue of={scrolled}>
      <section
        className={classes.box}
        ref={scrolled}
        aria-label={t.table.label}
        aria-busy={query.isPlaceholderData}
        data-choosing={isChoosing || undefined}
      >
        <table
          className={classes.table}
          aria-rowcount={total + 1}
          style={{ minWidth: widths.reduce((sum, each) => sum + each, 0) }}
        >
          <colgroup>
            <col style={{ width: tickPixels }} />
            <col style={{ width: orderPixels }} />
            <col style={{ width: statePixels }} />
            {columns.map((column) => (
              // The reason takes what is left; without it all columns share it.
              <col key={column} style={column === 'reason' ? undefined : { width: pixelsOf[column] }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={classes.tick}>
                {selectAll}
              </th>
              <th scope="col" className={classes.order}>
                {t.columns.order}
              </th>
              <th scope="col">{t.columns.state}</th>
              {columns.map((column) => (
                <ColumnHead key={column} column={column} sort={search.sort ?? 'newest'} onShow={onShow} />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && (
              <tr className={classes.space}>
                <td style={{ height: before }} colSpan={3 + columns.length} />
              </tr>
            )}
            {inSight.map(({ index }) => {
              const row = rows[index]
              return (
                row && (
                  <OrderRow
                    key={row.id}
                    shipment={row}
                    index={index}
                    columns={columns}
                    isChosen={isChosen(row.id)}
                    isCursor={index === cursor}
                    isOpen={row.id === search.shipment}
                    onToggle={() => toggle(row.id)}
                    onOpen={() => {
                      setCursor(index)
                      onOpen(row.id)
                    }}
                  />
                )
              )
            })}
            {after > 0 && (
              <tr className={classes.space}>
                <td style={{ height: after }} colSpan={3 + columns.length} />
              </tr>
            )}
          </tbody>
        </table>
        {foot}
      </section>
    </ScrollCue>
  )
}

type ColumnHeadProps = {
  column: Column
  sort: NonNullable<OrdersSearch['sort']>
  onShow(change: Partial<OrdersSearch>): void
}

/** Its name; pressed, the rows are sorted by it, and pressed again as before. */
function ColumnHead({ column, sort, onShow }: ColumnHeadProps) {
  const t = useTexts().orders
  const sorts = sortsOf[column]
  if (sorts === undefined)
    return (
      <th scope="col" data-column={column}>
        {t.columns[column]}
      </th>
    )
  const at = sorts.indexOf(sort)
  const next = sorts[at + 1]
  const Icon = at === -1 ? ArrowUpDown : ascending.has(sort) ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={at === -1 ? undefined : ascending.has(sort) ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className={classes.sorter}
        data-active={at !== -1 || undefined}
        onClick={() => onShow({ sort: next })}
      >
        {t.columns[column]}
        <Icon size={13} aria-hidden="true" />
      </button>
    </th>
  )
}

/** Shades the edge behind which there are more columns. */
function ScrollCue({ of, children }: { of: React.RefObject<HTMLElement | null>; children: React.ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = of.current
    if (box === null || frame.current === null) return
    const mark = () => {
      const { dataset } = frame.current as HTMLDivElement
      dataset.before = String(box.scrollLeft > 0)
      dataset.beyond = String(box.scrollLeft + box.clientWidth < box.scrollWidth - 1)
    }
    const watcher = new ResizeObserver(mark)
    watcher.observe(box)
    for (const child of box.children) watcher.observe(child)
    box.addEventListener('scroll', mark, { passive: true })
    return () => {
      watcher.disconnect()
      box.removeEventListener('scroll', mark)
    }
  }, [of])
  return (
    <div ref={frame} className={classes.cue}>
      {children}
    </div>
  )
}

function Nothing({ search, onClear }: { search: OrdersSearch; onClear(): void }) {
  const texts = useTexts()
  const t = texts.orders.empty
  const tab = tabOf(search)
  const isFiltered = Object.keys(filterOf(search)).length > 0 || !isWholeTab(search)
  const say = isFiltered ? t.filtered : ((tab && t.tabs[tab]) ?? t.say)
  return (
    <div className={classes.box}>
      <Empty icon={<PackageOpen size={34} strokeWidth={1.5} />} title={t.title} say={say}>
        {isFiltered ? (
          <Button variant="light" onClick={onClear}>
            {texts.orders.filters.clear}
          </Button>
        ) : (
          tab === 'all' && <LinkButton to="/start">{t.start}</LinkButton>
        )}
      </Empty>
    </div>
  )
}

type RowKeys = { move(to: number): void; open(): void; select(): void }

function useRowKeys(count: number, cursor: number, { move, open, select }: RowKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      // A dialog or the drawer is open above: the keys are theirs.
      if (document.querySelector('[role="dialog"]') !== null) return
      if (event.key === 'j') move(Math.min(cursor + 1, count - 1))
      else if (event.key === 'k') move(Math.max(cursor - 1, 0))
      else if (event.key === 'x') select()
      else if (event.key === 'Enter' && event.target === document.body) open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
