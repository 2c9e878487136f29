/** How far the bulk actions are that one began, above whatever page one is on. */
import { Button, CloseButton, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type BulkRun, tellBulkRun } from '../../api/bulk-run.ts'
import { tellProblem } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type BulkAction, undoSkip } from './api.ts'

type BulkRunsProps = { runs: readonly BulkRun[]; onClose(id: string): void }

export default function BulkRuns({ runs, onClose }: BulkRunsProps) {
  return (
    <Stack gap="xs" mb="md">
      {runs.map((run) => (
        <BulkProgress key={run.id} run={run} onClose={() => onClose(run.id)} />
      ))}
    </Stack>
  )
}

function BulkProgress({ run, onClose }: { run: BulkRun; onClose(): void }) {
  const texts = useTexts()
  const t = texts.orders.bulk
  const queries = useQueryClient()
  const { done, total } = run
  const isDone = done >= total
  const isSkip = run.action === 'skip'
  const deed = t.titles[run.action as BulkAction] ?? run.action
  const undo = useMutation({
    mutationFn: () => undoSkip(run.id),
    onSuccess: ({ bulkId }) => {
      tellBulkRun(queries, bulkId)
      onClose()
    },
    onError: (error) => tellProblem(error, texts.common.problem),
  })
  return (
    <Paper p="sm" role="region" aria-label={deed}>
      <Group justify="space-between" wrap="nowrap" mb={isDone ? 0 : 6}>
        <Text size="sm" role="status">
          <b>{isDone ? t.done(deed) : t.running(deed)}</b> {t.progress(done, total)}
          {isDone && ` · ${isSkip ? t.skipped(total) : t.ended(run)}`}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {isSkip && (
            <Button size="compact-sm" variant="light" loading={undo.isPending} onClick={() => undo.mutate()}>
              {texts.common.actions.undo}
            </Button>
          )}
          <CloseButton aria-label={texts.common.actions.close} onClick={onClose} />
        </Group>
      </Group>
      {!isDone && (
        <Progress value={total === 0 ? 100 : (done / total) * 100} animated aria-label={t.progress(done, total)} />
      )}
    </Paper>
  )
}
