import { carrierWithoutFormat } from './without-format.ts'

export const whistl = carrierWithoutFormat({
  id: 'whistl',
  name: 'Whistl',
  region: 'UK',
  aliases: ['Whistl'],
})
