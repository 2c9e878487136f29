import { defineCarrier } from '../definition.ts'
import { shared } from './aliases.ts'
import { injected } from './usps-injected.ts'

export const osm = defineCarrier({
  id: 'osm',
  name: 'OSM Worldwide',
  regions: ['US'],
  complete: true,
  providerNames: ['OSM Worldwide', 'OSM'],
  aliases: ['OSM Worldwide', shared('OSM')],
  formats: [
    {
      id: 'osm-usps',
      says: 'a USPS number that begins with 92 or 93, where the store names OSM Worldwide',
      ...injected(),
      accepts: ['9261290172376608200214'],
      refuses: [{ number: '9261290172376608200215', because: 'check digit changed' }],
    },
  ],
})
