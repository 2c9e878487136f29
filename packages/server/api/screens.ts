/**
 * The screens (packages/admin) as files: hashed assets for ever, the page itself fresh each time with a nonce of its own. Every
 * address that is no file and no other route is an address inside the screens, so it answers the page.
 *
 * The page's content-security policy allows scripts of this server only, and styles only as files or with the page's nonce.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Where the build puts it, seen from here. */
export const builtScreens = join(import.meta.dirname, '../../admin/dist')

const nonceBytes = 18
/** Content of a hashed name never changes; a year is as long as caches care. */
const assetsKeptSeconds = 365 * 24 * 3600
const belongsToTheServer = /^\/(api|hooks|livez|readyz|metrics)(\/|$)/

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** @param folder of the built screens; without one, `/` says how they are built */
export async function registerScreens(app: FastifyInstance, folder: string): Promise<void> {
  const page = existsSync(join(folder, 'index.html')) ? readFileSync(join(folder, 'index.html'), 'utf8') : null
  if (page !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      preCompressed: true,
      serveDotFiles: false,
      // The page goes out with its nonce only, and the stamp of the build is nobody's business.
      globIgnore: ['index.html*', 'stamp*'],
      setHeaders(reply, path) {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? `public, max-age=${assetsKeptSeconds}, immutable` : 'no-cache',
        )
      },
    })
  }
  const answerPage = (reply: FastifyReply) => {
    if (page === null) {
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send(
          'The screens are not built. Start Waybridge with "npm start", which builds them, or run "npm run build".\n',
        )
    }
    const nonce = randomBytes(nonceBytes).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .send(page.replace('__CSP_NONCE__', nonce))
  }
  app.get('/', { config: { who: 'probe' }, schema: { hide: true } }, (_request, reply) => answerPage(reply))
  app.get('/*', { config: { who: 'probe' }, schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    // A file that is missing must not be answered with a page: a browser would run HTML as a script.
    if (belongsToTheServer.test(path) || /\.\w{1,8}$/.test(path)) return reply.callNotFound()
    return answerPage(reply)
  })
}
