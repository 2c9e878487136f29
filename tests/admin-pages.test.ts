/**
 * Every page, in light and dark: no violation for axe, nothing for the browser to complain about, and whatever a store may
 * have written stays text. Then the story by keyboard alone.
 */
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../packages/server/commands/workspaces.ts'
import { openDatabase } from '../packages/server/database/open.ts'
import { violationsOn } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { type Connected, connect } from './support/connected.ts'
import { numbersFrom } from './support/numbers.ts'
import { builtScreens, describeScreens, openScreens } from './support/screens.ts'

/** Names, carriers and numbers as nobody should write them: markup, scripts, bidirectional marks, templates, sheer length. */
const hostile = [
  '<img src=x onerror="window.hacked=1">',
  '"><script>window.hacked=1</script>',
  "javascript:window.hacked=1//'",
  '{{constructor.constructor("window.hacked=1")()}}',
  '‮reversed‬ <b>bold</b>',
  '=HYPERLINK("http://evil.example","click")',
  `${'very long '.repeat(25)}end`,
]

/** Scripts and styles of the overview, gzip. */
const firstLoadBytesMax = 210_000

type Place = {
  name: string
  path: string
  ready: (page: Page) => Promise<unknown>
  open?: (page: Page) => Promise<unknown>
  isFloating?: true
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 }).waitFor()
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
}

describeScreens('every page', () => {
  let bridge: Connected
  let browser: Browser
  let closeDatabase: () => Promise<void>
  let held: { id: string; orderName: string }
  beforeAll(async () => {
    browser = await openBrowser()
    const db = await openDatabase({ memory: true })
    closeDatabase = () => db.close()
    bridge = await connect(db, { screensFolder: builtScreens })
    const freshUps = numbersFrom(90_000)
    for (const text of hostile) {
      const { storeOrderId } = await bridge.order({ store: { name: text } })
      await bridge.fulfil({ orderId: storeOrderId, company: text, numbers: [text] })
    }
    const { orderId, storeOrderId } = await bridge.order()
    await bridge.fulfil({ orderId: storeOrderId, company: 'UPS', numbers: [freshUps()] })
    await bridge.work()
    expect(await bridge.shipmentOf(orderId)).toMatchObject({ state: 'synced' })
    const unmapped = await bridge.order()
    await bridge.fulfil({ orderId: unmapped.storeOrderId, company: hostile[0] as string, numbers: ['ZZ-4711-QX'] })
    await bridge.sandbox.control('POST', '/control/tiktok-shop/orders', {
      shopId: bridge.channels.UK.shopId,
      orders: [
        {
          lines: [{ sellerSku: hostile[0], quantity: 1 }],
          createTime: Math.floor(bridge.clock.now() / 1000) - 7_200,
          updateTime: Math.floor(bridge.clock.now() / 1000),
        },
      ],
    })
    await bridge.work()
    await bridge.advance(6_000)
    await bridge.work()
    held = await bridge.shipmentOf(unmapped.orderId)
    const { workspaceId, server } = bridge
    await createApiKey(server.parts, { workspaceId, name: hostile[1] ?? '', role: 'viewer' })
    const panther = await bridge.providerId('UK', 'Panther UK')
    await bridge.api('POST', `/channels/${bridge.channels.UK.channelId}/mappings`, {
      storeCarrier: hostile[6]?.slice(0, 200),
      match: 'pattern',
      target: 'provider',
      providerId: panther,
    })
  })
  afterAll(async () => {
    await browser?.close()
    await bridge?.close()
    await closeDatabase?.()
  })

  const places = (): Place[] => [
    {
      name: 'overview',
      path: '/',
      ready: (page) => page.getByRole('region', { name: 'What stops parcels' }).waitFor(),
    },
    {
      name: 'manage orders',
      path: '/orders',
      ready: (page) =>
        page
          .getByRole('checkbox', { name: /^Select (?!all)/ })
          .nth(2)
          .waitFor(),
    },
    {
      name: 'awaiting tracking',
      path: '/orders?tab=awaiting',
      ready: (page) =>
        page
          .getByRole('button', { name: /^Add tracking info to/ })
          .first()
          .waitFor(),
    },
    {
      name: 'one shipment',
      path: `/orders?shipment=${held.id}`,
      ready: (page) => page.getByRole('heading', { name: 'What was looked at' }).waitFor(),
    },
    { name: 'add tracking info', path: '/orders?add=', ready: (page) => page.getByRole('dialog').waitFor() },
    {
      name: 'try many again',
      path: '/orders',
      ready: (page) => page.getByRole('checkbox', { name: 'Select all loaded rows' }).waitFor(),
      open: async (page) => {
        await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
        await press('Try again')(page)
        await page
          .getByRole('dialog')
          .getByText(/would go to TikTok Shop/)
          .waitFor()
      },
    },
    ...['Columns', 'Views', 'Filter'].map((name) => ({
      name: `the ${name} of manage orders`,
      path: '/orders',
      ready: (page: Page) =>
        page
          .getByRole('checkbox', { name: /^Select (?!all)/ })
          .first()
          .waitFor(),
      open: async (page: Page) => {
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByRole('dialog', { name }).waitFor()
      },
    })),
    {
      name: 'fulfilment sync',
      path: `/settings/fulfilment-sync?channel=${bridge.channels.US.channelId}`,
      ready: (page) =>
        page.getByRole('region', { name: 'Waiting for a mapping' }).getByRole('listitem').first().waitFor(),
    },
    {
      name: 'add mapping',
      path: `/settings/fulfilment-sync?channel=${bridge.channels.US.channelId}`,
      ready: heading('Fulfilment sync'),
      open: press('+ Add mapping'),
    },
    {
      name: 'a form with errors',
      path: `/settings/fulfilment-sync?channel=${bridge.channels.US.channelId}&add=`,
      ready: (page) => page.getByRole('dialog').waitFor(),
      open: async (page) => {
        await page.getByRole('button', { name: 'Save mapping' }).click()
        await page.getByText('Choose a shipping provider.').waitFor()
      },
    },
    {
      name: 'a list that drops down',
      isFloating: true,
      path: `/settings/fulfilment-sync?channel=${bridge.channels.US.channelId}&add=`,
      ready: (page) => page.getByRole('dialog').waitFor(),
      open: async (page) => {
        await page.getByRole('combobox', { name: 'TikTok shipping provider' }).click()
        await page.getByRole('option', { name: 'OnTrac' }).waitFor()
      },
    },
    {
      name: 'a menu',
      isFloating: true,
      path: `/settings/fulfilment-sync?channel=${bridge.channels.US.channelId}`,
      ready: heading('Fulfilment sync'),
      open: async (page) => {
        await page.getByRole('button', { name: 'More actions' }).click()
        await page.getByRole('menuitem').first().waitFor()
      },
    },
    {
      name: 'settings before they are saved',
      path: `/settings/fulfilment-sync?channel=${bridge.channels.US.channelId}`,
      ready: heading('Fulfilment sync'),
      open: async (page) => {
        await page.getByRole('switch', { name: 'Auto-sync' }).click()
        await page.getByText('New shipments will wait until you send them.').waitFor()
      },
    },
    {
      name: 'shortcuts',
      path: '/',
      ready: heading('Overview'),
      open: press('Keyboard shortcuts'),
    },
    {
      name: 'the account menu',
      path: '/',
      ready: heading('Overview'),
      open: async (page) => {
        await page.getByRole('button', { name: 'Your account' }).click()
        await page.getByRole('button', { name: 'Sign out' }).waitFor()
      },
    },
    { name: 'carrier names', path: '/settings/carrier-names', ready: heading(/store carrier name/) },
    { name: 'get started', path: '/start', ready: (page) => page.getByText(/of 5 done/).waitFor() },
    {
      name: 'sales channels',
      path: '/channels',
      ready: (page) => page.getByRole('button', { name: 'Pause' }).first().waitFor(),
    },
    {
      name: 'disconnect a channel',
      path: '/channels',
      ready: heading('Sales channels'),
      open: async (page) => {
        await press('Disconnect')(page)
        await page.getByText('This deletes:').waitFor()
      },
    },
    { name: 'connect a channel', path: '/channels?connect=open', ready: (page) => page.getByRole('dialog').waitFor() },
    { name: 'back from TikTok Shop', path: '/connect/tiktok-shop', ready: heading('Connecting TikTok Shop') },
    { name: 'stores', path: '/stores', ready: (page) => page.getByRole('button', { name: 'Pause' }).waitFor() },
    {
      name: 'connect a store',
      path: '/stores?connect=open',
      ready: (page) => page.getByRole('dialog').getByLabel('Shop address').waitFor(),
    },
    { name: 'team', path: '/team', ready: (page) => page.getByRole('row').nth(1).waitFor() },
    { name: 'invite somebody', path: '/team', ready: heading('Team'), open: press('Invite somebody') },
    { name: 'API keys', path: '/keys', ready: (page) => page.getByRole('row').nth(1).waitFor() },
    { name: 'make a key', path: '/keys', ready: heading('API keys'), open: press('Make a key') },
    { name: 'audit log', path: '/audit', ready: (page) => page.getByRole('row').nth(1).waitFor() },
    { name: 'account', path: '/account', ready: heading('Your account') },
    {
      name: 'a page that is not there',
      path: '/nowhere',
      ready: async (page) => {
        await heading('There is nothing here')(page)
        // Beside the navigation, so that nobody is lost.
        await page.locator('nav a', { hasText: 'Overview' }).waitFor({ state: 'attached' })
        expect(await page.title()).toBe('There is nothing here · Waybridge')
      },
    },
    { name: 'sign-in', path: '/sign-in', ready: heading('Sign in to Waybridge') },
    {
      name: 'sign-in refused',
      path: '/sign-in',
      ready: heading('Sign in to Waybridge'),
      open: async (page) => {
        await page.getByLabel('E-mail').fill('nobody@example.com')
        await page.locator('input[type=password]').fill('wrong words here')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.getByRole('alert').waitFor()
      },
    },
  ]

  it.each(['light', 'dark'] as const)(
    'has nothing for axe to find, and takes no text for markup (%s)',
    async (colorScheme) => {
      const { page, close } = await openScreens(browser, bridge, 'owner', { colorScheme })
      const found: string[] = []
      for (const { name, path, ready, open, isFloating } of places()) {
        await page.goto(path)
        await ready(page)
        await open?.(page)
        found.push(
          ...(await violationsOn(page, { isFloating: isFloating ?? false })).map(
            (violation) => `${name}: ${violation}`,
          ),
        )
        expect(await page.evaluate('window.hacked'), name).toBeUndefined()
      }
      expect(found).toEqual([])
      await close()
    },
  )

  it('shows hostile names as they were written', async () => {
    const { page, close } = await openScreens(browser, bridge)
    await page.goto('/orders')
    for (const text of hostile.slice(0, 3)) await page.getByRole('link', { name: text, exact: true }).first().waitFor()
    await close()
  })

  it('the overview counts orders that no shipment speaks for, and closes what a viewer may not do', async () => {
    const { page, close } = await openScreens(browser, bridge)
    await page.goto('/')
    await page.getByText('1 order awaits tracking').first().waitFor()
    await page.getByRole('listitem').getByRole('link', { name: 'Add tracking info' }).click()
    await page.getByRole('button', { name: /^Add tracking info to / }).waitFor()
    await close()

    const { page: seen, close: leave } = await openScreens(browser, bridge, 'viewer')
    await seen.goto('/')
    const map = seen.getByRole('button', { name: /^Map / }).first()
    await map.waitFor()
    expect(await map.getAttribute('aria-disabled')).toBe('true')
    expect(await map.getAttribute('aria-description')).toContain('Operator')
    for (const path of ['/orders?add=', '/settings/fulfilment-sync?add=UPS']) {
      await seen.goto(path)
      await seen.getByRole('status').getByText('Needs the role Operator', { exact: false }).waitFor()
      expect(await seen.getByRole('dialog').count()).toBe(0)
    }
    await leave()
  })

  it('keeps what was seen when the server cannot be reached, says how old it is, and catches up', async () => {
    const { page, close } = await openScreens(browser, bridge)
    await page.goto('/')
    await heading('Overview')(page)
    await page.getByText('1 order awaits tracking').first().waitFor()
    let isCut = true
    // A dead line for these requests only: Chromium's own switch for it would be told as an error of the page.
    await page.route('**/api/v1/overview*', (route) =>
      isCut ? route.fulfill({ status: 503, body: '' }) : route.continue(),
    )
    await page.getByText('24 hours', { exact: true }).click()
    await page.getByText(/What you see is from/).waitFor()
    await page.getByText('1 order awaits tracking').first().waitFor()
    isCut = false
    await page.getByText('7 days', { exact: true }).click()
    await page.getByText(/What you see is from/).waitFor({ state: 'detached' })
    await page.context().close()
    await close().catch(() => {})
  })

  it('loads little before the overview stands', async () => {
    const { page, close } = await openScreens(browser, bridge)
    const bytesOf = new Map<string, number>()
    page.on('response', async (response) => {
      if (!['script', 'stylesheet'].includes(response.request().resourceType())) return
      bytesOf.set(new URL(response.url()).pathname, gzipSync(await response.body()).length)
    })
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.getByRole('region', { name: 'What stops parcels' }).waitFor()
    const files = [...bytesOf].sort(([, a], [, b]) => b - a)
    const bytes = files.reduce((sum, [, each]) => sum + each, 0)
    expect(bytes, files.map(([path, each]) => `${each} ${path}`).join('\n')).toBeLessThanOrEqual(firstLoadBytesMax)
    await close()
  })

  it('needs no sideways scrolling on a phone', async () => {
    const { page, close } = await openScreens(browser, bridge, 'owner', { viewport: { width: 390, height: 844 } })
    const wide: string[] = []
    for (const { name, path, ready } of places()) {
      await page.goto(path)
      await ready(page)
      const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      if (Number(beyond) > 0) wide.push(`${name}: ${beyond} px`)
    }
    expect(wide).toEqual([])
    await close()
  })

  describe('a session that ends elsewhere', () => {
    it('takes the names off the screen at once, and the way back leads where one was', async () => {
      const { page, close } = await openScreens(browser, bridge)
      await page.goto('/orders?sort=oldest')
      await page.getByRole('row').nth(3).waitFor()
      const headers = { origin: bridge.server.url, 'content-type': 'application/json' }
      expect((await page.request.delete('/api/v1/session', { headers })).status()).toBe(204)
      await page.getByRole('heading', { name: 'Sign in to Waybridge' }).waitFor()
      expect(page.url()).toContain(`/sign-in?next=${encodeURIComponent('/orders?sort=oldest')}`)
      await expect.poll(() => page.getByText(held.orderName).count()).toBe(0)
      await close()
    })

    it('a role that was lowered closes the buttons without a reload', async () => {
      const { page, close } = await openScreens(browser, bridge, 'operator')
      await page.goto('/settings/fulfilment-sync')
      const add = page.getByRole('button', { name: '+ Add mapping' }).first()
      await add.waitFor()
      expect(await add.getAttribute('aria-disabled')).toBeNull()
      const me = await (await page.request.get('/api/v1/session/me')).json()
      const { items } = (await bridge.api('GET', '/members')).body
      const { id } = items.find((member: { name: string }) => member.name === me.name)
      const owner = await openScreens(browser, bridge)
      const lowered = await owner.page.request.put(`/api/v1/members/${id}`, {
        headers: { origin: bridge.server.url },
        data: { role: 'viewer' },
      })
      expect(lowered.status()).toBe(204)
      await owner.close()
      await page.locator('button[aria-disabled=true]', { hasText: '+ Add mapping' }).first().waitFor()
      await close()
    })
  })

  describe('by keyboard alone', () => {
    it('a carrier is mapped', async () => {
      const { page, close } = await openScreens(browser, bridge)
      await page.goto('/')
      await heading('Overview')(page)
      await page.keyboard.press('g')
      await page.keyboard.press('f')
      await heading('Fulfilment sync')(page)
      await page.getByRole('region', { name: 'Mappings' }).waitFor()
      await tabTo(page, 'Sales channel', 'input')
      await page.keyboard.press('ArrowDown')
      await page.getByRole('option', { name: 'Sandbox Outfitters US' }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('region', { name: 'Waiting for a mapping' }).getByRole('listitem').first().waitFor()
      await tabTo(page, '+ Add mapping')
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Add mapping' })
      await dialog.waitFor()
      await page.keyboard.type('Depot Courier 9')
      await tabTo(page, 'TikTok shipping provider')
      await page.keyboard.type('Ontrac')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Save mapping')
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('row', { name: /Depot Courier 9/ }).waitFor()
      await close()
    })

    it('an order is found, opened and closed, and the focus comes back', async () => {
      const { page, close } = await openScreens(browser, bridge)
      await page.goto('/stores')
      await heading('Stores')(page)
      await page.keyboard.press('/')
      await heading('Manage orders')(page)
      await expect.poll(() => page.evaluate('document.activeElement.type')).toBe('search')
      await page.getByRole('row').nth(3).waitFor()
      await page.keyboard.type('ZZ-4711')
      await expect.poll(() => page.getByRole('row').count()).toBe(2)
      await page.keyboard.press('Escape')
      expect(await page.evaluate('document.activeElement.type')).not.toBe('search')
      await tabTo(page, held.orderName, 'A')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'What was looked at' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(held.orderName)
      await close()
    })
  })
})

const tabsMax = 60
/** Presses Tab until what has the focus bears this name, as somebody without a mouse would. */
async function tabTo(page: Page, name: string, tag = ''): Promise<void> {
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    const focused = await page.evaluate<string>(`(() => {
      const here = document.activeElement
      if (here === null || here === document.body || !here.matches(${JSON.stringify(tag || '*')})) return ''
      const labels = here.labels ? [...here.labels].map((label) => label.textContent) : []
      return [here.getAttribute('aria-label'), here.textContent, ...labels].join(' ')
    })()`)
    if (focused.includes(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab reaches ${name}`)
}
