import { iso7064 } from '../checks.ts'
import { defineCarrier, type Format, readIn2026 } from '../definition.ts'
import { anybody, shared } from './aliases.ts'

const notice = readIn2026(
  '1550 or 1597 and ten digits; a check character; ten digits',
  'TikTok Shop UK seller notice',
  'official',
)

/** DPD Local prints the same numbers. */
export const parcel = (strength: number): Omit<Format, 'id'> => ({
  says: '1550 or 1597 and ten digits',
  shape: /^(?:1550|1597)\d{10}$/,
  lengths: [14, 14],
  regions: ['UK'],
  check: null,
  strength,
  accepts: ['15503972499911', '15976834252345'],
  refuses: [{ number: '1550397249991', because: 'one digit is missing' }],
  evidence: [notice],
})
export const checkedParcel = (strength: number): Omit<Format, 'id'> => ({
  says: '1550, 1597, or another range of DPD, and ten digits with the printed check character',
  shape: /^(?:[01]5\d{12}|09\d{12})[0-9A-Z]$/,
  lengths: [15, 15],
  regions: ['UK'],
  check: iso7064,
  strength,
  accepts: ['155017878487382'],
  refuses: [{ number: '15501234567890K', because: "TikTok's placeholder fails the check character" }],
  evidence: [
    notice,
    readIn2026('check character', 'DPD parcel label specification; three published numbers', 'official'),
  ],
})

export const consignment = (strength: number): Omit<Format, 'id'> => ({
  says: 'ten digits (consignment)',
  shape: /^\d{10}$/,
  lengths: [10, 10],
  regions: ['UK'],
  check: null,
  strength,
  accepts: ['3070430790'],
  refuses: [{ number: '307043079', because: 'one digit is missing' }],
  evidence: [notice],
})

export const dpd = defineCarrier({
  id: 'dpd',
  name: 'DPD',
  regions: ['UK'],
  complete: true,
  providerNames: ['DPD UK', 'DPD'],
  hosts: ['dpd.co.uk', 'dpdgroup.co.uk', 'dpd.com'],
  aliases: [
    shared('DPD'),
    'DPD UK',
    shared('DPD Pickup'),
    shared('Dynamic Parcel Distribution'),
    anybody('Parcel Next Day', 'a service of DPD, and words anybody uses', 'UK'),
  ],
  formats: [
    { id: 'dpd-14', ...parcel(92) },
    { id: 'dpd-15', ...checkedParcel(93) },
    {
      id: 'dpd-14-range',
      says: '14 digits of another range (05, 09, 15)',
      shape: /^(?!1550|1597)(?:[01]5|09)\d{12}$/,
      lengths: [14, 14],
      regions: ['UK'],
      check: null,
      strength: 66,
      accepts: ['15123456789012'],
      refuses: [{ number: '1512345678901', because: 'one digit is missing' }],
      evidence: [readIn2026('other ranges', 'a label-reading SDK', 'one')],
    },
    {
      id: 'dpd-14-any',
      says: 'any other 14 digits',
      shape: /^(?![01]5|09)\d{14}$/,
      lengths: [14, 14],
      regions: ['UK'],
      check: null,
      strength: 25,
      accepts: ['31975647232793'],
      refuses: [{ number: '3197564723279', because: 'one digit is missing' }],
      evidence: [readIn2026('numbers outside the usual ranges', 'published samples', 'one')],
    },
    { id: 'dpd-10', ...consignment(45) },
  ],
})
