/** The columns of the list of shipments as CSV. Times are told in the reader's zone, with the offset written out. */
import type { ShipmentListRow } from '../database/shipment-list.ts'

type Clock = (at: string | null) => string | null

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** `2026-11-23 14:05:09 GMT+01:00`: sorts as text within a zone, and says which zone. */
export function clockOf(timeZone: string): Clock {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return (at) => {
    if (at === null) return null
    const instant = new Date(at)
    const zone = offset.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? timeZone
    return `${format.format(instant)} ${zone}`
  }
}

type Column = { title: string; cell: (row: ShipmentListRow, clock: Clock) => string | null }

export const csvColumns = {
  order: { title: 'Order', cell: (row) => row.orderName },
  channelOrder: { title: 'TikTok order', cell: (row) => row.orderId },
  state: { title: 'State', cell: (row) => row.state },
  reason: { title: 'Reason', cell: (row) => row.say },
  nextStep: { title: 'Next step', cell: (row) => row.nextStep },
  number: { title: 'Tracking number', cell: (row) => row.trackingNumber },
  inStore: { title: 'In the store', cell: (row) => row.trackingTexts.join(' ') },
  storeCarrier: { title: 'Store carrier', cell: (row) => row.storeCarrier },
  provider: { title: 'Shipping provider', cell: (row) => row.providerName },
  warning: { title: 'Warning', cell: (row) => row.warning },
  deadline: { title: 'Deadline', cell: (row, clock) => clock(row.deadlineAt) },
  synced: { title: 'Synced', cell: (row, clock) => clock(row.syncedAt) },
  created: { title: 'Created', cell: (row, clock) => clock(row.createdAt) },
  store: { title: 'Store', cell: (row) => row.storeName },
  channel: { title: 'Sales channel', cell: (row) => row.channelName },
} as const satisfies Record<string, Column>

export type CsvColumn = keyof typeof csvColumns
