/** The card in front of everything: signing in, the first account, an invitation. */
import { NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Logo } from '../../frame/logo.tsx'
import { locales, useLanguage } from '../../texts/index.tsx'
import classes from './doorway.module.css'

export function Doorway({ title, say, children }: { title: string; say?: string; children: ReactNode }) {
  const { locale, choose, texts: t } = useLanguage()
  useEffect(() => {
    document.title = `${title} · Waybridge`
  }, [title])
  return (
    <main className={classes.ground}>
      <Stack w="100%" maw={420} gap="lg">
        <div className={classes.brand}>
          <Logo size={44} />
          <Text fw={700} fz={22}>
            {t.common.product}
          </Text>
          <Text c="dimmed" size="sm" ta="center">
            {t.session.tagline}
          </Text>
        </div>
        <Paper p="xl" shadow="sm">
          <Title order={1} size="h3" mb={say ? 4 : 'md'}>
            {title}
          </Title>
          {say && (
            <Text c="dimmed" size="sm" mb="md">
              {say}
            </Text>
          )}
          {children}
        </Paper>
        <NativeSelect
          size="xs"
          w="fit-content"
          mx="auto"
          aria-label={t.common.language}
          data={Object.entries(locales).map(([value, label]) => ({ value, label }))}
          value={locale}
          onChange={(event) => choose(event.currentTarget.value as typeof locale)}
        />
      </Stack>
    </main>
  )
}
