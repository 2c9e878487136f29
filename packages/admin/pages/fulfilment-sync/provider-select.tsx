/** The channel's live list of shipping providers, searchable; what is suggested stands first, with its reason. */
import { type ComboboxItem, type OptionsFilter, Select, Stack, Text } from '@mantine/core'
import type { Provider } from '../../api/channels.ts'
import type { Schemas } from '../../api/client.ts'
import { useLanguage } from '../../texts/index.tsx'

type ProviderSelectProps = {
  providers: readonly (Provider & { otherNames?: readonly string[] })[]
  suggestions: readonly Schemas['Suggestion'][]
  value: string | null
  error?: string | null
  label?: string
  placeholder?: string
  /** How sure a suggestion is; left out where several fit and none is a guess. */
  showsConfidence?: boolean
  isRequired?: boolean
  onChange(providerId: string | null): void
}

export function ProviderSelect({
  providers,
  suggestions,
  value,
  error,
  label,
  placeholder,
  showsConfidence = true,
  isRequired = true,
  onChange,
}: ProviderSelectProps) {
  const { locale, texts } = useLanguage()
  const t = texts.mappings.dialog
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const becauseOf = new Map(suggestions.map((each) => [each.provider.id, each]))
  const namesOf = (id: string) => [...(providers.find((each) => each.id === id)?.otherNames ?? [])]
  const optionOf = ({ id, name }: Provider) => ({ value: id, label: name })
  const rest = providers.filter(({ id }) => !becauseOf.has(id)).map(optionOf)
  return (
    <Select
      label={label ?? t.provider}
      {...(placeholder === undefined ? {} : { placeholder })}
      description={t.providerHelp(providers.length)}
      searchable
      // An absolute list widens the page of a phone while it finds its place, moves with it, and slips from under the finger.
      comboboxProps={{ floatingStrategy: 'fixed' }}
      required={isRequired}
      allowDeselect={false}
      maxDropdownHeight={280}
      nothingFoundMessage={t.noneFound}
      filter={({ options, search }) => findProviders(options, search, namesOf)}
      data={
        suggestions.length === 0
          ? rest
          : [
              { group: t.suggested, items: suggestions.map(({ provider }) => optionOf(provider)) },
              { group: t.all, items: rest },
            ]
      }
      renderOption={({ option }) => {
        const suggestion = becauseOf.get(option.value)
        const because = suggestion === undefined ? '' : texts.common.problem.said(suggestion.because)
        return (
          <Stack gap={0}>
            <span>{option.label}</span>
            {suggestion && (
              <Text component="span" size="xs" c="dimmed">
                {showsConfidence
                  ? texts.mappings.unmapped.because(because, percent.format(suggestion.confidence))
                  : because}
              </Text>
            )}
          </Stack>
        )
      }}
      value={value}
      error={error ?? null}
      onChange={onChange}
    />
  )
}

type Options = Parameters<OptionsFilter>[0]['options']

/** By its name at TikTok or any other name of its carrier; signs and case do not matter. */
function findProviders(options: Options, search: string, namesOf: (id: string) => readonly string[]): Options {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const wanted = plain(search)
  const isMeant = ({ value, label }: ComboboxItem) =>
    [label, ...namesOf(value)].some((name) => plain(name).includes(wanted))
  return options.flatMap((option) => {
    if (!('group' in option)) return isMeant(option) ? option : []
    const items = option.items.filter(isMeant)
    return items.length === 0 ? [] : { ...option, items }
  })
}
