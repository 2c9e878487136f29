/** What a store lets Waybridge do, each permission by its name, the missing ones first. */
import { Alert, List, Text } from '@mantine/core'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTexts } from '../../texts/index.tsx'
import type { StoreAnswer } from './api.ts'

type Permissions = StoreAnswer['permissions']

export function PermissionList({ permissions }: { permissions: Permissions }) {
  const t = useTexts().channels.stores
  return (
    <List size="sm" mt={6}>
      {permissions
        .toSorted((one, other) => Number(one.granted) - Number(other.granted))
        .map(({ name, granted, neededFor }) => (
          <List.Item key={name}>
            <span className="mono">{name}</span>: {granted ? t.granted : <strong>{t.missing}</strong>} ({neededFor})
          </List.Item>
        ))}
    </List>
  )
}

/** The answer to "Test the connection", announced as it arrives. */
export function TestResult({ answer }: { answer: StoreAnswer }) {
  const t = useTexts().channels.stores
  const isMissing = answer.permissions.some(({ granted }) => !granted)
  return (
    <Alert
      role="status"
      color={isMissing ? 'yellow' : 'green'}
      icon={isMissing ? <CircleAlert size={18} /> : <CircleCheck size={18} />}
      title={isMissing ? t.testedMissing(answer.name) : t.tested(answer.name)}
    >
      {isMissing && <Text size="sm">{t.missingNext}</Text>}
      <PermissionList permissions={answer.permissions} />
    </Alert>
  )
}
