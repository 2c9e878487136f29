/** The link that `waybridge reset-password` prints leads here. */
import { Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { POST, read } from '../../api/client.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { tokenOfAddress } from './account-form.tsx'
import { Doorway } from './doorway.tsx'

export function ResetPage() {
  const t = useTexts().session
  const router = useRouter()
  const queryClient = useQueryClient()
  const [token] = useState(tokenOfAddress)
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: () => read(POST('/api/v1/session/reset', { body: { token, password } })),
    onSuccess() {
      queryClient.clear()
      // The token is spent: it must not stay in the history of the browser.
      router.history.replace('/')
    },
  })
  if (token === '')
    return (
      <Doorway title={t.resetTitle} say={t.resetNoToken}>
        {null}
      </Doorway>
    )
  return (
    <Doorway title={t.resetTitle} say={t.resetSay}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          reset.mutate()
        }}
      >
        <Stack>
          <PasswordInput
            label={t.newPassword}
            description={t.passwordHelp}
            autoComplete="new-password"
            required
            autoFocus
            visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ProblemNotice error={reset.error} />
          <Button type="submit" loading={reset.isPending} fullWidth>
            {t.resetDeed}
          </Button>
        </Stack>
      </form>
    </Doorway>
  )
}
