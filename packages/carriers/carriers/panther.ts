import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const panther = carrierWithoutFormat({
  id: 'panther',
  name: 'Panther',
  region: 'UK',
  aliases: [shared('Panther', 'UK'), 'Panther Logistics', 'Panther Warehousing', 'Panther Group UK', 'Panther UK'],
  providerNames: ['Panther UK', 'Panther', 'Panther Logistics'],
})
