import { defineCarrier, type Format, readIn2026 } from '../definition.ts'
import { service } from './aliases.ts'

const published = readIn2026('prefix and length', 'every published sample; jkeen/tracking_number_data', 'several')

/** Also what InPost's parcels carry: Yodel delivers them. */
export const usual = (strength: number): Omit<Format, 'id'> => ({
  says: 'JD0002 or JJD0002 and twelve digits',
  shape: /^JJ?D0002\d{12}$/,
  lengths: [18, 19],
  regions: ['UK'],
  check: null,
  strength,
  accepts: ['JD0002239990411946', 'JJD0002257639032011'],
  refuses: [{ number: 'JC0002254405060992', because: 'wrong prefix' }],
  evidence: [published],
})

export const general = (strength: number): Omit<Format, 'id'> => ({
  says: 'JD or JJD and sixteen digits',
  shape: /^JJ?D(?!0002)\d{16}$/,
  lengths: [18, 19],
  regions: ['UK'],
  check: null,
  strength,
  accepts: ['JD0003239990411946', 'JJD0003239990411946'],
  refuses: [{ number: 'JD000323999041194', because: 'one digit is missing' }],
  evidence: [published],
})

export const yodel = defineCarrier({
  id: 'yodel',
  name: 'Yodel',
  regions: ['UK'],
  complete: true,
  providerNames: ['Yodel UK', 'Yodel'],
  fallbacks: ['inpost_uk'],
  hosts: ['yodel.co.uk', 'yodeldirect.co.uk', 'collectplus.co.uk'],
  aliases: [
    'Yodel',
    'Yodel Direct',
    'Collect+',
    'CollectPlus',
    'Collect Plus',
    'HDNL',
    'Home Delivery Network',
    'Home Delivery Network Limited',
    service('XPRESS 48', 'UK'),
    service('XPRESS 24', 'UK'),
    service('XPRESS48', 'UK'),
    service('XPRESS24', 'UK'),
  ],
  formats: [
    { id: 'yodel-usual', ...usual(91) },
    { id: 'yodel-general', ...general(60) },
    {
      id: 'yodel-account',
      says: 'a digit, YDR and nine digits',
      shape: /^\dYDR\d{9}$/,
      lengths: [13, 13],
      regions: ['UK'],
      check: null,
      strength: 40,
      accepts: ['1YDR123456789'],
      refuses: [{ number: '1YDS123456789', because: 'wrong letters' }],
      evidence: [readIn2026('account series', 'one open project', 'one')],
    },
  ],
})
