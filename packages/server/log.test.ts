/** The log tells which fault it was, and nothing of whom it was about. */
import { describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../tests/support/databases.ts'
import { first, setUp } from './api/test-browser.ts'
import type { Sql } from './database/sql.ts'
import { openLog } from './log.ts'
import { sayError, toldError } from './told-error.ts'

const canary = 'canary-4711'

/** As PGlite and PostgreSQL throw them. */
const ofDatabase = () =>
  Object.assign(new Error(`invalid input syntax for type timestamp with time zone: "${canary}"`), {
    code: '22007',
    table: 'person',
    constraint: 'person_email_key',
    query: `select '${canary}'`,
    params: [canary],
    detail: `Key (email)=(${canary}) already exists.`,
    where: canary,
  })

describe('an error in the log', () => {
  const rows: [string, unknown][] = [
    ['of a database', ofDatabase()],
    ['because of one', new Error('could not be saved', { cause: ofDatabase() })],
    ['that is no error', { password: canary }],
    ['that is a text', canary],
    ['with a body', Object.assign(new Error('refused'), { body: { password: canary }, config: { token: canary } })],
  ]
  it.each(rows)('%s names the fault and not what it was about', (_, error) => {
    const lines: string[] = []
    const log = openLog('info', { write: (line) => void lines.push(line) })
    log.error({ err: error }, 'one way')
    log.error({ error }, 'another way')
    expect(lines).toHaveLength(2)
    expect(lines.join('')).not.toContain(canary)
    expect(sayError(error)).not.toContain(canary)
  })

  it('keeps what an operator looks for', () => {
    expect(toldError(new Error('could not be saved', { cause: ofDatabase() }))).toMatchObject({
      type: 'Error',
      message: 'could not be saved',
      stack: expect.stringContaining('log.test.ts'),
      cause: { code: '22007', table: 'person', constraint: 'person_email_key' },
    })
  })

  it('is cut where its causes go round in a circle', () => {
    const error = new Error('round')
    error.cause = error
    expect(JSON.stringify(toldError(error)).length).toBeLessThan(20_000)
  })
})

onEachDatabase('a defect in a statement', (open) => {
  /** The statement that carries the secrets, broken in two ways: not understood, and a row that is there already. */
  const faults: [string, (text: string) => string, number][] = [
    ['is not understood', (text) => text.replace('insert into', 'insert onto'), 1],
    ['meets its own row', (text) => text, 2],
  ]
  for (const [what, spoil, times] of faults) {
    it.each(['person', 'person_account', 'person_session', 'member'])(
      `that ${what} logs no secret (%s)`,
      async (table) => {
        const db = await open()
        const spoiled = (sql: Sql): Sql => ({
          query: async (text, values) => {
            if (!text.startsWith(`insert into ${table} (`)) return sql.query(text, values)
            const once = spoil(text).replace(/on conflict \([^)]*\) do nothing/, '')
            for (let time = 1; time < times; time++) await sql.query(once, values)
            return sql.query(once, values)
          },
        })
        const { scene, token, ada } = await setUp({
          ...db,
          ...spoiled(db),
          inWorkspace: (workspaceId, work) => db.inWorkspace(workspaceId, (sql) => work(spoiled(sql))),
          transaction: (work) => db.transaction((sql) => work(spoiled(sql))),
          allWorkspaces: {
            ...spoiled(db.allWorkspaces),
            transaction: (work) => db.allWorkspaces.transaction((sql) => work(spoiled(sql))),
          },
        })
        const answer = await ada.send('POST', '/session/first-run', { ...first, token })
        // An account that was made stays made; only its first session is missing.
        expect(answer.statusCode).toBe(table === 'person_session' ? 201 : 500)
        const log = scene.logged.join('')
        expect(log).toMatch(/a request failed|its first session was not/)
        for (const secret of [token, first.email, first.email.toLowerCase(), first.password, '$argon2id'])
          expect(log.includes(secret), secret).toBe(false)
        for (const word of ['"query"', '"params"', '"detail"', '"where"']) expect(log).not.toContain(word)
      },
    )
  }
})
