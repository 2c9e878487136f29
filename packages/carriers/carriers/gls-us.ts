import { shared } from './aliases.ts'
import { carrierWithoutFormat } from './without-format.ts'

// "GLS USA" came later, beside the freight carriers: it is taken only where "GLS US" is not offered.
export const glsUs = carrierWithoutFormat({
  id: 'gls_us',
  name: 'GLS US',
  region: 'US',
  aliases: [
    'GLS US',
    'GLS USA',
    'GSO(GLS-USA)',
    'Golden State Overnight',
    'California Overnight',
    'General Logistics Systems US',
    shared('GSO', 'US'),
    shared('GLS', 'US'),
  ],
  providerNames: ['GLS US', 'GLS USA', 'GSO'],
})
