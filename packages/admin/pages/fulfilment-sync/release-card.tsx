/** The shipments a saved mapping has let go, seen going: a bar that fills, then how they ended. */
import { CloseButton, Group, Progress, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { bulkRunQuery } from '../../api/bulk-run.ts'
import { Card } from '../../parts/card.tsx'
import { LinkText } from '../../parts/links.tsx'
import { useTexts } from '../../texts/index.tsx'

export type Release = {
  bulkId: string
  channelId: string
  /** The carrier, or how many mappings at once. */
  storeCarrier: string
  /** Null where several carriers were let go. */
  storeCarrierKey: string | null
  total: number
}

export function ReleaseCard({ release, onClose }: { release: Release; onClose(): void }) {
  const texts = useTexts()
  const t = texts.mappings.released
  const { bulkId, channelId, storeCarrierKey, storeCarrier } = release
  const { data } = useQuery(bulkRunQuery(bulkId))
  const { done, total, synced, held, failed } = data ?? { done: 0, total: release.total, synced: 0, held: 0, failed: 0 }
  const isDone = done >= total
  const stopped = held + failed
  return (
    <Card
      title={t.title(storeCarrier)}
      side={<CloseButton aria-label={texts.common.actions.close} onClick={onClose} />}
    >
      <Progress
        value={(done / total) * 100}
        animated={!isDone}
        color={stopped > 0 && isDone ? 'yellow' : undefined}
        aria-label={t.title(storeCarrier)}
        mb="xs"
      />
      <Group gap="xs" role="status">
        <Text size="sm" fw={600}>
          {isDone ? t.done(synced, total) : t.going(done, total)}
        </Text>
        {isDone && stopped > 0 && <Text size="sm">{t.held(stopped)}</Text>}
        <LinkText
          size="sm"
          to="/orders"
          search={{ channel: channelId, ...(storeCarrierKey === null ? {} : { carrier: storeCarrierKey }) }}
        >
          {t.look}
        </LinkText>
      </Group>
    </Card>
  )
}
