import { spawnSync } from 'node:child_process'
/** The lines a program pipes through the CLI, and what an operator reads from it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../database/open.ts'
import { checkNumber, sayCheck } from './check.ts'
import { decideLine } from './decide-line.ts'
import { detectLine } from './detect-line.ts'
import { examine, nodeVersion, sayFindings } from './doctor.ts'
import { answerLines, lineCharactersMax } from './lines.ts'
import { buildProgram } from './main.ts'
import { makeResetLink } from './reset-password.ts'

const today = '2026-11-23'
const royalMail = { id: '6671794738251726849', name: 'Royal Mail' }
const decided = (question: unknown) => {
  const { action, provider, reason } = decideLine(
    typeof question === 'string' ? question : JSON.stringify(question),
    today,
  )
  return [action, provider?.name ?? null, reason]
}

describe('decide --jsonl', () => {
  const parcel = { region: 'UK', number: 'AB123456785GB', storeCarrier: 'Van 7' }
  const mapped = (mappings: unknown) => ({ ...parcel, mappings })
  const table: [says: string, question: unknown, answer: [string, string | null, string]][] = [
    ['a known name', { ...parcel, storeCarrier: 'RM48' }, ['push', 'Royal Mail', 'ready']],
    ['GB is the UK', { ...parcel, region: 'gb' }, ['push', 'Royal Mail', 'ready']],
    ['an object of mappings', mapped({ 'VAN 7': 'Parcel Force' }), ['push', 'Parcel Force', 'ready']],
    [
      'a list, by name',
      mapped([{ storeCarrier: 'Van 7', provider: 'Parcel Force' }]),
      ['push', 'Parcel Force', 'ready'],
    ],
    [
      'a list, by another spelling',
      mapped([{ from: 'Van 7', provider: 'parcelforce' }]),
      ['push', 'Parcel Force', 'ready'],
    ],
    ['a list, by id', mapped([{ from: 'Van 7', providerId: royalMail.id }]), ['push', 'Royal Mail', 'ready']],
    ['a list, by entry', mapped([{ from: 'Van 7', provider: royalMail }]), ['push', 'Royal Mail', 'ready']],
    [
      'a pattern',
      mapped([{ from: 'van*', match: 'pattern', providerName: 'Royal Mail' }]),
      ['push', 'Royal Mail', 'ready'],
    ],
    ['a provider that is not in the list', mapped({ 'Van 7': 'Pigeon Post' }), ['hold', null, 'provider_not_offered']],
    ['do not sync', mapped([{ from: 'Van 7', target: 'do_not_sync' }]), ['skip', null, 'mapped_do_not_sync']],
    ['mapped to nobody', mapped({ 'Van 7': null }), ['skip', null, 'mapped_do_not_sync']],
    ['hold', mapped([{ from: 'Van 7', target: 'hold' }]), ['hold', null, 'mapped_hold']],
    [
      'its own provider list',
      { ...parcel, providers: [{ id: '1', name: 'Royal Mail' }] },
      ['push', 'Royal Mail', 'ready'],
    ],
    ['no number', { ...parcel, number: null }, ['hold', null, 'no_number']],
    ['a number that has lost digits', { ...parcel, number: 1e21 }, ['hold', null, 'unreadable_line']],
    ['a region without a list', { ...parcel, region: 'FR' }, ['hold', null, 'unreadable_line']],
    ['mappings that are none', mapped(7), ['hold', null, 'unreadable_line']],
    ['a mapping without a target', mapped([{ from: 'Van 7' }]), ['hold', null, 'unreadable_line']],
    ['no JSON', '{"region":', ['hold', null, 'unreadable_line']],
    ['no object', '[1]', ['hold', null, 'unreadable_line']],
    ['nothing', '', ['hold', null, 'unreadable_line']],
  ]
  for (const [says, question, answer] of table)
    it(`${says}: ${answer.join(', ')}`, () => expect(decided(question)).toEqual(answer))
  it('always answers in one shape', () => {
    for (const line of ['', JSON.stringify(parcel), '{"number":[]}']) {
      expect(Object.keys(decideLine(line, today))).toEqual(['action', 'provider', 'reason', 'trace'])
    }
  })
})

describe('detect --jsonl', () => {
  const table: [question: string, answer: unknown][] = [
    ['{"number":"1Z999AA10123456784","region":"US"}', { valid: true, carriers: ['ups'] }],
    ['{"number":"1Z999AA10123456785","region":"US"}', { valid: false, carriers: ['ups'], reason: 'check_digit' }],
    ['{"number":"BT1234567890","region":"US","hint":"Better Trucks"}', { valid: true, carriers: ['better_trucks'] }],
    ['{"number":"","region":"UK"}', { valid: false, carriers: [], reason: 'no_number' }],
    ['{"number":"1Z999AA10123456784","region":"MARS"}', { valid: false, carriers: [], reason: 'region_unknown' }],
    ['{"number":{},"region":"US"}', { valid: false, carriers: [], reason: 'unreadable_line' }],
    ['oops', { valid: false, carriers: [], reason: 'unreadable_line' }],
  ]
  for (const [question, answer] of table) it(question, () => expect(detectLine(question)).toEqual(answer))
})

describe('streams of lines', () => {
  const collect = async (chunks: (string | Buffer)[], answer = (line: string | null) => `<${line}>`) => {
    const sink = new PassThrough()
    const heard: Buffer[] = []
    sink.on('data', (chunk: Buffer) => heard.push(chunk))
    async function* source() {
      yield* chunks
    }
    await answerLines(source(), sink, answer)
    return Buffer.concat(heard).toString()
  }
  it('keep their order, however they are cut', async () => {
    expect(await collect(['a\nb', 'c\n', '\n', 'd'])).toBe('<a>\n<bc>\n<>\n<d>\n')
  })
  it('do not lose a letter cut in half', async () => {
    const bytes = Buffer.from('é\n')
    expect(await collect([bytes.subarray(0, 1), bytes.subarray(1)])).toBe('<é>\n')
  })
  it('answer an endless line once and go on', async () => {
    expect(await collect(['x'.repeat(lineCharactersMax + 1), 'x\nb\n'])).toBe('<null>\n<b>\n')
  })
  it('end quietly when nobody reads any more', async () => {
    const closed = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('closed'), { code: 'EPIPE' }))
      },
    })
    async function* source() {
      for (let line = 0; line < 1_000; line++) {
        yield `${line}\n`
        await new Promise(setImmediate)
      }
    }
    let answered = 0
    await answerLines(source(), closed, () => String(answered++))
    expect(answered).toBeLessThan(1_000)
  })
})

describe('check', () => {
  it('explains a number that would go', () => {
    const words = sayCheck(checkNumber('1Z999AA10123456784', 'US', 'UPS Ground', today))
    expect(words).toContain('1Z999AA10123456784: well formed')
    expect(words).toContain('fits UPS (check digit right)')
    expect(words).toContain('with UPS (7117859084333745966')
  })
  it('explains a number that would not, with its repair', () => {
    const words = sayCheck(checkNumber('AB12345678SGB', 'UK', null, today))
    expect(words).toContain('did you mean AB123456785GB?')
    expect(words).toContain('Would be held: number_repairable.')
  })
})

describe('doctor', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waybridge-doctor-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const states = async (env: Record<string, string>, ask?: typeof fetch) =>
    Object.fromEntries(
      (await examine({ WAYBRIDGE_DATA: folder, ...env }, Date.parse('2026-11-23T12:00:00Z'), ask)).map((each) => [
        each.what,
        each.state,
      ]),
    )

  it('finds nothing wrong before the first start, and makes nothing', async () => {
    expect(await states({ WAYBRIDGE_DATA: join(folder, 'none') })).toMatchObject({
      'data folder': 'warn',
      database: 'warn',
      'master key': 'warn',
    })
  })
  it('names a setting it cannot read', async () =>
    expect(await states({ PORT: 'x' })).toMatchObject({ settings: 'fail' }))
  it('asks for https', async () => {
    expect(await states({ WAYBRIDGE_PUBLIC_URL: 'http://shop.example' })).toMatchObject({ 'public address': 'warn' })
    expect(await states({ WAYBRIDGE_PUBLIC_URL: 'https://shop.example' })).toMatchObject({ 'public address': 'ok' })
  })
  it('refuses a short master key', async () => {
    expect(await states({ WAYBRIDGE_MASTER_KEY: 'c2hvcnQ=' })).toMatchObject({ 'master key': 'fail' })
  })
  it('sees a master key others can read', async () => {
    writeFileSync(join(folder, 'master.key'), `${Buffer.alloc(32, 1).toString('base64')}\n`, { mode: 0o644 })
    expect(await states({})).toMatchObject({ 'master key': process.platform === 'win32' ? 'ok' : 'warn' })
  })
  it('says that a database server does not answer', async () => {
    expect(await states({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({ database: 'fail' })
  })
  it('asks the running server when it holds the folder', async () => {
    const { openEmbedded } = await import('../database/embedded.ts')
    const database = join(folder, 'database')
    mkdirSync(database)
    const db = await openEmbedded(database)
    try {
      const ready = (async () => new Response('ok')) as unknown as typeof fetch
      const away = (async () => Promise.reject(new Error('refused'))) as unknown as typeof fetch
      expect(await states({}, ready)).toMatchObject({ database: 'ok', 'running server': 'ok' })
      expect(await states({}, away)).toMatchObject({ 'running server': 'fail' })
    } finally {
      await db.close()
    }
  }, 30_000)
  it('knows which Node.js runs it', () => {
    expect(['20.1.0', '24.0.0', '25.1.0', '26.0.0'].map((version) => nodeVersion(version).state)).toEqual([
      'fail',
      'ok',
      'fail',
      'ok',
    ])
  })
  it('puts the next step under its finding', () => {
    const words = sayFindings([{ what: 'clock', state: 'fail', say: 'Off.', nextStep: 'Mend it.' }])
    expect(words).toBe('fail  clock  Off.\n             → Mend it.\n')
  })
})

it('every verb explains itself', () => {
  for (const command of buildProgram().commands) expect(command.description()).not.toBe('')
})

it('hashing a key does not load the sign-in library', () => {
  const script = `import { registerHooks } from 'node:module'
    registerHooks({ resolve(name, context, next) {
      if (/better-auth|fastify/.test(name)) throw new Error('loads ' + name)
      return next(name, context)
    } })
    await import(${JSON.stringify(new URL('./api-key.ts', import.meta.url).href)})`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

describe('reset-password', () => {
  it('prints a link by which the person chooses a new password, and says when there is no such person', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybridge-reset-'))
    const env = { WAYBRIDGE_DATA: folder, WAYBRIDGE_PUBLIC_URL: 'https://way.example/' }
    try {
      const db = await openDatabase({ folder: `${folder}/database` })
      await db.query(
        `insert into person (id, name, email, created_at, updated_at) values ('usr_1', 'Ada', 'ada@example.com', now(), now())`,
      )
      await db.close()
      const { url } = await makeResetLink(env, 'Ada@example.com')
      expect(url).toMatch(/^https:\/\/way\.example\/reset#[\w-]{43}$/)
      await expect(makeResetLink(env, 'who@example.com')).rejects.toThrow('Nobody here has the e-mail who@example.com.')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
