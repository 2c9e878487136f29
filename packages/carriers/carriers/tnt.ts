import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const tnt = carrierWithoutFormat({
  id: 'tnt',
  name: 'TNT',
  region: 'UK',
  aliases: [shared('TNT')],
})
