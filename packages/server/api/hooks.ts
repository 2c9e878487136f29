/**
 * Where notices come in: `/hooks/stores/:hookPath` and `/hooks/channels/:hookPath`.
 *
 * Verify first, over the raw bytes; store second; acknowledge last. Nothing is acknowledged that is not durable, and nothing
 * refused leaves a row. An unknown path, a wrong signature and another store's notice all end as a plain 4xx.
 */
import type { Notice } from '@waybridge/store-contract'
import { readWebhook, verifyWebhook } from '@waybridge/tiktok-shop'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { NewNotice } from '../database/inbox.ts'
import type { Receiver } from '../engine/receiver.ts'
import type { Parts } from '../parts.ts'
import type { ProblemDetails } from './refusals.ts'

/** Larger than any documented notice; a store order with hundreds of lines stays well below. */
const noticeBytesMax = 2 * 1024 * 1024
/** How long what is known of a path is trusted: a rotated secret or a paused store is noticed after this. */
const knownForMs = 5_000
const knownPathsMax = 10_000

type Door = {
  workspaceId: string
  sourceId: string
  read: (request: FastifyRequest, body: Uint8Array) => NewNotice | Refusal
}
type Refusal = { refused: 401 | 400 | 403; say: string }

export async function registerHooks(app: FastifyInstance, parts: Parts, receive: Receiver): Promise<void> {
  await app.register(async (hooks) => {
    // Signatures are over the bytes as sent, so no body is parsed here, whatever its content type says.
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: noticeBytesMax }, (_request, body, done) =>
      done(null, body),
    )
    hooks.post('/hooks/stores/:hookPath', { bodyLimit: noticeBytesMax }, answer(rememberDoors(parts, openStoreDoor)))
    hooks.post(
      '/hooks/channels/:hookPath',
      { bodyLimit: noticeBytesMax },
      answer(rememberDoors(parts, openChannelDoor)),
    )
  })

  function answer(doorAt: (hookPath: string) => Promise<Door | null>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const { hookPath } = request.params as { hookPath: string }
      const door = await doorAt(hookPath)
      if (door === null) return refuse(request, reply, 404, 'hooks.unknown', 'There is no connection at this address.')
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array()
      const notice = door.read(request, body)
      if ('refused' in notice) {
        parts.log.warn(
          { source: door.sourceId, status: notice.refused, say: notice.say, requestId: request.id },
          'a notice was refused',
        )
        return refuse(request, reply, notice.refused, 'hooks.refused', notice.say)
      }
      await receive(notice)
      // TikTok Shop wants an empty body (configuration guide, read November 2026); the stores do not mind one.
      return reply.code(200).send()
    }
  }
}

/** In the form of every refusal, with the reference that the log knows. */
function refuse(request: FastifyRequest, reply: FastifyReply, status: number, code: string, title: string) {
  const problem: ProblemDetails = { type: 'about:blank', status, code, title, nextStep: null, requestId: request.id }
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

function rememberDoors(parts: Parts, open: (parts: Parts, hookPath: string) => Promise<Door | null>) {
  const known = new Map<string, { door: Door | null; untilMs: number }>()
  return async (hookPath: string): Promise<Door | null> => {
    const nowMs = parts.clock.now()
    const remembered = known.get(hookPath)
    if (remembered !== undefined && remembered.untilMs > nowMs) return remembered.door
    const door = await open(parts, hookPath)
    if (known.size >= knownPathsMax) known.clear()
    known.set(hookPath, { door, untilMs: nowMs + knownForMs })
    return door
  }
}

async function openStoreDoor(parts: Parts, hookPath: string): Promise<Door | null> {
  const { rows } = await parts.db.allWorkspaces.query<{
    id: string
    workspaceId: string
    kind: string
    storeKey: string
    settingsSealed: string
  }>(
    `select id, workspace_id as "workspaceId", kind, store_key as "storeKey", settings_sealed as "settingsSealed" from store
     where hook_path = $1 and status <> 'disconnected'`,
    [hookPath],
  )
  const store = rows[0]
  const connector = store === undefined ? undefined : parts.connectors.get(store.kind)
  if (store === undefined || connector === undefined) return null
  const settings = connector.settings.parse(
    JSON.parse(await parts.vault.open(store.workspaceId, `store.settings:${store.id}`, store.settingsSealed)),
  )
  const secrets = connector.noticeSecrets(settings)
  return {
    workspaceId: store.workspaceId,
    sourceId: store.id,
    read: (request, body) => {
      const outcome = connector.readNotice({ headers: request.headers, body, secrets })
      if (!outcome.ok) return { refused: outcome.because === 'signature' ? 401 : 400, say: outcome.say }
      const { notice } = outcome
      // Headers are not signed: a genuine notice of another store, sent here, must not be taken for ours.
      if (notice.storeKey !== null && notice.storeKey !== store.storeKey)
        return { refused: 403, say: 'The notice belongs to another store.' }
      return {
        workspaceId: store.workspaceId,
        source: 'store',
        sourceId: store.id,
        topic: notice.topic,
        dedupeKey: notice.dedupeKey,
        ...subjectOf(notice),
      }
    },
  }
}

function subjectOf(notice: Notice): { subjectKind: string; subjectId: string | null } {
  return {
    subjectKind: notice.subject.kind,
    subjectId: notice.subject.kind === 'order' ? notice.subject.storeOrderId : null,
  }
}

async function openChannelDoor(parts: Parts, hookPath: string): Promise<Door | null> {
  const { rows } = await parts.db.allWorkspaces.query<{
    id: string
    workspaceId: string
    shopId: string
    appKey: string
    appSecretSealed: string
  }>(
    `select id, workspace_id as "workspaceId", shop_id as "shopId", app_key as "appKey", app_secret_sealed as "appSecretSealed" from channel
     where hook_path = $1 and status <> 'disconnected'`,
    [hookPath],
  )
  const channel = rows[0]
  if (channel === undefined) return null
  const appSecret = await parts.vault.open(
    channel.workspaceId,
    `channel.app_secret:${channel.id}`,
    channel.appSecretSealed,
  )
  return {
    workspaceId: channel.workspaceId,
    sourceId: channel.id,
    read: (request, body) => {
      const authorization = request.headers.authorization
      if (!verifyWebhook({ appKey: channel.appKey, appSecrets: [appSecret], rawBody: body, authorization })) {
        return { refused: 401, say: 'The signature does not fit.' }
      }
      const reading = readWebhook(body)
      if (!reading.ok) return { refused: 400, say: 'The notice cannot be read.' }
      const { notice } = reading
      if (notice.shopId !== channel.shopId) return { refused: 403, say: 'The notice belongs to another shop.' }
      const { subject } = notice
      return {
        workspaceId: channel.workspaceId,
        source: 'channel',
        sourceId: channel.id,
        topic: `type ${notice.type}`,
        dedupeKey: notice.dedupeKey,
        // A package notice may name several orders; order ids are digits, so a comma keeps them apart.
        subjectKind: subject.orderIds.length > 0 ? 'order' : subject.kind,
        subjectId: subject.orderIds.length > 0 ? subject.orderIds.join(',') : null,
      }
    },
  }
}
