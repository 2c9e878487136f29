/**
 * The imitated Shopify. `${url}/shops/{shop}` stands for `https://{shop}.myshopify.com`; below it are the OAuth addresses
 * and the Admin GraphQL API as Shopify has them.
 */
import type { IncomingMessage } from 'node:http'
import { type Answer, answer, json, type Reply, send } from '../core/answer.ts'
import type { Fault, World } from '../core/world.ts'
import { describeShop, type Memory, registerControl } from './control.ts'
import { idOf, type Shop } from './entities.ts'
import { ask, type GraphqlReply, notImitated, prepare, type Question, throttled } from './graphql.ts'
import { authorize, grantToken, type OauthReply, useToken } from './oauth.ts'
import { type Context, supportedVersions } from './resolvers.ts'

const invalidToken = '[API] Invalid API key or access token (unrecognized login or wrong password)'
/** The version after the newest: may be asked for, and is answered as itself. */
const releaseCandidate = '2027-01'
/** Eighteen digits, above what a JavaScript number can hold. */
const firstId = 820_982_911_946_154_500n

/** Starts it in a world; the world closes it too. */
export async function attachShopify(world: World): Promise<{ url: string; close(): Promise<void> }> {
  const fresh = (): Memory => {
    let next = firstId
    return { shops: new Map(), newId: () => String(next++) }
  }
  let memory = fresh()
  let requests = 0
  world.onReset(() => {
    memory = fresh()
  })
  registerControl(world, () => memory)
  world.describe('shopify', () => ({ shops: [...memory.shops.values()].map(describeShop) }))

  return world.listen('shopify', (request, response, body) => {
    const url = new URL(request.url ?? '/', 'http://shopify')
    const [, , name = '', ...rest] = url.pathname.split('/')
    const path = `/${rest.join('/')}`
    const requestId = `shopify-${++requests}`
    const shop = url.pathname.startsWith('/shops/') ? memory.shops.get(name) : undefined
    const version = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(path)?.[1]
    const reply = (told: OauthReply | GraphqlReply): Reply => ({
      status: told.status,
      body: told.body === '' ? '' : JSON.stringify(told.body),
      headers: { 'x-request-id': requestId, ...told.headers },
    })
    if (shop === undefined) send(response, json(404, { errors: 'Not Found' }))
    else if (request.method === 'GET' && path === '/admin/oauth/authorize') {
      send(response, reply(authorize(world, shop, url.searchParams)))
    } else if (request.method === 'POST' && path === '/admin/oauth/access_token') {
      answer({
        response,
        clock: world.clock,
        fault: world.faults.take({ vendor: 'shopify', operation: 'access_token' }),
        work: () => reply(grantToken(world, shop, fieldsOf(body))),
        refuse: (fault) => reply(refused(fault, shop, null)),
      })
    } else if (request.method === 'POST' && version !== undefined) {
      answer({ response, clock: world.clock, ...graphql(shop, version, request, body, reply) })
    } else send(response, json(path.startsWith('/admin/api/') ? 501 : 404, { errors: 'Not Found' }))
  })

  /** Shopify's checks in their order; only a question that passed them can meet a fault. */
  function graphql(
    shop: Shop,
    version: string,
    request: IncomingMessage,
    body: Buffer,
    reply: (told: GraphqlReply) => Reply,
  ): Pick<Answer, 'fault' | 'work' | 'refuse'> {
    const served = servedVersion(version)
    const tell = (told: GraphqlReply) =>
      reply({ ...told, headers: { ...(served !== null && { 'x-shopify-api-version': served }), ...told.headers } })
    const plainly = (told: GraphqlReply) => ({ fault: null, work: () => tell(told), refuse: () => tell(told) })
    if (served === null) return plainly({ status: 404, body: { errors: 'Not Found' } })
    const header = request.headers['x-shopify-access-token']
    const token = useToken(world, shop, typeof header === 'string' ? header : '')
    if (token === null) return plainly({ status: 401, body: { errors: invalidToken } })
    const question = questionOf(body)
    if (question === null) return plainly({ status: 400, body: { errors: 'Bad Request' } })
    const prepared = prepare(question)
    if (prepared.kind === 'refused') return plainly({ status: 200, body: { errors: prepared.errors } })
    if (prepared.kind === 'not_imitated') return plainly(notImitated(prepared.field))
    const context: Context = { world, shop, token, newId: memory.newId, staleMs: 0, found: 0 }
    const key = orderIdOf(shop, question.variables.id)
    const fault = world.faults.take({
      vendor: 'shopify',
      operation: prepared.rootFields[0] ?? '',
      ...(key !== undefined && { key }),
    })
    return {
      fault,
      work: (staleMs) => tell(ask(prepared, question, { ...context, staleMs })),
      refuse: (given) => tell(refused(given, shop, context)),
    }
  }
}

/** The version that answers: an older one falls forward to the oldest supported; null for one that never was. */
export function servedVersion(asked: string): string | null {
  if (asked === releaseCandidate || supportedVersions.includes(asked)) return asked
  const oldest = supportedVersions[0] as string
  return /^20\d\d-(01|04|07|10)$/.test(asked) && asked < oldest ? oldest : null
}

/** Shopify's own words for an injected refusal. */
function refused(fault: Fault, shop: Shop, context: Context | null): GraphqlReply {
  const retry = fault.retryAfterSeconds == null ? {} : { headers: { 'retry-after': String(fault.retryAfterSeconds) } }
  switch (fault.kind) {
    case 'rate_limited':
      if (context !== null && fault.retryAfterSeconds == null) return throttled(context, 10)
      return { status: 429, body: { errors: fault.message ?? 'Too Many Requests' }, ...retry }
    case 'expire_token':
      if (context !== null) shop.tokens.delete(context.token.text)
      return { status: 401, body: { errors: invalidToken } }
    case 'business_code':
      return {
        status: 200,
        body: { errors: [{ message: fault.message ?? String(fault.code), extensions: { code: fault.code } }] },
      }
    default:
      return { status: fault.status ?? 503, body: { errors: fault.message ?? 'Service Unavailable' }, ...retry }
  }
}

function questionOf(body: Buffer): Question | null {
  try {
    const { query, variables, operationName } = JSON.parse(body.toString('utf8'))
    if (typeof query !== 'string') return null
    return { query, variables: variables ?? {}, operationName: operationName ?? null }
  } catch {
    return null
  }
}

/** A form or JSON, as both are accepted. */
function fieldsOf(body: Buffer): Record<string, string> {
  const text = body.toString('utf8')
  if (!text.startsWith('{')) return Object.fromEntries(new URLSearchParams(text))
  try {
    const parsed = JSON.parse(text) as Record<string, unknown>
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}

/** The order a question is about, for faults that wait for one order. */
function orderIdOf(shop: Shop, id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined
  return idOf('Order', id) ?? shop.fulfilments.get(idOf('Fulfillment', id) ?? '')?.order.id
}
