/**
 * What a sales channel says: an order with its units, the providers it offers, and how a merchant wants the fulfilment
 * sync to behave there. Values only; the server reads them, the decision judges them.
 */

/** A shipping provider as the channel lists it for one delivery option. */
export type Provider = { id: string; name: string }

/** One ordered unit: a channel has one line item per unit, so three of one SKU are three of these. */
export type ChannelUnit = {
  lineItemId: string
  sku: string | null
  cancelled: boolean
  /** Set once the unit is shipped at the channel. */
  packageId: string | null
  trackingNumber: string | null
  providerId: string | null
  providerName: string | null
  /** When tracking was uploaded; null while unknown. */
  shippedAt: string | null
}

/**
 * Where a channel order stands, in the only distinctions the decision needs:
 * `unpaid`, `on_hold` (the remorse hour), `to_ship` (also partly shipped), `shipped` (every unit has tracking),
 * `delivered` (or closed), `cancelled`, `unrecognised` (a status the channel added after this was written).
 */
export type ChannelOrderStage =
  | 'unpaid'
  | 'on_hold'
  | 'to_ship'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'unrecognised'

export type ChannelOrder = {
  orderId: string
  stage: ChannelOrderStage
  /** The channel's own word for the status, for the trace. */
  status: string
  /** `seller`: we upload tracking. `channel`: the label was bought from the channel; never ours to push. */
  shippedBy: 'seller' | 'channel' | 'unrecognised'
  /** `seller`, or the channel's own warehouse. */
  fulfilledBy: 'seller' | 'channel' | 'unrecognised'
  /** The buyer asked to cancel and nobody decided yet. */
  cancelRequested: boolean
  deliveryOptionId: string | null
  deliveryOptionName: string | null
  /** Recipient's region (ISO 3166 alpha-2), where the provider list needs it. Never an address. */
  recipientRegion: string | null
  warehouseId: string | null
  paidAt: string | null
  /** Until when tracking must be uploaded. */
  shipByAt: string | null
  /** When the channel cancels it by itself. */
  cancelAt: string | null
  /** Orders that may share a parcel carry the same group. */
  combineGroup: string | null
  units: ChannelUnit[]
}

export type MappingTarget = { kind: 'provider'; provider: Provider } | { kind: 'do_not_sync' } | { kind: 'hold' }

/** Store carrier → provider, for one channel. Null conditions mean any. */
export type Mapping = {
  id: string
  /** As typed or as seen; in a pattern `*` stands for any run of characters. Empty: the store names nobody. */
  storeCarrier: string
  match: 'exact' | 'pattern'
  storeKind: string | null
  deliveryOptionId: string | null
  target: MappingTarget
}

/** How a merchant wants one channel synced. */
export type ChannelPolicy = {
  autoSync: boolean
  /** The store names nobody we know: may the number alone name the carrier? */
  detectCarrier: boolean
  /** The number is checked and belongs to exactly one other carrier than the one chosen. */
  numberDisagrees: 'follow_number' | 'keep_choice' | 'ask'
  /** A number edited in the store after the push spends the one correction the channel allows. */
  correctAfterEdit: boolean
  /** US only: shipping rejects the buyer's pending cancel request. Elsewhere the channel refuses. */
  shipDespiteCancelRequest: boolean
  /** Market rule id → what it does here, over the rule's own default. */
  marketRules: Record<string, MarketRuleEffect>
}
export type MarketRuleEffect = 'note' | 'warn' | 'hold'

export const defaultChannelPolicy: ChannelPolicy = {
  autoSync: true,
  detectCarrier: true,
  numberDisagrees: 'follow_number',
  correctAfterEdit: true,
  shipDespiteCancelRequest: false,
  marketRules: {},
}
