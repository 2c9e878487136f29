/** Live updates over a real line: who hears what, and when the line ends. */
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { createApiKey, createSetupLink, endApiKey } from '../commands/workspaces.ts'
import { createChanges, topics } from './changes.ts'
import { openLine } from './line.ts'
import { memberOf } from './test-browser.ts'
import { givenStore, openScene, type Scene } from './test-scene.ts'

/** A reader that takes nothing, not even the end. */
class Stalled extends EventEmitter {
  writableLength = 0
  destroyed = false
  readonly written: string[] = []
  writeHead() {}
  write(text: string) {
    this.written.push(text)
  }
  end() {}
  destroy() {
    this.destroyed = true
  }
}

onEachDatabase('live updates', (open) => {
  let scene: Scene
  let url: string

  beforeEach(async () => {
    scene = await openScene(await open())
    url = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(() => scene.app.close())

  const givenKey = (name: string, workspaceId = scene.workspaceId) =>
    createApiKey(scene.parts, { workspaceId, name, role: 'viewer' })

  /** Opens a line; `next` resolves with the topics of the next word. */
  async function listen(key: string) {
    return lineOf({ authorization: `Bearer ${key}` })
  }
  async function lineOf(headers: Record<string, string>) {
    const answer = await fetch(`${url}/api/v1/events`, { headers })
    const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    return {
      answer,
      async next(): Promise<string[] | null> {
        for (;;) {
          const word = /event: changed\ndata: (.*)\n\n/.exec(text)
          if (word !== null) {
            text = text.slice(word.index + word[0].length)
            return JSON.parse(word[1] as string).topics
          }
          const { done, value } = await reader.read()
          if (done) return null
          text += value
        }
      },
    }
  }

  it('tells a workspace which topics changed, in one word for many changes, and no other workspace', async () => {
    const here = await listen(scene.keys.viewer)
    const elsewhere = await listen(scene.keys.stranger)
    expect(here.answer.headers.get('content-type')).toContain('text/event-stream')
    expect(here.answer.headers.get('cache-control')).toBe('no-store')
    expect(here.answer.headers.get('x-content-type-options')).toBe('nosniff')
    for (const name of ['first', 'second']) await givenKey(name)
    await givenStore(scene)
    expect((await here.next())?.toSorted()).toEqual(['stores', 'team'])
    // What elsewhere hears first is its own change, although here's came before.
    await givenKey('theirs', scene.otherWorkspaceId)
    expect(await elsewhere.next()).toEqual(['team'])
  })

  it('ends when its key is revoked, and does not tell even that', async () => {
    const { id, secret } = await givenKey('for a screen')
    const line = await listen(secret)
    const other = await listen(scene.keys.viewer)
    await endApiKey(scene.parts, { workspaceId: scene.workspaceId, actor: 'setup' }, id)
    expect(await line.next()).toBeNull()
    expect(await other.next()).toContain('team')
  })

  it('ends when its person signs out, in whatever workspace the line was open', async () => {
    const link = await createSetupLink(scene.parts)
    const send = (method: 'POST' | 'DELETE', path: string, more: { cookie?: string; body?: unknown }) =>
      scene.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: {
          origin: 'http://127.0.0.1:4000',
          'content-type': 'application/json',
          ...(more.cookie === undefined ? {} : { cookie: more.cookie }),
        },
        ...(more.body === undefined ? {} : { payload: JSON.stringify(more.body) }),
      })
    const [, token] = link?.url.split('#') ?? []
    const person = {
      workspaceName: 'Tea',
      name: 'Ada',
      email: 'ada@example.com',
      password: 'grey parcels sail at noon',
    }
    const entered = await send('POST', '/session/first-run', { body: { ...person, token } })
    const [cookie = ''] = String(entered.headers['set-cookie']).split(';')
    const line = await lineOf({ cookie })
    expect(line.answer.status).toBe(200)
    expect((await send('DELETE', '/session', { cookie })).statusCode).toBe(204)
    expect(await line.next()).toBeNull()
  })

  it('is no use of the session: an open tab alone keeps nobody signed in', async () => {
    const ada = await memberOf(scene, 'owner')
    const idle = `update person_session set expires_at = now() + interval '5 days'`
    const daysLeft = async () =>
      (
        await scene.db.query<{ days: number }>(
          `select round(extract(epoch from expires_at - now()) / 86400)::int as days from person_session`,
        )
      ).rows
    await scene.db.query(idle)
    const line = await lineOf({ cookie: ada.browser.cookie })
    // Before this word of the team the line looks whether its caller is still welcome.
    await givenKey('new')
    expect(await line.next()).toEqual(['team'])
    expect(await daysLeft()).toEqual([{ days: 5 }])
    // A page that asks for something is use.
    expect((await ada.send('GET', '/session/me')).statusCode).toBe(200)
    expect(await daysLeft()).toEqual([{ days: 7 }])
  })

  it('are bounded for each, so that one viewer’s tabs take nobody’s place', async () => {
    const lines = await Promise.all(Array.from({ length: 22 }, () => listen(scene.keys.viewer)))
    expect(lines.map(({ answer }) => answer.status).toSorted()).toEqual([...Array(20).fill(200), 429, 429])
    expect((await listen(scene.keys.owner)).answer.status).toBe(200)
  })

  it('has no head to ask for alone', async () => {
    const answer = await fetch(`${url}/api/v1/events`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${scene.keys.viewer}` },
      signal: AbortSignal.timeout(5_000),
    })
    expect(answer.status).toBe(404)
  })

  it('ends when the server stops, so that a stop never waits for an open tab', async () => {
    const line = await listen(scene.keys.viewer)
    await scene.app.close()
    expect(await line.next()).toBeNull()
  })
})

describe('hearing of changes', () => {
  it('a database that could not be listened to once is asked again by the next who wants to hear', async () => {
    let tries = 0
    let say = (_payload: string) => {}
    const changes = createChanges({
      async listen(_channel, heard) {
        tries += 1
        if (tries === 1) throw new Error('no connection')
        say = heard
        return async () => {}
      },
    })
    const heard: string[][] = []
    const hear = () => changes.hear('ws_here', (changed) => heard.push([...changed]))
    await expect(hear()).rejects.toThrow('no connection')
    await hear()
    say('ws_here mappings')
    say('ws_elsewhere team')
    expect(heard).toEqual([['mappings']])
    // The connection was lost and found again: anything may have changed.
    say('')
    expect(heard).toEqual([['mappings'], [...topics]])
    await changes.close()
  })
})

describe('a line', () => {
  it('beats while nothing changes, in a way that a page can hear', async () => {
    const stream = new Stalled()
    vi.useFakeTimers()
    try {
      const isWelcome = async () => true
      const line = openLine({
        stream: stream as unknown as ServerResponse,
        headers: {},
        isWelcome,
        mayEnd: () => false,
        ended: () => {},
      })
      vi.advanceTimersByTime(20_000)
      expect(stream.written.at(-1)).toBe('event: beat\ndata: {}\n\n')
      line.end()
    } finally {
      vi.useRealTimers()
    }
  })

  it('is cut when its reader does not read', () => {
    const stream = new Stalled()
    const ended: unknown[] = []
    vi.useFakeTimers()
    try {
      const line = openLine({
        stream: stream as unknown as ServerResponse,
        headers: {},
        isWelcome: async () => true,
        mayEnd: () => false,
        ended: (over) => ended.push(over),
      })
      stream.writableLength = 64 * 1024 + 1
      line.tell(['shipments'])
      vi.advanceTimersByTime(1_000)
      expect(ended).toEqual([line])
      expect(stream.written.join('')).not.toContain('changed')
      expect(stream.destroyed).toBe(false)
      vi.advanceTimersByTime(1_000)
      expect(stream.destroyed).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('live updates without a session', () => {
  onEachDatabase('a stranger', (open) => {
    it('hears nothing', async () => {
      const scene = await openScene(await open())
      expect((await scene.ask('GET', '/v/events', { key: null })).statusCode).toBe(401)
    })
  })
})
