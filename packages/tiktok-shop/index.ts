/** TikTok Shop Open API: signing, calls, errors, tokens, webhooks. A library of its own. */

export {
  type Cancellation,
  type CancellationPage,
  type CancellationSearch,
  cancellationPageSizeMax,
} from './calls/cancellations.ts'
export type { DeliveryOption, ShippingProvider, Warehouse } from './calls/carriers.ts'
export {
  type OpenValue,
  type Order,
  type OrderDetails,
  type OrderLineItem,
  type OrderPage,
  type OrderSearch,
  type OrderStatus,
  orderDetailIdsMax,
  orderPageSizeMax,
} from './calls/orders.ts'
export {
  type ExternalOrder,
  type ExternalPlatform,
  type ExternalReference,
  type ReferenceFailure,
  referencedLinesMax,
  referencedOrdersMax,
} from './calls/references.ts'
export {
  type MarkedPackage,
  type PackageDetail,
  readShippingWarning,
  type ShippingWarning,
  type TrackingEvent,
  type TrackingUpload,
  type TrackingValidation,
} from './calls/shipping.ts'
export type { ActiveShop, AuthorizedShop } from './calls/shops.ts'
export { type ShopWebhook, type WebhookEventType, webhookAddressCharactersMax } from './calls/webhook-settings.ts'
export { createTikTokShopClient, defaultApiUrl, type TikTokShopClient, type TikTokShopOptions } from './client.ts'
export { RemoteClock } from './clock.ts'
export { type CatalogueGroup, type CatalogueRow, errorCatalogue, type Judgement, judgeCode } from './error-catalogue.ts'
export type { HttpDoor, HttpOutcome, HttpReply, HttpRequest } from './http.ts'
export { type ClosableHttpDoor, createHttpDoor, type HttpDoorOptions } from './http-door.ts'
export type { CallName, Effect, ProblemClass, TikTokProblem, TikTokResult } from './problem.ts'
export { type SignableRequest, signRequest } from './signing.ts'
export { fixedToken, TokenKeeper, type TokenKeeperOptions, type TokenPort } from './token-keeper.ts'
export {
  type AppCredentials,
  type AuthorisationOptions,
  defaultAuthorisationUrl,
  exchangeCode,
  refreshTokens,
  type TokenGrant,
  type TokenPair,
} from './tokens.ts'
export type { TokenSource } from './transport.ts'
export {
  readWebhook,
  verifyWebhook,
  type WebhookNotice,
  type WebhookReading,
  type WebhookSubject,
  webhookBytesMax,
} from './webhooks.ts'
