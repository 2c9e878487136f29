import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const firstMile = carrierWithoutFormat({
  id: 'first_mile',
  name: 'First Mile',
  region: 'US',
  aliases: [shared('First Mile')],
  providerNames: ['First Mile'],
})
