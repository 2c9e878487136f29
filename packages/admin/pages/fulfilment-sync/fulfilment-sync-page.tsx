/** Settings > Channel settings > Fulfilment sync: which TikTok shipping provider stands for which carrier of the store. */
import { Select, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { type Channel, channelsQuery } from '../../api/channels.ts'
import { useMay } from '../../api/me.ts'
import { Empty } from '../../parts/empty.tsx'
import { ClosedNotice, GatedButton } from '../../parts/gate.tsx'
import { LinkButton, LinkText } from '../../parts/links.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type Mapping, mappingsQuery } from './api.ts'
import { HistoryCard } from './history-card.tsx'
import { MappingDialog } from './mapping-dialog.tsx'
import { MappingsCard } from './mappings-card.tsx'
import { type Release, ReleaseCard } from './release-card.tsx'
import { SettingsCard } from './settings-card.tsx'
import { UnmappedCard } from './unmapped-card.tsx'

export function FulfilmentSyncPage() {
  const t = useTexts().mappings
  const { channel: asked, add, edit } = useSearch({ from: '/inside/settings/fulfilment-sync' })
  const navigate = useNavigate({ from: '/settings/fulfilment-sync' })
  const query = useQuery(channelsQuery)
  const channels = (query.data ?? []).filter((each) => each.status !== 'disconnected')
  const channel = channels.find((each) => each.id === asked) ?? channels[0]
  return (
    <Page
      title={t.title}
      crumbs={[t.crumbs.settings, t.crumbs.channel, t.crumbs.here]}
      say={
        <>
          {t.say} <LinkText to="/settings/carrier-names">{t.findName}</LinkText>
        </>
      }
      actions={
        channel && (
          <>
            <Select
              label={t.channel}
              w={240}
              allowDeselect={false}
              data={channels.map(({ id, name }) => ({ value: id, label: name }))}
              value={channel.id}
              onChange={(value) => value !== null && navigate({ search: { channel: value } })}
            />
            <GatedButton
              needs="operator"
              style={{ alignSelf: 'flex-end' }}
              onClick={() => navigate({ search: { channel: channel.id, add: '' } })}
            >
              {t.add}
            </GatedButton>
          </>
        )
      }
    >
      <ProblemNotice error={query.error} />
      {query.isPending && <Skeleton height={320} />}
      {query.data !== undefined && channel === undefined && (
        <Empty icon={<MapIcon size={34} strokeWidth={1.5} />} title={t.noChannel.title} say={t.noChannel.say}>
          <LinkButton to="/start">{t.noChannel.start}</LinkButton>
        </Empty>
      )}
      {channel && <ChannelSync key={channel.id} channel={channel} channels={channels} add={add} edit={edit} />}
    </Page>
  )
}

type ChannelSyncProps = {
  channel: Channel
  channels: readonly Channel[]
  add: string | undefined
  edit: string | undefined
}

/** One channel's part; what is being edited and let go ends with the choice of another channel. */
function ChannelSync({ channel, channels, add, edit }: ChannelSyncProps) {
  const navigate = useNavigate({ from: '/settings/fulfilment-sync' })
  const [pressed, setEdited] = useState<Mapping | null>(null)
  // A link names the mapping; one that is gone meanwhile opens nothing.
  const named = useQuery({ ...mappingsQuery(channel.id), enabled: edit !== undefined }).data
  const edited = pressed ?? (edit === undefined ? undefined : named?.find(({ id }) => id === edit)) ?? null
  const [releases, setReleases] = useState<readonly Release[]>([])
  const mayChange = useMay('operator')
  const onReleased = (release: Release) => setReleases((old) => [release, ...old])
  const open = (storeCarrier: string) => navigate({ search: { channel: channel.id, add: storeCarrier } })
  const close = () => {
    setEdited(null)
    navigate({ search: { channel: channel.id } })
  }
  return (
    <Stack gap="md">
      {releases.map((release) => (
        <ReleaseCard
          key={release.bulkId}
          release={release}
          onClose={() => setReleases((old) => old.filter((each) => each !== release))}
        />
      ))}
      {add !== undefined && !mayChange && <ClosedNotice needs="operator" />}
      <UnmappedCard channelId={channel.id} onMap={open} />
      <MappingsCard
        channel={channel}
        channels={channels}
        onAdd={() => open('')}
        onEdit={setEdited}
        onReleased={onReleased}
      />
      <SettingsCard channel={channel} />
      <HistoryCard channelId={channel.id} />
      {mayChange && (add !== undefined || edited !== null) && (
        <MappingDialog
          key={edited?.id}
          channelId={channel.id}
          storeCarrier={add ?? ''}
          edited={edited}
          onClose={close}
          onEdit={setEdited}
          onReleased={onReleased}
        />
      )}
    </Stack>
  )
}
