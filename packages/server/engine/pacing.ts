/**
 * One pace per channel and kind of call. TikTok's limits are dynamic per app and shop and not published as a number
 * (rate limits page, September 2026: start standard writes at 1–3/s, reads at 3–10/s): so the pace rises while it is quiet
 * and falls when the channel pushes back.
 */
import type { Clock } from '../parts.ts'

export type PaceLimits = { startPerSecond: number; minPerSecond: number; maxPerSecond: number }

export const writePace: PaceLimits = { startPerSecond: 3, minPerSecond: 0.2, maxPerSecond: 30 }
export const readPace: PaceLimits = { startPerSecond: 10, minPerSecond: 0.5, maxPerSecond: 30 }

/** Quiet calls after which the pace rises by a fifth. */
const quietCallsToRise = 10

export class Pace {
  private perSecond: number
  private nextMs = 0
  private quietCalls = 0
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
    this.quietCalls++
    if (this.quietCalls < quietCallsToRise) return
    this.quietCalls = 0
    this.perSecond = Math.min(this.limits.maxPerSecond, this.perSecond * 1.2)
  }

  /** The channel asked to slow down: halve, and let nothing leave before it wishes. */
  pushedBack(retryAfterMs: number | null): void {
    this.quietCalls = 0
    this.perSecond = Math.max(this.limits.minPerSecond, this.perSecond / 2)
    this.nextMs = Math.max(this.nextMs, this.clock.now() + (retryAfterMs ?? 1000 / this.perSecond))
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
