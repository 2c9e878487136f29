import { defineCarrier, readIn2026 } from '../definition.ts'

export const evri = defineCarrier({
  id: 'evri',
  name: 'Evri',
  regions: ['UK'],
  complete: true,
  providerNames: ['EVRi', 'Hermes/EVRI', 'Hermes', 'Evri UK', 'Hermes UK'],
  hosts: ['evri.com', 'myhermes.co.uk', 'hermesworld.co.uk'],
  aliases: [
    'Evri',
    'myHermes',
    'Hermes UK',
    'Hermesworld',
    'Hermes ParcelShop',
    'Evri Hermes',
    'Evri ParcelShop',
    'myhermes uk',
    'hermes_uk',
    { text: 'Hermes', region: 'UK' },
    { text: 'Hermes', region: 'US', confidence: 0.5, because: 'Hermes is several carriers' },
  ],
  formats: [
    {
      id: 'evri-16',
      says: 'six letters or digits, then ten digits',
      shape: /^[A-Z0-9]{6}\d{10}$/,
      lengths: [16, 16],
      regions: ['UK'],
      check: null,
      strength: 65,
      accepts: ['H0595C0000314450', 'H1UKH05441928595'],
      refuses: [{ number: 'H0595C000031445', because: 'one character is missing' }],
      evidence: [
        readIn2026('16 characters: 6 alphanumeric, 10 digits', 'TikTok Shop UK seller notice; Evri help', 'official'),
      ],
    },
  ],
})
