/** The story people buy this for, on the screen: orders wait because a carrier is unmapped, somebody maps it, they go. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { expectPromisesKept } from './support/checker.ts'
import { type Connected, connect } from './support/connected.ts'
import { onEachDatabase } from './support/databases.ts'
import { builtScreens, describeScreens, openScreens } from './support/screens.ts'

const storeCarrier = 'Depot Courier 4'
/** Well formed for nobody we know, so only a mapping can say who carries it: Panther's numbers have no known format. */
const numbers = ['PX-40017-AA', 'PX-40018-AB', 'PX-40019-AC']

describeScreens('mapping a carrier on the screen', () => {
  onEachDatabase('the story', (open) => {
    let bridge: Connected
    let browser: Browser
    beforeAll(async () => {
      browser = await openBrowser()
      bridge = await connect(await open(), { screensFolder: builtScreens })
    })
    afterAll(async () => {
      await browser?.close()
      await bridge?.close()
    })

    it('orders wait, the carrier is offered, it is mapped, the orders turn synced, and the shop has them', async () => {
      const orderIds: string[] = []
      for (const number of numbers) {
        const { orderId, storeOrderId } = await bridge.order({ region: 'UK' })
        await bridge.fulfil({ orderId: storeOrderId, company: storeCarrier, numbers: [number] })
        orderIds.push(orderId)
      }
      await bridge.work()
      const { page, close } = await openScreens(browser, bridge)

      // The overview says what is wrong and how many.
      await page.goto('/')
      const problem = page.getByRole('listitem').filter({ hasText: `Carrier “${storeCarrier}” is not mapped` })
      await problem.getByText('3 orders').waitFor()

      // Settings > Channel settings > Fulfilment sync, and the channel.
      await page.getByRole('link', { name: 'Fulfilment sync' }).click()
      await page.getByRole('heading', { name: 'Fulfilment sync', level: 1 }).waitFor()
      await page.getByText('Settings › Channel settings › Fulfilment sync').waitFor()
      await page.getByRole('combobox', { name: 'Sales channel' }).click()
      const uk = await bridge.api('GET', `/channels/${bridge.channels.UK.channelId}`)
      await page.getByRole('option', { name: uk.body.name }).click()
      const waiting = page.getByRole('region', { name: 'Waiting for a mapping' })
      await waiting.getByText(storeCarrier).waitFor()

      // + Add mapping: the carrier is offered, the provider comes from the channel's live list.
      await page.getByRole('button', { name: '+ Add mapping' }).first().click()
      const dialog = page.getByRole('dialog', { name: 'Add mapping' })
      await dialog.getByRole('combobox', { name: 'Store carrier' }).click()
      await page.getByRole('option', { name: new RegExp(`${storeCarrier}.*3 orders`) }).click()
      await dialog.getByRole('combobox', { name: 'TikTok shipping provider' }).fill('Panther')
      await page.getByRole('option', { name: 'Panther UK' }).click()
      await dialog.getByText('3 orders go now.').waitFor()
      await dialog.getByRole('button', { name: 'Save mapping' }).click()
      await dialog.waitFor({ state: 'detached' })

      // Their progress is shown, and they turn synced without a reload.
      const release = page.getByRole('region', { name: `Going out: ${storeCarrier}` })
      await release.getByText('0 of 3 shipments settled').waitFor()
      await bridge.work()
      await release.getByText('3 of 3 shipments synced.').waitFor()
      await waiting.getByText('Nothing waits for a mapping.').waitFor()
      await release.getByRole('link', { name: 'Look at them' }).click()
      await page.getByRole('table').getByText('Synced', { exact: true }).nth(2).waitFor()

      for (const [at, orderId] of orderIds.entries())
        expect(await bridge.applied(orderId)).toMatchObject([{ trackingNumber: numbers[at]?.replaceAll('-', '') }])
      await expectPromisesKept(bridge)
      await close()
    })

    it('each target says its own: what is held waits for review, what is not synced is let be, and no card tells that it goes out', async () => {
      // It fits DPD and DHL, so only the mapping decides what becomes of it.
      const ambiguous = '09727626466625'
      const storeName = 'Depot Courier 5'
      const { orderId, storeOrderId } = await bridge.order({ region: 'UK' })
      await bridge.fulfil({ orderId: storeOrderId, company: storeName, numbers: [ambiguous] })
      const twin = await bridge.order({ region: 'UK' })
      await bridge.fulfil({ orderId: twin.storeOrderId, company: 'Depot Courier 6', numbers: ['PX-40021-AE'] })
      await bridge.work()
      const { page, close } = await openScreens(browser, bridge)
      const channel = bridge.channels.UK.channelId
      const dialog = page.getByRole('dialog', { name: 'Add mapping' })
      await page.goto(`/settings/fulfilment-sync?channel=${channel}&add=Depot+Courier+5`)
      await dialog.getByRole('radio', { name: 'Hold for review' }).click()
      await dialog.getByText('1 order will wait for review.').waitFor()
      await dialog.getByRole('cell', { name: 'held for review' }).waitFor()
      await dialog.getByRole('button', { name: 'Save mapping' }).click()
      await page.getByText('Saved. 1 order will wait for review.').waitFor()
      await bridge.work()
      expect((await bridge.shipmentOf(orderId)).reasonCode).toBe('mapped_hold')

      await page.goto(`/settings/fulfilment-sync?channel=${channel}&add=Depot+Courier+6`)
      await dialog.getByRole('radio', { name: 'Do not sync' }).click()
      await dialog.getByText('1 order will not be synced.').waitFor()
      await dialog.getByRole('cell', { name: 'not synced' }).waitFor()
      await dialog.getByRole('button', { name: 'Save mapping' }).click()
      await page.getByText('Saved. 1 order will not be synced.').waitFor()
      expect(await page.getByText(/Going out/).count()).toBe(0)

      // The same name again leads to the mapping that is there.
      await page.getByRole('button', { name: '+ Add mapping' }).first().click()
      await dialog.getByRole('combobox', { name: 'Store carrier' }).fill('depot courier 6')
      await dialog.getByText('depot courier 6 is mapped already.').waitFor()
      await page.keyboard.press('Tab')
      await dialog.getByRole('button', { name: 'Edit that mapping' }).click()
      await page.getByRole('dialog', { name: 'Edit mapping' }).getByRole('button', { name: 'Cancel' }).click()
      for (const name of ['Depot Courier 5', 'Depot Courier 6']) {
        await page.getByRole('button', { name: `Delete the mapping of ${name}` }).click()
        await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
        await page.getByText(`The mapping of ${name} was deleted.`).waitFor()
      }
      await close()
    })

    it('settings say what they would do before they are saved, and are put back from the history', async () => {
      // Changes of one instant have no order, and the history shows the newest.
      await bridge.advance(1_000)
      const { page, close } = await openScreens(browser, bridge)
      await page.goto(`/settings/fulfilment-sync?channel=${bridge.channels.UK.channelId}#settings`)
      const autoSync = page.getByRole('switch', { name: 'Auto-sync' })
      await autoSync.click()
      const dialog = page.getByRole('dialog', { name: 'Change how this channel syncs?' })
      await dialog.getByText('Auto-sync: on → off').waitFor()
      await dialog.getByText('New shipments will wait until you send them.').waitFor()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      expect(await autoSync.isChecked()).toBe(true)
      await autoSync.click()
      await dialog.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved. Auto-sync: on → off.').waitFor()
      expect(await autoSync.isChecked()).toBe(false)
      const history = page.getByRole('region', { name: 'Who changed what' })
      await history.getByRole('button', { name: 'Undo: Auto-sync: on → off' }).click()
      await history.getByText('put back').waitFor()
      await page.getByRole('switch', { name: 'Auto-sync', checked: true }).waitFor()
      await close()
    })

    it('an import is seen before it is made: what is new, what changes, which lines are wrong', async () => {
      await bridge.advance(1_000)
      const { page, close } = await openScreens(browser, bridge)
      await page.goto(`/settings/fulfilment-sync?channel=${bridge.channels.UK.channelId}`)
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Import CSV' }).click()
      const dialog = page.getByRole('dialog', { name: 'Import mappings' })
      const header = 'Store carrier,TikTok shipping provider'
      await dialog.getByRole('textbox').fill(`${header}\nDepot 8,Panther UK\nDepot 9,Nobody`)
      await dialog.getByText(/^Line 3: /).waitFor()
      expect(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true)
      await dialog.getByRole('textbox').fill(`${header}\nDepot 8,Panther UK\n${storeCarrier},EVRi`)
      await dialog.getByText('1 mapping new, 1 changed, 0 stay as they are.').waitFor()
      await dialog.getByRole('row', { name: `${storeCarrier} Panther UK EVRi` }).waitFor()
      await dialog.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByText('1 added, 1 changed, 0 left as they were.').waitFor()
      const history = page.getByRole('region', { name: 'Who changed what' })
      await history.getByRole('button', { name: /^Undo: Depot 8 and Depot Courier 4 imported/ }).click()
      await history.getByText(/undid Depot/).waitFor()
      await close()
    })

    it('a saved mapping can be taken away with its history, and undone', async () => {
      await bridge.advance(1_000)
      const { page, close } = await openScreens(browser, bridge)
      await page.goto(`/settings/fulfilment-sync?channel=${bridge.channels.UK.channelId}`)
      await page.getByRole('button', { name: `Delete the mapping of ${storeCarrier}` }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
      await page.getByText(`The mapping of ${storeCarrier} was deleted.`).waitFor()
      await page.getByText('No mappings yet').waitFor()
      const history = page.getByRole('region', { name: 'Who changed what' })
      await history.getByText('Panther UK → no mapping').waitFor()
      await history.getByRole('button', { name: `Undo: ${storeCarrier} deleted` }).click()
      await page.getByRole('row', { name: new RegExp(`${storeCarrier} Panther UK`) }).waitFor()
      await close()
    })
  })
})
