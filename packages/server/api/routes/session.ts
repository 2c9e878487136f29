/** The first account, signing in and out, and who is asking. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { audit, isoNow } from '../../commands/house.ts'
import { createWorkspace } from '../../commands/workspaces.ts'
import {
  findWorkspaceName,
  hasAnyMember,
  insertMember,
  listMemberships,
  takeInvitation,
  takeSetupLink,
} from '../../database/members.ts'
import { newId } from '../../ids.ts'
import type { Parts } from '../../parts.ts'
import { passwordCharsMax, weakness } from '../passwords.ts'
import type { People, Person } from '../people.ts'
import { digest } from '../people-storage.ts'
import { Refusal } from '../refusals.ts'
import { addOpenRoute, addRoute } from '../route.ts'
import { nameSchema, roleSchema } from '../shapes.ts'

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

export function sessionRoutes(api: FastifyInstance, parts: Parts, people: People): void {
  const setCookies = (reply: FastifyReply, cookies: readonly string[]) => {
    for (const cookie of cookies) reply.header('set-cookie', cookie)
  }
  const assertStrong = (password: string, about: { email: string; name: string }) => {
    const because = weakness(password, about)
    if (because !== null) throw new Refusal('password.weak', { because })
  }

  async function signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    email: string,
    password: string,
  ): Promise<Person> {
    const outcome = await people.signIn({
      email,
      password,
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
    })
    if (!outcome.ok) {
      // The account is named by its digest: a refused e-mail may be a stranger's, or a password in the wrong field.
      parts.log.warn(
        { account: digest(email.toLowerCase()).slice(0, 12), address: request.ip, braked: outcome.braked },
        'a sign-in was refused',
      )
      if (!outcome.braked) throw new Refusal('session.refused')
      reply.header('retry-after', Math.ceil(outcome.retryAfterMs / 1000))
      throw new Refusal('session.braked', { minutes: Math.ceil(outcome.retryAfterMs / 60_000) })
    }
    setCookies(reply, outcome.cookies)
    const memberships = await parts.db.inWorkspace('*', (sql) => listMemberships(sql, outcome.person.id))
    for (const { workspaceId } of memberships) {
      await parts.db.inWorkspace(workspaceId, (sql) =>
        audit(
          sql,
          parts,
          { workspaceId, actor: `person:${outcome.person.id}` },
          'session.signed_in',
          outcome.person.id,
          { address: request.ip },
        ),
      )
    }
    return outcome.person
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
    async () => ({ open: !(await parts.db.inWorkspace('*', hasAnyMember)) }),
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
      assertStrong(body.password, body)
      const taken = await parts.db.inWorkspace(
        '*',
        async (sql) => !(await hasAnyMember(sql)) && (await takeSetupLink(sql, digest(body.token), isoNow(parts))),
      )
      if (!taken) throw new Refusal('setup.link')
      const person = await people.create(body)
      if (person === null) throw new Refusal('member.exists')
      const { workspaceId } = await createWorkspace(parts, { name: body.workspaceName })
      await join({ workspaceId, role: 'owner' }, person)
      await signIn(request, reply, body.email, body.password)
      return { workspaceId }
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
      assertStrong(body.password, body)
      const invitation = await parts.db.inWorkspace('*', (sql) =>
        takeInvitation(sql, digest(body.token), isoNow(parts)),
      )
      if (invitation === null || invitation.email !== body.email.trim().toLowerCase()) throw new Refusal('setup.link')
      const person = (await people.create(body)) ?? (await signIn(request, reply, body.email, body.password))
      await join(invitation, person)
      await signIn(request, reply, body.email, body.password)
      return { workspaceId: invitation.workspaceId }
    },
  )

  async function join(
    place: { workspaceId: string; role: 'owner' | 'operator' | 'viewer' },
    person: Person,
  ): Promise<void> {
    const { workspaceId, role } = place
    await parts.db.inWorkspace(workspaceId, async (sql) => {
      const member = {
        id: newId('mem', parts.clock.now()),
        workspaceId,
        userId: person.id,
        role,
        createdAt: isoNow(parts),
      }
      if (!(await insertMember(sql, member))) throw new Refusal('member.exists')
      await audit(sql, parts, { workspaceId, actor: `person:${person.id}` }, 'member.joined', member.id, { role })
    })
  }

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

  addRoute(
    api,
    'viewer',
    { method: 'DELETE', url: '/session', tag: 'session', summary: 'Sign out: the session ends everywhere at once.' },
    async ({ request, reply }) => {
      if (request.caller?.kind === 'person') setCookies(reply, await people.signOut(request.headers))
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
      if (caller.kind !== 'person') throw new Refusal('session.refused')
      assertStrong(body.next, { email: '', name: caller.name })
      const cookies = await people.changePassword(request.headers, body.present, body.next)
      if (cookies === null) throw new Refusal('session.refused')
      setCookies(reply, cookies)
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
    async ({ caller, request }) => {
      const person = caller.kind === 'person' ? await people.whoIs(request.headers) : null
      const memberships =
        person === null
          ? await parts.db.inWorkspace(caller.workspaceId, async (sql) => {
              const workspaceName = await findWorkspaceName(sql, caller.workspaceId)
              return [{ workspaceId: caller.workspaceId, workspaceName, role: caller.role }]
            })
          : await parts.db.inWorkspace('*', (sql) => listMemberships(sql, person.id))
      return {
        kind: caller.kind,
        name: caller.name,
        email: person?.email ?? null,
        role: caller.role,
        workspaceId: caller.workspaceId,
        workspaceName: memberships.find((each) => each.workspaceId === caller.workspaceId)?.workspaceName ?? '',
        workspaces: memberships,
      }
    },
  )
}
