/** One shipment where there is no room for columns: what it is, how long is left, why it stands where it stands. */
import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { StateChip } from '../../parts/state-chip.tsx'
import { Deadline } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { carrierLines, isOver, nameOf, numberShown, type OrderRowProps, secondLine } from './order-row.tsx'
import classes from './orders.module.css'

type OrderCardProps = Omit<OrderRowProps, 'columns' | 'isCursor' | 'onOpen'> & { top: number; total: number }

export function OrderCard({ shipment, index, total, top, isChosen, isOpen, onToggle }: OrderCardProps) {
  const texts = useTexts()
  const t = texts.orders
  const name = nameOf(shipment)
  const [carrier] = carrierLines(shipment, texts)
  return (
    <li
      className={classes.card}
      style={{ top }}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-chosen={isChosen || undefined}
      data-shown={isOpen || undefined}
    >
      <Checkbox className={classes.cardTick} aria-label={t.table.select(name)} checked={isChosen} onChange={onToggle} />
      <Link
        from="/orders"
        to="/orders"
        search={(old) => ({ ...old, shipment: shipment.id })}
        className={classes.cardLink}
      >
        <span className={classes.cardLine}>
          <b className={classes.cut} dir="auto">
            {name}
          </b>
          <StateChip state={shipment.state} standsStill={shipment.needsYou} />
        </span>
        <span className={classes.cardLine}>
          <span className={classes.cut}>
            {shipment.state === 'synced'
              ? secondLine(shipment, t)
              : (texts.reasons[shipment.reasonCode] ?? texts.common.problem.said(shipment.say))}
          </span>
          {!isOver(shipment) && shipment.deadlineAt !== null && <Deadline at={shipment.deadlineAt} />}
        </span>
        <span className={`${classes.cardLine} ${classes.quiet}`}>
          <span className={`mono ${classes.cut}`}>{numberShown(shipment) || '–'}</span>
          <span className={classes.cut} dir="auto">
            {carrier}
          </span>
        </span>
      </Link>
    </li>
  )
}
