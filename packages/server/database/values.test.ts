import { expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'

const bytes = Buffer.from([0, 1, 255])
const rows: [expression: string, given: unknown[], answer: unknown][] = [
  ['9007199254740993::int8', [], '9007199254740993'],
  ['array[1, 2]::int8[]', [], ['1', '2']],
  ['1.50::numeric', [], '1.50'],
  ['array[1.50, null]::numeric[]', [], ['1.50', null]],
  [`'2026-11-23 10:00+02'::timestamptz`, [], '2026-11-23T08:00:00.000Z'],
  [`'2026-11-23 10:00:00.123456Z'::timestamptz`, [], '2026-11-23T10:00:00.123456Z'],
  [`array['2026-11-23 10:00Z']::timestamptz[]`, [], ['2026-11-23T10:00:00.000Z']],
  [`'2026-11-23'::date`, [], '2026-11-23'],
  [`array['2026-11-23']::date[]`, [], ['2026-11-23']],
  [`'1 day'::interval`, [], '1 day'],
  [`'{"a": [1, null]}'::jsonb`, [], { a: [1, null] }],
  ['$1::int8', [9007199254740993n], '9007199254740993'],
  ['$1::int8[]', [[1n, 2n]], ['1', '2']],
  ['$1::text', [5], '5'],
  ['$1::text', [null], null],
  [
    '$1::text[]',
    [['a"b', 'c,d', null, '', 'NULL', '{x}', 'back\\slash']],
    ['a"b', 'c,d', null, '', 'NULL', '{x}', 'back\\slash'],
  ],
  ['$1::text[]', [[]], []],
  ['$1::timestamptz', [new Date(0)], '1970-01-01T00:00:00.000Z'],
  ['$1::timestamptz[]', [[new Date(0)]], ['1970-01-01T00:00:00.000Z']],
  ['$1::jsonb', ['[1, 2]'], [1, 2]],
  ['$1::jsonb', [{ a: 1 }], { a: 1 }],
  ['$1::bytea', [bytes], bytes],
  ['$1::bytea', [new Uint8Array(bytes)], bytes],
  ['$1::bytea[]', [[bytes]], [bytes]],
]

onEachDatabase('a value', (open) => {
  it('comes back the same from both engines', async () => {
    const db = await open()
    for (const [expression, given, answer] of rows) {
      const { rows: found } = await db.query<{ value: unknown }>(`select ${expression} as value`, given)
      expect(found[0]?.value, expression).toEqual(answer)
    }
  })

  it('is not said to be committed when a statement before it failed and nobody looked', async () => {
    const db = await open()
    const swallowing = db.allWorkspaces.transaction(async (sql) => {
      await sql.query(`insert into workspace (id, name) values ('ws_a', 'A')`)
      await sql.query('select 1 / 0').catch(() => {})
    })
    await expect(swallowing).rejects.toThrow(/rolled back instead of committed/)
    expect((await db.allWorkspaces.query('select id from workspace')).rows).toEqual([])
  })
})
