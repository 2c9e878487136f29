/**
 * The screens as people use them: a real Chromium in front of a connected server, signed in with the role a story needs. What
 * the browser complained about (errors, broken security policy, refused loads) is looked at when a page is closed.
 */
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { givenMember, password } from '../../packages/server/api/test-people.ts'
import { chromiumPath, openPage } from './browser.ts'
import type { Connected } from './connected.ts'

/** Built by `npm test` before the tests. */
export const builtScreens = fileURLToPath(new URL('../../packages/admin/dist', import.meta.url))

export { password }

const noChromium =
  'skipped, there is no Chromium: npm test installs it on Debian as root; elsewhere set WAYBRIDGE_CHROMIUM'

/** A block of tests that need a browser. */
export const describeScreens = (title: string, tests: () => void) =>
  describe.skipIf(chromiumPath() === null)(
    chromiumPath() === null ? `${title} (${noChromium})` : title,
    { timeout: 120_000 },
    tests,
  )

export type Screens = { page: Page; close(): Promise<void> }

let people = 0

/** A page of a new member with this role, signed in. Its addresses may be relative. */
export async function openScreens(
  browser: Browser,
  bridge: Connected,
  role: 'viewer' | 'operator' | 'owner' = 'owner',
  options: BrowserContextOptions = {},
): Promise<Screens> {
  people += 1
  const email = `person${people}@example.com`
  const { parts } = bridge.server
  await givenMember(parts, { workspaceId: bridge.workspaceId, role, name: `Person ${people}`, email })
  const { page, context, complaints } = await openPage(browser, { baseURL: bridge.server.url, ...options })
  const signedIn = await context.request.post('/api/v1/session', {
    headers: { origin: bridge.server.url },
    data: { email, password },
  })
  expect(signedIn.status()).toBe(200)
  return {
    page,
    async close() {
      await context.close()
      expect(complaints).toEqual([])
    },
  }
}

/** Presses what asks the server for a deed, and waits for its answer: from then on there is something to work on. */
export async function press(button: Locator): Promise<void> {
  const answered = button.page().waitForResponse((response) => response.request().method() !== 'GET')
  await button.click()
  await answered
}
