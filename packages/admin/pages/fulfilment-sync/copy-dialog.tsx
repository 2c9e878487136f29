/**
 * Takes over another channel's mappings. What is new and what is mapped otherwise here is seen before; what is mapped here stays, unless
 * one says so. What this channel's list does not offer is named and left out.
 */
import { Alert, Button, Checkbox, List, Modal, NativeSelect, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Channel } from '../../api/channels.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { copyFrom, copyPreviewQuery } from './api.ts'
import { ChangesPreview } from './changes-preview.tsx'
import type { Release } from './release-card.tsx'

type CopyDialogProps = {
  channel: Channel
  channels: readonly Channel[]
  onClose(): void
  onReleased(release: Release): void
}

export function CopyDialog({ channel, channels, onClose, onReleased }: CopyDialogProps) {
  const texts = useTexts()
  const t = texts.mappings
  const queries = useQueryClient()
  const others = channels.filter(({ id }) => id !== channel.id)
  const [from, setFrom] = useState(others[0]?.id ?? '')
  const [isOverwriting, setOverwriting] = useState(false)
  const preview = useQuery(copyPreviewQuery(channel.id, from))
  const seen = preview.data
  const run = useMutation({
    mutationFn: () => copyFrom(channel.id, from, !isOverwriting),
    onSuccess: ({ added, changed, same, released, bulkId }) => {
      for (const topic of ['mappings', 'shipments']) queries.invalidateQueries({ queryKey: [topic] })
      tellDone(t.importing.done(added, changed, same))
      if (bulkId !== null)
        onReleased({
          bulkId,
          channelId: channel.id,
          storeCarrier: t.history.many(added + changed),
          storeCarrierKey: null,
          total: released,
        })
      onClose()
    },
  })
  const leftOut = seen?.notOffered ?? []
  const counts =
    seen === undefined || isOverwriting ? seen : { added: seen.added, changed: 0, same: seen.same + seen.changed }
  const changes = isOverwriting ? seen?.changes : seen?.changes.filter(({ before }) => before === null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.copying.title}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <Stack>
        <Text size="sm">{others.length === 0 ? t.copying.none : t.copying.say}</Text>
        {others.length > 0 && (
          <NativeSelect
            label={t.copying.from}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        )}
        {preview.isFetching && seen === undefined && <Skeleton height={60} aria-label={t.importing.looking} />}
        {counts && changes && <ChangesPreview counts={counts} changes={changes} />}
        {seen !== undefined && seen.changed > 0 && (
          <Checkbox
            label={t.copying.overwrite(seen.changed)}
            checked={isOverwriting}
            onChange={(event) => setOverwriting(event.currentTarget.checked)}
          />
        )}
        {leftOut.length > 0 && (
          <Alert color="yellow" title={t.copying.notOffered}>
            <List size="sm">
              {leftOut.map(({ storeCarrier, providerName }) => (
                <List.Item key={`${storeCarrier} ${providerName}`}>
                  {t.history.from(storeCarrier || texts.common.words.noCarrier, providerName)}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <DialogFoot error={run.error ?? preview.error} onCancel={onClose}>
          <Button
            loading={run.isPending}
            disabled={counts === undefined || counts.added + counts.changed === 0}
            onClick={() => run.mutate()}
          >
            {t.copying.copy}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  )
}
