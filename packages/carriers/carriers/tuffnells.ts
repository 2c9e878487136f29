import { carrierWithoutFormat } from './without-format.ts'

export const tuffnells = carrierWithoutFormat({
  id: 'tuffnells',
  name: 'Tuffnells',
  region: 'UK',
  aliases: ['Tuffnells'],
})
