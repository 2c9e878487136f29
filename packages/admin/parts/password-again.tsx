/** Asks for the password once more, over whatever is open; what was begun then goes on by itself. */
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { POST, read } from '../api/client.ts'
import { answerPasswordAsked } from '../api/password-asked.ts'
import { useTexts } from '../texts/index.tsx'
import { DialogFoot } from './dialog-foot.tsx'

/** Above the dialog that wanted it. */
const zIndex = 400

export default function PasswordAgain() {
  const texts = useTexts()
  const t = texts.session.again
  const [password, setPassword] = useState('')
  const confirm = useMutation({
    mutationFn: () => read(POST('/api/v1/session/confirm', { body: { password } })),
    onSuccess: () => answerPasswordAsked(true),
  })
  const cancel = () => answerPasswordAsked(false)
  return (
    <Modal
      opened
      onClose={cancel}
      title={t.title}
      zIndex={zIndex}
      // Escape is ours alone: the dialog below stays.
      closeOnEscape={false}
      data-mantine-stop-propagation="true"
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          confirm.mutate()
        }}
      >
        <Stack>
          <Text size="sm">{t.say}</Text>
          <PasswordInput
            label={texts.session.password}
            autoComplete="current-password"
            required
            data-autofocus
            data-mantine-stop-propagation="true"
            visibilityToggleButtonProps={{ 'aria-label': texts.session.showPassword }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <DialogFoot error={confirm.error} onCancel={cancel}>
            <Button type="submit" loading={confirm.isPending}>
              {t.deed}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  )
}
