/**
 * The REST API: everything the screens, the CLI and other programs may ask, under /api/v1, with its OpenAPI document at
 * /api/openapi.json. Promises: every route is a schema first; every refusal is a problem with a reference; nothing unforeseen
 * tells more than that reference; no answer and no log line holds a secret.
 */
import fastifySwagger from '@fastify/swagger'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Explore } from '../explore/explore.ts'
import type { Parts } from '../parts.ts'
import { answerBrokenRequest, newRequestId, refuseExpectations } from './before-fastify.ts'
import { assertOwnOrigin, assertRole, findCaller } from './guard.ts'
import { safeHeadersAt } from './headers.ts'
import { registerHealth } from './health.ts'
import { openPeople } from './people.ts'
import { noteProxies } from './proxies.ts'
import { type ProblemDetails, Refusal, type RefusalCode, refusals } from './refusals.ts'
import './route.ts'
import { bulkRoutes } from './routes/bulk.ts'
import { channelRoutes } from './routes/channels.ts'
import { dryRunRoutes } from './routes/dry-run.ts'
import { eventRoutes } from './routes/events.ts'
import { exploreRoutes } from './routes/explore.ts'
import { mappingRoutes } from './routes/mappings.ts'
import { orderRoutes } from './routes/orders.ts'
import { overviewRoutes } from './routes/overview.ts'
import { recordRoutes } from './routes/records.ts'
import { sessionRoutes } from './routes/session.ts'
import { sessionsRoutes } from './routes/sessions.ts'
import { shipmentRoutes } from './routes/shipments.ts'
import { storeRoutes } from './routes/stores.ts'
import { teamRoutes } from './routes/team.ts'
import { viewRoutes } from './routes/views.ts'

export type ApiOptions = {
  /** Other addresses than TikTok's for a channel: sandboxes. Default: refused. */
  allowPrivateNetwork?: boolean
  /** Bearer key for /metrics; without it there is no such page. */
  metricsKey?: string | null
  /** Addresses or networks whose forwarded headers are believed. Default: none. */
  trustProxy?: string | string[] | false
  /** Null or absent: not offered. */
  explore?: Explore | null
}

const bodyBytesMax = 256 * 1024
const requestTimeoutMs = 30_000
const urlCharsMax = 200

/** Ready to listen or to be given more routes (notices, the screens). */
export async function buildApi(parts: Parts, options: ApiOptions = {}): Promise<FastifyInstance> {
  const { allowPrivateNetwork = false, metricsKey = null, trustProxy = false } = options
  const people = await openPeople(parts.db, parts.clock, parts.publicUrl)
  const app = Fastify({
    loggerInstance: parts.log as FastifyBaseLogger,
    // Fastify would log whole addresses, and an address may hold what should not be kept.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    requestIdHeader: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: urlCharsMax },
    trustProxy,
    clientErrorHandler: answerBrokenRequest(parts.publicUrl),
    // Node would answer a request without a host by itself, without a word and without our headers; the first hook does.
    http: { requireHostHeader: false },
    // Both settle what an object from outside may not do to ours.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // Addresses the router cannot read never reach a hook; they are answered like everything else.
    frameworkErrors(error, request, reply) {
      secure(reply, parts.publicUrl)
      return sendProblem(request, reply, problemOf(request, refusalOf(error as FastifyError)))
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, problemOf(request, new Refusal('not_found'))))
  app.decorateRequest('caller', null)
  refuseExpectations(app, parts.publicUrl)
  app.addHook('onRequest', async (request) => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') throw new Refusal('request.invalid')
  })
  noteProxies(app, parts, trustProxy !== false)
  app.addHook('onSend', async (_request, reply) => {
    secure(reply, parts.publicUrl)
  })
  registerHealth(app, parts, metricsKey)

  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Waybridge', version: '1', description: 'Tracking numbers from your store to TikTok Shop.' },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key (wbk_…).' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: parts.publicUrl.startsWith('https://') ? '__Host-waybridge' : 'waybridge',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })

  await app.register(
    async (api) => {
      const parseJson = api.getDefaultJsonParser('error', 'error')
      api.removeAllContentTypeParsers()
      // An action without particulars is sent as JSON too, with nothing in it.
      api.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
        body === '' ? done(null, undefined) : parseJson(request, body as string, done),
      )
      api.addHook('onRequest', async (request) => {
        const { who, personOnly, wantsFresh, looksOnly } = request.routeOptions.config
        if (request.is404) return
        if (who === undefined) throw new Error(`contradiction: ${request.routeOptions.url} names no role`)
        if (who === 'anybody' || who === 'probe') {
          assertOwnOrigin(request, parts.publicUrl)
          return
        }
        request.caller = await findCaller(parts, people, request, !looksOnly)
        if (request.caller === null) throw new Refusal('session.missing')
        if (request.caller.kind === 'person') assertOwnOrigin(request, parts.publicUrl)
        assertRole(request.caller, who)
        if (personOnly && request.caller.kind === 'key') throw new Refusal('key.not_allowed')
        const { session } = request.caller
        if (wantsFresh && session !== null && !(await people.isFresh(session.id))) throw new Refusal('session.stale')
      })
      sessionRoutes(api, parts, people)
      sessionsRoutes(api, parts, people)
      overviewRoutes(api, parts)
      teamRoutes(api, parts)
      storeRoutes(api, parts)
      channelRoutes(api, parts, { otherAddresses: allowPrivateNetwork })
      mappingRoutes(api, parts)
      orderRoutes(api, parts)
      bulkRoutes(api, parts)
      shipmentRoutes(api, parts)
      viewRoutes(api, parts)
      dryRunRoutes(api, parts)
      recordRoutes(api, parts)
      eventRoutes(api, parts, people)
      exploreRoutes(api, options.explore ?? null)
    },
    { prefix: '/api/v1' },
  )

  app.get('/api/openapi.json', { config: { who: 'probe' }, schema: { hide: true } }, async (request, reply) => {
    // The document tells what there is to attack: it is for those who may come in.
    if ((await findCaller(parts, people, request)) === null) throw new Refusal('session.missing')
    return reply.type('application/json').send(JSON.stringify(app.swagger()))
  })

  app.addHook('onResponse', async (request, reply) => {
    const { caller, method } = request
    parts.log.info(
      {
        requestId: request.id,
        method,
        // The route's pattern, never the address: ids and codes stay out of the log.
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        tookMs: Math.round(reply.elapsedTime),
        workspace: caller?.workspaceId,
        actor: caller?.actor,
      },
      'request',
    )
  })
  return app

  function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
    const refusal = error instanceof Refusal ? error : refusalOf(error)
    if (refusal.status >= 500)
      parts.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'a request failed')
    if (refusal.status === 403) {
      parts.log.warn(
        { requestId: request.id, route: request.routeOptions.url, code: refusal.message, actor: request.caller?.actor },
        'a request was refused',
      )
    }
    const problem = problemOf(request, refusal)
    if (hasZodFastifySchemaValidationErrors(error)) {
      problem.fields = error.validation.slice(0, 20).map((issue) => ({
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.').slice(0, 200),
        say: (issue.message ?? 'is not as expected').slice(0, 300),
      }))
    }
    return sendProblem(request, reply, problem)
  }
}

/** What Fastify and the database throw, as refusals of ours. */
function refusalOf(error: FastifyError): Refusal {
  const byStatus: Record<number, RefusalCode> = {
    400: 'request.invalid',
    404: 'not_found',
    413: 'request.too_large',
    415: 'request.not_json',
  }
  const status = error.statusCode ?? 500
  if (status < 500) return new Refusal(byStatus[status] ?? 'request.invalid')
  // Class 22, data exception: a value no column can hold, such as a NUL in a name or a forged instant in a cursor.
  if (/^22[0-9A-Z]{3}$/.test(error.code ?? '')) return new Refusal('request.invalid')
  // PostgreSQL's classes 08, 53 and 57: no connection, no room, shutting down.
  return new Refusal(/^(08|53|57)/.test(error.code ?? '') || error.code === 'ECONNREFUSED' ? 'busy' : 'internal')
}

const problemOf = (request: FastifyRequest, refusal: Refusal): ProblemDetails => ({
  type: 'about:blank',
  status: refusal.status,
  code: refusal.message in refusals ? refusal.message : 'internal',
  title: refusal.say,
  nextStep: refusal.nextStep,
  requestId: request.id,
  ...(Object.keys(refusal.facts).length > 0 && { facts: refusal.facts }),
  ...(refusal.fields.length > 0 && { fields: [...refusal.fields] }),
})

/** Past the route's serializer: a refusal must reach the caller whatever the route had in mind. */
function sendProblem(_request: FastifyRequest, reply: FastifyReply, problem: ProblemDetails) {
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

function secure(reply: FastifyReply, publicUrl: string): void {
  for (const [name, value] of Object.entries(safeHeadersAt(publicUrl)))
    if (!reply.hasHeader(name)) reply.header(name, value)
}
