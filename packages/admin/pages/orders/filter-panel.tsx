/** Every filter in one place, behind one button that says how many hold. Each works at once. */
import { Badge, Button, Group, NativeSelect, Popover, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { storesQuery, useChannels } from '../../api/channels.ts'
import { useLanguage } from '../../texts/index.tsx'
import { facetsQuery } from './api.ts'
import classes from './orders.module.css'
import { filterOf, noFilter, type OrdersSearch, type SyncState, sorts, states } from './search.ts'

type FilterPanelProps = { search: OrdersSearch; onShow(change: Partial<OrdersSearch>): void }

export function FilterPanel({ search, onShow }: FilterPanelProps) {
  const { texts } = useLanguage()
  const t = texts.orders.filters
  const [isOpen, setOpen] = useState(false)
  const { text: _own, ...filters } = filterOf(search)
  const count = Object.keys(filters).length + (search.state === undefined ? 0 : 1)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width="min(360px, calc(100vw - 24px))"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          px="sm"
          className={classes.tools}
          leftSection={<SlidersHorizontal size={16} />}
          rightSection={
            count > 0 && (
              <Badge size="sm" circle aria-hidden="true">
                {count}
              </Badge>
            )
          }
          aria-label={count > 0 ? t.withCount(count) : t.label}
          onClick={() => setOpen(!isOpen)}
        >
          {t.label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.label}>
        <Fields search={search} onShow={onShow} />
        <Group justify="space-between" mt="md">
          <Button
            variant="subtle"
            size="xs"
            disabled={count === 0}
            onClick={() => onShow({ ...noFilter, text: search.text, state: undefined })}
          >
            {t.clear}
          </Button>
          <Button size="xs" onClick={() => setOpen(false)}>
            {texts.common.actions.close}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

function Fields({ search, onShow }: FilterPanelProps) {
  const { texts } = useLanguage()
  const t = texts.orders.filters
  const channels = useChannels()
  const stores = (useQuery(storesQuery).data ?? []).filter((store) => store.status !== 'disconnected')
  const facets = useQuery(facetsQuery).data
  const isAwaiting = search.tab === 'awaiting'
  const [state, ...more] = search.state ?? []
  const reasons = (facets?.reasons ?? []).map(({ reasonCode }) => ({
    value: reasonCode,
    label: texts.reasons[reasonCode] ?? reasonCode,
  }))
  const carriers = (facets?.carriers ?? []).map(({ storeCarrierKey, storeCarrier }) => ({
    value: storeCarrierKey,
    label: storeCarrier?.trim() || texts.common.words.noCarrier,
  }))
  return (
    <Stack gap="xs">
      {!isAwaiting && (
        <NativeSelect
          hiddenFrom="sm"
          label={t.sort}
          data={sorts.map((sort) => ({ value: sort, label: t.sorts[sort] }))}
          value={search.sort ?? 'newest'}
          onChange={(event) => onShow({ sort: event.currentTarget.value as NonNullable<OrdersSearch['sort']> })}
        />
      )}
      {channels.length > 1 && (
        <NativeSelect
          label={texts.common.words.channel}
          data={[{ value: '', label: t.channel }, ...channels.map(({ id, name }) => ({ value: id, label: name }))]}
          value={search.channel ?? ''}
          onChange={(event) => onShow({ channel: event.currentTarget.value || undefined })}
        />
      )}
      {!isAwaiting && (
        <>
          {stores.length > 1 && (
            <NativeSelect
              label={texts.common.words.store}
              data={[{ value: '', label: t.store }, ...stores.map(({ id, name }) => ({ value: id, label: name }))]}
              value={search.store ?? ''}
              onChange={(event) => onShow({ store: event.currentTarget.value || undefined })}
            />
          )}
          <NativeSelect
            label={texts.common.words.state}
            data={[
              { value: '', label: more.length > 0 ? t.severalStates : t.anyState },
              ...states.map((each) => ({ value: each, label: texts.common.states[each] })),
            ]}
            value={more.length > 0 ? '' : (state ?? '')}
            onChange={({ currentTarget: { value } }) =>
              onShow({ group: undefined, state: value === '' ? undefined : [value as SyncState] })
            }
          />
          <NativeSelect
            label={texts.common.words.reason}
            data={[{ value: '', label: t.anyReason }, ...withChosen(reasons, search.reason, texts.reasons)]}
            value={search.reason ?? ''}
            onChange={(event) => onShow({ reason: event.currentTarget.value || undefined })}
          />
          <NativeSelect
            label={texts.common.words.storeCarrier}
            data={[{ value: anyCarrier, label: t.anyCarrier }, ...withChosen(carriers, search.carrier, {})]}
            value={search.carrier ?? anyCarrier}
            onChange={({ currentTarget: { value } }) => onShow({ carrier: value === anyCarrier ? undefined : value })}
          />
          <Group grow gap="xs">
            <TextInput
              type="date"
              label={t.from}
              value={search.from ?? ''}
              onChange={(event) => onShow({ from: event.currentTarget.value || undefined })}
            />
            <TextInput
              type="date"
              label={t.to}
              value={search.to ?? ''}
              onChange={(event) => onShow({ to: event.currentTarget.value || undefined })}
            />
          </Group>
          <TextInput
            type="date"
            label={t.due}
            value={search.due ?? ''}
            onChange={(event) => onShow({ due: event.currentTarget.value || undefined })}
          />
        </>
      )}
    </Stack>
  )
}

/** No store carrier is called so: an empty key means that the store names nobody. */
const anyCarrier = '*'

/** What a link asked for stays choosable, although there is nothing of it now. */
function withChosen(
  offered: readonly { value: string; label: string }[],
  chosen: string | undefined,
  words: Record<string, string>,
) {
  if (chosen === undefined || offered.some(({ value }) => value === chosen)) return offered
  return [...offered, { value: chosen, label: words[chosen] ?? chosen }]
}
