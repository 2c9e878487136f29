/**
 * The check before anything is pushed: number and store carrier in, provider, reason and trace out. The same function as the
 * push, with the channel's own mappings, providers and policy; with a region alone, our knowledge of its integrated carriers.
 */
import { carriers } from '@waybridge/carriers'
import {
  chooseProvider,
  defaultChannelPolicy,
  type Provider,
  type ProviderAnswer,
  Trace,
  type TraceLine,
} from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import { readProviderLists } from '../database/channels.ts'
import { listMappings, mappingOf } from '../database/mappings.ts'
import type { Parts } from '../parts.ts'
import { openChannel, unionOf } from './channels.ts'
import { type Actor, isoNow } from './house.ts'
import { policyOf } from './policy.ts'

export type DryRunQuestion = {
  number: string
  storeCarrier: string | null
  storeKind: string | null
  deliveryOptionId: string | null
  /** Chosen by a person: asked with it, as if confirmed. */
  providerId: string | null
} & ({ channelId: string } | { region: 'US' | 'UK' })

export type DryRun = ProviderAnswer & { warnings: string[]; trace: TraceLine[] }

export async function dryRun(parts: Parts, by: Actor, question: DryRunQuestion): Promise<DryRun> {
  const trace = new Trace()
  const scene =
    'channelId' in question
      ? await channelScene(parts, by, question.channelId, question.deliveryOptionId)
      : regionScene(question.region)
  const provider = scene.providers?.find((each) => each.id === question.providerId)
  if (question.providerId !== null && provider === undefined)
    throw new Refusal('provider.unknown', { provider: question.providerId })
  const answer = chooseProvider(
    {
      ...scene,
      today: isoNow(parts).slice(0, 10),
      trackingTexts: [question.number],
      trackingUrls: [],
      storeCarrier: question.storeCarrier,
      storeKind: question.storeKind,
      deliveryOptionId: question.deliveryOptionId,
      chosen: provider === undefined ? null : { provider },
    },
    trace,
  )
  return { ...answer, warnings: trace.warnings, trace: trace.lines }
}

async function channelScene(parts: Parts, by: Actor, channelId: string, deliveryOptionId: string | null) {
  const channel = await openChannel(parts, by, channelId)
  const { lists, mappings } = await parts.db.inWorkspace(by.workspaceId, async (sql) => ({
    lists: await readProviderLists(sql, by.workspaceId, channelId),
    mappings: await listMappings(sql, by.workspaceId, channelId),
  }))
  const list = lists.find((each) => each.deliveryOptionId === deliveryOptionId)
  return {
    region: channel.region,
    sellerType: channel.sellerType,
    mappings: mappings.map(mappingOf),
    defaultProvider:
      channel.defaultProviderId === null
        ? null
        : { id: channel.defaultProviderId, name: channel.defaultProviderName ?? channel.defaultProviderId },
    providers: list?.providers ?? (lists.length === 0 ? null : unionOf(lists)),
    policy: policyOf(channel.policy),
  }
}

function regionScene(region: 'US' | 'UK') {
  const providers: Provider[] = carriers
    .filter((carrier) => carrier.regions.some((each) => each === region))
    .map((carrier) => ({ id: carrier.id, name: carrier.name }))
  return { region, sellerType: 'LOCAL', mappings: [], defaultProvider: null, providers, policy: defaultChannelPolicy }
}
