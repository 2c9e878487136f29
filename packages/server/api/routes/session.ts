/** The first account, signing in and out, and who is asking. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  findResetLink,
  hasAccount,
  joinByInvitation,
  makeFirstAccount,
  resetPassword,
} from '../../commands/accounts.ts'
import { audit, isoNow } from '../../commands/house.ts'
import { countTry } from '../../database/brakes.ts'
import {
  findInvitation,
  findWorkspaceName,
  hasAnyMember,
  listMemberships,
  type Membership,
} from '../../database/members.ts'
import { findPerson } from '../../database/people.ts'
import type { Parts } from '../../parts.ts'
import { digest } from '../../secrets/digest.ts'
import { type PasswordAbout, weaknessOf } from '../password-strength.ts'
import { hashPassword, passwordCharsMax } from '../passwords.ts'
import type { People, Person, SignInOutcome } from '../people.ts'
import { Refusal } from '../refusals.ts'
import { addOpenRoute, addRoute } from '../route.ts'
import { nameSchema, roleSchema } from '../shapes.ts'

/** Refused sign-ins on record, per account. */
const refusalsMax = 20
const refusalsWindowMs = 3_600_000

const emailSchema = z.email().max(200)
const passwordSchema = z.string().min(1).max(passwordCharsMax)
const tokenSchema = z.string().min(20).max(100)

const meSchema = z
  .object({
    kind: z.enum(['person', 'key']),
    name: z.string(),
    email: z.string().nullable(),
    role: roleSchema,
    workspaceId: z.string(),
    workspaceName: z.string(),
    workspaces: z.array(z.object({ workspaceId: z.string(), workspaceName: z.string(), role: roleSchema })),
  })
  .meta({ id: 'Me' })

const lowered = (email: string) => email.trim().toLowerCase()
/** Derived before a transaction begins: it takes its time. */
const accountOf = async <A extends { email: string; password: string }>({ password, ...account }: A) => ({
  ...account,
  email: lowered(account.email),
  passwordHash: await hashPassword(password),
})

const originOf = (request: FastifyRequest) => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  cookie: request.headers.cookie,
})

function refusedSignIn(reply: FastifyReply, outcome: SignInOutcome & { ok: false }): Refusal {
  if (!outcome.braked) return new Refusal('session.refused')
  reply.header('retry-after', Math.ceil(outcome.retryAfterMs / 1000))
  return new Refusal('session.braked', { minutes: Math.ceil(outcome.retryAfterMs / 60_000) })
}

export function sessionRoutes(api: FastifyInstance, parts: Parts, people: People): void {
  const setCookies = (reply: FastifyReply, cookies: readonly string[]) => {
    for (const cookie of cookies) reply.header('set-cookie', cookie)
  }
  const assertStrong = async (password: string, about: PasswordAbout) => {
    const because = await weaknessOf(password, about)
    if (because !== null) throw new Refusal(because)
  }

  async function signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    email: string,
    password: string,
  ): Promise<Person> {
    const outcome = await people.signIn({ email, password, ...originOf(request) })
    if (!outcome.ok) {
      // The account is named by its digest: a refused e-mail may be a stranger's, or a password in the wrong field.
      parts.log.warn(
        { account: digest(email.toLowerCase()).slice(0, 12), address: request.ip, braked: outcome.braked },
        'a sign-in was refused',
      )
      // Afterwards, so that an answer about somebody we know takes no longer than one about a stranger.
      reply.raw.once('finish', () => void recordRefusal(lowered(email), request, outcome.braked))
      throw refusedSignIn(reply, outcome)
    }
    await welcome(request, reply, outcome)
    return outcome.person
  }

  /** In the workspaces of whom it was tried upon, so often an hour and no more: guesses must not fill the record. */
  async function recordRefusal(email: string, request: FastifyRequest, braked: boolean): Promise<void> {
    try {
      await parts.db.allWorkspaces.transaction(async (sql) => {
        const person = await findPerson(sql, email)
        if (person === null) return
        const window = { hash: digest(`refusals recorded\n${email}`), windowMs: refusalsWindowMs }
        const { tries } = await countTry(sql, window, parts.clock.now())
        if (tries > refusalsMax) return
        const detail = {
          address: request.ip,
          braked,
          ...(tries === refusalsMax && { moreThisHourAreNotRecorded: true }),
        }
        for (const { workspaceId } of await listMemberships(sql, person.id))
          await audit(sql, parts, { workspaceId, actor: 'nobody' }, 'session.refused', person.id, detail)
      })
    } catch (error) {
      parts.log.error({ err: error, requestId: request.id }, 'a refused sign-in could not be recorded')
    }
  }

  /** For who has just made an account: past the brakes, and a fault of ours does not make undone what is done. */
  async function openFirstSession(request: FastifyRequest, reply: FastifyReply, email: string, password: string) {
    try {
      const opened = await people.openSession({ email, password, ...originOf(request) })
      if (opened !== null) await welcome(request, reply, opened)
    } catch (error) {
      parts.log.error({ err: error, requestId: request.id }, 'an account was made, and its first session was not')
    }
  }

  async function welcome(
    request: FastifyRequest,
    reply: FastifyReply,
    { person, cookies }: { person: Person; cookies: readonly string[] },
  ): Promise<void> {
    setCookies(reply, cookies)
    const memberships = await parts.db.allWorkspaces.transaction((sql) => listMemberships(sql, person.id))
    await recordEverywhere(memberships, person.id, 'session.signed_in', { address: request.ip })
  }

  /** A session is one for all workspaces of its person, so each keeps its beginning and end on record. */
  async function recordEverywhere(
    memberships: readonly Membership[],
    personId: string,
    action: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    for (const { workspaceId } of memberships) {
      const by = { workspaceId, actor: `person:${personId}` }
      await parts.db.inWorkspace(workspaceId, (sql) => audit(sql, parts, by, action, personId, detail))
    }
  }

  addOpenRoute(
    api,
    {
      method: 'GET',
      url: '/session/first-run',
      tag: 'session',
      summary: 'Whether the first account is still to be made.',
      answer: z.object({ open: z.boolean() }),
    },
    async () => ({ open: !(await parts.db.allWorkspaces.transaction(hasAnyMember)) }),
  )

  addOpenRoute(
    api,
    {
      method: 'POST',
      url: '/session/first-run',
      tag: 'session',
      summary: 'Make the first account with the set-up link the server printed at its start.',
      body: z.object({
        token: tokenSchema,
        workspaceName: nameSchema,
        name: nameSchema,
        email: emailSchema,
        password: passwordSchema,
      }),
      answer: z.object({ workspaceId: z.string() }),
      status: 201,
    },
    async ({ body, request, reply }) => {
      await assertStrong(body.password, body)
      const made = await makeFirstAccount(parts, body.token, await accountOf(body))
      await openFirstSession(request, reply, body.email, body.password)
      return made
    },
  )

  addOpenRoute(
    api,
    {
      method: 'POST',
      url: '/session/join',
      tag: 'session',
      summary: 'Accept an invitation: make an account, or bring the one you have.',
      body: z.object({ token: tokenSchema, name: nameSchema, email: emailSchema, password: passwordSchema }),
      answer: z.object({ workspaceId: z.string() }),
      status: 201,
    },
    async ({ body, request, reply }) => {
      const email = lowered(body.email)
      const invitation = await parts.db.allWorkspaces.transaction((sql) =>
        findInvitation(sql, digest(body.token), isoNow(parts)),
      )
      if (invitation === null || invitation.email !== email) throw new Refusal('invitation.link')
      if (await hasAccount(parts, email)) {
        // Whoever has an account proves it first: a mistyped password must not use the invitation up.
        const person = await signIn(request, reply, email, body.password)
        return joinByInvitation(parts, body.token, { userId: person.id })
      }
      await assertStrong(body.password, body)
      const joined = await joinByInvitation(parts, body.token, await accountOf(body))
      await openFirstSession(request, reply, email, body.password)
      return joined
    },
  )

  addOpenRoute(
    api,
    {
      method: 'POST',
      url: '/session',
      tag: 'session',
      summary: 'Sign in. The session is a cookie.',
      body: z.object({ email: emailSchema, password: passwordSchema }),
      answer: z.object({ name: z.string(), email: z.string() }),
    },
    async ({ body, request, reply }) => {
      const { name, email } = await signIn(request, reply, body.email, body.password)
      return { name, email }
    },
  )

  addOpenRoute(
    api,
    {
      method: 'POST',
      url: '/session/reset',
      tag: 'session',
      summary:
        'Choose a new password with the link that `waybridge reset-password` printed. Every session of yours ends.',
      body: z.object({ token: tokenSchema, password: passwordSchema }),
    },
    async ({ body, request, reply }) => {
      const about = await findResetLink(parts, body.token)
      await assertStrong(body.password, about)
      await resetPassword(parts, body.token, await hashPassword(body.password))
      await openFirstSession(request, reply, about.email, body.password)
    },
  )

  addRoute(
    api,
    'viewer',
    { method: 'DELETE', url: '/session', tag: 'session', summary: 'Sign out: the session ends everywhere at once.' },
    async ({ caller, request, reply }) => {
      if (caller.session === null) return
      setCookies(reply, await people.signOut(request.headers))
      await recordEverywhere(caller.session.memberships, caller.id, 'session.signed_out', { address: request.ip })
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/session/confirm',
      tag: 'session',
      summary: 'Enter your password again, for what reaches far; it counts for 15 minutes.',
      body: z.object({ password: passwordSchema }),
      personOnly: true,
    },
    async ({ body, caller, reply }) => {
      if (caller.session === null) throw new Refusal('key.not_allowed')
      const ask = { personId: caller.id, sessionId: caller.session.id, password: body.password }
      const outcome = await people.confirm(ask)
      if (outcome.ok) return
      parts.log.warn({ actor: caller.actor, braked: outcome.braked }, 'a password was not confirmed')
      throw outcome.braked ? refusedSignIn(reply, outcome) : new Refusal('password.wrong')
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'PUT',
      url: '/session/password',
      tag: 'session',
      summary: 'Change your password. Every other session of yours ends.',
      body: z.object({ present: passwordSchema, next: passwordSchema }),
    },
    async ({ body, caller, request, reply }) => {
      if (caller.session === null) throw new Refusal('session.refused')
      await assertStrong(body.next, { email: caller.session.email, name: caller.name })
      const outcome = await people.changePassword({ personId: caller.id, ...body, ...originOf(request) })
      if (!outcome.ok) {
        parts.log.warn({ actor: caller.actor, braked: outcome.braked }, 'a change of password was refused')
        throw refusedSignIn(reply, outcome)
      }
      setCookies(reply, outcome.cookies)
      await parts.db.inWorkspace(caller.workspaceId, (sql) =>
        audit(sql, parts, caller, 'session.password_changed', caller.id),
      )
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/session/me',
      tag: 'session',
      summary: 'Who is asking, in which workspace, with which role.',
      answer: meSchema,
    },
    async ({ caller }) => {
      const memberships =
        caller.session?.memberships ??
        (await parts.db.inWorkspace(caller.workspaceId, async (sql) => {
          const workspaceName = await findWorkspaceName(sql, caller.workspaceId)
          return [{ workspaceId: caller.workspaceId, workspaceName, role: caller.role }]
        }))
      return {
        kind: caller.kind,
        name: caller.name,
        email: caller.session?.email ?? null,
        role: caller.role,
        workspaceId: caller.workspaceId,
        workspaceName: memberships.find((each) => each.workspaceId === caller.workspaceId)?.workspaceName ?? '',
        workspaces: [...memberships],
      }
    },
  )
}
