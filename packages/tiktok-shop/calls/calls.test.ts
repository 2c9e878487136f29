import { describe, expect, it } from 'vitest'
import { createTikTokShopClient, type TikTokShopClient } from '../client.ts'
import { RemoteClock } from '../clock.ts'
import { envelope, reply, scriptedDoor } from '../scripted-http.ts'
import { fixedToken } from '../token-keeper.ts'
import { readShippingWarning } from './shipping.ts'

function clientAnswering(data: unknown) {
  const http = scriptedDoor(reply(200, envelope(0, data)))
  const client = createTikTokShopClient({
    app: { appKey: 'k', appSecret: 's' },
    tokens: fixedToken('t'),
    http,
    clock: new RemoteClock(() => 1_767_225_600_000),
    shopCipher: 'c1',
  })
  return { client, http }
}

const upload = { trackingNumber: '1Z12345E0205271688', shippingProviderId: '7117' }
const wireUpload = { tracking_number: '1Z12345E0205271688', shipping_provider_id: '7117' }

type Row = {
  page: string
  call: (client: TikTokShopClient) => Promise<unknown>
  request: string
  /** The parameters besides the common ones. */
  query?: Record<string, string>
  body?: unknown
  withoutCipher?: boolean
  data: unknown
  value: unknown
}

// Paths, parameters and shapes of the API reference pages named, read November 2026; values made up.
describe('each call', () => {
  it.each<Row>([
    {
      page: 'Get Authorized Shops',
      call: (client) => client.listAuthorizedShops(),
      request: 'GET /authorization/202309/shops',
      withoutCipher: true,
      data: {
        shops: [
          { id: '7', name: 'Shop', region: 'GB', seller_type: 'LOCAL', cipher: 'c1', code: 'GBLC1', new_field: 1 },
        ],
      },
      value: [{ id: '7', name: 'Shop', region: 'GB', sellerType: 'LOCAL', cipher: 'c1', code: 'GBLC1' }],
    },
    {
      page: 'Get Active Shops',
      call: (client) => client.listActiveShops(),
      request: 'GET /seller/202309/shops',
      withoutCipher: true,
      data: { shops: [{ id: '7', region: 'GB' }] },
      value: [{ id: '7', region: 'GB' }],
    },
    {
      page: 'Get Order List',
      call: (client) =>
        client.searchOrders({
          pageSize: 50,
          pageToken: 'p+/=',
          sortField: 'update_time',
          sortOrder: 'ASC',
          shippingType: 'SELLER',
          updatedFrom: '2025-12-31T00:00:00.900Z',
        }),
      request: 'POST /order/202309/orders/search',
      query: { page_size: '50', page_token: 'p+/=', sort_field: 'update_time', sort_order: 'ASC' },
      body: { update_time_ge: 1767139200, shipping_type: 'SELLER' },
      data: { orders: [], next_page_token: '', total_count: 0 },
      value: { orders: [], nextPageToken: null, totalCount: 0, unreadableCount: 0 },
    },
    {
      page: 'Get Order Detail',
      call: (client) => client.readOrders(['576461413038785752', '576461413038785999']),
      request: 'GET /order/202507/orders',
      query: { ids: '576461413038785752,576461413038785999' },
      data: {},
      value: { orders: [], unreadableCount: 0 },
    },
    {
      page: 'Get Warehouse List',
      call: (client) => client.listWarehouses(),
      request: 'GET /logistics/202309/warehouses',
      data: {
        warehouses: [
          {
            id: '1',
            name: 'Main',
            effect_status: 'ENABLED',
            type: 'SALES_WAREHOUSE',
            sub_type: 'DOMESTIC_WAREHOUSE',
            is_default: true,
            address: { region: 'United Kingdom', region_code: 'GB', contact_person: 'Canary', phone_number: '1' },
          },
          { id: '2' },
        ],
      },
      value: [
        {
          id: '1',
          name: 'Main',
          effectStatus: 'ENABLED',
          type: 'SALES_WAREHOUSE',
          subType: 'DOMESTIC_WAREHOUSE',
          isDefault: true,
          region: 'GB',
        },
        { id: '2', name: null, effectStatus: null, type: null, subType: null, isDefault: false, region: null },
      ],
    },
    {
      page: 'Get Warehouse Delivery Options',
      call: (client) => client.listDeliveryOptions('1', 'PRODUCT'),
      request: 'GET /logistics/202309/warehouses/1/delivery_options',
      query: { scope: 'PRODUCT' },
      data: { delivery_options: [{ id: '5', name: 'By seller', type: 'SEND_BY_SELLER', description: 'x' }] },
      value: [{ id: '5', name: 'By seller', type: 'SEND_BY_SELLER' }],
    },
    {
      page: 'Get Shipping Providers',
      call: (client) => client.listShippingProviders('5'),
      request: 'GET /logistics/202309/delivery_options/5/shipping_providers',
      data: { shipping_providers: [{ id: '7117859084333745966', name: 'UPS' }] },
      value: [{ id: '7117859084333745966', name: 'UPS' }],
    },
    {
      page: 'Get Shipping Providers with regions',
      call: (client) => client.listShippingProviders('5', { warehouseRegion: 'DE', buyerRegion: 'FR' }),
      request: 'GET /logistics/202309/delivery_options/5/shipping_providers',
      query: { warehouse_region: 'DE', buyer_region: 'FR' },
      data: { shipping_providers: [] },
      value: [],
    },
    {
      page: 'Mark Package As Shipped, the whole order',
      call: (client) => client.markPackageAsShipped({ ...upload, orderId: '9' }),
      request: 'POST /fulfillment/202309/orders/9/packages',
      body: wireUpload,
      data: { order_id: '9', order_line_item_ids: ['1', '2'], package_id: '11' },
      value: { orderId: '9', packageId: '11', lineItemIds: ['1', '2'], warning: null },
    },
    {
      page: 'Mark Package As Shipped, with a warning',
      call: (client) => client.markPackageAsShipped({ ...upload, orderId: '9', lineItemIds: ['1'] }),
      request: 'POST /fulfillment/202309/orders/9/packages',
      body: { order_line_item_ids: ['1'], ...wireUpload },
      data: { order_id: '9', package_id: 11, warning: { message: 'match more than one provider' } },
      value: {
        orderId: '9',
        packageId: '11',
        lineItemIds: [],
        warning: { kind: 'several_providers', inferredProviderName: null, text: 'match more than one provider' },
      },
    },
    {
      page: 'Ship Package',
      call: (client) => client.shipPackage({ ...upload, packageId: '11' }),
      request: 'POST /fulfillment/202309/packages/11/ship',
      body: { self_shipment: wireUpload },
      data: {},
      value: null,
    },
    {
      page: 'Get Package Detail',
      call: (client) => client.readPackage('11'),
      request: 'GET /fulfillment/202309/packages/11',
      data: {
        package_id: '11',
        package_status: 'PROCESSING',
        tracking_number: '1Z',
        shipping_provider_id: '7117',
        shipping_provider_name: 'UPS',
        shipping_type: 'SELLER',
        order_line_item_ids: ['1'],
        orders: [{ id: '9', skus: [] }],
        create_time: 1767225600,
        recipient_address: { name: 'Canary' },
      },
      value: {
        id: '11',
        status: 'PROCESSING',
        splitAndCombineTag: null,
        shippingType: 'SELLER',
        shippingProviderId: '7117',
        shippingProviderName: 'UPS',
        trackingNumber: '1Z',
        lastMileTrackingNumber: null,
        deliveryOptionId: null,
        deliveryOptionName: null,
        warehouseId: null,
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: null,
        lineItemIds: ['1'],
        orderIds: ['9'],
      },
    },
    {
      page: 'Update Shipping Info',
      call: (client) => client.updateShippingInfo({ ...upload, orderId: '9' }),
      request: 'POST /fulfillment/202309/orders/9/shipping_info/update',
      body: wireUpload,
      data: null,
      value: null,
    },
    {
      page: 'Update Package Shipping Info',
      call: (client) => client.updatePackageShippingInfo({ ...upload, packageId: '11' }),
      request: 'POST /fulfillment/202309/packages/11/shipping_info/update',
      body: wireUpload,
      data: undefined,
      value: null,
    },
    {
      page: 'Get Tracking',
      call: (client) => client.readTracking('9'),
      request: 'GET /fulfillment/202309/orders/9/tracking',
      data: { tracking: [{ description: 'Picked up', update_time_millis: 1767225600123 }] },
      value: [{ description: 'Picked up', happenedAt: '2026-01-01T00:00:00.123Z' }],
    },
    {
      page: 'TTS Tracking Validation',
      call: (client) => client.validateTracking('A B/C+1'),
      request: 'GET /fulfillment/202508/tts_tracking_validation',
      query: { tracking_number: 'A B/C+1' },
      data: { is_tiktok_shipping: true, is_tiktok_collection: false },
      value: { isTikTokShipping: true, isTikTokCollection: false },
    },
    {
      page: 'Add External Order References, one refused inside code 0',
      call: (client) =>
        client.addExternalReferences([
          { orderId: '9', externalOrder: { id: '#1001', platform: 'SHOPIFY', lines: [{ id: 'l1', lineItemId: '1' }] } },
        ]),
      request: 'POST /order/202406/orders/external_orders',
      body: {
        orders: [
          { id: '9', external_order: { id: '#1001', platform: 'SHOPIFY', line_items: [{ id: 'l1', origin_id: '1' }] } },
        ],
      },
      data: {
        errors: [
          { code: '36020001', message: 'invalid', detail: { order_id: '9', external_order: { id: '#1001' } } },
          'odd',
        ],
      },
      value: {
        failures: [
          { code: 36020001, message: 'invalid', orderId: '9', externalOrderId: '#1001' },
          { code: null, message: 'a failure that could not be read', orderId: null, externalOrderId: null },
        ],
      },
    },
    {
      page: 'Get External Order References',
      call: (client) => client.readExternalReferences('9', 'SHOPIFY'),
      request: 'GET /order/202406/orders/9/external_orders',
      query: { platform: 'SHOPIFY' },
      data: { external_orders: [{ id: '1001', platform: 'SHOPIFY', line_items: [{ id: 'l1', origin_id: '1' }] }] },
      value: [{ id: '1001', platform: 'SHOPIFY', lines: [{ id: 'l1', lineItemId: '1' }] }],
    },
    {
      page: 'Search Order By External Order Reference',
      call: (client) => client.searchOrdersByExternalReference('MAGENTO', '1001'),
      request: 'POST /order/202406/orders/external_order_search',
      query: { platform: 'MAGENTO', external_order_id: '1001' },
      data: { orders: [{ id: '9', external_order: { id: '1001', platform: 'MAGENTO' } }] },
      value: [{ orderId: '9', externalOrder: { id: '1001', platform: 'MAGENTO', lines: [] } }],
    },
    {
      page: 'Get Shop Webhooks',
      call: (client) => client.listShopWebhooks(),
      request: 'GET /event/202309/webhooks',
      data: { webhooks: [{ event_type: 'PACKAGE_UPDATE', address: 'https://a.example/x', create_time: 1767225600 }] },
      value: [
        {
          eventType: 'PACKAGE_UPDATE',
          address: 'https://a.example/x',
          createdAt: '2026-01-01T00:00:00.000Z',
          updatedAt: null,
        },
      ],
    },
    {
      page: 'Update Shop Webhook',
      call: (client) => client.updateShopWebhook('ORDER_STATUS_CHANGE', 'https://a.example/café'),
      request: 'PUT /event/202309/webhooks',
      body: { address: 'https://a.example/café', event_type: 'ORDER_STATUS_CHANGE' },
      data: {},
      value: null,
    },
    {
      page: 'Delete Shop Webhook',
      call: (client) => client.deleteShopWebhook('ORDER_STATUS_CHANGE'),
      request: 'DELETE /event/202309/webhooks',
      body: { event_type: 'ORDER_STATUS_CHANGE' },
      data: {},
      value: null,
    },
    {
      page: 'Search Cancellations',
      call: (client) =>
        client.searchCancellations({
          pageSize: 10,
          sortOrder: 'DESC',
          orderIds: ['9'],
          cancelStatuses: ['CANCELLATION_REQUEST_PENDING'],
        }),
      request: 'POST /return_refund/202309/cancellations/search',
      query: { page_size: '10', sort_order: 'DESC' },
      body: { order_ids: ['9'], cancel_status: ['CANCELLATION_REQUEST_PENDING'] },
      data: {
        cancellations: [
          {
            cancel_id: '4035318504086604100',
            order_id: '9',
            cancel_type: 'BUYER_CANCEL',
            cancel_status: 'CANCELLATION_REQUEST_PENDING',
            role: 'BUYER',
            seller_next_action_response: [{ deadline: 1767312000 }, { deadline: 1767225600 }],
            cancel_line_items: [{ order_line_item_id: '1' }],
          },
          { order_id: '9' },
        ],
        next_page_token: 'next',
        total_count: 2,
      },
      value: {
        cancellations: [
          {
            id: '4035318504086604100',
            orderId: '9',
            type: 'BUYER_CANCEL',
            status: 'CANCELLATION_REQUEST_PENDING',
            role: 'BUYER',
            reason: null,
            createdAt: null,
            updatedAt: null,
            answerDueAt: '2026-01-01T00:00:00.000Z',
            lineItemIds: ['1'],
          },
        ],
        nextPageToken: 'next',
        totalCount: 2,
        unreadableCount: 1,
      },
    },
  ])('$page', async ({ call, request, query = {}, body, withoutCipher = false, data, value }) => {
    const { client, http } = clientAnswering(data)
    expect(await call(client)).toMatchObject({ ok: true, value })
    const [sent] = http.requests
    const url = new URL(sent?.url ?? '')
    const { app_key, timestamp, sign, shop_cipher, ...others } = Object.fromEntries(url.searchParams)
    expect(`${sent?.method} ${url.pathname}`).toBe(request)
    expect(others).toEqual(query)
    expect(shop_cipher).toBe(withoutCipher ? undefined : 'c1')
    expect([app_key, timestamp, sign?.length]).toEqual(['k', '1767225600', 64])
    expect(sent?.body === undefined ? undefined : JSON.parse(sent.body)).toEqual(body)
  })

  it.each<{ name: string; call: Row['call'] }>([
    {
      name: 'no line items',
      call: (client) => client.markPackageAsShipped({ ...upload, orderId: '9', lineItemIds: [] }),
    },
    { name: 'no order ids', call: (client) => client.readOrders([]) },
    { name: '51 order ids', call: (client) => client.readOrders(Array.from({ length: 51 }, String)) },
    { name: 'a page of 101 orders', call: (client) => client.searchOrders({ pageSize: 101 }) },
    { name: 'a page of 51 cancellations', call: (client) => client.searchCancellations({ pageSize: 51 }) },
    { name: 'no references', call: (client) => client.addExternalReferences([]) },
    {
      name: 'a long webhook address',
      call: (client) => client.updateShopWebhook('PACKAGE_UPDATE', `https://${'a'.repeat(255)}`),
    },
  ])('refuses to send $name', async ({ call }) => {
    const { client, http } = clientAnswering({})
    expect(await call(client)).toMatchObject({ ok: false, problem: { class: 'ours', effect: 'none' } })
    expect(http.requests).toEqual([])
  })

  it('does not take a missing provider list for an empty one', async () => {
    const { client } = clientAnswering({})
    expect(await client.listShippingProviders('5')).toMatchObject({ ok: false, problem: { class: 'later' } })
  })
})

describe('reading an order', () => {
  // Field names of "Get Order Detail 202507"; a canary stands wherever a buyer could.
  const wireOrder = {
    id: '576461413038785752',
    status: 'AWAITING_SHIPMENT',
    fulfillment_type: 'FULFILLMENT_BY_SELLER',
    shipping_type: 'SELLER',
    is_on_hold_order: true,
    is_buyer_request_cancel: true,
    delivery_option_id: '5',
    delivery_option_name: 'Standard',
    warehouse_id: '1',
    create_time: 1767225600,
    update_time: '1767225601',
    paid_time: 0,
    rts_sla_time: 1767225602,
    tts_sla_time: 1767225603,
    shipping_due_time: 1767225604,
    collection_due_time: 1767225605,
    auto_combine_group_id: 'N/A',
    is_exchange_order: true,
    exchange_order_source_id: '8',
    buyer_email: 'canary@example.com',
    buyer_message: 'canary',
    user_id: 'canary',
    cpf: 'canary',
    recipient_address: { name: 'canary', phone_number: 'canary', full_address: 'canary', region_code: 'GB' },
    packages: [{ id: '11' }, {}],
    line_items: [
      {
        id: '1',
        seller_sku: 'SKU-A',
        sku_id: '21',
        display_status: 'CANCELLED',
        cancel_reason: 'because',
        is_gift: true,
        product_name: 'Cup',
        combined_listing_skus: [{ sku_id: '31', seller_sku: 'PART', sku_count: 2 }],
      },
      { id: '2', display_status: 'A_STATUS_OF_TOMORROW', tracking_number: '1Z', package_id: '11' },
    ],
  }

  it('keeps what the sync needs and nothing of the buyer', async () => {
    const { client } = clientAnswering({ orders: [wireOrder] })
    const result = await client.readOrders(['576461413038785752'])
    expect(JSON.stringify(result)).not.toContain('canary')
    expect(result).toMatchObject({
      ok: true,
      value: {
        orders: [
          {
            id: '576461413038785752',
            status: 'AWAITING_SHIPMENT',
            isOnHoldOrder: true,
            isBuyerRequestCancel: true,
            createdAt: '2026-01-01T00:00:00.000Z',
            updatedAt: '2026-01-01T00:00:01.000Z',
            paidAt: null,
            rtsSlaAt: '2026-01-01T00:00:02.000Z',
            ttsSlaAt: '2026-01-01T00:00:03.000Z',
            shippingDueAt: '2026-01-01T00:00:04.000Z',
            collectionDueAt: '2026-01-01T00:00:05.000Z',
            recipientRegion: 'GB',
            autoCombineGroupId: null,
            isExchangeOrder: true,
            exchangeSourceOrderId: '8',
            isSampleOrder: false,
            packages: [{ id: '11' }],
            lineItems: [
              {
                id: '1',
                sellerSku: 'SKU-A',
                isGift: true,
                isCancelled: true,
                cancelReason: 'because',
                bundleComponents: [{ skuId: '31', sellerSku: 'PART', quantity: 2 }],
              },
              {
                id: '2',
                displayStatus: 'A_STATUS_OF_TOMORROW',
                trackingNumber: '1Z',
                packageId: '11',
                isCancelled: false,
              },
            ],
          },
        ],
      },
    })
  })

  it('keeps every digit of ids that came as numbers', async () => {
    const http = scriptedDoor(
      reply(
        200,
        '{"code":0,"data":{"orders":[{"id":576461413038785752,"status":"UNPAID","line_items":[{"id":576461413038785753}]}]}}',
      ),
    )
    const client = createTikTokShopClient({
      app: { appKey: 'k', appSecret: 's' },
      tokens: fixedToken('t'),
      http,
      shopCipher: 'c',
    })
    expect(await client.readOrders(['1'])).toMatchObject({
      value: { orders: [{ id: '576461413038785752', lineItems: [{ id: '576461413038785753' }] }] },
    })
  })

  it.each([
    { name: 'no id', order: { ...wireOrder, id: undefined } },
    { name: 'no status', order: { ...wireOrder, status: null } },
    { name: 'no lines', order: { ...wireOrder, line_items: undefined } },
    { name: 'a line without an id', order: { ...wireOrder, line_items: [{}] } },
    { name: 'no order at all', order: 'odd' },
  ])('counts what it cannot read and keeps its neighbours: $name', async ({ order }) => {
    const { client } = clientAnswering({ orders: [order, wireOrder] })
    const result = await client.searchOrders({ pageSize: 100 })
    expect(result).toMatchObject({ ok: true, value: { orders: [{ id: wireOrder.id }], unreadableCount: 1 } })
  })

  it('takes an odd address for none', async () => {
    const { client } = clientAnswering({ orders: [{ ...wireOrder, recipient_address: 'hidden' }] })
    expect(await client.readOrders(['1'])).toMatchObject({ value: { orders: [{ recipientRegion: null }] } })
  })
})

// Openings of the messages in "Warning information added to Mark Package As Shipped", and wordings of other samples.
describe('a warning of Mark Package As Shipped', () => {
  it.each([
    { text: 'Verifying order tracking number timeout. Please check later.', kind: 'verification_timeout', name: null },
    { text: 'Verification timed out', kind: 'verification_timeout', name: null },
    { text: 'No logistics provider could be found for this number.', kind: 'no_provider', name: null },
    { text: 'No logistics provider or service could be found', kind: 'no_provider', name: null },
    {
      text: 'The tracking number you entered matches multiple logistics providers.',
      kind: 'several_providers',
      name: null,
    },
    { text: 'match more than one provider', kind: 'several_providers', name: null },
    {
      text: 'The tracking number you entered does not match your selected logistics provider. Did you mean to select Royal Mail?',
      kind: 'mismatch',
      name: 'Royal Mail',
    },
    { text: 'Did you mean to select {{DHL eCommerce}}?', kind: 'mismatch', name: 'DHL eCommerce' },
    { text: 'The tracking number can not match logistics provider, please check', kind: 'mismatch', name: null },
    { text: 'A sentence of tomorrow', kind: 'other', name: null },
  ])('$kind: $text', ({ text, kind, name }) => {
    expect(readShippingWarning(text)).toEqual({ kind, inferredProviderName: name, text })
  })

  it.each([
    { warning: undefined, read: null },
    { warning: null, read: null },
    { warning: {}, read: null },
    { warning: { message: '' }, read: null },
    { warning: 'match more than one provider', read: { kind: 'several_providers' } },
    { warning: { code: 5 }, read: { kind: 'other', text: '{"code":5}' } },
  ])('is not lost when its shape changes: $warning', async ({ warning, read }) => {
    const { client } = clientAnswering({ order_id: '9', package_id: '11', warning })
    const result = await client.markPackageAsShipped({ ...upload, orderId: '9' })
    const seen = result.ok ? result.value.warning : result.problem
    if (read === null) expect(seen).toBeNull()
    else expect(seen).toMatchObject(read)
  })

  it('is bounded and one line, and stays fast on hostile text', () => {
    const { text, kind } = readShippingWarning(`Did you mean to select ${' '.repeat(100_000)}\nx`)
    expect(text.length).toBeLessThanOrEqual(500)
    expect(kind).toBe('mismatch')
  })
})
