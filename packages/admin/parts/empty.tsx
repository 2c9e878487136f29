/** An empty place teaches: what will be here, and what to do so that it fills. */
import { Center, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type EmptyProps = { icon?: ReactNode; title: string; say: ReactNode; children?: ReactNode }

export function Empty({ icon, title, say, children }: EmptyProps) {
  return (
    <Center py={40} px="md">
      <Stack align="center" gap={6} maw={440}>
        {icon}
        <Title order={2} size="h4" ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center" size="sm" component="div">
          {say}
        </Text>
        {children && (
          <Group mt="sm" justify="center">
            {children}
          </Group>
        )}
      </Stack>
    </Center>
  )
}
