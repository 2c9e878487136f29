/** Entities as the API words them. Field lists: Get Order Detail 202507, Get Package Detail 202309, read November 2026. */
import type { Cancellation, Order, Package, Unit } from './entities.ts'
import { marketOf } from './seed-data.ts'

/** An order of Get Order Detail and Get Order List. Fields without a value are left out, as the vendor does. */
export function renderOrder(order: Order): Record<string, unknown> {
  const { shop, units, packages, cancellation } = order
  const first = units.find((unit) => unit.package?.trackingNumber)?.package
  const hidesAddress = order.status === 'UNPAID' || order.status === 'ON_HOLD'
  const currency = marketOf(shop.region).currency
  const total = units.reduce((sum, unit) => sum + Number(unit.salePrice), 0).toFixed(2)
  return {
    id: order.id,
    status: order.status,
    user_id: order.buyerId,
    buyer_email: `${order.buyerId}@chat.seller.tiktok.example`,
    create_time: order.createTime,
    update_time: order.updateTime,
    ...timeOf('paid_time', order.paidTime),
    ...timeOf('rts_time', order.rtsTime),
    ...timeOf('collection_time', order.collectionTime),
    ...timeOf('delivery_time', order.deliveryTime),
    ...timeOf('cancel_time', order.cancelTime),
    rts_sla_time: order.rtsSlaTime,
    tts_sla_time: order.ttsSlaTime,
    delivery_sla_time: order.deliverySlaTime,
    shipping_due_time: order.shippingDueTime,
    collection_due_time: order.collectionDueTime,
    delivery_due_time: order.deliveryDueTime,
    fulfillment_type: order.fulfillmentType,
    shipping_type: order.shippingType,
    delivery_type: 'HOME_DELIVERY',
    delivery_option_id: order.deliveryOption.id,
    delivery_option_name: order.deliveryOption.name,
    warehouse_id: order.warehouseId,
    tracking_number: first?.trackingNumber ?? '',
    shipping_provider: first?.provider?.name ?? '',
    shipping_provider_id: first?.provider?.id ?? '',
    buyer_message: order.buyerNote,
    seller_note: '',
    is_on_hold_order: order.isOnHoldOrder,
    is_sample_order: order.isSampleOrder,
    is_cod: false,
    is_buyer_request_cancel: cancellation?.status === 'CANCELLATION_REQUEST_PENDING',
    ...(cancellation?.role === 'BUYER' && { request_cancel_time: cancellation.createTime }),
    ...(order.cancelInitiator !== null && { cancellation_initiator: order.cancelInitiator }),
    ...(order.cancelReason !== null && { cancel_reason: order.cancelReason }),
    has_updated_recipient_address: order.hasUpdatedAddress,
    is_replacement_order: order.replacedOrderId !== null,
    ...(order.replacedOrderId !== null && { replaced_order_id: order.replacedOrderId }),
    order_type: order.orderType,
    auto_combine_group_id: order.autoCombineGroupId ?? 'N/A',
    ...(order.isSplit && { split_or_combine_tag: 'SPLIT' }),
    ...(packages.some((parcel) => parcel.orders.length > 1) && { split_or_combine_tag: 'COMBINED' }),
    ...(!hidesAddress && { recipient_address: addressOf(order) }),
    payment: { currency, sub_total: total, shipping_fee: '0', total_amount: total, tax: '0' },
    payment_method_name: 'Credit/debit card',
    packages: packages.map(({ id }) => ({ id })),
    line_items: units.map((unit) => renderUnit(unit, currency)),
  }
}

function timeOf(name: string, time: number | null): Record<string, number> | undefined {
  return time === null ? undefined : { [name]: time }
}

function renderUnit(unit: Unit, currency: string): Record<string, unknown> {
  const { package: parcel } = unit
  return {
    id: unit.id,
    sku_id: unit.skuId,
    product_id: unit.productId,
    product_name: unit.productName,
    sku_name: 'Default',
    seller_sku: unit.sellerSku,
    display_status: unit.status,
    original_price: unit.salePrice,
    sale_price: unit.salePrice,
    currency,
    is_gift: unit.isGift,
    ...(unit.cancelReason !== null && { cancel_reason: unit.cancelReason }),
    ...(parcel !== null && {
      package_id: parcel.id,
      package_status: parcel.status ?? 'TO_FULFILL',
      tracking_number: parcel.trackingNumber,
      shipping_provider_id: parcel.provider?.id ?? '',
      shipping_provider_name: parcel.provider?.name ?? '',
    }),
    ...timeOf('rts_time', parcel?.shippedTime ?? null),
  }
}

/** The same recipient key gives the same words, so that clients which compare them see one recipient. */
function addressOf(order: Order): Record<string, unknown> {
  const { recipientKey, shop } = order
  const line = `${recipientKey}${order.hasUpdatedAddress ? ' (new)' : ''} Sandbox Street`
  return {
    name: `Recipient ${recipientKey}`,
    first_name: 'Recipient',
    last_name: recipientKey,
    phone_number: '(+00)000-***-0000',
    region_code: shop.region,
    postal_code: '00000',
    address_line1: line,
    full_address: `${line}, ${shop.region}`,
  }
}

/** A package of Search Package. */
export function renderFoundPackage(parcel: Package): Record<string, unknown> {
  return {
    id: parcel.id,
    orders: parcel.orders.map(({ id }) => ({ id, skus: [] })),
    create_time: parcel.createTime,
    update_time: parcel.updateTime,
    status: parcel.status ?? 'PROCESSING',
    tracking_number: parcel.trackingNumber,
    shipping_provider_name: parcel.provider?.name ?? '',
    shipping_provider_id: parcel.provider?.id ?? '',
    order_line_item_ids: parcel.units.map((unit) => unit.id),
  }
}

/** The package of Get Package Detail. */
export function renderPackage(parcel: Package): Record<string, unknown> {
  const [order] = parcel.orders
  const { status, id, update_time, ...shared } = renderFoundPackage(parcel)
  return {
    ...shared,
    package_id: id,
    package_status: status,
    split_and_combine_tag: parcel.orders.length > 1 ? 'COMBINE' : order?.isSplit ? 'SPLIT' : 'DEFAULT',
    has_multi_skus: new Set(parcel.units.map((unit) => unit.skuId)).size > 1,
    note_tag: order?.buyerNote ? 'BUYER_NOTED' : 'BUYER_UNNOTED',
    shipping_type: order?.shippingType,
    delivery_option_id: order?.deliveryOption.id,
    delivery_option_name: order?.deliveryOption.name,
    ...(order && { recipient_address: addressOf(order) }),
    ...(parcel.shop.region === 'US' && { warehouse_id: order?.warehouseId }),
  }
}

/** The seller must answer within 48 hours, else the request is approved by itself. */
const sellerAnswerSeconds = 48 * 3_600

export function renderCancellation(cancellation: Cancellation): Record<string, unknown> {
  const isPending = cancellation.status === 'CANCELLATION_REQUEST_PENDING'
  return {
    cancel_id: cancellation.id,
    order_id: cancellation.order.id,
    cancel_type: cancellation.type,
    cancel_status: cancellation.status,
    role: cancellation.role,
    cancel_reason: cancellation.reason,
    cancel_reason_text: cancellation.reason.replaceAll('_', ' '),
    create_time: cancellation.createTime,
    update_time: cancellation.updateTime,
    ...(isPending && {
      seller_next_action_response: [
        { action: 'SELLER_RESPOND_CANCEL', deadline: cancellation.createTime + sellerAnswerSeconds },
      ],
    }),
    cancel_line_items: cancellation.units.map((unit) => ({
      cancel_line_item_id: `${cancellation.id.slice(0, -4)}${unit.id.slice(-4)}`,
      order_line_item_id: unit.id,
      sku_id: unit.skuId,
      sku_name: 'Default',
      product_name: unit.productName,
      seller_sku: unit.sellerSku,
    })),
  }
}
