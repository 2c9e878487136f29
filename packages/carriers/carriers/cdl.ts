import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const cdl = carrierWithoutFormat({
  id: 'cdl',
  name: 'CDL Last Mile',
  region: 'US',
  aliases: ['CDL Last Mile', 'CDL Delivers', 'CDL Last Mile Solutions', shared('CDL')],
})
