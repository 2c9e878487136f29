/** Who belongs to the workspace, and its API keys. Only owners change either. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit, isoNow, unguessable } from '../../commands/house.ts'
import { createApiKey, endApiKey } from '../../commands/workspaces.ts'
import { listApiKeys } from '../../database/api-keys.ts'
import {
  countOwners,
  deleteMember,
  findMember,
  insertInvitation,
  listMembers,
  setMemberRole,
} from '../../database/members.ts'
import { newId } from '../../ids.ts'
import type { Parts } from '../../parts.ts'
import { digest } from '../people-storage.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'
import { idParams, nameSchema, roleSchema, time, timeInput, timeOrNull, timeSchema } from '../shapes.ts'

const invitationLifeMs = 3 * 86_400_000

const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    shownPrefix: z.string(),
    createdBy: z.string(),
    createdAt: timeSchema,
    expiresAt: timeSchema.nullable(),
    lastUsedAt: timeSchema.nullable(),
    revokedAt: timeSchema.nullable(),
  })
  .meta({ id: 'ApiKey' })

const memberSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    createdAt: timeSchema,
  })
  .meta({ id: 'Member' })

export function teamRoutes(api: FastifyInstance, parts: Parts): void {
  const { db } = parts

  addRoute(
    api,
    'owner',
    {
      method: 'GET',
      url: '/keys',
      tag: 'keys',
      summary: 'API keys, newest first.',
      answer: z.object({ items: z.array(keySchema) }),
    },
    async ({ caller }) => {
      const rows = await db.inWorkspace(caller.workspaceId, (sql) => listApiKeys(sql, caller.workspaceId))
      return {
        items: rows.map(({ workspaceId: _, ...row }) => ({
          ...row,
          createdAt: time(row.createdAt),
          expiresAt: timeOrNull(row.expiresAt),
          lastUsedAt: timeOrNull(row.lastUsedAt),
          revokedAt: timeOrNull(row.revokedAt),
        })),
      }
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/keys',
      tag: 'keys',
      summary: 'Make an API key. The secret is shown in this answer only.',
      body: z.object({ name: nameSchema, role: roleSchema, expiresAt: timeInput.nullable().default(null) }),
      answer: z.object({ id: z.string(), secret: z.string(), shownPrefix: z.string() }),
      status: 201,
    },
    ({ body, caller }) => createApiKey(parts, { ...body, workspaceId: caller.workspaceId, by: caller.actor }),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/keys/:id',
      tag: 'keys',
      summary: 'Revoke a key; it is refused from the next request on.',
      params: idParams,
    },
    async ({ params, caller }) => {
      await endApiKey(parts, caller, params.id)
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/members',
      tag: 'team',
      summary: 'Who belongs to the workspace.',
      answer: z.object({ items: z.array(memberSchema) }),
    },
    async ({ caller }) => {
      const rows = await db.inWorkspace(caller.workspaceId, (sql) => listMembers(sql, caller.workspaceId))
      return { items: rows.map((row) => ({ ...row, createdAt: time(row.createdAt) })) }
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/members/invitations',
      tag: 'team',
      summary: 'Invite somebody. The link works once, for three days; hand it over yourself.',
      body: z.object({ email: z.email().max(200), role: roleSchema }),
      answer: z.object({ url: z.string(), expiresAt: timeSchema }),
      status: 201,
    },
    async ({ body, caller }) => {
      const token = unguessable()
      const now = parts.clock.now()
      const id = newId('inv', now)
      const expiresAt = new Date(now + invitationLifeMs).toISOString()
      await db.inWorkspace(caller.workspaceId, async (sql) => {
        await insertInvitation(sql, {
          id,
          workspaceId: caller.workspaceId,
          email: body.email.trim().toLowerCase(),
          role: body.role,
          tokenHash: digest(token),
          invitedBy: caller.actor,
          createdAt: isoNow(parts),
          expiresAt,
        })
        await audit(sql, parts, caller, 'member.invited', id, { role: body.role })
      })
      return { url: `${parts.publicUrl}/join#${token}`, expiresAt }
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'PUT',
      url: '/members/:id',
      tag: 'team',
      summary: 'Give a member another role.',
      params: idParams,
      body: z.object({ role: roleSchema }),
    },
    async ({ params, body, caller }) => {
      await db.inWorkspace(caller.workspaceId, async (sql) => {
        const owners = await countOwners(sql, caller.workspaceId)
        const member = await findMember(sql, caller.workspaceId, params.id)
        if (member === null) throw new Refusal('not_found')
        if (member.role === 'owner' && body.role !== 'owner' && owners < 2) throw new Refusal('workspace.last_owner')
        await setMemberRole(sql, caller.workspaceId, params.id, body.role)
        await audit(sql, parts, caller, 'member.role_changed', params.id, { before: member.role, after: body.role })
      })
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/members/:id',
      tag: 'team',
      summary: 'Take somebody out of the workspace, at once.',
      params: idParams,
    },
    async ({ params, caller }) => {
      await db.inWorkspace(caller.workspaceId, async (sql) => {
        const owners = await countOwners(sql, caller.workspaceId)
        const member = await findMember(sql, caller.workspaceId, params.id)
        if (member === null) throw new Refusal('not_found')
        if (member.role === 'owner' && owners < 2) throw new Refusal('workspace.last_owner')
        await deleteMember(sql, caller.workspaceId, params.id)
        await audit(sql, parts, caller, 'member.removed', params.id, { role: member.role })
      })
    },
  )
}
