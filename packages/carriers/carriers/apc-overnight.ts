import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const apcOvernight = carrierWithoutFormat({
  id: 'apc_overnight',
  name: 'APC Overnight',
  region: 'UK',
  aliases: ['APC Overnight', shared('APC', 'UK')],
  providerNames: ['APC Overnight', 'APC'],
})
