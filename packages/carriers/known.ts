/** The carriers by id. */
import { definitions } from './carriers/index.ts'
import type { Carrier } from './definition.ts'

export type CarrierId = (typeof definitions)[number]['id']

export const carriers: readonly Carrier<CarrierId>[] = definitions

const byId = new Map<string, Carrier<CarrierId>>(carriers.map((carrier) => [carrier.id, carrier]))

/** Throws for an id that is none of ours: a defect of the caller. */
export function carrierById(id: string): Carrier<CarrierId> {
  const carrier = byId.get(id)
  if (carrier === undefined) throw new Error(`there is no carrier "${id}"`)
  return carrier
}
export const isCarrierId = (id: string): id is CarrierId => byId.has(id)
