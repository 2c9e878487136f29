/**
 * The parts the body is wired from. main.ts makes them once; tests make them with a hand-turned clock and a sandbox's
 * addresses. Nothing else in the server opens sockets, reads clocks or knows where the data lives.
 */
import type { HttpDoor, StoreConnector } from '@waybridge/store-contract'
import type { Logger } from 'pino'
import type { Database } from './database/sql.ts'
import type { Vault } from './secrets/vault.ts'

export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Resolves after `ms`, or sooner when the signal aborts. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

/** `inbox`: a notice came. `all`: anything may be due. */
export type Woken = 'inbox' | 'all'

export type Parts = {
  db: Database
  vault: Vault
  door: HttpDoor
  clock: Clock
  log: Logger
  /** Every connector this server knows, by kind. */
  connectors: ReadonlyMap<string, StoreConnector>
  /** Where the outside reaches us, without a trailing slash: notices come to `${publicUrl}/hooks/…`. */
  publicUrl: string
  /** Tells the engine, in every process, that there is something due now. Cheap; call after commit. */
  wake(what?: Woken): void
}

/** The system's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const timer = setTimeout(done, ms)
      function done() {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      signal?.addEventListener('abort', done)
    }),
}
