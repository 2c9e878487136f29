/**
 * For carriers whose numbers have no published form: a number is accepted as unverified, and only when the store names them.
 */
import { type Alias, type Carrier, defineCarrier } from '../definition.ts'

type Named<Id extends string> = {
  id: Id
  name: string
  region: 'US' | 'UK'
  /** How stores write it; also its name, unless a word of daily life. */
  aliases: readonly Alias[]
  /** TikTok's names for it, best first; by default its own. */
  providerNames?: readonly string[]
}

export const carrierWithoutFormat = <const Id extends string>({
  id,
  name,
  region,
  aliases,
  providerNames = [name],
}: Named<Id>): Carrier<Id> =>
  defineCarrier({ id, name, regions: [region], complete: false, providerNames, aliases, formats: [] })
