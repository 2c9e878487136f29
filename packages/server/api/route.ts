/**
 * A route is a value: who may call it, what goes in, what comes out. The OpenAPI document, the checks and the generated
 * tests all read the same value, so that none of them can tell another story.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Role } from '../database/api-keys.ts'
import type { Caller } from './guard.ts'
import { problemSchema, Refusal } from './refusals.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The role a route needs. `anybody`: before signing in. `probe`: health, outside the API. */
    who?: Role | 'anybody' | 'probe'
    /** No API key passes, whatever its role. */
    personOnly?: boolean
    /** A session passes only when its password was entered lately. */
    wantsFresh?: boolean
    /** A call that a page makes by itself, which is no use of a session. */
    looksOnly?: boolean
  }
  interface FastifyRequest {
    caller: Caller | null
  }
}

type Shape = z.ZodType
export type Ask<Params, Query, Body> = {
  params: Params
  query: Query
  body: Body
  request: FastifyRequest
  reply: FastifyReply
}

export type RouteSpec<Params extends Shape, Query extends Shape, Body extends Shape, Answer extends Shape> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1. */
  url: string
  /** One word; groups the document. */
  tag: string
  /** One line: what it does for the caller. */
  summary: string
  description?: string
  params?: Params
  query?: Query
  body?: Body
  answer?: Answer
  /** 200 unless told. 204 when there is no answer. */
  status?: 200 | 201
  /** When the answer is not JSON. */
  sends?: 'text/csv'
  bodyBytesMax?: number
  /** Only for people: an API key may not, whatever its role. */
  personOnly?: boolean
  /** Reaches far: a person's password must have been entered within the last 15 minutes. A key has none and passes. */
  wantsFresh?: boolean
}

const problems = {
  '4xx': {
    description: 'Refused; nothing was changed.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  '5xx': {
    description: 'Our side failed.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
}

function add<P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  api: FastifyInstance,
  who: Role | 'anybody',
  spec: RouteSpec<P, Q, B, A>,
  run: (ask: Ask<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>,
): void {
  const status = spec.answer === undefined ? 204 : (spec.status ?? 200)
  const type = spec.sends ?? 'application/json'
  const answer =
    spec.answer === undefined
      ? z.undefined().describe('Done.')
      : { description: spec.summary, content: { [type]: { schema: spec.answer } } }
  api.route({
    method: spec.method,
    url: spec.url,
    config: { who, personOnly: spec.personOnly ?? false, wantsFresh: spec.wantsFresh ?? false },
    ...(spec.bodyBytesMax === undefined ? {} : { bodyLimit: spec.bodyBytesMax }),
    schema: {
      tags: [spec.tag],
      summary: spec.summary,
      description: `${spec.description ? `${spec.description}\n\n` : ''}Role: ${who}${spec.personOnly ? '; people only, no API key' : ''}.${spec.wantsFresh ? ' Wants a password entered within 15 minutes: else 403 session.stale, see POST /session/confirm.' : ''}`,
      ...(spec.params === undefined ? {} : { params: spec.params }),
      ...(spec.query === undefined ? {} : { querystring: spec.query }),
      ...(spec.body === undefined ? {} : { body: spec.body }),
      response: { [status]: answer, ...problems },
      security: who === 'anybody' ? [] : [{ key: [] }, { session: [] }],
      // For tests and generated clients: the lowest role that may call it.
      'x-role': who,
    } as object,
    handler: async (request, reply) => {
      const value = await run({
        params: request.params as z.output<P>,
        query: request.query as z.output<Q>,
        body: request.body as z.output<B>,
        request,
        reply,
      })
      reply.code(status)
      if (spec.answer === undefined) return reply.send()
      return reply.type(`${type}; charset=utf-8`).send(value)
    },
  })
}

type Input<S extends Shape> = z.output<S>
type Answered<A extends Shape> = Promise<z.input<A>>

/** A route for callers of at least this role. */
export function addRoute<P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  api: FastifyInstance,
  who: Role,
  spec: RouteSpec<P, Q, B, A>,
  run: (ask: Ask<Input<P>, Input<Q>, Input<B>> & { caller: Caller }) => Answered<A>,
): void {
  add(api, who, spec, (ask) => {
    const { caller } = ask.request
    if (caller === null) throw new Refusal('session.missing')
    return run({ ...ask, caller })
  })
}

/** A route before signing in. */
export function addOpenRoute<P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  api: FastifyInstance,
  spec: RouteSpec<P, Q, B, A>,
  run: (ask: Ask<Input<P>, Input<Q>, Input<B>>) => Answered<A>,
): void {
  add(api, 'anybody', spec, run)
}
