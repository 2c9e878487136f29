/**
 * Endpoints that exist at the vendor and not here. They answer 501, so that nobody mistakes our silence for the vendor's
 * "unknown path". Listed in docs/sandbox-differences.md.
 */

const endpoints: [method: string, path: RegExp, title: string][] = [
  ['GET', /^\/logistics\/202309\/global_warehouses$/, 'Get Global Seller Warehouse'],
  ['GET', /^\/fulfillment\/202309\/orders\/split_attributes$/, 'Get Order Split Attributes'],
  ['POST', /^\/fulfillment\/202309\/orders\/[^/]+\/split$/, 'Split Orders'],
  ['GET', /^\/fulfillment\/202309\/combinable_packages\/search$/, 'Search Combinable Packages'],
  ['POST', /^\/fulfillment\/202309\/packages\/combine$/, 'Combine Package'],
  ['POST', /^\/fulfillment\/202309\/packages\/[^/]+\/uncombine$/, 'Uncombine Packages'],
  ['POST', /^\/fulfillment\/202309\/packages$/, 'Create Packages'],
  ['POST', /^\/fulfillment\/202309\/orders\/[^/]+\/shipping_services\/query$/, 'Get Eligible Shipping Service'],
  ['POST', /^\/fulfillment\/202309\/packages\/deliver$/, 'Update Package Delivery Status'],
  ['POST', /^\/return_refund\/202309\/cancellations$/, 'Cancel Order'],
  ['POST', /^\/return_refund\/202309\/cancellations\/[^/]+\/approve$/, 'Approve Cancellation'],
  ['POST', /^\/return_refund\/202309\/cancellations\/[^/]+\/reject$/, 'Reject Cancellation'],
  ['GET', /^\/return_refund\/202309\/reject_reasons$/, 'Get Reject Reasons'],
  ['GET', /^\/return_refund\/202309\/orders\/[^/]+\/aftersale_eligibility$/, 'Get Aftersale Eligibility'],
  ['GET', /^\/fulfillment\/202604\/orders\/[^/]+\/tracking$/, 'Get Tracking 202604'],
  ['GET', /^\/seller\/202309\/permissions$/, 'Get Seller Permissions'],
]

/** The title of the endpoint, or null when this sandbox answers for itself. */
export function notImitated(method: string, path: string): string | null {
  // Every path here has a fixed neighbour that is imitated; most calls end at this line.
  if (!mayBeMissing.test(path)) return null
  return endpoints.find(([expected, shape]) => expected === method && shape.test(path))?.[2] ?? null
}

const mayBeMissing =
  /global_warehouses|split|combin|^\/fulfillment\/202309\/packages$|shipping_services|deliver$|\/cancellations|reject_reasons|eligibility|\/202604\/|permissions/
