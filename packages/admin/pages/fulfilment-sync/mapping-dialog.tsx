/** + Add mapping, and editing one: the store carrier, what to do with it, and what would happen, before it is saved. */
import { Alert, Button, Group, Modal, NativeSelect, Radio, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { connectorsQuery, providersQuery } from '../../api/channels.ts'
import type { Schemas } from '../../api/client.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { Folded } from '../../parts/folded.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useLanguage, useTexts } from '../../texts/index.tsx'
import {
  bodyOf,
  type Mapping,
  mappingsQuery,
  namedQuery,
  saveMapping,
  type Unmapped,
  unmappedQuery,
  type Wish,
} from './api.ts'
import classes from './fulfilment-sync.module.css'
import { PreviewPanel } from './preview-panel.tsx'
import { ProviderSelect } from './provider-select.tsx'
import type { Release } from './release-card.tsx'
import { StoreCarrierField } from './store-carrier-field.tsx'

/** The preview runs the real decision over hundreds of shipments: not at every key. */
const previewAfterMs = 350

type MappingDialogProps = {
  channelId: string
  /** As shown: the word for "no carrier" stands for an empty name. */
  storeCarrier: string
  edited: Mapping | null
  onClose(): void
  /** To another mapping that is there. */
  onEdit(mapping: Mapping): void
  onReleased(release: Release): void
}

export function MappingDialog({ channelId, storeCarrier, edited, onClose, onEdit, onReleased }: MappingDialogProps) {
  const texts = useTexts()
  const t = texts.mappings.dialog
  const unmapped = useQuery(unmappedQuery(channelId))
  // What is suggested at first comes from the waiting carriers, and the focus goes into the whole form: so they are awaited.
  if (unmapped.isPending) return null
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={edited === null ? t.addTitle : t.editTitle}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <MappingForm
        channelId={channelId}
        edited={edited}
        unmapped={unmapped.data ?? []}
        storeCarrier={storeCarrier}
        onClose={onClose}
        onEdit={onEdit}
        onReleased={onReleased}
      />
    </Modal>
  )
}

type Suggestion = Schemas['Suggestion']
type MappingFormProps = MappingDialogProps & { unmapped: readonly Unmapped[] }

function MappingForm({ channelId, storeCarrier, edited, unmapped, onClose, onEdit, onReleased }: MappingFormProps) {
  const texts = useTexts()
  const t = texts.mappings
  const { noCarrier } = texts.common.words
  const queries = useQueryClient()
  const providers = useQuery(providersQuery(channelId)).data?.items ?? []
  const findUnmapped = (typed: string) => unmapped.find((each) => (each.storeCarrier ?? noCarrier) === typed.trim())

  const [carrier, setCarrier] = useState(edited === null ? storeCarrier : edited.storeCarrier || noCarrier)
  const [wish, setWish] = useState<Omit<Wish, 'storeCarrier'>>(() => ({
    match: edited?.match ?? 'exact',
    storeKind: edited?.storeKind ?? null,
    deliveryOptionId: edited?.deliveryOptionId ?? null,
    target: edited?.target ?? 'provider',
    providerId: edited?.provider?.id ?? findUnmapped(storeCarrier)?.suggestions[0]?.provider.id ?? null,
  }))
  const [isTried, setTried] = useState(false)
  const whole: Wish = { ...wish, storeCarrier: carrier.trim() === noCarrier ? '' : carrier.trim() }
  const isNamed = carrier.trim() !== ''
  const [settled] = useDebouncedValue(JSON.stringify(whole), previewAfterMs)
  const waiting = findUnmapped(carrier)
  const [typed] = useDebouncedValue(whole.storeCarrier, previewAfterMs)
  const named = useQuery({
    ...namedQuery(channelId, typed, wish.storeKind),
    enabled: typed !== '' && waiting === undefined && wish.match === 'exact',
    placeholderData: keepPreviousData,
  }).data
  const isNamedNow = waiting === undefined && whole.storeCarrier !== '' && wish.match === 'exact'
  const suggestions = waiting?.suggestions ?? (isNamedNow ? (named?.suggestions ?? []) : [])
  const notOffered = waiting?.notOffered ?? (isNamedNow ? (named?.notOffered ?? null) : null)
  const mappings = useQuery(mappingsQuery(channelId)).data ?? []
  const twin = isNamed ? mappings.find((each) => each.id !== edited?.id && isTwin(each, whole)) : undefined
  const change = (part: Partial<Wish>) => setWish((old) => ({ ...old, ...part }))

  const save = useMutation({
    mutationFn: () => saveMapping(channelId, whole, edited?.id),
    onSuccess: ({ released, bulkId }) => {
      for (const topic of ['mappings', 'shipments']) queries.invalidateQueries({ queryKey: [topic] })
      if (bulkId !== null && wish.target === 'provider')
        onReleased({
          bulkId,
          channelId,
          storeCarrier: carrier.trim(),
          storeCarrierKey: wish.match === 'exact' ? (waiting?.storeCarrierKey ?? null) : null,
          total: released,
        })
      else tellDone(t.released.savedAs[wish.target](released))
      onClose()
    },
  })

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isNamed && bodyOf(whole) !== null && !save.isPending) save.mutate()
      }}
    >
      <Stack gap="md">
        <StoreCarrierField
          value={carrier}
          unmapped={unmapped}
          error={isTried && !isNamed ? t.dialog.storeCarrierNone : null}
          onChange={(value) => {
            setCarrier(value)
            const best = findUnmapped(value)?.suggestions[0]
            if (best !== undefined && wish.providerId === null) change({ providerId: best.provider.id })
          }}
        />
        {twin && (
          <Alert color="yellow" role="status" icon={<CircleAlert size={18} />} title={t.dialog.exists(carrier.trim())}>
            <Button size="compact-sm" variant="default" onClick={() => onEdit(twin)}>
              {t.dialog.editExisting}
            </Button>
          </Alert>
        )}
        <Radio.Group
          label={t.dialog.what}
          description={t.targetHelp[wish.target]}
          value={wish.target}
          onChange={(target) => change({ target: target as Wish['target'] })}
        >
          <Group mt={8} gap="lg">
            {(['provider', 'do_not_sync', 'hold'] as const).map((target) => (
              <Radio key={target} value={target} label={t.targets[target]} />
            ))}
          </Group>
        </Radio.Group>
        {wish.target === 'provider' && (
          <div>
            <ProviderSelect
              providers={providers}
              suggestions={suggestions}
              value={wish.providerId}
              error={isTried && wish.providerId === null ? t.dialog.providerNone : null}
              onChange={(providerId) => change({ providerId })}
            />
            <Suggested
              suggestion={suggestions[0]}
              notOffered={notOffered}
              chosen={wish.providerId}
              onTake={(providerId) => change({ providerId })}
            />
          </div>
        )}
        <Conditions channelId={channelId} wish={wish} onChange={change} />
        {isNamed && twin === undefined && (
          <PreviewPanel channelId={channelId} wish={JSON.parse(settled)} mappingId={edited?.id} />
        )}
        <DialogFoot error={save.error} onCancel={onClose}>
          <Button type="submit" loading={save.isPending}>
            {t.dialog.save}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  )
}

/** The same name under the same conditions: as the server tells them apart, but for spellings only it knows. */
function isTwin(mapping: Mapping, wish: Wish): boolean {
  const key = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ')
  return (
    key(mapping.storeCarrier) === key(wish.storeCarrier) &&
    mapping.match === wish.match &&
    mapping.storeKind === wish.storeKind &&
    mapping.deliveryOptionId === wish.deliveryOptionId
  )
}

type SuggestedProps = {
  suggestion: Suggestion | undefined
  /** The carrier that is meant, where this channel does not list it. */
  notOffered: string | null
  chosen: string | null
  onTake(providerId: string): void
}

/** The best suggestion with its reason, to be taken with one press; or why there is none. */
function Suggested({ suggestion, notOffered, chosen, onTake }: SuggestedProps) {
  const { locale, texts } = useLanguage()
  const t = texts.mappings
  if (suggestion === undefined)
    return (
      notOffered !== null && (
        <Text size="sm" mt={6} className={classes.warned}>
          {t.unmapped.notOffered(notOffered)}
        </Text>
      )
    )
  if (suggestion.provider.id === chosen) return null
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(suggestion.confidence)
  return (
    <Group gap={6} mt={6}>
      <Button size="compact-sm" variant="light" onClick={() => onTake(suggestion.provider.id)}>
        {t.dialog.take(suggestion.provider.name)}
      </Button>
      <Text size="xs" c="dimmed">
        {t.unmapped.because(texts.common.problem.said(suggestion.because), percent)}
      </Text>
    </Group>
  )
}

type ConditionsProps = {
  channelId: string
  wish: Omit<Wish, 'storeCarrier'>
  onChange(part: Partial<Wish>): void
}

/** Seldom needed, so folded away unless one of them is set. */
function Conditions({ channelId, wish, onChange }: ConditionsProps) {
  const t = useTexts().mappings.dialog
  const [isOpen, setOpen] = useState(
    wish.match !== 'exact' || wish.storeKind !== null || wish.deliveryOptionId !== null,
  )
  const connectors = useQuery(connectorsQuery).data ?? []
  const options = useQuery(providersQuery(channelId)).data?.deliveryOptions ?? []
  return (
    <Folded label={t.advanced} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <NativeSelect
        label={t.match}
        data={[
          { value: 'exact', label: t.exact },
          { value: 'pattern', label: t.pattern },
        ]}
        value={wish.match}
        onChange={(event) => onChange({ match: event.currentTarget.value as Wish['match'] })}
      />
      <Group grow align="flex-start">
        <NativeSelect
          label={t.onlyStore}
          data={[{ value: '', label: t.anyStore }, ...connectors.map(({ kind, label }) => ({ value: kind, label }))]}
          value={wish.storeKind ?? ''}
          onChange={(event) => onChange({ storeKind: event.currentTarget.value || null })}
        />
        <Select
          label={t.onlyOption}
          placeholder={t.anyOption}
          clearable
          data={options.map(({ id, name }) => ({ value: id, label: name || id }))}
          value={wish.deliveryOptionId}
          onChange={(deliveryOptionId) => onChange({ deliveryOptionId })}
        />
      </Group>
      {wish.match === 'pattern' && (
        <Text size="xs" c="dimmed">
          {t.patternExample}
        </Text>
      )}
    </Folded>
  )
}
