/** The nouns of a decision: what goes in, what comes out. */
import type { DetectReasonCode } from '@waybridge/carriers'
import type { ChannelOrder, ChannelPolicy, Mapping, Provider } from './channel.ts'
import type { StoreLine } from './nouns.ts'
import type { Reason, ReasonCode } from './reasons.ts'
import type { TraceLine } from './trace.ts'

/** What a person settled by hand for one shipment; it outranks every rule below it. */
export type Chosen = {
  number?: string
  provider?: Provider
  lineItemIds?: string[]
  /** Reasons a person has read and waved through: the decision does not stop at them again. */
  confirmed?: ReasonCode[]
}

/** What is known of the number and its carrier, whether or not there is an order. */
export type ProviderQuestion = {
  region: string
  sellerType: string
  /** YYYY-MM-DD, UTC: which market rules are in force. */
  today: string
  trackingTexts: string[]
  trackingUrls: string[]
  storeCarrier: string | null
  storeKind: string | null
  deliveryOptionId: string | null
  mappings: readonly Mapping[]
  defaultProvider: Provider | null
  /** The live list for the order's delivery option; null while it could not be read. */
  providers: readonly Provider[] | null
  policy: ChannelPolicy
  chosen: Chosen | null
}

export type Suggestion = { provider: Provider; confidence: number; because: string }

export type ProviderAnswer = {
  reason: Reason | null
  /** Normalised: capital letters and digits only. Null when none was found. */
  number: string | null
  /** What our knowledge holds against the number; set also where the carrier's forms are not published, so that it may go. */
  numberProblem: DetectReasonCode | null
  /** Further numbers the shipment names; TikTok takes one per package. */
  otherNumbers: string[]
  carrier: string | null
  provider: Provider | null
  /** The mapping of the channel that speaks for the store carrier, whatever came of it. */
  mappingId: string | null
  /** Number and choice: they fit, the number has the form of others, or nobody publishes its form. Null: not asked. */
  fit: 'fits' | 'unlike' | 'unknown' | null
  suggestions: Suggestion[]
  /** The one repair that makes a malformed number fit, if there is exactly one. */
  repair: string | null
}

/** A push of ours that the channel confirmed, or that is in flight, for the same channel order. */
export type EarlierPush = {
  syncId: string
  lineItemsKey: string
  trackingNumber: string
  providerId: string
  packageId: string | null
  /** How often the number of this package was corrected by us. */
  corrections: number
  confirmed: boolean
  /** What the channel remarked when it took it; null when it took it without a word. */
  warning: string | null
  /** The store has cancelled the shipment it came from: its units may be corrected by a newer shipment. */
  shipmentCancelled: boolean
}

export type DecisionInput = Omit<ProviderQuestion, 'deliveryOptionId' | 'today'> & {
  syncId: string
  /** Milliseconds since 1970: the caller's clock, for the correction window and market rules. */
  nowMs: number
  shipmentStatus: 'shipped' | 'pending' | 'cancelled'
  shipmentLines: { lineId: string; sku: string | null; quantity: number }[]
  storeLines: StoreLine[] | null
  order: ChannelOrder
  earlier: readonly EarlierPush[]
  /** Other orders of the channel our records hold this number for: asked once the number is known. */
  otherOrdersWith: (number: string) => readonly { orderId: string; combineGroup: string | null; sameParcel: boolean }[]
}

export type PushPlan =
  | { kind: 'ship'; number: string; provider: Provider; lineItemIds: string[] | 'all' }
  | { kind: 'correct'; number: string; provider: Provider; lineItemIds: string[] | 'all'; packageId: string | null }

export type Decision = {
  /** `done`: the channel already holds what the shipment says. */
  action: 'push' | 'done' | 'wait' | 'hold' | 'skip'
  reason: Reason
  /** Milliseconds since 1970; set when the wait ends by itself at a known time. */
  waitUntilMs: number | null
  plan: PushPlan | null
  number: string | null
  otherNumbers: string[]
  carrier: string | null
  provider: Provider | null
  mappingId: string | null
  suggestions: Suggestion[]
  repair: string | null
  /** What is held against a number that is already there, by the channel or by us: the bare remark. */
  warning: string | null
  warnings: string[]
  trace: TraceLine[]
}
