/** Stores: which kinds there are, connecting them, and ending a connection. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  connectStore,
  endStore,
  pauseStore,
  previewStoreEnd,
  reconnectStore,
  type StoreConnected,
  testStore,
} from '../../commands/stores.ts'
import { findStore, listStores, type StoreRow } from '../../database/stores.ts'
import type { Parts } from '../../parts.ts'
import { Refusal } from '../refusals.ts'
import { addRoute } from '../route.ts'
import { idParams, nameSchema, statusSchema, time, timeOrNull, timeSchema } from '../shapes.ts'

const settingsMax = 30
const settingsSchema = z
  .record(z.string().max(60), z.string().max(8_000))
  .refine((settings) => Object.keys(settings).length <= settingsMax, `at most ${settingsMax} settings`)

const storeSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    storeKey: z.string(),
    settings: z.record(z.string(), z.string()).describe('What may be shown; secrets are never answered.'),
    status: statusSchema,
    statusSay: z.string().nullable(),
    lastNoticeAt: timeSchema.nullable(),
    lastReadAt: timeSchema.nullable(),
    createdAt: timeSchema,
  })
  .meta({ id: 'Store' })

const connectorSchema = z
  .object({
    kind: z.string(),
    label: z.string(),
    whereIsTheCarrierName: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        help: z.string(),
        secret: z.boolean(),
        required: z.boolean(),
        rare: z.boolean().describe('Seldom needed.'),
        placeholder: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'StoreConnector' })

const permissionSchema = z.object({ name: z.string(), granted: z.boolean(), neededFor: z.string() })
const connectedSchema = z
  .object({
    store: storeSchema,
    permissions: z.array(permissionSchema),
    notices: z.array(
      z.object({
        topic: z.string(),
        state: z.enum(['created', 'already there', 'failed']),
        say: z.string().optional(),
      }),
    ),
    noticesSay: z
      .string()
      .nullable()
      .describe('Why notices could not be had; the store is then read every ten minutes.'),
  })
  .meta({ id: 'StoreConnected' })
const contentsSchema = z.object({
  shipments: z.int(),
  unsynced: z.int(),
  inFlight: z.int(),
  links: z.int(),
  orders: z.int(),
})

const shown = (row: StoreRow): z.infer<typeof storeSchema> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  storeKey: row.storeKey,
  settings: row.settingsPublic,
  status: row.status,
  statusSay: row.statusSay,
  lastNoticeAt: timeOrNull(row.lastNoticeAt),
  lastReadAt: timeOrNull(row.lastReadAt),
  createdAt: time(row.createdAt),
})

export function storeRoutes(api: FastifyInstance, parts: Parts): void {
  const read = async (workspaceId: string, id: string) => {
    const row = await parts.db.inWorkspace(workspaceId, (sql) => findStore(sql, workspaceId, id))
    if (row === null) throw new Refusal('not_found')
    return shown(row)
  }
  const answer = async (workspaceId: string, { storeId, ...rest }: StoreConnected) => ({
    store: await read(workspaceId, storeId),
    ...rest,
  })

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/stores/connectors',
      tag: 'stores',
      summary: 'The kinds of store this server connects, each with the fields of its form.',
      answer: z.object({ items: z.array(connectorSchema) }),
    },
    async () => ({
      items: [...parts.connectors.values()].map(({ kind, label, whereIsTheCarrierName, fields }) => ({
        kind,
        label,
        whereIsTheCarrierName,
        fields: fields.map((field) => ({
          ...field,
          rare: field.rare ?? false,
          placeholder: field.placeholder ?? null,
        })),
      })),
    }),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/stores',
      tag: 'stores',
      summary: 'Connected stores.',
      answer: z.object({ items: z.array(storeSchema) }),
    },
    async ({ caller }) => ({
      items: (await parts.db.inWorkspace(caller.workspaceId, (sql) => listStores(sql, caller.workspaceId))).map(shown),
    }),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/stores',
      tag: 'stores',
      summary: 'Connect a store. Its settings are tried first; nothing is kept of settings that do not work.',
      body: z.object({ kind: z.string().max(40), name: nameSchema.optional(), settings: settingsSchema }),
      answer: connectedSchema,
      status: 201,
    },
    async ({ body, caller }) => answer(caller.workspaceId, await connectStore(parts, caller, body)),
  )

  addRoute(
    api,
    'viewer',
    { method: 'GET', url: '/stores/:id', tag: 'stores', summary: 'One store.', params: idParams, answer: storeSchema },
    ({ params, caller }) => read(caller.workspaceId, params.id),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/stores/:id/test',
      tag: 'stores',
      summary: 'Ask the store now whether the connection works and which permissions it grants.',
      params: idParams,
      answer: z.object({ name: z.string(), permissions: z.array(permissionSchema) }),
    },
    ({ params, caller }) => testStore(parts, caller, params.id),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/stores/:id/reconnect',
      tag: 'stores',
      summary: 'New settings for the same store. Fields left out keep their value.',
      params: idParams,
      body: z.object({ name: nameSchema.optional(), settings: settingsSchema }),
      answer: connectedSchema,
    },
    async ({ params, body, caller }) =>
      answer(caller.workspaceId, await reconnectStore(parts, caller, params.id, body)),
  )

  for (const [word, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    addRoute(
      api,
      'owner',
      {
        method: 'POST',
        url: `/stores/:id/${word}`,
        tag: 'stores',
        summary: paused ? 'Stop reading the store; its shipments wait.' : 'Read the store again.',
        params: idParams,
        answer: storeSchema,
      },
      async ({ params, caller }) => {
        await pauseStore(parts, caller, params.id, paused)
        return read(caller.workspaceId, params.id)
      },
    )
  }

  addRoute(
    api,
    'owner',
    {
      method: 'GET',
      url: '/stores/:id/disconnect-preview',
      tag: 'stores',
      summary: 'What ending the connection would delete.',
      params: idParams,
      answer: contentsSchema,
    },
    ({ params, caller }) => previewStoreEnd(parts, caller, params.id),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/stores/:id',
      tag: 'stores',
      summary: 'End the connection: its secrets, orders, links and shipments are deleted.',
      wantsFresh: true,
      params: idParams,
      answer: z.object({ deleted: contentsSchema, noticesRemoved: z.boolean() }),
    },
    ({ params, caller }) => endStore(parts, caller, params.id),
  )
}
