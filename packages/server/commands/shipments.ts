/**
 * What people do to shipments: retry, skip, type a number, link. Each command writes rows, audits, and wakes the engine;
 * only the engine talks to TikTok Shop. What is in flight is left to its outcome.
 */
import { createHash } from 'node:crypto'
import { type Chosen, type ReasonCode, reason } from '@waybridge/sync'
import { Refusal } from '../api/refusals.ts'
import { findChannelOrders } from '../database/channel-orders.ts'
import { ensureSyncs } from '../database/intake.ts'
import { adoptLinks, insertLinks } from '../database/linking.ts'
import { lockSyncsOfStoreOrder, removeLink } from '../database/links-by-hand.ts'
import { findShipment, type ShipmentDetailRow } from '../database/shipment-list.ts'
import {
  findOrderToType,
  hastenSyncs,
  insertTypedShipment,
  isInFlight,
  saveChosen,
  skipSyncs,
} from '../database/shipments-by-hand.ts'
import type { Sql } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Parts } from '../parts.ts'
import { inFlightStates } from './bulk.ts'
import { openChannel, providerOf } from './channels.ts'
import { type Actor, audit, isoNow } from './house.ts'

/** Reasons a person may wave through; all others end by changing something. */
export const confirmable = [
  'auto_sync_off',
  'cancel_requested',
  'number_used',
  'carrier_disagrees',
  'market_rule',
  'correction_off',
] as const satisfies readonly ReasonCode[]

export async function openShipment(sql: Sql, by: Actor, syncId: string): Promise<ShipmentDetailRow> {
  const row = await findShipment(sql, by.workspaceId, syncId)
  if (row === null) throw new Refusal('not_found')
  return row
}

/** Decides again now, with fresh patience. What is being read back is only looked at sooner. */
export async function retryShipment(parts: Parts, by: Actor, syncId: string): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const row = await openShipment(sql, by, syncId)
    const done = await hastenSyncs(sql, by.workspaceId, [syncId], isoNow(parts))
    if (done.length === 0) throw new Refusal('shipment.in_flight')
    await audit(sql, parts, by, 'shipment.retried', syncId, {
      before: { state: row.state, reasonCode: row.reasonCode },
    })
  })
  parts.wake()
}

export async function skipShipment(parts: Parts, by: Actor, syncId: string, because: string): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const row = await openShipment(sql, by, syncId)
    if (inFlightStates.has(row.state)) throw new Refusal('shipment.in_flight')
    const why = reason('skipped_by_person', { because })
    const done = await skipSyncs(sql, by.workspaceId, [syncId], {
      say: why.say,
      nextStep: why.nextStep,
      nowAt: isoNow(parts),
    })
    if (done.length === 0) throw new Refusal('shipment.settled', { state: row.state })
    await audit(sql, parts, by, 'shipment.skipped', syncId, {
      before: { state: row.state, reasonCode: row.reasonCode },
      because,
    })
  })
}

export type ChosenWish = {
  number?: string
  providerId?: string
  lineItemIds?: string[]
  confirm?: ReasonCode[]
}

/** Keeps what a person says about a shipment over what was said before, and has it decided again. */
export async function chooseByHand(parts: Parts, by: Actor, syncId: string, wish: ChosenWish): Promise<void> {
  const row = await parts.db.inWorkspace(by.workspaceId, (sql) => openShipment(sql, by, syncId))
  if (row.channelId === null && (wish.providerId !== undefined || wish.lineItemIds !== undefined))
    throw new Refusal('shipment.unlinked')
  const provider =
    wish.providerId === undefined || row.channelId === null
      ? undefined
      : await providerOf(parts, by, row.channelId, wish.providerId)
  const units = row.channelOrder?.units.map((unit) => unit.lineItemId) ?? []
  const stranger = wish.lineItemIds?.find((id) => !units.includes(id))
  if (stranger !== undefined) throw new Refusal('shipment.lines_unknown', { lineItem: stranger })
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    if (await isInFlight(sql, by.workspaceId, row.shipmentId)) throw new Refusal('shipment.in_flight')
    const before = (await openShipment(sql, by, syncId)).chosen
    const confirmed = [...new Set([...(before?.confirmed ?? []), ...(wish.confirm ?? [])])]
    const after: Chosen = {
      ...before,
      ...(wish.number === undefined ? {} : { number: wish.number.trim() }),
      ...(provider === undefined ? {} : { provider }),
      ...(wish.lineItemIds === undefined ? {} : { lineItemIds: wish.lineItemIds }),
      ...(confirmed.length === 0 ? {} : { confirmed }),
    }
    await saveChosen(sql, by.workspaceId, row.shipmentId, after, isoNow(parts))
    await audit(sql, parts, by, 'shipment.chosen', syncId, { before, after })
  })
  parts.wake()
}

/** Takes back all that was chosen by hand: the store's words count again. */
export async function forgetChosen(parts: Parts, by: Actor, syncId: string): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const row = await openShipment(sql, by, syncId)
    if (await isInFlight(sql, by.workspaceId, row.shipmentId)) throw new Refusal('shipment.in_flight')
    await saveChosen(sql, by.workspaceId, row.shipmentId, null, isoNow(parts))
    await audit(sql, parts, by, 'shipment.chosen', syncId, { before: row.chosen, after: null })
  })
  parts.wake()
}

/** Ties the shipment's store order to a channel order. An order not read yet is looked up by the engine and says so if unknown. */
export async function linkByHand(
  parts: Parts,
  by: Actor,
  syncId: string,
  to: { channelId: string; orderId: string },
): Promise<void> {
  await openChannel(parts, by, to.channelId)
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const row = await openShipment(sql, by, syncId)
    const { storeId, storeOrderId } = row
    if (storeId === null || storeOrderId === null) throw new Refusal('shipment.by_hand')
    const nowMs = parts.clock.now()
    const known = await findChannelOrders(sql, by.workspaceId, [to.orderId])
    const order = known.find((each) => each.channelId === to.channelId)
    const syncs = await lockSyncsOfStoreOrder(sql, by.workspaceId, storeId, storeOrderId)
    const place = { workspaceId: by.workspaceId, storeId, storeOrderId }
    await insertLinks(sql, [{ id: newId('lnk', nowMs), ...place, ...to, madeBy: by.actor }], nowMs)
    const waiting = syncs.filter((sync) => sync.channelId === null)
    await adoptLinks(
      sql,
      waiting.map((sync) => ({ syncId: sync.syncId, ...to, shipByAt: order?.shipByAt ?? null })),
      nowMs,
    )
    // Shipments that already speak for another order get a row for this one too.
    const shipmentIds = [...new Set(syncs.map((sync) => sync.shipmentId))]
    const spareIds = shipmentIds.map(() => newId('syn', nowMs))
    await ensureSyncs(sql, shipmentIds, spareIds, nowMs)
    await audit(sql, parts, by, 'shipment.linked', syncId, { storeOrderId, ...to })
  })
  parts.wake()
}

export async function unlinkByHand(parts: Parts, by: Actor, syncId: string): Promise<void> {
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const row = await openShipment(sql, by, syncId)
    const { storeId, storeOrderId, channelId, orderId } = row
    if (storeId === null || storeOrderId === null) throw new Refusal('shipment.by_hand')
    if (channelId === null || orderId === null) throw new Refusal('shipment.unlinked')
    const syncs = await lockSyncsOfStoreOrder(sql, by.workspaceId, storeId, storeOrderId)
    const own = syncs.filter((sync) => sync.channelId === channelId && sync.orderId === orderId)
    if (own.some((sync) => inFlightStates.has(sync.state))) throw new Refusal('shipment.in_flight')
    if (own.some((sync) => sync.state === 'synced' || sync.state === 'synced_with_warning')) {
      throw new Refusal('shipment.settled', { state: 'synced' })
    }
    const why = reason('not_linked')
    const link = { workspaceId: by.workspaceId, storeId, storeOrderId, channelId, orderId }
    await removeLink(sql, link, { say: why.say, nextStep: why.nextStep, nowAt: isoNow(parts) })
    await audit(sql, parts, by, 'shipment.unlinked', syncId, { storeOrderId, channelId, orderId })
  })
}

/** "Add tracking info" on a channel order no store shipment speaks for. */
export async function addTracking(
  parts: Parts,
  by: Actor,
  wish: { channelId: string; orderId: string; number: string; providerId?: string; lineItemIds?: string[] },
): Promise<{ id: string }> {
  await openChannel(parts, by, wish.channelId)
  const provider =
    wish.providerId === undefined ? undefined : await providerOf(parts, by, wish.channelId, wish.providerId)
  const nowMs = parts.clock.now()
  const id = newId('syn', nowMs)
  await parts.db.inWorkspace(by.workspaceId, async (sql) => {
    const order = await findOrderToType(sql, by.workspaceId, wish.channelId, wish.orderId)
    if (order === null) throw new Refusal('order.unknown', { order: wish.orderId })
    const stranger = wish.lineItemIds?.find((item) => !order.units.some((unit) => unit.lineItemId === item))
    if (stranger !== undefined) throw new Refusal('shipment.lines_unknown', { lineItem: stranger })
    const number = wish.number.trim()
    // Typed by hand it speaks for every unit that is left, unless the person chose some of them.
    const left = order.units.filter((unit) => !unit.cancelled && unit.trackingNumber === null)
    const lineItemIds = wish.lineItemIds ?? left.map((unit) => unit.lineItemId)
    await insertTypedShipment(sql, {
      shipmentId: newId('shp', nowMs),
      syncId: id,
      workspaceId: by.workspaceId,
      channelId: wish.channelId,
      orderId: wish.orderId,
      number,
      contentDigest: createHash('sha256')
        .update(JSON.stringify([wish.orderId, number]))
        .digest('hex'),
      chosen: { number, ...(provider === undefined ? {} : { provider }), lineItemIds },
      deadlineAt: order.shipByAt,
      nowAt: isoNow(parts),
    })
    await audit(sql, parts, by, 'shipment.typed', id, {
      channelId: wish.channelId,
      orderId: wish.orderId,
      number,
      provider: provider?.name ?? null,
    })
  })
  parts.wake()
  return { id }
}
