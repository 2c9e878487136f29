/** The admin speaks to the API that there is: its types are those of the document, not of an older one. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemaPath } from '../scripts/api-types.ts'
import { apiTypes } from './support/api-types.ts'

it('packages/admin/api/schema.d.ts is what scripts/api-types.ts writes', async () => {
  const isFresh = readFileSync(schemaPath, 'utf8') === (await apiTypes())
  expect(isFresh, 'A route changed: run "node scripts/api-types.ts" and commit what it writes.').toBe(true)
})
