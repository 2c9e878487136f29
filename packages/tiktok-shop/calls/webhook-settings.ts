/** Where TikTok sends its notices, per shop and event type. */

import { z } from 'zod'
import { problemOfOurs } from '../judge.ts'
import type { TikTokResult } from '../problem.ts'
import { id, listOf, readNothing, readWith, text, time } from '../reading.ts'
import { failed, type Transport } from '../transport.ts'

/** "Update Shop Webhook": at most 255 characters. Read November 2026. */
export const webhookAddressCharactersMax = 255

export type WebhookEventType =
  | 'ORDER_STATUS_CHANGE'
  | 'RECIPIENT_ADDRESS_UPDATE'
  | 'PACKAGE_UPDATE'
  | 'SELLER_DEAUTHORIZATION'
  | 'UPCOMING_AUTHORIZATION_EXPIRATION'
  | 'CANCELLATION_STATUS_CHANGE'
  | 'RETURN_STATUS_CHANGE'
  | 'INVOICE_STATUS_CHANGE'

export type ShopWebhook = {
  eventType: string
  address: string
  createdAt: string | null
  updatedAt: string | null
}

const shopWebhook = z.object({ event_type: id, address: text, create_time: time, update_time: time }).transform(
  (webhook): ShopWebhook => ({
    eventType: webhook.event_type,
    address: webhook.address ?? '',
    createdAt: webhook.create_time,
    updatedAt: webhook.update_time,
  }),
)

const readShopWebhooks = readWith(
  z.object({ webhooks: listOf(shopWebhook) }).transform(({ webhooks }) => webhooks.entries),
)

const path = '/event/202309/webhooks'

export function webhookSettingsCalls({ send }: Transport) {
  return {
    /** Get Shop Webhooks. */
    listShopWebhooks(): Promise<TikTokResult<ShopWebhook[]>> {
      return send({
        name: 'get-shop-webhooks',
        kind: 'read',
        method: 'GET',
        path,
        shopCipher: 'sent',
        read: readShopWebhooks,
      })
    },

    /** Update Shop Webhook: sets or replaces the one address of an event type. https, a domain name, no port. */
    async updateShopWebhook(eventType: WebhookEventType, address: string): Promise<TikTokResult<null>> {
      if (address.length > webhookAddressCharactersMax) {
        return failed(problemOfOurs(`a webhook address has at most ${webhookAddressCharactersMax} characters`))
      }
      return send({
        name: 'update-shop-webhook',
        kind: 'write',
        method: 'PUT',
        path,
        body: { address, event_type: eventType },
        shopCipher: 'sent',
        read: readNothing,
      })
    },

    /** Delete Shop Webhook: succeeds also when none was set. A DELETE with a body, which is signed. */
    deleteShopWebhook(eventType: WebhookEventType): Promise<TikTokResult<null>> {
      return send({
        name: 'delete-shop-webhook',
        kind: 'write',
        method: 'DELETE',
        path,
        body: { event_type: eventType },
        shopCipher: 'sent',
        read: readNothing,
      })
    },
  }
}
