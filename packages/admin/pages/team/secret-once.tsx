/** A secret that is shown this once: its text, and a button that copies it. */
import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { Check, Copy, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../../texts/index.tsx'

type SecretOnceProps = { title: string; say: string; secret: string; children?: ReactNode }

export function SecretOnce({ title, say, secret, children }: SecretOnceProps) {
  const { actions } = useTexts().common
  return (
    <Alert color="bridge" icon={<KeyRound size={20} />} title={title} role="status">
      <Text size="sm" mb="xs">
        {say}
      </Text>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {/* One click selects all of it: over plain http a browser lets no button copy. */}
        <Code block style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', userSelect: 'all' }}>
          {secret}
        </Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
              onClick={copy}
            >
              {copied ? actions.copied : actions.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      {children}
    </Alert>
  )
}
