import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const saia = carrierWithoutFormat({
  id: 'saia',
  name: 'Saia',
  region: 'US',
  aliases: [shared('Saia'), 'Saia LTL', 'Saia Motor Freight', 'Saia LTL Freight'],
})
