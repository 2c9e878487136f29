/** Which columns the table shows; kept in the browser, and with a saved view. Order and state always stay. */
import type { OrdersSearch } from './search.ts'

export const choosable = ['deadline', 'reason', 'number', 'carrier', 'synced', 'created', 'channel', 'store'] as const
export type Column = (typeof choosable)[number]

const shownAtFirst: readonly Column[] = ['deadline', 'reason', 'number', 'carrier']
const storageKey = 'waybridge.orders.columns'

/** The columns of a list of names, as an address or a browser keeps them. */
export const columnsIn = (names: string): readonly Column[] => {
  const all = names.split(',')
  return choosable.filter((column) => all.includes(column))
}
export function readColumns(): readonly Column[] {
  const stored = localStorage.getItem(storageKey)
  return stored === null ? shownAtFirst : columnsIn(stored)
}
export function storeColumns(columns: readonly Column[]): void {
  localStorage.setItem(storageKey, columns.join(','))
}

/** Widths stand still whatever the rows hold; what is left of the page goes to the reason. */
export const tickPixels = 42
export const orderPixels = 174
export const statePixels = 164
export const pixelsOf: Record<Column, number> = {
  deadline: 158,
  reason: 168,
  number: 190,
  carrier: 156,
  synced: 120,
  created: 120,
  channel: 150,
  store: 150,
}

/** What a press on a column's head sorts by, in turn. */
export const sortsOf: Partial<Record<Column, readonly NonNullable<OrdersSearch['sort']>[]>> = {
  deadline: ['deadline'],
  synced: ['synced'],
  created: ['newest', 'oldest'],
}
export const ascending: ReadonlySet<OrdersSearch['sort']> = new Set(['deadline', 'oldest'])

/** The same columns as the CSV names them; order and state are always there. */
export function csvColumnsOf(columns: readonly Column[]): string {
  const named: Record<Column, readonly string[]> = {
    reason: ['reason', 'nextStep'],
    number: ['number', 'inStore'],
    carrier: ['storeCarrier', 'provider', 'warning'],
    deadline: ['deadline'],
    synced: ['synced'],
    created: ['created'],
    channel: ['channel'],
    store: ['store'],
  }
  return ['order', 'channelOrder', 'state', ...columns.flatMap((column) => named[column])].join(',')
}
