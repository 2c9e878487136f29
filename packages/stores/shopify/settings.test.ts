import { describe, expect, it } from 'vitest'
import { baseUrl, noticeSecrets, settings } from './settings.ts'

const typed = { shopDomain: 'demo', clientId: 'id', clientSecret: 'secret' }

describe('the shop', () => {
  it.each(['demo', 'demo.myshopify.com', ' https://Demo.myshopify.com/admin?x=1 ', 'http://demo.myshopify.com'])(
    'is found in %j',
    (shopDomain) => {
      expect(settings.parse({ ...typed, shopDomain }).shopDomain).toBe('demo.myshopify.com')
    },
  )

  it.each([
    '',
    'demo.example.com',
    'demo.myshopify.com.evil.example',
    'evil.example#.myshopify.com',
    'a@demo.myshopify.com',
    '-demo',
  ])('is refused as %j, where a token could go astray', (shopDomain) => {
    expect(settings.safeParse({ ...typed, shopDomain }).success).toBe(false)
  })
})

describe('the way in', () => {
  it.each([
    ['client credentials', { clientId: 'id' }, true],
    ['an access token', { clientId: '', accessToken: 'shpat_x' }, true],
    ['neither', { clientId: ' ', accessToken: '' }, false],
    ['no secret to check notices with', { clientSecret: '' }, false],
  ])('with %s', (_what, more, fine) => {
    expect(settings.safeParse({ ...typed, ...more }).success).toBe(fine)
  })

  it('keeps the older secret behind the newer', () => {
    expect(noticeSecrets(settings.parse({ ...typed, previousClientSecret: 'old' }))).toEqual(['secret', 'old'])
    expect(noticeSecrets(settings.parse({ ...typed, previousClientSecret: '' }))).toEqual(['secret'])
  })
})

describe('the address', () => {
  it.each([
    [undefined, 'https://demo.myshopify.com'],
    ['', 'https://demo.myshopify.com'],
    ['http://127.0.0.1:4011/shops/demo/', 'http://127.0.0.1:4011/shops/demo'],
    ['http://localhost:4011', 'http://localhost:4011'],
    ['http://sandbox:4011/shops/demo', 'http://sandbox:4011/shops/demo'],
    ['https://sandbox.example', 'https://sandbox.example'],
  ])('%j leads to %s', (adminUrl, base) => {
    expect(baseUrl(settings.parse({ ...typed, adminUrl }))).toBe(base)
  })

  it.each([
    'http://sandbox.example',
    'http://10.0.0.1',
    'http://[2001:db8::1]',
    'ftp://127.0.0.1',
    'https://me:pw@127.0.0.1',
    'https://x.example?y',
    'nonsense',
  ])('%j is refused', (adminUrl) => {
    expect(settings.safeParse({ ...typed, adminUrl }).success).toBe(false)
  })
})
