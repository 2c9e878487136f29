/**
 * From what a store sent and what the channel says to one verdict with its trace.
 *
 * Promises: pure (no clock, network or database; same values, same verdict), never throws for any store text, and stops at
 * the first thing a person must know. Refuses to guess: a tie is a hold.
 */
import type { ChannelOrder, ChannelUnit, Provider } from './channel.ts'
import { chooseProvider } from './choose-provider.ts'
import type { Decision, DecisionInput, EarlierPush, ProviderAnswer, PushPlan } from './decision.ts'
import { correctionMarginMs, correctionWindowMs } from './market-rules.ts'
import { lineItemsKeyOf } from './read-back.ts'
import { type Reason, type ReasonCode, reason, remoteNumber } from './reasons.ts'
import { Trace, type TraceStep } from './trace.ts'
import { allocateUnits } from './units.ts'

/** TikTok Shop holds a paid order for one hour, in which the buyer may cancel freely (order overview, read November 2026). */
export const onHoldMs = 3_600_000
/** The channel ends the hour at its own pace: look a little later, then now and then. */
const onHoldMarginMs = 30_000
const onHoldAgainMs = 5 * 60_000

/** Where an order stands, in the words of the trace. */
const standsAt: Record<ChannelOrder['stage'], string> = {
  unpaid: 'is not paid yet',
  on_hold: 'is on hold for its first hour',
  to_ship: 'waits to be shipped',
  shipped: 'is shipped',
  delivered: 'is delivered',
  cancelled: 'is cancelled',
  unrecognised: 'stands where Waybridge does not know',
}

const nothingFound: ProviderAnswer = {
  reason: null,
  number: null,
  numberProblem: null,
  otherNumbers: [],
  carrier: null,
  provider: null,
  mappingId: null,
  fit: null,
  suggestions: [],
  repair: null,
}

export function decide(input: DecisionInput): Decision {
  const trace = new Trace()
  let answer = nothingFound

  const finish = (why: Reason, more: Partial<Decision> = {}): Decision => ({
    action: actionFor(why),
    reason: why,
    waitUntilMs: null,
    plan: null,
    number: answer.number,
    otherNumbers: answer.otherNumbers,
    carrier: answer.carrier,
    provider: answer.provider,
    mappingId: answer.mappingId,
    suggestions: answer.suggestions,
    repair: answer.repair,
    warning: null,
    warnings: trace.warnings,
    trace: trace.lines,
    ...more,
  })
  const stop = (
    step: TraceStep,
    code: ReasonCode,
    facts: Record<string, string | number> = {},
    more: Partial<Decision> = {},
  ) => {
    const why = reason(code, {
      storeCarrier: input.storeCarrier ?? '(no carrier)',
      number: answer.number ?? '',
      ...facts,
    })
    trace.add(step, 'stop', why.say)
    return finish(why, more)
  }
  const confirmed = (code: ReasonCode) => input.chosen?.confirmed?.includes(code) === true

  // 1. Ours to push?
  const { order } = input
  const mine = input.earlier.filter((push) => push.syncId === input.syncId && push.confirmed)
  if (input.shipmentStatus === 'cancelled') {
    const sent = mine[0]
    return sent === undefined
      ? stop('ours', 'shipment_cancelled')
      : stop('ours', 'cancelled_after_sync', { number: sent.trackingNumber })
  }
  if (input.shipmentStatus === 'pending') return stop('ours', 'shipment_pending')
  if (order.fulfilledBy === 'channel') return stop('ours', 'fulfilled_by_channel')
  if (order.shippedBy === 'channel') return stop('ours', 'shipped_by_channel')
  if (order.fulfilledBy === 'unrecognised' || order.shippedBy === 'unrecognised' || order.stage === 'unrecognised') {
    return stop('ours', 'order_status_unrecognised', { status: order.status })
  }
  if (order.stage === 'cancelled') return stop('ours', 'order_cancelled')
  trace.add('ours', 'pass', `Order ${order.orderId} is shipped by the seller and ${standsAt[order.stage]}.`)
  if (!input.policy.autoSync && !confirmed('auto_sync_off') && mine.length === 0) return stop('ours', 'auto_sync_off')
  if (order.cancelRequested && order.stage === 'to_ship') {
    const shippingRejects = input.region === 'US'
    if (!(shippingRejects && (input.policy.shipDespiteCancelRequest || confirmed('cancel_requested')))) {
      return stop('ours', 'cancel_requested', {
        consequence: shippingRejects
          ? 'In the US, sending the number rejects the request.'
          : 'TikTok Shop takes no number until the request is decided.',
      })
    }
    trace.add(
      'ours',
      'warn',
      'The buyer asked to cancel; sending the number rejects the request, as set for this channel.',
    )
  }

  // 2. Now?
  if (order.stage === 'unpaid') return stop('now', 'unpaid', {}, { waitUntilMs: input.nowMs + onHoldMs })
  if (order.stage === 'on_hold') {
    const endsMs = order.paidAt === null ? 0 : Date.parse(order.paidAt) + onHoldMs + onHoldMarginMs
    return stop(
      'now',
      'on_hold',
      {},
      { waitUntilMs: Math.max(endsMs, input.nowMs + (endsMs > input.nowMs ? 0 : onHoldAgainMs)) },
    )
  }
  trace.add('now', 'pass', 'The order may be shipped now.')

  // 3 to 6, and 8: number, carrier, agreement, offer, market rules.
  answer = chooseProvider(
    { ...input, deliveryOptionId: order.deliveryOptionId, today: new Date(input.nowMs).toISOString().slice(0, 10) },
    trace,
  )
  if (answer.reason !== null) {
    // A mapping that was taken away after the push is no news about a number TikTok Shop has.
    const held = answer.number
    const unit = order.units.find((each) => !each.cancelled && held !== null && each.trackingNumber === held)
    const push = mine.find((each) => each.trackingNumber === held)
    if (held === null || unit === undefined || push === undefined || confirmed('correction_off'))
      return finish(answer.reason)
    trace.add('used', 'note', 'TikTok Shop has this number already; today it would not be sent.')
    return there('synced', push, held, unit.providerName ?? 'the provider it was sent with')
  }
  const { number, provider } = answer
  if (number === null || provider === null)
    throw new Error('contradiction: a provider answer without a reason names number and provider')

  // Already there, by us or by somebody else?
  const shippedUnits = order.units.filter((unit) => !unit.cancelled && unit.trackingNumber !== null)
  const withNumber = shippedUnits.filter((unit) => unit.trackingNumber === number)
  const twin = input.earlier.find(
    (push) => push.syncId !== input.syncId && push.trackingNumber === number && !push.shipmentCancelled,
  )
  if (withNumber.length > 0 && mine.length === 0 && twin !== undefined && !unitsLeft(order.units)) {
    return stop('used', 'duplicate_shipment')
  }
  if (withNumber.length > 0 && (mine.some((push) => push.trackingNumber === number) || !unitsLeft(order.units))) {
    return alreadyThere(withNumber, number, provider)
  }

  // A newer number for what we sent before is a correction; so is a new shipment of items whose first shipment was cancelled.
  const replaced =
    mine[0] ??
    (unitsLeft(order.units) ? undefined : input.earlier.find((push) => push.confirmed && push.shipmentCancelled))
  if (replaced !== undefined) return correct(replaced, number, provider)

  if (order.stage === 'shipped' || order.stage === 'delivered') {
    return stop('used', 'shipped_otherwise', { remote: remoteNumber(shippedUnits[0]?.trackingNumber) })
  }

  // 7. Used before?
  for (const use of input.otherOrdersWith(number)) {
    const combined = use.sameParcel || (use.combineGroup !== null && use.combineGroup === order.combineGroup)
    if (!combined && !confirmed('number_used')) return stop('used', 'number_used', { order: use.orderId })
    trace.add('used', 'note', `The number also stands on order ${use.orderId}, in the same parcel.`)
  }

  // 9. Which units?
  const taken = new Set(
    input.earlier
      .filter((push) => push.syncId !== input.syncId)
      .flatMap((push) =>
        push.lineItemsKey === 'all' ? order.units.map((unit) => unit.lineItemId) : push.lineItemsKey.split(','),
      ),
  )
  const units = allocateUnits({
    shipmentLines: input.shipmentLines,
    storeLines: input.storeLines,
    units: order.units,
    takenLineItemIds: taken,
    chosenLineItemIds: input.chosen?.lineItemIds ?? null,
  })
  if (!units.ok) {
    if (units.code === 'units_unclear') return stop('units', 'units_unclear', { because: units.say })
    return twin !== undefined
      ? stop('units', 'duplicate_shipment')
      : stop('units', 'shipped_otherwise', {
          remote: remoteNumber(shippedUnits[0]?.trackingNumber ?? input.earlier[0]?.trackingNumber),
        })
  }
  trace.add('units', 'pass', `${units.lineItemIds.length} of ${order.units.length} units: ${units.how}.`)

  const plan: PushPlan = { kind: 'ship', number, provider, lineItemIds: units.all ? 'all' : units.lineItemIds }
  const why = reason('ready', { number, provider: provider.name })
  trace.add('push', 'pass', why.say)
  return finish(why, { plan })

  function alreadyThere(found: ChannelUnit[], sent: string, wanted: Provider): Decision {
    const other = found.find((unit) => unit.providerId !== null && unit.providerId !== wanted.id)
    const push = mine.find((each) => each.trackingNumber === sent)
    if (other === undefined) return there(push === undefined ? 'synced_already' : 'synced', push, sent, wanted.name)
    const name = other.providerName ?? 'another provider'
    const warning = `TikTok Shop shows the number with ${name}, Waybridge would have chosen ${wanted.name}.`
    trace.add('used', 'warn', warning)
    return finish(reason('synced_warned', { number: sent, provider: name, warning }), { warning })
  }

  /** What the channel remarked when it took the number, and what we doubted, still holds when we look again. */
  function there(
    code: 'synced' | 'synced_already',
    push: EarlierPush | undefined,
    sent: string,
    provider: string,
  ): Decision {
    const doubts = trace.warnings.join(' ')
    const warning = push?.warning ?? (doubts === '' ? null : doubts)
    if (warning === null) return finish(reason(code, { number: sent, provider }))
    const why = push?.warning == null ? 'synced_doubtful' : 'synced_warned'
    return finish(reason(why, { number: sent, provider, warning }), { warning })
  }

  function correct(push: EarlierPush, newer: string, wanted: Provider): Decision {
    if (push.trackingNumber === newer && push.providerId === wanted.id) {
      return there('synced', push, newer, wanted.name)
    }
    const old = push.trackingNumber
    if (push.corrections > 0) return stop('used', 'correction_used')
    if (order.stage === 'delivered') return stop('used', 'correction_too_late')
    const ids = push.lineItemsKey === 'all' ? null : push.lineItemsKey.split(',')
    const units = order.units.filter((unit) => !unit.cancelled && (ids === null || ids.includes(unit.lineItemId)))
    const shippedAt = units.map((unit) => unit.shippedAt).find((at) => at !== null)
    if (shippedAt != null && input.nowMs > Date.parse(shippedAt) + correctionWindowMs - correctionMarginMs) {
      return stop('used', 'correction_too_late')
    }
    if (!input.policy.correctAfterEdit && !confirmed('correction_off'))
      return stop('used', 'correction_off', { remote: old })
    // A mapping that changed after the push is no reason to spend the one correction; an edited number is.
    if (old === newer && !confirmed('correction_off')) {
      trace.add(
        'used',
        'note',
        `Today ${wanted.name} would be chosen; the number itself is unchanged, so the one correction is kept.`,
      )
      return there('synced', push, newer, push.providerId === wanted.id ? wanted.name : 'the provider it was sent with')
    }
    const packages = new Set(shippedUnits.map((unit) => unit.packageId))
    const why = reason('ready_correction', { number: newer, provider: wanted.name })
    trace.add('push', 'note', `The number changed from ${old}: this spends the one correction TikTok Shop allows.`)
    return finish(why, {
      plan: {
        kind: 'correct',
        number: newer,
        provider: wanted,
        lineItemIds: ids ?? 'all',
        // A split order is corrected package by package, an unsplit one as an order; one that is shipped in part is split.
        packageId: packages.size > 1 || unitsLeft(order.units) ? (units[0]?.packageId ?? push.packageId) : null,
      },
    })
  }
}

const unitsLeft = (units: readonly ChannelUnit[]) =>
  units.some((unit) => !unit.cancelled && unit.trackingNumber === null)

function actionFor(why: Reason): Decision['action'] {
  switch (why.state) {
    case 'ready':
      return 'push'
    case 'synced':
    case 'synced_with_warning':
      return 'done'
    case 'waiting':
      return 'wait'
    case 'skipped':
    case 'cancelled':
    case 'superseded':
      return 'skip'
    default:
      return 'hold'
  }
}

/** The identity under which a plan becomes an intent: the same plan twice is the same intent. */
export const intentKeyOf = (plan: PushPlan) => ({
  kind: plan.kind,
  lineItemsKey: lineItemsKeyOf(plan.lineItemIds),
  trackingNumber: plan.number,
})
