import { defineCarrier, readIn2026 } from '../definition.ts'

export const gofo = defineCarrier({
  id: 'gofo',
  name: 'GOFO',
  regions: ['US'],
  complete: true,
  providerNames: ['Gofo Express', 'GOFO'],
  aliases: ['GOFO', 'GOFO Express'],
  formats: [
    {
      id: 'gofo-gfus',
      says: 'GFUS and fourteen digits',
      shape: /^GFUS\d{14}$/,
      lengths: [18, 18],
      regions: ['US'],
      check: null,
      strength: 92,
      accepts: ['GFUS01012345678901'],
      refuses: [{ number: 'GFUS0101234567890', because: 'one digit is missing' }],
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
  ],
})
