/** What is said of a number: the nouns that `detect` answers. */
import type { Note, Region } from './definition.ts'
import type { CarrierId } from './known.ts'

export type Candidate = { carrier: CarrierId; format: string; check: 'passed' | 'failed' | 'none'; strength: number }

export type DetectReasonCode =
  | 'no_number'
  | 'exponent_form'
  | 'phone_number'
  | 'email_address'
  | 'foreign_letters'
  | 'too_short'
  | 'too_long'
  | 'placeholder'
  | 'check_digit'
  | 'carrier_not_in_region'
  | 'unknown_format'

export type Detection = {
  /** Capital letters and digits; as TikTok should get it. */
  number: string
  verdict: 'well_formed' | 'unverified' | 'malformed'
  /** Set when malformed. */
  reason: { code: DetectReasonCode; say: string } | null
  /** Best first. When malformed: whom it looks like, with the check that failed. */
  candidates: Candidate[]
  /** TikTok's own four answers. */
  state: 'one' | 'several' | 'none' | 'mismatch'
  /** With `mismatch`: whose number it is. */
  didYouMean: CarrierId | null
  /** Repairs of a typo that make the check fit. */
  suggestions: { number: string; because: string }[]
  notes: Note[]
}

export type DetectOptions = {
  region: Region | (string & {})
  /** The store's carrier text, or a carrier's name. */
  storeCarrier?: string
}

/** A list that many answers share. */
export const frozen = <Value>(values: Value[]): Value[] => Object.freeze(values) as Value[]

/** Nearly every answer has an empty list or two. */
export const none: never[] = frozen([])

export const malformed = (number: string, code: DetectReasonCode, say: string): Detection => ({
  number,
  verdict: 'malformed',
  reason: { code, say },
  candidates: [],
  state: 'none',
  didYouMean: null,
  suggestions: [],
  notes: [],
})
