/**
 * What a person waits for on the screen, with few and with many shipments in the database: the list filtered, sorted and
 * searched, the counts, the overview. Beside it: how long a notice waits for its 200 while nobody asks anything, and while
 * somebody asks without a pause.
 */
import { createApiKey } from '../packages/server/commands/workspaces.ts'
import { type Parts, systemClock } from '../packages/server/parts.ts'
import { notice } from './notices.ts'
import { connect, type Engine, newPlace, startServerAt, withDatabase } from './scene.ts'
import { carrierKeyOf, insertShipments, numberOf, orderIdOf, orderNameOf } from './shipments.ts'

const asks = 60
const noticesPerSecond = 50
const noticesMs = 8_000

export type Answered = { question: string; p50Ms: number; p95Ms: number; worstMs: number }
export type ListRow = { shipments: number; answers: Answered[]; ackQuiet: Waits; ackBusy: Waits }
export type Waits = { p50Ms: number; p99Ms: number; count: number }

type Question = { question: string; path: (at: number) => string }

const list = (query: Record<string, string>) => `/shipments?${new URLSearchParams({ limit: '50', ...query })}`
const questions = (shipments: number): Question[] => {
  // Anywhere in the sixty days, and another each time.
  const some = (at: number) => Math.floor(((at * 0.618034) % 1) * shipments)
  return [
    { question: 'list, newest first', path: () => list({}) },
    { question: 'list, sorted by deadline', path: () => list({ sort: 'deadline' }) },
    { question: 'list, sorted by when it was synced', path: () => list({ sort: 'synced' }) },
    { question: 'filter: needs mapping', path: () => list({ state: 'needs_mapping' }) },
    { question: 'filter: failed, by deadline', path: () => list({ state: 'failed', sort: 'deadline' }) },
    { question: 'filter: synced, oldest first', path: () => list({ state: 'synced', sort: 'oldest' }) },
    { question: 'filter: needs you, by deadline', path: () => list({ group: 'needs_you', sort: 'deadline' }) },
    { question: 'filter: store carrier', path: (at) => list({ storeCarrierKey: carrierKeyOf(at) }) },
    { question: 'filter: a reason', path: () => list({ reasonCode: 'number_malformed' }) },
    { question: 'search: order name', path: (at) => list({ text: orderNameOf(some(at)) }) },
    { question: 'search: beginning of an order name', path: (at) => list({ text: orderNameOf(some(at)).slice(0, 7) }) },
    { question: 'search: tracking number', path: (at) => list({ text: numberOf(some(at)) }) },
    { question: 'search: beginning of a number', path: (at) => list({ text: numberOf(some(at)).slice(0, 14) }) },
    { question: 'search: beginning of every number', path: () => list({ text: '1Z99' }) },
    { question: 'search: TikTok order id', path: (at) => list({ text: orderIdOf(some(at)) }) },
    { question: 'search: nothing is found', path: (at) => list({ text: `nowhere-${at}` }) },
    { question: 'counts by state', path: () => '/shipments/counts' },
    { question: 'counts, of one store carrier', path: (at) => `/shipments/counts?storeCarrierKey=${carrierKeyOf(at)}` },
    { question: 'what there is to filter by', path: () => '/shipments/facets' },
    { question: 'overview, 7 days', path: () => '/overview?days=7' },
    { question: 'overview, 30 days', path: () => '/overview?days=30' },
  ]
}

export async function benchList(engine: Engine, sizes: readonly number[]): Promise<ListRow[]> {
  const rows: ListRow[] = []
  for (const shipments of sizes) {
    const place = await newPlace(engine)
    const scene = await connect(place)
    const { workspaceId, storeId } = scene
    const secret = await withDatabase(place, async (db) => {
      const { rows: channels } = await db.query<{ id: string }>('select id from channel')
      await insertShipments(db, { workspaceId, storeId, channelId: channels[0]?.id ?? '' }, shipments)
      const parts = { db, clock: systemClock } as Parts
      return (await createApiKey(parts, { workspaceId, name: 'list', role: 'owner' })).secret
    })
    const server = await startServerAt(place, scene.port, 'web')
    const origin = `http://127.0.0.1:${scene.port}`
    const ask = async (path: string): Promise<number> => {
      const startMs = performance.now()
      const reply = await fetch(`${origin}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`)
      return performance.now() - startMs
    }
    const answers: Answered[] = []
    for (const { question, path } of questions(shipments)) {
      await ask(path(asks))
      const tookMs: number[] = []
      for (let at = 0; at < asks; at++) tookMs.push(await ask(path(at)))
      answers.push({
        question,
        p50Ms: quantile(tookMs, 0.5),
        p95Ms: quantile(tookMs, 0.95),
        worstMs: Math.max(...tookMs),
      })
    }
    const hook = `${origin}/hooks/stores/${scene.hookPath}`
    await sendNotices(hook, noticesMs / 4)
    const ackQuiet = await sendNotices(hook, noticesMs)
    let isOver = false
    const asking = (async () => {
      for (let at = 0; !isOver; at++) for (const { path } of questions(shipments)) if (!isOver) await ask(path(at))
    })()
    const ackBusy = await sendNotices(hook, noticesMs)
    isOver = true
    await asking
    rows.push({ shipments, answers, ackQuiet, ackBusy })
    await server.kill('SIGTERM')
    await scene.sandbox.kill('SIGTERM')
    await place.close()
  }
  return rows
}

/** Sends notices at an even pace, whether or not earlier ones are answered; a wait counts from when a notice was due. */
async function sendNotices(url: string, forMs: number): Promise<Waits> {
  const everyMs = 1000 / noticesPerSecond
  const startMs = performance.now()
  const sent: Promise<number>[] = []
  for (let dueMs = startMs; dueMs < startMs + forMs; dueMs += everyMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())))
    sent.push(
      fetch(url, notice()).then(async (reply) => {
        await reply.body?.cancel()
        if (reply.status !== 200) throw new Error(`a notice was answered with ${reply.status}`)
        return performance.now() - dueMs
      }),
    )
  }
  const waits = await Promise.all(sent)
  return { p50Ms: quantile(waits, 0.5), p99Ms: quantile(waits, 0.99), count: waits.length }
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
