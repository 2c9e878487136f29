import { defineCarrier, readIn2026 } from '../definition.ts'
import { shared } from './aliases.ts'

export const speedx = defineCarrier({
  id: 'speedx',
  name: 'SpeedX',
  regions: ['US'],
  complete: true,
  providerNames: ['Speedx', 'SpeedX'],
  aliases: ['SpeedX', shared('Speed X', 'US')],
  formats: [
    {
      id: 'speedx-spx',
      says: 'SPX, three letters, twelve or eighteen digits',
      shape: /^SPX[A-Z]{3}\d{12}(?:\d{6})?$/,
      lengths: [18, 24],
      regions: ['US'],
      check: null,
      strength: 80,
      accepts: ['SPXLAX123456789012', 'SPXLAX123456789012345678'],
      refuses: [{ number: 'SPXLA1123456789012', because: 'three letters follow SPX' }],
      evidence: [readIn2026('shape', 'one open project', 'one')],
    },
  ],
})
