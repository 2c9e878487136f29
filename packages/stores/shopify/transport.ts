/**
 * One question to Shopify: affordable, sent, judged, and asked again where that surely repeats nothing.
 *
 * Asked again: a read that was throttled, lost or met a server in trouble; a write only when Shopify said it did not begin
 * (throttled, token refused). Bounded by tries and by the time we are ready to wait in one call; beyond that the engine's
 * own schedule goes on.
 */
import type { HttpReply, StoreTools } from '@waybridge/store-contract'
import { failed, ok, type Problem, type Result } from '@waybridge/sync'
import { Access } from './access.ts'
import { Credit } from './credit.ts'
import {
  problemOfErrors,
  problemOfSilence,
  problemOfStatus,
  problemOfUnreadable,
  throttled,
  versionRetired,
} from './problems.ts'
import { apiVersion, changesSomething, graphqlRequest, type Operation } from './requests.ts'
import { readRetryAfterMs } from './retry-after.ts'
import { baseUrl, type ShopifySettings } from './settings.ts'
import { type GraphqlError, parseEnvelope, type Replies, replies } from './wire.ts'

const triesMax = 5
/** Longer waits belong to the engine, which can do something else meanwhile. */
const waitMsMax = 30_000
const firstBackoffMs = 500
// No jitter: the bucket belongs to this one shop, so there is no herd to spread.
const backoffMs = (tries: number) => firstBackoffMs * 2 ** tries
/** A throttled reply that does not tell its bucket. */
const throttledWaitMs = 2_000

/** Fields we can do without: their missing scope leaves null and says so in `errors`, next to everything else. */
const hints = new Set<string | number>(['service'])

/** `again`: nothing was applied, and the same call may be repeated after `afterMs`. */
type Verdict<Data> =
  | { kind: 'answer'; data: Data }
  | { kind: 'again'; afterMs: number; problem: Problem }
  | { kind: 'new token'; problem: Problem }
  | { kind: 'problem'; problem: Problem }

export class Transport {
  private readonly base: string
  private readonly settings: ShopifySettings
  private readonly tools: StoreTools
  private readonly access: Access
  private readonly credit = new Credit()
  private versionProblem: Problem | null = null

  constructor(settings: ShopifySettings, tools: StoreTools) {
    this.base = baseUrl(settings)
    this.settings = settings
    this.tools = tools
    this.access = new Access(settings, tools)
  }

  /** What the last answers warned of, though they were answers. */
  get warnings(): Problem[] {
    return this.versionProblem === null ? [] : [this.versionProblem]
  }

  async ask<Name extends Operation>(
    operation: Name,
    variables: Record<string, unknown>,
  ): Promise<Result<Replies[Name]>> {
    const access = await this.access.current()
    if (!access.ok) return access
    let token = access.value
    let mayRenew = this.access.renews
    let waitedMs = 0
    for (let tries = 0; ; tries++) {
      const missingMs = this.credit.missingMs(operation, this.tools.now())
      if (waitedMs + missingMs > waitMsMax) return failed(throttled(missingMs, 'the bucket of this shop is empty'))
      if (missingMs > 0) {
        await this.tools.wait(missingMs)
        waitedMs += missingMs
      }
      const verdict = await this.exchange(operation, variables, token, tries)
      if (verdict.kind === 'answer') return ok(verdict.data)
      const problem = this.withoutSecrets(verdict.problem, token)
      if (verdict.kind === 'new token' && mayRenew) {
        mayRenew = false
        const renewed = await this.access.renewAfterRefusal(token)
        if (!renewed.ok) return renewed
        token = renewed.value
      } else if (verdict.kind === 'again' && tries + 1 < triesMax && waitedMs + verdict.afterMs <= waitMsMax) {
        await this.tools.wait(verdict.afterMs)
        waitedMs += verdict.afterMs
      } else {
        return failed(problem)
      }
    }
  }

  private async exchange<Name extends Operation>(
    operation: Name,
    variables: Record<string, unknown>,
    token: string,
    tries: number,
  ): Promise<Verdict<Replies[Name]>> {
    this.credit.reserve(operation, this.tools.now())
    const outcome = await this.tools.http(graphqlRequest(this.base, token, operation, variables))
    const isRead = !changesSomething(operation)
    if (!outcome.ok) {
      const problem = problemOfSilence(isRead ? 'none' : outcome.effect, outcome.reason)
      const maySendAgain = problem.effect === 'none'
      return maySendAgain ? { kind: 'again', afterMs: backoffMs(tries), problem } : { kind: 'problem', problem }
    }
    return this.judge(operation, outcome.reply, tries)
  }

  private judge<Name extends Operation>(operation: Name, reply: HttpReply, tries: number): Verdict<Replies[Name]> {
    const effectOfFailure = changesSomething(operation) ? 'unknown' : 'none'
    const requestId = `request ${reply.headers['x-request-id'] ?? 'without id'}`
    this.noticeVersion(reply.headers['x-shopify-api-version'])
    if (reply.status < 200 || reply.status > 299) {
      const retryAfterMs = readRetryAfterMs(reply.headers['retry-after'])
      const problem = problemOfStatus(reply.status, requestId, effectOfFailure, retryAfterMs)
      if (reply.status === 401) return { kind: 'new token', problem }
      if (reply.status === 429) return { kind: 'again', afterMs: retryAfterMs ?? throttledWaitMs, problem }
      const isPassing = reply.status >= 500 && problem.effect === 'none'
      return isPassing
        ? { kind: 'again', afterMs: retryAfterMs ?? backoffMs(tries), problem }
        : { kind: 'problem', problem }
    }
    const envelope = parseEnvelope(reply.text)
    if (envelope === null) {
      return {
        kind: 'problem',
        problem: problemOfUnreadable(effectOfFailure, `${operation}, no GraphQL answer, ${requestId}`),
      }
    }
    const { errors, cost } = envelope
    if (cost !== null) this.credit.learn(operation, cost, this.tools.now())
    // A hint under `errors` does not spoil the data around it; anything else might have emptied a list we take for whole.
    const serious = errors.filter((error) => !isAboutHint(error))
    if (serious.length > 0) {
      const problem = problemOfErrors(serious, effectOfFailure)
      if (problem.code === 'store.throttled') {
        // With a known bucket the next try waits exactly as long as its price is missing; without one, a pause.
        const isPriced = this.credit.missingMs(operation, this.tools.now()) > 0
        return { kind: 'again', afterMs: isPriced ? 0 : throttledWaitMs, problem }
      }
      const isPassing = problem.code === 'store.unwell' && problem.effect === 'none'
      return isPassing ? { kind: 'again', afterMs: backoffMs(tries), problem } : { kind: 'problem', problem }
    }
    const data = replies[operation].safeParse(envelope.data)
    if (data.success) return { kind: 'answer', data: data.data as Replies[Name] }
    const where = data.error.issues[0]?.path.join('.') ?? ''
    return { kind: 'problem', problem: problemOfUnreadable(effectOfFailure, `${operation}, at ${where}, ${requestId}`) }
  }

  private noticeVersion(answered: string | undefined): void {
    if (answered === undefined) return
    this.versionProblem = answered === apiVersion ? null : versionRetired(apiVersion, answered.slice(0, 20))
  }

  /** A server may quote what it was sent, and `detail` goes to logs. */
  private withoutSecrets(problem: Problem, token: string): Problem {
    if (problem.detail === undefined) return problem
    const secrets = [token, this.settings.clientSecret, this.settings.previousClientSecret].filter((secret) => !!secret)
    const detail = secrets.reduce(
      (text: string, secret) => text.replaceAll(secret as string, '[hidden]'),
      problem.detail,
    )
    return { ...problem, detail }
  }
}

const isAboutHint = ({ path, extensions }: GraphqlError): boolean =>
  extensions?.code === 'ACCESS_DENIED' && path?.some((step) => hints.has(step)) === true
