/**
 * CSV that opens safely in a spreadsheet: a cell that a spreadsheet would take for a formula gets an apostrophe in front,
 * and reading takes that apostrophe away again, so that a round trip changes nothing.
 */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const formulaStart = /^[=+\-@\t\r|]/
const guarded = /^'(?=[=+\-@\t\r|])/

/** Rows as CSV with a header line, CRLF line ends and a byte order mark, which spreadsheets need for UTF-8. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (cell !== null && formulaStart.test(cell) ? `'${cell}` : (cell ?? ''))),
  )
  return `\uFEFF${stringify([[...columns], ...safe], { record_delimiter: 'windows' })}`
}

export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvOutcome = { ok: true; rows: CsvRow[] } | { ok: false; say: string }

/** Reads CSV with a header line; column names are compared without case. Never throws. */
export function readCsv(text: string, wanted: { required: readonly string[]; rowsMax: number }): CsvOutcome {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
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
      cells: Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, cell.replace(guarded, '')])),
    })),
  }
}
