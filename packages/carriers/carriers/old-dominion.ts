import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const oldDominion = carrierWithoutFormat({
  id: 'old_dominion',
  name: 'Old Dominion',
  region: 'US',
  aliases: [
    'Old Dominion Freight Line',
    'Old Dominion Freight',
    'Old Dominion LTL',
    shared('Old Dominion'),
    shared('ODFL'),
  ],
})
