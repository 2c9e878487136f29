/** What a successful connection has brought: the shops, their providers, and how changes reach us. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { CircleCheck } from 'lucide-react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { useTexts } from '../../texts/index.tsx'
import type { Connected } from './api.ts'

export function ConnectedShops({ channels, onClose }: { channels: readonly Connected[]; onClose(): void }) {
  const texts = useTexts()
  const t = texts.channels
  return (
    <Stack>
      {channels.map((channel) => (
        <Alert
          key={channel.channelId}
          color="green"
          icon={<CircleCheck size={20} />}
          title={`${t.connected.title}: ${channel.name}`}
          role="status"
        >
          <Text size="sm">{t.connected.providers(channel.providers)}</Text>
          <Text size="sm">{t.connected.notices[channel.notices]}</Text>
        </Alert>
      ))}
      <DialogFoot>
        <LinkButton to="/start" variant="default">
          {t.start.title}
        </LinkButton>
        <Button onClick={onClose}>{texts.common.actions.close}</Button>
      </DialogFoot>
    </Stack>
  )
}
