/** What opens in a spreadsheet is text there, however it is divided; what we wrote we read back as it was. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv, writeCsvToReadBack } from './csv.ts'

const hostile = [
  '=1+1',
  "Bob\n=cmd|' /C calc'!A0",
  'DHL\r=1+1',
  'DHL\r\n=1+1',
  'X1\n+2',
  'x;=1+1',
  'x;"=1+1',
  'x; \t@SUM(1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  ' =1+1',
  '\u00A0=1+1',
  '\n=1+1',
  '\v=1+1',
  '\u200B=1+1',
  '\u0000=1+1',
  '|calc',
  '-van',
  "'=x",
  '"=1+1',
]

/** The cells of a file as a careless reader finds them: divided at every line end and one delimiter, quotes understood or not. */
function cellsAsFound(csv: string, delimiter: string): string[] {
  return csv
    .slice(1)
    .split(/[\r\n]/)
    .flatMap((line) => line.split(delimiter))
    .map((cell) => cell.replace(/^[\s\p{C}"]+/u, ''))
}

describe('a cell that looks like a formula', () => {
  it.each([
    ['for people', writeCsv],
    ['to read back', writeCsvToReadBack],
  ])('is text wherever a spreadsheet divides the file (%s)', (_, write) => {
    for (const cell of hostile) {
      for (const row of [
        [cell, 'b'],
        ['a', cell],
      ]) {
        const csv = write(['One', 'Two'], [row])
        for (const delimiter of [',', ';', '\t']) {
          // Inside quotes a comma divides nothing, and no spreadsheet leaves out the quotes of a file with commas.
          for (const found of cellsAsFound(csv, delimiter === ',' ? '","' : delimiter))
            expect(found, `${JSON.stringify(cell)} divided at ${JSON.stringify(delimiter)}`).not.toMatch(
              /^[=+\-@|＝＋－＠]/,
            )
        }
      }
    }
  })

  it('keeps its row on one line for people', () => {
    expect(writeCsv(['Name'], [["Bob\r\n=cmd|' /C calc'!A0"], ['a\tb']])).toBe(
      `\uFEFF"Name"\r\n"Bob =cmd|' /C calc'!A0"\r\n"a b"\r\n`,
    )
  })
})

it.each([
  ['9400111899223197428490', "'9400111899223197428490"],
  ['576461413038785752', "'576461413038785752"],
  ['123456789012', "'123456789012"],
  ['00340434161094015902', "'00340434161094015902"],
  ['0071', "'0071"],
  ['12E5', "'12E5"],
  ['12345', '12345'],
  ['1Z12345E0205271688', '1Z12345E0205271688'],
  ['#1001', '#1001'],
])('the number %s stays whole in a spreadsheet', (number, cell) => {
  expect(writeCsv(['Number'], [[number]])).toBe(`\uFEFF"Number"\r\n"${cell}"\r\n`)
})

describe('a file', () => {
  const columns = ['Store carrier', 'Match']
  const rowsOf = (csv: string) => {
    const read = readCsv(csv, { required: ['Store carrier'], rowsMax: 1_000 })
    return read.ok ? read.rows.map(({ cells }) => [cells['store carrier'], cells.match]) : read.say
  }

  it('we wrote to be read back comes back as it was', () => {
    const character = fc.constantFrom(...`=+-@|＝'";,\t\r\n \u00A0\u200B0123456789Eabc*`)
    const cell = fc.oneof(
      fc.string({ unit: character }),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^'{0,3}\d{1,25}$/),
      fc.constantFrom(...hostile, 'Royal Mail; 48', 'a\tb', '  spaced ', "''=x", ''),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(rowsOf(writeCsvToReadBack(columns, rows))).toEqual(rows)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['commas', 'Store carrier,Match\nRoyal Mail; 48,exact', [['Royal Mail; 48', 'exact']]],
    ['semicolons', 'Store carrier;Match\r\nUPS, Ground;exact', [['UPS, Ground', 'exact']]],
    ['tabs', 'Store carrier\tMatch\nUPS; a, b\texact', [['UPS; a, b', 'exact']]],
    ['quotes around its header', '"Store carrier";"Match"\n"a,b";"exact"', [['a,b', 'exact']]],
    ['one column', 'Store carrier\nRoyal Mail; 48', [['Royal Mail; 48', undefined]]],
    ['blanks around its cells', 'Store carrier, Match\n  UPS , exact ', [['UPS', 'exact']]],
  ])('somebody wrote with %s is divided as its header is', (_, csv, rows) => {
    expect(rowsOf(csv)).toEqual(rows)
  })

  it.each([['"'], [''], ['Match\nexact'], ['Store carrier,Match\na,b,c']])(
    'that is none is told, not thrown: %j',
    (csv) => {
      expect(rowsOf(csv)).toBeTypeOf('string')
    },
  )
})
