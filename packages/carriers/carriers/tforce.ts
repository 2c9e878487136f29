import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

// UPS Freight was sold, and is TForce Freight.
export const tforce = carrierWithoutFormat({
  id: 'tforce',
  name: 'TForce',
  region: 'US',
  aliases: ['TForce', 'UPS Freight', 'UPS LTL', 'UPS LTL and Truckload', shared('Dynamex')],
  providerNames: ['TForce', 'TForce Final Mile'],
})
