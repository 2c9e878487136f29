/** Makes an API key; its secret is shown once, with a line to try it. */
import { Button, Code, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../api/me.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { useTexts } from '../../texts/index.tsx'
import { makeKey } from './api.ts'
import { roles } from './roles.ts'
import { SecretOnce } from './secret-once.tsx'

const dayMs = 24 * 3_600_000
const spans = { never: null, d30: 30, d90: 90, d365: 365 } as const
type Span = keyof typeof spans

export function KeyDialog({ onClose }: { onClose(): void }) {
  const texts = useTexts()
  const t = texts.team.keys
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('operator')
  const [span, setSpan] = useState<Span>('d365')
  const make = useMutation({
    mutationFn: () => {
      const days = spans[span]
      const expiresAt = days === null ? null : new Date(Date.now() + days * dayMs).toISOString()
      return makeKey({ name: name.trim(), role, expiresAt })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['team'] }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      // What is shown once must not be lost by a click beside it.
      closeOnClickOutside={make.data === undefined}
      size="lg"
      title={t.make}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      {make.data ? (
        <Stack>
          <SecretOnce title={t.ready} say={t.readySay} secret={make.data.secret}>
            <Text size="sm" mt="sm">
              {t.tryIt}
            </Text>
            <Code block mt={4} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {`curl -H 'Authorization: Bearer ${make.data.secret}' ${location.origin}/api/v1/shipments/counts`}
            </Code>
          </SecretOnce>
          <DialogFoot>
            <Button onClick={onClose}>{texts.common.actions.close}</Button>
          </DialogFoot>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate()
          }}
        >
          <Stack>
            <TextInput
              label={t.name}
              description={t.nameHelp}
              required
              maxLength={100}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <NativeSelect
              label={texts.team.role}
              description={texts.team.roleHelp[role]}
              data={roles.map((each) => ({ value: each, label: texts.common.roles[each] }))}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as Role)}
            />
            <NativeSelect
              label={t.expires}
              data={(Object.keys(spans) as Span[]).map((each) => ({ value: each, label: t.expiresIn[each] }))}
              value={span}
              onChange={(event) => setSpan(event.currentTarget.value as Span)}
            />
            <DialogFoot error={make.error} onCancel={onClose}>
              <Button type="submit" loading={make.isPending}>
                {t.make}
              </Button>
            </DialogFoot>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
