/** Exploring for real: the sandbox as a child, a server on its own port, everything over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverConfig } from '../../../tests/support/server-config.ts'
import { createApiKey, createWorkspace } from '../commands/workspaces.ts'
import { type Server, startServer } from '../server.ts'

const stepMs = 100
const stepsMax = 400

describe('explore with the sandbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybridge-explore-'))
  const config = serverConfig(folder)
  let server: Server
  let key: string

  beforeAll(async () => {
    server = await startServer(config)
    const { workspaceId } = await createWorkspace(server.parts, { name: 'Explorers' })
    key = (await createApiKey(server.parts, { workspaceId, name: 'test', role: 'owner' })).secret
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function ask(method: string, path: string, body?: unknown) {
    const reply = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: each test says what it expects.
    return { status: reply.status, ...((await reply.json()) as any) }
  }
  async function until<T>(look: () => Promise<T>, isIt: (seen: T) => boolean): Promise<T> {
    for (let step = 0; ; step += 1) {
      const seen = await look()
      if (isIt(seen)) return seen
      if (step === stepsMax) throw new Error(`not reached: ${JSON.stringify(seen).slice(0, 500)}`)
      await new Promise((resolve) => setTimeout(resolve, stepMs))
    }
  }
  const counts = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await ask('GET', '/shipments/counts')).items.map((each: { state: string; count: number }) => [
        each.state,
        each.count,
      ]),
    )

  it('fills two shops and a store, syncs what can be synced, and leaves every kind of trouble to look at', async () => {
    expect(await ask('POST', '/explore')).toMatchObject({ status: 200, available: true, phase: 'starting' })
    expect((await ask('POST', '/explore')).code).toBe('explore.running')
    await until(
      () => ask('GET', '/explore'),
      (state) => state.phase === 'ready',
    )
    const seen = await until(
      counts,
      (each) => (each.synced ?? 0) + (each.synced_with_warning ?? 0) >= 35 && (each.needs_mapping ?? 0) >= 4,
    )
    expect(seen.needs_fix).toBeGreaterThan(0)
    const overview = await ask('GET', '/overview')
    expect(overview.connections).toHaveLength(3)
    // Notices came from all three, so each shows when it last spoke.
    for (const { lastNoticeAt } of overview.connections) expect(lastNoticeAt).not.toBeNull()
    expect(overview.problems.some((each: { kind: string }) => each.kind === 'unmapped')).toBe(true)
    expect(overview.deadlines.overdue + overview.deadlines.within4h).toBeGreaterThan(0)
    const { items } = await until(
      () => ask('GET', '/orders'),
      (awaiting) => awaiting.items.length > 0,
    )
    const { awaiting } = await ask('GET', '/overview')
    expect(awaiting).toMatchObject({
      count: items.length,
      earliestDeadlineAt: items[0].shipByAt,
      urgent: items.map(({ orderId }: { orderId: string }) => ({ orderId })),
    })
    const spans: number[] = Object.values(awaiting.deadlines)
    expect(spans.reduce((sum, count) => sum + count)).toBe(items.length)
  }, 120_000)

  it('opens the door to its own addresses only', async () => {
    const refused = await ask('POST', '/stores', {
      kind: 'shopify',
      settings: {
        shopDomain: 'neighbour.myshopify.com',
        clientId: 'a',
        clientSecret: 'b-secret-long-enough',
        adminUrl: server.url,
      },
    })
    expect(refused.status).toBe(422)
  })

  it('takes everything away again', async () => {
    expect(await ask('DELETE', '/explore')).toMatchObject({ status: 200, phase: 'off' })
    expect((await ask('GET', '/channels')).items).toEqual([])
    expect((await ask('GET', '/stores')).items).toEqual([])
    expect(await counts()).toEqual({})
  })
})
