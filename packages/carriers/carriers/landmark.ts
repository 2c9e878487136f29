import { defineCarrier, readIn2026 } from '../definition.ts'
import { half } from './aliases.ts'

export const landmark = defineCarrier({
  id: 'landmark',
  name: 'Landmark Global',
  regions: ['US'],
  complete: true,
  providerNames: ['Landmark Global', 'Landmark'],
  aliases: ['Landmark Global', half('Landmark', 'a word of daily life, too')],
  formats: [
    {
      id: 'landmark-ltn',
      says: 'LTN and eight or nine digits',
      shape: /^LTN\d{8,9}(?:N1)?$/,
      lengths: [11, 14],
      regions: ['US'],
      check: null,
      strength: 85,
      accepts: ['LTN12345678N1', 'LTN123456789'],
      refuses: [{ number: 'LTN1234567', because: 'too short' }],
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
  ],
})
