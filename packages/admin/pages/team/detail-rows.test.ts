import { expect, it } from 'vitest'
import { rowsOfDetail } from './detail-rows.ts'

it.each([
  ['nothing', {}, { told: [], changed: [] }],
  [
    'what was told, the deep by its path',
    { name: 'warehouse', page: { size: 3 }, ids: ['a', 'b'], gone: null },
    {
      told: [
        { field: 'name', value: 'warehouse' },
        { field: 'page.size', value: '3' },
        { field: 'ids', value: '["a","b"]' },
      ],
      changed: [],
    },
  ],
  [
    'a value that changed has no name',
    { before: 'viewer', after: 'owner' },
    { told: [], changed: [{ field: '', before: 'viewer', after: 'owner' }] },
  ],
  [
    'only what changed, also what came and went',
    {
      channelId: 'chn_1',
      before: { storeCarrier: 'RM48', provider: { name: 'Evri' }, note: 'x' },
      after: { storeCarrier: 'RM48', provider: { name: 'Royal Mail' }, rule: true },
    },
    {
      told: [{ field: 'channelId', value: 'chn_1' }],
      changed: [
        { field: 'provider.name', before: 'Evri', after: 'Royal Mail' },
        { field: 'note', before: 'x', after: '' },
        { field: 'rule', before: '', after: 'true' },
      ],
    },
  ],
  ['a state left behind', { before: 'active' }, { told: [], changed: [{ field: '', before: 'active', after: '' }] }],
])('%s', (_, detail, rows) => {
  expect(rowsOfDetail(detail)).toEqual(rows)
})

it('does not walk without end', () => {
  const deep = { a: { b: { c: { d: { e: 1 } } } } }
  expect(rowsOfDetail(deep).told).toEqual([{ field: 'a.b.c.d', value: '{"e":1}' }])
})
