import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const dx = carrierWithoutFormat({
  id: 'dx',
  name: 'DX Delivery',
  region: 'UK',
  aliases: ['DX Delivery', 'DX Freight', shared('DX'), shared('DX Secure')],
  providerNames: ['DX Delivery', 'DX', 'DX Freight'],
})
