/** A proxy in front that nobody told us of is noted in the log, once each: what it does to us is seen nowhere else. */
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../parts.ts'

export function noteProxies(
  app: FastifyInstance,
  parts: Pick<Parts, 'log' | 'publicUrl'>,
  isAnyTrusted: boolean,
): void {
  const noted = new Set<string>()
  const note = (peer: string | undefined, say: string) => {
    if (noted.has(say)) return
    noted.add(say)
    parts.log.warn({ peer }, say)
  }
  app.addHook('onRequest', async ({ headers, socket }) => {
    if (!isAnyTrusted && headers['x-forwarded-for'] !== undefined)
      note(
        socket.remoteAddress,
        'X-Forwarded-For arrives although no proxy is trusted: everybody behind it counts as one address, also for the brakes on signing in. Set WAYBRIDGE_TRUST_PROXY to the address of the proxy.',
      )
    if (!parts.publicUrl.startsWith('https://') && headers['x-forwarded-proto'] === 'https')
      note(
        socket.remoteAddress,
        'People come by https, and WAYBRIDGE_PUBLIC_URL does not say so: cookies are not kept to https, and links lead to the inside. Set it to the https address.',
      )
  })
}
