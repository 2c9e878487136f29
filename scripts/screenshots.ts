/**
 * Every page as a picture, in light, dark and phone width: `npm run screenshots [folder]`. Starts a server of its own on a fresh
 * folder, explores with the sandbox until orders are there, looks at each page, and ends all it started.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { builtScreens } from '../packages/server/api/screens.ts'
import { createSetupLink } from '../packages/server/commands/workspaces.ts'
import { startServer } from '../packages/server/server.ts'
import { openBrowser, openPage } from '../tests/support/browser.ts'
import { serverConfig } from '../tests/support/server-config.ts'

const person = {
  workspaceName: 'Tea & Co',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  password: 'grey parcels sail at noon',
}
const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  german: { colorScheme: 'light', locale: 'de-DE', timezoneId: 'Europe/Berlin' },
}
const filledWithinMs = 180_000
/** After a page has come to rest, charts and chips have their fonts and places. */
const restMs = 600

const places: { name: string; path: string; open?: (page: Page) => Promise<unknown> }[] = [
  { name: 'overview', path: '/' },
  { name: 'orders', path: '/orders' },
  { name: 'orders-needing-you', path: '/orders?state=needs_mapping&state=needs_fix&state=failed&sort=deadline' },
  { name: 'orders-awaiting', path: '/orders?tab=awaiting' },
  {
    name: 'shipment',
    path: '/orders?state=needs_fix',
    open: async (page) => {
      // A row where there is room for columns, a card where there is not.
      await page.locator('tbody th a, li[aria-posinset] a').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'add-tracking-info',
    path: '/orders?add=',
    open: async (page) => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').last().fill('SG123456789GB')
      await dialog.getByRole('alert').waitFor()
    },
  },
  { name: 'fulfilment-sync', path: '/settings/fulfilment-sync' },
  {
    name: 'add-mapping',
    path: '/settings/fulfilment-sync?add=Blue+Van+7',
    open: async (page) => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox').last().fill('Panther')
      await page.getByRole('option', { name: 'Panther UK' }).click()
      await dialog.getByRole('table').waitFor()
    },
  },
  { name: 'carrier-names', path: '/settings/carrier-names' },
  { name: 'start', path: '/start' },
  { name: 'channels', path: '/channels' },
  { name: 'connect-channel', path: '/channels?connect=open' },
  { name: 'stores', path: '/stores' },
  { name: 'connect-store', path: '/stores?connect=open' },
  { name: 'team', path: '/team' },
  { name: 'keys', path: '/keys' },
  { name: 'audit', path: '/audit' },
  { name: 'account', path: '/account' },
  { name: 'not-found', path: '/nowhere' },
]

const out = resolve(process.argv[2] ?? 'screenshots')
const say = (line: string) => process.stderr.write(`${line}\n`)
const data = mkdtempSync(join(tmpdir(), 'waybridge-screenshots-'))
const server = await startServer(serverConfig(data, { screensFolder: builtScreens }))
const browser = await openBrowser()
try {
  mkdirSync(out, { recursive: true })
  const link = await createSetupLink(server.parts)
  const first = await openPage(browser, { baseURL: server.url })
  await first.page.goto(link?.url ?? '/')
  await first.page.getByRole('button', { name: 'Create account' }).waitFor()
  await first.page.screenshot({ path: join(out, 'set-up.light.png') })
  const headers = { origin: server.url }
  const token = new URL(link?.url ?? '').hash.slice(1)
  await first.context.request.post('/api/v1/session/first-run', { headers, data: { token, ...person } })
  say('Exploring with the sandbox, so that there is something to look at …')
  await first.context.request.post('/api/v1/explore', { headers: { ...headers, 'content-type': 'application/json' } })
  await first.page.goto('/start')
  await first.page.getByText('Ready. Orders are being synced right now.').waitFor({ timeout: filledWithinMs })
  // Read-back and settling take a while; then the synced ones are.
  await first.page.getByText(/^4\d synced\.$/).waitFor({ timeout: filledWithinMs })
  await first.context.close()

  for (const [look, options] of Object.entries(looks)) {
    const { page, context, complaints } = await openPage(browser, { baseURL: server.url, ...options })
    await page.goto('/sign-in')
    await page.getByRole('textbox').first().waitFor()
    await page.waitForTimeout(restMs)
    await page.screenshot({ path: join(out, `sign-in.${look}.png`) })
    const { email, password } = person
    await context.request.post('/api/v1/session', { headers, data: { email, password } })
    for (const { name, path, open } of places) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForTimeout(restMs)
      await open?.(page)
      await page.waitForTimeout(restMs)
      const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
      const size = page.viewportSize()
      // The bars stand still while a page scrolls, so a picture of all of it needs a window as tall.
      if (open === undefined && size !== null && whole > size.height) {
        await page.setViewportSize({ width: size.width, height: whole })
        await page.waitForTimeout(restMs)
      }
      await page.screenshot({ path: join(out, `${name}.${look}.png`) })
      if (size !== null) await page.setViewportSize(size)
    }
    for (const complaint of complaints) say(`${look}: ${complaint}`)
    await context.close()
    say(`${look}: ${places.length + 1} pictures`)
  }
  say(`They are in ${out}.`)
} finally {
  await browser.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
