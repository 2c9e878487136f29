import { expect, it } from 'vitest'
import type { Overview } from './api.ts'
import { runningOut } from './running-out.ts'

const nowMs = Date.UTC(2026, 10, 23, 12)
const shipment = (id: string, deadlineAt: string | null) =>
  ({ id, orderName: `#${id}`, orderId: null, state: 'needs_fix', deadlineAt }) as Overview['urgent'][number]
const awaiting = (orderId: string, deadlineAt: string | null): Overview['awaiting'] => ({
  count: 1,
  earliestDeadlineAt: deadlineAt,
  deadlines: { overdue: 0, within4h: 0, within24h: 0, later: 0, none: 0 },
  urgent: [{ channelId: 'chn_1', channelName: 'UK', orderId, deadlineAt }],
})

it('an order without a shipment stands among the others, where its deadline puts it', () => {
  const seen = {
    urgent: [shipment('late', '2026-11-23T11:00:00.000Z'), shipment('later', '2026-11-24T11:00:00.000Z')],
    awaiting: awaiting('577', '2026-11-23T14:58:00.000Z'),
  }
  expect(runningOut(seen, nowMs).rows.map(({ name, state, opens }) => [name, state, opens])).toEqual([
    ['#late', 'needs_fix', { shipment: 'late' }],
    ['577', null, { tab: 'awaiting', channel: 'chn_1' }],
    ['#later', 'needs_fix', { shipment: 'later' }],
  ])
})

it('what has more than a day left does not run out; the next deadline is told', () => {
  const seen = {
    urgent: [shipment('calm', '2026-11-26T12:00:00.000Z'), shipment('never', null)],
    awaiting: awaiting('577', null),
  }
  expect(runningOut(seen, nowMs)).toEqual({ rows: [], nextAt: '2026-11-26T12:00:00.000Z' })
})
