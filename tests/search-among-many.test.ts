/** A search that means more rows than can be gathered still answers a page in order, and counts all of them. */
import { expect, it } from 'vitest'
import { insertShipments, numberOf, orderNameOf } from '../bench/shipments.ts'
import { createWorkspace } from '../packages/server/commands/workspaces.ts'
import { countShipmentsByState, listShipments, type ShipmentFilter } from '../packages/server/database/shipment-list.ts'
import { acrossWorkspaces, type Database } from '../packages/server/database/sql.ts'
import { type Parts, systemClock } from '../packages/server/parts.ts'
import { onEachDatabase } from './support/databases.ts'

/** More than the list gathers by their ids. */
const shipments = 10_500
const limit = 50

async function givenMany(db: Database): Promise<string> {
  const { workspaceId } = await createWorkspace({ db, clock: systemClock } as Parts, { name: 'Many' })
  await db.query(
    `insert into channel (id, workspace_id, name, region, shop_id, shop_cipher, app_key, app_secret_sealed, tokens_sealed, api_url, auth_url, hook_path)
     values ('chn_many', $1, 'Shop', 'US', '1', 'c', 'a', 's', 't', 'https://api.invalid', 'https://auth.invalid', 'c')`,
    [workspaceId],
  )
  await db.query(
    `insert into store (id, workspace_id, kind, name, store_key, settings_sealed, hook_path) values ('sto_many', $1, 'shopify', 'Store', 'k', 's', 's')`,
    [workspaceId],
  )
  await insertShipments(db, { workspaceId, storeId: 'sto_many', channelId: 'chn_many' }, shipments)
  return workspaceId
}

onEachDatabase('a search among many', (open) => {
  it('finds one as it finds all', async () => {
    const db = acrossWorkspaces(await open())
    const workspaceId = await givenMany(db)
    const ask = (filter: ShipmentFilter, after: readonly string[] | null = null) =>
      db.inWorkspace(workspaceId, (sql) => listShipments(sql, workspaceId, filter, { sort: 'newest', after, limit }))
    const count = async (filter: ShipmentFilter) => {
      const rows = await db.inWorkspace(workspaceId, (sql) => countShipmentsByState(sql, workspaceId, filter))
      return rows.reduce((sum, row) => sum + row.count, 0)
    }
    const newest = shipments - 1

    for (const text of [numberOf(77), orderNameOf(77), orderNameOf(77).slice(1)]) {
      expect(
        (await ask({ text })).map(({ id }) => id),
        text,
      ).toEqual(['syn_77'])
      expect(await count({ text }), text).toBe(1)
    }
    // Every number, and every order name, begins like these.
    for (const text of [numberOf(0).slice(0, 8), orderNameOf(0).slice(0, 4)]) {
      const page = await ask({ text })
      expect(page.slice(0, limit).map(({ id }) => id)).toEqual(
        Array.from({ length: limit }, (_, at) => `syn_${newest - at}`),
      )
      const last = page[limit - 1]
      const following = await ask({ text }, [last?.sortKey ?? '', last?.id ?? ''])
      expect(following[0]?.id).toBe(`syn_${newest - limit}`)
      expect(await count({ text, states: ['failed'] })).toBe(await count({ states: ['failed'] }))
    }
    expect(await count({ text: numberOf(0).slice(0, 8) })).toBe(shipments)
    expect(await ask({ text: 'nowhere' })).toEqual([])
  })
})
