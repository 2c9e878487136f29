/** A channel's policy as it may be written, and as it is read: what an older version did not know gets its default. */
import { type ChannelPolicy, defaultChannelPolicy } from '@waybridge/sync'
import { z } from 'zod'

const rulesMax = 50

export const channelPolicySchema = z
  .object({
    autoSync: z.boolean(),
    detectCarrier: z.boolean().describe('May the number alone name the carrier?'),
    numberDisagrees: z.enum(['follow_number', 'keep_choice', 'ask']),
    correctAfterEdit: z
      .boolean()
      .describe('A number edited after the push spends the one correction TikTok Shop allows.'),
    shipDespiteCancelRequest: z
      .boolean()
      .describe("US only: sending the number rejects the buyer's request to cancel."),
    marketRules: z
      .record(z.string().max(100), z.enum(['note', 'warn', 'hold']))
      .refine((rules) => Object.keys(rules).length <= rulesMax, `at most ${rulesMax} rules`),
  })
  .meta({ id: 'ChannelPolicy' })

export function policyOf(stored: unknown): ChannelPolicy {
  const known = channelPolicySchema.partial().safeParse(stored ?? {})
  return { ...defaultChannelPolicy, ...(known.success ? known.data : {}) }
}
