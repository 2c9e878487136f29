/**
 * Writes packages/admin/api/schema.d.ts: the types of the REST API as its own OpenAPI document tells them. Run it after a
 * route changed; a test compares the file with the API.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiTypes } from '../tests/support/api-types.ts'

export const schemaPath = join(import.meta.dirname, '../packages/admin/api/schema.d.ts')

if (import.meta.main) {
  writeFileSync(schemaPath, await apiTypes())
  process.stdout.write(`${schemaPath} is written.\n`)
}
