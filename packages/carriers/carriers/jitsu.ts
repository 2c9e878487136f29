import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const jitsu = carrierWithoutFormat({
  id: 'jitsu',
  name: 'Jitsu',
  region: 'US',
  aliases: ['AxleHire', 'Axle Hire', shared('Jitsu')],
  providerNames: ['Jitsu', 'AxleHire', 'Jitsu (AxleHire)'],
})
