import { defineCarrier, type Format, readIn2026 } from '../definition.ts'
import { half, shared } from './aliases.ts'

/** UK Mail became DHL Parcel UK, now DHL eCommerce UK: one network, one kind of number, two of TikTok's providers. */
export const consignment = (strength: number): Omit<Format, 'id'> => ({
  says: '14 digits that do not begin with 05, 09 or 15',
  shape: /^(?![01]5|09)\d{14}$/,
  lengths: [14, 14],
  regions: ['UK'],
  check: null,
  strength,
  accepts: ['31518311067677', '60120257503461'],
  refuses: [{ number: '6012025750346', because: 'one digit is missing' }],
  evidence: [readIn2026('14 digits', 'DHL eCommerce UK help pages; 20 published numbers', 'official')],
})
const inRangeOfDpd = (strength: number): Omit<Format, 'id'> => ({
  ...consignment(strength),
  says: '14 digits that begin with 05, 09 or 15: more likely DPD, and surely with 1550 and 1597',
  shape: /^(?!1550|1597)(?:[01]5|09)\d{12}$/,
  accepts: ['15123456789012'],
  refuses: [{ number: '1550397249991', because: 'one digit is missing' }],
})

export const dhlUk = defineCarrier({
  id: 'dhl_uk',
  name: 'DHL UK',
  regions: ['UK'],
  complete: true,
  providerNames: ['DHL UK', 'DHL eCommerce UK', 'DHL Parcel UK'],
  fallbacks: ['uk_mail'],
  aliases: [
    'DHL UK',
    'DHL Parcel UK',
    'dhlparcel uk',
    'DHL eCommerce UK',
    'DHL UK Domestic',
    'DHL UK Mail',
    shared('DHL Parcel', 'UK'),
    half('DHL', 'DHL alone may be DHL UK or DHL Express', 'UK'),
    // In the UK this is what UK Mail became: DHL eCommerce UK.
    shared('DHL eCommerce', 'UK'),
    shared('DHL e-Commerce', 'UK'),
    shared('DHL eCommerce Solutions', 'UK'),
    shared('DHL eCom', 'UK'),
  ],
  formats: [
    { id: 'dhl-uk-14', ...consignment(63) },
    { id: 'dhl-uk-14-dpd-range', ...inRangeOfDpd(22) },
  ],
})
