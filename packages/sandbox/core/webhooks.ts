/**
 * Sends notices the way vendors do: at least once, in no promised order, again after a failure, and sometimes never.
 *
 * Waits between attempts are sandbox time, counted from the attempt that failed, so that one turn of the clock plays a
 * vendor's whole day of retries. The wait for an answer is real time: it is the receiver's patience that is tested.
 */
import http from 'node:http'
import https from 'node:https'
import type { Clock } from './clock.ts'

export type Delivery = {
  vendor: string
  url: string
  headers: Record<string, string>
  body: Buffer
  /** Real milliseconds the receiver has to answer. */
  timeoutMs: number
  /** Sandbox milliseconds from each failed attempt to the next; as many retries as entries. */
  retryAfterMs: number[]
  topic: string
  /** Which answers end the delivery; absent: any 2xx. */
  accepts?: (status: number, body: Buffer) => boolean
  onGivenUp?: () => void
}

export type DeliveryAttempt = { at: number; status: number | null; error: string | null }

export type DeliveryRecord = {
  id: string
  vendor: string
  topic: string
  url: string
  body: string
  /** waiting: an attempt is under way or due · held: waits for a later one to overtake it · lost: never sent, by `loseShare`. */
  state: 'waiting' | 'held' | 'delivered' | 'given_up' | 'lost'
  /** A second copy of another delivery, by the `duplicate` setting. */
  isDuplicate: boolean
  attempts: DeliveryAttempt[]
}

export type WebhookSettings = {
  /** Share of deliveries sent twice, 0 to 1. */
  duplicate: number
  /** Each delivery is held until the next one overtook it, or a sandbox second passed. */
  reorder: boolean
  /** Share of deliveries never sent, 0 to 1. */
  loseShare: number
}

export type Webhooks = {
  send(delivery: Delivery): void
  /** The newest records, oldest first. */
  log(): DeliveryRecord[]
  settings: WebhookSettings
  /** Resolves when no attempt is on the wire. Retries that are due later in sandbox time do not count. */
  settled(): Promise<void>
}

const recordsMax = 20_000
const answerBytesMax = 64 * 1024
const socketsMax = 32
const heldMs = 1_000

export function createWebhooks(clock: Clock, random: () => number): Webhooks & { reset(): void; close(): void } {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: socketsMax }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: socketsMax }),
  }
  const settings: WebhookSettings = { duplicate: 0, reorder: false, loseShare: 0 }
  const onTheWire = new Set<http.ClientRequest>()
  let records: DeliveryRecord[] = []
  let waiters: (() => void)[] = []
  let held: ((answered?: () => void) => void) | null = null
  let ids = 0
  let closed = false
  /** Attempts of before a reset may end after it; they must not come back. */
  let generation = 0

  const remember = (delivery: Delivery, isDuplicate: boolean): DeliveryRecord => {
    const { vendor, topic, url } = delivery
    const record: DeliveryRecord = {
      id: `delivery-${++ids}`,
      vendor,
      topic,
      url,
      body: delivery.body.toString('utf8'),
      state: 'waiting',
      isDuplicate,
      attempts: [],
    }
    records.push(record)
    if (records.length > recordsMax) records = records.slice(recordsMax >> 1)
    return record
  }

  const attempt = (delivery: Delivery, record: DeliveryRecord, answered?: () => void) => {
    if (closed) return
    const startedIn = generation
    const made: DeliveryAttempt = { at: clock.now(), status: null, error: null }
    record.state = 'waiting'
    record.attempts.push(made)
    const settle = (accepted: boolean) => {
      if (accepted) record.state = 'delivered'
      else {
        const waitMs = delivery.retryAfterMs[record.attempts.length - 1]
        if (waitMs === undefined) {
          record.state = 'given_up'
          delivery.onGivenUp?.()
        } else if (!closed && startedIn === generation)
          clock.schedule(made.at + waitMs, () => attempt(delivery, record))
      }
    }
    post(delivery, agents, onTheWire, (status, body, error) => {
      made.status = status
      made.error = error
      const accepts = delivery.accepts ?? ((code: number) => code >= 200 && code < 300)
      settle(status !== null && error === null && accepts(status, body))
      answered?.()
      if (onTheWire.size === 0) {
        const due = waiters
        waiters = []
        for (const wake of due) wake()
      }
    })
  }

  return {
    settings,
    send(delivery) {
      if (closed) return
      const record = remember(delivery, false)
      if (settings.loseShare > 0 && random() < settings.loseShare) {
        record.state = 'lost'
        return
      }
      const copies =
        settings.duplicate > 0 && random() < settings.duplicate ? [record, remember(delivery, true)] : [record]
      const go = (answered?: () => void) => {
        for (const copy of copies) attempt(delivery, copy, copy === record ? answered : undefined)
      }
      if (held !== null) {
        // The held one leaves when this one was answered: only so has it surely been overtaken.
        const overtaken = held
        held = null
        go(() => overtaken())
      } else if (settings.reorder) {
        for (const copy of copies) copy.state = 'held'
        held = go
        clock.schedule(clock.now() + heldMs, () => {
          if (held !== go) return
          held = null
          go()
        })
      } else go()
    },
    log: () => records,
    settled: () =>
      onTheWire.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiters.push(() => resolve())),
    reset() {
      generation++
      records = []
      held = null
      Object.assign(settings, { duplicate: 0, reorder: false, loseShare: 0 })
    },
    close() {
      closed = true
      for (const request of onTheWire) request.destroy()
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

/** One POST. Calls `done` exactly once: with a status, or with null and why there is none. */
function post(
  delivery: Delivery,
  agents: Record<'http:' | 'https:', http.Agent>,
  onTheWire: Set<http.ClientRequest>,
  done: (status: number | null, body: Buffer, error: string | null) => void,
): void {
  if (!URL.canParse(delivery.url)) {
    done(null, Buffer.alloc(0), 'no URL')
    return
  }
  const isSecure = delivery.url.startsWith('https:')
  const request = (isSecure ? https : http).request(delivery.url, {
    method: 'POST',
    agent: agents[isSecure ? 'https:' : 'http:'],
    headers: { 'content-type': 'application/json', ...delivery.headers, 'content-length': delivery.body.length },
  })
  onTheWire.add(request)
  let isDone = false
  const finish = (status: number | null, body: Buffer, error: string | null) => {
    if (isDone) return
    isDone = true
    clearTimeout(patience)
    onTheWire.delete(request)
    done(status, body, error)
  }
  const patience = setTimeout(() => {
    finish(null, Buffer.alloc(0), `no answer within ${delivery.timeoutMs} ms`)
    request.destroy()
  }, delivery.timeoutMs)
  request.on('error', (error) => finish(null, Buffer.alloc(0), error.message))
  request.on('response', (response) => {
    const chunks: Buffer[] = []
    let bytes = 0
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= answerBytesMax) chunks.push(chunk)
    })
    response.on('end', () => finish(response.statusCode ?? null, Buffer.concat(chunks), null))
    response.on('error', (error) => finish(null, Buffer.alloc(0), error.message))
    response.on('close', () => finish(null, Buffer.alloc(0), 'the answer ended early'))
  })
  request.end(delivery.body)
}
