/** TikTok Shop orders that no store shipment speaks for: here the number is typed by hand. */
import { Button, Skeleton, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { PackageCheck } from 'lucide-react'
import { Empty } from '../../parts/empty.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { Deadline } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type OpenOrder, useOpenOrders } from './api.ts'
import classes from './orders.module.css'
import { narrow } from './orders-table.tsx'
import { noFilter, type OrdersSearch } from './search.ts'

type AwaitingTableProps = {
  search: OrdersSearch
  onAdd(orderId: string): void
  onShow(change: Partial<OrdersSearch>): void
}

export function AwaitingTable({ search, onAdd, onShow }: AwaitingTableProps) {
  const texts = useTexts()
  const t = texts.orders.awaiting
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const { orders, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useOpenOrders(search.channel, search.text)
  const isFiltered = search.text !== undefined || search.channel !== undefined
  if (error) return <ProblemNotice error={error} />
  if (orders === undefined) return <Skeleton height={300} aria-label={texts.common.problem.loading} />
  if (orders.length === 0)
    return (
      <div className={classes.box}>
        <Empty
          icon={<PackageCheck size={34} strokeWidth={1.5} />}
          title={isFiltered ? texts.orders.empty.title : t.none}
          say={isFiltered ? texts.orders.empty.filtered : t.noneSay}
        >
          {isFiltered && (
            <Button variant="light" onClick={() => onShow(noFilter)}>
              {texts.orders.filters.clear}
            </Button>
          )}
        </Empty>
      </div>
    )
  return (
    <>
      <Text size="sm" c="dimmed">
        {t.say}
      </Text>
      {isNarrow ? (
        <ul className={classes.awaiting} aria-label={texts.orders.tabs.awaiting}>
          {orders.map((order) => (
            <li key={`${order.channelId} ${order.orderId}`}>
              <span className={classes.cardLine}>
                <b className="mono">{order.orderId}</b>
                <Deadline at={order.shipByAt} />
              </span>
              <Text size="sm" dir="auto" style={{ overflowWrap: 'anywhere' }}>
                {itemsOf(order) || t.units(order.units.length)}
              </Text>
              <span className={classes.cardLine}>
                <Text size="sm" c="dimmed" truncate>
                  {order.channelName}
                </Text>
                <AddButton order={order} onAdd={onAdd} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        <section className={classes.box} tabIndex={0} aria-label={texts.orders.tabs.awaiting}>
          <Table miw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t.order}</Table.Th>
                <Table.Th scope="col">{texts.common.words.channel}</Table.Th>
                <Table.Th scope="col">{t.items}</Table.Th>
                <Table.Th scope="col">{t.shipBy}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {orders.map((order) => (
                <Table.Tr key={`${order.channelId} ${order.orderId}`}>
                  <Table.Th scope="row" fw={550} className="mono">
                    {order.orderId}
                  </Table.Th>
                  <Table.Td>{order.channelName}</Table.Td>
                  <Table.Td maw={260} style={{ overflowWrap: 'anywhere' }}>
                    {itemsOf(order) || t.units(order.units.length)}
                  </Table.Td>
                  <Table.Td>
                    <Deadline at={order.shipByAt} />
                  </Table.Td>
                  <Table.Td ta="right">
                    <AddButton order={order} onAdd={onAdd} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {hasNextPage && (
        <Button variant="subtle" w="fit-content" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {texts.common.actions.more}
        </Button>
      )}
    </>
  )
}

function AddButton({ order, onAdd }: { order: OpenOrder; onAdd(orderId: string): void }) {
  const t = useTexts().orders.awaiting
  return (
    <GatedButton
      needs="operator"
      size="xs"
      variant="default"
      aria-label={t.addLabel(order.orderId)}
      onClick={() => onAdd(order.orderId)}
    >
      {t.add}
    </GatedButton>
  )
}

/** `MUG-RED × 2, CANDLE-FIG`; empty where the shop names no item. */
export function itemsOf({ units }: Pick<OpenOrder, 'units'>): string {
  const counts = new Map<string, number>()
  for (const { sku, cancelled } of units) if (!cancelled && sku) counts.set(sku, (counts.get(sku) ?? 0) + 1)
  return [...counts].map(([sku, count]) => (count === 1 ? sku : `${sku} × ${count}`)).join(', ')
}
