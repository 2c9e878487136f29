/**
 * Which units of a channel order a store shipment holds. The store counts lines with quantities, the channel has one line
 * item per unit; the two meet by written ids, by SKU, or because the parcel holds everything. When none of these says it
 * clearly, a person chooses: guessing would put one buyer's number on another item.
 */
import type { ChannelUnit } from './channel.ts'
import type { StoreLine } from './nouns.ts'

export type Allocation =
  | { ok: true; lineItemIds: string[]; all: boolean; how: string }
  | { ok: false; code: 'units_unclear' | 'units_shipped_already'; say: string }

export type AllocationInput = {
  shipmentLines: { lineId: string; sku: string | null; quantity: number }[]
  /** The store order's lines; null when only the shipment is known. */
  storeLines: StoreLine[] | null
  units: ChannelUnit[]
  /** Units that other live intents of ours already hold. */
  takenLineItemIds: ReadonlySet<string>
  chosenLineItemIds: string[] | null
}

const skuKey = (sku: string | null) => (sku ?? '').trim().toLowerCase()

export function allocateUnits(input: AllocationInput): Allocation {
  const live = input.units.filter((unit) => !unit.cancelled)
  const free = live.filter((unit) => unit.trackingNumber === null && !input.takenLineItemIds.has(unit.lineItemId))
  const settle = (units: ChannelUnit[], how: string): Allocation => ({
    ok: true,
    lineItemIds: units.map((unit) => unit.lineItemId),
    // "All" may leave the ids out of the call only if nothing of the order was shipped or promised before.
    all: units.length === live.length,
    how,
  })

  if (input.chosenLineItemIds !== null) {
    const chosen = free.filter((unit) => input.chosenLineItemIds?.includes(unit.lineItemId))
    if (chosen.length === input.chosenLineItemIds.length) return settle(chosen, 'chosen by hand')
    return unclear('Some of the chosen units are shipped or cancelled by now. Choose again.')
  }
  if (free.length === 0) {
    return { ok: false, code: 'units_shipped_already', say: 'Every unit of the order already has tracking.' }
  }

  const physical = input.storeLines?.filter((line) => line.requiresShipping && line.quantity > 0) ?? null
  if (physical !== null && physical.length > 0 && coversEverything(input.shipmentLines, physical)) {
    return settle(free, 'the parcel holds the whole store order')
  }
  if (input.shipmentLines.length === 0) {
    return live.length === 1 && free.length === 1
      ? settle(free, 'the order has one unit')
      : unclear('The shipment does not say which items it holds.')
  }

  const writtenIds = new Map(input.storeLines?.map((line) => [line.lineId, line.channelLineIds]) ?? [])
  const left = new Set(free)
  const picked: ChannelUnit[] = []
  for (const line of input.shipmentLines) {
    const ids = writtenIds.get(line.lineId) ?? []
    const candidates = [...left].filter((unit) =>
      ids.length > 0 ? ids.includes(unit.lineItemId) : skuKey(line.sku) !== '' && skuKey(unit.sku) === skuKey(line.sku),
    )
    if (candidates.length < line.quantity) {
      return unclear(
        line.sku
          ? `The shipment holds ${line.quantity} × ${line.sku}, but the channel order has ${candidates.length} of it left to ship.`
          : 'An item of the shipment has no SKU, so it cannot be found in the channel order.',
      )
    }
    for (const unit of candidates.slice(0, line.quantity)) {
      left.delete(unit)
      picked.push(unit)
    }
  }
  return settle(picked, 'matched by SKU')
}

const unclear = (say: string): Allocation => ({ ok: false, code: 'units_unclear', say })

function coversEverything(shipped: AllocationInput['shipmentLines'], ordered: StoreLine[]): boolean {
  const quantities = new Map<string, number>()
  for (const line of shipped) quantities.set(line.lineId, (quantities.get(line.lineId) ?? 0) + line.quantity)
  return ordered.every((line) => (quantities.get(line.lineId) ?? 0) >= line.quantity)
}
