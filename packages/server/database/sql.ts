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

/** Plain `query` is the engine's view: all workspaces. */
export type Database = Sql & {
  engine: 'embedded' | 'postgres'
  /** All workspaces. Short: on the embedded engine everybody else waits. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** One transaction in which row-level security shows only this workspace. */
  inWorkspace<T>(workspaceId: string, work: (sql: Sql) => Promise<T>): Promise<T>
  /** LISTEN; the answer ends it. After a lost connection `heard` is called with '': something may have been missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** For libraries that bring their own statements (sign-in), over the same connections. */
  kyselyDialect(): Dialect
  close(): Promise<void>
}
