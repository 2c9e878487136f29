/** The foot of a dialog: what went wrong and the buttons stay in view however tall its form is. */
import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../texts/index.tsx'
import classes from './dialog-foot.module.css'
import { ProblemNotice } from './problem-notice.tsx'

type DialogFootProps = {
  /** Why the last attempt failed. */
  error?: unknown
  /** Draws Cancel before the other buttons. */
  onCancel?(): void
  children: ReactNode
}

export function DialogFoot({ error, onCancel, children }: DialogFootProps) {
  const { cancel } = useTexts().common.actions
  return (
    <Stack gap="md" className={classes.foot}>
      <ProblemNotice error={error} />
      <Group justify="flex-end">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {cancel}
          </Button>
        )}
        {children}
      </Group>
    </Stack>
  )
}
