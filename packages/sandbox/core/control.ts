/**
 * The hand behind the curtain: JSON over HTTP, on its own address, to set up and turn the imitated vendors. It promises
 * plain answers: 200 with what was asked, 400 with a sentence when the question was wrong, 404 for an unknown path.
 * Nothing here imitates a vendor, and no product code should ever call it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { json, send } from './answer.ts'

/** `body`: the parsed JSON, `{}` when none came. `params`: named parts of the path, then the query. */
export type ControlHandler = (body: Record<string, unknown>, params: Record<string, string>) => unknown

export type ControlRoutes = {
  /** @param pattern such as `/control/tiktok-shop/orders/:orderId/status`. @throws Error when it is taken. */
  register(method: 'GET' | 'POST' | 'PUT' | 'DELETE', pattern: string, handler: ControlHandler): void
}

/** A question the control API cannot serve; its message is the answer. */
export class ControlMistake extends Error {
  readonly status: number
  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

type Route = { method: string; parts: string[]; handler: ControlHandler }

export function createControl(): ControlRoutes & {
  handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void>
} {
  const routes: Route[] = []
  return {
    register(method, pattern, handler) {
      if (!pattern.startsWith('/control/')) throw new Error(`control paths begin with /control/: ${pattern}`)
      const parts = pattern.split('/')
      if (routes.some((route) => route.method === method && route.parts.join('/') === pattern)) {
        throw new Error(`control path registered twice: ${method} ${pattern}`)
      }
      routes.push({ method, parts, handler })
    },
    async handle(request, response, body) {
      const url = new URL(request.url ?? '/', 'http://control')
      const parts = url.pathname.split('/')
      for (const route of routes) {
        const params = route.method === request.method ? match(route.parts, parts) : null
        if (params === null) continue
        try {
          const parsed: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'))
          if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
            throw new ControlMistake('the body must be a JSON object')
          }
          const result = await route.handler(parsed as Record<string, unknown>, {
            ...Object.fromEntries(url.searchParams),
            ...params,
          })
          send(response, json(200, result ?? {}))
        } catch (error) {
          const isMistake = error instanceof ControlMistake
          if (!isMistake && !(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error
          send(response, json(isMistake ? error.status : 400, { error: error.message }))
        }
        return
      }
      send(response, json(404, { error: `no control path ${request.method} ${url.pathname}` }))
    },
  }
}

function match(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [at, name] of pattern.entries()) {
    const part = parts[at] as string
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(part)
    else if (name !== part) return null
  }
  return params
}

/** Reads one field of a control body. @throws ControlMistake when it is absent or of another type. */
export function textOf(body: Record<string, unknown>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new ControlMistake(`${name}: a text is needed`)
  return value
}

/** Reads one number of a control body. @throws ControlMistake when it is absent or no finite number. */
export function numberOf(body: Record<string, unknown>, name: string): number {
  const value = body[name]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ControlMistake(`${name}: a number is needed`)
  return value
}
