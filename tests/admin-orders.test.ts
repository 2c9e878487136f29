/** Manage orders on the screen: Add tracking info as one types, and many tried again at once. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../packages/server/database/open.ts'
import { openBrowser } from './support/browser.ts'
import { expectPromisesKept } from './support/checker.ts'
import { type Connected, connect } from './support/connected.ts'
import { numbersFrom } from './support/numbers.ts'
import { builtScreens, describeScreens, openScreens, press, type Screens } from './support/screens.ts'

const bulkOrders = 500
const noticedWithinMs = 6_000
const roundsMax = 20

describeScreens('manage orders', () => {
  let bridge: Connected
  let browser: Browser
  let screens: Screens
  let closeDatabase: () => Promise<void>
  beforeAll(async () => {
    browser = await openBrowser()
    const db = await openDatabase({ memory: true })
    closeDatabase = () => db.close()
    bridge = await connect(db, { screensFolder: builtScreens })
    screens = await openScreens(browser, bridge)
  })
  afterAll(async () => {
    await screens?.close()
    await browser?.close()
    await bridge?.close()
    await closeDatabase?.()
  })

  /** A UK order that no store speaks for. */
  async function givenAwaiting(): Promise<string> {
    const nowSeconds = Math.floor(bridge.clock.now() / 1000)
    const made = await bridge.sandbox.control('POST', '/control/tiktok-shop/orders', {
      shopId: bridge.channels.UK.shopId,
      orders: [{ lines: [{ sellerSku: 'MUG', quantity: 1 }], createTime: nowSeconds - 7_200, updateTime: nowSeconds }],
    })
    await bridge.work()
    // The shop's notice makes the next reading of its orders come in a few seconds.
    await bridge.advance(noticedWithinMs)
    await bridge.work()
    return made.orders[0].id
  }

  describe('add tracking info', () => {
    let orderId: string
    /** The dialog is open for an order that awaits tracking. */
    beforeEach(async () => {
      orderId = await givenAwaiting()
      await screens.page.goto('/orders?tab=awaiting')
      await screens.page.getByRole('button', { name: `Add tracking info to ${orderId}` }).click()
      await dialog().waitFor()
    })
    const dialog = () => screens.page.getByRole('dialog', { name: /^Add tracking info/ })
    const number = () => dialog().getByRole('textbox', { name: 'Tracking ID' })
    const provider = () => dialog().getByRole('combobox', { name: 'Shipping provider' })
    const confirm = () => dialog().getByRole('button', { name: 'Confirm' })

    it('a valid number names its carrier; confirmed it is ready to ship, and TikTok Shop has it', async () => {
      await number().fill('jd 0002 1234 5678 9012')
      await dialog().getByText('Fits Yodel UK.').waitFor()
      await expect.poll(() => provider().inputValue()).toBe('Yodel UK')
      await confirm().click()
      await dialog().getByText('Ready to ship').waitFor()
      await bridge.work()
      await dialog().getByText('TikTok Shop has it', { exact: true }).waitFor()
      expect(await bridge.applied(orderId)).toMatchObject([{ trackingNumber: 'JD0002123456789012' }])
    })

    it('an ambiguous number lists every carrier it fits, the best first, and takes the one that is chosen', async () => {
      await number().fill('09727626466625')
      await dialog()
        .getByText(/Fits .*DPD UK.* or .*DHL UK/)
        .waitFor()
      await provider().click()
      const offered = await screens.page.getByRole('option').allInnerTexts()
      expect(offered.findIndex((text) => text.startsWith('DPD UK'))).toBeLessThan(
        offered.findIndex((text) => text.startsWith('DHL UK')),
      )
      await screens.page.getByRole('option', { name: /^DHL UK/ }).click()
      await confirm().click()
      await dialog().getByText('Ready to ship').waitFor()
      await bridge.work()
      await dialog()
        .getByText(/TikTok Shop has it|It is not sent yet/)
        .waitFor()
      const applied = await bridge.applied(orderId)
      if (applied.length > 0) expect(applied[0].providerId).toBe(await bridge.providerId('UK', 'DHL UK'))
      else await dialog().getByRole('button', { name: 'I have checked it. Send anyway' }).waitFor()
    })

    it('an invalid number says what is wrong, sends nothing, and its repair goes', async () => {
      await number().fill('SG123456789GB')
      await dialog()
        .getByText(/check digit is wrong/)
        .waitFor()
      expect(await confirm().isDisabled()).toBe(true)
      await dialog().getByRole('button', { name: 'Use SG123457689GB' }).click()
      await dialog()
        .getByText(/^Fits .*Royal Mail/)
        .waitFor()
      await confirm().click()
      await dialog().getByText('Ready to ship').waitFor()
      await bridge.work()
      await dialog().getByText('TikTok Shop has it', { exact: true }).waitFor()
      expect(await bridge.applied(orderId)).toMatchObject([{ trackingNumber: 'SG123457689GB' }])
    })

    const choose = async (name: string, typed = name) => {
      await provider().fill(typed)
      await screens.page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
    }

    it('a number of no published format goes with a carrier that publishes none, and with no other', async () => {
      await number().fill('PX-40017-AA')
      await dialog().getByText('No carrier we know has numbers like this.').waitFor()
      await choose('Royal Mail')
      await dialog()
        .getByText(/does not fit the numbers of Royal Mail/)
        .waitFor()
      expect(await confirm().getAttribute('aria-disabled')).toBe('true')
      await choose('Panther UK')
      await dialog().getByText('Panther UK publishes no format').waitFor()
      await confirm().click()
      await dialog().getByText('Ready to ship').waitFor()
      await bridge.work()
      await dialog()
        .getByText(/^TikTok Shop has it/)
        .waitFor()
      expect(await bridge.applied(orderId)).toMatchObject([{ trackingNumber: 'PX40017AA' }])
    })

    it('a number that fits another carrier than the chosen one asks which of the two', async () => {
      await choose('Panther UK')
      await number().fill('JD0002123456789013')
      await dialog().getByText('This number fits Yodel UK, not Panther UK.').waitFor()
      expect(await confirm().getAttribute('aria-disabled')).toBe('true')
      await dialog().getByRole('button', { name: 'Keep Panther UK' }).click()
      await dialog().getByText('It fits Yodel UK; you keep Panther UK.').waitFor()
      await number().fill('JD0002123456789014')
      await dialog().getByRole('button', { name: 'Use Yodel UK' }).click()
      await dialog().getByText('Fits Yodel UK.').waitFor()
      await confirm().click()
      await dialog().getByText('Ready to ship').waitFor()
      await bridge.work()
      await dialog().getByText('TikTok Shop has it', { exact: true }).waitFor()
      expect((await bridge.applied(orderId))[0].providerId).toBe(await bridge.providerId('UK', 'Yodel UK'))

      // The next order is chosen in the same dialog.
      await dialog().getByRole('button', { name: 'Add another' }).click()
      await dialog().getByRole('combobox', { name: 'TikTok order' }).waitFor()
      await dialog().getByRole('button', { name: 'Confirm' }).click()
      for (const missing of ['Choose an order.', 'Type the tracking ID.', 'Choose a shipping provider.'])
        await dialog().getByText(missing).waitFor()
    })

    it('what is doubtful is no plain success, and can be corrected at once, but only by a change', async () => {
      await number().fill('JD0002123456789015')
      await choose('Panther UK')
      await dialog().getByRole('button', { name: 'Keep Panther UK' }).click()
      await confirm().click()
      await dialog().getByText('Ready to ship').waitFor()
      await bridge.work()
      await dialog().getByText('TikTok Shop has it, with a warning').waitFor()
      await dialog().getByText('one correction is possible within 72 hours').waitFor()
      await dialog().getByRole('button', { name: 'Correct it' }).click()
      const correcting = screens.page.getByRole('dialog', { name: 'Change number or carrier' })
      await correcting.getByText(/^Correction available, \d+ ?[hm] left/).waitFor()
      const send = correcting.getByRole('button', { name: 'Send the one correction' })
      await correcting.getByRole('button', { name: 'Keep Panther UK' }).click()
      await correcting.getByText('Nothing is changed yet.').waitFor()
      expect(await send.getAttribute('aria-disabled')).toBe('true')
      await correcting.getByRole('textbox', { name: 'Tracking ID' }).fill('JD0002123456789016')
      await correcting.getByRole('button', { name: 'Use Yodel UK' }).click()
      await send.click()
      await correcting.waitFor({ state: 'detached' })
      await bridge.work()
      await dialog().getByText('TikTok Shop has it', { exact: true }).waitFor()
      const applied = await bridge.applied(orderId)
      expect(applied.at(-1)).toMatchObject({
        trackingNumber: 'JD0002123456789016',
        providerId: await bridge.providerId('UK', 'Yodel UK'),
      })
      // The correction is spent: the drawer says so, and the dialog is closed to another.
      await dialog().getByRole('button', { name: 'Open the shipment' }).click()
      const drawer = screens.page.getByRole('dialog', { name: 'Shipment' })
      await drawer.getByText('The one correction was already used.').waitFor()
      await drawer.getByRole('button', { name: 'Change number or carrier' }).click()
      expect(await send.getAttribute('aria-disabled')).toBe('true')
    })

    it('a provider is found under another name of its carrier', async () => {
      await provider().fill('myherm')
      await expect
        .poll(() => screens.page.getByRole('option').allInnerTexts())
        .toEqual([expect.stringMatching(/^EVRi/)])
    })

    it('a number of nobody is refused in words, with nothing to press', async () => {
      await number().fill('hello there')
      await dialog().getByText('There is no tracking number.').waitFor()
      expect(await confirm().isDisabled()).toBe(true)
      expect(await bridge.applied(orderId)).toEqual([])
    })
  })

  it('what auto-sync is off for needs a person, who sends one of them, then the rest', async () => {
    const url = `/channels/${bridge.channels.US.channelId}/policy`
    const { page } = screens
    const setAutoSync = async (autoSync: boolean) => {
      const channel = (await bridge.api('GET', `/channels/${bridge.channels.US.channelId}`)).body
      const reply = await bridge.api('PUT', url, {
        policy: { ...channel.policy, autoSync },
        defaultProviderId: channel.defaultProvider?.id ?? null,
      })
      expect(reply.status).toBeLessThan(300)
    }
    const freshUps = numbersFrom(30_000)
    const orders = [await bridge.order(), await bridge.order(), await bridge.order()]
    await setAutoSync(false)
    try {
      for (const { storeOrderId } of orders)
        await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
      await bridge.work()
      await page.goto('/orders')
      await page.getByRole('tab', { name: 'Needs you 3' }).click()
      await page.getByText('3 of 3 shipments').waitFor()
      await page.locator('tbody th a').first().click()
      const drawer = page.getByRole('dialog', { name: 'Shipment' })
      await drawer.getByRole('link', { name: 'Turn on auto-sync' }).waitFor()
      await press(drawer.getByRole('button', { name: 'Send now' }))
      await bridge.work()
      await drawer.getByText(/^TikTok Shop has 1Z/).waitFor()
      await drawer.getByRole('button', { name: 'Close the shipment' }).click()

      // A skip of many can be undone.
      await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
      await page.getByRole('button', { name: 'Skip', exact: true }).click()
      await page.getByRole('dialog', { name: 'Skip' }).getByRole('button', { name: 'Skip: 2 shipments' }).click()
      await page.getByRole('tab', { name: 'Needs you 0' }).waitFor()
      await press(page.getByRole('region', { name: 'Skip' }).getByRole('button', { name: 'Undo' }))
      await bridge.work()
      await page.getByRole('tab', { name: 'Needs you 2' }).waitFor()

      await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
      await page.getByRole('button', { name: 'Send now' }).click()
      const dialog = page.getByRole('dialog', { name: 'Send now' })
      await dialog.getByText('2 would go to TikTok Shop.').waitFor()
      await press(dialog.getByRole('button', { name: 'Send now: 2 shipments' }))
      await bridge.work()
      await page.getByRole('region', { name: 'Send now' }).getByText('2 of 2 shipments · 2 synced').waitFor()
      // What is sent later is not what taking them up again came to.
      await page
        .getByRole('region', { name: 'Take up again' })
        .getByText('2 of 2 shipments · 0 synced, 2 waiting for you')
        .waitFor()
      await page.getByRole('tab', { name: 'Needs you 0' }).waitFor()
    } finally {
      await setAutoSync(true)
    }
    await bridge.work()
    for (const { orderId } of orders) expect(await bridge.applied(orderId)).toHaveLength(1)
  })

  it('tells of a shipment only what is so', async () => {
    const { page } = screens
    const drawer = page.getByRole('dialog', { name: 'Shipment' })
    const fact = (name: string) => drawer.getByText(name, { exact: true })
    const { orderId, storeOrderId } = await bridge.order()
    await bridge.fulfil({ orderId: storeOrderId, company: 'Nobody Knows Vans', numbers: ['ZZ-4712-QX'] })
    await bridge.work()
    const held = await bridge.shipmentOf(orderId)
    await page.goto(`/orders?shipment=${held.id}`)
    await fact('Order at TikTok Shop').waitFor()
    for (const there of ['Awaits shipment', 'The order’s source in the store', 'Ship by']) await fact(there).waitFor()
    for (const not of ['Tracking ID on TikTok', 'AWAITING_SHIPMENT']) expect(await fact(not).count()).toBe(0)

    const providerId = await bridge.providerId('US', 'UPS')
    await bridge.api('PUT', `/shipments/${held.id}/chosen`, { providerId, number: numbersFrom(25_000)() })
    await bridge.work()
    await fact('Tracking ID on TikTok').waitFor()
    expect(await fact('Ship by').count()).toBe(0)
    await drawer.getByText(/^mark-package-as-shipped · Request /).waitFor()
    await drawer.getByRole('button', { name: 'Show what was read and answered' }).click()
    await drawer.getByRole('region', { name: 'Sent to TikTok Shop, and its answer' }).waitFor()
  })

  it('asks which items a shipment holds, and sends it with those', async () => {
    const { page } = screens
    const { orderId, storeOrderId } = await bridge.order({
      lines: [
        { sellerSku: 'MUG', quantity: 1 },
        { sellerSku: 'BOWL', quantity: 1 },
      ],
      store: {
        lines: [
          { sku: 'SET-1', quantity: 1 },
          { sku: 'SET-2', quantity: 1 },
        ],
      },
    })
    await bridge.fulfil({
      orderId: storeOrderId,
      company: 'UPS',
      numbers: [numbersFrom(27_000)()],
      lines: [{ sku: 'SET-1', quantity: 1 }],
    })
    await bridge.work()
    const held = await bridge.shipmentOf(orderId)
    expect(held.reasonCode).toBe('units_unclear')
    await page.goto(`/orders?shipment=${held.id}`)
    await page.getByRole('button', { name: 'Choose the items' }).click()
    const dialog = page.getByRole('dialog', { name: 'Choose the items' })
    await dialog.getByRole('checkbox', { name: 'BOWL' }).click()
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await dialog.waitFor({ state: 'detached' })
    await bridge.work()
    expect(await bridge.applied(orderId)).toHaveLength(1)
    const { order } = await bridge.shipmentOf(orderId)
    expect(
      order.units.filter((unit: { trackingNumber: string | null }) => unit.trackingNumber !== null).length,
    ).toBeLessThan(2)
  })

  it('leads from a shipment to the mapping that holds it', async () => {
    const { page } = screens
    const { orderId, storeOrderId } = await bridge.order()
    await bridge.api('POST', `/channels/${bridge.channels.US.channelId}/mappings`, {
      storeCarrier: 'Held Vans',
      target: 'hold',
    })
    await bridge.fulfil({ orderId: storeOrderId, company: 'Held Vans', numbers: [numbersFrom(26_000)()] })
    await bridge.work()
    await page.goto(`/orders?shipment=${(await bridge.shipmentOf(orderId)).id}`)
    const drawer = page.getByRole('dialog', { name: 'Shipment' })
    await drawer.getByRole('button', { name: 'Send as UPS' }).waitFor()
    await drawer.getByRole('link', { name: 'Open the mapping' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit mapping' })
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Store carrier' }).inputValue()).toBe('Held Vans')
  })

  it('finds an order that awaits tracking from wherever one searches, and takes filters off again', async () => {
    const orderId = await givenAwaiting()
    const { page } = screens
    await page.goto('/orders?group=needs_you')
    await page.getByRole('searchbox').fill(orderId)
    await page.getByRole('button', { name: '1 in Awaiting tracking' }).click()
    await page.getByRole('button', { name: `Add tracking info to ${orderId}` }).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe(orderId)

    await page.goto('/orders?state=skipped')
    expect(await page.getByRole('tab', { name: /^Not synced/ }).getAttribute('aria-selected')).toBe('true')
    await page.getByRole('button', { name: 'Filter, 1 set' }).click()
    const panel = page.getByRole('dialog', { name: 'Filter' })
    await panel.getByLabel('First seen until').fill('2001-01-01')
    await panel.getByRole('button', { name: 'Close' }).click()
    await page.getByText('No order fits these filters.').waitFor()
    await page.getByRole('button', { name: 'Remove the filter Seen until 1 Jan 2001' }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).last().click()
    await expect.poll(() => new URL(page.url()).search).toBe('')
  })

  it('keeps a view with its columns, changes it, and brings back one that was deleted', async () => {
    const { page } = screens
    const menu = page.getByRole('dialog', { name: 'Views' })
    const name = 'Everything that the second warehouse left undone before noon'
    await page.goto('/orders?group=needs_you&sort=deadline')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Store', exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Views' }).click()
    await menu.getByRole('button', { name: 'Save this view' }).click()
    await page.getByRole('textbox', { name: 'Name of the view' }).fill(name)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(`The view ${name} was saved.`).waitFor()

    await page.evaluate('localStorage.clear()')
    await page.goto('/orders')
    await page.getByRole('button', { name: 'Views' }).click()
    const view = menu.getByRole('button', { name, exact: true })
    const [inside, outside] = [await view.boundingBox(), await menu.boundingBox()]
    expect((inside?.x ?? 0) + (inside?.width ?? 0)).toBeLessThan((outside?.x ?? 0) + (outside?.width ?? 0))
    await view.click()
    await page.getByRole('tab', { name: /^Needs you/, selected: true }).waitFor()
    await page.getByRole('button', { name: 'Columns' }).click()
    expect(await page.getByRole('checkbox', { name: 'Store', exact: true }).isChecked()).toBe(true)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Views' }).click()
    await menu.getByRole('button', { name: `Change the view ${name}` }).click()
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Left undone')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Views' }).click()
    await menu.getByRole('button', { name: 'Delete the view Left undone' }).click()
    await page.getByText('The view Left undone was deleted.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await menu.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Views' }).click()
    await menu.getByRole('button', { name: 'Left undone', exact: true }).waitFor()
  })

  it('is sorted by the head of a column, and shows on a phone what has to be done first', async () => {
    const { page } = screens
    const { storeOrderId } = await bridge.order()
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [numbersFrom(20_000)()] })
    await givenAwaiting()
    await page.goto('/orders')
    const head = page.getByRole('columnheader', { name: 'Deadline' })
    await head.getByRole('button').click()
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending')
    expect(new URL(page.url()).searchParams.get('sort')).toBe('deadline')

    const phone = await openScreens(browser, bridge, 'operator', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    await phone.page.goto('/orders?tab=awaiting')
    const add = phone.page.getByRole('button', { name: /^Add tracking info to/ }).first()
    await add.waitFor()
    for (const part of [add, phone.page.getByRole('tab', { selected: true })]) {
      const box = await part.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    }
    // The list of providers opens and is tapped while the page stands still.
    await phone.page.goto('/orders?add=')
    await phone.page.getByRole('dialog').waitFor()
    await phone.page.evaluate(`{
      window.widths = new Set()
      const look = () => { window.widths.add(document.documentElement.scrollWidth); requestAnimationFrame(look) }
      look()
    }`)
    const provider = phone.page.getByRole('combobox', { name: 'Shipping provider' })
    await provider.tap()
    await phone.page.getByRole('option').nth(2).tap()
    await expect.poll(() => provider.inputValue()).not.toBe('')
    expect(await phone.page.evaluate('[...window.widths]')).toEqual([390])

    await phone.page.goto('/orders')
    await phone.page.getByRole('listitem').first().getByRole('link').tap()
    await phone.page.getByRole('dialog', { name: 'Shipment' }).waitFor()
    await phone.close()
  })

  it(`tries ${bulkOrders} again at once, says first what would happen, and shows how far they are`, async () => {
    const freshUps = numbersFrom(40_000)
    await bridge.fault({
      vendor: 'tiktok-shop',
      operation: 'mark package as shipped',
      kind: 'business_code',
      code: 21999999,
      message: 'strange',
      times: 100 * bulkOrders,
    })
    for (let order = 0; order < bulkOrders; order += 1) {
      const { storeOrderId } = await bridge.order()
      await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
    }
    // The store's own throttle lets through so many readings at a time.
    const refused = async () =>
      (await bridge.api('GET', '/shipments/counts?reasonCode=refused')).body.items[0]?.count ?? 0
    for (let round = 0; round < roundsMax && (await refused()) < bulkOrders; round += 1) {
      await bridge.work()
      await bridge.advance(noticedWithinMs)
    }
    await bridge.sandbox.control('DELETE', '/control/faults')
    const { page } = screens
    await page.goto('/orders?state=needs_fix&reason=refused')
    await page.getByText(new RegExp(`\\d+ of ${bulkOrders} shipments`)).waitFor()
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    await page.getByRole('button', { name: `Select all ${bulkOrders} that match` }).click()
    await page.getByText(`All ${bulkOrders} shipments that match are selected`).waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    const dialog = page.getByRole('dialog', { name: 'Try again' })
    await dialog.getByText(`${bulkOrders} would go to TikTok Shop.`).waitFor()
    await dialog.getByRole('button', { name: `Try again: ${bulkOrders} shipments` }).click()

    const progress = page.getByRole('region', { name: 'Try again' })
    await progress.getByText(`0 of ${bulkOrders} shipments`).waitFor()
    // It goes on being told on another page, and after that was loaded anew.
    await page.goto('/channels')
    await progress.getByText(`0 of ${bulkOrders} shipments`).waitFor()
    await page.goto('/orders?state=needs_fix&reason=refused')
    for (let round = 0; round < roundsMax && (await refused()) > 0; round += 1) {
      await bridge.work()
      await bridge.advance(noticedWithinMs)
    }
    await progress.getByText(`Try again: done`).waitFor()
    await progress.getByText(`${bulkOrders} of ${bulkOrders} shipments · ${bulkOrders} synced`).waitFor()
    await page.getByText('No order fits these filters.').waitFor()
    await expectPromisesKept(bridge)

    // What is synced is left alone, and the closed button says so.
    await page.goto('/orders?state=synced')
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    for (const deed of ['Try again', 'Skip']) {
      await page.getByRole('button', { name: deed, exact: true }).click()
      const asked = page.getByRole('dialog', { name: deed })
      await asked.getByText(/^There is nothing to /).waitFor()
      expect(await asked.getByRole('button', { name: `${deed}: 0 shipments` }).getAttribute('aria-disabled')).toBe(
        'true',
      )
      await asked.getByRole('button', { name: 'Cancel' }).click()
      await asked.waitFor({ state: 'detached' })
    }
  })
})
