/** Tells what was done, and offers to take it back for as long as one needs to read it. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { tell, tellProblem } from '../../parts/problem-notice.tsx'
import type { Texts } from '../../texts/index.tsx'

const undoOfferedMs = 12_000

export function tellWithUndo(texts: Texts, said: string, undo: () => Promise<unknown>): void {
  const id = tell({
    color: 'bridge',
    autoClose: undoOfferedMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{said}</Text>
        <Button
          size="compact-sm"
          variant="light"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id)
            undo().catch((error) => tellProblem(error, texts.common.problem))
          }}
        >
          {texts.common.actions.undo}
        </Button>
      </Group>
    ),
  })
}
