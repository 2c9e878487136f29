/**
 * Who asks, and may they? Every route names the role it needs; a route that names none does not start. A browser's session
 * may change things only from our own origin and only in JSON, which no foreign form can send; an API key travels in a
 * header no browser adds by itself.
 */
import type { FastifyRequest } from 'fastify'
import { findLiveApiKey, type Role } from '../database/api-keys.ts'
import { listMemberships } from '../database/members.ts'
import type { Parts } from '../parts.ts'
import type { People } from './people.ts'
import { digest } from './people-storage.ts'
import { Refusal } from './refusals.ts'

export type Caller = {
  kind: 'person' | 'key'
  id: string
  name: string
  role: Role
  workspaceId: string
  /** For the audit: `person:<id>` or `key:<id>`. */
  actor: string
}

export const roles = ['viewer', 'operator', 'owner'] as const satisfies readonly Role[]
const rank = (role: Role) => roles.indexOf(role)

/** Begins every API key, so that people and secret scanners recognise one. */
export const keyPrefix = 'wbk_'
const keyShape = /^Bearer (wbk_[A-Za-z0-9_-]{43})$/
/** For people who belong to several workspaces. */
export const workspaceHeader = 'waybridge-workspace'

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Finds the caller; null when nothing valid came along. */
export async function findCaller(parts: Parts, people: People, request: FastifyRequest): Promise<Caller | null> {
  const { authorization, cookie } = request.headers
  if (authorization !== undefined) {
    const key = keyShape.exec(authorization)?.[1]
    if (key === undefined) return null
    const nowAt = new Date(parts.clock.now()).toISOString()
    const row = await parts.db.inWorkspace('*', (sql) => findLiveApiKey(sql, digest(key), nowAt))
    if (row === null) return null
    return {
      kind: 'key',
      id: row.id,
      name: row.name,
      role: row.role,
      workspaceId: row.workspaceId,
      actor: `key:${row.id}`,
    }
  }
  if (cookie === undefined) return null
  const person = await people.whoIs(request.headers)
  if (person === null) return null
  const memberships = await parts.db.inWorkspace('*', (sql) => listMemberships(sql, person.id))
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
  }
}

/** Refuses a change that a foreign page could have made a browser send. */
export function assertOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  if (!changes.has(request.method)) return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const own = new Set([`http://${host}`, `https://${host}`, ...(publicUrl === '' ? [] : [new URL(publicUrl).origin])])
  const foreign = (origin !== undefined && !own.has(origin)) || (site !== undefined && site !== 'same-origin')
  if (foreign || (origin === undefined && site === undefined)) throw new Refusal('session.foreign_origin')
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Refusal('request.not_json')
}

export function assertRole(caller: Caller, needed: Role): void {
  if (rank(caller.role) < rank(needed)) throw new Refusal('role.too_low', { role: caller.role, needed })
}
