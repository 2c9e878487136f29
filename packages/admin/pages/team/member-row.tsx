/** One member: their role, and the changes an owner may make. What takes something away is asked about first. */
import { ActionIcon, NativeSelect, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { type Role, useMay, useMe } from '../../api/me.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import { When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type Member, removeMember, setRole } from './api.ts'
import { roles } from './roles.ts'
import { WhatEnds } from './what-ends.tsx'

type MemberRowProps = { member: Member; isLastOwner: boolean }

export function MemberRow({ member, isLastOwner }: MemberRowProps) {
  const texts = useTexts()
  const t = texts.team
  const isMe = useMe().email === member.email
  const mayChange = useMay('owner')
  const [isRemoving, setRemoving] = useState(false)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} miw={140} maw={220} style={{ overflowWrap: 'anywhere' }}>
        <bdi>{member.name}</bdi>
        {isMe && (
          <Text component="span" size="sm" c="dimmed">
            {' '}
            ({t.you})
          </Text>
        )}
      </Table.Th>
      <Table.Td miw={190} maw={260} style={{ overflowWrap: 'anywhere' }}>
        {member.email}
      </Table.Td>
      <Table.Td>
        {mayChange && !isLastOwner ? <RoleSelect member={member} isMe={isMe} /> : texts.common.roles[member.role]}
        {mayChange && isLastOwner && (
          <Text size="xs" c="dimmed" maw={220}>
            {t.lastOwner}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <When at={member.createdAt} />
      </Table.Td>
      <Table.Td ta="right">
        {mayChange && !isLastOwner && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.remove(member.name)}
            onClick={() => setRemoving(true)}
          >
            <UserMinus size={16} />
          </ActionIcon>
        )}
        {isRemoving && <RemoveMember member={member} isMe={isMe} onClose={() => setRemoving(false)} />}
      </Table.Td>
    </Table.Tr>
  )
}

function RoleSelect({ member, isMe }: { member: Member; isMe: boolean }) {
  const texts = useTexts()
  const t = texts.team
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Role | null>(null)
  const change = useMutation({
    mutationFn: (role: Role) => setRole(member.id, role),
    onSuccess: (_answer, role) => tellDone(t.roleChanged(member.name, texts.common.roles[role])),
    onError: (error) => tellProblem(error, texts.common.problem),
    onSettled: () => {
      setAsked(null)
      for (const key of ['me', 'team']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  const deed =
    asked === null
      ? ''
      : isMe
        ? t.lowerYourself(texts.common.roles[asked])
        : t.lower(member.name, texts.common.roles[asked])
  return (
    <>
      <NativeSelect
        w={140}
        size="xs"
        aria-label={t.roleOf(member.name)}
        disabled={change.isPending}
        data={roles.map((role) => ({ value: role, label: texts.common.roles[role] }))}
        value={member.role}
        onChange={(event) => {
          const role = event.currentTarget.value as Role
          if (isMe || member.role === 'owner') setAsked(role)
          else change.mutate(role)
        }}
      />
      {asked && (
        <Confirm
          opened
          title={deed}
          deed={deed}
          isDangerous
          isBusy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate(asked)}
          onClose={() => setAsked(null)}
        >
          <Text size="sm">{isMe ? t.lowerYourselfSay : t.lowerSay(member.name)}</Text>
          <WhatEnds member={member} next={asked} />
        </Confirm>
      )}
    </>
  )
}

function RemoveMember({ member, isMe, onClose }: { member: Member; isMe: boolean; onClose(): void }) {
  const t = useTexts().team
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: () => removeMember(member.id),
    onSuccess: () => {
      for (const key of ['me', 'team']) void queries.invalidateQueries({ queryKey: [key] })
      tellDone(t.removed(member.name))
      onClose()
    },
  })
  return (
    <Confirm
      opened
      title={t.remove(member.name)}
      deed={t.remove(member.name)}
      isDangerous
      isBusy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{isMe ? t.removeYourselfSay : t.removeSay(member.name)}</Text>
      <WhatEnds member={member} next={null} />
    </Confirm>
  )
}
