/** `check`: one number in plain words. */
import { carrierById, detect, isCarrierId } from '@waybridge/carriers'
import { referenceProviders, referenceProvidersReadOn } from '@waybridge/sync'
import { type DecideAnswer, decideNumber } from './decide-line.ts'

export type CheckAnswer = {
  region: 'US' | 'UK'
  numbers: {
    number: string
    verdict: 'well_formed' | 'unverified' | 'malformed'
    because: string | null
    carriers: { carrier: string; name: string; check: 'passed' | 'failed' | 'none'; strength: number }[]
    suggestions: { number: string; because: string }[]
    notes: string[]
  }[]
  decision: DecideAnswer
}

export function checkNumber(
  number: string,
  region: 'US' | 'UK',
  storeCarrier: string | null,
  today: string,
): CheckAnswer {
  const { numbers } = detect(number, { region, ...(storeCarrier === null ? {} : { storeCarrier }) })
  return {
    region,
    numbers: numbers.map((each) => ({
      number: each.number,
      verdict: each.verdict,
      because: each.reason?.say ?? null,
      carriers: each.candidates.map(({ carrier, check, strength }) => ({
        carrier,
        name: isCarrierId(carrier) ? carrierById(carrier).name : carrier,
        check,
        strength: Math.min(strength, 100),
      })),
      suggestions: each.suggestions,
      notes: each.notes.map((note) => note.say),
    })),
    decision: decideNumber({
      region,
      number,
      storeCarrier,
      mappings: [],
      providers: referenceProviders[region],
      today,
    }),
  }
}

const verdictWords = {
  well_formed: 'well formed',
  unverified: 'cannot be checked: its carrier publishes no form',
  malformed: 'malformed',
} as const
const checkWords = {
  passed: 'check digit right',
  failed: 'check digit wrong',
  none: 'form only, no check digit known',
} as const

/** For people, in the order one would ask: what is it, whose is it, what happens with it, and why. */
export function sayCheck(answer: CheckAnswer): string {
  const lines: string[] = []
  for (const each of answer.numbers) {
    lines.push(`${each.number || '(no number)'}: ${verdictWords[each.verdict]}`)
    if (each.because !== null) lines.push(`  ${each.because}`)
    for (const { name, check } of each.carriers)
      lines.push(`  ${each.verdict === 'malformed' ? 'looks like' : 'fits'} ${name} (${checkWords[check]})`)
    for (const suggestion of each.suggestions)
      lines.push(`  did you mean ${suggestion.number}? (${suggestion.because})`)
    for (const note of each.notes) lines.push(`  note: ${note}`)
  }
  const { decision } = answer
  lines.push(
    decision.provider !== null
      ? `Would go to TikTok Shop ${answer.region} with ${decision.provider.name} (${decision.provider.id}; list of ${referenceProvidersReadOn}, your shop's own list decides).`
      : `Would ${decision.action === 'skip' ? 'be skipped' : 'be held'}: ${decision.reason}.`,
  )
  lines.push('Why:')
  for (const { step, outcome, say } of decision.trace) lines.push(`  ${outcome.padEnd(4)} ${step.padEnd(7)} ${say}`)
  return `${lines.join('\n')}\n`
}
