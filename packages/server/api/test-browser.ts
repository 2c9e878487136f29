/** For the tests of this folder: a browser that keeps its cookie and sends its origin, and the first account made in it. */
import type { LightMyRequestResponse } from 'fastify'
import { createSetupLink } from '../commands/workspaces.ts'
import type { Role } from '../database/api-keys.ts'
import type { Database } from '../database/sql.ts'
import { givenMember, password } from './test-people.ts'
import { openScene, type Scene } from './test-scene.ts'

export { password }

export const own = { origin: 'http://127.0.0.1:4000' }
export const first = { workspaceName: 'Tea & Co', name: 'Ada', email: 'Ada@Example.com', password }

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type TestBrowser = {
  /** The session's cookie as the browser sends it; empty before a sign-in. May be planted. */
  cookie: string
  /** The cookie by which the browser is known again. */
  device: string
  /** @param headers instead of the origin of our own page */
  send(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>
}

/** @param app another process than the scene's, on the same database */
export function browser({ app }: Pick<Scene, 'app'>, address = '203.0.113.7'): TestBrowser {
  const self: TestBrowser = {
    cookie: '',
    device: '',
    async send(method, url, body, headers = own) {
      const answer = await app.inject({
        method,
        url: `/api/v1${url}`,
        remoteAddress: address,
        headers: {
          cookie: [self.cookie, self.device].filter((each) => each !== '').join('; '),
          ...(method === 'GET' ? {} : { 'content-type': 'application/json', ...headers }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      for (const each of sessionCookies(answer)) self.cookie = each.split(';')[0] ?? ''
      for (const each of deviceCookies(answer)) self.device = each.split(';')[0] ?? ''
      return answer
    },
  }
  return self
}

/** The cookies of an answer that carry, or take away, a session. */
export const sessionCookies = (answer: LightMyRequestResponse): string[] =>
  [answer.headers['set-cookie'] ?? []].flat().filter((each) => /^(__Host-)?waybridge=/.test(each))

export const deviceCookies = (answer: LightMyRequestResponse): string[] =>
  [answer.headers['set-cookie'] ?? []].flat().filter((each) => /^(__Host-)?waybridge-device=/.test(each))

/** A server nobody has entered yet, its set-up link, and the browser of whoever will. */
export async function setUp(db: Database, publicUrl?: string) {
  const scene = await openScene(db, publicUrl === undefined ? {} : { publicUrl })
  const link = await createSetupLink(scene.parts)
  const token = link?.url.split('#')[1] ?? ''
  return { scene, token, ada: browser(scene) }
}

/** The same with the first account made: Ada is signed in. */
export async function signedIn(db: Database) {
  const { scene, token, ada } = await setUp(db)
  await ada.send('POST', '/session/first-run', { ...first, token })
  return { scene, ada }
}

let members = 0
/** Somebody more, signed in. */
export async function memberOf(
  scene: Scene,
  role: Role,
  { workspaceId = scene.workspaceId, name = `Member ${++members}`, address = `198.51.100.${members % 250}` } = {},
) {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
  const { memberId, userId } = await givenMember(scene.parts, { workspaceId, role, name, email })
  const self = browser(scene, address)
  const answer = await self.send('POST', '/session', { email, password })
  if (answer.statusCode !== 200) throw new Error(`${email} could not sign in: ${answer.body}`)
  return { send: self.send, browser: self, memberId, userId, email, name }
}
