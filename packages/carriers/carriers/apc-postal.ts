import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const apcPostal = carrierWithoutFormat({
  id: 'apc_postal',
  name: 'APC Postal Logistics',
  region: 'US',
  aliases: ['APC Postal Logistics', 'APC Postal', 'APC PLI', shared('APC', 'US')],
})
