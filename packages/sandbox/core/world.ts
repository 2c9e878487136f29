/**
 * What every imitated vendor shares: one clock, one seed, one ledger, one set of faults, one webhook sender, one control
 * API. Vendors keep their own entities, ask the world for these, and register `onReset` to forget what they hold.
 */
import { type Clock, createClock } from './clock.ts'
import { type ControlRoutes, createControl } from './control.ts'
import { createFaults, type Faults } from './faults.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { type Handler, type Listening, listen } from './listen.ts'
import { seededRandom } from './random.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'
import { registerWorldControl } from './world-control.ts'

export type { Clock } from './clock.ts'
export type { ControlHandler, ControlRoutes } from './control.ts'
export type { Fault, FaultCall, FaultKind, FaultRule, Faults } from './faults.ts'
export type { Ledger, LedgerEntry, LedgerFilter } from './ledger.ts'
export type { Handler, Listening } from './listen.ts'
export type { Delivery, DeliveryRecord, WebhookSettings, Webhooks } from './webhooks.ts'

export type World = {
  clock: Clock
  /** Seeded: [0, 1). */
  random(): number
  ledger: Ledger
  faults: Faults
  webhooks: Webhooks
  control: ControlRoutes
  /** Opens an HTTP server under a name; the port is the one planned for the name, else any free one. */
  listen(name: string, handler: Handler): Promise<Listening>
  /** Runs after the world itself was reset: clock, chance, ledger, faults and webhooks are then as new. */
  onReset(work: () => void): void
  reset(): void
  /** Adds a part to what `GET /control/state` tells. */
  describe(name: string, state: () => unknown): void
}

export type WorldOptions = {
  /** Default 1. */
  seed?: number
  /** Default 127.0.0.1. */
  listenHost?: string
  /** Ports by listener name; absent or 0: any free port. */
  ports?: Record<string, number>
  /** Absent: runs with the machine's clock. */
  clock?: { frozenAtMs?: number }
}

export type OwnedWorld = World & { controlUrl: string; close(): Promise<void> }

/** Answers carry sandbox time in `Date`: a client that corrects its clock from it must find the time that is checked. */
function dated(clock: Clock, handler: Handler): Handler {
  let second = Number.NaN
  let text = ''
  return (request, response, body) => {
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) {
      second = now
      text = new Date(now * 1000).toUTCString()
    }
    response.setHeader('date', text)
    return handler(request, response, body)
  }
}

/** A world and its control API, listening. Close it to leave nothing behind. */
export async function createWorld(options: WorldOptions = {}): Promise<OwnedWorld> {
  const { seed = 1, listenHost = '127.0.0.1', ports = {} } = options
  const clock = createClock(options.clock)
  let chance = seededRandom(seed)
  const random = () => chance()
  const ledger = createLedger()
  const faults = createFaults(random)
  const webhooks = createWebhooks(clock, random)
  const control = createControl()
  const resets: (() => void)[] = []
  const listeners: Listening[] = []
  const states = new Map<string, () => unknown>()

  const world: World = {
    clock,
    random,
    ledger,
    faults,
    webhooks,
    control,
    async listen(name, handler) {
      const listening = await listen(dated(clock, handler), listenHost, ports[name] ?? 0)
      listeners.push(listening)
      return listening
    },
    onReset: (work) => void resets.push(work),
    reset() {
      clock.reset()
      chance = seededRandom(seed)
      ledger.clear()
      faults.clear()
      webhooks.reset()
      for (const work of resets) work()
    },
    describe: (name, state) => void states.set(name, state),
  }
  registerWorldControl(world, clock, states)
  const { url: controlUrl } = await world.listen('control', (request, response, body) =>
    control.handle(request, response, body),
  )
  return {
    ...world,
    controlUrl,
    async close() {
      clock.close()
      webhooks.close()
      await Promise.all(listeners.map((listening) => listening.close()))
    },
  }
}
