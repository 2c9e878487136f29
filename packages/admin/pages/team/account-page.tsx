/** One's own account: who one is here, the password, where one is signed in, language and appearance. */
import {
  Button,
  NativeSelect,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import { Card } from '../../parts/card.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice, tellDone } from '../../parts/problem-notice.tsx'
import { type Locale, locales, useLanguage } from '../../texts/index.tsx'
import { changePassword, sessionsQuery } from './api.ts'
import { SessionsCard } from './sessions-card.tsx'

const passwordCharsMin = 12
const schemes = ['light', 'dark', 'auto'] as const

export function AccountPage() {
  const { texts } = useLanguage()
  const t = texts.team.account
  const me = useMe()
  return (
    <Page title={t.title}>
      <Stack maw={560}>
        <Card title={me.name}>
          <Text size="sm">{me.email}</Text>
          <Text size="sm" c="dimmed">
            {t.workspace}: {me.workspaceName} · {texts.common.roles[me.role]}
          </Text>
        </Card>
        <PasswordCard />
        <SessionsCard />
        <LooksCard />
      </Stack>
    </Page>
  )
}

function PasswordCard() {
  const { texts } = useLanguage()
  const t = texts.team.account
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: () => changePassword(present, next),
    onSuccess: () => {
      setPresent('')
      setNext('')
      tellDone(t.changed)
      void queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  return (
    <Card title={t.passwordTitle} say={t.passwordSay}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <Stack>
          <PasswordInput
            label={t.present}
            required
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': texts.session.showPassword }}
            value={present}
            onChange={(event) => setPresent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t.next}
            description={t.nextHelp}
            required
            minLength={passwordCharsMin}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': texts.session.showPassword }}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <ProblemNotice error={change.error} />
          <Button type="submit" w="fit-content" loading={change.isPending}>
            {t.change}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}

function LooksCard() {
  const { locale, texts, choose } = useLanguage()
  const { appearance, language } = texts.common
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Card title={texts.team.account.appearanceTitle}>
      <Stack>
        <NativeSelect
          label={language}
          data={Object.entries(locales).map(([value, label]) => ({ value, label }))}
          value={locale}
          onChange={(event) => choose(event.currentTarget.value as Locale)}
        />
        <SegmentedControl
          aria-label={appearance.label}
          data={schemes.map((value) => ({ value, label: appearance[value] }))}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as (typeof schemes)[number])}
        />
        <Text size="sm" c="dimmed">
          {texts.team.account.zone(Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' '))}
        </Text>
      </Stack>
    </Card>
  )
}
