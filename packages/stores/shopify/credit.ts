/**
 * How much we may ask before Shopify says stop. Shopify keeps a leaking bucket for each app and shop, reserves the requested
 * cost of a query first and gives back what it did not use ("GraphQL Admin API rate limits", read November 2026).
 *
 * The size and the speed of the bucket depend on the plan, so both are only ever learned from replies. Before the first
 * reply nothing is known and nothing waits.
 */
import type { Cost } from './wire.ts'

export class Credit {
  /** The bucket as of `atMs`, less what we sent since. */
  private bucket: { available: number; max: number; restoredPerSecond: number; atMs: number } | null = null
  private readonly lastCostOf = new Map<string, number>()

  /** How long this operation should wait to be affordable; 0 when it is, or when nothing is known. */
  missingMs(operation: string, nowMs: number): number {
    const { bucket } = this
    if (bucket === null) return 0
    // A cost above the bucket can never be saved up; asking is the only way to hear so.
    const price = Math.min(this.lastCostOf.get(operation) ?? 0, bucket.max)
    const missing = price - this.availableAt(nowMs)
    return missing <= 0 ? 0 : Math.ceil((missing / bucket.restoredPerSecond) * 1000)
  }

  /** Books the price when a call leaves, so that calls side by side do not all count the same points. */
  reserve(operation: string, nowMs: number): void {
    if (this.bucket === null) return
    const available = this.availableAt(nowMs) - (this.lastCostOf.get(operation) ?? 0)
    this.bucket = { ...this.bucket, available, atMs: nowMs }
  }

  learn(operation: string, { requestedQueryCost, throttleStatus }: Cost, nowMs: number): void {
    this.lastCostOf.set(operation, requestedQueryCost)
    this.bucket = {
      available: throttleStatus.currentlyAvailable,
      max: throttleStatus.maximumAvailable,
      restoredPerSecond: throttleStatus.restoreRate,
      atMs: nowMs,
    }
  }

  private availableAt(nowMs: number): number {
    const { bucket } = this
    if (bucket === null) return 0
    const restored = (Math.max(0, nowMs - bucket.atMs) / 1000) * bucket.restoredPerSecond
    return Math.min(bucket.max, bucket.available + restored)
  }
}
