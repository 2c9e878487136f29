/**
 * How a channel syncs: its policy and its default provider. A change tells before what it would do, and can be taken back: what was
 * before and after it is in the audit, which nobody rewrites.
 */
import type { ChannelPolicy, Provider } from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import { nameOfActor, namesOfActors } from '../database/actors.ts'
import { type AuditRow, listAudit } from '../database/audit.ts'
import {
  type ChannelRow,
  countMovingOf,
  findChannel,
  findWokenByPolicy,
  saveChannelPolicy,
  wakeAfterPolicy,
} from '../database/channels.ts'
import { readNewestFacts } from '../database/decision-facts.ts'
import { mappingOf } from '../database/mappings.ts'
import type { Parts } from '../parts.ts'
import { askScene, openChannelScene } from './channel-scene.ts'
import { openChannel, providerOf } from './channels.ts'
import { type Actor, audit, isoNow } from './house.ts'
import { policyOf } from './policy.ts'
import { type Effect, effectsOn, newestLookedMax, type Outcome, outcomeOf, waitingLookedMax } from './what-if.ts'

export type Settings = { policy: ChannelPolicy; defaultProvider: Provider | null }
export type SettingsWish = { policy: ChannelPolicy; defaultProviderId: string | null }

const settingsOf = (channel: ChannelRow): Settings => ({
  policy: policyOf(channel.policy),
  defaultProvider:
    channel.defaultProviderId === null
      ? null
      : { id: channel.defaultProviderId, name: channel.defaultProviderName ?? channel.defaultProviderId },
})

const providerWanted = (parts: Parts, by: Actor, channelId: string, { defaultProviderId }: SettingsWish) =>
  defaultProviderId === null ? null : providerOf(parts, by, channelId, defaultProviderId)

export async function changeSettings(
  parts: Parts,
  by: Actor,
  channelId: string,
  wish: SettingsWish,
  undoes: string | null = null,
): Promise<ChannelRow> {
  const before = await openChannel(parts, by, channelId)
  const provider = await providerWanted(parts, by, channelId, wish)
  const after = await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    await saveChannelPolicy(sql, by.workspaceId, channelId, wish.policy, provider)
    await wakeAfterPolicy(sql, by.workspaceId, channelId, isoNow(parts))
    await audit(sql, parts, by, 'channel.policy', channelId, {
      before: settingsOf(before),
      after: { policy: wish.policy, defaultProvider: provider },
      ...(undoes === null ? {} : { undoes }),
    })
    return findChannel(sql, by.workspaceId, channelId)
  })
  parts.wake()
  return after as ChannelRow
}

export type SettingsPreview = {
  outcome: Outcome
  /** On their way now, or waiting for what comes by itself: with auto-sync off they would stop. */
  stops: number
  lastShipments: { looked: number; changed: number; examples: Effect[] }
}

/** What other settings would do. Nothing is written. */
export async function previewSettings(
  parts: Parts,
  by: Actor,
  channelId: string,
  wish: SettingsWish,
): Promise<SettingsPreview> {
  const scene = await openChannelScene(parts, by, channelId)
  const provider = await providerWanted(parts, by, channelId, wish)
  const settings = {
    policy: wish.policy,
    defaultProviderId: provider?.id ?? null,
    defaultProviderName: provider?.name ?? null,
  }
  const { woken, moving, newest } = await parts.db.inWorkspace(by.workspaceId, async (sql) => ({
    woken: await findWokenByPolicy(sql, by.workspaceId, channelId, waitingLookedMax),
    moving: await countMovingOf(sql, by.workspaceId, channelId),
    newest: await readNewestFacts(sql, by.workspaceId, channelId, newestLookedMax),
  }))
  const other = { ...scene, channel: { ...scene.channel, ...settings } }
  const mappings = scene.mappings.map(mappingOf)
  const isAutoSync = policyOf(scene.channel.policy).autoSync
  return {
    outcome: await outcomeOf(parts, by, channelId, woken, { settings }),
    stops: isAutoSync && !wish.policy.autoSync ? moving : 0,
    lastShipments: effectsOn(
      newest,
      (each) => askScene(parts, scene, each, mappings),
      (each) => askScene(parts, other, each, mappings),
    ),
  }
}

const historyShown = 50

export type SettingsChange = {
  id: string
  at: string
  actor: string
  actorName: string
  before: Settings
  after: Settings
  /** It took an earlier change back. */
  isUndo: boolean
  undoable: boolean
}

/** Newest first. A change can be taken back while the settings are still what it made of them. */
export async function readSettingsHistory(parts: Parts, by: Actor, channelId: string): Promise<SettingsChange[]> {
  const channel = await openChannel(parts, by, channelId)
  return parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const page = { beforeId: null, limit: historyShown }
    const rows = await listAudit(sql, by.workspaceId, page, { action: 'channel.policy', subject: channelId })
    const names = await namesOfActors(
      sql,
      rows.map((row) => row.actor),
    )
    const present = plain(settingsOf(channel))
    return rows.slice(0, historyShown).flatMap((row): SettingsChange[] => {
      const sides = sidesOf(row)
      if (sides === null) return []
      const { id, at, actor } = row
      const isUndo = typeof row.detail.undoes === 'string'
      const undoable = plain(sides.after) === present && plain(sides.before) !== present
      return [{ id, at, actor, actorName: nameOfActor(names, actor), ...sides, isUndo, undoable }]
    })
  })
}

export async function undoSettings(parts: Parts, by: Actor, channelId: string, changeId: string): Promise<ChannelRow> {
  const change = (await readSettingsHistory(parts, by, channelId)).find(({ id }) => id === changeId)
  if (change === undefined) throw new Refusal('not_found')
  if (!change.undoable) throw new Refusal('channel.settings_changed_since')
  const { policy, defaultProvider } = change.before
  return changeSettings(parts, by, channelId, { policy, defaultProviderId: defaultProvider?.id ?? null }, changeId)
}

/** Null for entries of before default providers were told with their id. */
function sidesOf({ detail }: AuditRow): { before: Settings; after: Settings } | null {
  const { before, after } = detail as { before?: Settings; after?: Settings }
  const isWhole = (side: Settings | undefined): side is Settings =>
    side?.policy !== undefined && (side.defaultProvider === null || typeof side.defaultProvider?.id === 'string')
  return isWhole(before) && isWhole(after) ? { before: whole(before), after: whole(after) } : null
}
const whole = ({ policy, defaultProvider }: Settings): Settings => ({ policy: policyOf(policy), defaultProvider })

const plain = ({ policy, defaultProvider }: Settings): string =>
  JSON.stringify([Object.entries(policyOf(policy)).toSorted(), defaultProvider?.id ?? null])
