/** Deleting a mapping: says what would change, deletes, and offers to put it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Confirm } from '../../parts/confirm.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { deleteMapping, historyQuery, type Mapping, undoChange } from './api.ts'
import { RemovalPreview } from './preview-panel.tsx'
import { tellWithUndo } from './undo-notice.tsx'

type RemoveDialogProps = { channelId: string; mapping: Mapping; onClose(): void }

export function RemoveDialog({ channelId, mapping, onClose }: RemoveDialogProps) {
  const texts = useTexts()
  const t = texts.mappings
  const queries = useQueryClient()
  const name = mapping.storeCarrier || texts.common.words.noCarrier
  const refresh = () => {
    for (const topic of ['mappings', 'shipments']) queries.invalidateQueries({ queryKey: [topic] })
  }
  const putBack = async () => {
    const history = await queries.fetchQuery({ ...historyQuery(channelId), staleTime: 0 })
    const removal = history.find(
      ({ action, changes, undoable }) =>
        action === 'removed' && undoable && changes.some(({ before }) => before?.storeCarrier === mapping.storeCarrier),
    )
    if (removal === undefined) return
    await undoChange(channelId, removal.id)
    refresh()
    tellDone(t.history.undone)
  }
  const remove = useMutation({
    mutationFn: () => deleteMapping(channelId, mapping.id),
    onSuccess: () => {
      onClose()
      refresh()
      tellWithUndo(texts, t.table.removed(name), putBack)
    },
  })
  return (
    <Confirm
      opened
      title={t.table.remove(name)}
      deed={texts.common.actions.delete}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <RemovalPreview channelId={channelId} mappingId={mapping.id} />
    </Confirm>
  )
}
