/** People on the screen: signing in and joining, what a viewer meets, keys and sessions, and what the audit tells of it. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createResetLink } from '../packages/server/commands/accounts.ts'
import { openDatabase } from '../packages/server/database/open.ts'
import { expectAccessible } from './support/axe.ts'
import { openBrowser, openPage } from './support/browser.ts'
import { type Connected, connect } from './support/connected.ts'
import { builtScreens, describeScreens, openScreens, password } from './support/screens.ts'

const email = 'bea@example.com'

async function signIn(page: Page, who: { email: string; password: string }) {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(who.email)
  await page.getByLabel(/^Password/).fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Your account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Waybridge' }).waitFor()
}

describeScreens('people', () => {
  let bridge: Connected
  let browser: Browser
  let closeDatabase: () => Promise<void>
  beforeAll(async () => {
    browser = await openBrowser()
    const db = await openDatabase({ memory: true })
    closeDatabase = () => db.close()
    bridge = await connect(db, { screensFolder: builtScreens })
  })
  afterAll(async () => {
    await browser?.close()
    await bridge?.close()
    await closeDatabase?.()
  })

  it('an owner invites, the link lets somebody join once, and a wrong password says so', async () => {
    const owner = await openScreens(browser, bridge)
    await owner.page.goto('/team')
    await owner.page.getByRole('button', { name: 'Invite somebody' }).click()
    const dialog = owner.page.getByRole('dialog', { name: 'Invite somebody' })
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email)
    await dialog.getByLabel('Role').selectOption('viewer')
    await dialog.getByRole('button', { name: 'Make a link' }).click()
    const link = await dialog.locator('pre').innerText()
    await expectAccessible(owner.page)
    expect(link).toMatch(/\/join#[\w-]{43}$/)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    const open = owner.page.getByRole('region', { name: 'Open invitations' })
    await open.getByText(email).waitFor()
    await expectAccessible(owner.page)

    const { page, context, complaints } = await openPage(browser, { baseURL: bridge.server.url })
    await page.goto(link)
    await page.getByLabel('Your name').fill('Bea')
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
    await page.getByLabel(/^Password/).fill(password)
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    // The token is spent, and stays in no history.
    expect(new URL(page.url()).hash).toBe('')

    // The owner sees it happen.
    await owner.page.getByRole('row', { name: `Bea ${email}` }).waitFor()
    await open.waitFor({ state: 'detached' })

    await signOut(page)
    await signIn(page, { email, password: 'not this sentence' })
    await page.getByRole('alert').getByText('E-mail or password is not right.').waitFor()
    await signIn(page, { email, password })
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()

    // Taken out, Bea is out at once.
    await owner.page.getByRole('button', { name: 'Remove Bea' }).click()
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove Bea' }).click()
    await owner.page.getByText('Bea was removed.').waitFor()
    await page.goto('/orders')
    await page.getByRole('heading', { name: 'Sign in to Waybridge' }).waitFor()
    await context.close()
    expect(complaints).toEqual([])
    await owner.close()
  })

  it('says which keys and invitations go with an owner, before she is lowered or removed', async () => {
    const eve = await openScreens(browser, bridge)
    const me = await (await eve.page.request.get('/api/v1/session/me')).json()
    const send = (path: string, data: object) =>
      eve.page.request.post(`/api/v1${path}`, { headers: { origin: bridge.server.url }, data })
    await send('/keys', { name: 'forklift', role: 'owner' })
    await send('/members/invitations', { email: 'dora@example.com', role: 'viewer' })
    const owner = await openScreens(browser, bridge)
    await owner.page.goto('/team')
    const dialog = owner.page.getByRole('dialog')
    await owner.page.getByLabel(`Role of ${me.name}`).selectOption('viewer')
    await dialog.getByText('may do no more than Viewer from then on: forklift.').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await owner.page.getByRole('button', { name: `Remove ${me.name}` }).click()
    await dialog.getByText('programs that use them are refused: forklift.').waitFor()
    await dialog.getByText('Open invitations from this account are withdrawn: dora@example.com.').waitFor()
    await dialog.getByRole('button', { name: `Remove ${me.name}` }).click()
    await owner.page.getByText(`${me.name} was removed.`).waitFor()
    await eve.close()
    await owner.close()
  })

  it('who forgot the password comes back by a link from the server', async () => {
    const eve = await openScreens(browser, bridge)
    const { email } = await (await eve.page.request.get('/api/v1/session/me')).json()
    await eve.close()
    const link = await createResetLink(bridge.server.parts, email)
    const { page, context, complaints } = await openPage(browser, { baseURL: bridge.server.url })
    await page.goto('/')
    await page.getByText('waybridge reset-password').waitFor()
    await page.goto(link?.url ?? '')
    await page.getByLabel('New password').fill('tiktokshop123')
    await page.getByRole('button', { name: 'Keep it and sign in' }).click()
    await page.getByRole('alert').getByText('This password would soon be guessed.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('New password').fill('a whole new sentence')
    await page.getByRole('button', { name: 'Keep it and sign in' }).click()
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await context.close()
    expect(complaints).toEqual([])
  })

  it('a withdrawn invitation says what to do', async () => {
    const owner = await openScreens(browser, bridge)
    const invited = await owner.page.request.post('/api/v1/members/invitations', {
      headers: { origin: bridge.server.url },
      data: { email: 'carl@example.com', role: 'operator' },
    })
    const { url } = await invited.json()
    await owner.page.goto('/team')
    await owner.page.getByRole('button', { name: 'Withdraw the invitation of carl@example.com' }).click()
    await owner.page.getByText('The invitation of carl@example.com is withdrawn.').waitFor()
    const { page, context } = await openPage(browser, { baseURL: bridge.server.url })
    await page.goto(url)
    await page.getByLabel('Your name').fill('Carl')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('carl@example.com')
    await page.getByLabel(/^Password/).fill(password)
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('alert').getByText('ask for a new invitation').waitFor()
    await context.close()
    await owner.close()
  })

  it('a viewer sees why a button is closed, and the API refuses what the button would do', async () => {
    const { page, close } = await openScreens(browser, bridge, 'viewer')
    const { channelId } = bridge.channels.UK
    await page.goto(`/settings/fulfilment-sync?channel=${channelId}`)
    const add = page.getByRole('button', { name: '+ Add mapping' }).first()
    await add.focus()
    await page.getByRole('tooltip').getByText('Needs the role Operator.').waitFor()
    await add.press('Enter')
    expect(await page.getByRole('dialog').count()).toBe(0)
    const refused = await page.request.post(`/api/v1/channels/${channelId}/mappings`, {
      headers: { origin: bridge.server.url },
      data: { storeCarrier: 'RM48', target: 'hold' },
    })
    expect([refused.status(), (await refused.json()).code]).toEqual([403, 'role.too_low'])

    expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0)
    await page.goto('/keys')
    await page.getByText('Needs the role Owner. Ask an owner of this workspace.').first().waitFor()
    await close()
  })

  it('asks for the password again before what reaches far, then goes on by itself', async () => {
    const { page, close } = await openScreens(browser, bridge)
    await bridge.clock.advance(15 * 60_000 + 1)
    await page.goto('/keys')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make a key' })
    await dialog.getByLabel('Name').fill('late key')
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    const again = page.getByRole('dialog', { name: 'Enter your password again' })
    const field = again.getByRole('textbox', { name: 'Password' })
    await field.waitFor()
    await expectAccessible(page)
    // Escape puts away the question only, and what was refused is said.
    await field.press('Escape')
    await again.waitFor({ state: 'detached' })
    await dialog.getByRole('alert').getByText('please enter your password again').waitFor()
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    await field.fill('not this sentence')
    await again.getByRole('button', { name: 'Go on' }).click()
    await again.getByRole('alert').getByText('The password is not right.').waitFor()
    await field.fill(password)
    await field.press('Enter')
    await dialog.getByText('Copy it now: it is never shown again.').waitFor()
    const made = await page.request.get('/api/v1/keys')
    const named = (await made.json()).items.filter(({ name }: { name: string }) => name === 'late key')
    expect(named).toHaveLength(1)
    await close()
  })

  it('an API key is shown once, works, and ends when it is revoked', async () => {
    const { page, close } = await openScreens(browser, bridge)
    await page.goto('/keys')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make a key' })
    await dialog.getByLabel('Name').fill('warehouse')
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    await dialog.getByText('Copy it now: it is never shown again.').waitFor()
    const secret = await dialog.locator('pre').first().innerText()
    expect(secret).toMatch(/^wbk_[\w-]{43}$/)
    const status = async () =>
      (await fetch(`${bridge.server.url}/api/v1/stores`, { headers: { authorization: `Bearer ${secret}` } })).status
    expect(await status()).toBe(200)

    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.reload()
    await page.getByRole('row', { name: /warehouse/ }).waitFor()
    expect(await page.content()).not.toContain(secret)

    await page.getByRole('button', { name: 'Revoke warehouse' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('warehouse is revoked.').waitFor()
    expect(await status()).toBe(401)
    await close()
  })

  describe('one’s own account', () => {
    it('ends a session that was left open elsewhere', async () => {
      const { page, close } = await openScreens(browser, bridge)
      const { email } = await (await page.request.get('/api/v1/session/me')).json()
      const elsewhere = await openPage(browser, { baseURL: bridge.server.url })
      await elsewhere.page.goto('/')
      await signIn(elsewhere.page, { email, password })
      await elsewhere.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()

      await page.goto('/account')
      const sessions = page.getByRole('region', { name: 'Where you are signed in' })
      await sessions.getByText('this browser').waitFor()
      expect(await sessions.getByRole('listitem').count()).toBe(2)
      await expectAccessible(page)
      await sessions.getByRole('button', { name: 'End all others' }).click()
      await page.getByText('1 session ended.').waitFor()
      await elsewhere.page.goto('/orders')
      await elsewhere.page.getByRole('heading', { name: 'Sign in to Waybridge' }).waitFor()
      await elsewhere.context.close()
      await close()
    })

    it('changes the password for whoever knows the present one', async () => {
      const { page, close } = await openScreens(browser, bridge)
      const { email } = await (await page.request.get('/api/v1/session/me')).json()
      await page.goto('/account')
      const change = async (present: string) => {
        await page.getByLabel('Present password').fill(present)
        await page.getByLabel('New password').fill('a whole new sentence')
        await page.getByRole('button', { name: 'Change password' }).click()
      }
      await change('not this sentence')
      await page.getByRole('alert').getByText('E-mail or password is not right.').waitFor()
      await change(password)
      await page.getByText('The password is changed.').waitFor()
      await signOut(page)
      await signIn(page, { email, password: 'a whole new sentence' })
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
      await close()
    })
  })

  it('signing out leads nowhere back, however late the sign-in comes', async () => {
    const { page, close } = await openScreens(browser, bridge)
    await page.goto('/account')
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    // The line of live updates breaks with the session, and asks who is signed in, before the page has left.
    const refused = page.waitForResponse((response) => response.url().endsWith('/me') && response.status() === 401)
    await page.route(/sign-in-page/, async (route) => {
      await refused
      await route.continue()
    })
    await signOut(page)
    expect(new URL(page.url()).search).toBe('')
    await close()
  })

  it('the audit tells who did what, narrowed in the address, with what changed, and as CSV', async () => {
    const { page, close } = await openScreens(browser, bridge)
    const members = (await bridge.api('GET', '/members')).body.items
    const other = members.find(({ role }: { role: string }) => role === 'viewer')
    const me = await (await page.request.get('/api/v1/session/me')).json()
    await page.request.put(`/api/v1/members/${other.id}`, {
      headers: { origin: bridge.server.url },
      data: { role: 'operator' },
    })
    await page.goto('/audit')
    await page.getByLabel('What', { exact: true }).selectOption('member')
    await page
      .getByRole('button', { name: `Show only what ${me.name} did` })
      .first()
      .click()
    await page.waitForURL(/actor=person/)
    expect(new URL(page.url()).searchParams.get('kind')).toBe('member')
    expect(await page.getByLabel('Who').locator('option:checked').innerText()).toBe(me.name)
    const row = page.getByRole('row', { name: /changed a role/ })
    await row.getByRole('button', { name: 'Show the details of changed a role' }).click()
    await page.getByRole('row', { name: 'Value viewer operator', exact: true }).waitFor()
    await expectAccessible(page)

    const arrives = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const lines = readFileSync(await (await arrives).path(), 'utf8').split('\r\n')
    expect(lines[0]).toContain('Who')
    expect(lines.slice(1).filter((line) => line !== '' && !line.includes(`,"${me.name}",`))).toEqual([])
    await page.getByRole('button', { name: 'Check the chain' }).click()
    await page.getByText(/The chain is intact/).waitFor()
    await close()
  })
})
