/** Shops, warehouses, delivery options and shipping providers. Sources: the page of each endpoint, read November 2026. */
import { invalidIdentifier, refusal } from './codes.ts'
import type { Shop } from './entities.ts'
import type { Call, Endpoint } from './gateway.ts'
import { marketOf } from './seed-data.ts'
import type { ShopWorld } from './shop-world.ts'

export function logisticsEndpoints(here: ShopWorld): Endpoint[] {
  const shopsOf = (call: Call): Shop[] =>
    [...call.token.authorisation.shopIds].flatMap((id) => here.memory.shops.get(id) ?? [])
  const logistics = ['seller.logistics']
  return [
    {
      method: 'GET',
      path: '/authorization/202309/shops',
      operation: 'get authorized shops',
      scopes: ['seller.authorization.info'],
      cipher: 'forbidden',
      handle: (call) => ({
        shops: shopsOf(call).map(({ id, name, region, sellerType, cipher, code }) => ({
          id,
          name,
          region,
          seller_type: sellerType,
          cipher,
          code,
        })),
      }),
    },
    {
      method: 'GET',
      path: '/seller/202309/shops',
      operation: 'get active shops',
      scopes: ['seller.shop.info'],
      cipher: 'forbidden',
      handle: (call) => ({
        shops: shopsOf(call)
          .filter((shop) => shop.isActive)
          .map(({ id, region }) => ({ id, region })),
      }),
    },
    {
      method: 'GET',
      path: '/logistics/202309/warehouses',
      operation: 'get warehouse list',
      scopes: logistics,
      cipher: 'required',
      handle: ({ shop }) => ({
        warehouses: [
          warehouse(shop, shop.warehouseId, 'SALES_WAREHOUSE'),
          warehouse(shop, shop.returnWarehouseId, 'RETURN_WAREHOUSE'),
        ],
      }),
    },
    {
      method: 'GET',
      path: '/logistics/202309/warehouses/{warehouse_id}/delivery_options',
      operation: 'get warehouse delivery options',
      scopes: logistics,
      cipher: 'required',
      handle: ({ shop, path }) => {
        // The page lists no code for an unknown warehouse; an empty list is our choice.
        const options = path.warehouse_id === shop.warehouseId ? shop.deliveryOptions : []
        return {
          delivery_options: options.map(({ id, name, type }) => ({
            id,
            name,
            type,
            description: name,
            dimension_limit: { max_height: 100, max_length: 100, max_width: 100, unit: 'CM' },
            weight_limit: { max_weight: 30_000, min_weight: 1, unit: 'GRAM' },
            platform: ['TIKTOK_SHOP'],
          })),
        }
      },
    },
    {
      method: 'GET',
      path: '/logistics/202309/delivery_options/{delivery_option_id}/shipping_providers',
      operation: 'get shipping providers',
      scopes: ['seller.fulfillment.basic', 'seller.logistics'],
      cipher: 'required',
      handle: (call) => {
        const { shop, path, query } = call
        const option = shop.deliveryOptions.find((one) => one.id === path.delivery_option_id)
        if (option === undefined || !option.isSubscribed) throw refusal(21008116)
        if (option.type !== 'SEND_BY_SELLER') throw refusal(21008117)
        if (marketOf(shop.region).isEu && here.memory.switches.euProvidersNeedRegions) {
          for (const name of ['warehouse_region', 'buyer_region']) {
            if (!/^[A-Z]{2}$/.test(query.get(name) ?? '')) throw invalidIdentifier(`Invalid '${name}'`)
          }
        }
        return { shipping_providers: option.providers.map(({ id, name }) => ({ id, name })) }
      },
    },
  ]
}

function warehouse(shop: Shop, id: string, type: 'SALES_WAREHOUSE' | 'RETURN_WAREHOUSE'): Record<string, unknown> {
  return {
    id,
    entity_id: id,
    name: type === 'SALES_WAREHOUSE' ? 'Sandbox warehouse' : 'Sandbox returns',
    effect_status: 'ENABLED',
    type,
    sub_type: 'DOMESTIC_WAREHOUSE',
    is_default: type === 'SALES_WAREHOUSE',
    // `distict` is the vendor's spelling.
    address: {
      region: shop.region,
      region_code: shop.region,
      state: '',
      city: 'Sandbox',
      distict: '',
      postal_code: '00000',
    },
  }
}
