/** Manage orders: find them, see why they stand where they stand, and act on one or on many. */
import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { tellBulkRun } from '../../api/bulk-run.ts'
import { useChannels } from '../../api/channels.ts'
import { useMay } from '../../api/me.ts'
import { ClosedNotice, GatedButton } from '../../parts/gate.tsx'
import { Page } from '../../parts/page.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type BulkAction, type BulkScope, countsQuery } from './api.ts'
import { AwaitingTable } from './awaiting-table.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { type Column, readColumns, storeColumns } from './columns.ts'
import { OrdersTable } from './orders-table.tsx'
import { type OrdersSearch, viewOf } from './search.ts'
import { SelectionBar } from './selection-bar.tsx'
import { ShipmentDrawer } from './shipment-drawer.tsx'
import { restStates, StateTabs, totalOf } from './state-tabs.tsx'
import { Toolbar } from './toolbar.tsx'
import { TrackingDialog } from './tracking-dialog.tsx'

/** Which rows are chosen: named ones, or all that the filter finds. */
export type Selection = { ids: ReadonlySet<string>; isEverything: boolean }
const nothing: Selection = { ids: new Set(), isEverything: false }

/** A view of settled orders: there is nothing to try again, but what was skipped can be taken up. */
const isTakenUp = ({ state }: OrdersSearch): boolean =>
  state?.includes('skipped') === true && state.every((each) => restStates.includes(each))

export function OrdersPage() {
  const t = useTexts().orders
  const search = useSearch({ from: '/inside/orders' })
  const navigate = useNavigate({ from: '/orders' })
  const [columns, setColumns] = useState(readColumns)
  const [selection, setSelection] = useState(nothing)
  const [bulk, setBulk] = useState<{ action: BulkAction; scope: BulkScope } | null>(null)
  const queries = useQueryClient()
  const counts = useQuery(countsQuery(search)).data
  const mayAdd = useMay('operator')
  const isAwaiting = search.tab === 'awaiting'

  /** Another view: what was chosen in the old one may not be seen in it, so the choice ends. */
  const show = useCallback(
    (change: Partial<OrdersSearch>) => {
      setSelection(nothing)
      navigate({ search: (old) => ({ ...old, ...change }), replace: 'text' in change })
    },
    [navigate],
  )
  const open = useCallback(
    (shipment: string | undefined) => navigate({ search: (old) => ({ ...old, shipment }) }),
    [navigate],
  )
  const chooseColumns = (chosen: readonly Column[]) => {
    storeColumns(chosen)
    setColumns(chosen)
  }
  const addTo = (add: string | undefined, shipment?: string) =>
    navigate({ search: (old) => ({ ...old, add, ...(shipment === undefined ? {} : { shipment }) }) })
  const scope = useMemo<BulkScope>(
    () =>
      selection.isEverything
        ? { filter: { ...viewOf(search), ...(search.state === undefined ? {} : { states: search.state }) } }
        : { ids: [...selection.ids] },
    [selection, search],
  )
  const someAutoSyncOff = useChannels().some(({ policy }) => !policy.autoSync)
  const actions: readonly BulkAction[] = isTakenUp(search)
    ? ['take_up']
    : someAutoSyncOff
      ? ['retry', 'send_now', 'skip']
      : ['retry', 'skip']
  const total = totalOf(search, counts)
  return (
    <Page
      title={t.title}
      actions={
        <GatedButton needs="operator" onClick={() => addTo('')}>
          {t.tracking.title}
        </GatedButton>
      }
    >
      <Stack gap="sm">
        {search.add !== undefined && !mayAdd && <ClosedNotice needs="operator" />}
        <StateTabs search={search} counts={counts} onShow={show} />
        <Toolbar search={search} columns={columns} onShow={show} onColumns={chooseColumns} />
        {isAwaiting ? (
          <AwaitingTable search={search} onAdd={(orderId) => addTo(orderId)} onShow={show} />
        ) : (
          <OrdersTable
            search={search}
            total={total}
            columns={columns}
            selection={selection}
            onSelect={setSelection}
            onOpen={open}
            onShow={show}
          />
        )}
      </Stack>
      {!isAwaiting && (selection.isEverything || selection.ids.size > 0) && (
        <SelectionBar
          count={selection.isEverything ? total : selection.ids.size}
          total={total}
          isEverything={selection.isEverything}
          actions={actions}
          onEverything={() => setSelection({ ...selection, isEverything: true })}
          onClear={() => setSelection(nothing)}
          onAct={(action) => setBulk({ action, scope })}
        />
      )}
      {bulk && (
        <BulkDialog
          action={bulk.action}
          scope={bulk.scope}
          onClose={() => setBulk(null)}
          onStarted={(runId) => {
            tellBulkRun(queries, runId)
            setBulk(null)
            setSelection(nothing)
          }}
        />
      )}
      <ShipmentDrawer id={search.shipment} onClose={() => open(undefined)} />
      {search.add !== undefined && mayAdd && (
        <TrackingDialog
          orderId={search.add}
          channelId={search.channel}
          onClose={() => addTo(undefined)}
          onOpen={(shipment) => navigate({ search: ({ add: _closed, tab: _tab, ...old }) => ({ ...old, shipment }) })}
        />
      )}
    </Page>
  )
}
