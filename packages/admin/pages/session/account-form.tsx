/** Name, e-mail and password of somebody new; the first account names the business too. */
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { POST, read } from '../../api/client.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'

type AccountFormProps = { kind: 'first' | 'invited'; token: string; deed: string; leadsTo: string }

export function AccountForm({ kind, token, deed, leadsTo }: AccountFormProps) {
  const t = useTexts().session
  const router = useRouter()
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { workspaceName: '', name: '', email: '', password: '' },
  })
  const create = useMutation({
    async mutationFn({ workspaceName, ...person }: ReturnType<typeof form.getValues>) {
      await (kind === 'first'
        ? read(POST('/api/v1/session/first-run', { body: { token, workspaceName, ...person } }))
        : read(POST('/api/v1/session/join', { body: { token, ...person } })))
    },
    async onSuccess() {
      queryClient.clear()
      // The token is spent: it must not stay in the history of the browser.
      router.history.replace(leadsTo)
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        {kind === 'first' && (
          <TextInput
            label={t.workspaceName}
            description={t.workspaceHelp}
            autoComplete="organization"
            required
            maxLength={200}
            key={form.key('workspaceName')}
            {...form.getInputProps('workspaceName')}
          />
        )}
        <TextInput
          label={t.name}
          autoComplete="name"
          required
          maxLength={200}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t.email}
          type="email"
          autoComplete="username"
          required
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t.password}
          description={t.passwordHelp}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <ProblemNotice error={create.error} />
        <Button type="submit" loading={create.isPending} fullWidth>
          {deed}
        </Button>
      </Stack>
    </form>
  )
}

/** What follows the `#`: it reaches no server and no log. Read once, because the address is cleaned at the end. */
export const tokenOfAddress = (): string => globalThis.location.hash.slice(1)
