/** What the decision says of a typed tracking ID and the provider beside it, asked while somebody types. */
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type DryRun, dryRunQuery } from './api.ts'

const checkAfterMs = 250

export type Typed = {
  number: string
  providerId: string | null
  /** A person chose the provider: typing on does not change it. */
  isChosen: boolean
  /** Number and provider that were kept although the number has the form of another carrier. */
  keptAs: string | null
}
export const nothingTyped: Typed = { number: '', providerId: null, isChosen: false, keptAs: null }
export const pairOf = ({ number, providerId }: Typed): string => `${number.trim()} ${providerId}`

/** Reasons that are about the number itself. */
const numberReasons: ReadonlySet<string> = new Set(['number_malformed', 'number_repairable'])
/** Nobody we know has such numbers: a carrier that publishes none may. */
const unknownForms: ReadonlySet<string> = new Set(['unknown_format', 'carrier_not_in_region'])

export type NumberCheck = {
  /** Null while nothing is typed, and until the answer to what stands there now has come. */
  verdict: DryRun | null
  isChecking: boolean
  /** It cannot go, whoever carries it, or not with the provider that was chosen. */
  isWrong: boolean
  /** No form is known to compare it with. */
  isUnverified: boolean
  /** The number has the form of others than the chosen provider, and nobody said yet that it stays. */
  isUnlike: boolean
}

export function useNumberCheck(channelId: string, deliveryOptionId: string | null, typed: Typed): NumberCheck {
  const number = typed.number.trim()
  const chosen = typed.isChosen ? typed.providerId : null
  const [asked] = useDebouncedValue(number, checkAfterMs)
  const { data, isFetching, isPlaceholderData } = useQuery(dryRunQuery(channelId, asked, chosen, deliveryOptionId))
  const isCurrent = data !== undefined && !isPlaceholderData && asked === number
  const verdict = number !== '' && isCurrent ? data : null
  const isUnknownForm = verdict?.numberProblem != null && unknownForms.has(verdict.numberProblem)
  const isRefused = verdict?.reason != null && numberReasons.has(verdict.reason.code)
  return {
    verdict,
    isChecking: number !== '' && (isFetching || !isCurrent) && channelId !== '',
    isWrong: isRefused && !(isUnknownForm && chosen === null),
    isUnverified: verdict !== null && (verdict.fit === 'unknown' || (isUnknownForm && chosen === null)),
    isUnlike:
      verdict?.fit === 'unlike' &&
      chosen !== null &&
      verdict.suggestions.length > 0 &&
      verdict.suggestions.every(({ provider }) => provider.id !== chosen) &&
      typed.keptAs !== pairOf(typed),
  }
}

/** Why what is typed may not be confirmed. */
export const closedBecause = (
  { isWrong, isUnlike }: NumberCheck,
  words: { wrong: string; unlike: string },
): string | undefined => (isWrong ? words.wrong : isUnlike ? words.unlike : undefined)
