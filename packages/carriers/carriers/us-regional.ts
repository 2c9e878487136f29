/** Smaller US carriers whose numbers have a known shape. */
import { defineCarrier, readIn2026 } from '../definition.ts'

export const speedee = defineCarrier({
  id: 'speedee',
  name: 'Spee-Dee Delivery',
  regions: ['US'],
  complete: true,
  providerNames: ['Spee-Dee', 'Spee-Dee Delivery', 'SpeeDee'],
  hosts: ['speedeedelivery.com'],
  aliases: ['Spee-Dee', 'SpeeDee', 'Spee Dee Delivery', 'Speedee Delivery'],
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

export const uniuni = defineCarrier({
  id: 'uniuni',
  name: 'UniUni',
  regions: ['US'],
  complete: true,
  providerNames: ['UniUni'],
  hosts: ['uniuni.com'],
  aliases: ['UniUni', 'Uni Uni', 'Uni Express', 'UniExpress'],
  formats: [
    {
      id: 'uniuni-uus',
      says: 'UUS and sixteen letters or digits',
      shape: /^UUS[A-Z0-9]{16}$/,
      lengths: [19, 19],
      regions: ['US'],
      check: null,
      strength: 92,
      accepts: ['UUS5B60564241706199'],
      refuses: [{ number: 'UUS5B6056424170619', because: 'one character is missing' }],
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
    {
      id: 'uniuni-uusc',
      says: 'UUSC and twelve digits',
      shape: /^UUSC\d{12}$/,
      lengths: [16, 16],
      regions: ['US'],
      check: null,
      strength: 85,
      accepts: ['UUSC637201200264'],
      refuses: [{ number: 'UUSC6372012002643', because: 'one digit too many' }],
      evidence: [readIn2026('prefix and length', 'one open project', 'one')],
    },
    {
      id: 'uniuni-u15',
      says: 'U and fifteen digits',
      shape: /^U\d{15}$/,
      lengths: [16, 16],
      regions: ['US'],
      check: null,
      strength: 85,
      accepts: ['U999912345678901'],
      refuses: [{ number: 'U99991234567890', because: 'one digit is missing' }],
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
    {
      id: 'uniuni-4c',
      says: '4C, nine digits, US',
      shape: /^4C\d{9}US$/,
      lengths: [13, 13],
      regions: ['US'],
      check: null,
      strength: 60,
      accepts: ['4C123456789US'],
      refuses: [{ number: '4C12345678US', because: 'one digit is missing' }],
      evidence: [readIn2026('shape', 'one open project', 'one')],
    },
  ],
})

const shaped = (
  shape: RegExp,
  lengths: readonly [number, number],
  says: string,
  accepts: string,
  refuses: { number: string; because: string },
  strength: number,
) => ({
  says,
  shape,
  lengths,
  regions: ['US'] as const,
  check: null,
  strength,
  accepts: [accepts],
  refuses: [refuses],
})

export const gofo = defineCarrier({
  id: 'gofo',
  name: 'GOFO',
  regions: ['US'],
  complete: false,
  providerNames: ['Gofo Express', 'GOFO'],
  aliases: ['GOFO', 'Gofo Express', 'GOFO Express'],
  formats: [
    {
      id: 'gofo-gfus',
      ...shaped(
        /^GFUS\d{14}$/,
        [18, 18],
        'GFUS and fourteen digits',
        'GFUS01012345678901',
        { number: 'GFUS0101234567890', because: 'one digit is missing' },
        92,
      ),
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
  ],
})

export const speedx = defineCarrier({
  id: 'speedx',
  name: 'SpeedX',
  regions: ['US'],
  complete: false,
  providerNames: ['Speedx', 'SpeedX'],
  aliases: ['SpeedX', 'Speed X'],
  formats: [
    {
      id: 'speedx-spx',
      ...shaped(
        /^SPX[A-Z]{3}\d{12}(?:\d{6})?$/,
        [18, 24],
        'SPX, three letters, twelve or eighteen digits',
        'SPXLAX123456789012',
        { number: 'SPXLA1123456789012', because: 'three letters follow SPX' },
        80,
      ),
      evidence: [readIn2026('shape', 'one open project', 'one')],
    },
  ],
})

export const landmark = defineCarrier({
  id: 'landmark',
  name: 'Landmark Global',
  regions: ['US'],
  complete: false,
  providerNames: ['Landmark Global', 'Landmark'],
  aliases: ['Landmark Global', 'Landmark'],
  formats: [
    {
      id: 'landmark-ltn',
      ...shaped(
        /^LTN\d{8,9}(?:N1)?$/,
        [11, 14],
        'LTN and eight or nine digits',
        'LTN12345678N1',
        { number: 'LTN1234567', because: 'too short' },
        85,
      ),
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
  ],
})

export const yunexpress = defineCarrier({
  id: 'yunexpress',
  name: 'YunExpress',
  regions: ['US'],
  complete: false,
  providerNames: ['YunExpress', 'Yun Express'],
  aliases: ['YunExpress', 'Yun Express'],
  formats: [
    {
      id: 'yunexpress-yt',
      ...shaped(
        /^YT\d{16}$/,
        [18, 18],
        'YT and sixteen digits',
        'YT2412345678901234',
        { number: 'YT241234567890123', because: 'one digit is missing' },
        85,
      ),
      evidence: [readIn2026('prefix and length', 'public reports', 'several')],
    },
  ],
})

export const lso = defineCarrier({
  id: 'lso',
  name: 'Lone Star Overnight',
  regions: ['US'],
  complete: false,
  providerNames: ['Lone Star Overnight', 'LSO'],
  hosts: ['lso.com'],
  aliases: ['LSO', 'Lone Star Overnight', 'LoneStar', 'Lone Star', 'LoneStar Overnight'],
  formats: [
    {
      id: 'lso-airbill',
      ...shaped(
        /^ZY\d{2}[A-Z0-9]{4}$/,
        [8, 8],
        'ZY, two digits, four letters or digits',
        'ZY12AB34',
        { number: 'ZX12AB34', because: 'wrong prefix' },
        30,
      ),
      evidence: [readIn2026('airbill', 'a label-reading SDK', 'one')],
    },
    {
      id: 'lso-barcode',
      ...shaped(
        /^LSO[A-Z]{2}\d{10}$/,
        [15, 15],
        'LSO, two letters, ten digits',
        'LSOAB1234567890',
        { number: 'LSOA11234567890', because: 'two letters follow LSO' },
        60,
      ),
      evidence: [readIn2026('barcode', 'a label-reading SDK', 'one')],
    },
  ],
})

export const veho = defineCarrier({
  id: 'veho',
  name: 'Veho',
  regions: ['US'],
  complete: false,
  providerNames: ['Veho'],
  hosts: ['shipveho.com'],
  aliases: ['Veho'],
  formats: [],
})

export const asendia = defineCarrier({
  id: 'asendia',
  name: 'Asendia',
  regions: ['US', 'UK'],
  complete: false,
  providerNames: ['Asendia US', 'Asendia', 'Asendia USA', 'Asendia UK'],
  aliases: ['Asendia', 'Asendia USA', 'Asendia UK', 'asendia_us', 'ePAQ', 'e-PAQ'],
  formats: [
    {
      id: 'asendia-ase',
      ...shaped(
        /^ASE\d{8}$/,
        [11, 11],
        'ASE and eight digits',
        'ASE12345678',
        { number: 'ASE1234567', because: 'one digit is missing' },
        60,
      ),
      evidence: [readIn2026('shape', 'one open project', 'one')],
    },
  ],
})
