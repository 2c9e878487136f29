/** How this channel syncs. Nothing changes before one has seen what it would do; what was saved can be taken back. */
import { NativeSelect, Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Channel, providersQuery } from '../../api/channels.ts'
import { useMay } from '../../api/me.ts'
import { Card } from '../../parts/card.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { SettingsWish } from './api.ts'
import classes from './fulfilment-sync.module.css'
import { SettingsDialog } from './settings-dialog.tsx'

type Policy = Channel['policy']

export function SettingsCard({ channel }: { channel: Channel }) {
  const texts = useTexts()
  const t = texts.mappings.settings
  const mayChange = useMay('operator')
  const providers = useQuery(providersQuery(channel.id)).data?.items ?? []
  const [wish, setWish] = useState<SettingsWish | null>(null)
  const { policy, defaultProvider } = channel
  const card = useRef<HTMLDivElement>(null)
  const isMeant = useRouterState({ select: ({ location }) => location.hash === 'settings' })
  // The cards above come with their answers, so the browser's own jump would land too early.
  useEffect(() => {
    if (isMeant) card.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  const ask = (change: { policy?: Partial<Policy>; defaultProviderId?: string | null }) =>
    setWish({
      policy: { ...policy, ...change.policy },
      defaultProviderId:
        change.defaultProviderId === undefined ? (defaultProvider?.id ?? null) : change.defaultProviderId,
    })
  const shown: SettingsWish = wish ?? { policy, defaultProviderId: defaultProvider?.id ?? null }
  const flip = (name: 'autoSync' | 'detectCarrier' | 'correctAfterEdit' | 'shipDespiteCancelRequest') => ({
    checked: shown.policy[name],
    disabled: !mayChange,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => ask({ policy: { [name]: event.currentTarget.checked } }),
  })
  return (
    <div ref={card}>
      <Card title={t.title} say={mayChange ? undefined : texts.common.problem.needsRole(texts.common.roles.operator)}>
        <div className={classes.settings}>
          <Switch label={t.autoSync} description={t.autoSyncHelp} {...flip('autoSync')} />
          <Switch label={t.detect} description={t.detectHelp} {...flip('detectCarrier')} />
          <Switch label={t.correct} description={t.correctHelp} {...flip('correctAfterEdit')} />
          {channel.region === 'US' && (
            <Switch label={t.cancel} description={t.cancelHelp} {...flip('shipDespiteCancelRequest')} />
          )}
        </div>
        <div className={classes.settings}>
          <Select
            label={t.fallback}
            description={t.fallbackHelp}
            placeholder={t.fallbackNone}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t.fallbackNone }}
            disabled={!mayChange}
            data={providers.map(({ id, name }) => ({ value: id, label: name }))}
            value={shown.defaultProviderId}
            onChange={(defaultProviderId) => ask({ defaultProviderId })}
          />
          <NativeSelect
            label={t.disagrees}
            description={t.disagreesHelp}
            disabled={!mayChange}
            data={(['follow_number', 'keep_choice', 'ask'] as const).map((value) => ({
              value,
              label: t.disagreesOptions[value],
            }))}
            value={shown.policy.numberDisagrees}
            onChange={(event) =>
              ask({ policy: { numberDisagrees: event.currentTarget.value as Policy['numberDisagrees'] } })
            }
          />
        </div>
      </Card>
      {wish !== null && <SettingsDialog channel={channel} wish={wish} onClose={() => setWish(null)} />}
    </div>
  )
}
