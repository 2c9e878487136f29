import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { acrossWorkspaces, type Database } from '../database/sql.ts'
import { readMasterKey } from './master-key.ts'
import { isSealed, openVault } from './vault.ts'

const masterKey = randomBytes(32)
const place = 'store.settings:sto_1'

onEachDatabase('the vault', (open) => {
  const opened = async () => {
    const db = acrossWorkspaces(await open())
    await db.query(`insert into workspace (id, name) values ('ws_a', 'A'), ('ws_b', 'B')`)
    return { db, vault: await openVault(db, masterKey) }
  }
  const stored = async (db: Database) => [
    (await db.query('select * from vault_check')).rows,
    (await db.query('select * from workspace_key order by workspace_id')).rows,
  ]

  it('opens what it sealed, also after a restart, and never seals the same twice alike', async () => {
    const { db, vault } = await opened()
    const sealed = [
      await vault.seal('ws_a', place, 'secret ✓'),
      await vault.seal('ws_a', place, 'secret ✓'),
      await vault.seal('ws_a', place, ''),
    ]
    expect(sealed[0]).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/)
    expect(sealed[0]).not.toBe(sealed[1])
    const again = await openVault(db, masterKey)
    expect(await Promise.all(sealed.map((each) => again.open('ws_a', place, each)))).toEqual([
      'secret ✓',
      'secret ✓',
      '',
    ])
    expect(JSON.stringify(await stored(db))).not.toContain(masterKey.toString('base64'))
  })

  it('opens nothing that was moved to another row, column or workspace', async () => {
    const { vault } = await opened()
    const sealed = await vault.seal('ws_a', place, 'secret')
    await vault.seal('ws_b', place, 'other')
    await expect(vault.open('ws_a', 'store.settings:sto_2', sealed)).rejects.toThrow()
    await expect(vault.open('ws_a', 'store.remembered:sto_1', sealed)).rejects.toThrow()
    await expect(vault.open('ws_b', place, sealed)).rejects.toThrow()
  })

  it('fails closed for every changed, missing or added byte', async () => {
    const { vault } = await opened()
    const [version, keyId, nonce, text] = (await vault.seal('ws_a', place, 'secret')).split('.') as [
      string,
      string,
      string,
      string,
    ]
    const bytes = Buffer.from(text, 'base64url')
    const spoilt = [
      ...Array.from(bytes, (_, at) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 1
        return [version, keyId, nonce, changed.toString('base64url')].join('.')
      }),
      [version, keyId, nonce, bytes.subarray(1).toString('base64url')].join('.'),
      [version, keyId, nonce, `${text}AA`].join('.'),
      [version, keyId, randomBytes(12).toString('base64url'), text].join('.'),
      [version, 'k2', nonce, text].join('.'),
      ['v2', keyId, nonce, text].join('.'),
      '',
    ]
    for (const each of spoilt) await expect(vault.open('ws_a', place, each), each).rejects.toThrow()
  })

  it.each([
    ['while the check value stands', 'select 1'],
    ['after the check value was lost', 'delete from vault_check'],
  ])('refuses another master key %s, and changes nothing', async (_, before) => {
    const { db, vault } = await opened()
    const sealed = await vault.seal('ws_a', place, 'secret')
    await db.query(before)
    const was = await stored(db)
    await expect(openVault(db, randomBytes(32))).rejects.toThrow(/not the one this database was sealed with/)
    expect(await stored(db)).toEqual(was)
    expect(await (await openVault(db, masterKey)).open('ws_a', place, sealed)).toBe('secret')
  })

  it('says of a key of the wrong length what is wrong, and of a database whether it is sealed', async () => {
    const db = acrossWorkspaces(await open())
    expect(await isSealed(db)).toBe(false)
    await expect(openVault(db, randomBytes(31))).rejects.toThrow(/must have 32 bytes/)
    expect(await isSealed(db)).toBe(false)
    await openVault(db, masterKey)
    expect(await isSealed(db)).toBe(true)
  })

  it('two processes that seal a workspace’s first secret together use one key', async () => {
    const { db, vault } = await opened()
    const other = await openVault(db, masterKey)
    const [mine, theirs] = await Promise.all([vault.seal('ws_a', place, 'mine'), other.seal('ws_a', place, 'theirs')])
    expect([await other.open('ws_a', place, mine), await vault.open('ws_a', place, theirs)]).toEqual(['mine', 'theirs'])
  })
})

it('a master key is made once, whole, for its owner only; and never where one is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybridge-key-'))
  try {
    expect(() => readMasterKey(null, folder, false)).toThrow(/Nothing was changed/)
    expect(readdirSync(folder)).toEqual([])
    const key = readMasterKey(null, folder)
    expect(key).toHaveLength(32)
    expect(readMasterKey(null, folder, false)).toEqual(key)
    expect(readdirSync(folder)).toEqual(['master.key'])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600)
    expect(readMasterKey(masterKey.toString('base64'), folder)).toEqual(masterKey)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
