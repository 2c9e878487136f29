/** Where a road ends: an address nobody knows, and a page that stumbled. Both lead on. */
import { Button, Center, Group, Stack, Text, Title } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Page } from '../parts/page.tsx'
import { wordsOf } from '../parts/problem-notice.tsx'
import { useTexts } from '../texts/index.tsx'

export function NotFound() {
  const { problem } = useTexts().common
  return <DeadEnd title={problem.notFoundTitle} say={problem.notFoundSay} />
}

/** The same beside the navigation. */
export function NotHere() {
  const { problem } = useTexts().common
  return (
    <Page title={problem.notFoundTitle} say={problem.notFoundSay}>
      <Group>
        <Button component={Link} to="/">
          {problem.toOverview}
        </Button>
      </Group>
    </Page>
  )
}

export function Stumbled({ error, reset }: ErrorComponentProps) {
  const { problem } = useTexts().common
  const refused = wordsOf(error, problem)
  return (
    <DeadEnd
      title={refused?.say ?? problem.crashedTitle}
      say={refused === null ? problem.crashedSay : (refused.nextStep ?? '')}
      onAgain={reset}
    />
  )
}

function DeadEnd({ title, say, onAgain }: { title: string; say: string; onAgain?: () => void }) {
  const { problem } = useTexts().common
  useEffect(() => {
    document.title = `${title} · Waybridge`
  }, [title])
  return (
    <Center mih="60vh" p="lg" component="main">
      <Stack align="center" gap="xs" maw={460}>
        <Title order={1} size="h2" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {say}
        </Text>
        <Group mt="md">
          {onAgain && (
            <Button variant="default" onClick={() => globalThis.location.reload()}>
              {problem.reload}
            </Button>
          )}
          <Button component={Link} to="/">
            {problem.toOverview}
          </Button>
        </Group>
      </Stack>
    </Center>
  )
}
