import { createHmac } from 'node:crypto'
import { type StoreBench, storeConnectorBattery } from '@waybridge/store-contract/battery'
import type { StoreOrder } from '@waybridge/sync'
import { FakeShop } from './fixtures/fake-shop.ts'
import { shopify } from './index.ts'

const secret = 'fixture client secret'
const body = Buffer.from(
  '{"id":4880011223344,"admin_graphql_api_id":"gid://shopify/Fulfillment/4880011223344","order_id":820982911946154508}',
)

storeConnectorBattery(shopify, (): StoreBench => {
  const shop = new FakeShop()
  const orders: StoreOrder[] = []
  for (let index = 0; index < 25; index++) {
    const id = String(5_731_021_234_500 + index)
    // Three orders share a moment, and a page ends between them.
    const updatedAt = new Date(Date.UTC(2026, 10, 21, 10, Math.floor(index / 3))).toISOString()
    const line = { id: `${id}1`, sku: 'MUG-RED', currentQuantity: 3 }
    const tracking = {
      company: 'USPS',
      number: '9400111899560000000000',
      url: 'https://tools.usps.com/9400111899560000000000',
    }
    shop.orders.push({
      id,
      updatedAt,
      sourceIdentifier: '577086512123755123',
      lines: [line],
      shipments: [{ id: `${id}2`, updatedAt, trackingInfo: [tracking], lines: [{ line, quantity: 2 }] }],
    })
    orders.push({
      storeOrderId: id,
      name: `#${id}`,
      updatedAt,
      cancelledAt: null,
      linkCandidates: [{ orderId: '577086512123755123', from: 'sourceIdentifier' }],
      lines: [{ lineId: `${id}1`, sku: 'MUG-RED', quantity: 3, requiresShipping: true, channelLineIds: [] }],
      shipments: [
        {
          storeShipmentId: `${id}2`,
          status: 'shipped',
          updatedAt,
          trackingTexts: [tracking.number],
          trackingUrls: [tracking.url],
          storeCarrier: 'USPS',
          fulfilledBy: null,
          lines: [{ lineId: `${id}1`, sku: 'MUG-RED', quantity: 2 }],
        },
      ],
    })
  }
  return {
    typedSettings: { shopDomain: 'https://demo.myshopify.com/admin', clientId: 'fixture id', clientSecret: secret },
    http: shop.door,
    orders,
    sinceAt: '2026-11-21T00:00:00.000Z',
    absentOrderId: '999',
    notice: {
      headers: {
        'x-shopify-topic': 'fulfillments/create',
        'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
        'x-shopify-shop-domain': 'demo.myshopify.com',
        'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
        'x-shopify-triggered-at': '2026-11-21T18:04:12.123456789Z',
      },
      body,
      signatureHeader: 'x-shopify-hmac-sha256',
      secret,
      storeOrderId: '820982911946154508',
    },
  }
})
