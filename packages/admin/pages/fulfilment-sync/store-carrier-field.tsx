/** The store carrier: those that orders wait for are offered first, with how many and how long; any name can be typed. */
import { Autocomplete, Text } from '@mantine/core'
import { Deadline } from '../../parts/times.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import type { Unmapped } from './api.ts'
import classes from './fulfilment-sync.module.css'

type StoreCarrierFieldProps = {
  value: string
  unmapped: readonly Unmapped[]
  error: string | null
  onChange(value: string): void
}

export function StoreCarrierField({ value, unmapped, error, onChange }: StoreCarrierFieldProps) {
  const texts = useTexts()
  const t = texts.mappings
  const { noCarrier } = texts.common.words
  const named = new Map(unmapped.map((each) => [each.storeCarrier ?? noCarrier, each]))
  const others = named.has(noCarrier) ? [] : [noCarrier]
  return (
    <Autocomplete
      label={t.dialog.storeCarrier}
      description={t.dialog.storeCarrierHelp}
      data-autofocus
      required
      maxLength={200}
      openOnFocus={false}
      data={[...(named.size > 0 ? [{ group: t.dialog.waitingGroup, items: [...named.keys()] }] : []), ...others]}
      renderOption={({ option }) => {
        const waiting = named.get(option.value)
        return waiting === undefined ? (
          <span dir="auto">{option.value}</span>
        ) : (
          <WaitingOption name={option.value} waiting={waiting} />
        )
      }}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}

/** How many wait and how long, and where they come from: a name alone may be anybody's. */
function WaitingOption({ name, waiting }: { name: string; waiting: Unmapped }) {
  const { locale, texts } = useLanguage()
  const t = texts.mappings
  const stores = new Intl.ListFormat(locale).format(waiting.stores.map((store) => store.name))
  const [example] = waiting.examples
  const order = example?.orderName ?? example?.orderId ?? null
  const from = [
    ...(stores === '' ? [] : [t.unmapped.from(stores)]),
    ...(order === null ? [] : [t.unmapped.example(order)]),
  ]
  return (
    <span className={classes.option}>
      <span>
        <span dir="auto">{name}</span>
        {from.length > 0 && (
          <Text component="span" size="xs" c="dimmed" display="block">
            {from.join(' · ')}
          </Text>
        )}
      </span>
      <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {t.unmapped.waiting(waiting.waiting)} <Deadline at={waiting.earliestDeadlineAt} />
      </Text>
    </span>
  )
}
