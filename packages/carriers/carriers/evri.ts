import { defineCarrier, readIn2026 } from '../definition.ts'
import { shared } from './aliases.ts'

export const evri = defineCarrier({
  id: 'evri',
  name: 'Evri',
  regions: ['UK'],
  complete: true,
  providerNames: ['EVRi', 'Hermes/EVRI', 'Hermes', 'Evri UK', 'Hermes UK', 'myHermes'],
  hosts: ['evri.com', 'myhermes.co.uk', 'hermesworld.co.uk'],
  aliases: [
    'Evri',
    'Evri Hermes',
    'Hermes Evri',
    'myHermes',
    'Hermes UK',
    'Hermes ParcelShop',
    'Hermes Europe UK',
    shared('Hermesworld', 'UK'),
    shared('Hermes World', 'UK'),
    shared('Hermes', 'UK'),
    { text: 'Hermes', region: 'US', confidence: 0.5, because: 'Hermes is several carriers' },
    // Too short for the rule that forgives one letter.
    shared('Evry', 'UK'),
    shared('Ervi', 'UK'),
    shared('Evrii', 'UK'),
  ],
  formats: [
    {
      id: 'evri-16',
      says: 'six letters or digits, then ten digits',
      shape: /^(?![A-Z0-9]{6}0{10}$)[A-Z0-9]{6}\d{10}$/,
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
