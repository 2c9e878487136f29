/** What the rest of the server knows of a database: statements, short transactions, a wall between workspaces, wake-ups. */
import type { Dialect } from 'kysely'

/**
 * Values in: null, string, number, bigint, boolean, Date, Buffer or Uint8Array, arrays of these; jsonb as its JSON text (an
 * array would be read as a PostgreSQL array by one engine and as JSON by the other). Values out: int8, numeric, date and
 * interval as text, timestamptz as ISO 8601 in UTC, bytea as Buffer, jsonb parsed; inside arrays too.
 */
export type Sql = {
  query<Row = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }>
}

type Transaction = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>

/** Plain `query` and `transaction` say nothing of a workspace, and so see none: only what belongs to no workspace. */
export type Database = Sql & {
  engine: 'embedded' | 'postgres'
  /** Short: on the embedded engine everybody else waits. */
  transaction: Transaction
  /** One transaction in which row-level security shows only this workspace. */
  inWorkspace<T>(workspaceId: string, work: (sql: Sql) => Promise<T>): Promise<T>
  /** Through the wall: for the engine, for start-up, and for finding out whose workspace somebody may enter. */
  allWorkspaces: Sql & { transaction: Transaction }
  /** By name, outside of any transaction. */
  vacuum(table: string): Promise<void>
  /** LISTEN; the answer ends it. After a lost connection `heard` is called with '': something may have been missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** For libraries that bring their own statements (sign-in), over the same connections. */
  kyselyDialect(): Dialect
  close(): Promise<void>
}

/** The same database as whoever works for all workspaces sees it. */
export const acrossWorkspaces = (db: Database): Database => ({ ...db, ...db.allWorkspaces })

/** What an address or a header says is never taken for the word that opens the wall. */
export function assertOneWorkspace(workspaceId: string): void {
  if (workspaceId === '*' || workspaceId === '')
    throw new Error('contradiction: no workspace is called that; all of them are reached through allWorkspaces')
}
