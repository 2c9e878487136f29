/**
 * The audit: who did what, in one chain per workspace. Each row's hash covers the row and the hash before it, so that a row
 * changed or taken out later is found and named. Nothing here updates or deletes.
 */
import { createHash } from 'node:crypto'
import type { Database, Sql } from './sql.ts'

export type AuditEntry = {
  workspaceId: string
  at: string
  /** Who: `person:<id>`, `key:<id>`, `setup`, `engine`; `nobody` where nobody had signed in. */
  actor: string
  /** What, dotted: `mapping.created`. */
  action: string
  /** Upon what: an id. */
  subject: string
  /** Before and after, without secrets. */
  detail: Record<string, unknown>
}

export type AuditRow = AuditEntry & { id: string; previousHash: string; hash: string }

const firstHash = '0'.repeat(64)

/** The same value gives the same text, whatever order its keys were written or stored in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}

const hashOf = (previousHash: string, entry: AuditEntry): string =>
  createHash('sha256')
    .update(previousHash)
    .update(
      canonical([
        entry.workspaceId,
        new Date(entry.at).toISOString(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.detail,
      ]),
    )
    .digest('hex')

/** Appends in the caller's transaction: what is not audited did not happen, and the other way round. */
export async function appendAudit(sql: Sql, entry: AuditEntry): Promise<void> {
  // One writer at a time per workspace, until the transaction ends: two entries must not share a predecessor.
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`audit:${entry.workspaceId}`])
  const { rows } = await sql.query<{ hash: string }>(
    'select hash from audit where workspace_id = $1 order by id desc limit 1',
    [entry.workspaceId],
  )
  const previousHash = rows[0]?.hash ?? firstHash
  await sql.query(
    `insert into audit (workspace_id, at, actor, action, subject, detail, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.workspaceId,
      entry.at,
      entry.actor,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail),
      previousHash,
      hashOf(previousHash, entry),
    ],
  )
}

const columns = `id::text as id, workspace_id as "workspaceId", at, actor, action, subject, detail, previous_hash as "previousHash", hash`

export type AuditFilter = {
  /** The beginning of an action: `mapping` finds `mapping.created` and all its siblings. */
  action?: string | undefined
  actor?: string | undefined
  subject?: string | undefined
  /** From this instant on. */
  from?: string | undefined
  /** Up to this instant, and not at it. */
  to?: string | undefined
}

/** One page, newest first, and one row more. */
export async function listAudit(
  sql: Sql,
  workspaceId: string,
  page: { beforeId: string | null; limit: number },
  filter: AuditFilter,
): Promise<AuditRow[]> {
  const { action, actor, subject, from, to } = filter
  const { rows } = await sql.query<AuditRow>(
    `select ${columns} from audit where workspace_id = $1 and ($2::bigint is null or id < $2::bigint)
       and ($3::text is null or starts_with(action, $3)) and ($4::text is null or actor = $4) and ($5::text is null or subject = $5)
       and ($6::timestamptz is null or at >= $6::timestamptz) and ($7::timestamptz is null or at < $7::timestamptz)
     order by audit.id desc limit $8`,
    [
      workspaceId,
      page.beforeId,
      action ?? null,
      actor ?? null,
      subject ?? null,
      from ?? null,
      to ?? null,
      page.limit + 1,
    ],
  )
  return rows
}

export type AuditVerdict = { ok: true; rows: number } | { ok: false; rows: number; brokenAtId: string }

const verifyPage = 1_000

/** Walks the whole chain of a workspace and names the first row that does not fit. */
export async function verifyAudit(db: Database, workspaceId: string): Promise<AuditVerdict> {
  let previousHash = firstHash
  let afterId = '0'
  let count = 0
  for (;;) {
    const rows = await db.inWorkspace(workspaceId, async (sql) => {
      const page = await sql.query<AuditRow>(
        `select ${columns} from audit where workspace_id = $1 and id > $2::bigint order by audit.id limit ${verifyPage}`,
        [workspaceId, afterId],
      )
      return page.rows
    })
    for (const row of rows) {
      if (row.previousHash !== previousHash || row.hash !== hashOf(previousHash, row)) {
        return { ok: false, rows: count, brokenAtId: row.id }
      }
      previousHash = row.hash
      afterId = row.id
      count += 1
    }
    if (rows.length < verifyPage) return { ok: true, rows: count }
  }
}
