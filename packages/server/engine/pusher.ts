/**
 * Telling the channel, once.
 *
 * One worker drains one channel at a time. A batch goes: claim → read the orders again → settle what an earlier crash or an
 * unclear answer left open → decide → commit intents and attempts → send → write what came back. The crash windows are
 * between these steps, and each is safe: before the commit nothing was sent; after it, the open attempt makes the next worker
 * read back before it sends; a worker that slept through its lease is turned away by the fencing token.
 */

import { createHash } from 'node:crypto'
import {
  type ChannelOrder,
  type Decision,
  lineItemsKeyOf,
  type PushPlan,
  readBack,
  reason,
  remoteNumber,
} from '@waybridge/sync'
import type { TikTokProblem } from '@waybridge/tiktok-shop'
import { saveChannelOrders } from '../database/channel-orders.ts'
import {
  type AttemptResult,
  insertAttempts,
  type OpenAttempt,
  openIntents,
  readNumberUses,
  readOpenAttempts,
  readPushes,
  settleAttempts,
} from '../database/intents.ts'
import {
  type ChannelClaim,
  type ClaimedSync,
  claimChannel,
  claimSyncs,
  keepChannel,
  markPushing,
  releaseChannel,
  type SyncOutcome,
  writeOutcomes,
} from '../database/syncs.ts'
import { newId } from '../ids.ts'
import type { ChannelConnection, Connections, Upload, UploadOutcome } from './connections.ts'
import { decideAll } from './deciding.ts'
import type { EngineParts } from './engine.ts'
import { inParallel } from './reader.ts'
import { readBackPlan, reflexOf, retryDelayMs } from './reflex.ts'

/** Get Order Detail takes at most 50 ids: a batch is one reading. */
const rowsPerBatchMax = 50
/** Too short, and a slow batch is claimed twice; too long, and a crash delays its parcels. */
const leaseMs = 30_000
/** No call leaves when less than this is left of the lease: a call may take 15 s, and must not outlive it. */
const leaseMarginMs = 16_000
/** A batch is no larger than what its channel's pace lets leave in this time, so that it ends well inside the lease. */
const batchMs = 10_000
/** Batches a worker drains from one channel before it looks whether another waits longer. */
const batchesPerTurnMax = 20

/** Drains one channel for a while. Answers how many shipments it worked, 0 when no channel has work. */
export async function drainOneChannel(parts: EngineParts, connections: Connections): Promise<number> {
  const nowMs = parts.clock.now()
  const channel = await claimChannel(parts.db, parts.worker, nowMs, nowMs + leaseMs)
  if (channel === null) return 0
  let worked = 0
  try {
    const { writes: pace } = await connections.channel(channel)
    for (let batch = 0; batch < batchesPerTurnMax && !parts.stopping.aborted; batch++) {
      const startMs = parts.clock.now()
      if (batch > 0 && !(await keepChannel(parts.db, channel.id, parts.worker, startMs, startMs + leaseMs))) break
      const rows = await claimSyncs(
        parts.db,
        channel.id,
        parts.worker,
        startMs,
        startMs + leaseMs,
        Math.min(rowsPerBatchMax, Math.max(1, Math.ceil((pace.currentPerSecond * batchMs) / 1000))),
      )
      if (rows.length === 0) break
      worked += rows.length
      const goOn = await pushBatch(parts, connections, channel, rows, startMs + leaseMs)
      if (!goOn) break
    }
  } finally {
    await releaseChannel(parts.db, channel.id, parts.worker)
  }
  return worked
}

type Job = { row: ClaimedSync; order: ChannelOrder }
type Ready = Job & { decision: Decision; plan: PushPlan }

async function pushBatch(
  parts: EngineParts,
  connections: Connections,
  channel: ChannelClaim,
  rows: ClaimedSync[],
  leaseEndsMs: number,
): Promise<boolean> {
  const place = { workspaceId: channel.workspaceId, channelId: channel.id }
  const orderIds = [...new Set(rows.map((row) => row.orderId))]
  const read = await connections.readOrders(channel, orderIds)
  const readMs = parts.clock.now()
  const orders = new Map(read.orders.map((order) => [order.orderId, order]))
  const jobs: Job[] = []
  const outcomes: SyncOutcome[] = []
  for (const row of rows) {
    const order = orders.get(row.orderId)
    if (order !== undefined) jobs.push({ row, order })
    else outcomes.push(unreadOutcome(row, read.problem, parts, readMs))
  }

  // What was left open is settled first, from what the channel shows now, and committed before anything is decided: the
  // decision then reads one truth, whoever found it out and when.
  const openBySync = Map.groupBy(
    await readOpenAttempts(
      parts.db,
      jobs.map((job) => job.row.id),
    ),
    (attempt) => attempt.syncId,
  )
  const settled: AttemptResult[] = []
  const deciding: Job[] = []
  for (const job of jobs) {
    const attempts = openBySync.get(job.row.id) ?? []
    const verdict = judgeOpen(job, attempts, readMs, parts.settleMs)
    settled.push(...verdict.results)
    if (verdict.outcome === null) deciding.push(job)
    else outcomes.push(verdict.outcome)
  }
  await settleAttempts(parts.db, settled, readMs)
  const pushes = await readPushes(parts.db, channel.id, [...orders.keys()])
  const context = await connections.decisionContext(channel, read.orders)

  const ready: Ready[] = []
  const decided = await decideAll(
    {
      channel,
      context,
      pushes,
      nowMs: readMs,
      readUses: (numbers) => readNumberUses(parts.db, channel.id, numbers),
      onDefect: (sync, error) => parts.log.error({ sync, error }, 'a decision ended with a defect'),
    },
    deciding,
  )
  for (const { job, decision } of decided) {
    if (decision === null) outcomes.push(baseOutcome(job.row, reason('broken'), null))
    else if (decision.action === 'push' && decision.plan !== null) ready.push({ ...job, decision, plan: decision.plan })
    else outcomes.push(decisionOutcome(job, decision, readMs))
  }
  // Two shipments decided in this batch must not promise the same units or number twice: the later one decides again.
  const { first, later } = withoutClashes(ready)
  for (const job of later) outcomes.push(againOutcome(job.row, readMs))

  const intents = first.map((job) => intentOf(job, channel, readMs))
  const sends: (Ready & { intentId: string; attemptId: string })[] = []
  const upload = connections.upload(channel)
  await parts.db.transaction(async (sql) => {
    await saveChannelOrders(sql, place, read.orders, readMs)
    await writeOutcomes(sql, outcomes, readMs)
    const still = await markPushing(
      sql,
      first.map(({ row, order, decision }) => ({
        id: row.id,
        fence: row.fence,
        say: decision.reason.say,
        decision,
        revision: row.revision,
        deadlineAt: order.shipByAt,
      })),
      readMs,
    )
    const opened = await openIntents(
      sql,
      intents.filter((intent) => still.has(intent.syncId)),
      readMs,
    )
    const refusedTwins: SyncOutcome[] = []
    for (const job of first) {
      const intentId = opened.get(job.row.id)
      if (intentId !== undefined) sends.push({ ...job, intentId, attemptId: newId('att', readMs) })
      else if (still.has(job.row.id)) refusedTwins.push(twinOutcome(job))
    }
    await writeOutcomes(sql, refusedTwins, readMs)
    await insertAttempts(
      sql,
      sends.map((job) => ({
        id: job.attemptId,
        workspaceId: channel.workspaceId,
        intentId: job.intentId,
        syncId: job.row.id,
        fence: job.row.fence,
        call: upload.callFor(uploadOf(job)),
        requestDigest: digest(uploadOf(job)),
      })),
      readMs,
    )
  })
  if (sends.length === 0) return !read.broken

  const replies: { job: (typeof sends)[number]; reply: UploadOutcome | 'not sent'; tookMs: number }[] =
    await inParallel(sends, upload.atOnce, async (job) => {
      await upload.turn()
      const sentMs = parts.clock.now()
      // A worker that was frozen past its lease must not speak: the attempt stays open and will be read back by its new owner.
      if (sentMs > leaseEndsMs - leaseMarginMs || parts.stopping.aborted) return { job, reply: 'not sent', tookMs: 0 }
      const reply = await upload.send(uploadOf(job))
      return { job, reply, tookMs: parts.clock.now() - sentMs }
    })
  return settleReplies(parts, connections, channel, replies)
}

async function settleReplies(
  parts: EngineParts,
  connections: Connections,
  channel: ChannelClaim,
  replies: readonly { job: Ready & { attemptId: string }; reply: UploadOutcome | 'not sent'; tookMs: number }[],
): Promise<boolean> {
  const nowMs = parts.clock.now()
  const results: AttemptResult[] = []
  const outcomes: SyncOutcome[] = []
  let goOn = true
  const verify: { job: Ready & { attemptId: string }; problem: TikTokProblem }[] = []
  for (const { job, reply, tookMs } of replies) {
    if (reply === 'not sent') {
      results.push({
        id: job.attemptId,
        effect: 'none',
        settledBy: 'reply',
        message: 'The lease was nearly over, so nothing was sent.',
      })
      outcomes.push(againOutcome(job.row, nowMs))
      continue
    }
    if (reply.ok) {
      results.push({
        id: job.attemptId,
        effect: 'applied',
        settledBy: 'reply',
        requestId: reply.requestId,
        warning: reply.warning,
        tookMs,
        code: 0,
      })
      outcomes.push(syncedOutcome(job, nowMs, reply))
      continue
    }
    const { problem } = reply
    const reflex = reflexOf(problem, {
      nowMs,
      tries: job.row.tries,
      deadlineMs: job.row.deadlineAt === null ? null : Date.parse(job.row.deadlineAt),
      chance: parts.chance(),
    })
    results.push({
      id: job.attemptId,
      effect: reflex.effect,
      settledBy: reflex.effect === null ? null : 'reply',
      problemClass: problem.class,
      code: problem.code,
      message: problem.message,
      requestId: problem.requestId,
      httpStatus: problem.httpStatus,
      tookMs,
    })
    if (reflex.also === 'verify') {
      verify.push({ job, problem })
      continue
    }
    outcomes.push({ ...baseOutcome(job.row, reflex.reason, reflex.dueMs), tries: reflex.tries, ...numbersOf(job) })
    if (reflex.also === 'break channel') {
      goOn = false
      await connections.breakChannel(channel.id, problem.say)
    }
    if (reflex.also === 'refresh providers') connections.forgetProviders(channel.id)
    if (reflex.also === 'alarm clock')
      await connections.raise(channel.id, 'clock', 'urgent', problem.say, problem.nextStep)
  }
  await parts.db.transaction(async (sql) => {
    await settleAttempts(sql, results, nowMs)
    await writeOutcomes(sql, outcomes, nowMs)
  })
  if (verify.length > 0) await verifyByReading(parts, connections, channel, verify)
  return goOn
}

/** "Already shipped" and "number already used" mean nothing by themselves: what the channel shows decides. */
async function verifyByReading(
  parts: EngineParts,
  connections: Connections,
  channel: ChannelClaim,
  doubts: readonly { job: Ready & { attemptId: string }; problem: TikTokProblem }[],
): Promise<void> {
  const read = await connections.readOrders(channel, [...new Set(doubts.map(({ job }) => job.order.orderId))])
  const nowMs = parts.clock.now()
  const orders = new Map(read.orders.map((order) => [order.orderId, order]))
  const results: AttemptResult[] = []
  const outcomes: SyncOutcome[] = []
  for (const { job, problem } of doubts) {
    const order = orders.get(job.order.orderId)
    const found = order === undefined ? null : readBack(intentFacts(job.plan), order)
    if (found === null) {
      outcomes.push({
        ...baseOutcome(job.row, reason('reading_back'), nowMs + readBackPlan.againMs),
        tries: job.row.tries + 1,
        ...numbersOf(job),
      })
    } else if (found === 'applied' || found === 'other_provider') {
      results.push({ id: job.attemptId, effect: 'applied', settledBy: 'read_back' })
      outcomes.push(syncedOutcome({ ...job, order: order as ChannelOrder }, nowMs, { warning: null, packageId: null }))
    } else {
      results.push({ id: job.attemptId, effect: 'none', settledBy: 'read_back' })
      const remote = order?.units.find((unit) => unit.trackingNumber !== null)?.trackingNumber
      const why =
        found === 'different'
          ? reason('shipped_otherwise', { remote: remoteNumber(remote), number: job.plan.number })
          : reason('refused', { say: problem.say, nextStep: problem.nextStep })
      outcomes.push({ ...baseOutcome(job.row, why, null), ...numbersOf(job) })
    }
  }
  await parts.db.transaction(async (sql) => {
    await settleAttempts(sql, results, nowMs)
    await writeOutcomes(sql, outcomes, nowMs)
  })
}

/**
 * What the channel shows settles an open attempt. `outcome` null: the attempt is settled and the shipment is decided anew.
 * An attempt that is not there is given time: it may be applied after our first look.
 */
function judgeOpen(
  job: Job,
  attempts: OpenAttempt[],
  nowMs: number,
  settleMs: number,
): { results: AttemptResult[]; outcome: SyncOutcome | null } {
  const results: AttemptResult[] = []
  let waitMs = 0
  for (const attempt of attempts) {
    const found = readBack(attempt, job.order)
    if (found === 'applied' || found === 'other_provider') {
      results.push({ id: attempt.id, effect: 'applied', settledBy: 'read_back' })
    } else if (found === 'different') {
      results.push({ id: attempt.id, effect: 'none', settledBy: 'read_back' })
    } else {
      const reads = attempt.emptyReads + 1
      const ageMs = nowMs - Date.parse(attempt.sentAt)
      const settled = reads >= readBackPlan.emptyReadsMin && ageMs >= settleMs
      results.push({
        id: attempt.id,
        effect: settled ? 'none' : null,
        settledBy: settled ? 'read_back' : null,
        emptyReadsAdded: 1,
      })
      if (!settled)
        waitMs = Math.max(waitMs, Math.min(readBackPlan.againMs, Math.max(settleMs - ageMs, readBackPlan.firstMs)))
    }
  }
  return waitMs === 0
    ? { results, outcome: null }
    : { results, outcome: baseOutcome(job.row, reason('reading_back'), nowMs + waitMs) }
}

function withoutClashes(ready: readonly Ready[]): { first: Ready[]; later: Ready[] } {
  const seen = new Set<string>()
  const first: Ready[] = []
  const later: Ready[] = []
  for (const job of ready) {
    // One new push per order and per number in a batch: the next one sees this one's intent.
    const keys = [`order ${job.order.orderId}`, `number ${job.plan.number}`]
    if (keys.some((key) => seen.has(key))) later.push(job)
    else {
      for (const key of keys) seen.add(key)
      first.push(job)
    }
  }
  return { first, later }
}

const intentFacts = (plan: PushPlan) => ({
  kind: plan.kind,
  lineItemsKey: lineItemsKeyOf(plan.lineItemIds),
  trackingNumber: plan.number,
  providerId: plan.provider.id,
})

function intentOf(job: Ready, channel: ChannelClaim, nowMs: number) {
  return {
    id: newId('int', nowMs),
    workspaceId: channel.workspaceId,
    syncId: job.row.id,
    channelId: channel.id,
    orderId: job.order.orderId,
    ...intentFacts(job.plan),
    providerName: job.plan.provider.name,
  }
}

function uploadOf(job: Ready): Upload {
  const { plan, order } = job
  return {
    kind: plan.kind,
    orderId: order.orderId,
    lineItemIds: plan.lineItemIds,
    packageId:
      plan.kind === 'correct' ? plan.packageId : (order.units.find((unit) => !unit.cancelled)?.packageId ?? null),
    trackingNumber: plan.number,
    providerId: plan.provider.id,
  }
}

/** Holds that may end at the channel without anybody telling us: a notice makes the look come sooner. */
const lookAgainMs: Partial<Record<Decision['reason']['code'], number>> = {
  providers_unread: 15_000,
  cancel_requested: 3_600_000,
  order_status_unrecognised: 3_600_000,
}

const digest = (upload: Upload) => createHash('sha256').update(JSON.stringify(upload)).digest('base64url')

function baseOutcome(
  row: ClaimedSync,
  why: { state: SyncOutcome['state']; code: string; say: string; nextStep: string | null },
  dueMs: number | null,
): SyncOutcome {
  return {
    id: row.id,
    fence: row.fence,
    state: why.state,
    reasonCode: why.code,
    say: why.say,
    nextStep: why.nextStep,
    dueMs,
    tries: row.tries,
    revision: row.revision,
    trackingNumber: null,
    providerId: null,
    providerName: null,
    deadlineAt: null,
  }
}

const numbersOf = (job: Ready) => ({
  trackingNumber: job.plan.number,
  providerId: job.plan.provider.id,
  providerName: job.plan.provider.name,
})

const againOutcome = (row: ClaimedSync, nowMs: number) => baseOutcome(row, reason('order_unread'), nowMs)

/** The unique key says another shipment of ours holds this very promise. */
const twinOutcome = (job: Ready): SyncOutcome => ({
  ...baseOutcome(job.row, reason('duplicate_shipment'), null),
  ...numbersOf(job),
})

function unreadOutcome(
  row: ClaimedSync,
  problem: { say: string; retryAfterMs: number | null } | null,
  parts: EngineParts,
  nowMs: number,
): SyncOutcome {
  const why = problem === null ? reason('order_not_found', { order: row.orderId }) : reason('order_unread')
  const say = problem === null ? why.say : `${why.say} ${problem.say}`
  const dueMs = nowMs + retryDelayMs(row.tries, parts.chance(), problem?.retryAfterMs ?? null)
  // What is in flight or unknown keeps its state: not being able to look changes nothing about it.
  const state = row.state === 'pushing' || row.state === 'unknown' ? 'unknown' : why.state
  return { ...baseOutcome(row, { ...why, say, state }, dueMs), tries: row.tries + 1 }
}

function decisionOutcome(job: Job, decision: Decision, nowMs: number): SyncOutcome {
  const { row, order } = job
  const againMs = lookAgainMs[decision.reason.code]
  const unreadMs = againMs === undefined ? null : nowMs + againMs
  const isWarned = decision.reason.state === 'synced_with_warning'
  const warning = decision.action === 'done' ? (isWarned ? (decision.warning ?? decision.reason.say) : null) : undefined
  return {
    ...baseOutcome(row, decision.reason, decision.waitUntilMs ?? unreadMs),
    tries: 0,
    trackingNumber: decision.number,
    providerId: decision.provider?.id ?? null,
    providerName: decision.provider?.name ?? null,
    deadlineAt: order.shipByAt,
    decision,
    warning,
    ...(decision.action === 'done'
      ? {
          syncedMs: nowMs,
          packageId: order.units.find((unit) => unit.trackingNumber === decision.number)?.packageId ?? null,
        }
      : {}),
  }
}

function syncedOutcome(
  job: Ready,
  nowMs: number,
  reply: { warning: string | null; packageId: string | null },
): SyncOutcome {
  const { plan, decision } = job
  const facts = { number: plan.number, provider: plan.provider.name }
  const warning = reply.warning ?? (decision.warnings.length > 0 ? decision.warnings.join(' ') : null)
  const why =
    warning === null
      ? reason('synced', facts)
      : reason(reply.warning === null ? 'synced_doubtful' : 'synced_warned', { ...facts, warning })
  return {
    ...baseOutcome(job.row, why, null),
    ...numbersOf(job),
    tries: 0,
    warning,
    packageId: reply.packageId,
    syncedMs: nowMs,
  }
}

export type { ChannelConnection }
