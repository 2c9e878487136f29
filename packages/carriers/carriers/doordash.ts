import { carrierWithoutFormat } from './without-format.ts'

export const doordash = carrierWithoutFormat({
  id: 'doordash',
  name: 'DoorDash',
  region: 'US',
  aliases: ['DoorDash'],
})
