export type { Cancellation, CancellationPage, CancellationSearch } from './calls/cancellations.ts'
export type { DeliveryOption, ShippingProvider, Warehouse } from './calls/carriers.ts'
export * from './calls/orders.ts'
export * from './calls/references.ts'
export type {
  MarkedPackage,
  PackageDetail,
  ShippingWarning,
  TrackingEvent,
  TrackingUpload,
  TrackingValidation,
} from './calls/shipping.ts'
export type { ActiveShop, AuthorizedShop } from './calls/shops.ts'
export type { ShopWebhook, WebhookEventType } from './calls/webhook-settings.ts'
export type { TikTokShopClient } from './client.ts'
export type { HttpDoor, HttpOutcome, HttpReply, HttpRequest } from './http.ts'
export type { CallName, Effect, ProblemClass, TikTokProblem, TikTokResult } from './problem.ts'
export type { AppCredentials, TokenPair } from './tokens.ts'
