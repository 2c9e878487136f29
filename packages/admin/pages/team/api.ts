/** What the pages of team, keys, audit and account ask and do. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { DELETE, GET, POST, PUT, read, type Schemas } from '../../api/client.ts'
import type { Role } from '../../api/me.ts'
import type { AuditSearch } from './search.ts'

export type Member = Schemas['Member']
export type ApiKey = Schemas['ApiKey']
export type AuditEntry = Schemas['AuditEntry']
export type Invitation = Schemas['Invitation']
export type Session = Schemas['Session']

const at = (id: string) => ({ params: { path: { id } } })

export const membersQuery = queryOptions({
  queryKey: ['team', 'members'],
  queryFn: async () => (await read(GET('/api/v1/members'))).items,
})
export const invite = (email: string, role: Role) =>
  read(POST('/api/v1/members/invitations', { body: { email, role } }))
export const invitationsQuery = queryOptions({
  queryKey: ['team', 'invitations'],
  queryFn: async () => (await read(GET('/api/v1/members/invitations'))).items,
})
export const withdrawInvitation = (id: string) => read(DELETE('/api/v1/members/invitations/{id}', at(id)))
/** What would end with a member. */
export const madeQuery = (memberId: string) =>
  queryOptions({
    queryKey: ['team', 'made', memberId],
    queryFn: () => read(GET('/api/v1/members/{id}/made', at(memberId))),
    staleTime: 0,
  })
export const setRole = (id: string, role: Role) => read(PUT('/api/v1/members/{id}', { ...at(id), body: { role } }))
export const removeMember = (id: string) => read(DELETE('/api/v1/members/{id}', at(id)))

export const keysQuery = queryOptions({
  queryKey: ['team', 'keys'],
  queryFn: async () => (await read(GET('/api/v1/keys'))).items,
})
export const makeKey = (body: { name: string; role: Role; expiresAt: string | null }) =>
  read(POST('/api/v1/keys', { body }))
export const revokeKey = (id: string) => read(DELETE('/api/v1/keys/{id}', at(id)))

const pageEntries = 50
/** The filter as the API takes it: days of the reader's own calendar become instants. */
export function auditFilterOf({ kind, actor, from, to }: AuditSearch) {
  return {
    ...(kind === undefined ? {} : { action: kind }),
    ...(actor === undefined ? {} : { actor }),
    ...(from === undefined ? {} : { from: startOfDay(from, 0) }),
    ...(to === undefined ? {} : { to: startOfDay(to, 1) }),
  }
}
function startOfDay(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + daysLater).toISOString()
}
export const auditQuery = (search: AuditSearch) => {
  const query = { ...auditFilterOf(search), limit: pageEntries }
  return infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) =>
      read(
        GET('/api/v1/audit', { params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  })
}
export const verifyAudit = () => read(POST('/api/v1/audit/verify'))

export const changePassword = (present: string, next: string) =>
  read(PUT('/api/v1/session/password', { body: { present, next } }))

export const sessionsQuery = queryOptions({
  queryKey: ['team', 'sessions'],
  queryFn: async () => (await read(GET('/api/v1/sessions'))).items,
})
export const endSession = (id: string) => read(DELETE('/api/v1/sessions/{id}', at(id)))
export const endOtherSessions = () => read(DELETE('/api/v1/sessions'))
