import { defineCarrier, readIn2026 } from '../definition.ts'

export const yunexpress = defineCarrier({
  id: 'yunexpress',
  name: 'YunExpress',
  regions: ['US'],
  complete: true,
  providerNames: ['YunExpress', 'Yun Express'],
  aliases: ['YunExpress', 'Yun Express'],
  formats: [
    {
      id: 'yunexpress-yt',
      says: 'YT and sixteen digits',
      shape: /^YT\d{16}$/,
      lengths: [18, 18],
      regions: ['US'],
      check: null,
      strength: 85,
      accepts: ['YT2412345678901234'],
      refuses: [{ number: 'YT241234567890123', because: 'one digit is missing' }],
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
  ],
})
