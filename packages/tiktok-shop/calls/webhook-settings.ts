/** Where TikTok sends its notices, per shop and event type. */

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
