/** A plain order of TikTok Shop, the shipment that fulfils it, and what is asked about them; tests change what they are about. */
import { type ChannelOrder, type ChannelUnit, defaultChannelPolicy } from './channel.ts'
import type { DecisionInput, EarlierPush } from './decision.ts'
import { referenceProviders } from './reference-providers.ts'

export const nowMs = Date.parse('2026-11-23T12:00:00Z')
export const hoursAgo = (hours: number) => new Date(nowMs - hours * 3_600_000).toISOString()
export const ups = { id: '7117859084333745966', name: 'UPS' }
export const upsNumber = '1Z999AA10123456784'
/** What was sent before it. */
export const upsOlder = '1ZABCDEF0123456780'

export const unit = (lineItemId: string, more: Partial<ChannelUnit> = {}): ChannelUnit => ({
  lineItemId,
  sku: 'MUG',
  cancelled: false,
  packageId: null,
  trackingNumber: null,
  providerId: null,
  providerName: null,
  shippedAt: null,
  ...more,
})
export const sent = (lineItemId: string, trackingNumber: string, more: Partial<ChannelUnit> = {}) =>
  unit(lineItemId, {
    trackingNumber,
    providerId: ups.id,
    providerName: ups.name,
    packageId: `p-${lineItemId}`,
    shippedAt: hoursAgo(1),
    ...more,
  })
export const order = (more: Partial<ChannelOrder> = {}): ChannelOrder => ({
  orderId: '576461413038785752',
  stage: 'to_ship',
  status: 'AWAITING_SHIPMENT',
  shippedBy: 'seller',
  fulfilledBy: 'seller',
  cancelRequested: false,
  deliveryOptionId: 'd1',
  deliveryOptionName: 'Standard',
  recipientRegion: 'US',
  warehouseId: null,
  paidAt: hoursAgo(5),
  shipByAt: null,
  cancelAt: null,
  combineGroup: null,
  units: [unit('1'), unit('2')],
  ...more,
})
export const earlier = (more: Partial<EarlierPush> = {}): EarlierPush => ({
  syncId: 's1',
  lineItemsKey: 'all',
  trackingNumber: upsOlder,
  providerId: ups.id,
  packageId: null,
  corrections: 0,
  confirmed: true,
  warning: null,
  shipmentCancelled: false,
  ...more,
})
export const input = (more: Partial<DecisionInput> = {}): DecisionInput => ({
  syncId: 's1',
  nowMs,
  region: 'US',
  sellerType: 'LOCAL',
  shipmentStatus: 'shipped',
  shipmentLines: [{ lineId: 'a', sku: 'MUG', quantity: 2 }],
  storeLines: null,
  order: order(),
  earlier: [],
  otherOrdersWith: () => [],
  trackingTexts: [upsNumber],
  trackingUrls: [],
  storeCarrier: 'UPS',
  storeKind: null,
  mappings: [],
  defaultProvider: null,
  providers: referenceProviders[more.region === 'UK' ? 'UK' : 'US'],
  policy: defaultChannelPolicy,
  chosen: null,
  ...more,
})
