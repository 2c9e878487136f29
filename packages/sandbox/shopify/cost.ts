/**
 * What a query costs and who may pay for it: "GraphQL Admin API rate limits", read November 2026.
 *
 * Documented: a scalar or enum costs 0, an object 1, a connection is sized by `first` or `last`, a mutation costs 10, one
 * query at most 1000. Not documented is how these are put together; here a sized list costs its size times one of its
 * items, a connection one more, and `pageInfo` and `edges` nothing. The same sum, over what was found, is the actual cost.
 */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import type { Plan, Shop } from './entities.ts'

export const queryCostMax = 1000
export const mutationCost = 10

/** Points per second. The size of the bucket is twenty seconds of it, as seen in practice for 100 (2000). */
export const restoreRates: Record<Plan, number> = { basic: 100, advanced: 200, plus: 1000, enterprise: 2000 }
export const bucketSeconds = 20

type Walk = {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
}

/** The most the operation can cost, known before it runs. */
export function requestedCostOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  if (operation.operation === 'mutation') return mutationCost * operation.selectionSet.selections.length
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition)
  }
  const root = schema.getQueryType()
  return root ? costOfSelection({ schema, fragments, variables }, root, operation.selectionSet) : 0
}

function costOfSelection(walk: Walk, type: GraphQLOutputType, set: SelectionSetNode): number {
  let cost = 0
  for (const selection of set.selections) {
    if (selection.kind === 'FragmentSpread') {
      const fragment = walk.fragments.get(selection.name.value)
      if (fragment) cost += costOfSelection(walk, type, fragment.selectionSet)
      continue
    }
    if (selection.kind === 'InlineFragment') {
      cost += costOfSelection(walk, type, selection.selectionSet)
      continue
    }
    const parent = getNamedType(type)
    if (!isObjectType(parent) && !isInterfaceType(parent)) continue
    const field = parent.getFields()[selection.name.value]
    if (field === undefined || selection.selectionSet === undefined) continue
    const named = getNamedType(field.type)
    if (!isCompositeType(named)) continue
    const below = costOfSelection(walk, named as GraphQLOutputType, selection.selectionSet)
    const sized = selection.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')
    const size = sized ? sizeOf(sized.value, walk.variables) : 1
    if (isConnection(named.name)) cost += 1 + size * below
    else cost += size * ((isFree(parent.name, field.name) ? 0 : 1) + below)
  }
  return cost
}

export function isConnection(typeName: string): boolean {
  return typeName.endsWith('Connection')
}

/** `pageInfo` and the wrapper `edges` are part of their connection. */
export function isFree(parentName: string, fieldName: string): boolean {
  return isConnection(parentName) && fieldName !== 'nodes'
}

function sizeOf(value: ValueNode, variables: Record<string, unknown>): number {
  const size = value.kind === 'Variable' ? variables[value.name.value] : 'value' in value ? value.value : 1
  return Math.max(Number(size ?? 1) || 0, 0)
}

/** The bucket as it is now: it refills with time. */
export function refill(shop: Shop, nowMs: number): number {
  const { bucket, settings } = shop
  const restored = (Math.max(nowMs - bucket.at, 0) / 1000) * settings.restoreRate
  bucket.available = Math.min(bucket.available + restored, settings.maximumAvailable)
  bucket.at = nowMs
  return bucket.available
}

/** Gives or takes points. */
export function change(shop: Shop, points: number): void {
  shop.bucket.available = Math.min(Math.max(shop.bucket.available + points, 0), shop.settings.maximumAvailable)
}

/** `extensions.cost` of an answer. */
export function costExtension(shop: Shop, requestedQueryCost: number, actualQueryCost: number | null) {
  return {
    requestedQueryCost,
    actualQueryCost,
    throttleStatus: {
      maximumAvailable: shop.settings.maximumAvailable,
      currentlyAvailable: Math.floor(shop.bucket.available),
      restoreRate: shop.settings.restoreRate,
    },
  }
}
