import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkCandidates, linkCandidatesMax, toStoreOrder, toStoreShipment } from './translate.ts'
import type { WireOrder, WireShipment } from './wire.ts'

const pageInfo = { hasNextPage: false, endCursor: null }
const tiktokId = '577086512123755123'
const otherId = '577086512123755999'

const wireOrder = (more: Partial<WireOrder> = {}): WireOrder => ({
  id: 'gid://shopify/Order/5731021234567',
  legacyResourceId: '5731021234567',
  name: '#1042',
  updatedAt: '2026-11-21T18:04:11.000Z',
  cancelledAt: null,
  sourceIdentifier: null,
  tags: [],
  note: null,
  customAttributes: [],
  lineItems: { nodes: [], pageInfo },
  fulfillmentsCount: { count: 0 },
  fulfillments: [],
  ...more,
})

const lineItem = (more = {}) => ({
  id: 'gid://shopify/LineItem/14200112233',
  sku: 'MUG-RED',
  requiresShipping: true,
  isGiftCard: false,
  ...more,
})
const wireShipment = (more: Partial<WireShipment> = {}, line = lineItem()): WireShipment => ({
  id: 'gid://shopify/Fulfillment/4880011223344',
  legacyResourceId: '4880011223344',
  status: 'SUCCESS',
  updatedAt: '2026-11-21T18:04:11.000Z',
  requiresShipping: true,
  service: { handle: 'manual', serviceName: 'Manual', type: 'MANUAL' },
  trackingInfo: [],
  fulfillmentLineItems: { nodes: [{ quantity: 2, lineItem: line }], pageInfo },
  ...more,
})
const number = (text: string | null, company: string | null = null, url: string | null = null) => ({
  number: text,
  company,
  url,
})

describe('where a TikTok order id is found', () => {
  const rows: [string, Partial<WireOrder>, string[]][] = [
    ['the source identifier', { sourceIdentifier: tiktokId }, [`sourceIdentifier ${tiktokId}`]],
    [
      'a note attribute',
      { customAttributes: [{ key: 'tiktok_order_id', value: tiktokId }] },
      [`customAttributes.tiktok_order_id ${tiktokId}`],
    ],
    [
      'a label with spaces',
      { customAttributes: [{ key: 'TikTok Shop Order ID', value: ` ${tiktokId} ` }] },
      [`customAttributes.TikTok Shop Order ID ${tiktokId}`],
    ],
    [
      'an online order',
      { customAttributes: [{ key: 'tiktok_online_order', value: tiktokId }] },
      [`customAttributes.tiktok_online_order ${tiktokId}`],
    ],
    ['an attribute of somebody else', { customAttributes: [{ key: 'amazon_order', value: tiktokId }] }, []],
    ['the shop of TikTok', { customAttributes: [{ key: 'tiktok_shop_id', value: tiktokId }] }, []],
    ['the units of a line', { customAttributes: [{ key: 'tiktok_order_line_ids', value: tiktokId }] }, []],
    ['a tag', { tags: ['tiktok-shop', tiktokId] }, [`tag ${tiktokId}`]],
    ['a tag after a colon', { tags: [`tiktok:${tiktokId}`] }, [`tag ${tiktokId}`]],
    ['the name with a prefix and a suffix', { name: `#TT-${tiktokId}-US` }, [`name ${tiktokId}`]],
    ['the note', { note: `TikTok order ${tiktokId}, gift` }, [`note ${tiktokId}`]],
    ['the same id twice', { sourceIdentifier: tiktokId, note: tiktokId }, [`sourceIdentifier ${tiktokId}`]],
    ['two ids', { note: otherId, sourceIdentifier: tiktokId }, [`sourceIdentifier ${tiktokId}`, `note ${otherId}`]],
    ['too few digits', { sourceIdentifier: '5770865121237551' }, []],
    ['too many digits, which is a tracking number', { note: '9400111899560000000000' }, []],
    ['digits at 17', { note: '57708651212375512' }, ['note 57708651212375512']],
    ['digits at 20', { note: '57708651212375512345' }, ['note 57708651212375512345']],
    ['nothing', {}, []],
  ]
  it.each(rows)('%s', (_place, more, found) => {
    expect(linkCandidates(wireOrder(more)).map(({ from, orderId }) => `${from} ${orderId}`)).toEqual(found)
  })

  it('all places at once keep their order', () => {
    const ids = [1, 2, 3, 4, 5].map((digit) => `57708651212375512${digit}`)
    const [sourceIdentifier = '', attribute = '', tag = '', name = '', note = ''] = ids
    const everywhere = {
      sourceIdentifier,
      customAttributes: [{ key: 'tiktok', value: attribute }],
      tags: [tag],
      name,
      note,
    }
    expect(linkCandidates(wireOrder(everywhere)).map(({ orderId }) => orderId)).toEqual(ids)
  })

  it('a claim is always 17 to 20 digits, and there are never many', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.bigInt({ min: 0n, max: 10n ** 22n })), (note, numbers) => {
        const found = linkCandidates(wireOrder({ note: `${note} ${numbers.join(' ')}` }))
        expect(found.length).toBeLessThanOrEqual(linkCandidatesMax)
        for (const { orderId } of found) expect(orderId).toMatch(/^[0-9]{17,20}$/)
      }),
    )
  })
})

describe('a shipment', () => {
  it.each([
    ['SUCCESS', 'shipped'],
    ['CANCELLED', 'cancelled'],
    ['OPEN', 'pending'],
    ['PENDING', 'pending'],
    ['ERROR', 'pending'],
    ['FAILURE', 'pending'],
    ['A_NEW_ONE', 'pending'],
  ])('of status %s is %s', (status, ours) => {
    expect(toStoreShipment(wireShipment({ status }))?.status).toBe(ours)
  })

  it.each([
    ['the name as it is spelled', [number('1', ' usps Priority ')], ' usps Priority '],
    ['Other', [number('1', 'Other')], 'Other'],
    ['nobody, for null', [number('1', null)], null],
    ['nobody, for a blank', [number('1', ' ')], null],
    ['the first that was named', [number('1', null), number('2', 'UPS'), number('3', 'FedEx')], 'UPS'],
    ['a name without a number', [number(null, 'UPS')], 'UPS'],
  ])('carries %s', (_what, trackingInfo, carrier) => {
    expect(toStoreShipment(wireShipment({ trackingInfo }))?.storeCarrier).toBe(carrier)
  })

  it('keeps every number as typed, in the order of the store, and drops blanks', () => {
    const trackingInfo = [number('A1, B2', 'UPS', 'https://ups.example/A1'), number(''), number(null), number(' 1Z ')]
    expect(toStoreShipment(wireShipment({ trackingInfo }))).toMatchObject({
      trackingTexts: ['A1, B2', ' 1Z '],
      trackingUrls: ['https://ups.example/A1'],
    })
  })

  it.each([
    ['nobody for a manual one', { handle: 'manual', serviceName: 'Manual', type: 'MANUAL' }, null],
    ['a warehouse', { handle: 'shipbob', serviceName: 'ShipBob', type: 'THIRD_PARTY' }, 'ShipBob'],
    ['nobody when it is not told', null, null],
  ])('was fulfilled by %s', (_who, service, ours) => {
    expect(toStoreShipment(wireShipment({ service }))?.fulfilledBy).toBe(ours)
  })

  it.each([
    ['a gift card', wireShipment({}, lineItem({ isGiftCard: true }))],
    ['a digital good', wireShipment({}, lineItem({ requiresShipping: false }))],
    ['nothing to ship', wireShipment({ requiresShipping: false })],
    [
      'a quantity of none',
      wireShipment({ fulfillmentLineItems: { nodes: [{ quantity: 0, lineItem: lineItem() }], pageInfo } }),
    ],
  ])('of only %s is no parcel', (_what, shipment) => {
    expect(toStoreShipment(shipment)).toBeNull()
  })

  it('of a mug and a gift card holds the mug', () => {
    const nodes = [
      { quantity: 2, lineItem: lineItem() },
      { quantity: 1, lineItem: lineItem({ id: 'gid://shopify/LineItem/2', isGiftCard: true }) },
    ]
    expect(toStoreShipment(wireShipment({ fulfillmentLineItems: { nodes, pageInfo } }))?.lines).toEqual([
      { lineId: '14200112233', sku: 'MUG-RED', quantity: 2 },
    ])
  })
})

describe('an order', () => {
  const line = {
    ...lineItem(),
    currentQuantity: 1,
    customAttributes: [{ key: '_tiktok_line_ids', value: `${tiktokId}, ${otherId},x,${tiktokId}` }],
  }

  it('tells what an edit left, and the units an importing tool wrote', () => {
    const lines = toStoreOrder(wireOrder({ lineItems: { nodes: [line], pageInfo } })).lines
    expect(lines).toEqual([
      {
        lineId: '14200112233',
        sku: 'MUG-RED',
        quantity: 1,
        requiresShipping: true,
        channelLineIds: [tiktokId, otherId],
      },
    ])
  })

  it('that was cancelled says when, and keeps its cancelled shipments', () => {
    const order = toStoreOrder(
      wireOrder({ cancelledAt: '2026-11-21T19:00:00.000Z', fulfillments: [wireShipment({ status: 'CANCELLED' })] }),
    )
    expect(order).toMatchObject({ cancelledAt: '2026-11-21T19:00:00.000Z', shipments: [{ status: 'cancelled' }] })
  })

  it('forgets the note and everything else a buyer may have typed', () => {
    const typed = { note: 'Ring twice, Ann', customAttributes: [{ key: 'gift message', value: 'Happy birthday Ann' }] }
    expect(JSON.stringify(toStoreOrder(wireOrder(typed)))).not.toContain('Ann')
  })
})
