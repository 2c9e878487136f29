/** Databases on a running PostgreSQL server: apart from the test runner, so that benches can use them too. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** An empty database of its own on the server. */
export async function createPostgresDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `waybridge_test_${randomBytes(6).toString('hex')}`
  const command = async (text: string) => {
    const client = new pg.Client(serverUrl)
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }
  await command(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => command(`drop database if exists ${name} with (force)`) }
}
