import { expect, it } from 'vitest'
import { readAuditSearch } from './search.ts'

it.each([
  ['all of it', { kind: 'mapping', actor: 'person:p1', from: '2026-11-01', to: '2026-11-23' }],
  ['nothing', {}],
])('the address of the audit log keeps %s', (_, search) => {
  expect(readAuditSearch(search)).toEqual(search)
})

it.each([
  ['an unknown kind', { kind: 'secrets' }],
  ['an actor that is no text', { actor: ['a', 'b'] }],
  ['an actor without end', { actor: 'p'.repeat(81) }],
  ['an instant instead of a day', { from: '2026-11-01T10:00:00Z' }],
  ['a day that is in no calendar', { from: '2026-02-31', to: '2026-13-01' }],
])('%s is left out', (_, search) => {
  expect(readAuditSearch(search)).toEqual({})
})
