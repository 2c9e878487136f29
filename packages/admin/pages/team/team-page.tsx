/** Who belongs to the workspace, what they may do, and inviting others. */
import { Paper, ScrollArea, Skeleton, Table, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useMay } from '../../api/me.ts'
import { Card } from '../../parts/card.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type Member, membersQuery } from './api.ts'
import { InvitationsCard } from './invitations-card.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberRow } from './member-row.tsx'
import { roles } from './roles.ts'
import classes from './team.module.css'

export function TeamPage() {
  const t = useTexts().team
  const isOwner = useMay('owner')
  const { data, error } = useQuery(membersQuery)
  const [isInviting, setInviting] = useState(false)
  return (
    <Page
      title={t.title}
      say={t.say}
      actions={
        <GatedButton needs="owner" onClick={() => setInviting(true)}>
          {t.invite.act}
        </GatedButton>
      }
    >
      <ProblemNotice error={error} />
      {data === undefined && !error && <Skeleton height={160} />}
      {data && <MembersTable members={data} />}
      {isOwner && <InvitationsCard />}
      <RolesCard />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}

function MembersTable({ members }: { members: readonly Member[] }) {
  const t = useTexts().team
  const owners = members.filter(({ role }) => role === 'owner').length
  return (
    <Paper>
      <ScrollArea viewportProps={{ tabIndex: 0, 'aria-label': t.title }}>
        <Table miw={680}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t.name}</Table.Th>
              <Table.Th scope="col">{t.email}</Table.Th>
              <Table.Th scope="col">{t.role}</Table.Th>
              <Table.Th scope="col">{t.since}</Table.Th>
              <Table.Th scope="col">
                <VisuallyHidden>{t.actions}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} isLastOwner={member.role === 'owner' && owners < 2} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  )
}

function RolesCard() {
  const texts = useTexts()
  return (
    <Card title={texts.team.rolesTitle}>
      <dl className={classes.roles}>
        {roles.map((role) => (
          <Fragment key={role}>
            <dt>{texts.common.roles[role]}</dt>
            <dd>{texts.team.roleHelp[role]}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  )
}
