/**
 * One pace per channel and kind of call. TikTok's limits are dynamic per app and shop and not published as a number
 * (rate limits page, September 2026: start standard writes at 1–3/s, reads at 3–10/s): so the pace rises while it is quiet
 * and falls when the channel pushes back.
 */
import type { Clock } from '../parts.ts'

export type PaceLimits = { startPerSecond: number; minPerSecond: number; maxPerSecond: number }

export const writePace: PaceLimits = { startPerSecond: 3, minPerSecond: 0.2, maxPerSecond: 30 }
export const readPace: PaceLimits = { startPerSecond: 10, minPerSecond: 0.5, maxPerSecond: 30 }

/** Each quiet call lifts the pace by this share while it is below where it starts, and by this much above it. */
const recoverShare = 0.15
const riseStepPerSecond = 0.15
/** Calls that were under way together are refused together: that is one push back, not many. */
const onePushBackMs = 1_000

export class Pace {
  private perSecond: number
  private nextMs = 0
  private pushedBackMs = Number.NEGATIVE_INFINITY
  private readonly clock: Clock
  private readonly limits: PaceLimits

  constructor(clock: Clock, limits: PaceLimits) {
    this.clock = clock
    this.limits = limits
    this.perSecond = limits.startPerSecond
  }

  get currentPerSecond(): number {
    return this.perSecond
  }

  /** Resolves when the next call may leave. Callers are served in order. */
  async turn(signal?: AbortSignal): Promise<void> {
    const nowMs = this.clock.now()
    const atMs = Math.max(nowMs, this.nextMs)
    this.nextMs = atMs + 1000 / this.perSecond
    if (atMs > nowMs) await this.clock.wait(atMs - nowMs, signal)
  }

  /** The channel answered without complaint. */
  quiet(): void {
    const { startPerSecond, maxPerSecond } = this.limits
    const step = this.perSecond < startPerSecond ? this.perSecond * recoverShare : riseStepPerSecond
    this.perSecond = Math.min(maxPerSecond, this.perSecond + step)
  }

  /** The channel asked to slow down: halve, and let nothing leave before it wishes. */
  pushedBack(retryAfterMs: number | null): void {
    const nowMs = this.clock.now()
    if (nowMs - this.pushedBackMs >= onePushBackMs) {
      this.pushedBackMs = nowMs
      this.perSecond = Math.max(this.limits.minPerSecond, this.perSecond / 2)
    }
    this.nextMs = Math.max(this.nextMs, nowMs + (retryAfterMs ?? 1000 / this.perSecond))
  }
}

/** A pace that never waits: for measuring, and for sandboxes. */
export const noPace = {
  turn: async () => {},
  quiet: () => {},
  pushedBack: () => {},
  currentPerSecond: Number.POSITIVE_INFINITY,
}
export type AnyPace = Pick<Pace, 'turn' | 'quiet' | 'pushedBack' | 'currentPerSecond'>
