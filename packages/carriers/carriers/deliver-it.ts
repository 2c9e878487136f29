import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const deliverIt = carrierWithoutFormat({
  id: 'deliver_it',
  name: 'Deliver-it',
  region: 'US',
  aliases: [shared('Deliver-it')],
})
