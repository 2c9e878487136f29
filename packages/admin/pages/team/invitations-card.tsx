/** Invitations nobody has taken yet: to whom, until when, and taking one back. */
import { Button, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Card } from '../../parts/card.tsx'
import { ProblemNotice, tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import list from '../../parts/rows.module.css'
import { When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type Invitation, invitationsQuery, withdrawInvitation } from './api.ts'

export function InvitationsCard() {
  const t = useTexts().team.invitations
  const { data, error } = useQuery(invitationsQuery)
  if (error) return <ProblemNotice error={error} />
  // Nothing open is the usual case, and needs no box that says so.
  if (data === undefined || data.length === 0) return null
  return (
    <Card title={t.title} say={t.say} flush>
      <ul className={list.rows}>
        {data.map((each) => (
          <InvitationRow key={each.id} invitation={each} />
        ))}
      </ul>
    </Card>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const texts = useTexts()
  const t = texts.team.invitations
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(invitation.id),
    onSuccess: () => tellDone(t.withdrawn(invitation.email)),
    onError: (error) => tellProblem(error, texts.common.problem),
    onSettled: () => queries.invalidateQueries({ queryKey: ['team'] }),
  })
  return (
    <li className={list.row}>
      <div className={list.text}>
        <Text size="sm" fw={550} dir="auto">
          {invitation.email}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {texts.common.roles[invitation.role]} · {t.by(invitation.invitedBy)} <When at={invitation.createdAt} /> ·{' '}
          {t.ends} <When at={invitation.expiresAt} />
        </Text>
      </div>
      <Button
        size="xs"
        variant="default"
        aria-label={t.withdrawLabel(invitation.email)}
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate()}
      >
        {t.withdraw}
      </Button>
    </li>
  )
}
