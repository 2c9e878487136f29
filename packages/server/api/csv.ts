/**
 * CSV that opens safely and whole in a spreadsheet. A cell that a spreadsheet would take for a formula, or for a number it may
 * round, gets an apostrophe in front; reading takes it away again, so that a round trip changes nothing. Every cell is quoted.
 *
 * Spreadsheets disagree on where a cell begins: one that divides at semicolons breaks our quotes open and finds cells inside
 * ours. So what follows a semicolon or the end of a line is guarded like a cell of its own.
 */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** Full-width signs count too: some spreadsheets take them for the plain ones. */
const formulaStart = /[=+\-@|＝＋－＠]/
/** What a spreadsheet may drop in front of a formula. The apostrophe is among them so that guarding it twice stays reversible. */
const notLead = /[^\s\p{C}'"]/u
const innerCell = /(?<=[;\t\r\n])/
/**
 * Digits that come back as others: from twelve on they are shown and saved as 9.4E+21, from sixteen on rounded, and zeros in
 * front are dropped. An E between digits is read as an exponent.
 */
const roundedNumber = /^'*(\d{12,}|0\d+|\d+[eE]\d+)$/

/** The parts of a cell that some spreadsheet takes for cells of their own, and whether each begins like a formula. */
function innerCellsOf(cell: string): { text: string; isFormula: boolean }[] {
  // From the end: a part that is all blank begins the way the next one does.
  let isFormula = false
  return cell
    .split(innerCell)
    .reverse()
    .map((text) => {
      const start = notLead.exec(text)?.[0]
      if (start !== undefined) isFormula = formulaStart.test(start)
      return { text, isFormula }
    })
    .reverse()
}

function guard(cell: string): string {
  if (roundedNumber.test(cell)) return `'${cell}`
  return innerCellsOf(cell)
    .map(({ text, isFormula }) => (isFormula ? `'${text}` : text))
    .join('')
}

function unguard(cell: string): string {
  if (roundedNumber.test(cell)) return cell.replace(/^'/, '')
  return innerCellsOf(cell)
    .map(({ text, isFormula }) => (isFormula ? text.replace(/^'/, '') : text))
    .join('')
}

/** A line of the file is a row: for people, and for readers that know no quotes. */
const onOneLine = (cell: string) => cell.replace(/\p{Cc}+/gu, ' ')

type Cell = string | null

/**
 * Rows as CSV with a header line, CRLF line ends and a byte order mark, which spreadsheets need for UTF-8. Line ends and tabs
 * inside cells become blanks.
 */
export const writeCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  written(columns, rows, onOneLine)

/** The same for what comes back through `readCsv`: every cell exactly as it is. */
export const writeCsvToReadBack = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  written(columns, rows, (cell) => cell)

function written(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  shape: (cell: string) => string,
): string {
  const safe = rows.map((row) => row.map((cell) => guard(shape(cell ?? ''))))
  return `\uFEFF${stringify([[...columns], ...safe], { record_delimiter: 'windows', quoted: true, quoted_empty: true })}`
}

export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvOutcome = { ok: true; rows: CsvRow[] } | { ok: false; say: string }

const delimiters = [',', ';', '\t']

/** What divides the header line divides the rest: a semicolon in a carrier's name must not. */
function delimiterOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => header.split(delimiter).length
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** Reads CSV with a header line; column names are compared without case. Never throws. */
export function readCsv(text: string, wanted: { required: readonly string[]; rowsMax: number }): CsvOutcome {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      trim: true,
      info: true,
      to: wanted.rowsMax + 1,
      max_record_size: 10_000,
    }) as unknown as typeof records
  } catch (error) {
    return {
      ok: false,
      say: `the file is not readable as CSV (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'})`,
    }
  }
  if (records.length > wanted.rowsMax) return { ok: false, say: `the file has more than ${wanted.rowsMax} lines` }
  const first = records[0]
  if (first === undefined) return { ok: false, say: 'the file has no lines below its header' }
  const missing = wanted.required.filter((name) => !Object.hasOwn(first.record, name.toLowerCase()))
  if (missing.length > 0) return { ok: false, say: `the column ${missing.join(', ')} is missing` }
  return {
    ok: true,
    rows: records.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, unguard(cell)])),
    })),
  }
}
