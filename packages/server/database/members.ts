/** Workspaces, who belongs to them, and the set-up link. */
import type { Role } from './api-keys.ts'
import type { Sql } from './sql.ts'

export async function insertWorkspace(
  sql: Sql,
  workspace: { id: string; name: string; createdAt: string },
): Promise<void> {
  await sql.query('insert into workspace (id, name, created_at) values ($1, $2, $3)', [
    workspace.id,
    workspace.name,
    workspace.createdAt,
  ])
}

export async function findWorkspaceName(sql: Sql, id: string): Promise<string> {
  const { rows } = await sql.query<{ name: string }>('select name from workspace where id = $1', [id])
  return rows[0]?.name ?? ''
}

export type Membership = { workspaceId: string; workspaceName: string; role: Role }

/** The workspaces of a person, oldest first. Reads across workspaces: only for the person's own sign-in. */
export async function listMemberships(sql: Sql, userId: string): Promise<Membership[]> {
  const { rows } = await sql.query<Membership>(
    `select member.workspace_id as "workspaceId", workspace.name as "workspaceName", member.role
     from member join workspace on workspace.id = member.workspace_id where member.user_id = $1 order by member.created_at, member.id limit 100`,
    [userId],
  )
  return rows
}

export type MemberRow = { id: string; userId: string; name: string; email: string; role: Role; createdAt: string }

const memberColumns = `member.id, member.user_id as "userId", person.name, person.email, member.role, member.created_at as "createdAt"`

export async function listMembers(sql: Sql, workspaceId: string): Promise<MemberRow[]> {
  const { rows } = await sql.query<MemberRow>(
    `select ${memberColumns} from member join person on person.id = member.user_id where workspace_id = $1
     order by member.created_at, member.id limit 500`,
    [workspaceId],
  )
  return rows
}

export async function findMember(sql: Sql, workspaceId: string, memberId: string): Promise<MemberRow | null> {
  const { rows } = await sql.query<MemberRow>(
    `select ${memberColumns} from member join person on person.id = member.user_id where workspace_id = $1 and member.id = $2`,
    [workspaceId, memberId],
  )
  return rows[0] ?? null
}

/** False when the person is a member already. */
export async function insertMember(
  sql: Sql,
  member: { id: string; workspaceId: string; userId: string; role: Role; createdAt: string },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into member (id, workspace_id, user_id, role, created_at) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, user_id) do nothing`,
    [member.id, member.workspaceId, member.userId, member.role, member.createdAt],
  )
  return rowCount === 1
}

export async function setMemberRole(sql: Sql, workspaceId: string, memberId: string, role: Role): Promise<void> {
  await sql.query('update member set role = $3 where workspace_id = $1 and id = $2', [workspaceId, memberId, role])
}

export async function deleteMember(sql: Sql, workspaceId: string, memberId: string): Promise<void> {
  await sql.query('delete from member where workspace_id = $1 and id = $2', [workspaceId, memberId])
}

/** How many owners are left; the rows stay locked, so that two owners cannot remove each other at once. */
export async function countOwners(sql: Sql, workspaceId: string): Promise<number> {
  const { rows } = await sql.query(
    `select id from member where workspace_id = $1 and role = 'owner' order by id for update`,
    [workspaceId],
  )
  return rows.length
}

/** The role a person has now; the row stays locked, so that nobody lowers or removes them meanwhile. */
export async function lockRole(sql: Sql, workspaceId: string, userId: string): Promise<Role | null> {
  const { rows } = await sql.query<{ role: Role }>(
    'select role from member where workspace_id = $1 and user_id = $2 for share',
    [workspaceId, userId],
  )
  return rows[0]?.role ?? null
}

export async function hasAnyMember(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query('select 1 from member limit 1')
  return rows.length > 0
}

/** Only the newest set-up link is good. */
export async function replaceSetupLink(sql: Sql, tokenHash: string, expiresAt: string): Promise<void> {
  await sql.query('delete from setup_link')
  await sql.query('insert into setup_link (token_hash, expires_at) values ($1, $2)', [tokenHash, expiresAt])
}

/** Takes the link once; false when it is wrong, late or used. */
export async function takeSetupLink(sql: Sql, tokenHash: string, nowAt: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    'update setup_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2',
    [tokenHash, nowAt],
  )
  return rowCount === 1
}

export type Invitation = { id: string; workspaceId: string; email: string; role: Role }

export async function insertInvitation(
  sql: Sql,
  invitation: Invitation & { tokenHash: string; invitedBy: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await sql.query('delete from invitation where workspace_id = $1 and (email = $2 or expires_at < $3)', [
    invitation.workspaceId,
    invitation.email,
    invitation.createdAt,
  ])
  await sql.query(
    `insert into invitation (id, workspace_id, email, role, token_hash, invited_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      invitation.id,
      invitation.workspaceId,
      invitation.email,
      invitation.role,
      invitation.tokenHash,
      invitation.invitedBy,
      invitation.createdAt,
      invitation.expiresAt,
    ],
  )
}

/** Who invited must be an owner still: an invitation is worth no more than the word of whoever gave it. */
const inviterIsOwner = `exists (select 1 from member where member.workspace_id = invitation.workspace_id
  and member.role = 'owner' and 'person:' || member.user_id = invitation.invited_by)`

/** An open invitation, without taking it. Reads across workspaces: the token is all the invited person has. */
export async function findInvitation(sql: Sql, tokenHash: string, nowAt: string): Promise<Invitation | null> {
  const { rows } = await sql.query<Invitation>(
    `select id, workspace_id as "workspaceId", email, role from invitation
     where token_hash = $1 and used_at is null and expires_at > $2 and ${inviterIsOwner}`,
    [tokenHash, nowAt],
  )
  return rows[0] ?? null
}

/** Takes an invitation once. Reads across workspaces: the token is all the invited person has. */
export async function takeInvitation(sql: Sql, tokenHash: string, nowAt: string): Promise<Invitation | null> {
  const { rows } = await sql.query<Invitation>(
    `update invitation set used_at = $2
     where token_hash = $1 and used_at is null and expires_at > $2 and ${inviterIsOwner}
     returning id, workspace_id as "workspaceId", email, role`,
    [tokenHash, nowAt],
  )
  return rows[0] ?? null
}

export type OpenInvitation = Omit<Invitation, 'workspaceId'> & {
  invitedBy: string
  createdAt: string
  expiresAt: string
}

/** Invitations nobody has taken yet, newest first. */
export async function listInvitations(sql: Sql, workspaceId: string, nowAt: string): Promise<OpenInvitation[]> {
  const { rows } = await sql.query<OpenInvitation>(
    `select id, email, role, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt" from invitation
     where workspace_id = $1 and used_at is null and expires_at > $2 order by created_at desc, id limit 500`,
    [workspaceId, nowAt],
  )
  return rows
}

/** Takes back what somebody invited and nobody took; answers which. */
export async function deleteInvitationsBy(
  sql: Sql,
  workspaceId: string,
  actor: string,
): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql.query<{ id: string; email: string }>(
    'delete from invitation where workspace_id = $1 and invited_by = $2 and used_at is null returning id, email',
    [workspaceId, actor],
  )
  return rows
}

/** False when there is no open invitation by that id. */
export async function deleteInvitation(sql: Sql, workspaceId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    'delete from invitation where workspace_id = $1 and id = $2 and used_at is null',
    [workspaceId, id],
  )
  return rowCount === 1
}

/** A value every process shares: the first writer's. */
export async function sharedValue(sql: Sql, name: string, fresh: string): Promise<string> {
  await sql.query('insert into server_value (name, value) values ($1, $2) on conflict (name) do nothing', [name, fresh])
  const { rows } = await sql.query<{ value: string }>('select value from server_value where name = $1', [name])
  return (rows[0] as { value: string }).value
}

/** Writes one row for real, so that a full or read-only disk is noticed before a shipment is. */
export async function probeWrite(sql: Sql, nowAt: string): Promise<void> {
  await sql.query(
    `insert into server_value (name, value) values ('ready_probe', $1) on conflict (name) do update set value = excluded.value`,
    [nowAt],
  )
}
