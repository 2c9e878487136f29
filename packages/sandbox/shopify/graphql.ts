/**
 * One GraphQL question: parsed, validated against the official schema, priced, executed by graphql itself. Documents are
 * kept by their text, so that a repeated question costs only its execution.
 */
import {
  type DocumentNode,
  defaultTypeResolver,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { change, costExtension, isFree, mutationCost, queryCostMax, refill, requestedCostOf } from './cost.ts'
import { type Context, checkAccess, resolvers } from './resolvers.ts'
import { adminSchema } from './schema.ts'
import { NotImitated } from './search.ts'

export type Question = { query: string; variables: Record<string, unknown>; operationName: string | null }

export type Prepared =
  | { kind: 'refused'; errors: readonly GraphQLFormattedError[] }
  | { kind: 'not_imitated'; field: string }
  | { kind: 'ready'; document: DocumentNode; operation: OperationDefinitionNode; rootFields: string[] }

export type GraphqlReply = { status: number; body: Record<string, unknown>; headers?: Record<string, string> }

const documentsMax = 500
const documents = new Map<string, Prepared>()

/** Parses and validates, once per text and operation name. */
export function prepare({ query, operationName }: Question): Prepared {
  const key = `${operationName ?? ''}\n${query}`
  const known = documents.get(key)
  if (known) return known
  const made = read(query, operationName)
  if (documents.size >= documentsMax) documents.delete(documents.keys().next().value as string)
  documents.set(key, made)
  return made
}

function read(query: string, operationName: string | null): Prepared {
  const schema = adminSchema()
  let document: DocumentNode
  try {
    document = parse(query)
  } catch (error) {
    return { kind: 'refused', errors: [(error as GraphQLError).toJSON()] }
  }
  const errors = validate(schema, document)
  if (errors.length > 0) return { kind: 'refused', errors: errors.map((error) => error.toJSON()) }
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === 'OperationDefinition' && (operationName === null || definition.name?.value === operationName),
  )
  if (operation === undefined) {
    return { kind: 'refused', errors: [{ message: `No operation named "${operationName ?? ''}"` }] }
  }
  const field = firstNotImitated(document)
  if (field !== null) return { kind: 'not_imitated', field }
  const rootFields = operation.selectionSet.selections.map((one) => (one.kind === 'Field' ? one.name.value : ''))
  return { kind: 'ready', document, operation, rootFields }
}

/** The first field of the document that no resolver knows, as `Type.field`. */
function firstNotImitated(document: DocumentNode): string | null {
  let missing: string | null = null
  const types = new TypeInfo(adminSchema())
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType()?.name ?? ''
        const name = node.name.value
        if (name !== '__typename' && resolvers[parent]?.[name] === undefined) missing ??= `${parent}.${name}`
      },
    }),
  )
  return missing
}

const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const { parentType, fieldName, returnType } = info
  checkAccess(parentType.name, fieldName, context.token)
  const value = resolvers[parentType.name]?.[fieldName]?.(source, args, context)
  if (value != null && isCompositeType(getNamedType(returnType)) && !isFree(parentType.name, fieldName)) {
    const type = isNonNullType(returnType) ? returnType.ofType : returnType
    context.found += isListType(type) ? (value as unknown[]).length : 1
  }
  return value
}

/** Prices and runs a prepared question. Throttled, too dear and not imitated are answers too. */
export function ask(ready: Extract<Prepared, { kind: 'ready' }>, question: Question, context: Context): GraphqlReply {
  const { shop, world } = context
  const requested = requestedCostOf(adminSchema(), ready.document, ready.operation, question.variables)
  refill(shop, world.clock.now())
  if (requested > queryCostMax) return tooDear(requested)
  if (requested > shop.bucket.available) return throttled(context, requested)
  change(shop, -requested)
  context.found = 0
  const result = execute({
    schema: adminSchema(),
    document: ready.document,
    operationName: question.operationName,
    variableValues: question.variables,
    contextValue: context,
    rootValue: {},
    fieldResolver: resolveField as GraphQLFieldResolver<unknown, unknown>,
    typeResolver: defaultTypeResolver,
  })
  if (result instanceof Promise) throw new Error('the sandbox resolves without waiting')
  const missing = result.errors?.find(({ originalError }) => originalError instanceof NotImitated)
  if (missing) return notImitated(missing.message)
  const defect = result.errors?.find(({ originalError }) => originalError && !(originalError instanceof GraphQLError))
  // Wrong variables have no path: the question never ran, and graphql's own words are the answer.
  if (defect?.originalError && defect.path !== undefined) throw defect.originalError
  const actual = Math.min(
    ready.operation.operation === 'mutation' ? mutationCost * ready.rootFields.length : context.found,
    requested,
  )
  change(shop, requested - actual)
  return {
    status: 200,
    body: { ...plain(result), extensions: { cost: costExtension(shop, requested, actual) } },
  }
}

function plain(result: { data?: unknown; errors?: readonly GraphQLError[] }): Record<string, unknown> {
  return {
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors && { errors: result.errors.map((error) => error.toJSON()) }),
  }
}

export function notImitated(field: string): GraphqlReply {
  return { status: 501, body: { errors: [{ message: `not imitated by this sandbox: ${field}` }] } }
}

/** A bucket without enough points: HTTP 200 with THROTTLED, or 429 where the shop is set so. */
export function throttled({ shop }: Context, requested: number): GraphqlReply {
  const body = {
    errors: [
      {
        message: 'Throttled',
        extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
      },
    ],
    extensions: { cost: costExtension(shop, requested, null) },
  }
  if (!shop.settings.throttleAs429) return { status: 200, body }
  const missing = Math.max(requested - shop.bucket.available, 0)
  const seconds = Math.max(missing / shop.settings.restoreRate, 0.1)
  return { status: 429, headers: { 'retry-after': seconds.toFixed(1) }, body }
}

function tooDear(cost: number): GraphqlReply {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${queryCostMax}).`
  return {
    status: 200,
    body: {
      errors: [
        {
          message,
          extensions: {
            code: 'MAX_COST_EXCEEDED',
            cost,
            maxCost: queryCostMax,
            documentation: 'https://shopify.dev/api/usage/rate-limits',
          },
        },
      ],
    },
  }
}
