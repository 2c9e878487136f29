import { describe, expect, it } from 'vitest'
import { envelope, reply, scriptedDoor } from './scripted-http.ts'
import { exchangeCode, refreshTokens } from './tokens.ts'

const app = { appKey: '68xu7ks5n0abc', appSecret: 'canary-secret-2f7c' }
const canaries = { code: 'canary-code-77', refreshToken: 'canary-refresh-18' }

// The shape of "Authorization overview 202407", values made up.
const granted = {
  access_token: 'TTP_access',
  access_token_expire_in: 1767830400,
  refresh_token: 'TTP_refresh',
  refresh_token_expire_in: 1798761600,
  open_id: 'o1',
  seller_name: 'Shop',
  seller_base_region: 'GB',
  user_type: 0,
  granted_scopes: ['seller.order.info', 'seller.logistics'],
}

describe('getting tokens', () => {
  it('exchanges a code by a GET with the documented query', async () => {
    const http = scriptedDoor(reply(200, envelope(0, granted)))
    const result = await exchangeCode({ app, http }, canaries.code)
    expect(result).toEqual({
      ok: true,
      requestId: '202203070749000101890810281E8C70B7',
      value: {
        tokens: {
          accessToken: 'TTP_access',
          accessTokenExpiresAt: '2026-01-08T00:00:00.000Z',
          refreshToken: 'TTP_refresh',
          refreshTokenExpiresAt: '2027-01-01T00:00:00.000Z',
        },
        openId: 'o1',
        sellerName: 'Shop',
        sellerBaseRegion: 'GB',
        userType: 'seller',
        grantedScopes: ['seller.order.info', 'seller.logistics'],
      },
    })
    const url = new URL(http.requests[0]?.url ?? '')
    expect(http.requests[0]?.method).toBe('GET')
    expect(url.origin + url.pathname).toBe('https://auth.tiktok-shops.com/api/v2/token/get')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_key: app.appKey,
      app_secret: app.appSecret,
      auth_code: canaries.code,
      grant_type: 'authorized_code',
    })
  })

  it('refreshes by a GET with the documented query', async () => {
    const http = scriptedDoor(reply(200, envelope(0, granted)))
    expect((await refreshTokens({ app, http }, canaries.refreshToken)).ok).toBe(true)
    const url = new URL(http.requests[0]?.url ?? '')
    expect(url.pathname).toBe('/api/v2/token/refresh')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_key: app.appKey,
      app_secret: app.appSecret,
      refresh_token: canaries.refreshToken,
      grant_type: 'refresh_token',
    })
  })

  it.each([
    { userType: 1, read: 'creator' },
    { userType: 3, read: 'partner' },
    { userType: 9, read: 'other' },
    { userType: undefined, read: 'other' },
  ])('user_type $userType is $read', async ({ userType, read }) => {
    const http = scriptedDoor(reply(200, envelope(0, { ...granted, user_type: userType })))
    expect(await exchangeCode({ app, http }, 'x')).toMatchObject({ value: { userType: read } })
  })

  const quoting = `app_secret=${app.appSecret} auth_code=${canaries.code} refresh_token=${canaries.refreshToken}`

  it.each([
    {
      name: 'code used',
      answer: reply(200, envelope(36004004, null, quoting)),
      problem: { class: 'credentials', code: 36004004 },
    },
    {
      name: 'refresh token over',
      answer: reply(200, envelope(36004001, null, quoting)),
      problem: { class: 'credentials' },
    },
    {
      name: 'no authorisation',
      answer: reply(200, envelope(36004005, null, quoting)),
      problem: { class: 'credentials' },
    },
    { name: 'invalid parameters', answer: reply(200, envelope(98001004, null, quoting)), problem: { class: 'ours' } },
    {
      name: 'no answer',
      answer: { ok: false as const, effect: 'unknown' as const, reason: quoting },
      problem: { class: 'unknown', effect: 'unknown' },
    },
    {
      name: 'no connection',
      answer: { ok: false as const, effect: 'none' as const, reason: quoting },
      problem: { class: 'later', effect: 'none' },
    },
    { name: 'HTML', answer: reply(502, `<p>${quoting}</p>`), problem: { class: 'unknown', effect: 'unknown' } },
    {
      name: 'no access token',
      answer: reply(200, envelope(0, { ...granted, access_token: '' })),
      problem: { class: 'unknown' },
    },
    {
      name: 'no end',
      answer: reply(200, envelope(0, { ...granted, access_token_expire_in: null })),
      problem: { class: 'unknown' },
    },
  ])('$name is a problem that holds no secret', async ({ answer, problem }) => {
    const http = scriptedDoor(answer)
    const results = [
      await exchangeCode({ app, http }, canaries.code),
      await refreshTokens({ app, http }, canaries.refreshToken),
    ]
    expect(results[0]).toMatchObject({ ok: false, problem })
    // Each call hides what it sent itself.
    expect(JSON.stringify(results)).not.toContain(app.appSecret)
    expect(JSON.stringify(results[0])).not.toContain(canaries.code)
    expect(JSON.stringify(results[1])).not.toContain(canaries.refreshToken)
  })
})
