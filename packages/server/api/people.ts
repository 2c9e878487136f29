/**
 * People and their sessions, kept by better-auth over our tables. Promises: a new token at every sign-in, hashed at rest, and
 * the end of the one the browser had; idle and absolute ends; the same answer and the same work for unknown people; brakes
 * that count failures only, never lock anybody out of a browser they have signed in with before, whatever others guess at their
 * account or from their address, and that hold a stolen session from guessing the password.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth/minimal'
import { countTry, triesIn } from '../database/brakes.ts'
import { forgetDevicesOf, isKnownDevice, keepDevice, renewDevice } from '../database/known-devices.ts'
import { sharedValue } from '../database/members.ts'
import { findPasswordHash } from '../database/people.ts'
import {
  confirmedAt,
  confirmSession,
  endOtherSessions,
  endSession,
  listSessions,
  type SessionRow,
} from '../database/sessions.ts'
import type { Database } from '../database/sql.ts'
import type { Clock } from '../parts.ts'
import { digest } from '../secrets/digest.ts'
import { type Brake, type Braked, underBrakes } from './brakes.ts'
import { deviceCookie, deviceLifeMs } from './device-cookie.ts'
import { networkOf } from './networks.ts'
import { hashPassword, passwordCharsMax, passwordCharsMin, verifyPassword } from './passwords.ts'
import { peopleStorage } from './people-storage.ts'

const sessionIdleMs = 7 * 86_400_000
const sessionRenewMs = 86_400_000
const sessionLifeMs = 30 * 86_400_000

/**
 * Failures before a brake holds: by one address upon one account, by one address at all, upon one account from new addresses,
 * and by a browser upon the account of somebody who signed in with it before.
 */
const pairTriesMax = 10
const addressTriesMax = 20
const accountTriesMax = 50
const deviceTriesMax = 10
/** How long an entered password counts for what reaches far. */
const freshMs = 15 * 60_000
/** Tries at the present password by somebody who is signed in: perhaps at a desk that was left open. */
const presentTriesMax = 10
const brakeWindowMs = 15 * 60_000
const accountWindowMs = 3_600_000
/** How long an address counts as one its owner signs in from. */
const knownAddressMs = 90 * 86_400_000
const userAgentCharsMax = 300

/** Carries the address to the library, which keeps it with the session; never read from outside. */
const addressHeader = 'x-waybridge-address'

export type Person = { id: string; name: string; email: string }
/** Where a request came from: what a session remembers, so that its owner knows it again. */
export type Origin = { address: string; userAgent: string; cookie: string | undefined }
type Opened = { person: Person; cookies: string[] }
type Refused = Exclude<Braked<never>, { ok: true }>
export type SignInOutcome = ({ ok: true } & Opened) | Refused
export type PasswordOutcome = { ok: true; cookies: string[] } | Refused

export type People = Awaited<ReturnType<typeof openPeople>>

export async function openPeople(db: Database, clock: Clock, publicUrl: string) {
  const https = publicUrl.startsWith('https://')
  const devices = deviceCookie(https)
  // The cookie's signature only spares the database forged tokens; what signs in is the token, and only its digest is kept.
  const secret = await db.allWorkspaces.transaction((sql) =>
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
      ipAddress: { ipAddressHeaders: [addressHeader] },
      cookies: {
        // __Host-: the browser keeps it to this host, to https and to the whole path.
        session_token: {
          name: https ? '__Host-waybridge' : 'waybridge',
          attributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
  })

  const headersOf = ({ address, userAgent, cookie }: Origin) =>
    new Headers({
      'user-agent': userAgent.slice(0, userAgentCharsMax),
      [addressHeader]: address,
      ...(cookie === undefined ? {} : { cookie }),
    })

  /** Ends the session of these cookies, if they carry one; answers the cookies that take it out of the browser. */
  const endSessionOf = async (cookie: string | undefined): Promise<string[]> => {
    const { headers } = await auth.api.signOut({ headers: new Headers({ cookie: cookie ?? '' }), returnHeaders: true })
    return headers.getSetCookie()
  }

  /** Signs in past the brakes; null when e-mail and password do not belong together. */
  const openSession = async (ask: Origin & { email: string; password: string }): Promise<Opened | null> => {
    try {
      const { headers, response } = await auth.api.signInEmail({
        body: { email: ask.email, password: ask.password },
        headers: headersOf({ ...ask, cookie: undefined }),
        returnHeaders: true,
      })
      // Who signs in anew leaves the session the browser brought, whoever's it was.
      await endSessionOf(ask.cookie)
      const { id, name } = response.user
      await noteConfirmed({ tokenHash: digest(response.token) })
      const { known } = brakesOf(ask.email.toLowerCase(), networkOf(ask.address), null)
      await db.allWorkspaces.transaction((sql) => countTry(sql, known, clock.now()))
      const device = await keepBrowser(id, ask.cookie)
      return { person: { id, name, email: ask.email }, cookies: [...keptForLife(headers.getSetCookie()), device] }
    } catch (error) {
      if (isRefusedByLibrary(error)) return null
      throw error
    }
  }

  const noteConfirmed = (session: { tokenHash: string } | { id: string }): Promise<void> =>
    db.allWorkspaces.transaction((sql) => confirmSession(sql, session, new Date(clock.now()).toISOString()))

  /** Guesses at the present password by whoever holds a session: perhaps at a desk that was left open. */
  const presentBrake = (personId: string): Brake => ({
    hash: digest(`present\n${personId}`),
    windowMs: brakeWindowMs,
    triesMax: presentTriesMax,
    endsWithSuccess: true,
  })

  /** Knows the browser from now on; answers its new cookie. */
  const keepBrowser = async (userId: string, cookie: string | undefined): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    const old = devices.read(cookie)
    const expiresAt = new Date(clock.now() + deviceLifeMs).toISOString()
    await db.allWorkspaces.transaction(async (sql) => {
      if (old !== null) await renewDevice(sql, digest(old), digest(token))
      await keepDevice(sql, { tokenHash: digest(token), userId, expiresAt })
    })
    return devices.write(token)
  }

  const signIn = async (ask: Origin & { email: string; password: string }): Promise<SignInOutcome> => {
    const email = ask.email.trim().toLowerCase()
    const device = devices.read(ask.cookie)
    const { known, ...brakes } = brakesOf(email, networkOf(ask.address), device)
    const now = clock.now()
    const outcome = await underBrakes(
      db,
      now,
      async (sql) => {
        const isHers = device !== null && (await isKnownDevice(sql, digest(device), email, new Date(now).toISOString()))
        if (isHers && (await triesIn(sql, brakes.device.hash, now)) < brakes.device.triesMax) return [brakes.device]
        return (await triesIn(sql, known.hash, now)) > 0 ? [brakes.pair] : [brakes.address, brakes.pair, brakes.account]
      },
      () => openSession({ ...ask, email }),
    )
    return outcome.ok ? { ok: true, ...outcome.value } : outcome
  }

  return {
    signIn,
    openSession,

    /**
     * Whose session these headers carry; null for none, an ended or a forged one.
     * @param renew whether it counts as use, which puts the idle end off
     */
    async whoIs(headers: IncomingHttpHeaders, renew = true): Promise<(Person & { sessionId: string }) | null> {
      const found = await auth.api.getSession({
        headers: new Headers({ cookie: headers.cookie ?? '' }),
        query: { disableRefresh: !renew },
      })
      if (found === null) return null
      if (clock.now() - new Date(found.session.createdAt).getTime() > sessionLifeMs) {
        await endSessionOf(headers.cookie)
        return null
      }
      const { id, name, email } = found.user
      return { id, name, email, sessionId: found.session.id }
    },

    /** Ends the session; answers the cookies that take it out of the browser. */
    signOut: (headers: IncomingHttpHeaders): Promise<string[]> => endSessionOf(headers.cookie),

    /** The living sessions of a person, the one used last first. */
    sessionsOf: (personId: string): Promise<SessionRow[]> =>
      db.allWorkspaces.transaction((sql) =>
        listSessions(sql, personId, new Date(clock.now() - sessionLifeMs).toISOString()),
      ),

    /** False when the person has no such session. */
    endSession: (personId: string, sessionId: string): Promise<boolean> =>
      db.allWorkspaces.transaction((sql) => endSession(sql, personId, sessionId)),

    /** Ends all sessions of a person but one; answers how many ended. */
    endOtherSessions: (personId: string, keptSessionId: string): Promise<number> =>
      db.allWorkspaces.transaction((sql) => endOtherSessions(sql, personId, keptSessionId)),

    /** Whether the password was entered in this session lately enough for what reaches far. */
    async isFresh(sessionId: string): Promise<boolean> {
      const at = await db.allWorkspaces.transaction((sql) => confirmedAt(sql, sessionId))
      return at !== null && clock.now() - Date.parse(at) <= freshMs
    },

    /** Whoever holds the session shows that they know its password. */
    async confirm(ask: { personId: string; sessionId: string; password: string }): Promise<{ ok: true } | Refused> {
      const outcome = await underBrakes(
        db,
        clock.now(),
        async () => [presentBrake(ask.personId)],
        async () => {
          const hash = await db.allWorkspaces.transaction((sql) => findPasswordHash(sql, ask.personId))
          return hash !== null && (await verifyPassword(hash, ask.password)) ? true : null
        },
      )
      if (!outcome.ok) return outcome
      await noteConfirmed({ id: ask.sessionId })
      return { ok: true }
    },

    /** Refused when the present password is not right. Every session of the person ends, and this browser gets a new one. */
    async changePassword(ask: Origin & { personId: string; present: string; next: string }): Promise<PasswordOutcome> {
      const { personId } = ask
      const outcome = await underBrakes(
        db,
        clock.now(),
        async () => [presentBrake(personId)],
        async () => {
          try {
            const { headers, response } = await auth.api.changePassword({
              body: { currentPassword: ask.present, newPassword: ask.next, revokeOtherSessions: true },
              headers: headersOf(ask),
              returnHeaders: true,
            })
            if (response.token !== null) await noteConfirmed({ tokenHash: digest(response.token) })
            return headers.getSetCookie()
          } catch (error) {
            if (isRefusedByLibrary(error)) return null
            throw error
          }
        },
      )
      if (!outcome.ok) return outcome
      await db.allWorkspaces.transaction((sql) => forgetDevicesOf(sql, personId))
      return { ok: true, cookies: [...keptForLife(outcome.value), await keepBrowser(personId, ask.cookie)] }
    },
  }
}

/** What a sign-in may be held by, and under what an address is known for 90 days. */
function brakesOf(email: string, network: string, device: string | null) {
  const brake = (windowMs: number, triesMax: number, ...parts: string[]): Brake => ({
    hash: digest(parts.join('\n')),
    windowMs,
    triesMax,
  })
  return {
    known: brake(knownAddressMs, 0, 'known', email, network),
    pair: { ...brake(brakeWindowMs, pairTriesMax, 'pair', email, network), endsWithSuccess: true } as const,
    address: brake(brakeWindowMs, addressTriesMax, 'address', network),
    account: brake(accountWindowMs, accountTriesMax, 'account', email),
    device: brake(brakeWindowMs, deviceTriesMax, 'device', email, digest(device ?? '')),
  }
}

/**
 * The library lets a cookie end with the idle time, counted from the sign-in; somebody who comes every day would be sent away
 * each week. The browser keeps it for the absolute life, and the idle end is the server's to find.
 */
const keptForLife = (cookies: readonly string[]): string[] =>
  cookies.map((cookie) => cookie.replace(`Max-Age=${sessionIdleMs / 1000}`, `Max-Age=${sessionLifeMs / 1000}`))

/** The library refuses by throwing an error with an HTTP status below 500. */
function isRefusedByLibrary(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  return typeof status === 'number' && status >= 400 && status < 500
}
