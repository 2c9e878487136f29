import { defineCarrier, type Format, readIn2026 } from '../definition.ts'

/** OnTrac and LaserShip are one company under two of TikTok's providers: both track these numbers. */
export const published = readIn2026('shape', 'jkeen/tracking_number_data; sailrish/shipit tests; OnTrac FAQ', 'several')

export const letter = (strength: number): Omit<Format, 'id'> => ({
  says: 'L, a letter, 1 to 3, seven digits',
  shape: /^L[A-Z][1-3]\d{7}$/,
  lengths: [10, 10],
  regions: ['US'],
  check: null,
  strength,
  accepts: ['LX10925084'],
  refuses: [{ number: 'LH9176350N6', because: 'a letter among the digits' }],
  evidence: [published],
})
export const oneLs7 = (strength: number): Omit<Format, 'id'> => ({
  says: '1LS7, 1 or 2, ten digits; longer with a piece number',
  shape: /^1LS7[12]\d{10}(?:1|\d{2,3}|\d{5,6})?$/,
  lengths: [15, 21],
  regions: ['US'],
  check: null,
  strength,
  accepts: ['1LS710052754873', '1LS7100527548731', '1LS710052754873001', '1LS710052754873000001'],
  refuses: [{ number: '1LX722637025198', because: 'wrong prefix' }],
  evidence: [published],
})
export const oneLsc = (strength: number): Omit<Format, 'id'> => ({
  says: '1LSC, a letter, ten to twelve letters or digits',
  shape: /^1LSC[A-Z][A-Z0-9]{10,12}$/,
  lengths: [15, 17],
  regions: ['US'],
  check: null,
  strength,
  accepts: ['1LSCXLNA062725426', '1LSCXLNA0627254'],
  refuses: [{ number: '1LSC1LNA062725426', because: 'a letter follows 1LSC' }],
  evidence: [published],
})
export const oneLs = (strength: number): Omit<Format, 'id'> => ({
  says: '1LS and eleven to nineteen letters or digits',
  shape: /^1LS(?!7[12]\d{10}(?:1|\d{2,3}|\d{5,6})?$|C[A-Z][A-Z0-9]{10,12}$)[A-Z0-9]{11,19}$/,
  lengths: [14, 22],
  regions: ['US'],
  check: null,
  strength,
  accepts: ['1LSZ12345678901', '1LSZ12345678901234567', '1LSCXLNA06272542612', '1LS72244412195'],
  refuses: [{ number: '1LSZ1234', because: 'too short' }],
  evidence: [published],
})

export const lasership = defineCarrier({
  id: 'lasership',
  name: 'LaserShip',
  regions: ['US'],
  complete: true,
  providerNames: ['LaserShip'],
  fallbacks: ['ontrac'],
  hosts: ['lasership.com'],
  aliases: ['LaserShip', 'Laser Ship'],
  formats: [
    { id: 'lasership-letter', ...letter(88) },
    { id: 'lasership-1ls7', ...oneLs7(90) },
    { id: 'lasership-1lsc', ...oneLsc(88) },
    { id: 'lasership-1ls', ...oneLs(60) },
  ],
})
