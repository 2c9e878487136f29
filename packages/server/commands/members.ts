/**
 * Members of a workspace. Nobody's word outlives their role: with an owner who is lowered or removed go the invitations they
 * gave and nobody took, and the API keys they made end or are lowered with them, in the same transaction.
 */
import { Refusal } from '../api/refusals.ts'
import { type ApiKeyRow, listLiveKeysMadeBy, type Role, revokeApiKey, setApiKeyRole } from '../database/api-keys.ts'
import {
  countOwners,
  deleteInvitationsBy,
  deleteMember,
  findMember,
  listInvitations,
  type MemberRow,
  setMemberRole,
} from '../database/members.ts'
import { touchPerson } from '../database/people.ts'
import { countPrivateViews, deletePrivateViews } from '../database/saved-views.ts'
import type { Sql } from '../database/sql.ts'
import type { Parts } from '../parts.ts'
import { type Actor, audit, isoNow } from './house.ts'

const ranks: readonly Role[] = ['viewer', 'operator', 'owner']
const isHigher = (one: Role, other: Role) => ranks.indexOf(one) > ranks.indexOf(other)

/** What stands on a member's word. */
export type MadeByMember = {
  keys: { id: string; name: string; role: Role }[]
  invitations: { id: string; email: string; role: Role }[]
  privateViews: number
}

export async function listMadeBy(parts: Parts, by: Actor, memberId: string): Promise<MadeByMember> {
  return parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const member = await findMember(sql, by.workspaceId, memberId)
    if (member === null) throw new Refusal('not_found')
    const keys = await listLiveKeysMadeBy(sql, by.workspaceId, actorOf(member), isoNow(parts))
    const open = await listInvitations(sql, by.workspaceId, isoNow(parts))
    return {
      keys: keys.map(({ id, name, role }) => ({ id, name, role })),
      invitations: open
        .filter(({ invitedBy }) => invitedBy === actorOf(member))
        .map(({ id, email, role }) => ({ id, email, role })),
      privateViews: await countPrivateViews(sql, by.workspaceId, actorOf(member)),
    }
  })
}

export async function changeRole(parts: Parts, by: Actor, memberId: string, role: Role): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const member = await openMember(sql, by, memberId, role)
    await setMemberRole(sql, by.workspaceId, memberId, role)
    await audit(sql, parts, by, 'member.role_changed', memberId, { before: member.role, after: role })
    if (!isHigher(member.role, role)) return
    await withdrawInvitationsOf(sql, parts, by, member)
    for (const key of await keysOf(sql, parts, member, by)) {
      if (!isHigher(key.role, role)) continue
      await setApiKeyRole(sql, by.workspaceId, key.id, role)
      const detail = { name: key.name, before: key.role, after: role, because: 'member.role_changed' }
      await audit(sql, parts, by, 'key.role_lowered', key.id, detail)
    }
  })
}

export async function removeMember(parts: Parts, by: Actor, memberId: string): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const member = await openMember(sql, by, memberId, null)
    await deleteMember(sql, by.workspaceId, memberId)
    await touchPerson(sql, member.userId, isoNow(parts))
    await audit(sql, parts, by, 'member.removed', memberId, { role: member.role })
    await withdrawInvitationsOf(sql, parts, by, member)
    await deletePrivateViews(sql, by.workspaceId, actorOf(member))
    for (const key of await keysOf(sql, parts, member, by)) {
      await revokeApiKey(sql, by.workspaceId, key.id, isoNow(parts))
      await deletePrivateViews(sql, by.workspaceId, `key:${key.id}`)
      await audit(sql, parts, by, 'key.revoked', key.id, { name: key.name, because: 'member.removed' })
    }
  })
}

const actorOf = (member: MemberRow) => `person:${member.userId}`

/** The member, with the owners locked: whoever makes a key at this moment is waited for, and the key is seen. */
async function openMember(sql: Sql, by: Actor, memberId: string, next: Role | null): Promise<MemberRow> {
  const owners = await countOwners(sql, by.workspaceId)
  const member = await findMember(sql, by.workspaceId, memberId)
  if (member === null) throw new Refusal('not_found')
  if (member.role === 'owner' && next !== 'owner' && owners < 2) throw new Refusal('workspace.last_owner')
  return member
}

const keysOf = (sql: Sql, parts: Parts, member: MemberRow, by: Actor): Promise<ApiKeyRow[]> =>
  listLiveKeysMadeBy(sql, by.workspaceId, actorOf(member), isoNow(parts))

async function withdrawInvitationsOf(sql: Sql, parts: Parts, by: Actor, member: MemberRow): Promise<void> {
  for (const { id, email } of await deleteInvitationsBy(sql, by.workspaceId, actorOf(member)))
    await audit(sql, parts, by, 'member.invitation_withdrawn', id, { email })
}
