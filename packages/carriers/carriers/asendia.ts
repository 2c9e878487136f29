import { defineCarrier, readIn2026 } from '../definition.ts'
import { shared } from './aliases.ts'
import { injected } from './usps-injected.ts'

export const asendia = defineCarrier({
  id: 'asendia',
  name: 'Asendia',
  regions: ['US', 'UK'],
  complete: true,
  providerNames: ['Asendia US', 'Asendia', 'Asendia USA', 'Asendia UK'],
  aliases: ['Asendia US', 'Asendia USA', 'Asendia UK', shared('Asendia'), shared('e-PAQ'), shared('ePAQ')],
  formats: [
    {
      id: 'asendia-ase',
      says: 'ASE and eight digits',
      shape: /^ASE\d{8}$/,
      lengths: [11, 11],
      regions: ['US'],
      check: null,
      strength: 60,
      accepts: ['ASE12345678'],
      refuses: [{ number: 'ASE1234567', because: 'one digit is missing' }],
      evidence: [readIn2026('shape', 'one open project', 'one')],
    },
    {
      id: 'asendia-usps',
      says: 'a USPS number that begins with 92 or 93, where the store names Asendia',
      ...injected(),
      accepts: ['9202090339598352279018'],
      refuses: [{ number: '9202090339598352279019', because: 'check digit changed' }],
    },
  ],
})
