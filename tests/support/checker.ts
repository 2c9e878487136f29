/**
 * What must hold after every story, whatever went wrong in it: our tables are joined with what the sandbox really did.
 *
 * I1 nothing acknowledged is lost · I2 at most one effect for each intent, exactly one once confirmed · I3 no false success ·
 * I4 no false failure · I5 newer wins. Call it when nothing is due; each breach is one sentence.
 */
import { expect } from 'vitest'
import type { Connected } from './connected.ts'

type Effect = {
  effect: string
  orderId: string
  trackingNumber: string
  providerId: string
  lineItemIds: string[]
  requestId: string
}
type Intent = {
  id: string
  orderId: string
  kind: 'ship' | 'correct'
  key: string
  number: string
  state: string
  openAttempts: number
  settledBy: string | null
}
type Row = {
  id: string
  orderId: string | null
  state: string
  say: string
  number: string | null
  providerId: string | null
  dueAt: string | null
  revision: number
  shipmentRevision: number
  warning: string | null
}

export async function expectPromisesKept(bridge: Connected): Promise<void> {
  const db = bridge.server.parts.db.allWorkspaces
  const breaches: string[] = []
  const effects = (await bridge.applied()) as Effect[]

  const notices = await db.query<{ id: string }>('select id from inbox where done_at is null and due_at is null')
  for (const notice of notices.rows) breaches.push(`I1: notice ${notice.id} is neither done nor due`)

  const intents = await db.query<Intent>(
    `select intent.id, order_id as "orderId", kind, line_items_key as key, tracking_number as number, state,
       (select count(*)::int from attempt where attempt.intent_id = intent.id and settled_at is null) as "openAttempts",
       (select max(settled_by) from attempt where attempt.intent_id = intent.id and effect = 'applied') as "settledBy"
     from intent`,
  )
  for (const intent of intents.rows) {
    const all = effects.filter(
      (each) =>
        each.orderId === intent.orderId &&
        each.trackingNumber === intent.number &&
        each.effect === (intent.kind === 'ship' ? 'package shipped' : 'tracking corrected') &&
        (intent.key === 'all' || each.lineItemIds.some((id) => intent.key.split(',').includes(id))),
    )
    const ours = all.filter((each) => each.requestId !== 'control')
    const name = `intent ${intent.id} (${intent.kind} ${intent.number} for ${intent.orderId}, ${intent.state})`
    if (ours.length > 1) breaches.push(`I2: ${name} took effect ${ours.length} times`)
    if (intent.state === 'confirmed' && all.length === 0) breaches.push(`I3: ${name} never took effect`)
    if (intent.state === 'refused' && ours.length > 0) breaches.push(`I4: ${name} took effect all the same`)
  }

  const rows = await db.query<Row>(
    `select sync.id, order_id as "orderId", sync.state, say, tracking_number as number, provider_id as "providerId", due_at as "dueAt",
       sync.revision, shipment.revision as "shipmentRevision", warning
     from sync join shipment on shipment.id = sync.shipment_id`,
  )
  for (const row of rows.rows) {
    const name = `shipment ${row.id} (${row.state}, order ${row.orderId})`
    const stands = effects.findLast((each) => each.orderId === row.orderId && each.trackingNumber === row.number)
    if (row.state === 'synced' && stands === undefined)
      breaches.push(`I3: ${name} is synced, but TikTok never took ${row.number}`)
    if (row.state === 'synced' && stands !== undefined && stands.providerId !== row.providerId) {
      breaches.push(`I3: ${name} says provider ${row.providerId}, TikTok has ${stands.providerId}`)
    }
    if (
      row.dueAt === null &&
      row.orderId !== null &&
      row.revision !== row.shipmentRevision &&
      row.state !== 'skipped'
    ) {
      breaches.push(`I5: ${name} was decided at revision ${row.revision}, the store is at ${row.shipmentRevision}`)
    }
    if (row.dueAt === null && ['ready', 'pushing', 'unknown'].includes(row.state))
      breaches.push(`I1: ${name} is under way and nobody will look again`)
    if (row.state !== 'synced' && row.say === '' && row.dueAt === null) breaches.push(`I8: ${name} does not say why`)
  }
  expect(breaches).toEqual([])
}
