/**
 * `decide --jsonl`: would this number be pushed, and with which provider? The same function as the push asks it; the provider
 * list is the dated one of the region unless the line brings its own.
 */
import { carriers, matchProvider } from '@waybridge/carriers'
import {
  chooseProvider,
  defaultChannelPolicy,
  type Mapping,
  type MappingTarget,
  type Provider,
  type ReasonCode,
  referenceProviders,
  Trace,
  type TraceLine,
} from '@waybridge/sync'
import { readLine, readNumber, readOptionalText } from './lines.ts'

export type DecideAnswer = {
  action: 'push' | 'hold' | 'skip'
  provider: Provider | null
  reason: ReasonCode | 'unreadable_line'
  trace: TraceLine[]
}

/** More than a channel can have; a line with more is refused rather than worked on for minutes. */
const mappingsPerLineMax = 1_000

const unreadable = (say: string): DecideAnswer => ({
  action: 'hold',
  provider: null,
  reason: 'unreadable_line',
  trace: [{ step: 'number', outcome: 'stop', say }],
})

/** @param today YYYY-MM-DD, UTC: which market rules are in force. */
export function decideLine(line: string | null, today: string): DecideAnswer {
  const reading = readLine(line)
  if (!reading.ok) return unreadable(reading.say)
  const { value } = reading
  const number = readNumber(value.number)
  if (!number.ok) return unreadable(number.say)
  const storeCarrier = readOptionalText(value.storeCarrier, 'storeCarrier')
  if (!storeCarrier.ok) return unreadable(storeCarrier.say)
  const region = regionOf(value.region)
  if (region === null) return unreadable('"region" must be US or UK.')
  const providers = value.providers === undefined ? referenceProviders[region] : readProviders(value.providers)
  if (providers === null) return unreadable('"providers" must be a list of {"id", "name"}.')
  const mappings = readMappings(value.mappings, providers)
  if (!mappings.ok) return unreadable(mappings.say)
  return decideNumber({
    region,
    number: number.value,
    storeCarrier: storeCarrier.value,
    mappings: mappings.value,
    providers,
    today,
  })
}

export type NumberQuestion = {
  region: 'US' | 'UK'
  number: string
  storeCarrier: string | null
  mappings: readonly Mapping[]
  providers: readonly Provider[]
  today: string
}

export function decideNumber(question: NumberQuestion): DecideAnswer {
  const trace = new Trace()
  const { number, ...rest } = question
  const answer = chooseProvider(
    {
      ...rest,
      sellerType: 'LOCAL',
      trackingTexts: [number],
      trackingUrls: [],
      storeKind: null,
      deliveryOptionId: null,
      defaultProvider: null,
      policy: defaultChannelPolicy,
      chosen: null,
    },
    trace,
  )
  if (answer.reason === null) {
    return { action: 'push', provider: answer.provider, reason: 'ready', trace: trace.lines }
  }
  return {
    action: answer.reason.state === 'skipped' ? 'skip' : 'hold',
    provider: null,
    reason: answer.reason.code,
    trace: trace.lines,
  }
}

export function regionOf(value: unknown): 'US' | 'UK' | null {
  const region = String(value ?? '')
    .trim()
    .toUpperCase()
  return region === 'US' ? 'US' : region === 'UK' || region === 'GB' ? 'UK' : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function readProviders(value: unknown): Provider[] | null {
  if (!Array.isArray(value)) return null
  const providers: Provider[] = []
  for (const each of value) {
    if (!isObject(each) || typeof each.id !== 'string' || typeof each.name !== 'string') return null
    providers.push({ id: each.id, name: each.name })
  }
  return providers
}

type MappingsReading = { ok: true; value: Mapping[] } | { ok: false; say: string }

/** A list of mappings, or an object from store carrier to provider. */
function readMappings(value: unknown, providers: readonly Provider[]): MappingsReading {
  if (value === undefined || value === null) return { ok: true, value: [] }
  const entries: unknown[] = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.entries(value).map(([storeCarrier, provider]) => ({ storeCarrier, provider }))
      : [null]
  if (entries.length > mappingsPerLineMax) return { ok: false, say: `A line may bring ${mappingsPerLineMax} mappings.` }
  const mappings: Mapping[] = []
  for (const [at, entry] of entries.entries()) {
    const mapping = isObject(entry) ? readMapping(entry, at, providers) : null
    if (mapping === null)
      return {
        ok: false,
        say: `Mapping ${at + 1} cannot be read; write {"storeCarrier": "RM48", "provider": "Royal Mail"}.`,
      }
    mappings.push(mapping)
  }
  return { ok: true, value: mappings }
}

function readMapping(entry: Record<string, unknown>, at: number, providers: readonly Provider[]): Mapping | null {
  const storeCarrier = entry.storeCarrier ?? entry.from ?? ''
  const match = entry.match ?? 'exact'
  const target = readTarget(entry, providers)
  if (typeof storeCarrier !== 'string' || (match !== 'exact' && match !== 'pattern') || target === null) return null
  return { id: `line-${at}`, storeCarrier, match, storeKind: null, deliveryOptionId: null, target }
}

function readTarget(entry: Record<string, unknown>, providers: readonly Provider[]): MappingTarget | null {
  const { provider } = entry
  const word = String(entry.target ?? '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  if (word === 'do_not_sync' || word === 'hold') return { kind: word }
  const given = isObject(provider) ? provider : { id: entry.providerId, name: provider ?? entry.providerName }
  const id = given.id === undefined || given.id === null ? '' : String(given.id)
  const name = given.name === undefined || given.name === null ? '' : String(given.name)
  // "provider": null says that nobody of the list carries it.
  if (id === '' && name === '') return 'provider' in entry && provider === null ? { kind: 'do_not_sync' } : null
  const spoken = name.toLowerCase().replace(/[\s-]+/g, '_')
  if (id === '' && (spoken === 'do_not_sync' || spoken === 'hold')) return { kind: spoken }
  return { kind: 'provider', provider: namedProvider(id, name, providers) ?? { id, name: name || id } }
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** By id, by name, by name but for spelling, or by another name TikTok gives the same carrier; never by resemblance. */
function namedProvider(id: string, name: string, providers: readonly Provider[]): Provider | null {
  if (id !== '') return providers.find((each) => each.id === id) ?? null
  const exact =
    providers.find((each) => each.name === name) ?? providers.find((each) => plain(each.name) === plain(name))
  if (exact !== undefined) return exact
  const carrier = carriers.find((each) =>
    [each.name, ...each.providerNames].some((known) => plain(known) === plain(name)),
  )
  if (carrier === undefined) return null
  const match = matchProvider(carrier.id, providers)
  return match.byFallback ? null : match.provider
}
