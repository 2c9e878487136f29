/** The day's work over the API: connecting, mapping what waits, repairing shipments, and the record of it all. */
import { beforeAll, describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { appendAudit } from '../database/audit.ts'
import { fedex, givenChannel, givenStore, givenSync, openScene, type Scene, shelfSecret, ups } from './test-scene.ts'

const rowOf = async (scene: Scene, id: string) =>
  (
    await scene.db.query<{
      state: string
      dueAt: string | null
      fence: string
      tries: number
      channelId: string | null
      orderId: string | null
      reasonCode: string
    }>(
      `select state, due_at as "dueAt", fence, tries, channel_id as "channelId", order_id as "orderId", reason_code as "reasonCode" from sync where id = $1`,
      [id],
    )
  ).rows[0]

onEachDatabase('stores', (open) => {
  it('nothing is kept of settings that do not work, and the missing permission is named', async () => {
    const scene = await openScene(await open())
    const connect = (settings: unknown, kind = 'shelf') => scene.ask('POST', '/v/stores', { body: { kind, settings } })
    expect((await connect({ address: 'a', secret: 'wrong-secret' })).json()).toMatchObject({
      code: 'store.refused',
      title: 'The shelf does not know this secret.',
    })
    expect((await connect({ address: 'a' })).json().title).toContain('Secret')
    expect((await connect({ address: 'locked', secret: shelfSecret })).json().title).toContain(
      'read_orders (reading what was shipped)',
    )
    expect((await connect({}, 'magento9')).json().code).toBe('store.kind_unknown')
    expect((await scene.ask('GET', '/v/stores')).json().items).toEqual([])
  })

  it('connects, reads again, pauses, and tells what it deletes before it ends', async () => {
    const scene = await openScene(await open())
    const { json } = await scene.ask('POST', '/v/stores', {
      body: { kind: 'shelf', name: 'My shelf', settings: { address: 'a', secret: shelfSecret } },
    })
    const { store } = json()
    expect(store).toMatchObject({ name: 'My shelf', status: 'active', settings: { address: 'a' } })
    expect(
      (
        await scene.ask('POST', '/v/stores', {
          body: { kind: 'shelf', settings: { address: 'a', secret: shelfSecret } },
        })
      ).json().code,
    ).toBe('store.connected')
    const duty = await scene.db.query('select duty, every_ms from schedule where subject_id = $1', [store.id])
    expect(duty.rows).toEqual([{ duty: 'store.read', every_ms: '600000' }])
    expect(scene.wakes.count).toBeGreaterThan(0)
    expect((await scene.ask('POST', `/v/stores/${store.id}/test`)).json().permissions[0].granted).toBe(true)
    expect((await scene.ask('POST', `/v/stores/${store.id}/pause`)).json().status).toBe('paused')
    expect((await scene.ask('POST', `/v/stores/${store.id}/resume`)).json().status).toBe('active')
    expect(
      (
        await scene.ask('POST', `/v/stores/${store.id}/reconnect`, {
          body: { settings: { secret: `${shelfSecret}-new` } },
        })
      ).statusCode,
    ).toBe(200)
    expect(
      (await scene.ask('POST', `/v/stores/${store.id}/reconnect`, { body: { settings: { address: 'b' } } })).json()
        .code,
    ).toBe('store.other')
    const channelId = await givenChannel(scene)
    await givenSync(scene, { storeId: store.id, channelId })
    const pushing = await givenSync(scene, { storeId: store.id, channelId, state: 'pushing', reasonCode: 'pushing' })
    const preview = (await scene.ask('GET', `/v/stores/${store.id}/disconnect-preview`)).json()
    expect(preview).toEqual({ shipments: 2, unsynced: 1, inFlight: 1, links: 0, orders: 2 })
    expect((await scene.ask('DELETE', `/v/stores/${store.id}`)).json().code).toBe('connection.in_flight')
    await scene.db.query("update sync set state = 'synced' where id = $1", [pushing.id])
    expect((await scene.ask('DELETE', `/v/stores/${store.id}`)).json()).toMatchObject({
      deleted: { shipments: 2 },
      noticesRemoved: true,
    })
    const left = await scene.db.query('select settings_sealed, remembered_sealed, status from store where id = $1', [
      store.id,
    ])
    expect(left.rows).toEqual([{ settings_sealed: '', remembered_sealed: null, status: 'disconnected' }])
    expect((await scene.db.query('select 1 from shipment')).rows).toEqual([])
    expect((await scene.ask('POST', `/v/stores/${store.id}/test`)).json().code).toBe('connection.disconnected')
  })
})

onEachDatabase('mappings', (open) => {
  let scene: Scene
  let channelId: string
  let storeId: string
  const url = () => `/v/channels/${channelId}`
  beforeAll(async () => {
    scene = await openScene(await open())
    channelId = await givenChannel(scene)
    storeId = await givenStore(scene)
  })

  it('an unmapped carrier is listed with what waits for it, most urgent first; mapping it lets all of it go', async () => {
    const held = []
    for (const deadlineAt of ['2026-11-25T08:00:00.000Z', '2026-11-24T08:00:00.000Z', null]) {
      held.push(
        await givenSync(scene, {
          storeId,
          channelId,
          storeCarrier: 'Our Van',
          carrierKey: 'our van',
          number: '986578788855',
          deadlineAt,
        }),
      )
    }
    const other = await givenSync(scene, {
      storeId,
      channelId,
      storeCarrier: 'Bike',
      carrierKey: 'bike',
      number: '99',
      deadlineAt: '2026-11-23T20:00:00.000Z',
    })
    const flying = await givenSync(scene, {
      storeId,
      channelId,
      storeCarrier: 'Our Van',
      carrierKey: 'our van',
      state: 'pushing',
      reasonCode: 'pushing',
    })
    const { items } = (await scene.ask('GET', `${url()}/unmapped`)).json()
    expect(items.map((item: { storeCarrier: string; waiting: number }) => [item.storeCarrier, item.waiting])).toEqual([
      ['Bike', 1],
      ['Our Van', 3],
    ])
    expect(items[1].earliestDeadlineAt).toBe('2026-11-24T08:00:00.000Z')
    expect(items[1].examples[0].deadlineAt).toBe('2026-11-24T08:00:00.000Z')

    const wish = { storeCarrier: ' our  VAN', target: 'provider', providerId: fedex.id }
    const preview = (await scene.ask('POST', `${url()}/mappings/preview`, { body: wish })).json()
    expect(preview.count).toBe(3)
    expect(preview.examples[0]).toMatchObject({ provider: fedex, say: null })
    expect((await rowOf(scene, held[0]?.id ?? ''))?.dueAt).toBeNull()

    const wakesBefore = scene.wakes.count
    const saved = (await scene.ask('POST', `${url()}/mappings`, { body: wish })).json()
    expect(saved.released).toBe(3)
    expect(scene.wakes.count).toBe(wakesBefore + 1)
    for (const each of held)
      expect((await rowOf(scene, each.id))?.dueAt).toBe(new Date(scene.clock.now()).toISOString())
    expect((await rowOf(scene, other.id))?.dueAt).toBeNull()
    expect(await rowOf(scene, flying.id)).toMatchObject({ state: 'pushing', dueAt: null, fence: '0' })
    expect((await scene.ask('POST', `${url()}/mappings`, { body: wish })).json().code).toBe('mapping.exists')
  })

  it('a mapping saved while a decision is under way wins over it', async () => {
    const busy = await givenSync(scene, {
      storeId,
      channelId,
      storeCarrier: 'Rocket',
      carrierKey: 'rocket',
      state: 'waiting',
      reasonCode: 'order_unread',
      leased: true,
    })
    await scene.db.query('update sync set due_at = lease_until where id = $1', [busy.id])
    await scene.ask('POST', `${url()}/mappings`, {
      body: { storeCarrier: 'Rocket', target: 'provider', providerId: ups.id },
    })
    const row = await rowOf(scene, busy.id)
    expect(Number(row?.fence)).toBeGreaterThan(0)
    expect(row?.dueAt).toBe(new Date(scene.clock.now()).toISOString())
  })

  it('a pattern lets go of every carrier it matches; a provider not offered is refused', async () => {
    for (const name of ['Zeta one', 'Zeta two'])
      await givenSync(scene, { storeId, channelId, storeCarrier: name, carrierKey: name.toLowerCase() })
    const wish = { storeCarrier: 'zeta*', match: 'pattern', target: 'provider', providerId: ups.id }
    const { mapping, released } = (await scene.ask('POST', `${url()}/mappings`, { body: wish })).json()
    expect(released).toBe(2)
    expect(
      (await scene.ask('PUT', `${url()}/mappings/${mapping.id}`, { body: { ...wish, providerId: 'none' } })).json()
        .code,
    ).toBe('provider.unknown')
    expect(
      (
        await scene.ask('PUT', `${url()}/mappings/${mapping.id}`, {
          body: { storeCarrier: 'zeta*', match: 'pattern', target: 'do_not_sync' },
        })
      ).json().mapping,
    ).toMatchObject({ target: 'do_not_sync', provider: null })
    expect((await scene.ask('DELETE', `${url()}/mappings/${mapping.id}`)).statusCode).toBe(200)
  })

  it('go out and in as CSV unchanged, safe to open in a spreadsheet; one wrong line imports nothing', async () => {
    const names = ['=HYPERLINK("http://x")', '+1', '-van', '@me', "O'Neil", 'a,"b"\nc', '(no carrier)']
    const csv = [
      'Store carrier,Action,TikTok shipping provider',
      ...names.map((name) => `"${name.replaceAll('"', '""')}",provider,FedEx`),
    ].join('\r\n')
    expect((await scene.ask('POST', `${url()}/mappings/import`, { body: { csv } })).json()).toMatchObject({
      added: 7,
      changed: 0,
    })
    const out = await scene.ask('GET', `${url()}/mappings.csv`)
    expect(out.headers['content-type']).toContain('text/csv')
    for (const cell of out.body.slice(1).split(/\r\n/)) expect(cell).not.toMatch(/^[=+\-@]/)
    const again = (await scene.ask('POST', `${url()}/mappings/import`, { body: { csv: out.body } })).json()
    expect(again).toMatchObject({ added: 0, changed: 0 })
    expect(again.same).toBeGreaterThanOrEqual(7)
    const before = (await scene.ask('GET', `${url()}/mappings`)).json().items.length
    const bad = await scene.ask('POST', `${url()}/mappings/import`, {
      body: { csv: 'Store carrier,TikTok shipping provider\nNew one,FedEx\nAnother,Pigeon post' },
    })
    expect(bad.json().title).toContain('line 3: TikTok Shop lists no shipping provider "pigeon post"')
    expect((await scene.ask('POST', `${url()}/mappings/import`, { body: { csv: '"' } })).json().code).toBe(
      'mapping.csv',
    )
    expect((await scene.ask('GET', `${url()}/mappings`)).json().items).toHaveLength(before)
  })

  it('are copied to another channel, and what is not offered there is named', async () => {
    const second = await givenChannel(scene, '7490000000000000002')
    await scene.db.query('update provider_list set providers = $2 where channel_id = $1', [
      second,
      JSON.stringify([{ id: '9001', name: 'FedEx' }]),
    ])
    const copied = (
      await scene.ask('POST', `/v/channels/${second}/mappings/copy`, { body: { fromChannelId: channelId } })
    ).json()
    expect(copied.added).toBeGreaterThan(5)
    expect(copied.notOffered).toContainEqual({ storeCarrier: 'Rocket', providerName: 'UPS' })
    const { items } = (await scene.ask('GET', `/v/channels/${second}/mappings`)).json()
    expect(items.every((item: { provider: { id: string } }) => item.provider.id === '9001')).toBe(true)
  })
})

onEachDatabase('the dry run', (open) => {
  it('asks the decision with the channel’s own mappings and providers, or with a region alone', async () => {
    const scene = await openScene(await open())
    const channelId = await givenChannel(scene)
    const ask = async (question: object) =>
      (await scene.ask('POST', '/v/dry-run', { body: question, key: scene.keys.viewer })).json()
    const number = '1Z 999 AA1 01 2345 6784'
    const goes = await ask({ channelId, number, storeCarrier: 'UPS Ground' })
    expect(goes).toMatchObject({ goes: true, number: '1Z999AA10123456784', provider: ups, reason: null })
    expect(goes.trace.map((line: { step: string }) => line.step)).toContain('agree')
    const spoiled = await ask({ channelId, number: '1Z 999 AA1 01 2345 6785', storeCarrier: 'UPS Ground' })
    expect(spoiled).toMatchObject({ goes: false, provider: null })
    expect(spoiled.reason.say).not.toBe('')
    await scene.ask('POST', `/v/channels/${channelId}/mappings`, {
      body: { storeCarrier: 'UPS Ground', target: 'do_not_sync' },
    })
    expect(await ask({ channelId, number, storeCarrier: 'UPS Ground' })).toMatchObject({
      goes: false,
      reason: { code: 'mapped_do_not_sync' },
    })
    expect(await ask({ region: 'US', number, storeCarrier: null })).toMatchObject({ goes: true, carrier: 'ups' })
    expect((await scene.db.query('select 1 from sync')).rows).toEqual([])
  })
})

onEachDatabase('shipments', (open) => {
  let scene: Scene
  let channelId: string
  let storeId: string
  beforeAll(async () => {
    scene = await openScene(await open())
    channelId = await givenChannel(scene)
    storeId = await givenStore(scene)
  })

  it('are paged without a gap or a double, by birth and by deadline, and searched by name, order and number', async () => {
    const made: string[] = []
    for (let i = 0; i < 12; i++) {
      const deadlineAt = i % 3 === 0 ? null : `2026-11-2${4 + (i % 4)}T00:00:00.000Z`
      made.push(
        (
          await givenSync(scene, {
            storeId,
            channelId,
            number: `99887766${i + 10}`,
            orderName: `#S${100 + i}`,
            orderId: `5764614130387850${10 + i}`,
            deadlineAt,
          })
        ).id,
      )
    }
    for (const order of ['newest', 'deadline']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const page = (await scene.ask('GET', `/v/shipments?limit=5&order=${order}${cursor}`)).json()
        seen.push(...page.items.map((item: { id: string }) => item.id))
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
      } while (cursor !== '')
      expect([...seen].sort()).toEqual([...made].sort())
      if (order === 'newest') expect(seen).toEqual([...made].reverse())
    }
    const find = async (text: string) =>
      (await scene.ask('GET', `/v/shipments?text=${encodeURIComponent(text)}`))
        .json()
        .items.map((item: { id: string }) => item.id)
    expect(await find('S104')).toEqual([made[4]])
    expect(await find('#S104')).toEqual([made[4]])
    expect(await find('576461413038785013')).toEqual([made[3]])
    expect(await find('9988 7766 17')).toEqual([made[7]])
    expect(await find('%')).toEqual([])
    expect((await scene.ask('GET', '/v/shipments?cursor=bm90')).json().code).toBe('request.cursor')
    expect((await scene.ask('GET', '/v/shipments?limit=1000000')).statusCode).toBe(400)
    const counts = (await scene.ask('GET', '/v/shipments/counts')).json().items
    expect(counts).toEqual([{ state: 'needs_mapping', count: 12, earliestDeadlineAt: '2026-11-24T00:00:00.000Z' }])
    expect((await scene.ask('GET', '/v/shipments?state=synced&state=failed')).json().items).toEqual([])
    const csv = (await scene.ask('GET', '/v/shipments.csv?state=needs_mapping')).body
    expect(csv.split('\r\n')).toHaveLength(14)
    expect((await scene.ask('GET', '/v/shipments', { key: scene.keys.stranger })).json().items).toEqual([])
  })

  it('retry makes due with fresh patience; what is in flight is left to its outcome', async () => {
    const failed = await givenSync(scene, { storeId, channelId, state: 'failed', reasonCode: 'gave_up' })
    await scene.db.query('update sync set tries = 9 where id = $1', [failed.id])
    expect((await scene.ask('POST', `/v/shipments/${failed.id}/retry`, { key: scene.keys.operator })).statusCode).toBe(
      204,
    )
    expect(await rowOf(scene, failed.id)).toMatchObject({
      state: 'failed',
      tries: 0,
      dueAt: new Date(scene.clock.now()).toISOString(),
    })
    const flying = await givenSync(scene, { storeId, channelId, state: 'pushing', reasonCode: 'pushing', leased: true })
    for (const [method, path, body] of [
      ['POST', 'retry', undefined],
      ['POST', 'skip', { because: 'x' }],
      ['PUT', 'chosen', { number: '1Z12345E0205271688' }],
      ['DELETE', 'chosen', undefined],
      ['DELETE', 'link', undefined],
    ] as const) {
      const answer = await scene.ask(method, `/v/shipments/${flying.id}/${path}`, body === undefined ? {} : { body })
      expect([path, answer.json().code]).toEqual([path, 'shipment.in_flight'])
    }
    expect(await rowOf(scene, flying.id)).toMatchObject({ state: 'pushing', fence: '0', dueAt: null })
  })

  it('skip ends with the reason, and retry takes it up again', async () => {
    const held = await givenSync(scene, { storeId, channelId })
    expect(
      (await scene.ask('POST', `/v/shipments/${held.id}/skip`, { body: { because: 'Collected in the shop.' } }))
        .statusCode,
    ).toBe(204)
    const shown = (await scene.ask('GET', `/v/shipments/${held.id}`)).json()
    expect(shown).toMatchObject({
      state: 'skipped',
      reasonCode: 'skipped_by_person',
      say: 'Skipped by hand. Collected in the shop.',
    })
    expect((await scene.ask('POST', `/v/shipments/${held.id}/skip`, { body: {} })).json().code).toBe('shipment.settled')
    expect((await scene.ask('POST', `/v/shipments/${held.id}/retry`)).statusCode).toBe(204)
    expect((await rowOf(scene, held.id))?.dueAt).not.toBeNull()
  })

  it('what a person settles adds up, is a new revision, and can be taken back', async () => {
    const held = await givenSync(scene, { storeId, channelId })
    const choose = (body: unknown) => scene.ask('PUT', `/v/shipments/${held.id}/chosen`, { body })
    expect((await choose({})).statusCode).toBe(400)
    expect((await choose({ providerId: 'nobody' })).json().code).toBe('provider.unknown')
    expect((await choose({ lineItemIds: ['1'] })).json().code).toBe('shipment.lines_unknown')
    expect((await choose({ confirm: ['number_malformed'] })).statusCode).toBe(400)
    expect((await choose({ number: ' 1Z999AA10123456784 ' })).statusCode).toBe(204)
    expect((await choose({ providerId: ups.id, confirm: ['carrier_disagrees'] })).statusCode).toBe(204)
    const shown = (await scene.ask('GET', `/v/shipments/${held.id}`)).json()
    expect(shown.chosen).toEqual({ number: '1Z999AA10123456784', provider: ups, confirmed: ['carrier_disagrees'] })
    expect(shown.shipment.revision).toBe(3)
    expect((await scene.ask('DELETE', `/v/shipments/${held.id}/chosen`)).statusCode).toBe(204)
    expect((await scene.ask('GET', `/v/shipments/${held.id}`)).json().chosen).toBeNull()
  })

  it('a link made by hand gives the waiting shipment its order; taking it away makes it wait again', async () => {
    const waiting = await givenSync(scene, { storeId, channelId: null, state: 'waiting', reasonCode: 'not_linked' })
    const orderId = '576461413038789999'
    expect((await scene.ask('DELETE', `/v/shipments/${waiting.id}/link`)).json().code).toBe('shipment.unlinked')
    expect(
      (await scene.ask('PUT', `/v/shipments/${waiting.id}/link`, { body: { channelId, orderId } })).statusCode,
    ).toBe(204)
    expect(await rowOf(scene, waiting.id)).toMatchObject({
      channelId,
      orderId,
      dueAt: new Date(scene.clock.now()).toISOString(),
    })
    expect((await scene.ask('GET', `/v/shipments/${waiting.id}`)).json().link.madeBy).toMatch(/^key:/)
    expect((await scene.ask('DELETE', `/v/shipments/${waiting.id}/link`)).statusCode).toBe(204)
    expect(await rowOf(scene, waiting.id)).toMatchObject({
      channelId: null,
      orderId: null,
      dueAt: null,
      reasonCode: 'not_linked',
    })
    expect(
      (await scene.ask('PUT', `/v/shipments/${waiting.id}/link`, { body: { channelId, orderId: 'drop table' } }))
        .statusCode,
    ).toBe(400)
  })

  it('a shipment that speaks for a wrong order already can be linked to the right one besides', async () => {
    const wrong = await givenSync(scene, { storeId, channelId, state: 'needs_fix', reasonCode: 'order_cancelled' })
    const orderId = '576461413038787777'
    expect((await scene.ask('PUT', `/v/shipments/${wrong.id}/link`, { body: { channelId, orderId } })).statusCode).toBe(
      204,
    )
    const [row] = (await scene.ask('GET', `/v/shipments?text=${orderId}`)).json().items
    expect(row).toMatchObject({ orderId, state: 'waiting' })
    expect(row.id).not.toBe(wrong.id)
  })

  it('"Add tracking info" works for orders we know, on the units that are left', async () => {
    const orderId = '576461413038781234'
    const unit = (lineItemId: string, trackingNumber: string | null) => ({
      lineItemId,
      sku: null,
      cancelled: false,
      packageId: null,
      trackingNumber,
      providerId: null,
      providerName: null,
      shippedAt: null,
    })
    const order = {
      orderId,
      stage: 'to_ship',
      status: 'AWAITING_SHIPMENT',
      shipByAt: '2026-11-25T00:00:00.000Z',
      cancelAt: null,
      deliveryOptionId: 'opt1',
      deliveryOptionName: null,
      shippedBy: 'seller',
      fulfilledBy: 'seller',
      units: [unit('1', 'X'), unit('2', null)],
    }
    await scene.db.query(
      `insert into channel_order (workspace_id, channel_id, order_id, status, ship_by_at, "order", read_at) values ($1, $2, $3, 'AWAITING_SHIPMENT', '2026-11-25T00:00:00Z', $4, now())`,
      [scene.workspaceId, channelId, orderId, JSON.stringify(order)],
    )
    const wish = { channelId, orderId, number: '1Z12345E0205271688', providerId: ups.id }
    expect(
      (await scene.ask('POST', '/v/shipments', { body: { ...wish, orderId: '576461413038780000' } })).json().code,
    ).toBe('order.unknown')
    const unprepared = async (key = scene.keys.viewer) =>
      (await scene.ask('GET', '/v/orders?limit=1', { key }))
        .json()
        .items.map((each: { orderId: string }) => each.orderId)
    expect(await unprepared()).toEqual([orderId])
    expect(await unprepared(scene.keys.stranger)).toEqual([])
    const { id } = (await scene.ask('POST', '/v/shipments', { body: wish })).json()
    expect(await unprepared()).toEqual([])
    const shown = (await scene.ask('GET', `/v/shipments/${id}`)).json()
    expect(shown).toMatchObject({
      store: null,
      orderId,
      deadlineAt: '2026-11-25T00:00:00.000Z',
      chosen: { number: wish.number, provider: ups, lineItemIds: ['2'] },
    })
    expect(shown.order.units).toHaveLength(2)
    expect((await scene.ask('PUT', `/v/shipments/${id}/link`, { body: { channelId, orderId } })).json().code).toBe(
      'shipment.by_hand',
    )
  })

  it('bulk actions preview first, leave alone what is in flight, and have a limit', async () => {
    const ids: string[] = []
    for (const state of ['needs_fix', 'failed', 'unknown', 'synced'])
      ids.push(
        (await givenSync(scene, { storeId, channelId, state, carrierKey: 'bulk', leased: state === 'unknown' })).id,
      )
    const preview = (
      await scene.ask('POST', '/v/shipments/bulk/preview', { body: { filter: { storeCarrierKey: 'bulk' } } })
    ).json()
    expect(preview).toMatchObject({ total: 4, inFlight: 1, most: 500 })
    const skip = { scope: { ids }, wish: { action: 'skip', because: 'Sold at the counter.' } }
    expect((await scene.ask('POST', '/v/shipments/bulk', { body: skip })).json()).toEqual({ changed: 2, leftAlone: 2 })
    const retry = { scope: { filter: { storeCarrierKey: 'bulk', states: ['skipped'] } }, wish: { action: 'retry' } }
    expect((await scene.ask('POST', '/v/shipments/bulk', { body: retry })).json()).toEqual({ changed: 2, leftAlone: 0 })
    expect(
      (
        await scene.ask('POST', '/v/shipments/bulk', {
          body: { ...skip, scope: { ids: Array.from({ length: 501 }, (_, i) => `syn_${i}`) } },
        })
      ).statusCode,
    ).toBe(400)
    expect((await scene.ask('POST', '/v/shipments/bulk', { body: skip, key: scene.keys.stranger })).json()).toEqual({
      changed: 0,
      leftAlone: 0,
    })
  })
})

onEachDatabase('the record', (open) => {
  it('names who did what, holds no secret, and finds a row that was changed or taken out', async () => {
    const scene = await openScene(await open())
    const storeId = await givenStore(scene)
    const channelId = await givenChannel(scene)
    await scene.ask('POST', `/v/channels/${channelId}/mappings`, {
      body: { storeCarrier: 'Van', target: 'provider', providerId: ups.id },
    })
    await scene.ask('POST', `/v/stores/${storeId}/pause`)
    const { items } = (await scene.ask('GET', '/v/audit')).json()
    expect(items.map((item: { action: string }) => item.action).slice(0, 3)).toEqual([
      'store.paused',
      'mapping.created',
      'store.connected',
    ])
    expect(items[1]).toMatchObject({
      actor: expect.stringMatching(/^key:key_/),
      detail: { channelId, after: { storeCarrier: 'Van', providerName: 'UPS' } },
    })
    expect((await scene.ask('POST', '/v/audit/verify')).json()).toEqual({
      ok: true,
      rows: items.length,
      brokenAtId: null,
    })

    const { rows } = await scene.db.query(
      'select id, workspace_id, at, actor, action, subject, detail, previous_hash, hash from audit',
    )
    const everything = JSON.stringify(rows) + scene.logged.join('')
    for (const canary of [shelfSecret, 'canary-', scene.keys.owner]) expect(everything).not.toContain(canary)
    await expect(scene.db.query("update audit set actor = 'nobody'")).rejects.toThrow()
    await expect(scene.db.query('delete from audit')).rejects.toThrow()

    // A forger who may insert cannot make the chain fit.
    await scene.db.query(
      `insert into audit (workspace_id, at, actor, action, subject, previous_hash, hash) values ($1, now(), 'x', 'y', 'z', $2, $3)`,
      [scene.workspaceId, items[0].hash, 'f'.repeat(64)],
    )
    const verdict = (await scene.ask('POST', '/v/audit/verify')).json()
    expect(verdict).toMatchObject({ ok: false, rows: items.length })
    expect(Number(verdict.brokenAtId)).toBeGreaterThan(Number(items[0].id))
  })

  it('twenty writers at once make one chain', async () => {
    const scene = await openScene(await open())
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        scene.db.inWorkspace(scene.workspaceId, (sql) =>
          appendAudit(sql, {
            workspaceId: scene.workspaceId,
            at: new Date(scene.clock.now()).toISOString(),
            actor: 'test',
            action: 'x',
            subject: `${i}`,
            detail: { b: 1, a: [1.5, null, 'ü'] },
          }),
        ),
      ),
    )
    expect((await scene.ask('POST', '/v/audit/verify')).json().ok).toBe(true)
  })

  it('alerts are listed and put away', async () => {
    const scene = await openScene(await open())
    await scene.db.query(
      `insert into alert (id, workspace_id, cause_key, severity, say) values ('alr_1', $1, 'c', 'urgent', 'Look')`,
      [scene.workspaceId],
    )
    expect((await scene.ask('GET', '/v/alerts')).json().items[0]).toMatchObject({
      id: 'alr_1',
      say: 'Look',
      closedAt: null,
    })
    expect((await scene.ask('POST', '/v/alerts/alr_1/close')).statusCode).toBe(204)
    expect((await scene.ask('GET', '/v/alerts')).json().items).toEqual([])
    expect((await scene.ask('GET', '/v/alerts?open=false')).json().items).toHaveLength(1)
  })
})

describe('what goes wrong inside', () => {
  onEachDatabase('a defect', (open) => {
    it('shows the caller a reference only, which the log explains', async () => {
      const scene = await openScene(await open())
      scene.parts.db = {
        ...scene.db,
        inWorkspace: () => Promise.reject(new Error('relation "customer_secret" does not exist')),
      }
      const answer = await scene.ask('GET', '/v/stores')
      expect(answer.json()).toMatchObject({ status: 500, code: 'internal' })
      expect(answer.body).not.toContain('customer_secret')
      const { requestId } = answer.json()
      expect(scene.logged.some((line) => line.includes(requestId) && line.includes('customer_secret'))).toBe(true)
    })

    it('a database that does not answer makes the server not ready, and nothing pretends otherwise', async () => {
      const scene = await openScene(await open())
      const gone = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
      scene.parts.db = { ...scene.db, inWorkspace: gone, transaction: gone, query: gone }
      expect((await scene.ask('GET', '/readyz', { key: null })).statusCode).toBe(503)
      expect((await scene.ask('GET', '/livez', { key: null })).statusCode).toBe(200)
      expect((await scene.ask('GET', '/v/stores')).json()).toMatchObject({ status: 503, code: 'busy' })
    })
  })
})

describe('what comes in', () => {
  onEachDatabase('odd requests', (open) => {
    it('are refused in words, and change nothing in our objects', async () => {
      const scene = await openScene(await open())
      const post = (payload: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
        scene.app.inject({
          method: 'POST',
          url: '/api/v1/keys',
          headers: { authorization: `Bearer ${scene.keys.owner}`, ...headers },
          payload,
        })
      expect((await post('{')).statusCode).toBe(400)
      expect((await post('{"__proto__": {"role": "owner"}, "name": "x", "role": "viewer"}')).statusCode).toBe(400)
      expect((await post('{"constructor": {"prototype": {"x": 1}}, "name": "x", "role": "viewer"}')).statusCode).toBe(
        400,
      )
      expect((await post('x'.repeat(300_000))).statusCode).toBe(413)
      expect(
        (await post('name=x&role=owner', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode,
      ).toBe(415)
      expect((await post('{"name": "x", "role": "emperor"}')).json().fields[0].path).toBe('role')
      const forged = Buffer.from(JSON.stringify(['not an instant', 'x'])).toString('base64url')
      expect((await scene.ask('GET', `/v/shipments?cursor=${forged}`)).statusCode).toBe(400)
      expect((await scene.ask('GET', '/v/shipments?text=a%00b')).statusCode).toBe(400)
      expect((await scene.ask('GET', '/v/stores/%00')).statusCode).toBe(400)
      expect((await post('{"name": "a\\u0000b", "role": "viewer"}')).statusCode).toBe(400)
      const extra = await post('{"name": "x", "role": "viewer", "workspaceId": "elsewhere", "id": "key_mine"}')
      expect(extra.statusCode).toBe(201)
      expect(extra.json().id).not.toBe('key_mine')
    })
  })
})
