/** Who belongs to the workspace, and its API keys. Only owners change either, and only as themselves: a key makes no key. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit, isoNow, unguessable } from '../../commands/house.ts'
import { changeRole, listMadeBy, removeMember } from '../../commands/members.ts'
import { createApiKey, endApiKey } from '../../commands/workspaces.ts'
import { nameOfActor, namesOfActors } from '../../database/actors.ts'
import { listApiKeys } from '../../database/api-keys.ts'
import { deleteInvitation, insertInvitation, listInvitations, listMembers } from '../../database/members.ts'
import { newId } from '../../ids.ts'
import type { Parts } from '../../parts.ts'
import { digest } from '../../secrets/digest.ts'
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
    createdBy: z.string().describe("The person's or the key's name today, or Waybridge."),
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

const invitationSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: roleSchema,
    invitedBy: z.string().describe("The inviting person's or key's name today."),
    createdAt: timeSchema,
    expiresAt: timeSchema,
  })
  .meta({ id: 'Invitation' })

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
      const { rows, names } = await db.inWorkspace(caller.workspaceId, async (sql) => {
        const keys = await listApiKeys(sql, caller.workspaceId)
        const makers = keys.map(({ createdBy }) => createdBy)
        return { rows: keys, names: await namesOfActors(sql, makers) }
      })
      return {
        items: rows.map(({ workspaceId: _, ...row }) => ({
          ...row,
          createdBy: nameOfActor(names, row.createdBy),
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
      personOnly: true,
      wantsFresh: true,
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
      personOnly: true,
      wantsFresh: true,
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
      description: 'It works for as long as whoever invited is an owner.',
      personOnly: true,
      wantsFresh: true,
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
      method: 'GET',
      url: '/members/invitations',
      tag: 'team',
      summary: 'Invitations that are still open, newest first. Their links are told only when they are made.',
      answer: z.object({ items: z.array(invitationSchema) }),
    },
    async ({ caller }) => {
      const { rows, names } = await db.inWorkspace(caller.workspaceId, async (sql) => {
        const open = await listInvitations(sql, caller.workspaceId, isoNow(parts))
        const inviting = open.map(({ invitedBy }) => invitedBy)
        return { rows: open, names: await namesOfActors(sql, inviting) }
      })
      return {
        items: rows.map((row) => ({
          ...row,
          invitedBy: nameOfActor(names, row.invitedBy),
          createdAt: time(row.createdAt),
          expiresAt: time(row.expiresAt),
        })),
      }
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/members/invitations/:id',
      tag: 'team',
      summary: 'Withdraw an invitation: its link works no more.',
      personOnly: true,
      params: idParams,
    },
    async ({ params, caller }) => {
      await db.inWorkspace(caller.workspaceId, async (sql) => {
        if (!(await deleteInvitation(sql, caller.workspaceId, params.id))) throw new Refusal('not_found')
        await audit(sql, parts, caller, 'member.invitation_withdrawn', params.id)
      })
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'GET',
      url: '/members/:id/made',
      tag: 'team',
      summary: 'What would end with a member: API keys they made, open invitations, views only they see.',
      params: idParams,
      answer: z
        .object({
          keys: z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema })),
          invitations: z.array(z.object({ id: z.string(), email: z.string(), role: roleSchema })),
          privateViews: z.int().describe('Saved views only they see.'),
        })
        .meta({ id: 'MadeByMember' }),
    },
    ({ params, caller }) => listMadeBy(parts, caller, params.id),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'PUT',
      url: '/members/:id',
      tag: 'team',
      summary: 'Give a member another role.',
      description:
        'With a lower role, invitations they gave are withdrawn, and API keys they made may do no more than they may.',
      personOnly: true,
      wantsFresh: true,
      params: idParams,
      body: z.object({ role: roleSchema }),
    },
    ({ params, body, caller }) => changeRole(parts, caller, params.id, body.role),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/members/:id',
      tag: 'team',
      summary: 'Take somebody out of the workspace, at once.',
      description:
        'Invitations they gave are withdrawn, API keys they made revoked, views only they see deleted: see GET /members/{id}/made.',
      personOnly: true,
      wantsFresh: true,
      params: idParams,
    },
    ({ params, caller }) => removeMember(parts, caller, params.id),
  )
}
