/**
 * What can go wrong in a talk with TikTok Shop, as values.
 *
 * Promises: every refused, lost or unreadable answer becomes one TikTokProblem with a class (the reflex it asks for),
 * the honest effect, and words for a merchant. Refuses to carry secrets: no URL, token or header ever enters a problem.
 */

/**
 * The pages of TikTok's API reference that the error catalogue speaks about, by their own names without the version.
 * The second half are calls this client never sends (labels, splitting, cancelling); their codes are known all the same,
 * because codes turn up on calls that do not document them.
 */
export type CallName =
  | 'get-authorized-shops'
  | 'get-active-shops'
  | 'get-order-list'
  | 'get-order-detail'
  | 'get-warehouse-list'
  | 'get-warehouse-delivery-options'
  | 'get-shipping-providers'
  | 'mark-package-as-shipped'
  | 'ship-package'
  | 'get-package-detail'
  | 'update-shipping-info'
  | 'update-package-shipping-info'
  | 'get-tracking'
  | 'tts-tracking-validation'
  | 'add-external-order-references'
  | 'get-external-order-references'
  | 'search-order-by-external-order-reference'
  | 'get-shop-webhooks'
  | 'update-shop-webhook'
  | 'delete-shop-webhook'
  | 'search-cancellations'
  | 'token-get'
  | 'token-refresh'
  | 'approve-cancellation'
  | 'batch-ship-packages'
  | 'cancel-order'
  | 'combine-package'
  | 'create-packages'
  | 'get-eligible-shipping-service'
  | 'get-order-split-attributes'
  | 'reject-cancellation'
  | 'search-combinable-packages'
  | 'search-package'
  | 'split-orders'
  | 'uncombine-packages'
  | 'update-package-delivery-status'

/**
 * The reflex a problem asks for.
 *
 * - `unknown`: the write left and nobody knows what became of it. Read back before sending again.
 * - `verify`: "already shipped" or "number already used". Compare with what TikTok holds; it may be our own success.
 * - `later`: TikTok is busy or ill. Back off (see `retryAfterMs`); read back first when `effect` is `unknown`.
 * - `token_expired`: the access token ran out and the one refresh did not help. Refresh, then try again.
 * - `credentials`: the authorisation or the app's configuration does not hold. Stop the channel, keep its work.
 * - `clock`: TikTok refused our time stamp and the repeat with its own time was refused or not possible.
 * - `carrier`: the number does not fit the chosen shipping provider. The mapping wants a look.
 * - `number`: the tracking number itself was refused.
 * - `provider_list`: number or provider id refused. Refresh the provider list; if the id is still there, it is the number.
 * - `on_hold`: the order is in its first hour. Wait until it awaits shipment.
 * - `state`: the order or package moved on. Read it again and plan anew.
 * - `line_items`: TikTok needs to know which units, or those we named are not in this package.
 * - `after_sale`: the buyer's request must be decided first.
 * - `cancelled`: the order or package is cancelled.
 * - `window`: the one correction is used up, or its time is over.
 * - `never`: not for this kind of order or region, today or tomorrow.
 * - `seller`: something else the seller must do in Seller Center.
 * - `ours`: our request is wrong. Repeating it unchanged cannot help.
 * - `unlisted`: a code nobody documented. Parked with the raw code; never taken for success.
 */
export type ProblemClass =
  | 'unknown'
  | 'verify'
  | 'later'
  | 'token_expired'
  | 'credentials'
  | 'clock'
  | 'carrier'
  | 'number'
  | 'provider_list'
  | 'on_hold'
  | 'state'
  | 'line_items'
  | 'after_sale'
  | 'cancelled'
  | 'window'
  | 'never'
  | 'seller'
  | 'ours'
  | 'unlisted'

/** `none`: surely nothing changed at TikTok. `unknown`: it may have; look before sending again. Reads are always `none`. */
export type Effect = 'none' | 'unknown'

export type TikTokProblem = {
  class: ProblemClass
  /** TikTok's code; null when no readable answer came. */
  code: number | null
  /** TikTok's own words, shortened and cleaned, or our reason when no answer came. For the operator. */
  message: string
  /** TikTok's support asks for it. */
  requestId: string | null
  /** null when no answer came at all. */
  httpStatus: number | null
  effect: Effect
  /** How long TikTok asked us to wait; null when it did not say. */
  retryAfterMs: number | null
  /** For the merchant: what happened. */
  say: string
  /** For the merchant: what to do now. */
  nextStep: string
}

export type TikTokResult<Value> =
  | { ok: true; value: Value; requestId: string | null }
  | { ok: false; problem: TikTokProblem }
