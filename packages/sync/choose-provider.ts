/**
 * Steps 3 to 6 and 8 of the decision: read the number, find who carries it, see whether the two agree, find the provider in
 * the channel's list, apply the market's rules. The dry run, the CSV check and the CLI ask only this.
 */
import {
  type Candidate,
  type CarrierId,
  carrierById,
  type Detection,
  detect,
  matchProvider,
  matchStoreCarrier,
  type NameMatch,
  normaliseCarrierName,
} from '@waybridge/carriers'
import type { Provider } from './channel.ts'
import type { ProviderAnswer, ProviderQuestion, Suggestion } from './decision.ts'
import { findMapping, storeCarrierKey } from './mapping.ts'
import { rulesInForce } from './market-rules.ts'
import { type Reason, type ReasonCode, reason } from './reasons.ts'
import { Trace, type TraceStep } from './trace.ts'

/** Below this a store text resembles a carrier's name without naming it: shown as a suggestion, never acted on. */
const nameConfidenceMin = 0.75
/** From here a text may mean a carrier ("DHL" alone, "UPS via ShipStation"): never enough alone, but the number may settle it. */
const halfNameConfidenceMin = 0.6
/** From this strength a format belongs to one carrier even without a check digit (TBA…, JD0002…, 1550…). */
const tellingStrengthMin = 90
/** With a check digit that fits, less is enough; ten digits that pass one in seven times are not. */
const checkedStrengthMin = 75
/** A weaker shape names nobody by itself, even where nobody else has it. */
const aloneStrengthMin = 45
const suggestionsMax = 5

/** Who should carry it, and on whose word. */
type Choice = {
  /** Null when our knowledge has no such carrier: then the provider's name is all there is. */
  carrier: CarrierId | null
  provider: Provider | null
  by: 'person' | 'mapping' | 'store carrier' | 'number' | 'default'
  says: string
}

export function chooseProvider(question: ProviderQuestion, trace: Trace = new Trace()): ProviderAnswer {
  const { region, storeCarrier, chosen, policy } = question
  const answer: ProviderAnswer = {
    reason: null,
    number: null,
    numberProblem: null,
    otherNumbers: [],
    carrier: null,
    provider: null,
    mappingId: null,
    fit: null,
    suggestions: [],
    repair: null,
  }
  const names = namesIn(storeCarrier, region, question.storeKind)
  const shown = storeCarrier?.trim() || '(no carrier)'
  const stop = (step: TraceStep, code: ReasonCode, facts: Record<string, string | number> = {}): ProviderAnswer => {
    const why: Reason = reason(code, { storeCarrier: shown, number: answer.number ?? '', ...facts })
    trace.add(step, 'stop', why.say)
    return { ...answer, reason: why }
  }

  // What a person, a mapping or the store's own words say about the carrier, before the number is looked at.
  const mapped = findMapping(question.mappings, {
    storeCarrier,
    storeKind: question.storeKind,
    deliveryOptionId: question.deliveryOptionId,
  })
  answer.mappingId = mapped?.mapping.id ?? null
  if (chosen?.provider === undefined && mapped?.mapping.target.kind === 'do_not_sync')
    return stop('carrier', 'mapped_do_not_sync')
  const isHeld = chosen?.provider === undefined && mapped?.mapping.target.kind === 'hold'
  const named = chosenByWord()

  // A carrier counts as far as this channel offers it.
  const { providers } = question
  const offered = (carrier: CarrierId): Provider | null => {
    if (providers === null) return null
    const match = matchProvider(carrier, providers)
    return match.provider
  }

  // 3. What is the number?
  const texts =
    chosen?.number !== undefined ? [chosen.number] : question.trackingTexts.filter((text) => text.trim() !== '')
  const fields = texts.length > 0 ? texts : question.trackingUrls.filter((url) => url.trim() !== '')
  if (fields.length === 0) return stop('number', 'no_number')
  if (texts.length === 0)
    trace.add('number', 'note', 'The number field is empty; the number was looked for in the tracking link.')
  // Words that name nobody are no hint: then a carrier written beside the number may be one.
  const meant = named?.carrier == null ? (names.length > 0 ? shown : null) : carrierById(named.carrier).name
  const hint = meant === null ? {} : { storeCarrier: meant }
  const found = fields.flatMap((text) => detect(text, { region, ...hint }).numbers)
  const usable = found.filter((detection) => isUsable(detection, named))
  const detection = usable[0]
  answer.numberProblem = (detection ?? found[0])?.reason?.code ?? (detection === undefined ? 'no_number' : null)
  if (detection === undefined) {
    const bad = found[0]
    const because = bad?.reason?.say ?? 'There is no tracking number in that text.'
    answer.number = bad?.number || null
    const repairs = new Set(found.flatMap((each) => each.suggestions.map((suggestion) => suggestion.number)))
    const repair = repairs.size === 1 ? ([...repairs][0] ?? null) : null
    answer.repair = repair
    // Nobody can say what is wrong with the number of a carrier nobody knows: who carries it is the first question.
    if (
      repair === null &&
      named === null &&
      bad?.reason?.code === 'unknown_format' &&
      !isNobody(storeCarrier ?? '') &&
      looksIssued(answer.number)
    ) {
      answer.suggestions = suggest([])
      return stop('carrier', isHeld ? 'mapped_hold' : 'carrier_unmapped')
    }
    return repair === null
      ? stop('number', 'number_malformed', { because })
      : stop('number', 'number_repairable', { because, suggestion: repair })
  }
  answer.number = detection.number
  answer.otherNumbers = [...new Set(usable.slice(1).map((each) => each.number))].filter(
    (number) => number !== detection.number,
  )
  trace.add('number', 'pass', numberSays(detection))
  if (answer.otherNumbers.length > 0) {
    trace.add(
      'number',
      'warn',
      `TikTok takes one number per package: ${detection.number} is sent, not ${answer.otherNumbers.join(', ')}.`,
    )
  }
  for (const each of found)
    if (each.verdict === 'malformed' && each.candidates.length > 0 && !usable.includes(each))
      trace.add(
        'number',
        'warn',
        `Beside it stands ${each.number}, which is not sent: ${each.reason?.say ?? ''}`.trimEnd(),
      )
  for (const note of detection.notes) trace.add('number', 'note', note.say)

  const candidates =
    detection.verdict === 'well_formed' ? detection.candidates.filter((each) => each.check !== 'failed') : []
  answer.suggestions = suggest(candidates)

  // 4. Who carries it?
  if (providers === null) return stop('offered', 'providers_unread')
  if (isHeld) return stop('carrier', 'mapped_hold')
  if (named?.provider != null && providerOf(named, providers) === null) {
    return stop('offered', 'provider_not_offered', { carrier: named.provider.name })
  }
  const choice = named ?? chosenByHalfName() ?? chosenByNumber() ?? chosenByDefault()
  if (choice === null) {
    if (storeCarrier === null || mapped !== null || isNobody(storeCarrier)) {
      const names = candidates.map((each) => carrierById(each.carrier).name)
      return stop('carrier', 'carrier_not_named', { count: howMany(names) })
    }
    return stop('carrier', 'carrier_unmapped')
  }
  trace.add('carrier', 'pass', choice.says)

  if (choice.carrier === 'royal_mail' && isUntrackedService(storeCarrier)) {
    if (candidates[0]?.check !== 'passed') {
      const because = `"${shown}" is an untracked service, and ${detection.number} is no tracking number of Royal Mail (two letters, nine digits, GB).`
      return stop('number', 'number_malformed', { because })
    }
    trace.add(
      'carrier',
      'warn',
      `"${shown}" names the untracked service; TikTok Shop takes Royal Mail's Tracked 24 and Tracked 48 only.`,
    )
  }

  // 5. Do they agree?
  const agreed = agree(choice)
  if (agreed === null) {
    return stop('agree', 'carrier_disagrees', {
      numberCarrier: candidates
        .map((each) => carrierById(each.carrier).name)
        .slice(0, 3)
        .join(' or '),
      choice: choice.provider?.name ?? (choice.carrier === null ? shown : carrierById(choice.carrier).name),
    })
  }
  answer.carrier = agreed.carrier

  // 6. Is it offered?
  const provider = providerOf(agreed, providers)
  if (provider === null) {
    const name = agreed.provider?.name ?? (agreed.carrier === null ? shown : carrierById(agreed.carrier).name)
    return stop('offered', 'provider_not_offered', { carrier: name })
  }
  answer.provider = provider
  trace.add('offered', 'pass', `TikTok Shop offers ${provider.name} for this order.`)

  // 8. Market rules in force.
  if (agreed.carrier !== null) {
    for (const rule of rulesInForce(question.today, question, agreed.carrier)) {
      const effect = policy.marketRules[rule.id] ?? rule.effect
      if (effect === 'hold' && chosen?.confirmed?.includes('market_rule') !== true)
        return stop('rules', 'market_rule', { rule: rule.say })
      trace.add('rules', effect === 'note' ? 'note' : 'warn', rule.say)
    }
  }
  return answer

  function chosenByWord(): Choice | null {
    if (chosen?.provider !== undefined) {
      return {
        carrier: carrierOfProvider(chosen.provider, region),
        provider: chosen.provider,
        by: 'person',
        says: `${chosen.provider.name} was chosen by hand.`,
      }
    }
    if (mapped?.mapping.target.kind === 'provider') {
      const { provider } = mapped.mapping.target
      return {
        carrier: carrierOfProvider(provider, region),
        provider,
        by: 'mapping',
        says:
          storeCarrierKey(storeCarrier) === ''
            ? `The store names nobody, and a mapping of this channel says who that is: ${provider.name}.`
            : `A mapping of this channel matches "${shown}" ${mapped.how}: ${provider.name}.`,
      }
    }
    const spelled = providerSpelled(storeCarrier, question.providers)
    const [best, second] = names
    const one =
      best !== undefined && best.confidence >= nameConfidenceMin && best.confidence !== second?.confidence ? best : null
    if (spelled !== null) {
      return {
        carrier: one?.carrier ?? null,
        provider: spelled,
        by: 'store carrier',
        says: `"${shown}" is the name of a provider: ${spelled.name}.`,
      }
    }
    if (one === null) return null
    return {
      carrier: one.carrier,
      provider: null,
      by: 'store carrier',
      says: `"${shown}" names ${carrierById(one.carrier).name}: ${one.because}.`,
    }
  }

  /** "DHL" alone may be three carriers, and the number says which of them; it may not say that it is a fourth. */
  function chosenByHalfName(): Choice | null {
    const meant = names.filter(
      (name) => name.confidence >= halfNameConfidenceMin && name.confidence === names[0]?.confidence,
    )
    const [first, second] = byNetwork(
      candidates.filter((each) => meant.some((name) => sameNetwork(each.carrier, name.carrier))),
    )
    if (first === undefined || (second !== undefined && first.strength - second.strength < clearLeadMin)) return null
    // A bare resemblance to one of them, when the number is clearly somebody else's, settles nothing.
    if (formatStrength(first) < aloneStrengthMin) return null
    return {
      carrier: first.carrier,
      provider: null,
      by: 'store carrier',
      says:
        meant.length === 1
          ? `"${shown}" may name ${carrierById(first.carrier).name}, and the number fits it.`
          : `"${shown}" may name ${meant.map((name) => carrierById(name.carrier).name).join(' or ')}; of them the number fits ${carrierById(first.carrier).name}.`,
    }
  }

  function chosenByNumber(): Choice | null {
    if (!policy.detectCarrier) return null
    // Carriers this channel does not offer count too: their parcel must not go out under the name of the next best.
    const one = onlyOne(candidates)
    if (one === null || (one.check !== 'passed' && one.strength < aloneStrengthMin)) return null
    const half = names.some((name) => name.confidence >= halfNameConfidenceMin)
    if (half && !isTelling(one)) return null
    const fits = candidates.length > 1 ? 'best' : 'only'
    const name = carrierById(one.carrier).name
    if (half)
      trace.add(
        'carrier',
        'warn',
        `"${shown}" may name another carrier, but the number is one of ${name}: the number is followed.`,
      )
    return {
      carrier: one.carrier,
      provider: null,
      by: 'number',
      says: `"${shown}" names no one carrier; the number fits ${name} ${fits}.`,
    }
  }

  function chosenByDefault(): Choice | null {
    const provider = question.defaultProvider
    if (provider === null) return null
    return {
      carrier: carrierOfProvider(provider, region),
      provider,
      by: 'default',
      says: `Nothing names the carrier, so the channel's default provider is taken: ${provider.name}.`,
    }
  }

  /** The choice itself, another one the number insists on, or null when a person must say. */
  function agree(choice: Choice): Choice | null {
    const name = choice.carrier === null ? (choice.provider?.name ?? shown) : carrierById(choice.carrier).name
    if (candidates.length === 0) {
      answer.fit = 'unknown'
      trace.add('agree', 'note', `No format of ${name} is published, so the number cannot be checked against it.`)
      return choice
    }
    if (choice.carrier !== null && candidates.some((each) => sameNetwork(each.carrier, choice.carrier))) {
      answer.fit = 'fits'
      trace.add('agree', 'pass', `The number fits ${name}.`)
      return choice
    }
    answer.fit = 'unlike'
    // Of a carrier that publishes all its forms we know that this is none; of the others we do not.
    const knowsFormats = choice.carrier !== null && isComplete(choice.carrier)
    const owner = onlyOne(candidates)
    const telling = owner !== null && (knowsFormats ? isTelling(owner) : owner.strength >= tellingStrengthMin)
    if (owner?.carrier === 'usps' && choice.carrier !== null && postalConsolidators.has(choice.carrier)) {
      answer.fit = 'fits'
      trace.add('agree', 'note', `${name} hands its parcels to USPS under USPS numbers: the named carrier stands.`)
      return choice
    }
    if (!telling && !knowsFormats) {
      trace.add(
        'agree',
        'note',
        `The number also has the form of ${carrierById(candidates[0]?.carrier as CarrierId).name}; not every form of ${name} is published.`,
      )
      return choice
    }
    if (
      choice.by === 'person' ||
      chosen?.confirmed?.includes('carrier_disagrees') === true ||
      (telling && policy.numberDisagrees === 'keep_choice')
    ) {
      trace.add('agree', 'warn', `The number does not look like one of ${name}, but the choice was kept.`)
      return choice
    }
    if (!telling || owner === null || policy.numberDisagrees === 'ask') return null
    const ownerName = carrierById(owner.carrier).name
    answer.fit = 'fits'
    trace.add('agree', 'warn', `${name} was named, but the number is one of ${ownerName}: the number is followed.`)
    return { carrier: owner.carrier, provider: null, by: 'number', says: '' }
  }

  function suggest(from: readonly Candidate[]): Suggestion[] {
    const list: Suggestion[] = []
    const add = (carrier: CarrierId, confidence: number, because: string) => {
      const provider = offered(carrier)
      if (provider !== null && !list.some((each) => each.provider.id === provider.id))
        list.push({ provider, confidence, because })
    }
    for (const match of names) {
      add(match.carrier, match.confidence, match.because)
    }
    for (const each of from) add(each.carrier, each.strength / 100, `the number fits ${carrierById(each.carrier).name}`)
    return list.sort((a, b) => b.confidence - a.confidence).slice(0, suggestionsMax)
  }

  /** A number the choice's carrier may have issued although nobody publishes its form. */
  function isUsable(each: Detection, by: Choice | null): boolean {
    if (each.verdict !== 'malformed') return true
    const bare = each.number
    if (by === null || (by.carrier !== null && isComplete(by.carrier)) || bare.length < 8 || bare.length > 35)
      return false
    if (each.reason?.code === 'unknown_format' || each.reason?.code === 'carrier_not_in_region')
      return /^[A-Z0-9]*\d[A-Z0-9]*$/.test(bare)
    // One in ten numbers looks like somebody's with a wrong check digit; a telling form with a wrong digit is a typo.
    return (
      each.reason?.code === 'check_digit' &&
      each.candidates.every((candidate) => formatStrength(candidate) < tellingStrengthMin)
    )
  }
}

/** The carrier a provider's name stands for; null when our knowledge has none. */
export function carrierOfProvider(provider: Provider, region: string): CarrierId | null {
  const [best, second] = namesIn(provider.name, region, null)
  if (best === undefined || best.confidence < nameConfidenceMin) return null
  return second !== undefined && second.confidence === best.confidence ? null : best.carrier
}

/** What else a provider is called: the names stores and people use for its carrier, in this region. */
export function otherNamesOf(provider: Provider, region: string): string[] {
  const id = carrierOfProvider(provider, region)
  if (id === null) return []
  const { name, aliases, providerNames } = carrierById(id)
  const market = region === 'GB' ? 'UK' : region
  const here = aliases.flatMap((alias) =>
    typeof alias === 'string' ? alias : alias.region === undefined || alias.region === market ? alias.text : [],
  )
  return [...new Set([name, ...providerNames, ...here])].filter((each) => each !== provider.name)
}

/** "Royal Mail 48" without "Tracked" is a service whose numbers are not followed (TikTok Shop UK seller notice, read November 2026). */
function isUntrackedService(storeCarrier: string | null): boolean {
  const words = normaliseCarrierName(storeCarrier ?? '')
  return !words.includes('track') && /\broyal[ _-]?mail\W*(?:24|48|(?:1st|2nd|first|second) class)\b/.test(words)
}

/** Long enough, with a digit in it: somebody may have issued it. */
const looksIssued = (number: string | null) =>
  number !== null && number.length >= 8 && number.length <= 35 && /\d/.test(number)

function isNobody(storeCarrier: string): boolean {
  return ['', 'other', 'custom', 'none', 'n/a'].includes(storeCarrier.trim().toLowerCase())
}

/** Firms whose numbers and providers stand for each other: one network, two names in the provider list. */
const networks: readonly (readonly string[])[] = [
  ['dpd', 'dpd_local'],
  ['uk_mail', 'dhl_uk'],
  ['lasership', 'ontrac'],
  ['yodel', 'inpost_uk'],
]
function sameNetwork(a: string, b: string | null): boolean {
  return a === b || (b !== null && networks.some((network) => network.includes(a) && network.includes(b)))
}

/**
 * Firms that hand parcels to USPS under USPS numbers. Nobody can tell from the number who did, and TikTok expects the provider
 * the label was bought from: here the store's word counts.
 */
const postalConsolidators: ReadonlySet<CarrierId> = new Set<CarrierId>([
  'osm',
  'pitney_bowes',
  'asendia',
  'first_mile',
  'apc_postal',
  'landmark',
  'yunexpress',
  'cirro',
  'aci',
  'piggyship',
])

/** How far the first candidate must lead for the number to name its carrier alone. */
const clearLeadMin = 15
/** A second carrier this strong shares USPS's number space: it may have put the parcel into the USPS network. */
const injectorStrengthMin = 70

/** One entry per network, its strongest: DPD and DPD Local are no contradiction. */
function byNetwork(candidates: readonly Candidate[]): Candidate[] {
  const firms: Candidate[] = []
  for (const each of candidates) if (!firms.some((firm) => sameNetwork(firm.carrier, each.carrier))) firms.push(each)
  return firms
}

function onlyOne(candidates: readonly Candidate[]): Candidate | null {
  const [first, second] = byNetwork(candidates)
  if (first === undefined) return null
  if (second === undefined) return first
  if (first.carrier === 'usps' && second.strength >= injectorStrengthMin) return null
  return isTelling(first) && first.strength - second.strength >= clearLeadMin ? first : null
}

const isTelling = ({ check, strength }: Candidate) =>
  strength >= tellingStrengthMin || (check === 'passed' && strength >= checkedStrengthMin)

const isComplete = (id: CarrierId): boolean => carrierById(id).complete

const formatStrength = ({ carrier, format }: Candidate): number =>
  carrierById(carrier).formats.find((each) => each.id === format)?.strength ?? 0

/** What a text names is asked several times per decision and the same for thousands of shipments. */
const namesKept = new Map<string, readonly NameMatch[]>()
const namesKeptMax = 5_000

function namesIn(text: string | null, region: string, storeKind: string | null): readonly NameMatch[] {
  if (text === null || text.trim() === '') return []
  const key = JSON.stringify([region, storeKind, text])
  const kept = namesKept.get(key)
  if (kept !== undefined) return kept
  const found = matchStoreCarrier(text, { region, platform: storeKind ?? undefined })
  if (namesKept.size >= namesKeptMax) namesKept.clear()
  namesKept.set(key, found)
  return found
}

/** The one provider whose name the store writes, but for case and signs: "GLS USA" is not "GLS US". */
function providerSpelled(storeCarrier: string | null, providers: readonly Provider[] | null): Provider | null {
  const plain = (text: string) => normaliseCarrierName(text).replace(/[^\p{L}\p{N}]+/gu, '')
  const wanted = plain(storeCarrier ?? '')
  if (wanted === '' || providers === null) return null
  const same = providers.filter((each) => plain(each.name) === wanted)
  return same.length === 1 ? (same[0] as Provider) : null
}

function providerOf(choice: Choice, providers: readonly Provider[]): Provider | null {
  const wanted = choice.provider
  if (wanted !== null) {
    const same = providers.find((each) => each.id === wanted.id) ?? providers.find((each) => each.name === wanted.name)
    if (same !== undefined) return same
    // A mapped provider the channel no longer offers is never replaced by a guess.
    return null
  }
  return choice.carrier === null ? null : matchProvider(choice.carrier, providers).provider
}

const howMany = (names: readonly string[]): string =>
  names.length === 0
    ? 'no carrier Waybridge knows'
    : names.length === 1
      ? `${names[0]}, but not surely enough`
      : `${names.length} carriers: ${names.slice(0, 4).join(', ')}`

function numberSays(detection: Detection): string {
  // What fits nobody was taken all the same, for a carrier that publishes no form.
  if (detection.verdict !== 'well_formed' || detection.candidates.length === 0)
    return `${detection.number} cannot be checked: its carrier publishes no form.`
  const check = detection.candidates[0]?.check === 'passed' ? 'check digit right' : 'no check digit known'
  const names = detection.candidates.map((each) => carrierById(each.carrier).name)
  return `${detection.number} is well formed for ${names.slice(0, 3).join(', ')}, ${check}.`
}
