/** Connects a TikTok Shop: over TikTok's own page, or with an authorisation code one has at hand. Says where each value is found. */
import {
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  NativeSelect,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import type { Channel } from '../../api/channels.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { Folded } from '../../parts/folded.tsx'
import { LoopbackWarning } from '../../parts/loopback.tsx'
import { useTexts } from '../../texts/index.tsx'
import { beginAuthorisation, connectWithCode } from './api.ts'
import { ChooseShops } from './choose-shops.tsx'
import { ConnectedShops } from './connected-shops.tsx'

type Way = 'seller' | 'code'
const returnAddress = () => `${location.origin}/connect/tiktok-shop`

export function ConnectDialog({ known, onClose }: { known: Channel | undefined; onClose(): void }) {
  const texts = useTexts()
  const t = texts.channels.connectDialog
  const queries = useQueryClient()
  const [way, setWay] = useState<Way>('seller')
  const [isSandbox, setSandbox] = useState(false)
  const [values, setValues] = useState({
    appKey: known?.appKey ?? '',
    appSecret: '',
    serviceId: '',
    market: known === undefined || known.region === 'US' ? ('US' as const) : ('other' as const),
    authCode: '',
    apiUrl: '',
    authUrl: '',
  })
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
      const { value } = event.currentTarget
      setValues((old) => ({ ...old, [name]: value }))
    },
  })
  const connect = useMutation({
    mutationFn: async () => {
      const { appKey, appSecret, serviceId, market, authCode, apiUrl, authUrl } = values
      const app = {
        appKey: appKey.trim(),
        appSecret: appSecret.trim(),
        ...(isSandbox && apiUrl !== '' ? { apiUrl: apiUrl.trim() } : {}),
        ...(isSandbox && authUrl !== '' ? { authUrl: authUrl.trim() } : {}),
      }
      if (way === 'code') return connectWithCode({ ...app, authCode: codeOf(authCode) })
      const { url } = await beginAuthorisation({ ...app, serviceId: serviceId.trim(), market })
      location.assign(url)
      return null
    },
    onSuccess: (connected) => {
      if (connected !== null) void queries.invalidateQueries()
    },
  })
  const connected = connect.data
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={known === undefined ? t.title : t.againTitle(known.name)}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      {connected != null && connected.channels.length > 0 ? (
        <ConnectedShops channels={connected.channels} onClose={onClose} />
      ) : connected != null ? (
        <ChooseShops authorisationId={connected.authorisationId} shops={connected.shops} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            connect.mutate()
          }}
        >
          <Stack>
            <SegmentedControl
              aria-label={t.how}
              data={(['seller', 'code'] as const).map((value) => ({ value, label: t.ways[value] }))}
              value={way}
              onChange={(value) => setWay(value as Way)}
            />
            <Text size="sm" c="dimmed">
              {t.where}
            </Text>
            <TextInput label={t.appKey} required data-autofocus autoComplete="off" {...field('appKey')} />
            <PasswordInput
              label={t.appSecret}
              description={t.appSecretHelp}
              required
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': texts.channels.stores.showValue(t.appSecret) }}
              {...field('appSecret')}
            />
            {way === 'seller' ? (
              <>
                <TextInput label={t.serviceId} description={t.serviceIdHelp} required {...field('serviceId')} />
                <NativeSelect
                  label={t.market}
                  data={(['US', 'other'] as const).map((value) => ({ value, label: t.markets[value] }))}
                  {...field('market')}
                />
                <ReturnAddress />
              </>
            ) : (
              <TextInput
                label={t.code}
                description={t.codeHelp}
                required
                autoComplete="off"
                spellCheck={false}
                {...field('authCode')}
              />
            )}
            <Folded label={t.addresses} isOpen={isSandbox} onToggle={() => setSandbox(!isSandbox)}>
              <Text size="sm" c="dimmed">
                {t.addressesHelp}
              </Text>
              <TextInput label={t.apiUrl} type="url" {...field('apiUrl')} />
              <TextInput label={t.authUrl} type="url" {...field('authUrl')} />
            </Folded>
            <DialogFoot error={connect.error} onCancel={onClose}>
              <Button type="submit" loading={connect.isPending}>
                {way === 'seller' ? t.go : t.connect}
              </Button>
            </DialogFoot>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

function ReturnAddress() {
  const texts = useTexts()
  const { actions } = texts.common
  return (
    <div>
      <Text size="sm">{texts.channels.connectDialog.redirect}</Text>
      <Group gap="xs" mt={4}>
        <Code style={{ overflowWrap: 'anywhere' }}>{returnAddress()}</Code>
        <CopyButton value={returnAddress()}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? actions.copied : actions.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <LoopbackWarning address={returnAddress()} />
    </div>
  )
}

/** The code alone, or out of the whole address one was sent to. */
export function codeOf(text: string): string {
  const typed = text.trim()
  return /[?&]code=([^&#]+)/.exec(typed)?.[1] ?? typed
}
