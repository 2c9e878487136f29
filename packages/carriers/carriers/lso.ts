import { defineCarrier, readIn2026 } from '../definition.ts'
import { half, shared } from './aliases.ts'

export const lso = defineCarrier({
  id: 'lso',
  name: 'Lone Star Overnight',
  regions: ['US'],
  complete: false,
  providerNames: ['Lone Star Overnight', 'LSO'],
  hosts: ['lso.com'],
  aliases: [
    'Lone Star Overnight',
    shared('LSO'),
    shared('LoneStar'),
    half('Lone Star', 'a name of many firms in Texas'),
  ],
  formats: [
    {
      id: 'lso-airbill',
      says: 'ZY, two digits, four letters or digits',
      shape: /^ZY\d{2}[A-Z0-9]{4}$/,
      lengths: [8, 8],
      regions: ['US'],
      check: null,
      strength: 30,
      accepts: ['ZY12AB34'],
      refuses: [{ number: 'ZX12AB34', because: 'wrong prefix' }],
      evidence: [readIn2026('airbill', 'a label-reading SDK', 'one')],
    },
    {
      id: 'lso-barcode',
      says: 'LSO, two letters, ten digits',
      shape: /^LSO[A-Z]{2}\d{10}$/,
      lengths: [15, 15],
      regions: ['US'],
      check: null,
      strength: 60,
      accepts: ['LSOAB1234567890'],
      refuses: [{ number: 'LSOA11234567890', because: 'two letters follow LSO' }],
      evidence: [readIn2026('barcode', 'a label-reading SDK', 'one')],
    },
  ],
})
