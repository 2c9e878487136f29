/**
 * TikTok's clock as we know it. TikTok accepts a time stamp from 5 minutes before to 30 seconds after its own time; a
 * clock outside of that is corrected by the Date header of the refusal, and the operator can see by how much.
 * Source: "Common errors" and "Common parameters", read November 2026.
 */

// The Date header has whole seconds: a smaller difference is no news.
const offsetMsMin = 1000

export class RemoteClock {
  readonly #now: () => number
  #offsetMs = 0
  #learnedAt: string | null = null

  /** @param now Milliseconds since 1970, UTC. */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Our clock, uncorrected. */
  ownNowMs(): number {
    return this.#now()
  }

  /** TikTok's time as far as we know, in whole unix seconds. */
  remoteSeconds(): number {
    return Math.floor((this.#now() + this.#offsetMs) / 1000)
  }

  /** What is added to our clock. Alarm the operator when it is not 0: the machine's clock is wrong. */
  get offsetMs(): number {
    return this.#offsetMs
  }

  /** When the offset was learned, by our clock; null while it never was. */
  get learnedAt(): string | null {
    return this.#learnedAt
  }

  /**
   * Takes TikTok's time from a Date header. True when that changes what we send, so that a repeat makes sense.
   */
  learnFrom(dateHeader: string | undefined): boolean {
    const remoteMs = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader)
    if (Number.isNaN(remoteMs)) return false
    const offsetMs = remoteMs - this.#now()
    if (Math.abs(offsetMs - this.#offsetMs) < offsetMsMin) return false
    this.#offsetMs = offsetMs
    this.#learnedAt = new Date(this.#now()).toISOString()
    return true
  }
}
