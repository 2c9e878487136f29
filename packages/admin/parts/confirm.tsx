/** Asks before what cannot be undone: says what will happen, and names the button after the deed. */
import { Button, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../texts/index.tsx'
import { DialogFoot } from './dialog-foot.tsx'

type ConfirmProps = {
  opened: boolean
  size?: 'md' | 'lg'
  title: string
  children: ReactNode
  /** The deed, as the button says it. */
  deed: string
  isDangerous?: boolean
  isBusy?: boolean
  error?: unknown
  onConfirm(): void
  onClose(): void
}

export function Confirm({
  opened,
  size = 'md',
  title,
  children,
  deed,
  isDangerous,
  isBusy,
  error,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { actions } = useTexts().common
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': actions.close }}
    >
      <Stack gap="md">
        <div>{children}</div>
        <DialogFoot error={error}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {actions.cancel}
          </Button>
          <Button color={isDangerous ? 'red' : undefined} loading={isBusy} onClick={onConfirm}>
            {deed}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  )
}
