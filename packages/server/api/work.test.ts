/** The day's work over the API: connecting, mapping what waits, repairing shipments, and the record of it all. */
import { beforeAll, describe, expect, it } from 'vitest'
import { onEachDatabase } from '../../../tests/support/databases.ts'
import { numbersFrom } from '../../../tests/support/numbers.ts'
import { createApiKey } from '../commands/workspaces.ts'
import { appendAudit } from '../database/audit.ts'
import { shipmentSorts } from '../database/shipment-list.ts'
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

  it('a carrier that the channel does not list is named as such; a typed name is suggested for', async () => {
    await givenSync(scene, {
      storeId,
      channelId,
      storeCarrier: 'USPS',
      carrierKey: 'usps',
      number: '9400111899223197428490',
    })
    const { items } = (await scene.ask('GET', `${url()}/unmapped`)).json()
    expect(items.find((item: { storeCarrier: string }) => item.storeCarrier === 'USPS')).toMatchObject({
      suggestions: [],
      notOffered: 'USPS',
    })
    const suggested = async (text: string) =>
      (await scene.ask('GET', `${url()}/suggestions?storeCarrier=${encodeURIComponent(text)}`)).json()
    expect(await suggested('Fedex Ground')).toMatchObject({ suggestions: [{ provider: fedex }], notOffered: null })
    expect(await suggested('Our own van')).toEqual({ suggestions: [], notOffered: null })
    expect((await suggested('OnTrac')).notOffered).toBe('OnTrac')
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
    names.push('Royal Mail; 48', 'a\tb', 'van; =1+1', '9400111899223197428490')
    const csv = [
      'Store carrier,Action,TikTok shipping provider',
      ...names.map((name) => `"${name.replaceAll('"', '""')}",provider,FedEx`),
    ].join('\r\n')
    expect((await scene.ask('POST', `${url()}/mappings/import`, { body: { csv } })).json()).toMatchObject({
      added: names.length,
      changed: 0,
    })
    const quoted = { storeCarrier: "'=x", target: 'provider', providerId: fedex.id }
    expect((await scene.ask('POST', `${url()}/mappings`, { body: quoted })).statusCode).toBe(201)
    const { items } = (await scene.ask('GET', `${url()}/mappings`)).json()
    expect(items.map((item: { storeCarrier: string }) => item.storeCarrier)).toEqual(
      expect.arrayContaining(names.filter((name) => name !== '(no carrier)')),
    )
    const out = await scene.ask('GET', `${url()}/mappings.csv`)
    expect(out.headers['content-type']).toContain('text/csv')
    for (const cell of out.body.slice(1).split(/[\r\n;]+|","/)) expect(cell).not.toMatch(/^["\s]*[=+\-@]/)
    const again = (await scene.ask('POST', `${url()}/mappings/import`, { body: { csv: out.body } })).json()
    expect(again).toMatchObject({ added: 0, changed: 0 })
    expect(again.same).toBe(items.length)
    const before = (await scene.ask('GET', `${url()}/mappings`)).json().items.length
    const seen = (
      await scene.ask('POST', `${url()}/mappings/import/preview`, {
        body: { csv: 'Store carrier,TikTok shipping provider\nNew one,FedEx\nAnother,Pigeon post\n+1,FedEx\n@me,UPS' },
      })
    ).json()
    expect(seen).toMatchObject({ added: 1, changed: 1, same: 1, wrong: [{ line: 3 }] })
    expect(seen.changes).toMatchObject([
      { before: null, after: { storeCarrier: 'New one', provider: fedex } },
      { before: { storeCarrier: '@me', provider: fedex }, after: { provider: ups } },
    ])
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
    await scene.ask('POST', `/v/channels/${second}/mappings`, { body: { storeCarrier: '+1', target: 'hold' } })
    const from = { fromChannelId: channelId }
    const seen = (await scene.ask('POST', `/v/channels/${second}/mappings/copy/preview`, { body: from })).json()
    expect(seen.notOffered).toContainEqual({ storeCarrier: 'Rocket', providerName: 'UPS' })
    expect(seen.changes.filter((step: { before: unknown }) => step.before !== null)).toMatchObject([
      { before: { target: 'hold' }, after: { storeCarrier: '+1', provider: { id: '9001' } } },
    ])
    const kept = (
      await scene.ask('POST', `/v/channels/${second}/mappings/copy`, { body: { ...from, keepsOwn: true } })
    ).json()
    expect(kept).toMatchObject({ added: seen.added, changed: 0 })
    const copied = (await scene.ask('POST', `/v/channels/${second}/mappings/copy`, { body: from })).json()
    expect(copied).toMatchObject({ added: 0, changed: 1, same: seen.added })
    expect(seen.added).toBeGreaterThan(5)
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
    expect(await ask({ channelId, number, providerId: fedex.id })).toMatchObject({
      goes: true,
      provider: fedex,
      fit: 'unlike',
      suggestions: [{ provider: ups }],
    })
    expect(await ask({ channelId, number, providerId: '1' })).toMatchObject({ code: 'provider.unknown' })
    const listed = (await scene.ask('GET', `/v/channels/${channelId}/providers`)).json().items
    expect(listed[1]).toMatchObject({ ...ups, otherNames: expect.arrayContaining(['United Parcel Service']) })
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

  it('are paged without a gap or a double in every order, and searched by name, order and number', async () => {
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
    for (const sort of shipmentSorts) {
      const seen: string[] = []
      let cursor = ''
      do {
        const page = (await scene.ask('GET', `/v/shipments?limit=5&sort=${sort}${cursor}`)).json()
        seen.push(...page.items.map((item: { id: string }) => item.id))
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
      } while (cursor !== '')
      expect([...seen].sort()).toEqual([...made].sort())
      if (sort === 'newest') expect(seen).toEqual([...made].reverse())
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
    // As a store prints it, where no number was read out of it yet.
    await scene.db.query(
      `update shipment set tracking_texts = '["9422 1733-0448 89"]' where id = (select shipment_id from sync where id = $1)`,
      [made[2]],
    )
    await scene.db.query('update sync set tracking_number = null where id = $1', [made[2]])
    for (const text of ['9422 1733-0448 89', '9422173304', '9422 1733 0448 89'])
      expect(await find(text)).toEqual([made[2]])
    // What is synced has no deadline to keep, and comes last.
    await scene.db.query("update sync set state = 'synced', deadline_at = '2026-11-01T00:00:00Z' where id = $1", [
      made[5],
    ])
    const urgent = (await scene.ask('GET', '/v/shipments?sort=deadline')).json().items
    expect(urgent.findIndex((item: { id: string }) => item.id === made[5])).toBeGreaterThanOrEqual(7)
    await scene.db.query("update sync set state = 'needs_mapping', deadline_at = null where id = $1", [made[5]])
    expect((await scene.ask('GET', '/v/shipments/facets')).json()).toEqual({
      reasons: [{ reasonCode: 'carrier_unmapped', count: 12 }],
      carriers: [{ storeCarrierKey: '', storeCarrier: null, count: 12 }],
    })
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
      await scene.ask('POST', '/v/shipments/bulk/preview', {
        body: { scope: { filter: { storeCarrierKey: 'bulk' } }, wish: { action: 'retry' } },
      })
    ).json()
    expect(preview).toMatchObject({ total: 4, touched: 2, inFlight: 1, untouched: 1, most: 500 })
    const skip = { scope: { ids }, wish: { action: 'skip', because: 'Sold at the counter.' } }
    expect((await scene.ask('POST', '/v/shipments/bulk', { body: skip })).json()).toMatchObject({
      changed: 2,
      leftAlone: 2,
    })
    const retry = { scope: { filter: { storeCarrierKey: 'bulk', states: ['skipped'] } }, wish: { action: 'take_up' } }
    const { bulkId, ...outcome } = (await scene.ask('POST', '/v/shipments/bulk', { body: retry })).json()
    expect(outcome).toEqual({ changed: 2, leftAlone: 0 })
    // No engine runs here: both are still due, so neither is done.
    const run = (await scene.ask('GET', `/v/shipments/bulk/${bulkId}`)).json()
    expect(run).toMatchObject({ action: 'take_up', total: 2, done: 0, synced: 0 })
    expect((await scene.ask('GET', `/v/shipments/bulk/${bulkId}`, { key: scene.keys.stranger })).statusCode).toBe(404)
    expect(
      (
        await scene.ask('POST', '/v/shipments/bulk', {
          body: { ...skip, scope: { ids: Array.from({ length: 501 }, (_, i) => `syn_${i}`) } },
        })
      ).statusCode,
    ).toBe(400)
    expect(
      (await scene.ask('POST', '/v/shipments/bulk', { body: skip, key: scene.keys.stranger })).json(),
    ).toMatchObject({
      changed: 0,
      leftAlone: 0,
    })
  })
})

onEachDatabase('what waits for a person', (open) => {
  it('is held, or stands still: auto-sync off, its channel paused; it is counted, listed and told as one', async () => {
    const scene = await openScene(await open())
    const [storeId, on, paused] = [
      await givenStore(scene),
      await givenChannel(scene),
      await givenChannel(scene, '7490000000000000007'),
    ]
    const given = { storeId, channelId: on, deadlineAt: '2026-11-26T00:00:00.000Z' }
    const needsYou = [
      await givenSync(scene, { ...given, orderId: '576461413030000001', deadlineAt: '2026-11-24T00:00:00.000Z' }),
      await givenSync(scene, { ...given, orderId: '576461413030000001', state: 'failed', reasonCode: 'gave_up' }),
      await givenSync(scene, { ...given, state: 'waiting', reasonCode: 'auto_sync_off' }),
      await givenSync(scene, { ...given, channelId: paused, state: 'ready', reasonCode: 'ready' }),
      await givenSync(scene, { ...given, channelId: paused, state: 'waiting', reasonCode: 'auto_sync_off' }),
    ]
    const onTheirWay = [
      await givenSync(scene, { ...given, state: 'waiting', reasonCode: 'on_hold' }),
      await givenSync(scene, { ...given, state: 'ready', reasonCode: 'ready' }),
    ]
    await givenSync(scene, { ...given, channelId: paused, state: 'synced', reasonCode: 'synced' })
    await scene.ask('POST', `/v/channels/${paused}/pause`)

    const counts = (await scene.ask('GET', '/v/shipments/counts')).json()
    expect(counts).toMatchObject({
      needsYou: { shipments: 5, orders: 4, earliestDeadlineAt: '2026-11-24T00:00:00.000Z' },
      onTheirWay: { shipments: 2 },
    })
    const listed = async (query: string) => (await scene.ask('GET', `/v/shipments?${query}`)).json().items
    const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted()
    expect(idsOf(await listed('group=needs_you'))).toEqual(idsOf(needsYou))
    expect(idsOf(await listed('group=on_their_way'))).toEqual(idsOf(onTheirWay))
    const still = await listed('reasonCode=channel_paused')
    expect(idsOf(still)).toEqual(idsOf(needsYou.slice(3)))
    expect(still[0]).toMatchObject({ needsYou: true, nextStep: expect.stringContaining('Resume the sales channel') })
    expect(idsOf(await listed('reasonCode=auto_sync_off'))).toEqual([needsYou[2]?.id])

    const overview = (await scene.ask('GET', '/v/overview')).json()
    expect(overview).toMatchObject({ needsYou: counts.needsYou, onTheirWay: counts.onTheirWay })
    const problems = overview.problems.map((row: { reasonCode: string; count: number; orders: number }) => [
      row.reasonCode,
      row.count,
      row.orders,
    ])
    expect(problems).toContainEqual(['auto_sync_off', 1, 1])
    expect(problems).toContainEqual(['channel_paused', 2, 2])
    expect(problems).toHaveLength(4)

    await scene.ask('POST', `/v/channels/${paused}/resume`)
    expect((await scene.ask('GET', '/v/shipments/counts')).json().needsYou.shipments).toBe(4)
  })
})

onEachDatabase('a press on many shipments', (open) => {
  const storeCarrier = 'UPS'
  const orderIds = { plain: '576461413039000001', hold: '576461413039000002', label: '576461413039000003' }
  const freshUps = numbersFrom(70_000)

  async function openMany(policy: object = {}) {
    const scene = await openScene(await open())
    const [storeId, channelId] = [await givenStore(scene), await givenChannel(scene)]
    await scene.db.query('update channel set policy = $2 where id = $1', [channelId, JSON.stringify(policy)])
    const unit = { lineItemId: '1', sku: null, cancelled: false, packageId: null, trackingNumber: null }
    const givenOrder = (orderId: string, more: object) =>
      scene.db.query(
        `insert into channel_order (workspace_id, channel_id, order_id, status, "order", read_at) values ($1, $2, $3, 'x', $4, $5)`,
        [
          scene.workspaceId,
          channelId,
          orderId,
          JSON.stringify({
            orderId,
            stage: 'to_ship',
            status: 'AWAITING_SHIPMENT',
            shippedBy: 'seller',
            fulfilledBy: 'seller',
            cancelRequested: false,
            deliveryOptionId: 'opt1',
            deliveryOptionName: 'Seller shipping',
            recipientRegion: 'US',
            warehouseId: null,
            shipByAt: null,
            cancelAt: null,
            paidAt: new Date(scene.clock.now() - 600_000).toISOString(),
            combineGroup: null,
            units: [{ ...unit, providerId: null, providerName: null, shippedAt: null }],
            ...more,
          }),
          new Date(scene.clock.now()).toISOString(),
        ],
      )
    await givenOrder(orderIds.plain, {})
    await givenOrder(orderIds.hold, { stage: 'on_hold', status: 'ON_HOLD' })
    await givenOrder(orderIds.label, { shippedBy: 'channel' })
    const given = { storeId, channelId, storeCarrier, carrierKey: 'many' }
    const state = 'waiting'
    const reasonCode = 'auto_sync_off'
    const ids = {
      plain: await givenSync(scene, { ...given, orderId: orderIds.plain, number: freshUps(), state, reasonCode }),
      hold: await givenSync(scene, { ...given, orderId: orderIds.hold, number: freshUps(), state, reasonCode }),
      label: await givenSync(scene, { ...given, orderId: orderIds.label, number: freshUps(), state, reasonCode }),
      warned: await givenSync(scene, { ...given, state: 'synced_with_warning', reasonCode: 'synced_warned' }),
      skipped: await givenSync(scene, { ...given, state: 'skipped', reasonCode: 'skipped_by_person' }),
    }
    const scope = { filter: { storeCarrierKey: 'many' } }
    return {
      scene,
      channelId,
      ids,
      scope,
      preview: async (action: string) =>
        (await scene.ask('POST', '/v/shipments/bulk/preview', { body: { scope, wish: { action } } })).json(),
      press: async (action: string) =>
        (await scene.ask('POST', '/v/shipments/bulk', { body: { scope, wish: { action } } })).json(),
    }
  }
  const causes = (preview: { groups: { outcome: string; reasonCode: string; count: number }[] }) =>
    preview.groups.map(({ outcome, reasonCode, count }) => `${count} ${outcome} ${reasonCode}`)

  it('is told before with the whole decision, and the figures add up', async () => {
    const { preview } = await openMany()
    const told = await preview('retry')
    expect(told).toMatchObject({ total: 5, touched: 3, inFlight: 0, untouched: 2 })
    expect(told.effect).toEqual({ goes: 1, waits: 1, already: 0, skips: 1 })
    expect(causes(told)).toEqual(['1 goes ready', '1 waits on_hold', '1 skips shipped_by_channel'])
    expect(told.groups[0]).toMatchObject({ provider: 'UPS' })
  })

  it('promises nothing where auto-sync is off or the channel is paused', async () => {
    const { scene, channelId, preview } = await openMany({ autoSync: false })
    expect(causes(await preview('retry'))).toEqual(['2 waits auto_sync_off', '1 skips shipped_by_channel'])
    expect(causes(await preview('send_now'))).toEqual(['1 goes ready', '1 waits on_hold', '1 skips shipped_by_channel'])
    await scene.ask('POST', `/v/channels/${channelId}/pause`)
    expect(causes(await preview('retry'))).toEqual(['3 waits channel_paused'])
    // Not auto-sync alone keeps them.
    expect(await preview('send_now')).toMatchObject({ touched: 0, untouched: 5 })
  })

  it('two shipments that promise the same items are not both promised', async () => {
    const { scene, ids, preview } = await openMany()
    await scene.db.query('update sync set order_id = $2 where id = $1', [ids.hold.id, orderIds.plain])
    expect(causes(await preview('retry'))).toEqual([
      '1 goes ready',
      '1 waits shipped_otherwise',
      '1 skips shipped_by_channel',
    ])
  })

  it('touches nothing that is settled; what was skipped is taken up by its own word', async () => {
    const { scene, ids, press } = await openMany()
    const { bulkId, ...retried } = await press('retry')
    expect(retried).toEqual({ changed: 3, leftAlone: 2 })
    expect(await rowOf(scene, ids.warned.id)).toMatchObject({ fence: '0', dueAt: null })
    expect(await rowOf(scene, ids.skipped.id)).toMatchObject({ fence: '0', dueAt: null })
    const run = async () => (await scene.ask('GET', `/v/shipments/bulk/${bulkId}`)).json()
    // Claimed by a worker, all are due later, when its lease ends; none of them is done for that.
    const claim = "update sync set lease_until = now() + interval '1 minute', due_at = now() + interval '1 minute'"
    await scene.db.query(`${claim} where id = any($1)`, [[ids.plain.id, ids.hold.id, ids.label.id]])
    expect(await run()).toMatchObject({ total: 3, done: 0 })
    await scene.db.query("update sync set lease_until = null, state = 'ready' where id = $1", [ids.plain.id])
    expect(await run()).toMatchObject({ total: 3, done: 0 })
    await scene.db.query('update sync set lease_until = null')
    // What is synced when the work is over was not synced before it began.
    await scene.db.query("update sync set state = 'synced', due_at = null where id = $1", [ids.plain.id])
    await scene.db.query("update sync set reason_code = 'on_hold', due_at = now() + interval '1 hour' where id = $1", [
      ids.hold.id,
    ])
    await scene.db.query("update sync set state = 'skipped', due_at = null where id = $1", [ids.label.id])
    expect(await run()).toMatchObject({
      total: 3,
      done: 3,
      synced: 1,
      waiting: 1,
      skipped: 1,
      held: 0,
      failed: 0,
    })
    expect(await press('take_up')).toMatchObject({ changed: 2, leftAlone: 3 })
  })

  it('is told to whom began it, and a skip is undone as far as it is skipped still', async () => {
    const { scene, ids, press } = await openMany()
    const { bulkId } = await press('skip')
    const runs = async (key: string) => (await scene.ask('GET', '/v/shipments/bulk', { key })).json().items
    expect(await runs(scene.keys.owner)).toMatchObject([{ id: bulkId, action: 'skip', total: 3, done: 3 }])
    expect(await runs(scene.keys.operator)).toEqual([])
    await scene.db.query("update sync set state = 'synced', reason_code = 'synced' where id = $1", [ids.hold.id])
    const undo = (key: string) => scene.ask('POST', `/v/shipments/bulk/${bulkId}/undo`, { key })
    expect((await undo(scene.keys.stranger)).json().code).toBe('not_found')
    expect((await undo(scene.keys.operator)).json()).toMatchObject({ changed: 2 })
    expect((await rowOf(scene, ids.plain.id))?.dueAt).toBe(new Date(scene.clock.now()).toISOString())
    expect((await rowOf(scene, ids.hold.id))?.dueAt).toBeNull()
    // Skipped before, by another press.
    expect((await rowOf(scene, ids.skipped.id))?.dueAt).toBeNull()
    await scene.clock.advance(3_700_000)
    expect(await runs(scene.keys.owner)).toEqual([])
  })

  it('sends now what waits for auto-sync alone, and only that', async () => {
    const { scene, ids, press } = await openMany({ autoSync: false })
    await scene.db.query(`update shipment set chosen = '{"number":"1Z999AA10123456784"}' where id = $1`, [
      ids.plain.shipmentId,
    ])
    await scene.db.query("update sync set reason_code = 'no_number' where id = $1", [ids.label.id])
    expect(await press('send_now')).toMatchObject({ changed: 2, leftAlone: 3 })
    const chosenOf = async (id: string) => (await scene.ask('GET', `/v/shipments/${id}`)).json().chosen
    expect(await chosenOf(ids.plain.id)).toEqual({ number: '1Z999AA10123456784', confirmed: ['auto_sync_off'] })
    expect(await chosenOf(ids.hold.id)).toEqual({ confirmed: ['auto_sync_off'] })
    expect(await chosenOf(ids.label.id)).toBeNull()
    expect((await rowOf(scene, ids.hold.id))?.dueAt).toBe(new Date(scene.clock.now()).toISOString())
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

  it('says names, and finds by the beginning of an action, by actor, by time', async () => {
    const scene = await openScene(await open())
    const storeId = await givenStore(scene)
    const middle = new Date(scene.clock.now() + 1_000).toISOString()
    await scene.clock.advance(2_000)
    await scene.ask('POST', `/v/stores/${storeId}/pause`)
    const { workspaceId } = scene
    const second = await createApiKey(scene.parts, { workspaceId, name: 'second owner', role: 'owner' })
    await scene.ask('POST', `/v/stores/${storeId}/resume`, { key: second.secret })
    const actions = async (query: Record<string, string>) => {
      const { items } = (await scene.ask('GET', `/v/audit?${new URLSearchParams(query)}`)).json()
      return items.map((item: { action: string; actorName: string }) => `${item.action} by ${item.actorName}`)
    }
    const resumed = (await scene.ask('GET', '/v/audit?action=store.resumed')).json().items[0]
    const rows: [Record<string, string>, string[]][] = [
      [{ action: 'store' }, ['store.resumed by second owner', 'store.paused by owner', 'store.connected by owner']],
      [{ action: 'store.pause' }, ['store.paused by owner']],
      [{ action: 'st%' }, []],
      [{ actor: resumed.actor }, ['store.resumed by second owner']],
      [{ action: 'workspace' }, ['workspace.created by Waybridge']],
      [{ action: 'store', from: middle }, ['store.resumed by second owner', 'store.paused by owner']],
      [{ action: 'store', to: middle }, ['store.connected by owner']],
    ]
    for (const [query, expected] of rows) expect(await actions(query), JSON.stringify(query)).toEqual(expected)
    expect((await scene.ask('GET', '/v/audit', { key: scene.keys.stranger })).json().items).not.toContainEqual(
      expect.objectContaining({ action: 'store.paused' }),
    )
    expect((await scene.ask('GET', '/v/audit?from=yesterday')).statusCode).toBe(400)
  })

  it('a changed policy is on record with what it was before', async () => {
    const scene = await openScene(await open())
    const channelId = await givenChannel(scene)
    const { policy } = (await scene.ask('GET', `/v/channels/${channelId}`)).json()
    const answer = await scene.ask('PUT', `/v/channels/${channelId}/policy`, {
      body: { policy: { ...policy, autoSync: false }, defaultProviderId: ups.id },
    })
    expect(answer.statusCode).toBe(200)
    const [entry] = (await scene.ask('GET', '/v/audit?action=channel.policy')).json().items
    expect(entry.subject).toBe(channelId)
    expect(entry.detail).toEqual({
      before: { policy, defaultProvider: null },
      after: { policy: { ...policy, autoSync: false }, defaultProvider: ups },
    })
  })

  it('changed settings are previewed, told in a history, and can be put back until somebody changes them again', async () => {
    const scene = await openScene(await open())
    const [channelId, storeId] = [await givenChannel(scene), await givenStore(scene)]
    const url = `/v/channels/${channelId}/policy`
    const { policy } = (await scene.ask('GET', `/v/channels/${channelId}`)).json()
    await givenSync(scene, { storeId, channelId, state: 'waiting', reasonCode: 'order_unread' })
    await givenSync(scene, {
      storeId,
      channelId,
      storeCarrier: 'FedEx',
      carrierKey: 'fedex',
      number: '1Z999AA10123456784',
    })

    const off = { policy: { ...policy, autoSync: false }, defaultProviderId: null }
    const ask = { policy: { ...policy, numberDisagrees: 'ask' }, defaultProviderId: ups.id }
    const seen = (await scene.ask('POST', `${url}/preview`, { body: off })).json()
    expect(seen).toMatchObject({ stops: 1, lastShipments: { looked: 2, changed: 0 } })
    expect((await scene.ask('POST', `${url}/preview`, { body: ask })).json()).toMatchObject({
      stops: 0,
      outcome: { looked: 1 },
      lastShipments: {
        changed: 1,
        examples: [
          {
            before: { provider: ups, reasonCode: null },
            after: { state: 'needs_fix', reasonCode: 'carrier_disagrees' },
          },
        ],
      },
    })
    expect((await scene.ask('GET', `/v/channels/${channelId}`)).json().policy, 'nothing was saved').toEqual(policy)

    const history = async () => (await scene.ask('GET', `${url}/history`)).json().items
    await scene.ask('PUT', url, { body: off })
    await scene.ask('PUT', url, { body: ask })
    expect(await history()).toMatchObject([
      { after: { defaultProvider: ups }, isUndo: false, undoable: true },
      { before: { policy }, after: { policy: off.policy }, undoable: false },
    ])
    const [last, first] = await history()
    expect((await scene.ask('POST', `${url}/history/${first.id}/undo`)).json().code).toBe(
      'channel.settings_changed_since',
    )
    const undone = (await scene.ask('POST', `${url}/history/${last.id}/undo`)).json()
    expect(undone).toMatchObject({ policy: off.policy, defaultProvider: null })
    expect((await history())[0]).toMatchObject({ isUndo: true, undoable: true })
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

  it('what an entry is about bears its name of today, and that of the entry when it is gone', async () => {
    const scene = await openScene(await open())
    const channelId = await givenChannel(scene)
    const url = `/v/channels/${channelId}/mappings`
    const { mapping } = (await scene.ask('POST', url, { body: { storeCarrier: 'Our Van', target: 'hold' } })).json()
    const about = async () =>
      (await scene.ask('GET', `/v/audit?subject=${mapping.id}`))
        .json()
        .items.map((entry: { about: unknown }) => entry.about)
    expect(await about()).toEqual([{ kind: 'mapping', name: 'Our Van', channelId }])
    await scene.ask('DELETE', `${url}/${mapping.id}`)
    expect((await about())[0]).toEqual({ kind: null, name: 'Our Van', channelId: null })
    await scene.ask('POST', `/v/channels/${channelId}/pause`)
    const [paused] = (await scene.ask('GET', '/v/audit')).json().items
    expect(paused.about).toEqual({ kind: 'channel', name: 'My shop', channelId })
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
          url: '/api/v1/views',
          headers: { authorization: `Bearer ${scene.keys.owner}`, ...headers },
          payload,
        })
      expect((await post('{')).statusCode).toBe(400)
      expect((await post('{"__proto__": {"shared": true}, "name": "x", "query": {}}')).statusCode).toBe(400)
      expect((await post('{"constructor": {"prototype": {"x": 1}}, "name": "x", "query": {}}')).statusCode).toBe(400)
      expect((await post('x'.repeat(300_000))).statusCode).toBe(413)
      expect(
        (await post('name=x&role=owner', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode,
      ).toBe(415)
      expect((await post('{"name": "x", "query": {}, "shared": "emperor"}')).json().fields[0].path).toBe('shared')
      const forged = Buffer.from(JSON.stringify(['not an instant', 'x'])).toString('base64url')
      expect((await scene.ask('GET', `/v/shipments?cursor=${forged}`)).statusCode).toBe(400)
      expect((await scene.ask('GET', '/v/shipments?text=a%00b')).statusCode).toBe(400)
      expect((await scene.ask('GET', '/v/stores/%00')).statusCode).toBe(400)
      expect((await post('{"name": "a\\u0000b", "query": {}}')).statusCode).toBe(400)
      expect((await post('{"name": "Bob\\n=1+1", "query": {}}')).json().fields[0].path).toBe('name')
      const extra = await post('{"name": "x", "query": {}, "workspaceId": "elsewhere", "id": "viw_mine"}')
      expect(extra.statusCode).toBe(201)
      expect(extra.json().id).not.toBe('viw_mine')
    })
  })
})
