/** Fulfilment sync mappings of a channel, and the store carriers that wait for one. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  changeMapping,
  copyMappings,
  createMapping,
  exportMappings,
  importMappings,
  listUnmapped,
  type MappingWish,
  previewMapping,
  readMappings,
  removeMapping,
} from '../../commands/mappings.ts'
import type { MappingRow } from '../../database/mappings.ts'
import type { Parts } from '../../parts.ts'
import { addRoute } from '../route.ts'
import { idParams, idSchema, providerSchema, suggestionSchema, time, timeOrNull, timeSchema } from '../shapes.ts'

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

const mappingSchema = z
  .object({
    id: z.string(),
    storeCarrier: z.string(),
    match: z.enum(['exact', 'pattern']),
    storeKind: z.string().nullable(),
    deliveryOptionId: z.string().nullable(),
    target: z.enum(['provider', 'do_not_sync', 'hold']),
    provider: providerSchema.nullable(),
    createdBy: z.string(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: 'Mapping' })
const savedSchema = z.object({
  mapping: mappingSchema,
  released: z.int().describe('Held shipments that are decided again because of it.'),
})
const importSchema = { added: z.int(), changed: z.int(), same: z.int(), released: z.int() }
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
const example = <E extends { deadlineAt: string | null }>(one: E) => ({
  ...one,
  deadlineAt: timeOrNull(one.deadlineAt),
})

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
      const { mapping, released } = await createMapping(parts, caller, params.id, wishOf(body))
      return { mapping: shown(mapping), released }
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
      const { mapping, released } = await changeMapping(parts, caller, params.id, params.mappingId, wishOf(body))
      return { mapping: shown(mapping), released }
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
      answer: z.object({ released: z.int() }),
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
      summary: 'What a mapping would change, before it is saved.',
      params: idParams,
      body: wishSchema,
      answer: z
        .object({
          count: z.int(),
          earliestDeadlineAt: timeSchema.nullable(),
          examples: z.array(
            exampleSchema.extend({
              number: z.string().nullable(),
              provider: providerSchema.nullable(),
              say: z.string().nullable().describe('Why it would still be held; null: it would go.'),
            }),
          ),
        })
        .meta({ id: 'MappingPreview' }),
    },
    async ({ params, body, caller }) => {
      const preview = await previewMapping(parts, caller, params.id, wishOf(body))
      return {
        count: preview.count,
        earliestDeadlineAt: timeOrNull(preview.earliestDeadlineAt),
        examples: preview.examples.map(example),
      }
    },
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
              examples: z.array(exampleSchema),
              suggestions: z.array(suggestionSchema),
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
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/mappings/copy',
      tag: 'mappings',
      summary: "Take over another channel's mappings.",
      params: idParams,
      body: z.object({ fromChannelId: idSchema }),
      answer: z.object({
        ...importSchema,
        notOffered: z.array(z.object({ storeCarrier: z.string(), providerName: z.string() })),
      }),
    },
    ({ params, body, caller }) => copyMappings(parts, caller, params.id, body.fromChannelId),
  )
}
