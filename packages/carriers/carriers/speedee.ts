import { defineCarrier, readIn2026 } from '../definition.ts'

export const speedee = defineCarrier({
  id: 'speedee',
  name: 'Spee-Dee Delivery',
  regions: ['US'],
  complete: true,
  providerNames: ['Spee-Dee', 'Spee-Dee Delivery', 'SpeeDee'],
  hosts: ['speedeedelivery.com'],
  aliases: ['Spee-Dee', 'SpeeDee', 'Spee-Dee Delivery', 'SpeeDee Delivery', 'Spee-Dee Delivery Service'],
  formats: [
    {
      id: 'speedee-20',
      says: 'SP and eighteen digits',
      shape: /^SP\d{18}$/,
      lengths: [20, 20],
      regions: ['US'],
      check: null,
      strength: 92,
      accepts: ['SP029692500000000001'],
      refuses: [{ number: 'SQ653625366265631661', because: 'wrong prefix' }],
      evidence: [readIn2026('prefix and length', 'five published numbers', 'several')],
    },
    {
      id: 'speedee-18',
      says: 'SP and sixteen digits',
      shape: /^SP\d{16}$/,
      lengths: [18, 18],
      regions: ['US'],
      check: null,
      strength: 40,
      accepts: ['SP0296925000000001'],
      refuses: [{ number: 'SP029692500000000', because: 'one digit is missing' }],
      evidence: [readIn2026('shorter form', 'one open project', 'one')],
    },
  ],
})
