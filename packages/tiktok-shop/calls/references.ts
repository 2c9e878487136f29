/** References to the store's order, kept at TikTok. The scopes may not be granted: plan for their absence. */

/** "Add External Order References": at most 100 orders of 100 lines. Read November 2026. */
export const referencedOrdersMax = 100
export const referencedLinesMax = 100

export type ExternalPlatform =
  | 'SHOPIFY'
  | 'WOOCOMMERCE'
  | 'BIGCOMMERCE'
  | 'MAGENTO'
  | 'SALESFORCE_COMMERCE_CLOUD'
  | 'CHANNEL_ADVISOR'
  | 'AMAZON'
  | 'ORDER_MANAGEMENT_SYSTEM'
  | 'WAREHOUSE_MANAGEMENT_SYSTEM'
  | 'ERP_SYSTEM'

export type ExternalOrder = {
  /** The store's order id. */
  id: string
  platform: string
  /** `id` of the store's line, `lineItemId` of TikTok's. */
  lines: { id: string; lineItemId: string }[]
}

export type ExternalReference = { orderId: string; externalOrder: ExternalOrder }

/** One refused reference inside an answer of code 0. */
export type ReferenceFailure = {
  code: number | null
  message: string
  orderId: string | null
  externalOrderId: string | null
}
