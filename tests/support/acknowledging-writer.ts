/** A process of its own that says each row after its commit was acknowledged, until somebody kills it. */
import { writeSync } from 'node:fs'
import { openDatabase } from '../../packages/server/database/open.ts'

const [folder, round] = process.argv.slice(2)
const db = await openDatabase({ folder: folder as string })
for (let row = 0; ; row++) {
  const id = `${round}-${row}`
  await db.allWorkspaces.query('insert into workspace (id, name) values ($1, $1)', [id])
  writeSync(1, `${id}\n`)
}
