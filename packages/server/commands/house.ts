/** What every command shares: its parts, who gives it, and writing the audit in the same transaction as the change. */
import { randomBytes } from 'node:crypto'
import { type AuditEntry, appendAudit } from '../database/audit.ts'
import type { Sql } from '../database/sql.ts'
import type { Parts } from '../parts.ts'

/** Who gives a command, and in which workspace. */
export type Actor = { workspaceId: string; actor: string }

export const isoNow = (parts: Parts): string => new Date(parts.clock.now()).toISOString()

/** 256 bits that nobody guesses, for paths, states and links. */
export const unguessable = (): string => randomBytes(32).toString('base64url')

export function audit(
  sql: Sql,
  parts: Parts,
  by: Actor,
  action: string,
  subject: string,
  detail: AuditEntry['detail'] = {},
): Promise<void> {
  return appendAudit(sql, { workspaceId: by.workspaceId, at: isoNow(parts), actor: by.actor, action, subject, detail })
}
