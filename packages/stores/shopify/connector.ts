/** The door: everything this folder offers, and the only thing it exports. */
import { defineStoreConnector } from '@waybridge/store-contract'
import { readNotice } from './notices.ts'
import { ShopifySession } from './session.ts'
import { fields, noticeSecrets, type ShopifySettings, settings } from './settings.ts'

export const shopify = defineStoreConnector<ShopifySettings>({
  kind: 'shopify',
  label: 'Shopify',
  settings,
  fields,
  abilities: { changeFeed: 'updatedSince', notices: 'signed', manyParcelsPerOrder: true },
  whereIsTheCarrierName:
    'Shopify admin → Orders → open the order → the fulfilled card → ⋯ → Edit tracking → Shipping carrier. “Other” means that nobody was named.',
  connect: (connected, tools) => new ShopifySession(connected, tools),
  noticeSecrets,
  readNotice,
})
