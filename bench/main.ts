/**
 * `npm run bench [-- --quick] [--only acks|sync|carriers] [--engine embedded|postgres|both] [--sizes 1000,10000,100000]`
 *
 * Every figure is a ratio against a baseline of the same run. `--quick` takes about two minutes.
 */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { postgresBinaries } from '../tests/support/postgres.ts'
import { benchAcks } from './acks.ts'
import { benchCarriers } from './carriers.ts'
import { type Engine, endPostgres } from './scene.ts'
import { benchSync } from './sync.ts'

const { values: wishes } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    engine: { type: 'string', default: 'both' },
    sizes: { type: 'string' },
    'time-box-seconds': { type: 'string', default: '120' },
  },
})

const sizes = (wishes.sizes ?? (wishes.quick ? '1000' : '1000,10000,100000')).split(',').map(Number)
const engines = (['embedded', 'postgres'] as const).filter(
  (engine) =>
    (wishes.engine === 'both' || wishes.engine === engine) && (engine === 'embedded' || postgresBinaries() !== null),
)
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
await endPostgres()
