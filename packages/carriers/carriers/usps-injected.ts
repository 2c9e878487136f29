/** Parcels that another carrier picks up and USPS delivers. */
import { mod10From } from '../checks.ts'
import { type Format, readIn2026 } from '../definition.ts'

/**
 * Who put a 92 or 93 number into the network of USPS cannot be read from it, and TikTok wants the provider the label was bought
 * from: so it may be theirs when the store names them, and only then.
 */
export const injected = (): Pick<
  Format,
  'shape' | 'lengths' | 'regions' | 'check' | 'strength' | 'onlyWhenNamed' | 'evidence'
> => ({
  shape: /^9[23]\d{20}(?:\d{4})?$/,
  lengths: [22, 26],
  regions: ['US'],
  check: mod10From(0),
  strength: 60,
  onlyWhenNamed: true,
  evidence: [
    readIn2026(
      'ranges of partners overlap',
      'jkeen/tracking_number_data, which removed its partner rules in 2026',
      'several',
    ),
  ],
})
