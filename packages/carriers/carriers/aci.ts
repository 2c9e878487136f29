import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const aci = carrierWithoutFormat({
  id: 'aci',
  name: 'ACI Logistix',
  region: 'US',
  aliases: ['ACI Logistix', shared('ACI')],
})
