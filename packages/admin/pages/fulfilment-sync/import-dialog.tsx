/** Mappings from CSV: a file or pasted text. What it would change and which lines are wrong is seen before; all lines or none. */
import { Alert, Button, FileButton, List, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { importCsv, importPreviewQuery } from './api.ts'
import { ChangesPreview } from './changes-preview.tsx'
import type { Release } from './release-card.tsx'

/** A file is read by the server at every look: not at every key. */
const previewAfterMs = 500

type ImportDialogProps = { channelId: string; onClose(): void; onReleased(release: Release): void }

export function ImportDialog({ channelId, onClose, onReleased }: ImportDialogProps) {
  const texts = useTexts()
  const t = texts.mappings.importing
  const queries = useQueryClient()
  const [csv, setCsv] = useState('')
  const [settled] = useDebouncedValue(csv, previewAfterMs)
  const preview = useQuery(importPreviewQuery(channelId, settled))
  const seen = settled === csv ? preview.data : undefined
  const isNothing = seen !== undefined && seen.added + seen.changed === 0
  const run = useMutation({
    mutationFn: () => importCsv(channelId, csv),
    onSuccess: ({ added, changed, same, released, bulkId }) => {
      for (const topic of ['mappings', 'shipments']) queries.invalidateQueries({ queryKey: [topic] })
      tellDone(t.done(added, changed, same))
      if (bulkId !== null)
        onReleased({
          bulkId,
          channelId,
          storeCarrier: texts.mappings.history.many(added + changed),
          storeCarrierKey: null,
          total: released,
        })
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t.title}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <Stack>
        <Text size="sm">{t.say}</Text>
        <FileButton accept=".csv,text/csv" onChange={(file) => file?.text().then(setCsv)}>
          {(props) => (
            <Button {...props} variant="default" w="fit-content">
              {t.choose}
            </Button>
          )}
        </FileButton>
        <Textarea
          label={t.paste}
          autosize
          minRows={5}
          maxRows={14}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          value={csv}
          onChange={(event) => setCsv(event.currentTarget.value)}
        />
        {settled !== '' && preview.isFetching && <Skeleton height={60} aria-label={t.looking} />}
        {seen && <ChangesPreview counts={seen} changes={seen.changes} />}
        {seen !== undefined && seen.wrong.length > 0 && (
          <Alert color="red" role="alert" icon={<CircleAlert size={18} />} title={t.wrong}>
            <List size="sm">
              {seen.wrong.map(({ line, say }) => (
                <List.Item key={line}>{t.line(line, say)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <DialogFoot error={run.error ?? (settled === csv ? preview.error : null)} onCancel={onClose}>
          <Button
            loading={run.isPending}
            disabled={seen === undefined || seen.wrong.length > 0 || isNothing}
            onClick={() => run.mutate()}
          >
            {t.import}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  )
}
