/**
 * Every error code TikTok Shop documents for the calls around shipping, as data: which reflex it asks for and what to tell
 * the merchant. A code means something on a call: 21011030 is "already delivered" on a correction and "no other number
 * allowed" on a shipping call.
 *
 * Sources: the error lists of the API reference pages named in `on`, "Common errors", "Order API overview", the changelog
 * pages on On Hold and on order cancellation, all read November 2026. Grouping and words are ours. The test compares this
 * file with the error lists of those pages.
 */

import type { CallName, Effect, ProblemClass } from './problem.ts'

export type CatalogueRow = { code: number; on: readonly CallName[] | 'every call' }

export type CatalogueGroup = {
  class: ProblemClass
  /** What became of a write. Left out: `none`, the refusal is definite. */
  effect?: Effect
  say: string
  nextStep: string
  codes: readonly CatalogueRow[]
}

export const errorCatalogue: readonly CatalogueGroup[] = [
  {
    // Gateway: too fast
    class: 'later',
    say: 'TikTok Shop asked us to slow down.',
    nextStep: 'Nothing to do: we continue by ourselves.',
    codes: [
      { code: 36009002, on: 'every call' },
      { code: 36009037, on: 'every call' },
    ],
  },
  {
    // System errors: the call may have half happened
    class: 'later',
    effect: 'unknown',
    say: 'TikTok Shop had an internal error.',
    nextStep: 'Nothing to do: we look at the order again and continue by ourselves.',
    codes: [
      { code: 36009003, on: 'every call' },
      { code: 11001027, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21001003, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11001031, on: ['mark-package-as-shipped', 'ship-package'] },
      { code: 11005010, on: ['mark-package-as-shipped'] },
      { code: 11006005, on: ['mark-package-as-shipped'] },
      { code: 11006026, on: ['mark-package-as-shipped'] },
      { code: 21001043, on: ['mark-package-as-shipped'] },
      { code: 21001055, on: ['mark-package-as-shipped'] },
      { code: 21008300, on: ['mark-package-as-shipped'] },
      { code: 21022030, on: ['mark-package-as-shipped'] },
      { code: 21001008, on: ['mark-package-as-shipped', 'ship-package'] },
      {
        code: 21001011,
        on: [
          'batch-ship-packages',
          'create-packages',
          'mark-package-as-shipped',
          'ship-package',
          'update-package-delivery-status',
        ],
      },
      { code: 21001029, on: ['mark-package-as-shipped'] },
      { code: 21022026, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21022029, on: ['create-packages', 'mark-package-as-shipped', 'ship-package'] },
      { code: 21034006, on: ['mark-package-as-shipped'] },
      { code: 21042001, on: ['ship-package'] },
      { code: 21042076, on: ['ship-package'] },
      { code: 10002014, on: ['get-order-detail'] },
      { code: 10002015, on: ['get-order-detail'] },
      { code: 10037002, on: ['get-order-detail'] },
      { code: 10037003, on: ['get-order-detail'] },
      { code: 10037004, on: ['get-order-detail'] },
      { code: 25001028, on: ['approve-cancellation', 'cancel-order', 'reject-cancellation'] },
      { code: 25001058, on: ['approve-cancellation', 'reject-cancellation'] },
      { code: 25007002, on: ['approve-cancellation'] },
      { code: 21001002, on: 'every call' },
      { code: 21001005, on: 'every call' },
      { code: 21001010, on: 'every call' },
      { code: 99999999, on: 'every call' },
    ],
  },
  {
    // Gateway time-out: nobody knows the outcome
    class: 'unknown',
    effect: 'unknown',
    say: 'TikTok Shop did not tell in time whether it accepted this.',
    nextStep: 'Nothing to do: we look at the order again before anything is sent.',
    codes: [{ code: 36009007, on: 'every call' }],
  },
  {
    // Token ran out
    class: 'token_expired',
    say: 'The access to TikTok Shop ran out and is being renewed.',
    nextStep: 'Nothing to do, unless this stays for minutes: then connect TikTok Shop again.',
    codes: [{ code: 105002, on: 'every call' }],
  },
  {
    // Authorisation over
    class: 'credentials',
    say: 'TikTok Shop no longer accepts this connection.',
    nextStep: 'Connect TikTok Shop again; the waiting work is kept.',
    codes: [
      { code: 36004001, on: ['token-refresh'] },
      { code: 36004004, on: ['token-get'] },
      { code: 36004005, on: ['token-get', 'token-refresh'] },
    ],
  },
  {
    // Authorisation does not reach this shop
    class: 'credentials',
    say: 'The connection to TikTok Shop does not fit this shop.',
    nextStep: 'Connect TikTok Shop again with the account that owns this shop.',
    codes: [{ code: 101000, on: 'every call' }],
  },
  {
    // Scope missing
    class: 'credentials',
    say: 'A permission is missing in the connection to TikTok Shop.',
    nextStep:
      'Connect TikTok Shop again and grant all permissions. If it stays, the app itself lacks the permission in Partner Center.',
    codes: [{ code: 105005, on: 'every call' }],
  },
  {
    // Shop or seller inactive
    class: 'credentials',
    say: 'TikTok Shop has this shop or seller as inactive.',
    nextStep: 'Look in Seller Center why, then connect again; the waiting work is kept.',
    codes: [
      { code: 36009043, on: 'every call' },
      { code: 36009044, on: 'every call' },
    ],
  },
  {
    // App configuration
    class: 'credentials',
    say: 'TikTok Shop refuses this installation of the app.',
    nextStep: 'Ask the operator: app secret, or the list of allowed addresses in Partner Center.',
    codes: [
      { code: 36009033, on: 'every call' },
      { code: 106001, on: 'every call' },
    ],
  },
  {
    // The mapping wants a look
    class: 'carrier',
    say: 'The tracking number does not fit the chosen TikTok shipping provider.',
    nextStep: 'Choose another provider for this carrier, or check the number.',
    codes: [
      { code: 21004015, on: ['mark-package-as-shipped'] },
      { code: 21004016, on: ['mark-package-as-shipped'] },
      { code: 21022032, on: ['ship-package'] },
    ],
  },
  {
    // Number or provider
    class: 'provider_list',
    say: 'TikTok Shop refuses this tracking number or shipping provider.',
    nextStep: 'We read the provider list again. If the provider is still offered, check the number.',
    codes: [
      {
        code: 21011022,
        on: [
          'batch-ship-packages',
          'mark-package-as-shipped',
          'ship-package',
          'update-package-shipping-info',
          'update-shipping-info',
        ],
      },
    ],
  },
  {
    // The number fits no carrier
    class: 'number',
    say: 'No carrier known to TikTok Shop has tracking numbers like this one.',
    nextStep: 'Check the tracking number and enter it again.',
    codes: [
      { code: 11028006, on: ['batch-ship-packages', 'create-packages', 'mark-package-as-shipped', 'ship-package'] },
    ],
  },
  {
    // Characters
    class: 'number',
    say: 'The tracking number holds characters TikTok Shop does not accept.',
    nextStep: 'Remove blanks, dashes and special characters from the number.',
    codes: [{ code: 21004012, on: ['mark-package-as-shipped'] }],
  },
  {
    // Number already used
    class: 'verify',
    say: 'TikTok Shop has seen this tracking number before.',
    nextStep: 'We compare with what TikTok Shop holds. If it is on another order, check the number.',
    codes: [
      { code: 21011025, on: ['batch-ship-packages', 'mark-package-as-shipped', 'ship-package'] },
      { code: 21034012, on: ['mark-package-as-shipped', 'ship-package'] },
    ],
  },
  {
    // Number used too often
    class: 'verify',
    say: 'This tracking number is on too many orders.',
    nextStep: 'We compare with what TikTok Shop holds. One number may be on at most 20 orders of one recipient.',
    codes: [{ code: 21011026, on: ['mark-package-as-shipped', 'ship-package'] }],
  },
  {
    // Already shipped
    class: 'verify',
    say: 'TikTok Shop says this is already shipped.',
    nextStep: 'We compare with what TikTok Shop holds.',
    codes: [
      { code: 21008099, on: ['mark-package-as-shipped', 'ship-package'] },
      { code: 21011006, on: ['create-packages', 'get-eligible-shipping-service', 'mark-package-as-shipped'] },
      { code: 21011020, on: ['batch-ship-packages', 'create-packages', 'mark-package-as-shipped', 'ship-package'] },
      { code: 21011040, on: ['batch-ship-packages', 'ship-package'] },
      { code: 21042056, on: ['mark-package-as-shipped'] },
      { code: 11006021, on: ['ship-package'] },
    ],
  },
  {
    // Already delivered
    class: 'verify',
    say: 'TikTok Shop says this package is already delivered.',
    nextStep: 'We compare with what TikTok Shop holds. To change a delivered package, ask TikTok in Seller Center.',
    codes: [{ code: 21011027, on: ['batch-ship-packages', 'ship-package'] }],
  },
  {
    // Already delivered (corrections)
    class: 'verify',
    say: 'TikTok Shop says this package is already delivered, so its number cannot be corrected.',
    nextStep: 'We compare with what TikTok Shop holds. To change it all the same, ask TikTok in Seller Center.',
    codes: [{ code: 21011030, on: ['update-shipping-info', 'update-package-shipping-info'] }],
  },
  {
    // No (further) change on a shipping call
    class: 'window',
    say: 'This package does not allow another tracking number.',
    nextStep: 'Ask TikTok in Seller Center if the number must change.',
    codes: [{ code: 21011030, on: ['mark-package-as-shipped', 'ship-package'] }],
  },
  {
    // First hour
    class: 'on_hold',
    say: 'The order is in its first hour, in which the buyer may still cancel freely.',
    nextStep: 'Nothing to do: we send it when TikTok Shop releases the order.',
    codes: [{ code: 21011044, on: ['batch-ship-packages', 'mark-package-as-shipped', 'ship-package'] }],
  },
  {
    // The order moved on
    class: 'state',
    say: 'The order is not in a state that allows this now.',
    nextStep: 'Nothing to do: we read the order again and plan anew.',
    codes: [
      { code: 21011003, on: ['batch-ship-packages', 'create-packages', 'mark-package-as-shipped', 'ship-package'] },
      { code: 21011008, on: ['batch-ship-packages', 'ship-package'] },
      { code: 21011012, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21011013, on: ['mark-package-as-shipped'] },
      { code: 21011033, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21011035, on: ['create-packages', 'split-orders'] },
      { code: 21011036, on: ['mark-package-as-shipped'] },
      { code: 21011046, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21022028, on: ['mark-package-as-shipped'] },
      { code: 21042057, on: ['mark-package-as-shipped'] },
      { code: 21004024, on: ['ship-package'] },
      { code: 21003002, on: ['mark-package-as-shipped', 'ship-package'] },
      { code: 10007002, on: ['update-package-shipping-info', 'update-shipping-info'] },
      { code: 21011043, on: ['update-package-shipping-info', 'update-shipping-info'] },
      { code: 21011031, on: ['combine-package'] },
      { code: 10007014, on: ['batch-ship-packages'] },
      { code: 21011001, on: 'every call' }, // not on any page; seen by other clients
    ],
  },
  {
    // Which units?
    class: 'line_items',
    say: 'TikTok Shop needs to know which units are in this parcel.',
    nextStep: 'Choose the units of this parcel.',
    codes: [
      { code: 21011048, on: ['create-packages', 'get-eligible-shipping-service', 'mark-package-as-shipped'] },
      {
        code: 21011029,
        on: ['create-packages', 'get-eligible-shipping-service', 'mark-package-as-shipped', 'uncombine-packages'],
      },
    ],
  },
  {
    // Cancelled
    class: 'cancelled',
    say: 'The order is cancelled.',
    nextStep: 'Stop the parcel if it is still with you.',
    codes: [
      { code: 21011041, on: ['batch-ship-packages', 'ship-package', 'update-shipping-info'] },
      { code: 21011042, on: ['update-package-shipping-info', 'update-shipping-info'] },
    ],
  },
  {
    // Cancelled or returned
    class: 'cancelled',
    say: 'The order is cancelled, or its return is finished.',
    nextStep: 'Stop the parcel if it is still with you.',
    codes: [{ code: 25001010, on: ['update-package-shipping-info', 'update-shipping-info'] }],
  },
  {
    // After-sale request open
    class: 'after_sale',
    say: 'The buyer has an open request to cancel or return.',
    nextStep: 'Decide the request in Seller Center; then we continue.',
    codes: [
      {
        code: 21011007,
        on: [
          'batch-ship-packages',
          'create-packages',
          'mark-package-as-shipped',
          'ship-package',
          'update-package-shipping-info',
          'update-shipping-info',
        ],
      },
      { code: 21008044, on: ['batch-ship-packages', 'mark-package-as-shipped', 'ship-package'] },
    ],
  },
  {
    // After-sale request decided
    class: 'after_sale',
    say: 'This request is already decided, or the order is too far along.',
    nextStep: 'Look at the order in Seller Center.',
    codes: [
      { code: 25001003, on: ['approve-cancellation', 'reject-cancellation'] },
      { code: 25001011, on: ['cancel-order'] },
      { code: 25001045, on: ['approve-cancellation', 'cancel-order'] },
      { code: 25001046, on: ['cancel-order'] },
      { code: 25001051, on: ['cancel-order'] },
      { code: 25011011, on: ['reject-cancellation'] },
      { code: 25011012, on: ['approve-cancellation'] },
      { code: 25020009, on: ['approve-cancellation'] },
      { code: 25020010, on: ['reject-cancellation'] },
    ],
  },
  {
    // Correction window over
    class: 'window',
    say: 'The time in which TikTok Shop allows a correction is over.',
    nextStep: 'Ask TikTok in Seller Center within 30 days of the order.',
    codes: [
      { code: 21011049, on: ['update-package-shipping-info', 'update-shipping-info'] },
      { code: 21011050, on: ['mark-package-as-shipped', 'ship-package', 'update-package-shipping-info'] },
    ],
  },
  {
    // Correction used up
    class: 'window',
    say: 'The correction TikTok Shop allows is already used.',
    nextStep: 'Ask TikTok in Seller Center within 30 days of the order.',
    codes: [
      { code: 21011051, on: ['mark-package-as-shipped', 'ship-package', 'update-package-shipping-info'] },
      { code: 21011052, on: ['update-package-shipping-info'] },
    ],
  },
  {
    // Fulfilled by TikTok
    class: 'never',
    say: 'This order is fulfilled by TikTok, not by the seller.',
    nextStep: 'Nothing to do.',
    codes: [{ code: 21008025, on: ['create-packages', 'mark-package-as-shipped', 'ship-package'] }],
  },
  {
    // Not shipped by the seller
    class: 'never',
    say: 'This parcel goes with TikTok Shipping, not with a carrier of the seller.',
    nextStep: 'Nothing to do: its tracking comes from TikTok.',
    codes: [
      { code: 21011004, on: ['mark-package-as-shipped', 'update-package-shipping-info', 'update-shipping-info'] },
      { code: 21008042, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21022025, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21008117, on: ['get-shipping-providers'] },
    ],
  },
  {
    // Region
    class: 'never',
    say: 'This call does not exist for orders of this region or business.',
    nextStep: 'Ship this order in Seller Center.',
    codes: [
      { code: 21008106, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21004010, on: ['create-packages'] },
    ],
  },
  {
    // Not this shop
    class: 'seller',
    say: 'TikTok Shop says this order or package is not of this shop.',
    nextStep: 'Check which shop the order belongs to and whether it is linked rightly.',
    codes: [
      {
        code: 21011028,
        on: [
          'batch-ship-packages',
          'combine-package',
          'ship-package',
          'uncombine-packages',
          'update-package-delivery-status',
          'update-package-shipping-info',
          'update-shipping-info',
        ],
      },
      { code: 21008111, on: ['get-order-detail'] },
      { code: 25020005, on: ['approve-cancellation', 'cancel-order', 'reject-cancellation', 'search-cancellations'] },
    ],
  },
  {
    // Permission denied
    class: 'seller',
    say: 'TikTok Shop denies access to this order or package.',
    nextStep: 'Check the order in Seller Center. If it happens to all orders, connect TikTok Shop again.',
    codes: [{ code: 10006402, on: ['get-eligible-shipping-service', 'get-order-detail', 'get-package-detail'] }],
  },
  {
    // Delivery option
    class: 'seller',
    say: 'The shop has no subscription for the delivery option of this order.',
    nextStep: 'Look at the shipping settings in Seller Center.',
    codes: [{ code: 21008116, on: ['get-shipping-providers'] }],
  },
  {
    // Warehouse
    class: 'seller',
    say: 'The warehouse of this order does not exist any more.',
    nextStep: 'Look at the warehouses in Seller Center.',
    codes: [{ code: 11005004, on: ['mark-package-as-shipped'] }],
  },
  {
    // Invoice (Brazil)
    class: 'seller',
    say: 'An invoice is missing or not accepted yet.',
    nextStep: 'Upload the invoice in Seller Center; then we continue.',
    codes: [
      { code: 21004006, on: ['batch-ship-packages', 'ship-package'] },
      { code: 21004019, on: ['mark-package-as-shipped', 'ship-package'] },
      { code: 21004020, on: ['mark-package-as-shipped', 'ship-package'] },
    ],
  },
  {
    // Phones and tablets
    class: 'seller',
    say: 'Phones and tablets need a package of their own.',
    nextStep: 'Split the order in Seller Center.',
    codes: [
      { code: 11006013, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11006014, on: ['batch-ship-packages', 'ship-package'] },
    ],
  },
  {
    // No service
    class: 'seller',
    say: 'TikTok Shop finds no shipping service for this weight or address.',
    nextStep: 'Look at the order in Seller Center.',
    codes: [
      { code: 21011037, on: ['create-packages', 'get-eligible-shipping-service'] },
      { code: 11021009, on: ['batch-ship-packages', 'create-packages', 'mark-package-as-shipped', 'ship-package'] },
    ],
  },
  {
    // Address, size or weight
    class: 'seller',
    say: 'TikTok Shop does not accept the address, size or weight of this package.',
    nextStep: 'Look at the order in Seller Center.',
    codes: [
      { code: 11021010, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021011, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021012, on: ['batch-ship-packages', 'create-packages', 'ship-package'] },
      { code: 11021013, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021014, on: ['batch-ship-packages', 'create-packages', 'ship-package'] },
      { code: 11021015, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021016, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021017, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021018, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021019, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021020, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021021, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021022, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021023, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021024, on: ['batch-ship-packages', 'ship-package'] },
      { code: 11021025, on: ['batch-ship-packages', 'ship-package'] },
    ],
  },
  {
    // Undeliverable
    class: 'seller',
    say: 'TikTok Shop cannot ship this order and offers to cancel it.',
    nextStep: 'Look at the order in Seller Center.',
    codes: [
      { code: 21014009, on: ['batch-ship-packages', 'ship-package'] },
      { code: 21021010, on: ['mark-package-as-shipped', 'ship-package'] },
    ],
  },
  {
    // Provider refused
    class: 'seller',
    say: 'The logistics provider refused this order.',
    nextStep: 'Look at the order in Seller Center.',
    codes: [{ code: 21042067, on: ['ship-package'] }],
  },
  {
    // Pick-up slot
    class: 'seller',
    say: 'The pick-up time does not fit.',
    nextStep: 'Choose a pick-up time in Seller Center.',
    codes: [
      { code: 21004017, on: ['ship-package'] },
      { code: 21011053, on: ['batch-ship-packages', 'ship-package'] },
      { code: 21011054, on: ['batch-ship-packages', 'ship-package'] },
    ],
  },
  {
    // Label in work
    class: 'seller',
    say: 'A TikTok shipping label of this order is in work or bought.',
    nextStep: 'Look at the order in Seller Center.',
    codes: [
      { code: 21030005, on: ['create-packages'] },
      { code: 21030006, on: ['create-packages'] },
    ],
  },
  {
    // Our request is wrong
    class: 'ours',
    say: 'We sent TikTok Shop something it does not understand.',
    nextStep: 'Ask the operator; the number was not sent.',
    codes: [
      { code: 11001002, on: ['create-packages', 'ship-package'] },
      {
        code: 11050001,
        on: [
          'approve-cancellation',
          'create-packages',
          'mark-package-as-shipped',
          'reject-cancellation',
          'ship-package',
        ],
      },
      {
        code: 21001001,
        on: ['create-packages', 'get-eligible-shipping-service', 'mark-package-as-shipped', 'ship-package'],
      },
      { code: 21011005, on: ['split-orders', 'uncombine-packages'] },
      { code: 21032001, on: ['create-packages', 'mark-package-as-shipped'] },
      { code: 21004008, on: ['create-packages'] },
      { code: 11003011, on: ['create-packages'] },
      { code: 25001001, on: ['approve-cancellation', 'cancel-order', 'reject-cancellation', 'search-cancellations'] },
      { code: 25001014, on: ['cancel-order', 'reject-cancellation'] },
      { code: 25001015, on: ['cancel-order'] },
      { code: 25001016, on: ['reject-cancellation'] },
      { code: 25001020, on: ['cancel-order', 'reject-cancellation'] },
      { code: 25001021, on: ['cancel-order'] },
      { code: 25001057, on: ['reject-cancellation'] },
      { code: 25005010, on: ['cancel-order'] },
      { code: 25005011, on: ['cancel-order'] },
      { code: 25007006, on: ['approve-cancellation', 'reject-cancellation'] },
      { code: 25020003, on: ['approve-cancellation', 'reject-cancellation'] },
      { code: 25020004, on: ['approve-cancellation', 'reject-cancellation'] },
      { code: 106013, on: 'every call' },
      { code: 36009009, on: 'every call' },
      { code: 36009010, on: 'every call' },
      { code: 36009014, on: 'every call' },
      { code: 36009021, on: 'every call' },
      { code: 36009022, on: 'every call' },
      { code: 36009023, on: 'every call' },
    ],
  },
  {
    // Asking for tokens: "invalid parameters" is what a mistyped app key or secret gets. Whoever connects typed them just now.
    class: 'ours',
    say: 'TikTok Shop did not accept the app key or the app secret.',
    nextStep: 'Copy both again from Partner Center: App & Service, your app, Basic information.',
    codes: [{ code: 98001004, on: ['token-get', 'token-refresh'] }],
  },
  {
    // Reference
    class: 'ours',
    say: 'TikTok Shop does not know the order of this reference.',
    nextStep: 'Ask the operator.',
    codes: [{ code: 36020001, on: ['add-external-order-references'] }],
  },
]

/**
 * 36009004 has many meanings and one number. Live messages quote names and end with a link, so we match words, in this
 * order. "Common errors", read November 2026.
 */
export const badParameterReadings: readonly { words: RegExp; class: ProblemClass; say: string; nextStep: string }[] = [
  {
    words: /timestamp/i,
    class: 'clock',
    say: 'The clock of this installation is wrong, so TikTok Shop refuses its calls.',
    nextStep: 'Ask the operator to set the clock (time synchronisation).',
  },
  {
    words: /access[_-]token/i,
    class: 'credentials',
    say: 'TikTok Shop does not know the access of this connection.',
    nextStep: 'Connect TikTok Shop again; the waiting work is kept.',
  },
  {
    words: /app[_-]?key/i,
    class: 'credentials',
    say: 'TikTok Shop does not know this installation of the app.',
    nextStep: 'Ask the operator to check the app key in Partner Center.',
  },
]

export type Judgement = { class: ProblemClass; effect: Effect; say: string; nextStep: string }

const unlisted: Judgement = {
  class: 'unlisted',
  effect: 'none',
  say: 'TikTok Shop answered with an error that its documentation does not list.',
  nextStep: 'Look at the order in Seller Center. The code is kept with this entry for the operator.',
}

const wrongRequest: Judgement = {
  class: 'ours',
  effect: 'none',
  say: 'We sent TikTok Shop something it does not understand.',
  nextStep: 'Ask the operator; the number was not sent.',
}

type Placed = { judgement: Judgement; on: readonly CallName[] | 'every call' }

const placedByCode = new Map<number, Placed[]>()
for (const { class: problemClass, effect = 'none', say, nextStep, codes } of errorCatalogue) {
  for (const { code, on } of codes) {
    const placed = placedByCode.get(code) ?? []
    placed.push({ judgement: { class: problemClass, effect, say, nextStep }, on })
    placedByCode.set(code, placed)
  }
}

/**
 * What a code asks for on a call. A code that turns up on a call that does not document it keeps its meaning when it has
 * only one; with several meanings, guessing would be wrong half of the time, so it is `unlisted`.
 *
 * @param message TikTok's words; they decide for 36009004 only.
 */
export function judgeCode(code: number, call: CallName, message: string): Judgement {
  if (code === 36009004) {
    const reading = badParameterReadings.find(({ words }) => words.test(message))
    return reading
      ? { class: reading.class, effect: 'none', say: reading.say, nextStep: reading.nextStep }
      : wrongRequest
  }
  const placed = placedByCode.get(code) ?? []
  const here = placed.find(({ on }) => on === 'every call' || on.includes(call))
  const only = placed.length === 1 ? placed[0] : undefined
  return (here ?? only)?.judgement ?? unlisted
}
