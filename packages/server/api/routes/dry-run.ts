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
  providerId: z
    .string()
    .max(60)
    .nullable()
    .default(null)
    .describe('A provider chosen by hand: would the number go with it?'),
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
          numberProblem: z
            .string()
            .nullable()
            .describe(
              'What is held against the number, such as check_digit; unknown_format also where it may go: the carrier publishes no forms.',
            ),
          otherNumbers: z.array(z.string()),
          carrier: z.string().nullable(),
          provider: providerSchema.nullable(),
          fit: z
            .enum(['fits', 'unlike', 'unknown'])
            .nullable()
            .describe(
              'Number and provider: they fit, the number has the form of others, or its form is not published.',
            ),
          mappingId: z.string().nullable().describe('The mapping that speaks for the store carrier.'),
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
