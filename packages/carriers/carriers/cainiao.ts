import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const cainiao = carrierWithoutFormat({
  id: 'cainiao',
  name: 'Cainiao US',
  region: 'US',
  aliases: ['Cainiao US', shared('Cainiao', 'US')],
  providerNames: ['Cainiao US', 'Cainiao'],
})
