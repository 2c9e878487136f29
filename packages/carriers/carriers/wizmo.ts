import { carrierWithoutFormat } from './without-format.ts'

export const wizmo = carrierWithoutFormat({
  id: 'wizmo',
  name: 'Wizmo',
  region: 'US',
  aliases: ['Wizmo'],
})
