/**
 * What was looked at, why a provider is suggested, and what TikTok Shop refuses, in German: many decisions are taken, every code is
 * judged, and whatever comes of it must have its sentence. A sentence that nothing of it uses is dead and must go.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusals as germanRefusals } from '../packages/admin/texts/de/refusals.ts'
import { sentences } from '../packages/admin/texts/de/sentences.ts'
import { tiktokRefusals, withoutAnswer } from '../packages/admin/texts/de/tiktok-refusals.ts'
import { traceSentences } from '../packages/admin/texts/de/trace.ts'
import { refusedIn } from '../packages/admin/texts/refusal.ts'
import { type Sentence, saidIn } from '../packages/admin/texts/sentence.ts'
import { carriers } from '../packages/carriers/known.ts'
import { codesByPlatform } from '../packages/carriers/platform-codes.ts'
import { refusalOf } from '../packages/server/commands/channels.ts'
import { type ChannelUnit, defaultChannelPolicy, type Mapping } from '../packages/sync/channel.ts'
import { decide } from '../packages/sync/decide.ts'
import type { DecisionInput } from '../packages/sync/decision.ts'
import { marketRules } from '../packages/sync/market-rules.ts'
import { reason } from '../packages/sync/reasons.ts'
import { referenceProviders } from '../packages/sync/reference-providers.ts'
import {
  earlier,
  hoursAgo,
  input,
  order,
  sent,
  unit,
  ups,
  upsNumber,
  upsOlder,
} from '../packages/sync/test-decisions.ts'
import { badParameterReadings, errorCatalogue, judgeCode } from '../packages/tiktok-shop/error-catalogue.ts'
import { problemOfOurs, problemOfSilence, problemOfUnreadable } from '../packages/tiktok-shop/judge.ts'
import { fixedToken } from '../packages/tiktok-shop/token-keeper.ts'

const upsTypo = '1Z999AA10123456740'
const uspsNumber = '9400111899223397657192'
const royalMailNumber = 'AB123456785GB'
const dpdNumber = '15501234567890'
const dhlUkNumber = '31510161816198'

const mapping = (storeCarrier: string, target: Mapping['target'], match: Mapping['match'] = 'exact'): Mapping => ({
  id: 'm',
  storeCarrier,
  match,
  storeKind: null,
  deliveryOptionId: null,
  target,
})
const toUps = { kind: 'provider', provider: ups } as const
const policy = (more: Partial<DecisionInput['policy']>) => ({ policy: { ...defaultChannelPolicy, ...more } })
const providerOf = (region: 'US' | 'UK', name: string) => ({
  provider: referenceProviders[region].find((each) => each.name === name) ?? { id: '1', name },
})
const us = (
  storeCarrier: string | null,
  number: string,
  more: Partial<DecisionInput> = {},
): Partial<DecisionInput> => ({
  storeCarrier,
  trackingTexts: [number],
  ...more,
})
const uk = (
  storeCarrier: string | null,
  number: string,
  more: Partial<DecisionInput> = {},
): Partial<DecisionInput> => ({
  region: 'UK',
  ...us(storeCarrier, number, more),
})
const storeLine = (quantity: number) => [
  { lineId: 'a', sku: 'MUG', quantity, requiresShipping: true, channelLineIds: [] },
]
const shipped = (number: string | null, more: Partial<ChannelUnit> = {}) =>
  order({
    stage: 'shipped',
    units: [sent('1', number ?? '', { trackingNumber: number, ...more }), sent('2', number ?? '', more)],
  })

const shipments: readonly (readonly [says: string, given: Partial<DecisionInput>])[] = [
  ['a plain one', {}],
  // Ours, and now?
  ['pending in the store', { shipmentStatus: 'pending' }],
  ['cancelled in the store', { shipmentStatus: 'cancelled' }],
  ['cancelled after it was sent', { shipmentStatus: 'cancelled', earlier: [earlier()] }],
  ['shipped by TikTok', { order: order({ shippedBy: 'channel' }) }],
  ['fulfilled by TikTok', { order: order({ fulfilledBy: 'channel' }) }],
  ['a status nobody knows', { order: order({ stage: 'unrecognised', status: 'NEW' }) }],
  ['cancelled', { order: order({ stage: 'cancelled' }) }],
  ['auto-sync off', policy({ autoSync: false })],
  ['unpaid', { order: order({ stage: 'unpaid' }) }],
  ['on hold', { order: order({ stage: 'on_hold' }) }],
  ['the buyer wants to cancel, US', { order: order({ cancelRequested: true }) }],
  ['the buyer wants to cancel, UK', uk('Royal Mail', royalMailNumber, { order: order({ cancelRequested: true }) })],
  [
    'the buyer wants to cancel, sent all the same',
    { order: order({ cancelRequested: true }), ...policy({ shipDespiteCancelRequest: true }) },
  ],
  // The number.
  ['no number', us('UPS', '')],
  [
    'a number in the link',
    { trackingTexts: [], trackingUrls: ['https://www.ups.com/track?tracknum=1Z999AA10123456784'] },
  ],
  ['exponent form', us('UPS', '1.23457E+13')],
  ['a phone number', us('UPS', '+1 212 555 0100')],
  ['an e-mail address', us('UPS', 'somebody@example.com')],
  ['a placeholder', us('UPS', '0000000000000000')],
  ['too short', us('UPS', '12')],
  ['too long', us('UPS', '1'.repeat(60))],
  ['a wrong check digit', us('UPS', upsTypo)],
  ['a typo with one repair', uk('Royal Mail', 'AB12345678SGB')],
  ['a number of the other market', us('UPS', dpdNumber)],
  ['a number of nobody, of a carrier that publishes its forms', uk('Royal Mail', 'PX-40017-AA')],
  ['a number of nobody, no carrier', us(null, 'PX-40017-AA')],
  ['a number that cannot be checked', us('Better Trucks', 'BT1234567890')],
  ['a check digit that fits', us('UPS', upsNumber)],
  ['no check digit known', us('Amazon', 'TBA123456789012')],
  ['the check digit of another, of a carrier without forms', us('Better Trucks', '123456789013')],
  ['two numbers', us('UPS', `${upsNumber}, 1Z999AA10123456748`)],
  ['a mistyped number beside it', us('UPS', `${upsNumber}, ${upsTypo}`)],
  ['a letter with goods', us('USPS', 'UI539489067BE')],
  ['a foreign post', us(null, 'LX473124829CN')],
  ['a foreign post, finished by the second of two', uk('Parcelforce', 'LX473124829CN')],
  ['a code of the 2D barcode', uk('Royal Mail', '320019254000221BB4EFC')],
  // The carrier.
  ['chosen by hand', { chosen: { provider: ups } }],
  ['chosen by hand, and the number is one of another', { chosen: providerOf('US', 'FedEx') }],
  ['a mapping, exactly', us('Blue Van', upsNumber, { mappings: [mapping('Blue Van', toUps)] })],
  ['a mapping, but for spelling', us('blue  van', upsNumber, { mappings: [mapping('Blue Van', toUps)] })],
  ['a mapping, by pattern', us('Blue Van 7', upsNumber, { mappings: [mapping('blue*', toUps, 'pattern')] })],
  ['a mapping of no carrier', us(null, upsNumber, { mappings: [mapping('', toUps)] })],
  ['a mapping that does not sync', { mappings: [mapping('UPS', { kind: 'do_not_sync' })] }],
  ['a mapping that holds', { mappings: [mapping('UPS', { kind: 'hold' })] }],
  [
    'a mapping to a provider not offered',
    { mappings: [mapping('UPS', { kind: 'provider', provider: { id: '9', name: 'Pigeon Post' } })] },
  ],
  ["a provider's own name", us('GLS USA', 'GLS12345678')],
  ['a name', us('UPS® Ground', upsNumber)],
  ['a misspelt name', us('Fedexx', '123456789012')],
  ['a name beside another', us('UPS, Canada Post', upsNumber)],
  ['a code of a platform', us('dhl', '1234567891', { storeKind: 'bigcommerce' })],
  ['half a name, settled by the number', uk('DHL', dhlUkNumber)],
  ['half a name, contradicted by the number', uk('DHL', dpdNumber)],
  ['nobody named, the number fits one', us(null, upsNumber)],
  ['nobody named, the number fits one best', us('ShipBob', uspsNumber)],
  ['nobody named, the number fits several', uk(null, dhlUkNumber)],
  ['nobody named, the number fits one and may not name it', us(null, upsNumber, policy({ detectCarrier: false }))],
  ['nobody known named, the number fits several', uk('3PL', dhlUkNumber)],
  ['the default provider', uk(null, dhlUkNumber, { defaultProvider: providerOf('UK', 'DHL UK').provider })],
  ['the untracked service', uk('Royal Mail 48', royalMailNumber)],
  ['the untracked service, and no tracked number', uk('Royal Mail 48', '320019254000221BB4EFC')],
  // Do they agree, and is it offered?
  ['another carrier, followed', us('USPS', upsNumber)],
  ['another carrier, kept', us('USPS', upsNumber, policy({ numberDisagrees: 'keep_choice' }))],
  ['another carrier, asked', us('USPS', upsNumber, policy({ numberDisagrees: 'ask' }))],
  ['another carrier, one of several', uk('Evri', dhlUkNumber)],
  ['a carrier that hands to USPS', us('OSM Worldwide', uspsNumber)],
  ['a form of another, of a carrier that publishes none', uk('DX', dhlUkNumber)],
  ['another carrier and a market rule', us('UPS', uspsNumber)],
  ['not offered', uk('UPS', upsNumber)],
  ['the list was not read', { providers: null }],
  ['a market rule that holds', us('USPS', uspsNumber, policy({ marketRules: { 'us-local-usps-label': 'hold' } }))],
  ['a market rule, cross-border', us('USPS', uspsNumber, { sellerType: 'CROSS_BORDER' })],
  // There already, corrected, used elsewhere.
  ['there already', { order: shipped(upsNumber) }],
  ['there already, with another provider', { order: shipped(upsNumber, { providerId: '9', providerName: 'FedEx' }) }],
  ['there already, with a provider unnamed', { order: shipped(upsNumber, { providerId: '9', providerName: null }) }],
  ['there already, by us', { order: shipped(upsNumber), earlier: [earlier({ trackingNumber: upsNumber })] }],
  [
    'there already, and doubted',
    us('USPS', upsNumber, { order: shipped(upsNumber), earlier: [earlier({ trackingNumber: upsNumber })] }),
  ],
  [
    'there already, and doubted twice',
    us('UPS', uspsNumber, { order: shipped(uspsNumber, { providerId: '7117858858072016686', providerName: 'USPS' }) }),
  ],
  [
    'there already, and today held',
    {
      order: shipped(upsNumber),
      earlier: [earlier({ trackingNumber: upsNumber })],
      mappings: [mapping('UPS', { kind: 'hold' })],
    },
  ],
  [
    'there already, today held, provider unnamed',
    {
      order: shipped(upsNumber, { providerId: null, providerName: null }),
      earlier: [earlier({ trackingNumber: upsNumber })],
      mappings: [mapping('UPS', { kind: 'hold' })],
    },
  ],
  [
    'sent with a provider that would not be chosen today',
    {
      order: shipped(upsNumber, { trackingNumber: null }),
      earlier: [earlier({ trackingNumber: upsNumber, providerId: '9' })],
    },
  ],
  ['another number is there', { order: shipped(upsOlder) }],
  ['shipped without a number', { order: shipped(null, { trackingNumber: null }) }],
  [
    'another shipment has it',
    { order: shipped(upsNumber), earlier: [earlier({ syncId: 's2', trackingNumber: upsNumber })] },
  ],
  ['delivered', { order: { ...shipped(upsOlder), stage: 'delivered' } }],
  ['a correction', { order: shipped(upsOlder), earlier: [earlier()] }],
  ['a second correction', { order: shipped(upsOlder), earlier: [earlier({ corrections: 1 })] }],
  ['a correction too late', { order: shipped(upsOlder, { shippedAt: hoursAgo(80) }), earlier: [earlier()] }],
  ['a correction by hand', { order: shipped(upsOlder), earlier: [earlier()], ...policy({ correctAfterEdit: false }) }],
  ['on another order', { otherOrdersWith: () => [{ orderId: '9', combineGroup: null, sameParcel: false }] }],
  [
    'on another order, same parcel',
    { otherOrdersWith: () => [{ orderId: '9', combineGroup: null, sameParcel: true }] },
  ],
  // Which units?
  ['one of two', { shipmentLines: [{ lineId: 'a', sku: 'MUG', quantity: 1 }] }],
  ['the whole order', { storeLines: storeLine(2) }],
  ['no lines, one unit', { shipmentLines: [], order: order({ units: [unit('1')] }) }],
  ['no lines, two units', { shipmentLines: [] }],
  ['units chosen by hand', { chosen: { lineItemIds: ['1'] } }],
  ['units chosen that are gone', { chosen: { lineItemIds: ['9'] } }],
  ['an SKU that is not there', { shipmentLines: [{ lineId: 'a', sku: 'HAT', quantity: 1 }] }],
  ['no SKU', { shipmentLines: [{ lineId: 'a', sku: null, quantity: 1 }] }],
  ['all units promised', { syncId: 's2', earlier: [earlier({ confirmed: false })] }],
]

/** Words of English that no name of a carrier, a provider or a platform of ours has. */
const english =
  /\b(?:the|is|are|not|and|or|by|which|with|for|has|it|number|order|carriers?|provider|another|foreign)\b/i

const decisions = shipments.map(([says, more]) => [says, decide(input(more))] as const)

const becauses = [
  ...decisions.flatMap(([, decision]) => decision.suggestions.map((suggestion) => suggestion.because)),
  ...carriers.flatMap(({ aliases }) =>
    aliases.flatMap((alias) => (typeof alias === 'string' || alias.because === undefined ? [] : alias.because)),
  ),
  ...Object.values(codesByPlatform).flatMap((codes) =>
    Object.values(codes).flatMap((meaning) => (meaning === null ? [] : meaning.match.because)),
  ),
]
const marked = decisions.flatMap(([, { reason: why, warning }]) => [why.say, ...(warning === null ? [] : [warning])])
const lines = [
  ...new Set([...decisions.flatMap(([, { trace }]) => trace.map(({ say }) => say)), ...marked, ...becauses]),
]

describe('what was looked at, in German', () => {
  it.each(lines)('%s', (line) => {
    const german = saidIn(sentences, line)
    expect(german).not.toBe(line)
    expect(german).not.toMatch(english)
  })

  it.each([...traceSentences])('%j is said somewhere', (own) => {
    const others = sentences.filter(([shape]) => shape !== own)
    expect(lines.some((line) => saidIn(others, line) !== saidIn(sentences, line))).toBe(true)
  })

  it('several warnings in one text are said one by one', () => {
    const warnings = decisions.find(([, decision]) => decision.warnings.length > 1)?.[1].warnings ?? []
    const each = warnings.map((warning) => saidIn(sentences, warning))
    const facts = { number: uspsNumber, provider: 'USPS' }
    expect(warnings.length).toBeGreaterThan(1)
    expect(saidIn(sentences, warnings.join(' '))).toBe(each.join(' '))
    expect(saidIn(sentences, reason('synced_doubtful', { ...facts, warning: warnings.join(' ') }).say)).toBe(
      `TikTok Shop hat ${uspsNumber} mit USPS genommen. Waybridge hat einen Zweifel: ${each.join(' ')}`,
    )
  })

  it.each(marketRules.map(({ say }) => say))('%s', (say) => {
    expect(saidIn(sentences, say)).not.toBe(say)
  })
})

const reply = (status: number) => ({ status, headers: {}, text: '' })
const problems = [
  ...errorCatalogue,
  ...badParameterReadings,
  judgeCode(1, 'get-order-list', 'no code of any page'),
  judgeCode(36009004, 'get-order-list', 'something of the request'),
  problemOfSilence('write', 'unknown', 'no complete answer in time'),
  problemOfSilence('read', 'none', 'no connection'),
  ...[200, 429, 503].flatMap((status) =>
    (['read', 'write'] as const).map((kind) => problemOfUnreadable(kind, reply(status), null, 0)),
  ),
  problemOfOurs('the shop cipher is missing'),
]
const tokens = await fixedToken('').renewAfterRefusal('')
if (!tokens.ok) problems.push(tokens.problem)

/** Somebody waits at a form. */
const atForm = refusalOf(problemOfSilence('read', 'none', 'no connection'))
const refusals = [...new Set(problems.flatMap(({ say, nextStep }) => [say, nextStep])), String(atForm.facts.nextStep)]

describe('what TikTok Shop refuses, in German', () => {
  it('has a sentence for each of our words, and no other', () => {
    const known = tiktokRefusals.map(([own]) => own)
    expect(known.toSorted()).toEqual(refusals.toSorted())
  })

  it.each(refusals)('%s', (said) => {
    const own = tiktokRefusals.find(([shape]) => shape === said) as Sentence
    expect(saidIn(sentences, said)).toBe(own[1])
    expect(own[1]).not.toMatch(english)
  })

  it.each(problems.map(({ say }) => say))('%s The next try comes by itself.', (say) => {
    const { say: whole } = reason('retry_later', { say })
    expect(saidIn(sentences, whole)).toBe(`${saidIn(sentences, say)} Der nächste Versuch kommt von selbst.`)
    const { say: paused } = reason('channel_paused', { because: say })
    expect(saidIn(sentences, paused)).toBe(`Der Verkaufskanal ist angehalten. ${saidIn(sentences, say)}`)
  })

  it('what stands at an attempt without an answer is still said so', () => {
    const written = ['tiktok-shop/http-door.ts', 'tiktok-shop/judge.ts', 'server/engine/pusher.ts']
      .map((file) => readFileSync(new URL(`../packages/${file}`, import.meta.url), 'utf8'))
      .join('\n')
    for (const [own] of withoutAnswer) expect(written).toContain(own.replace(/ \(\{code\}\)$/, ''))
  })

  it('at a form, too', () => {
    const said = (text: string) => saidIn(sentences, text)
    expect(refusedIn(germanRefusals, atForm.code, atForm.facts, said)).toEqual({
      say: 'TikTok Shop war nicht zu erreichen.',
      nextStep:
        'Versuchen Sie es in ein paar Minuten wieder. Bleibt es so, prüfen Sie, ob dieser Server TikTok Shop erreicht.',
    })
  })
})
