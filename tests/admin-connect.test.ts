/**
 * Connecting on the screen: a TikTok Shop by way of the seller's page and by a code, every way back that fails and what to do
 * then; a store with a wrong secret, a missing permission, and at last the right ones; and how a connection ends.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectors as german } from '../packages/admin/texts/de/connectors.ts'
import { openDatabase } from '../packages/server/database/open.ts'
import { shopify } from '../packages/stores/shopify/connector.ts'
import { expectAccessible } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { type Connected, connect } from './support/connected.ts'
import { builtScreens, describeScreens, openScreens, type Screens } from './support/screens.ts'

const appKey = 'sandboxapp1'
const appSecret = 'sandbox-secret-of-no-worth-00001'
const tea = { shop: 'tea-and-more', clientId: 'tea-client', clientSecret: 'tea-client-secret-of-no-worth' }
/** Its app was not granted what tells of shipments. */
const shy = { ...tea, shop: 'shy-goods', scopes: ['read_orders', 'read_products'] }

describeScreens('connecting', () => {
  let bridge: Connected
  let browser: Browser
  let closeDatabase: () => Promise<void>
  let screens: Screens
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    const db = await openDatabase({ memory: true })
    closeDatabase = () => db.close()
    bridge = await connect(db, { screensFolder: builtScreens })
    await bridge.sandbox.control('PUT', `/control/tiktok-shop/apps/${appKey}`, {
      redirectUrl: `${bridge.server.url}/connect/tiktok-shop`,
    })
    await bridge.sandbox.control('PUT', '/control/tiktok-shop/switches', { consent: 'ask' })
  })
  afterAll(async () => {
    await browser?.close()
    await bridge?.close()
    await closeDatabase?.()
  })
  beforeEach(async () => {
    screens = await openScreens(browser, bridge)
    page = screens.page
  })

  const panel = (name: string) => page.getByRole('region', { name })
  const dialog = () => page.getByRole('dialog')

  describe('a TikTok Shop', () => {
    /** Fills the form as somebody who tries it with a sandbox, and goes to the imitated seller's page. */
    async function goToSellersPage() {
      await page.goto('/channels?connect=open')
      await dialog().getByLabel('App key').fill(appKey)
      await dialog().getByRole('textbox', { name: 'App secret' }).fill(appSecret)
      await dialog().getByLabel('Service id').fill('7000000000000000001')
      await dialog().getByText(`${bridge.server.url}/connect/tiktok-shop`).waitFor()
      await dialog().getByRole('button', { name: 'Use a sandbox instead of TikTok Shop' }).click()
      await dialog().getByLabel('API address').fill(bridge.sandbox.tiktokShopUrl)
      await dialog().getByLabel('Authorisation address').fill(bridge.sandbox.tiktokShopUrl)
      await dialog().getByRole('button', { name: 'Go to TikTok Shop' }).click()
      await page.getByRole('heading', { name: 'Imitated TikTok Shop' }).waitFor()
    }
    const beginAgain = async () => {
      await page.getByRole('link', { name: 'Begin again' }).click()
      await dialog().getByLabel('App key').waitFor()
    }

    it('is authorised on the seller’s page, and comes back as a sales channel', async () => {
      await goToSellersPage()
      await page
        .getByRole('link', { name: /^Authorise/ })
        .first()
        .click()
      const shops = page.getByRole('region', { name: 'Which shops?' })
      await shops.getByRole('checkbox').first().waitFor()
      await expectAccessible(page)
      await shops.getByRole('button', { name: 'Connect them' }).click()
      await page
        .getByText(/^Connected: /)
        .first()
        .waitFor()
      await page
        .getByText(/shipping providers/)
        .first()
        .waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Close' }).click()
      await page.getByRole('heading', { name: 'Sales channels', level: 1 }).waitFor()
      await screens.close()
    })

    it('whose seller refuses says so, and how to begin again', async () => {
      await goToSellersPage()
      await page.getByRole('link', { name: 'Refuse' }).click()
      await page.getByRole('alert').getByText('The seller did not grant the authorisation.').waitFor()
      await beginAgain()
      await screens.close()
    })

    it.each([
      ['without a code', '', /TikTok Shop sent no code/],
      [
        'with a state nobody asked for',
        '?code=TTP_x&state=1e999',
        /was not started here, was used before, or is too old/,
      ],
    ])('that comes back %s is told, and one begins again', async (_what, query, said) => {
      await page.goto(`/connect/tiktok-shop${query}`)
      await page.getByText(said).waitFor()
      await expectAccessible(page)
      await beginAgain()
      await screens.close()
    })

    it('is refused in the reader’s language', async () => {
      const german = await openScreens(browser, bridge, 'owner', { locale: 'de-DE' })
      await german.page.goto('/connect/tiktok-shop?code=TTP_x&state=unasked')
      await german.page
        .getByRole('alert')
        .getByText('Diese Zustimmung wurde nicht hier begonnen', { exact: false })
        .waitFor()
      await german.close()
      await screens.close()
    })

    it('is not connected with a secret that is not its app’s', async () => {
      const { code } = await bridge.sandbox.control('POST', '/control/tiktok-shop/authorisations', {
        shopId: bridge.channels.UK.shopId,
      })
      await page.goto('/channels?connect=open')
      await dialog().getByText('I have a code').click()
      await dialog().getByLabel('App key').fill(appKey)
      await dialog().getByRole('textbox', { name: 'App secret' }).fill('not the secret')
      await dialog().getByLabel('Authorisation code').fill(code)
      await dialog().getByRole('button', { name: 'Use a sandbox instead of TikTok Shop' }).click()
      await dialog().getByLabel('API address').fill(bridge.sandbox.tiktokShopUrl)
      await dialog().getByLabel('Authorisation address').fill(bridge.sandbox.tiktokShopUrl)
      await dialog().getByRole('button', { name: 'Connect', exact: true }).click()
      await dialog().getByRole('alert').getByText('TikTok Shop did not accept the app key or the app secret.').waitFor()
      await screens.close()
    })
  })

  describe('a store', () => {
    beforeAll(async () => {
      for (const shop of [tea, shy]) await bridge.sandbox.control('POST', '/control/shopify/shops', shop)
    })

    async function fill(shop: string, clientSecret: string) {
      await page.goto('/stores?connect=open')
      await dialog().getByLabel('Shop address').fill(shop)
      await dialog().getByLabel('Client ID').fill(tea.clientId)
      await dialog().getByRole('textbox', { name: 'Client secret', exact: true }).fill(clientSecret)
      await dialog().getByRole('button', { name: 'Seldom needed' }).click()
      await dialog().getByLabel('Address of a sandbox').fill(`${bridge.sandbox.shopifyUrl}/shops/${shop}`)
      await dialog().getByRole('button', { name: 'Test and connect' }).click()
    }

    it('says at the field what is wrong with it, and keeps its buttons in view', async () => {
      await page.setViewportSize({ width: 1360, height: 480 })
      await page.goto('/stores?connect=open')
      await dialog().getByLabel('Shop address').fill('myshop.com')
      await dialog().getByLabel('Client ID').fill('an-id')
      await dialog().getByRole('textbox', { name: 'Client secret', exact: true }).fill('a-secret-of-some-length')
      const send = dialog().getByRole('button', { name: 'Test and connect' })
      const box = await send.boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? 0), 'the button is in view').toBeLessThanOrEqual(480)
      await send.click()
      await dialog().getByText('Enter the address that ends in .myshopify.com').waitFor()
      await dialog().getByRole('alert').getByText('These settings cannot be right: Shop address.').waitFor()
      expect(
        await dialog()
          .getByText(/Reference for support/)
          .count(),
      ).toBe(0)
      await expectAccessible(page)
      await screens.close()
    })

    it('is tested live: a wrong secret and a missing permission are named, and nothing of them is kept', async () => {
      await fill(shy.shop, 'not the secret')
      await dialog()
        .getByRole('alert')
        .getByText(/client (ID|secret)/i)
        .first()
        .waitFor()
      await fill(shy.shop, shy.clientSecret)
      await dialog()
        .getByRole('alert')
        .getByText(/read_fulfillments/)
        .waitFor()
      await expectAccessible(page)
      expect((await bridge.api('GET', '/stores')).body.items).toHaveLength(1)
      await screens.close()
    })

    it('that grants everything is connected, tested, paused, resumed, and its secret is not shown again', async () => {
      await fill(tea.shop, tea.clientSecret)
      const done = dialog().getByRole('status')
      await done.getByText(`${tea.shop} is connected.`, { exact: false }).waitFor()
      for (const scope of ['read_orders', 'read_fulfillments']) await done.getByText(scope).waitFor()
      await expectAccessible(page)
      await dialog().getByRole('button', { name: 'Close' }).last().click()

      const store = panel(tea.shop)
      await store.getByRole('button', { name: 'Test the connection' }).click()
      await store.getByRole('status').getByText(`${tea.shop} answers, and everything needed is granted.`).waitFor()
      await expectAccessible(page)
      await store.getByRole('button', { name: 'Pause' }).click()
      await store.getByText('Paused by hand. Its shipments wait until you resume it.').waitFor()
      await store.getByRole('button', { name: 'Resume' }).click()
      await store.getByText('Connected', { exact: true }).waitFor()

      await store.getByRole('button', { name: 'Edit' }).click()
      const secret = dialog().getByRole('textbox', { name: 'Client secret', exact: true })
      expect([await secret.inputValue(), await page.content()]).toEqual([
        '',
        expect.not.stringContaining(tea.clientSecret),
      ])
      await dialog().getByLabel('Name in Waybridge').fill('Tea and more')
      await dialog().getByRole('button', { name: 'Test and save' }).click()
      await dialog().getByText('Tea and more is connected.', { exact: false }).waitFor()
      await dialog().getByRole('button', { name: 'Close' }).last().click()
      await panel('Tea and more').waitFor()
      await screens.close()
    })

    it('ends when its name is typed, after it was said what is deleted', async () => {
      await page.goto('/stores')
      await panel('messy-goods').getByRole('button', { name: 'Disconnect' }).click()
      await dialog().getByText('This deletes:').waitFor()
      await dialog().getByText('the stored keys and tokens').waitFor()
      const end = dialog().getByRole('button', { name: 'Disconnect', exact: true })
      expect(await end.isDisabled()).toBe(true)
      await dialog().getByLabel('Type messy-goods to confirm').fill('messy-goods')
      await end.click()
      await page.getByText('messy-goods is disconnected.').waitFor()
      await panel('messy-goods').waitFor({ state: 'detached' })
      await screens.close()
    })
  })

  it('a viewer sees how connections do; dialogs and deeds are closed', async () => {
    const viewer = await openScreens(browser, bridge, 'viewer')
    await viewer.page.goto('/channels?connect=open')
    await viewer.page.getByRole('region', { name: 'Sandbox Outfitters UK' }).waitFor()
    expect(await viewer.page.getByRole('dialog').count()).toBe(0)
    const pause = viewer.page.getByRole('button', { name: 'Pause' }).first()
    await pause.focus()
    await viewer.page.getByRole('tooltip').getByText('Needs the role Owner.').waitFor()
    await pause.press('Enter')
    await viewer.close()
    const { items } = (await bridge.api('GET', '/channels')).body
    expect(items.map(({ status }: { status: string }) => status)).not.toContain('paused')
    await screens.close()
  })
})

describe('the German form of a store', () => {
  it('says every field of the connector', () => {
    const words = german[shopify.kind]
    expect(Object.keys(words?.fields ?? {}).toSorted()).toEqual(shopify.fields.map(({ name }) => name).toSorted())
  })
})
