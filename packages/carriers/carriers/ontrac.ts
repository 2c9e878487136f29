import { onTracMod10 } from '../checks.ts'
import { defineCarrier, readIn2026 } from '../definition.ts'

import { letter, oneLs, oneLs7, oneLsc, published } from './lasership.ts'

export const ontrac = defineCarrier({
  id: 'ontrac',
  name: 'OnTrac',
  regions: ['US'],
  complete: true,
  providerNames: ['OnTrac'],
  fallbacks: ['lasership'],
  hosts: ['ontrac.com'],
  aliases: ['OnTrac', 'On Trac'],
  formats: [
    {
      id: 'ontrac-cd',
      says: 'C or D and fourteen digits, the last a check digit',
      shape: /^[CD]\d{14}$/,
      lengths: [15, 15],
      regions: ['US'],
      check: onTracMod10,
      strength: 96,
      accepts: ['C11121552829468', 'D10011326755777'],
      refuses: [{ number: 'D10011345983012', because: 'check digit wrong' }],
      evidence: [published, readIn2026('check digit', 'recomputed over eleven published numbers', 'several')],
    },
    { id: 'ontrac-letter', ...letter(78) },
    { id: 'ontrac-1ls7', ...oneLs7(80) },
    { id: 'ontrac-1lsc', ...oneLsc(78) },
    { id: 'ontrac-1ls', ...oneLs(50) },
  ],
})
