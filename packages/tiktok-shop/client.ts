/** One shop, ready to talk to. Every method answers with a value or a problem and never throws for the world's sake. */

import type { CancellationPage, CancellationSearch } from './calls/cancellations.ts'
import type { DeliveryOption, ShippingProvider, Warehouse } from './calls/carriers.ts'
import type { OrderDetails, OrderPage, OrderSearch } from './calls/orders.ts'
import type { ExternalOrder, ExternalPlatform, ExternalReference, ReferenceFailure } from './calls/references.ts'
import type {
  MarkedPackage,
  PackageDetail,
  TrackingEvent,
  TrackingUpload,
  TrackingValidation,
} from './calls/shipping.ts'
import type { ActiveShop, AuthorizedShop } from './calls/shops.ts'
import type { ShopWebhook, WebhookEventType } from './calls/webhook-settings.ts'
import type { TikTokResult } from './problem.ts'

export type TikTokShopClient = {
  listAuthorizedShops(): Promise<TikTokResult<AuthorizedShop[]>>
  listActiveShops(): Promise<TikTokResult<ActiveShop[]>>
  searchOrders(search: OrderSearch): Promise<TikTokResult<OrderPage>>
  readOrders(ids: readonly string[]): Promise<TikTokResult<OrderDetails>>
  listWarehouses(): Promise<TikTokResult<Warehouse[]>>
  listDeliveryOptions(warehouseId: string, scope?: 'WAREHOUSE' | 'PRODUCT'): Promise<TikTokResult<DeliveryOption[]>>
  listShippingProviders(
    deliveryOptionId: string,
    regions?: { warehouseRegion?: string; buyerRegion?: string },
  ): Promise<TikTokResult<ShippingProvider[]>>
  markPackageAsShipped(
    upload: TrackingUpload & { orderId: string; lineItemIds?: readonly string[] },
  ): Promise<TikTokResult<MarkedPackage>>
  shipPackage(upload: TrackingUpload & { packageId: string }): Promise<TikTokResult<null>>
  readPackage(packageId: string): Promise<TikTokResult<PackageDetail>>
  updateShippingInfo(upload: TrackingUpload & { orderId: string }): Promise<TikTokResult<null>>
  updatePackageShippingInfo(upload: TrackingUpload & { packageId: string }): Promise<TikTokResult<null>>
  readTracking(orderId: string): Promise<TikTokResult<TrackingEvent[]>>
  validateTracking(trackingNumber: string): Promise<TikTokResult<TrackingValidation>>
  addExternalReferences(
    references: readonly ExternalReference[],
  ): Promise<TikTokResult<{ failures: ReferenceFailure[] }>>
  readExternalReferences(orderId: string, platform: ExternalPlatform): Promise<TikTokResult<ExternalOrder[]>>
  searchOrdersByExternalReference(
    platform: ExternalPlatform,
    externalOrderId: string,
  ): Promise<TikTokResult<ExternalReference[]>>
  listShopWebhooks(): Promise<TikTokResult<ShopWebhook[]>>
  updateShopWebhook(eventType: WebhookEventType, address: string): Promise<TikTokResult<null>>
  deleteShopWebhook(eventType: WebhookEventType): Promise<TikTokResult<null>>
  searchCancellations(search: CancellationSearch): Promise<TikTokResult<CancellationPage>>
}
