/**
 * From the channel's answer to what happens next. Pure: the table of reply classes in one place, tested row by row.
 *
 * An attempt ends `applied` or `none`, or stays open (null) until the order was read back. Time may heal `later`; a person
 * must see the rest, with the channel's words and a next step; what never will work is closed.
 */
import { type Reason, type ReasonCode, reason } from '@waybridge/sync'
import type { TikTokProblem } from '@waybridge/tiktok-shop'

/** Waits between tries, then the last one again and again. */
export const retryPlanMs = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 7_200_000, 14_400_000] as const
/** Each wait is shortened or lengthened by up to this share, so that many rows do not come back at once. */
const jitterShare = 0.5
/** After the ship-by time plus this, tries end and a person is asked. Without a ship-by time, it counts from the first try. */
const triesEndAfterMs = 24 * 3_600_000
const triesWithoutDeadlineMax = 20

/** When an unclear attempt is read back: twice without finding it, and only then may the same intent be sent again. */
export const readBackPlan = { firstMs: 2_000, againMs: 8_000, emptyReadsMin: 2 } as const

export type Reflex = {
  /** Null keeps the attempt open, to be read back. */
  effect: 'none' | null
  reason: Reason
  /** Milliseconds since 1970; null: nothing happens by itself. */
  dueMs: number | null
  tries: number
  /** Something beside this shipment needs care first. */
  also: 'break channel' | 'refresh providers' | 'verify' | 'alarm clock' | null
}

export type ReflexContext = {
  nowMs: number
  tries: number
  deadlineMs: number | null
  /** 0 to 1. */
  chance: number
}

/** The wait before try number `tries + 1`, in milliseconds, jittered; an explicit wish of the channel is never undercut. */
export function retryDelayMs(tries: number, chance: number, wishMs: number | null = null): number {
  const plain = retryPlanMs[Math.min(tries, retryPlanMs.length - 1)] ?? retryPlanMs[0]
  const jittered = plain * (1 - jitterShare + 2 * jitterShare * chance)
  return Math.round(Math.max(jittered, wishMs === null ? 0 : wishMs * (1 + 0.1 * chance)))
}

export function reflexOf(problem: TikTokProblem, context: ReflexContext): Reflex {
  const { nowMs, tries } = context
  const words = { say: problem.say, nextStep: problem.nextStep }
  const person = (code: ReasonCode): Reflex => ({
    effect: 'none',
    reason: reason(code, words),
    dueMs: null,
    tries: 0,
    also: null,
  })
  const again = (also: Reflex['also'] = null): Reflex => {
    const overMs = context.deadlineMs === null ? null : context.deadlineMs + triesEndAfterMs
    const over = overMs === null ? tries >= triesWithoutDeadlineMax : nowMs > overMs && tries >= retryPlanMs.length
    const effect = problem.effect === 'unknown' ? null : 'none'
    if (over && effect === 'none') return { ...person('gave_up'), also }
    return {
      effect,
      reason: reason(effect === null ? 'reading_back' : 'retry_later', words),
      dueMs: nowMs + retryDelayMs(tries, context.chance, problem.retryAfterMs),
      tries: tries + 1,
      also,
    }
  }

  switch (problem.class) {
    case 'unknown':
      return { effect: null, reason: reason('reading_back'), dueMs: nowMs + readBackPlan.firstMs, tries, also: null }
    case 'verify':
      return { effect: null, reason: reason('reading_back'), dueMs: nowMs, tries, also: 'verify' }
    case 'later':
    case 'token_expired':
      return again()
    case 'clock':
      return again('alarm clock')
    case 'credentials':
      return {
        effect: problem.effect === 'unknown' ? null : 'none',
        reason: reason('channel_paused', { because: problem.say }),
        dueMs: nowMs,
        tries,
        also: 'break channel',
      }
    case 'provider_list':
      return tries === 0
        ? { effect: 'none', reason: reason('retry_later', words), dueMs: nowMs, tries: 1, also: 'refresh providers' }
        : person('refused')
    case 'state':
    case 'line_items':
      // The order moved on between our read and our call: decide anew from what it is now, but not for ever.
      return tries < 2
        ? {
            effect: 'none',
            reason: reason('retry_later', words),
            dueMs: nowMs + retryDelayMs(tries, context.chance),
            tries: tries + 1,
            also: null,
          }
        : person('refused')
    case 'on_hold':
      return { effect: 'none', reason: reason('on_hold'), dueMs: nowMs + 5 * 60_000, tries: 0, also: null }
    case 'cancelled':
      return person('order_cancelled')
    case 'carrier':
      return person('refused_carrier')
    case 'never':
      return person('refused_for_good')
    case 'number':
    case 'after_sale':
    case 'window':
    case 'seller':
    case 'unlisted':
      return person('refused')
    case 'ours':
      return { ...person('gave_up') }
  }
}
