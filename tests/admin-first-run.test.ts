/**
 * The first minutes, as `npm start` begins them: the program itself with its printed link, the owner's account, the checklist,
 * and Explore with the sandbox, which fills everything by itself.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSetupLink } from '../packages/server/commands/workspaces.ts'
import { type Server, startServer } from '../packages/server/server.ts'
import { violationsOn } from './support/axe.ts'
import { openBrowser, openPage } from './support/browser.ts'
import { builtScreens, describeScreens, password } from './support/screens.ts'
import { serverConfig } from './support/server-config.ts'

/** Explore promises a minute on a machine of one's own; two busy cores may take longer. */
const filledWithinMs = 150_000

describeScreens('the first run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybridge-first-run-'))
  let browser: Browser
  let server: Server
  const start = (port: number) => startServer(serverConfig(folder, { port, screensFolder: builtScreens }))
  beforeAll(async () => {
    browser = await openBrowser()
    server = await start(0)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('the printed link makes the owner; the checklist and the sandbox follow; all of it can be taken away again', async () => {
    const { page, context, complaints } = await openPage(browser)
    await page.goto(server.url)
    await page.getByText('No account yet').waitFor()
    expect(await violationsOn(page)).toEqual([])

    const link = await createSetupLink(server.parts)
    await page.goto(link?.url ?? '')
    await page.getByRole('heading', { name: 'Welcome. Make your account' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.getByLabel('Name of your business').fill('Tea & Co')
    await page.getByLabel('Your name').fill('Ada Lovelace')
    await page.getByLabel('E-mail').fill('ada@example.com')
    await page.locator('input[type=password]').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()

    await page.getByRole('heading', { name: 'Get started', level: 1 }).waitFor()
    expect(page.url(), 'the spent token is gone from the address').not.toContain('#')
    await page.getByText('0 of 5 done').waitFor()
    await page.getByRole('button', { name: 'Explore with the sandbox' }).click()
    await page.getByText('Ready. Orders are being synced right now.').waitFor({ timeout: filledWithinMs })
    await page.getByText(/Connected: Sandbox Outfitters UK and Sandbox Outfitters US/).waitFor()
    await page.getByText(/carriers? waits? for a mapping/).waitFor()

    // Everything is filled: what is wrong, what is synced, who is connected.
    await page.getByRole('link', { name: 'Open the overview' }).first().click()
    await page.getByText(/orders need you/).waitFor()
    await page.getByText('Carrier “Blue Van 7” is not mapped').first().waitFor()
    await page
      .getByRole('region', { name: /onnections/ })
      .getByText('Sandbox store')
      .waitFor()
    await page.getByRole('link', { name: 'Manage orders' }).click()
    await page.getByRole('table').getByText('Synced', { exact: true }).first().waitFor()

    await page.getByRole('banner').getByText('Tea & Co', { exact: true }).waitFor()

    await page.goto(`${server.url}/start`)
    await page.getByRole('button', { name: 'End exploring' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End exploring' }).click()
    await page.getByText('0 of 5 done').waitFor()

    // The imitated world lives in the server, and ends with it: what is gone is said.
    await page.getByRole('button', { name: 'Explore with the sandbox' }).click()
    await page.getByRole('progressbar').waitFor()
    await page.goto('about:blank')
    await server.stop()
    server = await start(Number(new URL(server.url).port))
    await page.goto(`${server.url}/start`)
    await page.getByText(/Exploring ended because the server was started anew/).waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Get started' }).waitFor()
    await page.getByText('0 of 5 done').waitFor()
    await context.close()
    expect(complaints).toEqual([])
  }, 240_000)
})
