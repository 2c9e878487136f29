/** Signing in. A new server has nobody to sign in: then the page says how the first account is made. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { GET, POST, read } from '../../api/client.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { Doorway } from './doorway.tsx'

export function SignInPage() {
  const t = useTexts().session
  const { next } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const queryClient = useQueryClient()
  const firstRun = useQuery({ queryKey: ['first-run'], queryFn: () => read(GET('/api/v1/session/first-run')) })
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => read(POST('/api/v1/session', { body })),
    async onSuccess() {
      queryClient.clear()
      await router.invalidate()
      router.history.push(next ?? '/')
    },
  })
  if (firstRun.data?.open)
    return (
      <Doorway title={t.firstRunTitle} say={t.firstRunSay}>
        {null}
      </Doorway>
    )
  return (
    <Doorway title={t.signInTitle} {...(next === undefined ? {} : { say: t.signedOut })}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack>
          <TextInput
            label={t.email}
            type="email"
            autoComplete="username"
            required
            autoFocus
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <ProblemNotice error={signIn.error} />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {t.signIn}
          </Button>
          <Text size="xs" c="dimmed">
            {t.forgot}
          </Text>
        </Stack>
      </form>
    </Doorway>
  )
}
