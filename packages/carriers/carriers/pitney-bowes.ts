import { defineCarrier } from '../definition.ts'
import { service } from './aliases.ts'
import { injected } from './usps-injected.ts'

export const pitneyBowes = defineCarrier({
  id: 'pitney_bowes',
  name: 'Pitney Bowes',
  regions: ['US'],
  complete: true,
  providerNames: ['Pitney Bowes', 'Newgistics'],
  aliases: ['Pitney Bowes', 'Newgistics', service('PB Standard', 'US')],
  formats: [
    {
      id: 'pitney-bowes-usps',
      says: 'a USPS number that begins with 92 or 93, where the store names Pitney Bowes',
      ...injected(),
      accepts: ['9261290172376608200214'],
      refuses: [{ number: '9261290172376608200215', because: 'check digit changed' }],
    },
  ],
})
