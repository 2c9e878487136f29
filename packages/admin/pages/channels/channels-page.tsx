/** Sales channels: how each TikTok Shop does, and connecting one. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Cable } from 'lucide-react'
import { channelsQuery } from '../../api/channels.ts'
import { useMay } from '../../api/me.ts'
import classes from '../../parts/connection.module.css'
import { Empty } from '../../parts/empty.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { ChannelPanel } from './channel-panel.tsx'
import { ConnectDialog } from './connect-dialog.tsx'

export function ChannelsPage() {
  const t = useTexts().channels
  const { connect } = useSearch({ from: '/inside/channels' })
  const mayConnect = useMay('owner')
  const navigate = useNavigate({ from: '/channels' })
  const { data, error, isPending } = useQuery(channelsQuery)
  const channels = data?.filter(({ status }) => status !== 'disconnected')
  const button = (
    <GatedButton needs="owner" onClick={() => navigate({ search: { connect: 'open' } })}>
      {t.connect}
    </GatedButton>
  )
  return (
    <Page title={t.title} say={t.say} actions={button}>
      <ProblemNotice error={error} />
      {isPending && <Skeleton height={220} />}
      {channels?.length === 0 && (
        <Empty icon={<Cable size={34} strokeWidth={1.5} />} title={t.none} say={t.noneSay}>
          {button}
          <LinkButton to="/start" variant="default">
            {t.start.explore.title}
          </LinkButton>
        </Empty>
      )}
      <div className={classes.panels}>
        {channels?.map((channel) => (
          <ChannelPanel
            key={channel.id}
            channel={channel}
            onAgain={() => navigate({ search: { connect: channel.id } })}
          />
        ))}
      </div>
      {mayConnect && connect !== undefined && (channels !== undefined || connect === 'open') && (
        <ConnectDialog known={channels?.find(({ id }) => id === connect)} onClose={() => navigate({ search: {} })} />
      )}
    </Page>
  )
}
