/** Saved views of Manage orders: one's own, and those somebody shared with the workspace. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isoNow } from '../../commands/house.ts'
import {
  deleteSavedView,
  insertSavedView,
  listSavedViews,
  type SavedView,
  savedViewsMax,
  updateSavedView,
} from '../../database/saved-views.ts'
import { newId } from '../../ids.ts'
import type { Parts } from '../../parts.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'
import { idParams, nameSchema } from '../shapes.ts'

const wordSchema = z.string().max(200)
const wishSchema = z.object({
  name: nameSchema.max(60),
  query: z
    .record(z.string().max(30), z.union([wordSchema, z.array(wordSchema).max(20)]))
    .refine((query) => Object.keys(query).length <= 20, 'at most 20 words'),
  shared: z.boolean().default(false),
})
const viewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    shared: z.boolean(),
    mine: z.boolean(),
  })
  .meta({ id: 'SavedView' })

const shown = ({ id, name, query, shared, owner }: SavedView, actor: string) => ({
  id,
  name,
  query,
  shared,
  mine: owner === actor,
})

export function viewRoutes(api: FastifyInstance, parts: Parts): void {
  const { db } = parts
  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/views',
      tag: 'views',
      summary: 'Saved views of the list of shipments: yours, and those shared with the workspace.',
      answer: z.object({ items: z.array(viewSchema) }),
    },
    async ({ caller }) => {
      const views = await db.inWorkspace(caller.workspaceId, (sql) =>
        listSavedViews(sql, caller.workspaceId, caller.actor),
      )
      return { items: views.map((view) => shown(view, caller.actor)) }
    },
  )
  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/views',
      tag: 'views',
      summary: 'Keep a view.',
      body: wishSchema,
      answer: viewSchema,
      status: 201,
    },
    async ({ body, caller }) => {
      const view = { ...body, id: newId('viw', parts.clock.now()), owner: caller.actor, createdAt: isoNow(parts) }
      const isKept = await db.inWorkspace(caller.workspaceId, (sql) => insertSavedView(sql, caller.workspaceId, view))
      if (!isKept) throw new Refusal('view.limit', { max: savedViewsMax })
      return shown(view, caller.actor)
    },
  )
  addRoute(
    api,
    'viewer',
    {
      method: 'PUT',
      url: '/views/:id',
      tag: 'views',
      summary: 'Change a view of yours.',
      params: idParams,
      body: wishSchema,
    },
    async ({ params, body, caller }) => {
      const view = { ...body, id: params.id, owner: caller.actor }
      if (!(await db.inWorkspace(caller.workspaceId, (sql) => updateSavedView(sql, caller.workspaceId, view))))
        throw new Refusal('not_found')
    },
  )
  addRoute(
    api,
    'viewer',
    {
      method: 'DELETE',
      url: '/views/:id',
      tag: 'views',
      summary: 'Delete a view of yours; an owner, also a shared one.',
      params: idParams,
    },
    async ({ params, caller }) => {
      const isGone = await db.inWorkspace(caller.workspaceId, (sql) =>
        deleteSavedView(sql, caller.workspaceId, params.id, {
          owner: caller.actor,
          mayDeleteShared: caller.role === 'owner',
        }),
      )
      if (!isGone) throw new Refusal('not_found')
    },
  )
}
