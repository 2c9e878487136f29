import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const estes = carrierWithoutFormat({
  id: 'estes',
  name: 'Estes',
  region: 'US',
  aliases: ['Estes Express Lines', 'Estes Express', 'Estes Freight', 'Estes LTL', shared('Estes')],
})
