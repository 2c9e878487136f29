/**
 * For operators and their machines: is the process alive, may it get traffic, what does it count. Metrics are off without an
 * operator's key, and nothing here tells a version, a name or a tenant.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { probeWrite } from '../database/members.ts'
import type { Parts } from '../parts.ts'
import { digest } from '../secrets/digest.ts'

/** How long an answer of the database is believed, so that probes cannot become its load. */
const probeKeptMs = 2_000
const probeTimeoutMs = 3_000

export function registerHealth(app: FastifyInstance, parts: Parts, metricsKey: string | null): void {
  let known: { ready: boolean; atMs: number } | null = null
  let asking: Promise<boolean> | null = null

  /** A real write: a read-only or full database is not ready. */
  const canWrite = async (): Promise<boolean> => {
    const write = parts.db
      .transaction((sql) => probeWrite(sql, new Date(parts.clock.now()).toISOString()))
      .then(
        () => true,
        () => false,
      )
    const stop = new AbortController()
    const late = parts.clock.wait(probeTimeoutMs, stop.signal).then(() => false)
    const ready = await Promise.race([write, late])
    stop.abort()
    return ready
  }

  app.get('/livez', { config: { who: 'probe' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain').send('ok'),
  )

  app.get('/readyz', { config: { who: 'probe' }, schema: { hide: true } }, async (_request, reply) => {
    if (known === null || parts.clock.now() - known.atMs > probeKeptMs) {
      asking ??= canWrite().finally(() => {
        asking = null
      })
      known = { ready: await asking, atMs: parts.clock.now() }
    }
    return reply
      .code(known.ready ? 200 : 503)
      .type('text/plain')
      .send(known.ready ? 'ok' : 'not ready')
  })

  if (metricsKey === null) return
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'waybridge_http_request_seconds',
    help: 'Requests by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'waybridge_shipments',
    help: 'Shipments by state, over all workspaces.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await parts.db.allWorkspaces.query<{ state: string; count: number }>(
        "select state, count(*)::int as count from sync where state not in ('synced', 'superseded', 'cancelled', 'skipped') group by state",
      )
      this.reset()
      for (const { state, count } of rows) this.set({ state }, count)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  const wanted = Buffer.from(digest(`Bearer ${metricsKey}`))
  app.get('/metrics', { config: { who: 'probe' }, schema: { hide: true } }, async (request, reply) => {
    const given = Buffer.from(digest(request.headers.authorization ?? ''))
    if (!timingSafeEqual(given, wanted)) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
