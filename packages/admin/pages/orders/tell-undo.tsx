/** A short message with the way back beside it. */
import { Button, Group } from '@mantine/core'
import { tell } from '../../parts/problem-notice.tsx'

const shownMs = 10_000

export function tellUndo(message: string, undo: string, onUndo: () => unknown): void {
  tell({
    color: 'bridge',
    autoClose: shownMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button size="compact-sm" variant="subtle" onClick={onUndo}>
          {undo}
        </Button>
      </Group>
    ),
  })
}
