/**
 * The one way to the server: typed by its own OpenAPI document (schema.d.ts is written by `scripts/api-types.ts`). A refusal
 * arrives as an ApiProblem with words for people; a lost connection does too.
 */
import createClient from 'openapi-fetch'
import { askForPassword } from './password-asked.ts'
import type { components, paths } from './schema.d.ts'

export type Schemas = components['schemas']

/** What the server refuses, in its own words. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly nextStep: string | null
  readonly requestId: string | null
  readonly fields: readonly { path: string; say: string }[]
  /** What the words name, so that another language can say it. */
  readonly facts: Readonly<Record<string, string | number>>
  constructor(problem: {
    status: number
    code: string
    title: string
    nextStep?: string | null
    requestId?: string | null
    fields?: readonly { path: string; say: string }[]
    facts?: Readonly<Record<string, string | number>>
  }) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.nextStep = problem.nextStep ?? null
    this.requestId = problem.requestId ?? null
    this.fields = problem.fields ?? []
    this.facts = problem.facts ?? {}
  }
}

/** The server could not be reached; the request may or may not have arrived. */
export const isOffline = (error: unknown): boolean => error instanceof ApiProblem && error.status === 0

const client = createClient<paths>({ baseUrl: globalThis.location.origin, credentials: 'same-origin' })

/** Changes under way, as they were sent: a body can be read once only, and a change may have to be sent again. */
const underWay = new Map<string, Request>()

client.use({
  onRequest({ request, id }) {
    if (request.method === 'GET') return request
    // An action without particulars is still JSON: the server accepts changes in no other form.
    if (!request.headers.has('content-type')) request.headers.set('content-type', 'application/json')
    underWay.set(id, request.clone())
    return request
  },
  async onResponse({ response: answer, id }) {
    const sent = underWay.get(id)
    underWay.delete(id)
    if (answer.ok) return
    let response = answer
    let said = await answer.json().catch(() => null)
    // What reaches far wants the password again. Once it was entered, the change goes on by itself.
    if (said?.code === 'session.stale' && sent !== undefined && (await askForPassword())) {
      response = await fetch(sent)
      if (response.ok) return response
      said = await response.json().catch(() => null)
    }
    throw new ApiProblem({
      status: response.status,
      code: said?.code ?? 'unreadable',
      title: said?.title ?? `The server answered ${response.status}.`,
      nextStep: said?.nextStep ?? null,
      requestId: said?.requestId ?? null,
      fields: said?.fields ?? [],
      facts: said === null ? { status: response.status } : (said.facts ?? {}),
    })
  },
  onError({ id }) {
    underWay.delete(id)
    return new ApiProblem({
      status: 0,
      code: 'offline',
      title: 'The server cannot be reached.',
      nextStep: 'Check your connection. The page tries again by itself.',
    })
  },
})

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/**
 * The body of an answer. Refusals have thrown on the way here.
 * @throws ApiProblem
 */
export async function read<T>(answer: Answer<T>): Promise<NonNullable<T>> {
  const { data } = await answer
  return data as NonNullable<T>
}

export const { GET, POST, PUT, DELETE } = client

/** Saves an answer as a file, past the page: CSV is no data of ours. */
export async function download(url: string, name: string): Promise<void> {
  const response = await fetch(url, { credentials: 'same-origin' })
  if (!response.ok) {
    const said = await response.json().catch(() => ({}))
    throw new ApiProblem({ status: response.status, code: said.code ?? '', title: said.title ?? '', ...said })
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
