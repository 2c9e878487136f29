import { carrierWithoutFormat } from './without-format.ts'

export const yanwen = carrierWithoutFormat({
  id: 'yanwen',
  name: 'Yanwen',
  region: 'US',
  aliases: ['Yanwen', 'Yanwen Express', 'Yanwen Logistics'],
})
