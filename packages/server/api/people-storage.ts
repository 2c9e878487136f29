/**
 * Where the sign-in library keeps people: our own tables through our own statements. A session's token is kept only as its
 * digest, so that a copy of the database signs nobody in.
 */
import { createAdapterFactory } from 'better-auth/adapters'
import type { Sql } from '../database/sql.ts'
import { digest } from '../secrets/digest.ts'

type Row = Record<string, unknown>
type Condition = { field: string; value: unknown; operator?: string; connector?: string; mode?: string }

const tables = new Set(['person', 'person_session', 'person_account', 'person_verification'])
const sqlOperators: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const tableOf = (model: string): string => {
  if (!tables.has(model)) throw new Error(`contradiction: the sign-in library asks for the unknown table ${model}`)
  return model
}
const columnOf = (field: string): string => {
  if (!/^[A-Za-z_]{1,40}$/.test(field)) throw new Error('contradiction: a column name with strange characters')
  return `"${snake(field)}"`
}
const dateFields = /At$/
const rowOf = (columns: Row): Row =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => {
      const field = camel(name)
      return [field, typeof value === 'string' && dateFields.test(field) ? new Date(value) : value]
    }),
  )

const isToken = (model: string, field: string) => model === 'person_session' && field === 'token'
const stored = (model: string, field: string, value: unknown) =>
  isToken(model, field) && typeof value === 'string' ? digest(value) : value

/** Conditions as SQL; anything this library has not been seen to ask is refused rather than guessed. */
function whereOf(model: string, conditions: readonly Condition[], values: unknown[]): string {
  if (conditions.length === 0) return 'true'
  return conditions
    .map((condition, at) => {
      const { field, value, operator = 'eq', connector = 'AND' } = condition
      const join = at === 0 ? '' : connector === 'OR' ? ' or ' : ' and '
      if (value === null && (operator === 'eq' || operator === 'ne')) {
        return `${join}${columnOf(field)} is ${operator === 'ne' ? 'not ' : ''}null`
      }
      if (operator === 'in' || operator === 'not_in') {
        values.push((value as unknown[]).map((each) => stored(model, field, each)))
        return `${join}${operator === 'in' ? '' : 'not '}(${columnOf(field)} = any($${values.length}))`
      }
      const sqlOperator = sqlOperators[operator]
      if (sqlOperator === undefined)
        throw new Error(`contradiction: unknown operator ${operator} from the sign-in library`)
      values.push(stored(model, field, value))
      return `${join}${columnOf(field)} ${sqlOperator} $${values.length}`
    })
    .join('')
}

export const peopleStorage = (sql: Sql) =>
  createAdapterFactory({
    config: { adapterId: 'waybridge', adapterName: 'Waybridge', supportsJSON: false, transaction: false },
    adapter: () => {
      /** The caller knows the token it asked for; the database knows only its digest. */
      const withToken = (model: string, row: Row, conditions: readonly Condition[]): Row => {
        const asked = conditions.find((condition) => isToken(model, condition.field))?.value
        return typeof asked === 'string' && row.token === digest(asked) ? { ...row, token: asked } : row
      }
      const read = async (
        model: string,
        conditions: readonly Condition[],
        more: { limit?: number; offset?: number; sortBy?: { field: string; direction: string } } = {},
      ): Promise<Row[]> => {
        const values: unknown[] = []
        const where = whereOf(model, conditions, values)
        const order = more.sortBy
          ? ` order by ${columnOf(more.sortBy.field)} ${more.sortBy.direction === 'desc' ? 'desc' : 'asc'}`
          : ''
        values.push(more.limit ?? 100, more.offset ?? 0)
        const { rows } = await sql.query<Row>(
          `select * from ${tableOf(model)} where ${where}${order} limit $${values.length - 1} offset $${values.length}`,
          values,
        )
        return rows.map((row) => withToken(model, rowOf(row), conditions))
      }
      /** Without a condition all people would be changed or deleted: the library never means that. */
      const narrowed = (model: string, conditions: readonly Condition[], values: unknown[]): string => {
        if (conditions.length === 0)
          throw new Error(`contradiction: the sign-in library would change every row of ${tableOf(model)}`)
        return whereOf(model, conditions, values)
      }
      const change = async (model: string, conditions: readonly Condition[], update: Row): Promise<Row[]> => {
        const entries = Object.entries(update)
        const values: unknown[] = entries.map(([field, value]) => stored(model, field, value))
        const sets = entries.map(([field], at) => `${columnOf(field)} = $${at + 1}`).join(', ')
        const { rows } = await sql.query<Row>(
          `update ${tableOf(model)} set ${sets} where ${narrowed(model, conditions, values)} returning *`,
          values,
        )
        return rows.map((row) => withToken(model, rowOf(row), conditions))
      }
      const remove = async (model: string, conditions: readonly Condition[]): Promise<number> => {
        const values: unknown[] = []
        const { rowCount } = await sql.query(
          `delete from ${tableOf(model)} where ${narrowed(model, conditions, values)}`,
          values,
        )
        return rowCount
      }
      return {
        create: async ({ model, data }) => {
          const entries = Object.entries(data as Row)
          await sql.query(
            `insert into ${tableOf(model)} (${entries.map(([field]) => columnOf(field)).join(', ')})
             values (${entries.map((_, at) => `$${at + 1}`).join(', ')})`,
            entries.map(([field, value]) => stored(model, field, value)),
          )
          return data
        },
        findOne: async <T>({ model, where }: { model: string; where: Condition[] }) =>
          ((await read(model, where, { limit: 1 }))[0] ?? null) as T | null,
        findMany: async <T>({
          model,
          where,
          limit,
          offset,
          sortBy,
        }: {
          model: string
          where?: Condition[]
          limit: number
          offset?: number
          sortBy?: { field: string; direction: 'asc' | 'desc' }
        }) => (await read(model, where ?? [], { limit, offset, sortBy })) as T[],
        update: async <T>({ model, where, update }: { model: string; where: Condition[]; update: T }) =>
          ((await change(model, where, update as Row))[0] ?? null) as T | null,
        updateMany: async ({ model, where, update }) => (await change(model, where, update as Row)).length,
        delete: async ({ model, where }) => {
          await remove(model, where)
        },
        deleteMany: async ({ model, where }) => remove(model, where),
        count: async ({ model, where }) => {
          const values: unknown[] = []
          const { rows } = await sql.query<{ count: number }>(
            `select count(*)::int as count from ${tableOf(model)} where ${whereOf(model, where ?? [], values)}`,
            values,
          )
          return rows[0]?.count ?? 0
        },
      }
    },
  })
