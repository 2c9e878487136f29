/**
 * `npm run bench [-- --quick] [--only acks|sync|list|carriers] [--engine embedded|postgres|both] [--sizes 1000,10000,100000]`
 *
 * Every figure is a ratio against a baseline of the same run. `--quick` takes about two minutes.
 */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { postgresBinaries } from '../tests/support/postgres.ts'
import { benchAcks } from './acks.ts'
import { benchCarriers } from './carriers.ts'
import { benchList } from './list.ts'
import { type Engine, endPostgres } from './scene.ts'
import { benchSync } from './sync.ts'

const parts = ['carriers', 'acks', 'sync', 'list']
const wishes = askedFor()

const sizes = (wishes.sizes ?? (wishes.quick ? '1000' : '1000,10000,100000')).split(',').map(Number)
/** Few shipments are the baseline of many. */
const listSizes = wishes.sizes === undefined ? [1_000, wishes.quick ? 10_000 : 100_000] : sizes
const engines = (['embedded', 'postgres'] as const).filter(
  (engine) =>
    (wishes.engine === 'both' || wishes.engine === engine) && (engine === 'embedded' || postgresBinaries() !== null),
)
function askedFor() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        engine: { type: 'string', default: 'both' },
        sizes: { type: 'string' },
        'time-box-seconds': { type: 'string', default: '120' },
      },
    })
    if (values.only === undefined || parts.includes(values.only)) return values
    throw new Error(`There is nothing to measure called "${values.only}".`)
  } catch (error) {
    console.error(
      `${(error as Error).message}\nUsage: npm run bench -- [--quick] [--only ${parts.join('|')}] [--engine embedded|postgres|both] [--sizes 1000,10000]`,
    )
    process.exit(2)
  }
}
const wants = (part: string) => wishes.only === undefined || wishes.only === part
const table = (title: string, rows: readonly Record<string, unknown>[]) => {
  console.log(`\n${title}`)
  console.table(rows)
}
const round = (value: number, digits = 2) => Number(value.toFixed(digits))

console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${round(totalmem() / 2 ** 30, 0)} GiB`,
)

if (wants('carriers')) await benchCarriers()
if (wants('acks')) {
  for (const engine of engines) {
    const rows = await benchAcks(engine as Engine, [0, ...sizes], {
      rounds: wishes.quick ? 2 : 3,
      roundMs: wishes.quick ? 2_000 : 4_000,
    })
    table(
      `Durable acknowledgements per second, ${engine} (ratio: ours / bare server with one insert per request)`,
      rows.map((row) => ({
        backlog: row.backlog,
        ours: round(row.ours, 0),
        bare: round(row.bare, 0),
        ratio: round(row.ratio),
        'p99 ms': round(row.p99Ms, 1),
      })),
    )
  }
}
if (wants('sync')) {
  for (const engine of engines) {
    const rows = await benchSync(engine as Engine, sizes, { timeBoxMs: Number(wishes['time-box-seconds']) * 1000 })
    const first = rows[0]
    table(
      `Shipments synced end to end per second, ${engine} (ratio: ours / bare loop of pre-signed calls)`,
      rows.map((row) => ({
        backlog: row.backlog,
        synced: row.timeBoxed ? `${row.synced} (time-boxed)` : row.synced,
        ours: round(row.perSecond, 0),
        bare: round(row.barePerSecond, 0),
        ratio: round(row.ratio, 3),
        'cost against the first': first === undefined ? 1 : round(first.perSecond / row.perSecond),
      })),
    )
  }
}
if (wants('list')) {
  for (const engine of engines) {
    const rows = await benchList(engine, listSizes)
    const [first] = rows
    for (const { shipments, answers, ackQuiet, ackBusy } of rows) {
      table(
        `What a person waits for with ${shipments} shipments, ${engine} (ratio: p95 against ${first?.shipments} shipments)`,
        answers.map(({ question, p50Ms, p95Ms, worstMs }, at) => ({
          question,
          'p50 ms': round(p50Ms, 1),
          'p95 ms': round(p95Ms, 1),
          'worst ms': round(worstMs, 1),
          ratio: round(p95Ms / (first?.answers[at]?.p95Ms ?? p95Ms), 1),
        })),
      )
      table(
        'A notice waits for its 200, fifty arriving each second',
        Object.entries({ quiet: ackQuiet, 'while somebody asks without a pause': ackBusy }).map(([when, waits]) => ({
          when,
          'p50 ms': round(waits.p50Ms, 1),
          'p99 ms': round(waits.p99Ms, 1),
          notices: waits.count,
        })),
      )
    }
  }
}
await endPostgres()
