/**
 * Durable acknowledgements per second: our server against a bare one that inserts a row per request, same database engine, same
 * requests, in turns. Both are processes of their own; the load comes from this one.
 */
import { Pool } from 'undici'
import { insertNotices } from '../packages/server/database/inbox.ts'
import { notice } from './notices.ts'
import { connect, type Engine, median, newPlace, runHelper, startServerAt, withDatabase } from './scene.ts'

const connections = 64

export type AcksRow = { engine: Engine; backlog: number; ours: number; bare: number; ratio: number; p99Ms: number }

export async function benchAcks(
  engine: Engine,
  backlogs: readonly number[],
  options: { rounds: number; roundMs: number },
): Promise<AcksRow[]> {
  const rows: AcksRow[] = []
  for (const backlog of backlogs) {
    const place = await newPlace(engine)
    const scene = await connect(place)
    await withDatabase(place, async (db) => {
      for (let from = 0; from < backlog; from += 1_000) {
        const notices = Array.from({ length: Math.min(1_000, backlog - from) }, (_, at) => ({
          workspaceId: scene.workspaceId,
          source: 'store' as const,
          sourceId: scene.storeId,
          topic: 'fulfillments/create',
          dedupeKey: `backlog-${from + at}`,
          subjectKind: 'order',
          subjectId: String(10 ** 12 + from + at),
        }))
        await insertNotices(db, notices, Date.now())
      }
    })
    const ours: number[] = []
    const bare: number[] = []
    const p99: number[] = []
    for (let round = 0; round < options.rounds; round++) {
      // One process at a time may hold an embedded database, so the two take turns.
      const server = await startServerAt(place, scene.port, 'web')
      const measured = await load(`http://127.0.0.1:${scene.port}`, `/hooks/stores/${scene.hookPath}`, options.roundMs)
      ours.push(measured.perSecond)
      p99.push(measured.p99Ms)
      await server.kill('SIGTERM')
      const baseline = await runHelper('bare-inserter.ts', [scene.workspaceId], place.env)
      bare.push((await load(`http://127.0.0.1:${baseline.line}`, '/', options.roundMs)).perSecond)
      await baseline.stop()
    }
    rows.push({
      engine,
      backlog,
      ours: median(ours),
      bare: median(bare),
      ratio: median(ours.map((value, at) => value / (bare[at] as number))),
      p99Ms: median(p99),
    })
    await scene.sandbox.kill('SIGTERM')
    await place.close()
  }
  return rows
}

/** Keeps the connections busy for a while with signed notices; counts 200s only. */
async function load(origin: string, path: string, forMs: number): Promise<{ perSecond: number; p99Ms: number }> {
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const tookMs: number[] = []
  let acknowledged = 0
  const send = async (untilMs: number, counting: boolean) => {
    while (performance.now() < untilMs) {
      const startMs = performance.now()
      const reply = await pool.request({ path, ...notice() })
      await reply.body.dump()
      if (!counting) continue
      if (reply.statusCode !== 200) throw new Error(`answered with ${reply.statusCode}`)
      acknowledged++
      tookMs.push(performance.now() - startMs)
    }
  }
  const lanes = Array.from({ length: connections })
  await Promise.all(lanes.map(() => send(performance.now() + forMs / 4, false)))
  const startMs = performance.now()
  await Promise.all(lanes.map(() => send(startMs + forMs, true)))
  const seconds = (performance.now() - startMs) / 1000
  await pool.close()
  tookMs.sort((a, b) => a - b)
  return { perSecond: acknowledged / seconds, p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0 }
}
