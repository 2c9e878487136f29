/** What stands on a member's word and ends, or is lowered, with them. Says nothing where nothing does. */
import { List, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Role } from '../../api/me.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useLanguage } from '../../texts/index.tsx'
import { type Member, madeQuery } from './api.ts'
import { roles } from './roles.ts'

/** @param next the role they get; null: none, they are removed */
export function WhatEnds({ member, next }: { member: Member; next: Role | null }) {
  const { locale, texts } = useLanguage()
  const t = texts.team.ends
  const { data, error } = useQuery(madeQuery(member.id))
  if (error) return <ProblemNotice error={error} />
  if (data === undefined) return <Skeleton height={20} mt="sm" />
  const list = (words: readonly string[]) => new Intl.ListFormat(locale).format(words)
  const rank = (role: Role) => roles.indexOf(role)
  const keys = data.keys.filter(({ role }) => next === null || rank(role) > rank(next)).map(({ name }) => name)
  const emails = data.invitations.map(({ email }) => email)
  const views = next === null ? data.privateViews : 0
  return (
    <List size="sm" mt={keys.length + emails.length + views > 0 ? 'sm' : 0} style={{ overflowWrap: 'anywhere' }}>
      {keys.length > 0 && (
        <List.Item>
          <Text size="sm">
            {next === null ? t.keysRevoked(list(keys)) : t.keysLowered(list(keys), texts.common.roles[next])}
          </Text>
        </List.Item>
      )}
      {emails.length > 0 && (
        <List.Item>
          <Text size="sm">{t.invitationsWithdrawn(list(emails))}</Text>
        </List.Item>
      )}
      {views > 0 && (
        <List.Item>
          <Text size="sm">{t.viewsDeleted(views)}</Text>
        </List.Item>
      )}
    </List>
  )
}
