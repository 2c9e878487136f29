/**
 * How somebody gets in: with the set-up link, with an invitation, or back in with a link from whoever owns the machine. The link, the account and the place in the workspace are
 * one transaction: a link that was used has somebody to show for it, and of two who use one at once, one is in.
 */
import { Refusal } from '../api/refusals.ts'
import type { Role } from '../database/api-keys.ts'
import { appendAudit } from '../database/audit.ts'
import { hasAnyMember, insertMember, listMemberships, takeInvitation, takeSetupLink } from '../database/members.ts'
import { findPerson, insertPerson, lockReset, renewPerson, replacePassword, replaceReset } from '../database/people.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { digest } from '../secrets/digest.ts'
import { audit, isoNow, unguessable } from './house.ts'
import { addWorkspace } from './workspaces.ts'

/** @property email in lower case */
export type NewAccount = { name: string; email: string; passwordHash: string }

export async function makeFirstAccount(
  parts: Parts,
  token: string,
  wish: NewAccount & { workspaceName: string },
): Promise<{ workspaceId: string }> {
  return parts.db.allWorkspaces.transaction(async (sql) => {
    const taken = !(await hasAnyMember(sql)) && (await takeSetupLink(sql, digest(token), isoNow(parts)))
    if (!taken) throw new Refusal('setup.link')
    const userId = await makeAccount(sql, parts, wish)
    const { workspaceId } = await addWorkspace(sql, parts, { name: wish.workspaceName })
    await addMember(sql, parts, { workspaceId, role: 'owner' }, userId)
    return { workspaceId }
  })
}

/** Whether an e-mail belongs to somebody who is a member somewhere, and so has a password to prove. */
export async function hasAccount(parts: Parts, email: string): Promise<boolean> {
  const found = await parts.db.allWorkspaces.transaction((sql) => findPerson(sql, email))
  return found !== null && found.memberships > 0
}

/** @param who a new account, or the person who proved to be the one invited */
export async function joinByInvitation(
  parts: Parts,
  token: string,
  who: NewAccount | { userId: string },
): Promise<{ workspaceId: string }> {
  return parts.db.allWorkspaces.transaction(async (sql) => {
    const invitation = await takeInvitation(sql, digest(token), isoNow(parts))
    if (invitation === null) throw new Refusal('invitation.link')
    const userId = 'userId' in who ? who.userId : await makeAccount(sql, parts, who)
    await addMember(sql, parts, invitation, userId)
    return { workspaceId: invitation.workspaceId }
  })
}

async function makeAccount(sql: Sql, parts: Parts, account: NewAccount): Promise<string> {
  const known = await findPerson(sql, account.email)
  if (known !== null && known.memberships > 0) throw new Refusal('member.exists')
  const id = known?.id ?? newId('usr', parts.clock.now())
  const person = { ...account, id, nowAt: isoNow(parts) }
  // Somebody who was taken out everywhere and is invited again: the same person to the record, with nothing left of the old key.
  if (known !== null) await renewPerson(sql, person)
  else if (!(await insertPerson(sql, person))) throw new Refusal('member.exists')
  return id
}

async function addMember(
  sql: Sql,
  parts: Parts,
  { workspaceId, role }: { workspaceId: string; role: Role },
  userId: string,
): Promise<void> {
  const id = newId('mem', parts.clock.now())
  if (!(await insertMember(sql, { id, workspaceId, userId, role, createdAt: isoNow(parts) })))
    throw new Refusal('member.exists')
  await audit(sql, parts, { workspaceId, actor: `person:${userId}` }, 'member.joined', id, { role })
}

/** How long a link to a new password works: time to start the server again, where it had to be stopped. */
const resetLinkLifeMs = 3_600_000

/** For whoever owns the machine. Null when nobody has this e-mail. Each call outdates the link before. */
export async function createResetLink(
  parts: Pick<Parts, 'db' | 'clock' | 'publicUrl'>,
  email: string,
): Promise<{ url: string; expiresAt: string } | null> {
  const token = unguessable()
  const nowMs = parts.clock.now()
  const expiresAt = new Date(nowMs + resetLinkLifeMs).toISOString()
  return parts.db.allWorkspaces.transaction(async (sql) => {
    const person = await findPerson(sql, email.trim().toLowerCase())
    if (person === null) return null
    await replaceReset(sql, { tokenHash: digest(token), userId: person.id, expiresAt })
    await recordForPerson(sql, person.id, 'setup', 'session.reset_link_made', new Date(nowMs).toISOString())
    // Behind "#", so that the token reaches no server's log.
    return { url: `${parts.publicUrl}/reset#${token}`, expiresAt }
  })
}

/** Whose link it is, for looking at the new password before the link is spent. */
export async function findResetLink(parts: Parts, token: string): Promise<{ name: string; email: string }> {
  const found = await parts.db.allWorkspaces.transaction((sql) => lockReset(sql, digest(token), isoNow(parts)))
  if (found === null) throw new Refusal('reset.link')
  return found
}

/** Once. Every session of the person ends. */
export async function resetPassword(parts: Parts, token: string, passwordHash: string): Promise<void> {
  await parts.db.allWorkspaces.transaction(async (sql) => {
    const found = await lockReset(sql, digest(token), isoNow(parts))
    if (found === null) throw new Refusal('reset.link')
    await replacePassword(sql, { id: found.userId, passwordHash, nowAt: isoNow(parts) })
    await recordForPerson(sql, found.userId, `person:${found.userId}`, 'session.password_reset', isoNow(parts))
  })
}

async function recordForPerson(sql: Sql, userId: string, actor: string, action: string, at: string): Promise<void> {
  for (const { workspaceId } of await listMemberships(sql, userId))
    await appendAudit(sql, { workspaceId, at, actor, action, subject: userId, detail: {} })
}
