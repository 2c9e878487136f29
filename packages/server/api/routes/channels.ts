/** Sales channels: authorising TikTok Shops, choosing shops, fulfilment sync settings, providers. */
import { otherNamesOf } from '@waybridge/sync'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeSettings, previewSettings, readSettingsHistory, undoSettings } from '../../commands/channel-settings.ts'
import {
  type ChannelOptions,
  connectShops,
  connectWithCode,
  endChannel,
  openChannel,
  pauseChannel,
  previewChannelEnd,
  returnFromAuthorisation,
  startAuthorisation,
  testChannel,
  unionOf,
} from '../../commands/channels.ts'
import { channelPolicySchema, policyOf } from '../../commands/policy.ts'
import { type ChannelRow, listChannels, type OfferedShop, readProviderLists } from '../../database/channels.ts'
import type { Parts } from '../../parts.ts'
import { addRoute } from '../route.ts'
import { idParams, idSchema, providerSchema, statusSchema, time, timeOrNull, timeSchema } from '../shapes.ts'
import { whatIfFields } from './mappings.ts'

const shopsMax = 50

const channelSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    region: z.string(),
    sellerType: z.string(),
    shopId: z.string(),
    appKey: z.string(),
    status: statusSchema,
    statusSay: z.string().nullable(),
    policy: channelPolicySchema,
    defaultProvider: providerSchema.nullable(),
    accessExpiresAt: timeSchema.nullable(),
    refreshExpiresAt: timeSchema.nullable().describe('When the seller has to authorise again.'),
    lastNoticeAt: timeSchema.nullable(),
    lastReadAt: timeSchema.nullable(),
    createdAt: timeSchema,
  })
  .meta({ id: 'Channel' })

const shopSchema = z
  .object({ id: z.string(), name: z.string(), region: z.string(), sellerType: z.string() })
  .meta({ id: 'Shop' })
const connectedSchema = z
  .object({
    channelId: z.string(),
    shopId: z.string(),
    name: z.string(),
    providers: z.int().describe('How many shipping providers were found.'),
    notices: z.enum(['registered', 'not possible here', 'failed']),
  })
  .meta({ id: 'ConnectedChannel' })
const contentsSchema = z.object({
  unsynced: z.int(),
  inFlight: z.int(),
  synced: z.int(),
  links: z.int(),
  orders: z.int(),
  mappings: z.int().describe('Kept for a reconnection.'),
})

const url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .transform((text) => text.replace(/\/$/, ''))
const appFields = {
  appKey: z.string().trim().min(1).max(200),
  appSecret: z.string().trim().min(1).max(500),
  apiUrl: url.optional().describe('Only where the operator allows sandboxes.'),
  authUrl: url.optional().describe('Only where the operator allows sandboxes.'),
}

const policyBody = z.object({ policy: channelPolicySchema, defaultProviderId: idSchema.nullable() })
const settingsSchema = z.object({ policy: channelPolicySchema, defaultProvider: providerSchema.nullable() })

const shown = (row: ChannelRow): z.input<typeof channelSchema> => ({
  id: row.id,
  name: row.name,
  region: row.region,
  sellerType: row.sellerType,
  shopId: row.shopId,
  appKey: row.appKey,
  status: row.status,
  statusSay: row.statusSay,
  policy: policyOf(row.policy),
  defaultProvider:
    row.defaultProviderId === null
      ? null
      : { id: row.defaultProviderId, name: row.defaultProviderName ?? row.defaultProviderId },
  accessExpiresAt: timeOrNull(row.accessExpiresAt),
  refreshExpiresAt: timeOrNull(row.refreshExpiresAt),
  lastNoticeAt: timeOrNull(row.lastNoticeAt),
  lastReadAt: timeOrNull(row.lastReadAt),
  createdAt: time(row.createdAt),
})
// The cipher goes with every call about a shop: it stays here.
const offered = ({ id, name, region, sellerType }: OfferedShop) => ({ id, name, region, sellerType })

export function channelRoutes(api: FastifyInstance, parts: Parts, options: ChannelOptions): void {
  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels',
      tag: 'channels',
      summary: 'Connected TikTok Shops.',
      answer: z.object({ items: z.array(channelSchema) }),
    },
    async ({ caller }) => ({
      items: (await parts.db.inWorkspace(caller.workspaceId, (sql) => listChannels(sql, caller.workspaceId))).map(
        shown,
      ),
    }),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/channels/authorisations',
      tag: 'channels',
      summary: 'Begin to connect a TikTok Shop: the page on which the seller grants access.',
      body: z.object({ ...appFields, serviceId: z.string().trim().min(1).max(200), market: z.enum(['US', 'other']) }),
      answer: z.object({ authorisationId: z.string(), url: z.string(), expiresAt: timeSchema }),
      status: 201,
    },
    ({ body, caller }) => startAuthorisation(parts, caller, options, body),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/channels/authorisations/return',
      tag: 'channels',
      summary: "What TikTok's redirect brought: code and state. The state works once, for who began, for ten minutes.",
      body: z.object({ state: z.string().max(200), code: z.string().max(500).nullable() }),
      answer: z.object({ authorisationId: z.string(), shops: z.array(shopSchema) }),
    },
    async ({ body, caller }) => {
      const { authorisationId, shops } = await returnFromAuthorisation(parts, caller, body)
      return { authorisationId, shops: shops.map(offered) }
    },
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/channels/authorisations/:id/shops',
      tag: 'channels',
      summary: 'Choose the shops of an authorisation; each becomes a sales channel.',
      params: idParams,
      body: z.object({ shopIds: z.array(z.string().max(100)).min(1).max(shopsMax) }),
      answer: z.object({ channels: z.array(connectedSchema) }),
      status: 201,
    },
    async ({ params, body, caller }) => ({ channels: await connectShops(parts, caller, params.id, body.shopIds) }),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'POST',
      url: '/channels',
      tag: 'channels',
      summary: 'Connect with an authorisation code you have at hand.',
      description:
        'When the authorisation reaches one shop, or shopIds names them, the channels are there at once; else choose among the listed shops.',
      body: z.object({
        ...appFields,
        authCode: z.string().trim().min(1).max(500),
        shopIds: z.array(z.string().max(100)).min(1).max(shopsMax).optional(),
      }),
      answer: z.object({ authorisationId: z.string(), shops: z.array(shopSchema), channels: z.array(connectedSchema) }),
      status: 201,
    },
    async ({ body, caller }) => {
      const connected = await connectWithCode(parts, caller, options, body)
      return { ...connected, shops: connected.shops.map(offered) }
    },
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id',
      tag: 'channels',
      summary: 'One sales channel.',
      params: idParams,
      answer: channelSchema,
    },
    async ({ params, caller }) => shown(await openChannel(parts, caller, params.id)),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'PUT',
      url: '/channels/:id/policy',
      tag: 'channels',
      summary: 'How fulfilment sync behaves for this channel. What waited for the old settings is decided again.',
      params: idParams,
      body: policyBody,
      answer: channelSchema,
    },
    async ({ params, body, caller }) => shown(await changeSettings(parts, caller, params.id, body)),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'POST',
      url: '/channels/:id/policy/preview',
      tag: 'channels',
      summary: 'What other settings would do, before they are saved.',
      params: idParams,
      body: policyBody,
      answer: z
        .object({
          ...whatIfFields,
          stops: z.int().describe('With auto-sync off: so many that go by themselves now would wait for a person.'),
        })
        .meta({ id: 'SettingsPreview' }),
    },
    ({ params, body, caller }) => previewSettings(parts, caller, params.id, body),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/policy/history',
      tag: 'channels',
      summary: 'Who changed the settings, newest first.',
      params: idParams,
      answer: z.object({
        items: z.array(
          z
            .object({
              id: z.string(),
              at: timeSchema,
              actor: z.string(),
              actorName: z.string(),
              before: settingsSchema,
              after: settingsSchema,
              isUndo: z.boolean(),
              undoable: z.boolean(),
            })
            .meta({ id: 'SettingsChange' }),
        ),
      }),
    },
    async ({ params, caller }) => ({
      items: (await readSettingsHistory(parts, caller, params.id)).map((entry) => ({ ...entry, at: time(entry.at) })),
    }),
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/policy/history/:changeId/undo',
      tag: 'channels',
      summary: 'Put the settings back as they were. Refused when they were changed again since.',
      params: z.object({ id: idSchema, changeId: idSchema }),
      answer: channelSchema,
    },
    async ({ params, caller }) => shown(await undoSettings(parts, caller, params.id, params.changeId)),
  )

  addRoute(
    api,
    'viewer',
    {
      method: 'GET',
      url: '/channels/:id/providers',
      tag: 'channels',
      summary: 'The shipping providers TikTok Shop lists for this channel: its integrated carriers.',
      params: idParams,
      answer: z.object({
        items: z.array(providerSchema.extend({ otherNames: z.array(z.string()) }).meta({ id: 'ListedProvider' })),
        deliveryOptions: z.array(
          z.object({ id: z.string(), name: z.string(), readAt: timeSchema, providers: z.array(providerSchema) }),
        ),
      }),
    },
    async ({ params, caller }) => {
      const { region } = await openChannel(parts, caller, params.id)
      const lists = await parts.db.inWorkspace(caller.workspaceId, (sql) =>
        readProviderLists(sql, caller.workspaceId, params.id),
      )
      return {
        items: unionOf(lists).map((each) => ({ ...each, otherNames: otherNamesOf(each, region) })),
        deliveryOptions: lists.map((list) => ({
          id: list.deliveryOptionId,
          name: list.deliveryOptionName,
          readAt: time(list.readAt),
          providers: list.providers,
        })),
      }
    },
  )

  addRoute(
    api,
    'operator',
    {
      method: 'POST',
      url: '/channels/:id/test',
      tag: 'channels',
      summary: 'Ask TikTok Shop now whether the connection works; changes nothing.',
      params: idParams,
      answer: z.object({ name: z.string().describe('As TikTok Shop names the shop.') }),
    },
    ({ params, caller }) => testChannel(parts, caller, params.id),
  )

  for (const [word, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    addRoute(
      api,
      'owner',
      {
        method: 'POST',
        url: `/channels/:id/${word}`,
        tag: 'channels',
        summary: paused ? 'Send nothing to this channel for now; its shipments wait.' : 'Send to this channel again.',
        params: idParams,
        answer: channelSchema,
      },
      async ({ params, caller }) => {
        await pauseChannel(parts, caller, params.id, paused)
        return shown(await openChannel(parts, caller, params.id))
      },
    )
  }

  addRoute(
    api,
    'owner',
    {
      method: 'GET',
      url: '/channels/:id/disconnect-preview',
      tag: 'channels',
      summary: 'What ending the connection would delete.',
      params: idParams,
      answer: contentsSchema,
    },
    ({ params, caller }) => previewChannelEnd(parts, caller, params.id),
  )

  addRoute(
    api,
    'owner',
    {
      method: 'DELETE',
      url: '/channels/:id',
      tag: 'channels',
      summary:
        'End the connection: its tokens, orders, links and shipments are deleted; mappings wait for a reconnection.',
      wantsFresh: true,
      params: idParams,
      answer: z.object({ deleted: contentsSchema, noticesRemoved: z.boolean() }),
    },
    ({ params, caller }) => endChannel(parts, caller, params.id),
  )
}
