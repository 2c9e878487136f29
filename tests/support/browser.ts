/** A real Chromium, and pages that remember what went wrong in them: errors, refused loads, broken security policies. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const places = [
  process.env.WAYBRIDGE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where Chromium is on this machine; null when it is nowhere. `npm test` installs Debian's when it can. */
export const chromiumPath = (): string | null => places.find((path) => path !== undefined && existsSync(path)) ?? null

/** How long a page may take to show what a story waits for; on two busy cores a second can be long. */
const waitMsMax = 20_000

export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null)
    throw new Error(
      'There is no Chromium. On Debian: apt-get install chromium; else set WAYBRIDGE_CHROMIUM to its path.',
    )
  return chromium.launch({
    executablePath,
    args: [
      // Root may not use the sandbox, and a container has little shared memory.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/** A page with a notebook: what a person would see in the console, and what the browser refused. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(waitMsMax)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // A refusal of the API is an answer, and Chromium logs it as an error of the network.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  return { page, context, complaints }
}
