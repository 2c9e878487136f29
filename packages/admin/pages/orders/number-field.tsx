/**
 * The tracking ID, checked as it is typed, and the shipping provider it fits: what Step 1 promises. The carriers the number fits
 * stand first in the provider list. One that the decision would take is chosen until a person chooses; where several are
 * possible a person must. Whatever the decision holds against number or provider is said here.
 */
import { Alert, Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { providersQuery } from '../../api/channels.ts'
import { useLanguage } from '../../texts/index.tsx'
import { ProviderSelect } from '../fulfilment-sync/provider-select.tsx'
import { type NumberCheck, pairOf, type Typed } from './number-check.ts'
import classes from './orders.module.css'

/** Somebody who paused this long has typed all of it; before, half a number is no mistake. */
const typedAfterMs = 1_000
const offeredMax = 2

type NumberFieldProps = {
  channelId: string
  typed: Typed
  check: NumberCheck
  needsNumber: boolean
  needsProvider: boolean
  /** Confirming was tried: what is missing is said. */
  isTried: boolean
  onChange(typed: Typed): void
}

export function NumberField({
  channelId,
  typed,
  check,
  needsNumber,
  needsProvider,
  isTried,
  onChange,
}: NumberFieldProps) {
  const { texts } = useLanguage()
  const t = texts.orders.tracking
  const [isLeft, setLeft] = useState(false)
  const [rested] = useDebouncedValue(typed.number, typedAfterMs)
  const providers = useQuery(providersQuery(channelId)).data?.items ?? []
  const { verdict, isChecking, isWrong } = check
  const { isChosen, providerId } = typed
  const best = verdict !== null && verdict.reason === null ? (verdict.provider?.id ?? null) : null
  useEffect(() => {
    if (verdict !== null && !isChosen && providerId !== best) onChange({ ...typed, providerId: best })
  }, [verdict, best, isChosen, providerId, typed, onChange])
  const isEmpty = needsNumber && isTried && typed.number.trim() === ''
  const mayGrow = verdict?.numberProblem === 'too_short' || rested !== typed.number
  const saysWrong = isWrong && (isTried || isLeft || !mayGrow)
  return (
    <>
      <TextInput
        label={t.number}
        description={t.numberHelp}
        required={needsNumber}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={typed.number}
        error={isEmpty ? t.numberNone : saysWrong}
        rightSection={isChecking ? <Loader size={16} aria-label={t.checking} /> : null}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        onChange={(event) => onChange({ ...typed, number: event.currentTarget.value })}
      />
      <div aria-live="polite" className={classes.verdict}>
        {verdict && (!isWrong || saysWrong) && (
          <Said check={check} verdict={verdict} typed={typed} providers={providers} onChange={onChange} />
        )}
      </div>
      <ProviderSelect
        label={t.provider}
        placeholder={t.providerChoose}
        isRequired={needsProvider}
        providers={providers}
        suggestions={verdict?.suggestions ?? []}
        showsConfidence={false}
        value={providerId}
        error={needsProvider && isTried && providerId === null ? t.providerNone : null}
        onChange={(chosen) => onChange({ ...typed, providerId: chosen, isChosen: true })}
      />
    </>
  )
}

type SaidProps = Pick<NumberFieldProps, 'check' | 'typed' | 'onChange'> & {
  verdict: NonNullable<NumberCheck['verdict']>
  providers: readonly { id: string; name: string }[]
}

function Said({ check, verdict, typed, providers, onChange }: SaidProps) {
  const { locale, texts } = useLanguage()
  const t = texts.orders.tracking
  const { said } = texts.common.problem
  const { reason, repair, suggestions, otherNumbers } = verdict
  const names = (type: 'disjunction' | 'conjunction') =>
    new Intl.ListFormat(locale, { type }).format(suggestions.map(({ provider }) => provider.name))
  const chosenName = providers.find(({ id }) => id === typed.providerId)?.name ?? ''
  if (check.isWrong)
    return (
      <Stack gap={6} align="flex-start">
        <Text size="sm" c="red" role="alert">
          {reason && said(reason.say)}
        </Text>
        {repair !== null && (
          <Button size="xs" variant="light" onClick={() => onChange({ ...typed, number: repair, isChosen: false })}>
            {t.did(repair)}
          </Button>
        )}
      </Stack>
    )
  if (check.isUnlike)
    return (
      <Alert color="yellow" p="sm" title={t.unlike(names('disjunction'), chosenName)}>
        <Group gap="xs" mt={4}>
          {suggestions.slice(0, offeredMax).map(({ provider }) => (
            <Button
              key={provider.id}
              size="xs"
              onClick={() => onChange({ ...typed, providerId: provider.id, isChosen: true })}
            >
              {t.takeProvider(provider.name)}
            </Button>
          ))}
          <Button size="xs" variant="default" onClick={() => onChange({ ...typed, keptAs: pairOf(typed) })}>
            {t.keepProvider(chosenName)}
          </Button>
        </Group>
      </Alert>
    )
  // The wrong provider was told above, and kept.
  const warnings = verdict.trace.filter(({ step, outcome }) => outcome === 'warn' && step !== 'agree')
  const isOpenChoice = reason?.code === 'carrier_not_named' && suggestions.length > 0
  return (
    <Stack gap={6}>
      {check.isUnverified ? (
        <Alert color="yellow" p="xs">
          {verdict.fit === 'unknown' && chosenName !== '' ? t.unverifiedWith(chosenName) : t.unverified}
        </Alert>
      ) : isOpenChoice ? (
        <Text size="sm" fw={600}>
          {suggestions.length > 1 ? t.ambiguous(names('disjunction')) : t.maybe(names('disjunction'))}
        </Text>
      ) : reason !== null ? (
        <Alert color="yellow" p="xs" title={said(reason.say)}>
          {reason.nextStep && said(reason.nextStep)}
        </Alert>
      ) : (
        suggestions.length > 0 && (
          <Text size="sm" c="dimmed">
            {verdict.fit === 'unlike'
              ? t.kept(names('disjunction'), chosenName)
              : t.fits(fitting(verdict, suggestions))}
          </Text>
        )
      )}
      {otherNumbers.length > 0 && <Text size="sm">{t.otherNumbers(otherNumbers.join(', '))}</Text>}
      {warnings
        .filter(({ say }) => !otherNumbers.some((number) => say.includes(number)))
        .map(({ say }) => (
          <Alert key={say} color="yellow" p="xs">
            {said(say)}
          </Alert>
        ))}
    </Stack>
  )
}

/** The one that goes; others the number resembles are in the list and would only raise doubts here. */
const fitting = (
  { provider }: NonNullable<NumberCheck['verdict']>,
  suggestions: NonNullable<NumberCheck['verdict']>['suggestions'],
): string => provider?.name ?? suggestions[0]?.provider.name ?? ''
