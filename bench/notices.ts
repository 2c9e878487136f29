/** A signed notice of the bench's store, as the platform would send it; each one with an id of its own. */
import { createHmac, randomUUID } from 'node:crypto'
import { storeCredentials, storeShop } from './scene.ts'

const body = JSON.stringify({
  id: 4880011223344,
  admin_graphql_api_id: 'gid://shopify/Fulfillment/4880011223344',
  order_id: 5731021234567,
  status: 'success',
  updated_at: '2026-11-21T13:04:11-05:00',
})
const signature = createHmac('sha256', storeCredentials.clientSecret).update(body).digest('base64')

export const notice = (): { method: 'POST'; headers: Record<string, string>; body: string } => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'x-shopify-topic': 'fulfillments/create',
    'x-shopify-hmac-sha256': signature,
    'x-shopify-shop-domain': `${storeShop}.myshopify.com`,
    'x-shopify-webhook-id': randomUUID(),
  },
  body,
})
