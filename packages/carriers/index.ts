/** What a tracking number or a carrier's name says. Pure, without dependencies. */
export type { Alias, Carrier, Confidence, Evidence, Format, Note, Region } from './definition.ts'
export { type Candidate, type Detection, type DetectOptions, type DetectReasonCode, detect } from './detect.ts'
export { judgeLine, type LineAnswer, type LineQuestion } from './judge.ts'
export { type CarrierId, carrierById, carriers, isCarrierId } from './known.ts'
export { matchStoreCarrier, type NameMatch } from './names.ts'
export { normaliseCarrierName, normaliseNumber } from './normalise.ts'
export { matchProvider, type ProviderEntry, type ProviderMatch } from './providers.ts'
