/** What a channel offers and how it decides, read once per command, and asking the push's own function with it. */
import { type Chosen, chooseProvider, type Mapping } from '@waybridge/sync'
import { type ChannelRow, readProviderLists } from '../database/channels.ts'
import { listMappings, type MappingRow } from '../database/mappings.ts'
import type { Parts } from '../parts.ts'
import { openChannel, unionOf } from './channels.ts'
import { type Actor, isoNow } from './house.ts'
import { policyOf } from './policy.ts'

export type ChannelScene = {
  channel: ChannelRow
  lists: Awaited<ReturnType<typeof readProviderLists>>
  mappings: MappingRow[]
}

export async function openChannelScene(parts: Parts, by: Actor, channelId: string): Promise<ChannelScene> {
  const channel = await openChannel(parts, by, channelId)
  return parts.db.inWorkspace(by.workspaceId, async (sql) => ({
    channel,
    lists: await readProviderLists(sql, by.workspaceId, channelId),
    mappings: await listMappings(sql, by.workspaceId, channelId),
  }))
}

export type SceneQuestion = {
  trackingTexts: string[]
  trackingUrls: string[]
  storeCarrier: string | null
  storeKind: string | null
  deliveryOptionId: string | null
  chosen?: Chosen | null
}

export function askScene(parts: Parts, scene: ChannelScene, question: SceneQuestion, mappings: readonly Mapping[]) {
  const { channel, lists } = scene
  const list = lists.find((each) => each.deliveryOptionId === question.deliveryOptionId)
  return chooseProvider({
    region: channel.region,
    sellerType: channel.sellerType,
    today: isoNow(parts).slice(0, 10),
    trackingTexts: question.trackingTexts,
    trackingUrls: question.trackingUrls,
    storeCarrier: question.storeCarrier,
    storeKind: question.storeKind,
    deliveryOptionId: question.deliveryOptionId,
    mappings,
    defaultProvider:
      channel.defaultProviderId === null
        ? null
        : { id: channel.defaultProviderId, name: channel.defaultProviderName ?? channel.defaultProviderId },
    providers: list?.providers ?? unionOf(lists),
    policy: policyOf(channel.policy),
    chosen: question.chosen ?? null,
  })
}
