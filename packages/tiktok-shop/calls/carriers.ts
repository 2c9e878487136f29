/** Warehouses, their delivery options, and the shipping providers each option allows. */

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
