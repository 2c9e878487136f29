/**
 * What Node answers by itself, before any request of ours begins: bytes that are no HTTP, headers without end, a request that does
 * not arrive. In the same form as every other refusal, with the same headers.
 */
import { randomBytes } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { safeHeadersAt } from './headers.ts'
import { type ProblemDetails, Refusal, type RefusalCode } from './refusals.ts'

export const newRequestId = (): string => `req_${randomBytes(9).toString('base64url')}`

const codes: Record<string, RefusalCode> = {
  HPE_HEADER_OVERFLOW: 'request.headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.late',
}

const problemOf = (refusal: Refusal): ProblemDetails => ({
  type: 'about:blank',
  status: refusal.status,
  code: refusal.code,
  title: refusal.say,
  nextStep: refusal.nextStep,
  requestId: newRequestId(),
})
const headersAt = (publicUrl: string, body: string): Record<string, string> => ({
  ...safeHeadersAt(publicUrl),
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  connection: 'close',
})

/** For Fastify's `clientErrorHandler`. */
export const answerBrokenRequest = (publicUrl: string) => (error: NodeJS.ErrnoException, socket: Socket) => {
  // Whoever is gone hears nothing, and in the middle of an answer nothing can be said any more.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy()
  const refusal = new Refusal(codes[error.code ?? ''] ?? 'request.invalid')
  const body = JSON.stringify(problemOf(refusal))
  const lines = Object.entries(headersAt(publicUrl, body)).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`)
}

/** Node would answer 417 to an `Expect` it does not know. */
export function refuseExpectations(app: FastifyInstance, publicUrl: string): void {
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify({ ...problemOf(new Refusal('request.invalid')), status: 417 })
    response.writeHead(417, headersAt(publicUrl, body)).end(body)
  })
}
