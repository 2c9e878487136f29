/** Warehouses, their delivery options, and the shipping providers each option allows. */

import { z } from 'zod'
import type { TikTokResult } from '../problem.ts'
import { demandedListOf, flag, id, listOf, readWith, text } from '../reading.ts'
import { pathOf, type Transport } from '../transport.ts'

export type Warehouse = {
  id: string
  name: string | null
  /** ENABLED, DISABLED, RESTRICTED (holiday or order-limit mode). */
  effectStatus: string | null
  /** SALES_WAREHOUSE or RETURN_WAREHOUSE; only the first ships. */
  type: string | null
  subType: string | null
  isDefault: boolean
  /** For the `warehouse_region` of Get Shipping Providers. The rest of the address is not kept. */
  region: string | null
}

export type DeliveryOption = {
  id: string
  name: string | null
  /** SEND_BY_SELLER is seller shipping. */
  type: string | null
}

export type ShippingProvider = { id: string; name: string }

const region = z
  .object({ region_code: text, region: text })
  .transform((address) => address.region_code ?? address.region)
  .nullish()
  .catch(null)

const warehouse = z
  .object({ id, name: text, effect_status: text, type: text, sub_type: text, is_default: flag, address: region })
  .transform(
    ({ id, name, effect_status, type, sub_type, is_default, address }): Warehouse => ({
      id,
      name,
      effectStatus: effect_status,
      type,
      subType: sub_type,
      isDefault: is_default,
      region: address ?? null,
    }),
  )

const deliveryOption = z.object({ id, name: text, type: text })
const shippingProvider = z.object({ id, name: text }).transform(({ id, name }) => ({ id, name: name ?? id }))

const readWarehouses = readWith(
  z.object({ warehouses: listOf(warehouse) }).transform(({ warehouses }) => warehouses.entries),
)
const readDeliveryOptions = readWith(
  z.object({ delivery_options: listOf(deliveryOption) }).transform((data) => data.delivery_options.entries),
)
// The key is demanded: a missing list must not look like "no provider offered".
const readShippingProviders = readWith(
  z
    .object({ shipping_providers: demandedListOf(shippingProvider) })
    .transform((data) => data.shipping_providers.entries),
)

export function carrierCalls({ send }: Transport) {
  return {
    /** Get Warehouse List. */
    listWarehouses(): Promise<TikTokResult<Warehouse[]>> {
      return send({
        name: 'get-warehouse-list',
        kind: 'read',
        method: 'GET',
        path: '/logistics/202309/warehouses',
        shopCipher: 'sent',
        read: readWarehouses,
      })
    },

    /** Get Warehouse Delivery Options. Without a scope TikTok takes WAREHOUSE. */
    listDeliveryOptions(warehouseId: string, scope?: 'WAREHOUSE' | 'PRODUCT'): Promise<TikTokResult<DeliveryOption[]>> {
      return send({
        name: 'get-warehouse-delivery-options',
        kind: 'read',
        method: 'GET',
        path: pathOf`/logistics/202309/warehouses/${warehouseId}/delivery_options`,
        query: { scope },
        shopCipher: 'sent',
        read: readDeliveryOptions,
      })
    },

    /**
     * Get Shipping Providers of a delivery option. EU shops need both regions (ISO 3166-1 alpha-2) since 26 March 2026.
     */
    listShippingProviders(
      deliveryOptionId: string,
      regions: { warehouseRegion?: string; buyerRegion?: string } = {},
    ): Promise<TikTokResult<ShippingProvider[]>> {
      return send({
        name: 'get-shipping-providers',
        kind: 'read',
        method: 'GET',
        path: pathOf`/logistics/202309/delivery_options/${deliveryOptionId}/shipping_providers`,
        query: { warehouse_region: regions.warehouseRegion, buyer_region: regions.buyerRegion },
        shopCipher: 'sent',
        read: readShippingProviders,
      })
    },
  }
}
