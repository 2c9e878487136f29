import { carrierWithoutFormat } from './without-format.ts'

export const betterTrucks = carrierWithoutFormat({
  id: 'better_trucks',
  name: 'Better Trucks',
  region: 'US',
  aliases: ['Better Trucks'],
})
