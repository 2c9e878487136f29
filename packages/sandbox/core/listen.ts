/** HTTP servers of the sandbox: whole bodies within a bound, clean closing, and a defect told as 500 with its text. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, send } from './answer.ts'

export type Handler = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
  body: Buffer,
) => Promise<void> | void

export type Listening = { url: string; close(): Promise<void> }

const noBody = Buffer.alloc(0)
/** A bulk of a hundred thousand orders by list is some 20 MB; vendors' own calls are far smaller. */
const bodyBytesMax = 64 * 1024 * 1024

/** @param port 0 lets the system choose. */
export function listen(handler: Handler, host: string, port: number): Promise<Listening> {
  const server = http.createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    const { method } = request
    if (method === 'GET' && request.headers['content-length'] === undefined && !request.headers['transfer-encoding']) {
      run(handler, request, response, noBody)
      return
    }
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > bodyBytesMax) {
        send(response, json(413, { error: 'body too large' }))
        request.destroy()
      } else chunks.push(chunk)
    })
    request.on('end', () => {
      run(handler, request, response, chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const at = server.address() as AddressInfo
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

function run(handler: Handler, request: http.IncomingMessage, response: http.ServerResponse, body: Buffer): void {
  const fail = (error: unknown) => {
    console.error('sandbox defect', request.method, request.url?.split('?')[0], error)
    if (response.headersSent) response.destroy()
    else send(response, json(500, { error: 'sandbox defect', detail: String(error) }))
  }
  try {
    handler(request, response, body)?.catch(fail)
  } catch (error) {
    fail(error)
  }
}
