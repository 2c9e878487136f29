/** Makes an invitation: a link that works once, handed over by whoever invites. */
import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../api/me.ts'
import { DialogFoot } from '../../parts/dialog-foot.tsx'
import { LoopbackWarning } from '../../parts/loopback.tsx'
import { exactOf } from '../../parts/times.tsx'
import { useLanguage } from '../../texts/index.tsx'
import { invite } from './api.ts'
import { roles } from './roles.ts'
import { SecretOnce } from './secret-once.tsx'

export function InviteDialog({ onClose }: { onClose(): void }) {
  const { locale, texts } = useLanguage()
  const t = texts.team
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('operator')
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () => invite(email.trim(), role),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['team', 'invitations'] }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      // What is shown once must not be lost by a click beside it.
      closeOnClickOutside={make.data === undefined}
      title={t.invite.title}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      {make.data ? (
        <Stack>
          <SecretOnce title={t.invite.ready} say={t.invite.readySay} secret={make.data.url}>
            <Text size="sm" mt="xs">
              {t.invite.until} {exactOf(make.data.expiresAt, locale)}
            </Text>
            <LoopbackWarning address={make.data.url} />
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
              type="email"
              label={t.invite.email}
              description={t.invite.emailHelp}
              required
              data-autofocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <NativeSelect
              label={t.role}
              description={t.roleHelp[role]}
              data={roles.map((each) => ({ value: each, label: texts.common.roles[each] }))}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as Role)}
            />
            <DialogFoot error={make.error} onCancel={onClose}>
              <Button type="submit" loading={make.isPending}>
                {t.invite.make}
              </Button>
            </DialogFoot>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
