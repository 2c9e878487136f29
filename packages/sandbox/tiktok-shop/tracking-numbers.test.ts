import { expect, it } from 'vitest'
import { providersOf } from './seed-data.ts'
import { hasSpecialCharacters, isUsps, judge, type Verdict } from './tracking-numbers.ts'

/** Made-up numbers in the forms of README.md; what each says where the provider is chosen in the region's list. */
const rows: [region: string, provider: string, number: string, says: Verdict['says'], other?: string][] = [
  ['US', 'UPS', '1Z999AA10123456784', 'fits'],
  ['US', 'UPS', '1z999aa10123456784', 'fits'],
  ['US', 'UPS', '1Z999AA1012345678', 'fits_nobody'],
  ['US', 'USPS', '9400111899223100000000', 'fits'],
  ['US', 'USPS', 'EA123456789US', 'fits'],
  ['US', 'FedEx', '123456789012', 'fits'],
  ['US', 'FedEx', '12345678901', 'fits_nobody'],
  ['US', 'DHL express', '1234567890', 'fits'],
  ['US', 'DHL eCommerce', 'GM1234567890123456', 'fits'],
  ['US', 'UPS', 'TBA123456789012', 'fits_another', 'Amazon Logistics'],
  ['US', 'OnTrac', '1LSXXXX00123456', 'fits'],
  ['US', 'UPS', '1LSXXXX00123456', 'fits_several'],
  ['US', 'Veho', 'ANYTHING1', 'cannot_tell'],
  ['US', 'Veho', '1Z999AA10123456784', 'fits_another', 'UPS'],
  ['GB', 'Royal Mail', 'AB123456789GB', 'fits'],
  ['GB', 'EVRi', 'H1234A1234567890', 'fits'],
  ['GB', 'DPD UK', '15501234567890', 'fits'],
  ['GB', 'Yodel UK', 'JD0001234567890123', 'fits'],
  ['GB', 'Yodel UK', 'AB123456789GB', 'fits_several'],
  ['GB', 'Royal Mail', 'H1234A1234567890', 'fits_another', 'EVRi'],
  ['DE', 'DHL Paket', '00340434161094012345', 'fits'],
  ['FR', 'Colissimo', '6A12345678901', 'fits'],
  ['GB', 'EVRi', 'SBXOTHER1', 'fits_another', 'DHL UK'],
  ['GB', 'EVRi', 'SBXTIMEOUT1', 'timed_out'],
  ['GB', 'EVRi', 'SBXNOSERVICE1', 'no_service'],
]

it.each(rows)('%s %s %s: %s', (region, provider, number, says, other) => {
  const offered = providersOf(region)
  const chosen = offered.find((one) => one.name === provider)
  if (chosen === undefined) throw new Error(`no ${provider} in ${region}`)
  const verdict = judge(number, chosen, offered)
  expect(verdict.says).toBe(says)
  expect(verdict.says === 'fits_another' ? verdict.provider.name : undefined).toBe(other)
})

it.each(['1Z 999', '1Z-999', '1Z999\t', 'café', '１Ｚ', '1Z_9', '1Z#'])('%j has special characters', (number) => {
  expect(hasSpecialCharacters(number)).toBe(true)
})

it('numbers of USPS are known from their beginning', () => {
  expect(['9400111899223100000000', '420123459400111899223100000000', 'LX123456789US'].map(isUsps)).toEqual([
    true,
    true,
    true,
  ])
  expect(['1Z999AA10123456784', '123456789012', 'LX123456789GB'].map(isUsps)).toEqual([false, false, false])
})
