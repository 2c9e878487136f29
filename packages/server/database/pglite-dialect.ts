/** Lets a library that builds its statements with kysely (sign-in) run them on the embedded engine's one connection. */
import type { PGlite, Transaction } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

export class PGliteDialect implements Dialect {
  private readonly engine: PGlite
  constructor(engine: PGlite) {
    this.engine = engine
  }
  createAdapter = () => new PostgresAdapter()
  createDriver = () => new PGliteDriver(this.engine)
  createIntrospector: Dialect['createIntrospector'] = (db) => new PostgresIntrospector(db)
  createQueryCompiler = () => new PostgresQueryCompiler()
}

/**
 * A transaction is one callback of PGlite's that stays open until commit or rollback is asked for: so the engine's other
 * callers wait for it, as they do for each other.
 */
class PGliteConnection implements DatabaseConnection {
  private readonly engine: PGlite
  private open: { tx: Transaction; end: (how: 'commit' | 'rollback') => void; over: Promise<void> } | null = null

  constructor(engine: PGlite) {
    this.engine = engine
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const runner = this.open?.tx ?? this.engine
    const result = await runner.query<Row>(query.sql, [...query.parameters])
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: the engine answers whole results only
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming is not offered on the embedded engine')
  }

  async begin(): Promise<void> {
    await new Promise<void>((began, failed) => {
      let end: (how: 'commit' | 'rollback') => void = () => {}
      const ending = new Promise<'commit' | 'rollback'>((resolve) => {
        end = resolve
      })
      const over = this.engine
        .transaction(async (tx) => {
          this.open = { tx, end, over: Promise.resolve() }
          began()
          if ((await ending) === 'rollback') await tx.rollback()
        })
        .then(() => undefined)
      over.catch(failed)
      queueMicrotask(() => {
        void over.then(() => undefined).catch(() => undefined)
      })
      this.over = over
    })
  }

  private over: Promise<void> = Promise.resolve()

  async finish(how: 'commit' | 'rollback'): Promise<void> {
    this.open?.end(how)
    this.open = null
    await this.over
  }
}

class PGliteDriver implements Driver {
  private readonly engine: PGlite
  constructor(engine: PGlite) {
    this.engine = engine
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new PGliteConnection(this.engine)
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PGliteConnection).begin()
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PGliteConnection).finish('commit')
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PGliteConnection).finish('rollback')
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
