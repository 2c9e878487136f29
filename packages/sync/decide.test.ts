/** The decision's own steps, one story per row: whose shipment, now or later, sent before or not, which units. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChannelUnit, defaultChannelPolicy } from './channel.ts'
import { decide, intentKeyOf } from './decide.ts'
import type { DecisionInput, PushPlan } from './decision.ts'
import type { ReasonCode } from './reasons.ts'
import { referenceProviders } from './reference-providers.ts'
import { earlier, hoursAgo, input, nowMs, order, sent, unit, ups, upsNumber, upsOlder } from './test-decisions.ts'

const number = upsNumber
const older = upsOlder
const upsId = ups.id

const shipped = (more: Partial<ChannelUnit> = {}) =>
  order({ stage: 'shipped', status: 'IN_TRANSIT', units: [sent('1', older, more), sent('2', older, more)] })

type Row = [
  says: string,
  given: Partial<DecisionInput>,
  action: string,
  reason: ReasonCode,
  more?: { plan?: Partial<PushPlan>; waitMs?: number },
]

const steps: Record<string, Row[]> = {
  'ours to push?': [
    ['a plain shipment goes', {}, 'push', 'ready', { plan: { kind: 'ship', number, lineItemIds: 'all' } }],
    ['a pending one waits', { shipmentStatus: 'pending' }, 'wait', 'shipment_pending'],
    ['one cancelled before is over', { shipmentStatus: 'cancelled' }, 'skip', 'shipment_cancelled'],
    [
      'one cancelled after cannot be taken back',
      { shipmentStatus: 'cancelled', earlier: [earlier()] },
      'done',
      'cancelled_after_sync',
    ],
    ['TikTok-shipped is not ours', { order: order({ shippedBy: 'channel' }) }, 'skip', 'shipped_by_channel'],
    ['fulfilled by TikTok is not ours', { order: order({ fulfilledBy: 'channel' }) }, 'skip', 'fulfilled_by_channel'],
    [
      'a shipping type nobody knows is held',
      { order: order({ shippedBy: 'unrecognised' }) },
      'hold',
      'order_status_unrecognised',
    ],
    ['a status nobody knows is held', { order: order({ stage: 'unrecognised' }) }, 'hold', 'order_status_unrecognised'],
    ['a cancelled order is over', { order: order({ stage: 'cancelled' }) }, 'skip', 'order_cancelled'],
    ['auto-sync off waits', { policy: { ...defaultChannelPolicy, autoSync: false } }, 'wait', 'auto_sync_off'],
    [
      'auto-sync off, pushed by hand',
      { policy: { ...defaultChannelPolicy, autoSync: false }, chosen: { confirmed: ['auto_sync_off'] } },
      'push',
      'ready',
    ],
    ['a cancel request holds, US', { order: order({ cancelRequested: true }) }, 'hold', 'cancel_requested'],
    [
      'a cancel request, confirmed, US',
      { order: order({ cancelRequested: true }), chosen: { confirmed: ['cancel_requested'] } },
      'push',
      'ready',
    ],
    [
      'a cancel request, by policy, US',
      { order: order({ cancelRequested: true }), policy: { ...defaultChannelPolicy, shipDespiteCancelRequest: true } },
      'push',
      'ready',
    ],
    [
      'a cancel request blocks in the UK whatever is set',
      {
        region: 'UK',
        order: order({ cancelRequested: true }),
        policy: { ...defaultChannelPolicy, shipDespiteCancelRequest: true },
        chosen: { confirmed: ['cancel_requested'] },
      },
      'hold',
      'cancel_requested',
    ],
  ],
  'now?': [
    ['unpaid waits', { order: order({ stage: 'unpaid' }) }, 'wait', 'unpaid', { waitMs: 3_600_000 }],
    [
      'on hold waits for the end of the hour',
      { order: order({ stage: 'on_hold', paidAt: hoursAgo(0.5) }) },
      'wait',
      'on_hold',
      { waitMs: 1_830_000 },
    ],
    [
      'on hold longer than that looks again soon',
      { order: order({ stage: 'on_hold', paidAt: hoursAgo(3) }) },
      'wait',
      'on_hold',
      { waitMs: 300_000 },
    ],
    [
      'on hold, pay time unknown, looks again soon',
      { order: order({ stage: 'on_hold', paidAt: null }) },
      'wait',
      'on_hold',
      { waitMs: 300_000 },
    ],
  ],
  'sent before?': [
    [
      'already there, by somebody',
      { order: order({ stage: 'shipped', units: [sent('1', number)] }) },
      'done',
      'synced_already',
    ],
    [
      'already there with another provider',
      { order: order({ stage: 'shipped', units: [sent('1', number, { providerId: '9', providerName: 'X' })] }) },
      'done',
      'synced_warned',
    ],
    ['another number is there, not ours', { order: shipped() }, 'hold', 'shipped_otherwise'],
    [
      'the same number from another shipment of the store',
      {
        order: order({ stage: 'shipped', units: [sent('1', number)] }),
        earlier: [earlier({ syncId: 's2', trackingNumber: number })],
      },
      'skip',
      'duplicate_shipment',
    ],
    [
      'the number stands on another order',
      { otherOrdersWith: () => [{ orderId: '9', combineGroup: null, sameParcel: false }] },
      'hold',
      'number_used',
    ],
    [
      '… which TikTok combined',
      {
        order: order({ combineGroup: 'g' }),
        otherOrdersWith: () => [{ orderId: '9', combineGroup: 'g', sameParcel: false }],
      },
      'push',
      'ready',
    ],
    [
      '… in the same parcel',
      { otherOrdersWith: () => [{ orderId: '9', combineGroup: null, sameParcel: true }] },
      'push',
      'ready',
    ],
    [
      '… waved through',
      {
        otherOrdersWith: () => [{ orderId: '9', combineGroup: null, sameParcel: false }],
        chosen: { confirmed: ['number_used'] },
      },
      'push',
      'ready',
    ],
  ],
  'the one correction': [
    [
      'an edited number spends it',
      { order: shipped(), earlier: [earlier()] },
      'push',
      'ready_correction',
      { plan: { kind: 'correct', number, lineItemIds: 'all' } },
    ],
    ['once', { order: shipped(), earlier: [earlier({ corrections: 1 })] }, 'hold', 'correction_used'],
    [
      '71 hours after',
      { order: shipped({ shippedAt: hoursAgo(71) }), earlier: [earlier()] },
      'push',
      'ready_correction',
    ],
    [
      'not in the last quarter of an hour',
      { order: shipped({ shippedAt: hoursAgo(71.8) }), earlier: [earlier()] },
      'hold',
      'correction_too_late',
    ],
    [
      'not after 72 hours',
      { order: shipped({ shippedAt: hoursAgo(73) }), earlier: [earlier()] },
      'hold',
      'correction_too_late',
    ],
    [
      'not once delivered',
      { order: { ...shipped(), stage: 'delivered' }, earlier: [earlier()] },
      'hold',
      'correction_too_late',
    ],
    [
      'by hand, as set',
      { order: shipped(), earlier: [earlier()], policy: { ...defaultChannelPolicy, correctAfterEdit: false } },
      'hold',
      'correction_off',
    ],
    [
      'by hand, pressed',
      {
        order: shipped(),
        earlier: [earlier()],
        policy: { ...defaultChannelPolicy, correctAfterEdit: false },
        chosen: { confirmed: ['correction_off'] },
      },
      'push',
      'ready_correction',
    ],
    [
      'not for the same number',
      {
        order: order({ stage: 'shipped', units: [sent('1', number)] }),
        earlier: [earlier({ trackingNumber: number })],
      },
      'done',
      'synced',
    ],
    [
      'a mapping taken away after the push is no news',
      {
        order: order({ stage: 'shipped', units: [sent('1', number)] }),
        earlier: [earlier({ trackingNumber: number })],
        mappings: [
          {
            id: 'm1',
            storeCarrier: 'UPS',
            match: 'exact',
            storeKind: null,
            deliveryOptionId: null,
            target: { kind: 'hold' },
          },
        ],
      },
      'done',
      'synced',
    ],
    [
      'for a new shipment of a cancelled one',
      { syncId: 's2', order: shipped(), earlier: [earlier({ shipmentCancelled: true })] },
      'push',
      'ready_correction',
    ],
    [
      'not with a malformed number',
      { order: shipped(), earlier: [earlier()], trackingTexts: ['1Z999AA1012345678'] },
      'hold',
      'number_malformed',
    ],
  ],
  'which units?': [
    [
      'one of two',
      { shipmentLines: [{ lineId: 'a', sku: 'MUG', quantity: 1 }] },
      'push',
      'ready',
      { plan: { lineItemIds: ['1'] } },
    ],
    [
      'the second parcel',
      {
        syncId: 's2',
        order: order({ units: [sent('1', older), unit('2')] }),
        earlier: [earlier({ lineItemsKey: '1' })],
        shipmentLines: [{ lineId: 'a', sku: 'MUG', quantity: 1 }],
      },
      'push',
      'ready',
      { plan: { lineItemIds: ['2'] } },
    ],
    [
      'the second parcel while the first is in flight',
      {
        syncId: 's2',
        earlier: [earlier({ lineItemsKey: '1', confirmed: false })],
        shipmentLines: [{ lineId: 'a', sku: 'MUG', quantity: 1 }],
      },
      'push',
      'ready',
      { plan: { lineItemIds: ['2'] } },
    ],
    ['unclear', { shipmentLines: [{ lineId: 'a', sku: 'HAT', quantity: 1 }] }, 'hold', 'units_unclear'],
    [
      'unclear, chosen by hand',
      { shipmentLines: [{ lineId: 'a', sku: 'HAT', quantity: 1 }], chosen: { lineItemIds: ['2'] } },
      'push',
      'ready',
      { plan: { lineItemIds: ['2'] } },
    ],
    [
      'all of them in flight under the same number',
      { syncId: 's2', earlier: [earlier({ trackingNumber: number, confirmed: false })] },
      'skip',
      'duplicate_shipment',
    ],
    [
      'all of them in flight under another number',
      { syncId: 's2', earlier: [earlier({ confirmed: false })] },
      'hold',
      'shipped_otherwise',
    ],
  ],
}

for (const [title, rows] of Object.entries(steps)) {
  describe(title, () => {
    for (const [says, given, action, code, more] of rows) {
      it(`${says}: ${action}, ${code}`, () => {
        const decision = decide(input(given))
        expect([decision.action, decision.reason.code]).toEqual([action, code])
        if (more?.plan !== undefined) expect(decision.plan).toMatchObject(more.plan)
        if (more?.waitMs !== undefined) expect(decision.waitUntilMs).toBe(nowMs + more.waitMs)
        expect(decision.plan === null).toBe(action !== 'push')
      })
    }
  })
}

it('a correction of a split order names its package', () => {
  const split = order({ stage: 'shipped', units: [sent('1', older), sent('2', '1Z12345E0205271688')] })
  const { plan } = decide(input({ order: split, earlier: [earlier({ lineItemsKey: '1' })] }))
  expect(plan).toMatchObject({ kind: 'correct', lineItemIds: ['1'], packageId: 'p-1' })
})

describe('looked at again once TikTok Shop has the number', () => {
  const there = (more: Partial<DecisionInput> = {}) =>
    decide(
      input({
        order: order({ stage: 'shipped', units: [sent('1', number)] }),
        earlier: [earlier({ trackingNumber: number })],
        ...more,
      }),
    )
  it('what TikTok Shop remarked when it took the number still holds', () => {
    const warning = 'The tracking number does not look right.'
    const decision = there({ earlier: [earlier({ trackingNumber: number, warning })] })
    expect(decision).toMatchObject({ action: 'done', warning, reason: { code: 'synced_warned' } })
    expect(decision.reason.say).toContain(warning)
  })
  it('what we doubted still holds', () => {
    const decision = there({ storeCarrier: 'FedEx' })
    expect(decision).toMatchObject({ action: 'done', reason: { code: 'synced_doubtful' } })
    expect(decision.warning).toContain('FedEx was named')
  })
  it('without either it is plainly synced', () => {
    expect(there()).toMatchObject({ action: 'done', warning: null, reason: { code: 'synced' } })
  })
})

it('the same plan twice is the same intent, whatever the order of its units', () => {
  const plan = (lineItemIds: string[]): PushPlan => ({
    kind: 'ship',
    number,
    provider: { id: upsId, name: 'UPS' },
    lineItemIds,
  })
  expect(intentKeyOf(plan(['2', '1']))).toEqual(intentKeyOf(plan(['1', '2'])))
})

describe('whatever comes', () => {
  const text = fc.oneof(fc.string({ maxLength: 50 }), fc.constantFrom(number, older, 'UPS', 'DHL', ''))
  const given = fc.record({
    trackingTexts: fc.array(text, { maxLength: 3 }),
    trackingUrls: fc.array(text, { maxLength: 2 }),
    storeCarrier: fc.option(text),
    shipmentStatus: fc.constantFrom('shipped' as const, 'pending' as const, 'cancelled' as const),
    order: fc
      .record({
        stage: fc.constantFrom(
          'unpaid' as const,
          'on_hold' as const,
          'to_ship' as const,
          'shipped' as const,
          'delivered' as const,
          'cancelled' as const,
          'unrecognised' as const,
        ),
        units: fc.constantFrom<ChannelUnit[][]>(
          [unit('1')],
          [unit('1'), unit('2')],
          [sent('1', older)],
          [sent('1', older), unit('2')],
          [],
        ),
      })
      .map((some) => order(some)),
    earlier: fc.constantFrom([], [earlier()], [earlier({ syncId: 's2', shipmentCancelled: true })]),
  })
  it('never throws, says why, is the same twice, and pushes with a provider of the list', () => {
    fc.assert(
      fc.property(given, (some) => {
        const decision = decide(input(some))
        expect(decide(input(some))).toEqual(decision)
        expect(decision.reason.say).not.toBe('')
        expect(decision.trace.length).toBeGreaterThan(0)
        if (decision.action === 'push') expect(referenceProviders.US).toContainEqual(decision.plan?.provider)
        else expect(decision.plan).toBeNull()
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})
