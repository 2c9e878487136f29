/** Fulfilment sync mappings of a channel, and the store carriers that wait for one. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readMappingHistory, undoMappingChange } from '../../commands/mapping-history.ts'
import {
  copyMappings,
  exportMappings,
  importMappings,
  previewCopy,
  previewImport,
} from '../../commands/mapping-import.ts'
import { previewMapping } from '../../commands/mapping-preview.ts'
import { changeMapping, createMapping, type MappingWish, readMappings, removeMapping } from '../../commands/mappings.ts'
import { listUnmapped, suggestFor } from '../../commands/unmapped.ts'
import type { MappingState, MappingStep } from '../../database/mapping-changes.ts'
import type { MappingRow } from '../../database/mappings.ts'
import type { Parts } from '../../parts.ts'
import { addRoute } from '../route.ts'
import {
  idParams,
  idSchema,
  providerSchema,
  stateSchema,
  suggestionSchema,
  time,
  timeOrNull,
  timeSchema,
} from '../shapes.ts'
import { groupSchema } from './bulk.ts'

const csvBytesMax = 2 * 1024 * 1024
const unmappedMax = 200

const wishFields = {
  storeCarrier: z
    .string()
    .max(200)
    .describe('As the store spells it. Empty: the store names nobody. In a pattern, * stands for any characters.'),
  match: z.enum(['exact', 'pattern']).default('exact'),
  storeKind: z.string().max(40).nullable().default(null).describe('Only for stores of this kind; null: any.'),
  deliveryOptionId: z.string().max(100).nullable().default(null).describe('Only for this delivery option; null: any.'),
}
const wishSchema = z.discriminatedUnion('target', [
  z.object({ ...wishFields, target: z.literal('provider'), providerId: idSchema }),
  z.object({ ...wishFields, target: z.enum(['do_not_sync', 'hold']) }),
])
const wishOf = (wish: z.output<typeof wishSchema>): MappingWish => ({
  ...wish,
  providerId: wish.target === 'provider' ? wish.providerId : null,
})

const previewWishSchema = z.discriminatedUnion('target', [
  z.object({ ...wishFields, target: z.literal('provider'), providerId: idSchema, mappingId: idSchema.optional() }),
  z.object({ ...wishFields, target: z.enum(['do_not_sync', 'hold']), mappingId: idSchema.optional() }),
  z.object({ target: z.literal('remove'), mappingId: idSchema }),
])
const sideSchema = z.object({
  provider: providerSchema.nullable(),
  state: stateSchema,
  reasonCode: z.string().nullable(),
  say: z.string().nullable().describe('Why it would not go; null: number and carrier let it go.'),
})
/** What a change would do, before it is made. */
export const whatIfFields = {
  outcome: z
    .object({
      looked: z.int().describe('Decided with the change, the most urgent first; at most 500.'),
      goes: z.int(),
      waits: z.int(),
      already: z.int().describe('TikTok Shop has the number.'),
      skips: z.int().describe('They would not be synced.'),
      groups: z.array(groupSchema).describe('By outcome and cause, what goes first.'),
    })
    .describe('What becomes of what waits now, as the whole decision says.'),
  lastShipments: z
    .object({
      looked: z.int(),
      changed: z.int(),
      examples: z.array(
        z.object({
          id: z.string(),
          orderName: z.string().nullable(),
          orderId: z.string().nullable(),
          number: z.string().nullable(),
          before: sideSchema,
          after: sideSchema,
        }),
      ),
    })
    .describe('What number and carrier say of the newest shipments, with and without it. What is synced stays so.'),
}

const mappingFields = {
  storeCarrier: z.string(),
  match: z.enum(['exact', 'pattern']),
  storeKind: z.string().nullable(),
  deliveryOptionId: z.string().nullable(),
  target: z.enum(['provider', 'do_not_sync', 'hold']),
  provider: providerSchema.nullable(),
}
const mappingSchema = z
  .object({
    id: z.string(),
    ...mappingFields,
    createdBy: z.string(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: 'Mapping' })
const mappingStateSchema = z.object(mappingFields).meta({ id: 'MappingState' })
const historySchema = z
  .object({
    id: z.string(),
    at: timeSchema,
    actor: z.string(),
    actorName: z.string(),
    action: z.enum(['added', 'changed', 'removed', 'imported', 'copied', 'undone']),
    changes: z.array(z.object({ before: mappingStateSchema.nullable(), after: mappingStateSchema.nullable() })),
    undoable: z.boolean(),
  })
  .meta({ id: 'MappingChange' })
const releasedFields = {
  released: z.int().describe('Held shipments that are decided again because of it.'),
  bulkId: z.string().nullable().describe('GET /shipments/bulk/{id} tells how far they are; null when there are none.'),
}
const savedSchema = z.object({ mapping: mappingSchema, ...releasedFields })
const importSchema = { added: z.int(), changed: z.int(), same: z.int(), ...releasedFields }
const importPreviewFields = {
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  changes: z
    .array(z.object({ before: mappingStateSchema.nullable(), after: mappingStateSchema.nullable() }))
    .describe('What is new or different, the first hundred.'),
}
const notOfferedFields = { notOffered: z.array(z.object({ storeCarrier: z.string(), providerName: z.string() })) }
const exampleSchema = z.object({
  id: z.string(),
  orderName: z.string().nullable(),
  orderId: z.string().nullable(),
  trackingTexts: z.array(z.string()),
  deadlineAt: timeSchema.nullable(),
})

const shown = (row: MappingRow): z.infer<typeof mappingSchema> => ({
  id: row.id,
  storeCarrier: row.storeCarrier,
  match: row.match,
  storeKind: row.storeKind,
  deliveryOptionId: row.deliveryOptionId,
  target: row.target,
  provider: row.providerId === null ? null : { id: row.providerId, name: row.providerName ?? row.providerId },
  createdBy: row.createdBy,
  createdAt: time(row.createdAt),
  updatedAt: time(row.updatedAt),
})
const shownState = (state: MappingState | null) =>
  state === null
    ? null
    : {
        storeCarrier: state.storeCarrier,
        match: state.match,
        storeKind: state.storeKind,
        deliveryOptionId: state.deliveryOptionId,
        target: state.target,
        provider:
          state.providerId === null ? null : { id: state.providerId, name: state.providerName ?? state.providerId },
      }
const shownPreview = <P extends { changes: MappingStep[] }>(preview: P) => ({
  ...preview,
  changes: preview.changes.map(({ before, after }) => ({ before: shownState(before), after: shownState(after) })),
})
const example = <E extends { deadlineAt: string | null }>(one: E) => ({
  ...one,
  deadlineAt: timeOrNull(one.deadlineAt),
})

const namedFields = {
  suggestions: z.array(suggestionSchema),
  notOffered: z
    .string()
    .nullable()
    .describe('The carrier that the text names, where TikTok Shop does not list it for this channel.'),
}

const mappingParams = z.object({ id: idSchema, mappingId: idSchema })

export function mappingRoutes(api: FastifyInstance, parts: Parts): void {
  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/mappings',
      tag: 'mappings',
      summary: 'Store carrier → shipping provider, with how many held shipments each speaks for.',
      params: idParams,
      answer: z.object({ items: z.array(mappingSchema.extend({ held: z.int() }).meta({ id: 'MappingWithCount' })) }),
    },
    async ({ params, caller }) => ({
      items: (await readMappings(parts, caller, params.id)).map((row) => ({ ...shown(row), held: row.held })),
    }),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/mappings',
      tag: 'mappings',
      summary: 'Add a mapping. Everything waiting for it goes by itself.',
      params: idParams,
      body: wishSchema,
      answer: savedSchema,
      status: 201,
    },
    async ({ params, body, caller }) => {
      const { mapping, ...released } = await createMapping(parts, caller, params.id, wishOf(body))
      return { mapping: shown(mapping), ...released }
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'PUT',
      url: '/channels/:id/mappings/:mappingId',
      tag: 'mappings',
      summary: 'Change a mapping.',
      params: mappingParams,
      body: wishSchema,
      answer: savedSchema,
    },
    async ({ params, body, caller }) => {
      const { mapping, ...released } = await changeMapping(parts, caller, params.id, params.mappingId, wishOf(body))
      return { mapping: shown(mapping), ...released }
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'DELETE',
      url: '/channels/:id/mappings/:mappingId',
      tag: 'mappings',
      summary: 'Delete a mapping.',
      params: mappingParams,
      answer: z.object(releasedFields),
    },
    ({ params, caller }) => removeMapping(parts, caller, params.id, params.mappingId),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/channels/:id/mappings/preview',
      tag: 'mappings',
      summary: 'What a mapping would change, before it is saved, changed or removed.',
      params: idParams,
      body: previewWishSchema,
      answer: z
        .object({
          count: z.int().describe('Shipments that would be decided again.'),
          earliestDeadlineAt: timeSchema.nullable(),
          examples: z.array(
            exampleSchema.extend({
              number: z.string().nullable(),
              provider: providerSchema.nullable(),
              say: z.string().nullable().describe('Why it would still be held; null: it would go.'),
            }),
          ),
          ...whatIfFields,
        })
        .meta({ id: 'MappingPreview' }),
    },
    async ({ params, body, caller }) => {
      const wish =
        body.target === 'remove'
          ? body
          : { ...wishOf(body), ...(body.mappingId === undefined ? {} : { mappingId: body.mappingId }) }
      const preview = await previewMapping(parts, caller, params.id, wish)
      return {
        count: preview.count,
        earliestDeadlineAt: timeOrNull(preview.earliestDeadlineAt),
        outcome: preview.outcome,
        examples: preview.examples.map(example),
        lastShipments: preview.lastShipments,
      }
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/mappings/history',
      tag: 'mappings',
      summary: 'Who changed which mapping, newest first.',
      params: idParams,
      answer: z.object({ items: z.array(historySchema) }),
    },
    async ({ params, caller }) => ({
      items: (await readMappingHistory(parts, caller, params.id)).map(({ at, changes, ...entry }) => ({
        ...entry,
        at: time(at),
        changes: changes.map(({ before, after }) => ({ before: shownState(before), after: shownState(after) })),
      })),
    }),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/mappings/history/:changeId/undo',
      tag: 'mappings',
      summary: 'Put back what a change did. Refused when one of its mappings was changed again since.',
      params: z.object({ id: idSchema, changeId: idSchema }),
      answer: z.object(releasedFields),
    },
    ({ params, caller }) => undoMappingChange(parts, caller, params.id, params.changeId),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/unmapped',
      tag: 'mappings',
      summary: 'Store carriers that shipments wait for, most urgent first, with ranked suggestions and why.',
      params: idParams,
      query: z.object({ limit: z.coerce.number().int().min(1).max(unmappedMax).default(50) }),
      answer: z.object({
        items: z.array(
          z
            .object({
              storeCarrier: z.string().nullable(),
              storeCarrierKey: z.string(),
              waiting: z.int(),
              earliestDeadlineAt: timeSchema.nullable(),
              stores: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), waiting: z.int() })),
              examples: z.array(exampleSchema),
              ...namedFields,
            })
            .meta({ id: 'UnmappedCarrier' }),
        ),
      }),
    },
    async ({ params, query, caller }) => ({
      items: (await listUnmapped(parts, caller, params.id, query.limit)).map((carrier) => ({
        ...carrier,
        earliestDeadlineAt: timeOrNull(carrier.earliestDeadlineAt),
        examples: carrier.examples.map(example),
      })),
    }),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/suggestions',
      tag: 'mappings',
      summary:
        'Whom a store carrier may mean, among the shipping providers of this channel: for a name that is being typed.',
      params: idParams,
      query: z.object({ storeCarrier: z.string().max(200), storeKind: z.string().max(40).optional() }),
      answer: z.object(namedFields).meta({ id: 'NamedCarrier' }),
    },
    ({ params, query, caller }) => suggestFor(parts, caller, params.id, query.storeCarrier, query.storeKind ?? null),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/mappings.csv',
      tag: 'mappings',
      summary: 'All mappings as CSV.',
      params: idParams,
      answer: z.string(),
      sends: 'text/csv',
    },
    ({ params, caller }) => exportMappings(parts, caller, params.id),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/channels/:id/mappings/import/preview',
      tag: 'mappings',
      summary: 'What an import would add and change, and which of its lines are wrong.',
      params: idParams,
      body: z.object({ csv: z.string().max(csvBytesMax) }),
      bodyBytesMax: csvBytesMax,
      answer: z
        .object({ ...importPreviewFields, wrong: z.array(z.object({ line: z.int(), say: z.string() })) })
        .meta({ id: 'ImportPreview' }),
    },
    async ({ params, body, caller }) => shownPreview(await previewImport(parts, caller, params.id, body.csv)),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/mappings/import',
      tag: 'mappings',
      summary: 'Add and change mappings from CSV: all lines or none.',
      params: idParams,
      body: z.object({ csv: z.string().max(csvBytesMax) }),
      bodyBytesMax: csvBytesMax,
      answer: z.object(importSchema),
    },
    ({ params, body, caller }) => importMappings(parts, caller, params.id, body.csv),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/channels/:id/mappings/copy/preview',
      tag: 'mappings',
      summary: "What taking over another channel's mappings would add and change.",
      params: idParams,
      body: z.object({ fromChannelId: idSchema }),
      answer: z.object({ ...importPreviewFields, ...notOfferedFields }).meta({ id: 'CopyPreview' }),
    },
    async ({ params, body, caller }) => shownPreview(await previewCopy(parts, caller, params.id, body.fromChannelId)),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/mappings/copy',
      tag: 'mappings',
      summary: "Take over another channel's mappings.",
      params: idParams,
      body: z.object({
        fromChannelId: idSchema,
        keepsOwn: z.boolean().default(false).describe('What is mapped here already stays as it is.'),
      }),
      answer: z.object({ ...importSchema, ...notOfferedFields }),
    },
    ({ params, body, caller }) => copyMappings(parts, caller, params.id, body.fromChannelId, body.keepsOwn),
  )
}
