/** For tests: somebody with an account and a place in a workspace, without the way through an invitation. */
import type { Role } from '../database/api-keys.ts'
import { insertMember } from '../database/members.ts'
import { insertPerson } from '../database/people.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { hashPassword } from './passwords.ts'

export const password = 'grey parcels sail at noon'
/** Deriving it is the slow part, and each time would give as good a one. */
let passwordHash: Promise<string> | null = null

export async function givenMember(
  parts: Pick<Parts, 'db' | 'clock'>,
  member: { workspaceId: string; role: Role; name: string; email: string },
): Promise<{ memberId: string; userId: string }> {
  passwordHash ??= hashPassword(password)
  const hash = await passwordHash
  const { workspaceId, role, name } = member
  const nowAt = new Date(parts.clock.now()).toISOString()
  const userId = newId('usr', parts.clock.now())
  const memberId = newId('mem', parts.clock.now())
  await parts.db.inWorkspace(workspaceId, async (sql) => {
    await insertPerson(sql, { id: userId, name, email: member.email.toLowerCase(), passwordHash: hash, nowAt })
    await insertMember(sql, { id: memberId, workspaceId, userId, role, createdAt: nowAt })
  })
  return { memberId, userId }
}
