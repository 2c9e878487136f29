/** One shipment in the table. The order's name is the link for the keyboard; the whole row is one for the mouse. */
import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { StateChip } from '../../parts/state-chip.tsx'
import { Deadline, When } from '../../parts/times.tsx'
import { type Texts, useTexts } from '../../texts/index.tsx'
import type { Shipment } from './api.ts'
import type { Column } from './columns.ts'
import classes from './orders.module.css'

export type OrderRowProps = {
  shipment: Shipment
  index: number
  columns: readonly Column[]
  isChosen: boolean
  isCursor: boolean
  isOpen: boolean
  onToggle(): void
  onOpen(): void
}

/** What an order is called: by the store, else by TikTok Shop. */
export const nameOf = ({ orderName, orderId, id }: Pick<Shipment, 'orderName' | 'orderId' | 'id'>): string =>
  orderName ?? orderId ?? id

/** Below the name: TikTok's id, where the name is not that already. */
export const secondLine = (
  { orderName, orderId }: Pick<Shipment, 'orderName' | 'orderId'>,
  { table }: Texts['orders'],
): string => (orderId === null ? table.noOrder : orderName === null ? table.byHand : orderId)

export const numberShown = ({ trackingNumber, trackingTexts }: Shipment): string =>
  trackingNumber ?? trackingTexts.join(', ').trim()

/** Who carries it, and what the store calls it where that is another name. */
export function carrierLines(
  { provider, storeCarrier, store, state }: Shipment,
  texts: Texts,
): [string, string | null] {
  const inStore = storeCarrier ?? (store === null ? null : texts.common.words.noCarrier)
  if (provider === null)
    return [inStore ?? '–', inStore === null || isOver({ state }) ? null : texts.orders.table.noProvider]
  return [provider.name, inStore?.toLowerCase() === provider.name.toLowerCase() ? null : inStore]
}

export function OrderRow({ shipment, index, columns, isChosen, isCursor, isOpen, onToggle, onOpen }: OrderRowProps) {
  const texts = useTexts()
  const t = texts.orders
  const name = nameOf(shipment)
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-cursor={isCursor || undefined}
      data-open={isOpen || undefined}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, input, label')) onOpen()
      }}
    >
      <td className={classes.tick}>
        <Checkbox size="xs" aria-label={t.table.select(name)} checked={isChosen} onChange={onToggle} />
      </td>
      <th scope="row" className={classes.order}>
        <Link
          from="/orders"
          to="/orders"
          search={(old) => ({ ...old, shipment: shipment.id })}
          className={classes.name}
          title={name}
          dir="auto"
        >
          {name}
        </Link>
        <span className={classes.second} title={shipment.orderId ?? undefined}>
          {secondLine(shipment, t)}
        </span>
      </th>
      <td>
        <StateChip state={shipment.state} standsStill={shipment.needsYou} />
      </td>
      {columns.map((column) => (
        <td key={column} data-column={column}>
          <Cell column={column} shipment={shipment} texts={texts} />
        </td>
      ))}
    </tr>
  )
}

function Cell({ column, shipment, texts }: { column: Column; shipment: Shipment; texts: Texts }) {
  switch (column) {
    case 'reason': {
      const { warning, reasonCode } = shipment
      const said = texts.common.problem.said(warning ?? shipment.say)
      const few = texts.reasons[reasonCode]
      return (
        <span className={classes.clamp} title={said}>
          {warning === null ? (few ?? said) : `${few ?? texts.common.problem.said(shipment.say)} · ${said}`}
        </span>
      )
    }
    case 'number': {
      const number = numberShown(shipment)
      return (
        <span className={`mono ${classes.cut}`} title={number}>
          {number || '–'}
        </span>
      )
    }
    case 'carrier': {
      const [first, second] = carrierLines(shipment, texts)
      return (
        <>
          <span className={classes.cut} title={first} dir="auto">
            {first}
          </span>
          {second !== null && (
            <span className={classes.second} title={second} dir="auto">
              {second}
            </span>
          )}
        </>
      )
    }
    case 'deadline':
      // A deadline that was kept, or that nothing is due before, is no clock to watch.
      return isOver(shipment) ? <span className={classes.quiet}>–</span> : <Deadline at={shipment.deadlineAt} />
    case 'synced':
      return shipment.syncedAt === null ? '–' : <When at={shipment.syncedAt} />
    case 'created':
      return <When at={shipment.createdAt} />
    case 'channel':
      return <span className={classes.clamp}>{shipment.channel?.name ?? '–'}</span>
    case 'store':
      return <span className={classes.clamp}>{shipment.store?.name ?? '–'}</span>
  }
}

const overStates: ReadonlySet<string> = new Set(['synced', 'synced_with_warning', 'skipped', 'superseded', 'cancelled'])
/** Nothing is to be done before the deadline any more. */
export const isOver = ({ state }: Pick<Shipment, 'state'>): boolean => overStates.has(state)
