import { carrierWithoutFormat } from './without-format.ts'

export const piggyship = carrierWithoutFormat({
  id: 'piggyship',
  name: 'PiggyShip',
  region: 'US',
  aliases: ['PiggyShip'],
})
