/** One sales channel: how it does, pausing it, connecting it again and ending it. */
import { Alert, Box } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { Channel } from '../../api/channels.ts'
import { ConnectionPanel, DisconnectDialog, PauseButton } from '../../parts/connection.tsx'
import { statusWords } from '../../parts/connection-words.ts'
import { GatedButton } from '../../parts/gate.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { When } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import { Access } from './access.tsx'
import { endChannel, pauseChannel, previewChannelEnd, resumeChannel, testChannel } from './api.ts'
import { regionName } from './region.ts'

export function ChannelPanel({ channel, onAgain }: { channel: Channel; onAgain(): void }) {
  const { locale, texts } = useLanguage()
  const t = texts.channels
  const [isEnding, setEnding] = useState(false)
  const { id, name, status, refreshExpiresAt } = channel
  const test = useMutation({ mutationFn: () => testChannel(id) })
  return (
    <ConnectionPanel
      name={name}
      kind={`TikTok Shop · ${regionName(locale, channel.region)}`}
      status={status}
      statusSay={statusWords(texts, channel)}
      facts={[
        [t.lastNotice, <When key="notice" at={channel.lastNoticeAt} />],
        [t.lastRead, <When key="read" at={channel.lastReadAt} />],
        ...(refreshExpiresAt === null ? [] : [[t.access, <Access key="access" endsAt={refreshExpiresAt} />] as const]),
        [
          t.shopId,
          <span key="shop" className="mono">
            {channel.shopId}
          </span>,
        ],
      ]}
    >
      <LinkButton to="/settings/fulfilment-sync" search={{ channel: id }} size="xs" variant="light">
        {t.sync}
      </LinkButton>
      <GatedButton needs="operator" size="xs" variant="light" loading={test.isPending} onClick={() => test.mutate()}>
        {t.test}
      </GatedButton>
      {status === 'broken' && (
        <GatedButton needs="owner" size="xs" onClick={onAgain}>
          {t.again}
        </GatedButton>
      )}
      <PauseButton name={name} status={status} pause={() => pauseChannel(id)} resume={() => resumeChannel(id)} />
      {status !== 'broken' && (
        <GatedButton needs="owner" size="xs" variant="default" onClick={onAgain}>
          {t.again}
        </GatedButton>
      )}
      <GatedButton needs="owner" size="xs" variant="subtle" color="red" onClick={() => setEnding(true)}>
        {t.disconnect}
      </GatedButton>
      {!test.isIdle && !test.isPending && (
        <Box w="100%">
          <ProblemNotice error={test.error} />
          {test.data && (
            <Alert role="status" color="green" icon={<CircleCheck size={18} />} title={t.tested(test.data.name)} />
          )}
        </Box>
      )}
      {isEnding && (
        <DisconnectDialog
          name={name}
          queryKey={['channels', id]}
          preview={() => previewChannelEnd(id)}
          tell={(contents) =>
            (['unsynced', 'inFlight', 'synced', 'links', 'orders'] as const)
              .filter((what) => contents[what] > 0)
              .map((what) => t.deletes[what](contents[what]))
          }
          keeps={({ mappings }) => (mappings === 0 ? null : t.disconnectKeeps(mappings))}
          end={() => endChannel(id)}
          onClose={() => setEnding(false)}
        />
      )}
    </ConnectionPanel>
  )
}
