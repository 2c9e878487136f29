import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

export const cirro = carrierWithoutFormat({
  id: 'cirro',
  name: 'Cirro',
  region: 'US',
  aliases: ['Cirro Parcel', 'Cirro E-Commerce', shared('Cirro')],
})
