import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const tusk = carrierWithoutFormat({
  id: 'tusk',
  name: 'Tusk',
  region: 'US',
  aliases: ['Tusk Logistics', shared('Tusk')],
})
