/** A titled box of a page. `side` stands at the right end of its title. */
import { Group, Paper, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

type CardProps = { title: string; say?: ReactNode; side?: ReactNode; flush?: boolean; children: ReactNode }

export function Card({ title, say, side, flush = false, children }: CardProps) {
  const titleId = useId()
  return (
    <Paper component="section" aria-labelledby={titleId} style={{ minWidth: 0 }}>
      <Group justify="space-between" px="md" pt="sm" pb={say ? 0 : 'xs'} gap="xs" wrap="nowrap">
        <Title order={2} size="h5" id={titleId}>
          {title}
        </Title>
        {side}
      </Group>
      {say && (
        <Text size="sm" c="dimmed" px="md" pb="xs">
          {say}
        </Text>
      )}
      {flush ? children : <div style={{ padding: '0 16px 16px' }}>{children}</div>}
    </Paper>
  )
}
