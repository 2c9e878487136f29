/**
 * Who asks, and may they? Every route names the role it needs; a route that names none does not start. A browser's session
 * may change things only from our own origin and only in JSON, which no foreign form can send; an API key travels in a
 * header no browser adds by itself.
 */
import type { FastifyRequest } from 'fastify'
import { findLiveApiKey, type Role } from '../database/api-keys.ts'
import { listMemberships, type Membership } from '../database/members.ts'
import type { Parts } from '../parts.ts'
import { keyOf } from '../secrets/api-key.ts'
import { digest } from '../secrets/digest.ts'
import type { People } from './people.ts'
import { Refusal } from './refusals.ts'

export type Caller = {
  kind: 'person' | 'key'
  id: string
  name: string
  role: Role
  workspaceId: string
  /** For the audit: `person:<id>` or `key:<id>`. */
  actor: string
  /** Of a person: the session they came with. */
  session: { id: string; email: string; memberships: readonly Membership[] } | null
}

export const roles = ['viewer', 'operator', 'owner'] as const satisfies readonly Role[]
const rank = (role: Role) => roles.indexOf(role)

/** For people who belong to several workspaces. */
export const workspaceHeader = 'waybridge-workspace'

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Finds the caller; null when nothing valid came along. Only a bearer token speaks for itself: other credentials belong to
 * whatever stands in front of us, and the cookie beside them counts.
 * @param renew whether it counts as use of a session
 */
export async function findCaller(
  parts: Parts,
  people: People,
  request: FastifyRequest,
  renew = true,
): Promise<Caller | null> {
  const { authorization, cookie } = request.headers
  if (authorization !== undefined && /^bearer /i.test(authorization)) {
    const key = keyOf(authorization)
    if (key === null) return null
    const nowAt = new Date(parts.clock.now()).toISOString()
    const row = await parts.db.allWorkspaces.transaction((sql) => findLiveApiKey(sql, digest(key), nowAt))
    if (row === null) return null
    return {
      kind: 'key',
      id: row.id,
      name: row.name,
      role: row.role,
      workspaceId: row.workspaceId,
      actor: `key:${row.id}`,
      session: null,
    }
  }
  if (cookie === undefined) return null
  const person = await people.whoIs(request.headers, renew)
  if (person === null) return null
  const memberships = await parts.db.allWorkspaces.transaction((sql) => listMemberships(sql, person.id))
  const wanted = request.headers[workspaceHeader]
  const membership = wanted === undefined ? memberships[0] : memberships.find((each) => each.workspaceId === wanted)
  if (membership === undefined) return null
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    role: membership.role,
    workspaceId: membership.workspaceId,
    actor: `person:${person.id}`,
    session: { id: person.sessionId, email: person.email, memberships },
  }
}

/** Refuses a change that a foreign page could have made a browser send. */
export function assertOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  if (!changes.has(request.method)) return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const own = new Set([`https://${host}`, ...(publicUrl === '' ? [] : [new URL(publicUrl).origin])])
  // Where we are reached by https, a page that came by http is whoever stands on the line.
  if (!publicUrl.startsWith('https://')) own.add(`http://${host}`)
  const foreign = (origin !== undefined && !own.has(origin)) || (site !== undefined && site !== 'same-origin')
  if (foreign || (origin === undefined && site === undefined)) throw new Refusal('session.foreign_origin')
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Refusal('request.not_json')
}

export function assertRole(caller: Caller, needed: Role): void {
  if (rank(caller.role) < rank(needed)) throw new Refusal('role.too_low', { role: caller.role, needed })
}
