import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { durability, openInMemory } from './embedded.ts'
import { openDatabase } from './open.ts'

const writer = new URL('../../../tests/support/acknowledging-writer.ts', import.meta.url).pathname
const killsMax = 4

describe('the embedded database', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waybridge-embedded-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('forces every commit to the disk before it says so', async () => {
    const db = await openDatabase({ folder })
    expect((await db.query('show fsync')).rows).toEqual([{ fsync: 'on' }])
    for (let row = 0; row < 20; row++) {
      const before = durability.fsyncs
      await db.allWorkspaces.query('insert into workspace (id, name) values ($1, $1)', [`ws_${row}`])
      expect(durability.fsyncs).toBeGreaterThan(before)
    }
    await db.close()
  })

  it('loses no acknowledged row to kill -9, and takes over the dead one’s lock', async () => {
    const acknowledged: string[] = []
    for (let kills = 0; kills < killsMax; kills++) {
      const child = spawn(process.execPath, [writer, folder, `${kills}`], { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      child.stdout.on('data', (piece: Buffer) => {
        said += piece.toString()
        if (said.split('\n').length > 10 + kills * 23) child.kill('SIGKILL')
      })
      await once(child, 'close')
      acknowledged.push(...said.split('\n').slice(0, -1))
    }
    expect(acknowledged.length).toBeGreaterThan(killsMax * 10)
    const db = await openDatabase({ folder })
    const { rows } = await db.allWorkspaces.query<{ id: string }>('select id from workspace')
    const kept = new Set(rows.map((row) => row.id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    await db.close()
  }, 60_000)

  it('refuses a folder that is open, here or in another process', async () => {
    const db = await openDatabase({ folder })
    await expect(openDatabase({ folder })).rejects.toThrow(/already open in this process/)
    await db.close()

    const child = spawn(process.execPath, [writer, folder, 'other'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.stdout.resume()
    await expect(openDatabase({ folder })).rejects.toThrow(`in use by another Waybridge process (${child.pid})`)
    const closed = once(child, 'close')
    child.kill('SIGKILL')
    await closed
  })

  it.runIf(process.platform === 'linux')(
    'takes over a lock whose number now belongs to another program (skipped elsewhere: only Linux tells when a program began)',
    async () => {
      // Our parent lives, but it was not born when this lock was made.
      writeFileSync(join(folder, 'waybridge.lock'), `${process.ppid} another-boot/1`)
      await (await openDatabase({ folder })).close()
    },
  )

  it('rolls a transaction back that holds everybody up, and serves the others', async () => {
    const db = await openInMemory(undefined, { transactionMsMax: 100 })
    await db.query('create table row (id text)')
    const waitsForItself = db.transaction(async (sql) => {
      await sql.query(`insert into row values ('a')`)
      await db.query('select 1')
    })
    await expect(waitsForItself).rejects.toThrow(/only the sql it was handed/)
    expect((await db.query('select id from row')).rows).toEqual([])
    await db.close()
  })
})
