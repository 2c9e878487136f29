import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const rlCarriers = carrierWithoutFormat({
  id: 'rl_carriers',
  name: 'R+L Carriers',
  region: 'US',
  aliases: ['R+L Carriers', 'R and L Carriers', 'RL Carriers', 'R L Carriers', shared('R+L')],
  providerNames: ['R+L', 'R+L Carriers'],
})
