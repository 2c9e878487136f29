/** One PostgreSQL for the whole run of tests; each block of tests gets a database of its own in it. */
import type { TestProject } from 'vitest/node'
import { type PostgresServer, postgresBinaries, startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null where there is none: tests on it skip and say so. */
    postgresUrl: string | null
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  let server: PostgresServer | null = null
  if (given === undefined && postgresBinaries() !== null) server = await startPostgres()
  project.provide('postgresUrl', given ?? server?.url ?? null)
  return async () => {
    await server?.stop()
  }
}
