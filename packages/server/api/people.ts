/**
 * People and their sessions, kept by better-auth over our tables. Promises: a new token at every sign-in, hashed at rest;
 * idle and absolute ends; the same answer and the same work for unknown people; brakes that never lock an owner out of an
 * address they have used before.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth/minimal'
import { clearTries, countTries, deletePerson, findPerson, hasTries, sharedValue } from '../database/members.ts'
import type { Database } from '../database/sql.ts'
import type { Clock } from '../parts.ts'
import { hashPassword, passwordCharsMax, passwordCharsMin, verifyPassword } from './passwords.ts'
import { digest, peopleStorage } from './people-storage.ts'

const sessionIdleMs = 7 * 86_400_000
const sessionRenewMs = 86_400_000
const sessionLifeMs = 30 * 86_400_000

/** Tries before a brake holds: by one address upon one account, by one address at all, upon one account from new addresses. */
const pairTriesMax = 10
const addressTriesMax = 20
const accountTriesMax = 50
const brakeWindowMs = 15 * 60_000
const accountWindowMs = 3_600_000
/** How long an address counts as one its owner signs in from. */
const knownAddressMs = 90 * 86_400_000

export type Person = { id: string; name: string; email: string }
export type SignInOutcome =
  | { ok: true; person: Person; cookies: string[] }
  | { ok: false; braked: true; retryAfterMs: number }
  | { ok: false; braked: false }

export type People = Awaited<ReturnType<typeof openPeople>>

export async function openPeople(db: Database, clock: Clock, publicUrl: string) {
  const https = publicUrl.startsWith('https://')
  // The cookie's signature only spares the database forged tokens; what signs in is the token, and only its digest is kept.
  const secret = await db.inWorkspace('*', (sql) =>
    sharedValue(sql, 'cookie_signature', randomBytes(32).toString('base64url')),
  )
  const auth = betterAuth({
    // The library only builds links of mails from it, and we send none.
    baseURL: publicUrl === '' ? 'http://localhost' : publicUrl,
    secret,
    database: peopleStorage(db),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: { modelName: 'person' },
    account: { modelName: 'person_account' },
    verification: { modelName: 'person_verification' },
    session: { modelName: 'person_session', expiresIn: sessionIdleMs / 1000, updateAge: sessionRenewMs / 1000 },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: passwordCharsMin,
      maxPasswordLength: passwordCharsMax,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        // __Host-: the browser keeps it to this host, to https and to the whole path.
        session_token: {
          name: https ? '__Host-waybridge' : 'waybridge',
          attributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
  })

  const signIn = async (ask: {
    email: string
    password: string
    address: string
    userAgent: string
  }): Promise<SignInOutcome> => {
    const email = ask.email.trim().toLowerCase()
    const known = digest(`known\n${email}\n${ask.address}`)
    const pair = digest(`pair\n${email}\n${ask.address}`)
    const address = digest(`address\n${ask.address}`)
    const account = digest(`account\n${email}`)
    const now = clock.now()
    const heldUntilMs = await db.inWorkspace('*', async (sql) => {
      const isKnown = await hasTries(sql, known, new Date(now).toISOString())
      const count = async (brake: { hash: string; windowMs: number; triesMax: number }) => {
        const [found] = await countTries(sql, [brake], now)
        return found !== undefined && found.tries > brake.triesMax ? Date.parse(found.windowEndsAt) : null
      }
      const endsMs =
        (await count({ hash: address, windowMs: brakeWindowMs, triesMax: addressTriesMax })) ??
        (await count({ hash: pair, windowMs: brakeWindowMs, triesMax: pairTriesMax }))
      // What was held already is no guess at the account: one loud address must not lock out its owner.
      if (endsMs !== null || isKnown) return endsMs
      return count({ hash: account, windowMs: accountWindowMs, triesMax: accountTriesMax })
    })
    if (heldUntilMs !== null) return { ok: false, braked: true, retryAfterMs: Math.max(1_000, heldUntilMs - now) }
    try {
      const { headers, response } = await auth.api.signInEmail({
        body: { email, password: ask.password },
        headers: new Headers({ 'user-agent': ask.userAgent.slice(0, 300) }),
        returnHeaders: true,
      })
      await db.inWorkspace('*', async (sql) => {
        await clearTries(sql, [pair], new Date(clock.now()).toISOString())
        await countTries(sql, [{ hash: known, windowMs: knownAddressMs }], clock.now())
      })
      const { id, name } = response.user
      return { ok: true, person: { id, name, email }, cookies: headers.getSetCookie() }
    } catch (error) {
      if (isRefusedByLibrary(error)) return { ok: false, braked: false }
      throw error
    }
  }

  return {
    signIn,

    /** Whose session these headers carry; null for none, an ended or a forged one. */
    async whoIs(headers: IncomingHttpHeaders): Promise<(Person & { sessionId: string }) | null> {
      const found = await auth.api.getSession({ headers: new Headers({ cookie: headers.cookie ?? '' }) })
      if (found === null) return null
      if (clock.now() - new Date(found.session.createdAt).getTime() > sessionLifeMs) return null
      const { id, name, email } = found.user
      return { id, name, email, sessionId: found.session.id }
    },

    /** Ends the session; answers the cookies that take it out of the browser. */
    async signOut(headers: IncomingHttpHeaders): Promise<string[]> {
      const { headers: out } = await auth.api.signOut({
        headers: new Headers({ cookie: headers.cookie ?? '' }),
        returnHeaders: true,
      })
      return out.getSetCookie()
    },

    /** Makes an account; null when the e-mail belongs to somebody already. */
    async create(person: { email: string; name: string; password: string }): Promise<Person | null> {
      const email = person.email.trim().toLowerCase()
      const known = await db.inWorkspace('*', async (sql) => {
        const found = await findPerson(sql, email)
        // An account that never joined a workspace is the rest of a set-up cut off half-way.
        if (found !== null && found.memberships === 0) await deletePerson(sql, found.id)
        return found !== null && found.memberships > 0
      })
      if (known) return null
      const { user } = await auth.api.signUpEmail({ body: { email, name: person.name, password: person.password } })
      return { id: user.id, name: user.name, email: user.email }
    },

    /** False when the present password is not right. Every other session of the person ends. */
    async changePassword(headers: IncomingHttpHeaders, present: string, next: string): Promise<string[] | null> {
      try {
        const { headers: out } = await auth.api.changePassword({
          body: { currentPassword: present, newPassword: next, revokeOtherSessions: true },
          headers: new Headers({ cookie: headers.cookie ?? '' }),
          returnHeaders: true,
        })
        return out.getSetCookie()
      } catch (error) {
        if (isRefusedByLibrary(error)) return null
        throw error
      }
    },
  }
}

/** The library refuses by throwing an error with an HTTP status below 500. */
function isRefusedByLibrary(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  return typeof status === 'number' && status >= 400 && status < 500
}
