import {
  type GraphQLOutputType,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { officialSchema } from './fixtures/official-schema.ts'
import {
  apiVersion,
  changedSinceQuery,
  documents,
  graphqlRequest,
  orderGid,
  tokenRequest,
  wantedSubscriptions,
} from './requests.ts'

const pointsMax = 1000
const mutationPoints = 10
const names = Object.keys(documents) as (keyof typeof documents)[]

describe.each(names)('the document %s', (name) => {
  it('is valid in the official schema', () => {
    expect(validate(officialSchema(), parse(documents[name])).map(({ message }) => message)).toEqual([])
  })

  it('costs at most what Shopify allows one query, in the worst case', () => {
    expect(worstCase(name)).toBeLessThanOrEqual(pointsMax)
  })

  it('selects no field of a buyer', () => {
    expect(documents[name]).not.toMatch(/\b(email|phone|customer|\w*[aA]ddress\w*|firstName|lastName|displayName)\b/)
  })
})

it('the cost function counts what it should', () => {
  expect(costOf('query { order(id: "1") { fulfillments(first: 10) { trackingInfo(first: 5) { number } } } }')).toBe(
    1 + 10 * (1 + 5),
  )
  expect(
    costOf('query { orders(first: 10) { nodes { id lineItems(first: 3) { nodes { id } } } pageInfo { endCursor } } }'),
  ).toBe(1 + 1 + 10 * (1 + 1 + 3))
})

describe('requests', () => {
  it('go to the pinned version with the token in its header', () => {
    const request = graphqlRequest('https://demo.myshopify.com', 'token', 'SelfCheck', {})
    expect(request.url).toBe(`https://demo.myshopify.com/admin/api/${apiVersion}/graphql.json`)
    expect(request.headers['x-shopify-access-token']).toBe('token')
    expect(JSON.parse(request.body ?? '')).toEqual({
      query: documents.SelfCheck,
      operationName: 'SelfCheck',
      variables: {},
    })
  })

  it('ask for a token in a form, with the secret encoded and not in the address', () => {
    const request = tokenRequest('https://demo.myshopify.com', 'id', 'a&b=c')
    expect(request.url).toBe('https://demo.myshopify.com/admin/oauth/access_token')
    expect(request.body).toBe('grant_type=client_credentials&client_id=id&client_secret=a%26b%3Dc')
  })

  it('quote the time they search from', () => {
    expect(changedSinceQuery('2026-11-21T10:00:00.000Z')).toBe("updated_at:>='2026-11-21T10:00:00.000Z'")
  })

  it.each([
    ['5731021234567', 'gid://shopify/Order/5731021234567'],
    ['gid://shopify/Order/5731021234567', 'gid://shopify/Order/5731021234567'],
    ['gid://shopify/Fulfillment/1', null],
    ['#1042', null],
    ['1/../2', null],
    ['', null],
  ])('an order named %j is asked for as %j', (given, gid) => {
    expect(orderGid(given)).toBe(gid)
  })

  it('want only topics that exist', () => {
    const topics = officialSchema().getType('WebhookSubscriptionTopic')
    const known = topics && 'getValues' in topics ? topics.getValues().map(({ name }) => name) : []
    expect(known).toEqual(expect.arrayContaining(wantedSubscriptions.map(({ topic }) => topic)))
  })
})

function worstCase(name: keyof typeof documents): number {
  return costOf(documents[name])
}

/**
 * Our own reading of "GraphQL Admin API rate limits" (November 2026), on the careful side: a scalar is free, an object is one
 * point, a sized list or connection is its size times its element, a mutation is ten.
 */
function costOf(document: string): number {
  const operation = parse(document).definitions[0]
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected one operation')
  const schema = officialSchema()
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
  const base = operation.operation === 'mutation' ? mutationPoints : 0
  return base + selectionCost(operation.selectionSet, root as GraphQLOutputType, 1)
}

function selectionCost(selection: SelectionSetNode, parent: GraphQLOutputType, size: number): number {
  const type = getNamedType(parent)
  if (!isObjectType(type)) throw new Error(`${type} has no fields`)
  let points = 0
  for (const node of selection.selections) {
    if (node.kind !== Kind.FIELD) throw new Error('only plain fields are priced')
    if (node.selectionSet === undefined) continue
    const field = type.getFields()[node.name.value]
    if (field === undefined) throw new Error(`no field ${node.name.value}`)
    const first = node.arguments?.find(({ name }) => name.value === 'first')?.value
    const fieldSize = first?.kind === Kind.INT ? Number(first.value) : 1
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
    const isConnection = getNamedType(field.type).name.endsWith('Connection')
    if (isConnection) points += 1 + selectionCost(node.selectionSet, field.type, fieldSize)
    else if (node.name.value === 'nodes') points += size * (1 + selectionCost(node.selectionSet, field.type, 1))
    else points += (isList ? fieldSize : 1) * (1 + selectionCost(node.selectionSet, field.type, 1))
  }
  return points
}
