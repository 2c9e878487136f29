/** The shape every page has: a title, a sentence, what one can do, and the body. The title of the window follows. */
import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

type PageProps = {
  title: string
  crumbs?: readonly string[]
  say?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, crumbs, say, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Waybridge`
  }, [title])
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end" gap="sm">
        <div style={{ flex: '1 1 420px' }}>
          {crumbs && (
            <Text size="sm" c="dimmed">
              {crumbs.join(' › ')}
            </Text>
          )}
          <Title order={1} size="h2">
            {title}
          </Title>
          {say && (
            <Text c="dimmed" mt={2} maw={760} component="div">
              {say}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
