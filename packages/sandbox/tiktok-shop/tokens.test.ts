import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstApp } from './seed-data.ts'
import { openShop, type Shopfront } from './testing.ts'

let shop: Shopfront
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.sandbox.close())

const identity = { app_key: firstApp.key, app_secret: firstApp.secret }
const exchange = (code: string, grant = 'authorized_code') =>
  shop.auth('/api/v2/token/get', { ...identity, auth_code: code, grant_type: grant })
const refresh = (token: string) =>
  shop.auth('/api/v2/token/refresh', { ...identity, refresh_token: token, grant_type: 'refresh_token' })
const control = (method: 'POST' | 'PUT', path: string, body?: unknown) =>
  shop.sandbox.control(method, `/control/tiktok-shop/${path}`, body)
const newCode = async () => (await control('POST', `authorisations/${shop.authorisationId}/code`)).code

it('a code is good once, within 30 minutes, and both ends are absolute seconds', async () => {
  const code = await newCode()
  expect((await exchange(code, 'authorization_code')).code).toBe(98001004)
  const said = await exchange(code)
  const now = shop.sandbox.world.clock.now() / 1000
  expect(said).toMatchObject({ code: 0, data: { access_token_expire_in: now + 7 * 86_400, user_type: 0 } })
  expect((await exchange(code)).code).toBe(36004004)

  const late = await newCode()
  shop.sandbox.world.clock.advance(30 * 60_000)
  expect((await exchange(late)).code).toBe(36004004)
})

it('a refresh gives two new tokens; what happens to the old ones is a switch', async () => {
  const { data } = await refresh(shop.refreshToken)
  expect(data.refresh_token).not.toBe(shop.refreshToken)
  expect((await refresh(shop.refreshToken)).code).toBe(36004001)
  const withOld = await shop.call('GET', '/authorization/202309/shops', { withoutCipher: true })
  expect(withOld.code).toBe(0)

  await control('PUT', 'switches', { oldRefreshTokenStaysValid: true, oldAccessTokenStaysValid: false })
  expect((await refresh(shop.refreshToken)).code).toBe(0)
  const withOlder = await shop.call('GET', '/authorization/202309/shops', { withoutCipher: true })
  expect(withOlder.code).toBe(36009004)
})

it('the end of the authorisation ends the refresh; a removed app has no record', async () => {
  shop.sandbox.world.clock.advance(365 * 86_400_000)
  expect((await refresh(shop.refreshToken)).code).toBe(36004001)
  await control('POST', `authorisations/${shop.authorisationId}/deauthorise`)
  expect((await refresh(shop.refreshToken)).code).toBe(36004005)
})

it('tokens end by hand: all of them, or those that are meant', async () => {
  const shops = () => shop.call('GET', '/authorization/202309/shops', { withoutCipher: true })
  expect(await control('POST', 'tokens/expire', { token: 'TTP_other' })).toEqual({ expired: 0 })
  expect((await shops()).code).toBe(0)
  await control('POST', 'tokens/expire', { authorisationId: shop.authorisationId })
  expect((await shops()).code).toBe(105002)
  await control('POST', 'tokens/expire', { kind: 'refresh' })
  expect((await refresh(shop.refreshToken)).code).toBe(36004001)
})

it.each([
  ['accept', /[?&]code=ROW_code_\w+/],
  ['auth_denied', /code=null&error=auth_denied/],
  ['access_denied', /code=null&error=access_denied/],
])('the page redirects with state: %s', async (consent, expected) => {
  await control('PUT', `apps/${firstApp.key}`, { redirectUrl: 'http://127.0.0.1:9/back' })
  await control('PUT', 'switches', { consent })
  const asked = await shop.auth('/oauth/authorize', { app_key: firstApp.key, state: 'mine' })
  expect(asked.status).toBe(302)
  const path = new URL(asked.headers.get('location') as string, shop.sandbox.tiktokShopUrl)
  const decided = await shop.auth(path.pathname, Object.fromEntries(path.searchParams))
  const back = decided.headers.get('location') as string
  expect(back).toMatch(expected)
  expect(new URL(back).searchParams.get('state')).toBe('mine')
})
