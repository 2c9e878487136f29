import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const xpo = carrierWithoutFormat({
  id: 'xpo',
  name: 'XPO',
  region: 'US',
  aliases: ['XPO Logistics', 'XPO LTL', shared('XPO')],
})
