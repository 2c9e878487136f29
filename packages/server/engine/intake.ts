/** Store orders, as a connector read them, become rows: one transaction for a batch, and the work they mean is due at once. */
import { createHash } from 'node:crypto'
import { type StoreOrder, type StoreShipment, storeCarrierKey } from '@waybridge/sync'
import { ensureSyncs, type ShipmentRow, saveShipments, saveStoreOrders } from '../database/intake.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'

export async function takeIn(
  parts: Pick<Parts, 'db' | 'clock'>,
  place: { workspaceId: string; storeId: string },
  orders: readonly StoreOrder[],
): Promise<{ changed: number }> {
  const nowMs = parts.clock.now()
  // The same order twice in one statement would clash with itself: the last reading counts.
  const latest = [...new Map(orders.map((order) => [order.storeOrderId, order])).values()]
  const shipments = latest.flatMap((order) =>
    order.shipments.map((shipment) => shipmentRow(place, order, shipment, nowMs)),
  )
  return parts.db.transaction(async (sql) => {
    await saveStoreOrders(
      sql,
      latest.map(({ storeOrderId, name, lines, linkCandidates, cancelledAt, updatedAt }) => ({
        ...place,
        storeOrderId,
        name,
        lines,
        linkCandidates,
        cancelledAt,
        updatedAt,
      })),
      nowMs,
    )
    const changed = await saveShipments(sql, shipments, nowMs)
    await ensureSyncs(
      sql,
      changed,
      changed.map(() => newId('syn', nowMs)),
      nowMs,
    )
    return { changed: changed.length }
  })
}

/**
 * Takes orders in, one by one when one of them spoils the batch, so that an order nobody can store does not stand in the way
 * of its neighbours. Answers the ids of those that were refused.
 */
export async function takeInEach(
  parts: Pick<Parts, 'db' | 'clock' | 'log'>,
  place: { workspaceId: string; storeId: string },
  orders: readonly StoreOrder[],
): Promise<{ changed: number; refused: Set<string> }> {
  const refused = new Set<string>()
  try {
    return { ...(await takeIn(parts, place, orders)), refused }
  } catch {
    let changed = 0
    for (const order of orders) {
      try {
        changed += (await takeIn(parts, place, [order])).changed
      } catch (error) {
        // When nothing at all can be stored, the ground is broken and not the order.
        await parts.db.query('select 1')
        parts.log.error(
          { storeId: place.storeId, storeOrderId: order.storeOrderId, code: (error as { code?: unknown }).code },
          'a store order cannot be stored',
        )
        refused.add(order.storeOrderId)
      }
    }
    return { changed, refused }
  }
}

function shipmentRow(
  place: { workspaceId: string; storeId: string },
  order: StoreOrder,
  shipment: StoreShipment,
  nowMs: number,
): ShipmentRow {
  const { storeShipmentId, status, updatedAt, trackingTexts, trackingUrls, storeCarrier, fulfilledBy, lines } = shipment
  return {
    id: newId('shp', nowMs),
    ...place,
    storeOrderId: order.storeOrderId,
    storeShipmentId,
    status,
    updatedAt,
    contentDigest: contentDigest(shipment),
    trackingTexts,
    trackingUrls,
    storeCarrier,
    storeCarrierKey: storeCarrierKey(storeCarrier),
    fulfilledBy,
    lines,
  }
}

/** What makes a shipment a new revision: everything it says but the instant it was touched. */
function contentDigest(shipment: StoreShipment): string {
  const { updatedAt: _, ...content } = shipment
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}
