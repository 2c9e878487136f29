/** The check before the push. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dryRun } from '../../commands/dry-run.ts'
import type { Parts } from '../../parts.ts'
import { addRoute } from '../route.ts'
import { idSchema, providerSchema, suggestionSchema, traceLineSchema } from '../shapes.ts'

const questionFields = {
  number: z.string().max(500).describe('The text of the number field, as the store has it.'),
  storeCarrier: z.string().max(200).nullable().default(null),
  storeKind: z.string().max(40).nullable().default(null),
  deliveryOptionId: z.string().max(100).nullable().default(null),
}

export function dryRunRoutes(api: FastifyInstance, parts: Parts): void {
  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/dry-run',
      tag: 'dry run',
      summary: 'Would this number go, with which provider, and why? Nothing is sent.',
      body: z.union([
        z.object({ channelId: idSchema, ...questionFields }),
        z.object({
          region: z.enum(['US', 'UK', 'GB']).transform((region) => (region === 'US' ? 'US' : 'UK')),
          ...questionFields,
        }),
      ]),
      answer: z
        .object({
          goes: z.boolean(),
          reason: z.object({ code: z.string(), say: z.string(), nextStep: z.string().nullable() }).nullable(),
          number: z.string().nullable(),
          otherNumbers: z.array(z.string()),
          carrier: z.string().nullable(),
          provider: providerSchema.nullable(),
          suggestions: z.array(suggestionSchema),
          repair: z.string().nullable(),
          warnings: z.array(z.string()),
          trace: z.array(traceLineSchema),
        })
        .meta({ id: 'DryRun' }),
    },
    async ({ body, caller }) => {
      const { reason, ...answer } = await dryRun(parts, caller, body)
      return {
        goes: reason === null,
        reason: reason === null ? null : { code: reason.code, say: reason.say, nextStep: reason.nextStep },
        ...answer,
      }
    },
  )
}
