/** Connects a store, or connects it again: the connector's own fields, tested live, with each missing permission by name. */
import { Alert, Button, Modal, NativeSelect, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { connectorsQuery, type Store, type StoreConnector } from '../../api/channels.ts'
import { ApiProblem } from '../../api/client.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { Folded } from '../../parts/folded.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { connectStore, reconnectStore, type StoreConnected } from './api.ts'
import { inWordsOf } from './connector-words.ts'
import { PermissionList } from './permission-list.tsx'

export function StoreDialog({ known, onClose }: { known: Store | undefined; onClose(): void }) {
  const texts = useTexts()
  const t = texts.channels.stores
  const connectors = useQuery(connectorsQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const [connected, setConnected] = useState<StoreConnected | null>(null)
  const kind = known?.kind ?? chosen ?? connectors.data?.[0]?.kind
  const connector = connectors.data?.map(inWordsOf(t.connectorWords)).find((each) => each.kind === kind)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={known === undefined ? t.connect : t.editTitle(known.name)}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <ProblemNotice error={connectors.error} />
      {connectors.isPending && <Skeleton height={420} />}
      {connected !== null ? (
        <ConnectedStore connected={connected} onClose={onClose} />
      ) : (
        <Stack>
          {known === undefined && (
            <NativeSelect
              label={t.platform}
              data-autofocus
              data={(connectors.data ?? []).map((each) => ({ value: each.kind, label: each.label }))}
              value={kind ?? ''}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
          )}
          {connector && (
            <StoreForm
              key={connector.kind}
              connector={connector}
              known={known}
              onClose={onClose}
              onConnected={setConnected}
            />
          )}
        </Stack>
      )}
    </Modal>
  )
}

type StoreFormProps = {
  connector: StoreConnector
  known: Store | undefined
  onClose(): void
  onConnected(connected: StoreConnected): void
}

function StoreForm({ connector, known, onClose, onConnected }: StoreFormProps) {
  const texts = useTexts()
  const t = texts.channels.stores
  const queries = useQueryClient()
  const [name, setName] = useState(known?.name ?? '')
  const [values, setValues] = useState<Record<string, string>>(known?.settings ?? {})
  const connect = useMutation({
    mutationFn: () => {
      const settings = Object.fromEntries(
        Object.entries(values)
          .map(([key, value]) => [key, value.trim()] as const)
          .filter(([, value]) => value !== ''),
      )
      const wish = { settings, ...(name.trim() === '' ? {} : { name: name.trim() }) }
      return known === undefined ? connectStore(connector.kind, wish) : reconnectStore(known.id, wish)
    },
    onSuccess: (connected) => {
      void queries.invalidateQueries()
      onConnected(connected)
    },
  })
  const wrong = new Map(
    connect.error instanceof ApiProblem ? connect.error.fields.map(({ path, say }) => [path, say]) : [],
  )
  const rare = connector.fields.filter((field) => field.rare)
  const [isRareOpen, setRareOpen] = useState(() => rare.some(({ name: field }) => known?.settings[field]))
  // What is wrong must be seen.
  const isOpen = isRareOpen || rare.some(({ name: field }) => wrong.has(field))
  const fieldOf = (field: StoreConnector['fields'][number] & { wrong?: string }) => {
    const shared = {
      label: field.label,
      description: [field.help, field.secret ? (known ? t.keep : t.secretHelp) : ''].join(' ').trim(),
      placeholder: field.placeholder ?? undefined,
      required: field.required && !(field.secret && known !== undefined),
      error: wrong.has(field.name) && (field.wrong ?? wrong.get(field.name)),
      autoComplete: 'off',
      spellCheck: false,
      value: values[field.name] ?? '',
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
        const { value } = event.currentTarget
        setValues((old) => ({ ...old, [field.name]: value }))
      },
    }
    return field.secret ? (
      <PasswordInput
        key={field.name}
        {...shared}
        visibilityToggleButtonProps={{ 'aria-label': t.showValue(field.label) }}
      />
    ) : (
      <TextInput key={field.name} {...shared} />
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        connect.mutate()
      }}
    >
      <Stack>
        <TextInput
          label={t.name}
          description={t.nameHelp}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {connector.fields.filter((field) => !field.rare).map(fieldOf)}
        {rare.length > 0 && (
          <Folded label={t.rare} isOpen={isOpen} onToggle={() => setRareOpen(!isOpen)}>
            {rare.map(fieldOf)}
          </Folded>
        )}
        <div aria-live="polite">{connect.isPending && <Text size="sm">{t.testing}</Text>}</div>
        <ProblemNotice error={connect.error} atFields />
        <DialogFoot onCancel={onClose}>
          <Button type="submit" loading={connect.isPending}>
            {known === undefined ? t.save : t.saveAgain}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  )
}

function ConnectedStore({ connected, onClose }: { connected: StoreConnected; onClose(): void }) {
  const texts = useTexts()
  const t = texts.channels.stores
  const isDeaf = connected.noticesSay !== null || connected.notices.some(({ state }) => state === 'failed')
  return (
    <Stack>
      <Alert color="green" icon={<CircleCheck size={20} />} title={texts.channels.connected.title} role="status">
        <Text size="sm">{t.connectedSay(connected.store.name)}</Text>
        <PermissionList permissions={connected.permissions} />
      </Alert>
      {isDeaf && <Alert color="yellow">{connected.noticesSay ?? t.noticesFailed}</Alert>}
      <DialogFoot>
        <LinkButton to="/start" variant="default">
          {texts.channels.start.title}
        </LinkButton>
        <Button onClick={onClose}>{texts.common.actions.close}</Button>
      </DialogFoot>
    </Stack>
  )
}
