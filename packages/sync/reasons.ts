/**
 * Every reason a shipment can stand where it stands: the state it means, the words for a merchant, and what to press next.
 * One registry, so that code, screens and docs cannot drift apart.
 */
import type { SyncState } from './states.ts'

export type Reason = { code: ReasonCode; state: SyncState; say: string; nextStep: string | null }

type Words = { state: SyncState; say: string; nextStep: string | null }

/** `{name}` is filled from the facts given to `reason()`. */
export const reasons = {
  // ours to push?
  not_linked: {
    state: 'waiting',
    say: 'This store order is not tied to a TikTok Shop order yet.',
    nextStep: 'If it came from TikTok Shop, link it: open the shipment and enter the TikTok order id.',
  },
  not_from_channel: {
    state: 'skipped',
    say: 'The store order carries no TikTok order id, so it is treated as an order of the store itself.',
    nextStep: 'If it did come from TikTok Shop, link it by hand.',
  },
  link_ambiguous: {
    state: 'needs_fix',
    say: 'The store order names more than one TikTok order id: {orders}.',
    nextStep: 'Choose the right one: open the shipment and link it by hand.',
  },
  order_not_found: {
    state: 'waiting',
    say: 'The store names TikTok order {order}, but none of your connected shops knows it.',
    nextStep: 'Connect the shop this order belongs to, or link the shipment by hand.',
  },
  order_unread: {
    state: 'waiting',
    say: 'The TikTok order could not be read yet.',
    nextStep: null,
  },
  shipment_pending: {
    state: 'waiting',
    say: 'The store says this shipment is not finished yet.',
    nextStep: null,
  },
  shipment_cancelled: {
    state: 'cancelled',
    say: 'The shipment was cancelled in the store before it was sent to TikTok Shop.',
    nextStep: null,
  },
  cancelled_after_sync: {
    state: 'synced_with_warning',
    say: 'The shipment was cancelled in the store after its number {number} was sent. TikTok Shop has no way to take a number back.',
    nextStep: 'Ship the items again in the store: the new number is then sent as the one correction TikTok allows.',
  },
  no_number: {
    state: 'waiting',
    say: 'The store has no tracking number for this shipment yet.',
    nextStep: 'Add the tracking number in the store, or type it here.',
  },
  auto_sync_off: {
    state: 'waiting',
    say: 'Auto-sync is off for this sales channel.',
    nextStep: 'Turn it on under Settings > Channel settings > Fulfilment sync, or press Send now.',
  },
  channel_paused: {
    state: 'waiting',
    say: 'The sales channel is paused. {because}',
    nextStep: 'Resume the sales channel, or connect it again; what waits then goes by itself.',
  },
  shipped_by_channel: {
    state: 'skipped',
    say: 'This order ships with a label bought from TikTok (TikTok Shipping), so tracking is not uploaded by the seller.',
    nextStep: null,
  },
  fulfilled_by_channel: {
    state: 'skipped',
    say: 'TikTok fulfils this order from its own warehouse.',
    nextStep: null,
  },
  mapped_do_not_sync: {
    state: 'skipped',
    say: 'A mapping says that shipments with "{storeCarrier}" are not synced.',
    nextStep: 'Change the mapping if that is no longer right.',
  },
  order_cancelled: {
    state: 'cancelled',
    say: 'The order is cancelled at TikTok Shop.',
    nextStep: 'If the parcel has left, stop it or arrange its return.',
  },
  cancel_requested: {
    state: 'needs_fix',
    say: 'The buyer asked to cancel this order. {consequence}',
    nextStep: 'Decide on the request in TikTok Seller Center; the shipment then goes on by itself.',
  },
  order_status_unrecognised: {
    state: 'needs_fix',
    say: 'TikTok Shop reports the order as "{status}", which Waybridge does not know.',
    nextStep: 'Look at the order in Seller Center, then press Try again.',
  },
  // now?
  unpaid: { state: 'waiting', say: 'The order is not paid yet.', nextStep: null },
  on_hold: {
    state: 'waiting',
    say: 'TikTok Shop keeps the order on hold for its first hour; the number goes out by itself afterwards.',
    nextStep: null,
  },
  // the number
  number_malformed: {
    state: 'needs_fix',
    say: '{because}',
    nextStep: 'Correct the tracking number in the store, or type the right one here.',
  },
  number_repairable: {
    state: 'needs_fix',
    say: '{because} Did you mean {suggestion}?',
    nextStep: 'Confirm the suggested number, or correct it in the store.',
  },
  // the carrier
  carrier_unmapped: {
    state: 'needs_mapping',
    say: 'The store carrier "{storeCarrier}" is not mapped for this sales channel, and the number alone does not say who carries it.',
    nextStep:
      'Map it once under Settings > Channel settings > Fulfilment sync > + Add mapping; everything waiting for it then goes by itself.',
  },
  carrier_not_named: {
    state: 'needs_mapping',
    say: 'The store names no carrier, and the number {number} fits {count}.',
    nextStep:
      'Map "(no carrier)" or set a default provider under Fulfilment sync, or choose the provider for this shipment.',
  },
  mapped_hold: {
    state: 'needs_fix',
    say: 'A mapping says that shipments with "{storeCarrier}" wait for review.',
    nextStep: 'Review it, then choose the provider for this shipment.',
  },
  carrier_disagrees: {
    state: 'needs_fix',
    say: 'The number {number} belongs to {numberCarrier}, but {choice} was chosen.',
    nextStep: 'Confirm one of them for this shipment, or correct the number.',
  },
  provider_not_offered: {
    state: 'needs_mapping',
    say: '{carrier} is not among the shipping providers TikTok offers for this order.',
    nextStep: 'Map the store carrier to a provider of the list, or ask TikTok to add the carrier to the shop.',
  },
  providers_unread: {
    state: 'waiting',
    say: 'The list of shipping providers could not be read from TikTok Shop yet.',
    nextStep: null,
  },
  // used before, rules, units
  number_used: {
    state: 'needs_fix',
    say: 'The number {number} was already sent for TikTok order {order}, and TikTok has not combined the two.',
    nextStep: 'Check which order the parcel belongs to, and correct the number of the other one.',
  },
  market_rule: {
    state: 'needs_fix',
    say: '{rule}',
    nextStep:
      'Buy the label through TikTok Shipping, use another carrier, or turn the rule into a warning for this channel.',
  },
  units_unclear: {
    state: 'needs_fix',
    say: '{because}',
    nextStep: 'Choose the order items this shipment holds.',
  },
  shipped_otherwise: {
    state: 'needs_fix',
    say: 'TikTok Shop already shows {remote} for these items, not {number}.',
    nextStep: 'Keep it and skip this shipment, or spend the one correction TikTok allows.',
  },
  correction_used: {
    state: 'needs_fix',
    say: 'The number was corrected before; TikTok Shop allows one correction only.',
    nextStep: 'Ask TikTok through a Seller Center support ticket, within 30 days of the order.',
  },
  correction_too_late: {
    state: 'needs_fix',
    say: 'TikTok Shop allows a correction within 72 hours after shipping, and they are over.',
    nextStep: 'Ask TikTok through a Seller Center support ticket, within 30 days of the order.',
  },
  correction_off: {
    state: 'needs_fix',
    say: 'The store changed the number to {number} after {remote} was sent, and corrections are made by hand for this channel.',
    nextStep: 'Press Correct to spend the one correction TikTok allows.',
  },
  duplicate_shipment: {
    state: 'superseded',
    say: 'Another shipment of the store already carries this number for these items.',
    nextStep: null,
  },
  // go
  ready: { state: 'ready', say: 'Decided: {number} goes to TikTok Shop with {provider}.', nextStep: null },
  ready_correction: {
    state: 'ready',
    say: 'Decided: the number is corrected to {number} with {provider}.',
    nextStep: null,
  },
  pushing: { state: 'pushing', say: 'The number is on its way to TikTok Shop.', nextStep: null },
  reading_back: {
    state: 'unknown',
    say: 'TikTok Shop did not answer clearly. The order is read back before anything is sent again.',
    nextStep: null,
  },
  synced: { state: 'synced', say: 'TikTok Shop has {number} with {provider}.', nextStep: null },
  synced_already: { state: 'synced', say: 'TikTok Shop already had {number} with {provider}.', nextStep: null },
  synced_warned: {
    state: 'synced_with_warning',
    say: 'TikTok Shop took {number} with {provider}, and warns: {warning}',
    nextStep: 'Check number and carrier now: one correction is possible within 72 hours.',
  },
  synced_doubtful: {
    state: 'synced_with_warning',
    say: 'TikTok Shop took {number} with {provider}. Waybridge has a doubt: {warning}',
    nextStep: 'Check it now if it looks wrong: one correction is possible within 72 hours.',
  },
  // the channel's answers
  refused: { state: 'needs_fix', say: '{say}', nextStep: '{nextStep}' },
  refused_carrier: { state: 'needs_mapping', say: '{say}', nextStep: '{nextStep}' },
  refused_for_good: { state: 'skipped', say: '{say}', nextStep: null },
  retry_later: { state: 'ready', say: '{say} The next try comes by itself.', nextStep: null },
  gave_up: {
    state: 'failed',
    say: 'TikTok Shop did not take the number after many tries: {say}',
    nextStep: 'Look at the attempts below, then press Try again. Nothing is lost.',
  },
  broken: {
    state: 'failed',
    say: 'Waybridge met a contradiction of its own while working on this shipment.',
    nextStep: 'Press Try again; if it comes back, report it with the shipment id.',
  },
  skipped_by_person: {
    state: 'skipped',
    say: 'Skipped by hand. {because}',
    nextStep: 'Press Try again to take it up again.',
  },
} as const satisfies Record<string, Words>

export type ReasonCode = keyof typeof reasons

/** Fills a reason's words. A fact that is not given leaves its place empty rather than showing a brace to a merchant. */
export function reason(code: ReasonCode, facts: Record<string, string | number> = {}): Reason {
  const words: Words = reasons[code]
  const fill = (text: string) =>
    text
      .replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
      .replace(/ {2,}/g, ' ')
      .trim()
  return {
    code,
    state: words.state,
    say: fill(words.say),
    nextStep: words.nextStep === null ? null : fill(words.nextStep) || null,
  }
}

/** What the channel shows, as the fact `remote` of `shipped_otherwise`: it may have a number without telling which. */
export const remoteNumber = (number: string | null | undefined): string =>
  number == null ? 'another number' : `number ${number}`
